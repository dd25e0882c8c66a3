import SemVer from 'semver/classes/semver.js';
import type { ModuleName } from '../modules/module-name.ts';
import type { Requirement } from '../modules/requirement.ts';
import type { Asker } from './resolution.ts';

/** One ask, read: who wants which version of what. */
export interface Ask {
  readonly module: ModuleName;
  readonly requirement: Requirement;
  readonly asker: Asker;
}

/** The tags of one module, asked for only when the rule cannot do without. */
export interface TagSource {
  /** Whether the tag is there. Cheaper than the list. */
  has(tag: string): Promise<boolean>;
  /** Every tag; undefined where the registry has no such module. */
  list(): Promise<readonly string[] | undefined>;
}

/** Why no version can be given. */
export type Unsatisfiable =
  /** The only tag that may be taken (a word, or a pin in either spelling) is not there. */
  | { readonly kind: 'no-such-tag'; readonly tag: string }
  | { readonly kind: 'no-such-module' }
  /** Some ask for a word, others for another word or for a version. */
  | { readonly kind: 'words-disagree' }
  /** The asks exclude each other, or none of the tags satisfies them all. */
  | { readonly kind: 'none-satisfies' };

export type Choice =
  | { readonly kind: 'chosen'; readonly tag: string }
  | { readonly kind: 'unsatisfiable'; readonly reason: Unsatisfiable };

/** Reads a tag as a version: `v1.2.0` and `1.2.0` are one. Undefined for words, and for what semver does not take. */
export function tagVersion(tag: string): SemVer | undefined {
  if (!/^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(tag)) return undefined;
  try {
    return new SemVer(tag.replace(/^v/, ''));
  } catch {
    return undefined;
  }
}

/** The other spelling of a version's tag: with `v`, or without. */
export function otherSpelling(tag: string): string {
  return tag.startsWith('v') ? tag.slice(1) : `v${tag}`;
}

/** Whether `tag` is a version, or is named by one of the asks as the word it is. */
function isNamed(tag: string, version: SemVer | undefined, asks: readonly Ask[]): boolean {
  return asks.some(({ requirement }) =>
    requirement.kind === 'exact'
      ? version !== undefined && requirement.version.compare(version) === 0
      : requirement.kind === 'tag' || requirement.kind === 'latest'
        ? tag === (requirement.text === '' ? 'latest' : requirement.text)
        : false,
  );
}

/**
 * Whether `tag` satisfies `ask`. The other asks matter for one thing only: a prerelease, and a word, is taken only
 * where somebody names it.
 */
export function satisfies(tag: string, ask: Ask, all: readonly Ask[]): boolean {
  const { requirement } = ask;
  if (requirement.kind === 'tag') return tag === requirement.text;
  const version = tagVersion(tag);
  if (requirement.kind === 'any' || requirement.kind === 'latest') {
    if (requirement.kind === 'latest' && version === undefined) return tag === 'latest';
    return (version !== undefined && version.prerelease.length === 0) || isNamed(tag, version, all);
  }
  if (version === undefined) return false;
  if (requirement.kind === 'within') return requirement.range.test(version);
  if (ask.asker.kind === 'workspace') return requirement.version.compare(version) === 0;
  if (version.compare(requirement.version) < 0 || !sameLine(version, requirement.version)) return false;
  return version.prerelease.length === 0 || isNamed(tag, version, all);
}

/** Versions that a minimum may rise to: the same major, and for 0.x the same minor. */
function sameLine(one: SemVer, other: SemVer): boolean {
  return one.major === other.major && (one.major > 0 || one.minor === other.minor);
}

/**
 * The version of one module for exactly these asks: design.md, decision 6. Pure but for the tags that it looks up; the order of
 * `asks` does not matter.
 */
export async function chooseVersion(
  asks: readonly Ask[],
  locked: string | undefined,
  tags: TagSource,
): Promise<Choice> {
  if (locked !== undefined && asks.every((ask) => satisfies(locked, ask, asks))) return chosen(locked);

  const word = asks.find((ask) => ask.requirement.kind === 'tag')?.requirement.text;
  if (word !== undefined) {
    const agreed = asks.every((ask) => ask.requirement.kind === 'any' || satisfies(word, ask, asks));
    if (!agreed) return unsatisfiable({ kind: 'words-disagree' });
    return (await tags.has(word)) ? chosen(word) : unsatisfiable({ kind: 'no-such-tag', tag: word });
  }

  const pin = spellings(asks.filter((ask) => ask.asker.kind === 'workspace'))[0];
  if (pin !== undefined) {
    if (!asks.every((ask) => satisfies(pin, ask, asks))) return unsatisfiable({ kind: 'none-satisfies' });
    return (await present(pin, tags)) ?? unsatisfiable({ kind: 'no-such-tag', tag: pin });
  }

  if (asks.every((ask) => ask.requirement.kind === 'exact')) return lowest(asks, tags);

  const wantsLatest = asks.some((ask) => ask.requirement.kind === 'latest');
  const wantsVersion = asks.some((ask) => ask.requirement.kind === 'exact' || ask.requirement.kind === 'within');
  // Beside an ask for a version, `latest` can only mean the newest that satisfies it: what the tag `latest` points at has no version to compare.
  if (wantsLatest && !wantsVersion && (await tags.has('latest'))) return chosen('latest');

  const fitting = await candidates(asks, tags);
  return fitting === undefined ? unsatisfiable({ kind: 'no-such-module' }) : pick(fitting.at(-1));
}

/** Every ask is a minimum: minimal version selection. The highest minimum is the answer wherever its tag is there. */
async function lowest(asks: readonly Ask[], tags: TagSource): Promise<Choice> {
  const highest = spellings(asks).at(-1) ?? '';
  if (!asks.every((ask) => satisfies(highest, ask, asks))) return unsatisfiable({ kind: 'none-satisfies' });
  const there = await present(highest, tags);
  if (there !== undefined) return there;
  const fitting = await candidates(asks, tags);
  return fitting === undefined ? unsatisfiable({ kind: 'no-such-module' }) : pick(fitting[0]);
}

function pick(tag: string | undefined): Choice {
  return tag === undefined ? unsatisfiable({ kind: 'none-satisfies' }) : chosen(tag);
}

/** The tags that satisfy all asks, one for each version, lowest first; undefined where there is no such module. */
async function candidates(asks: readonly Ask[], tags: TagSource): Promise<readonly string[] | undefined> {
  const listed = await tags.list();
  if (listed === undefined) return undefined;
  const asWritten = new Set(asks.map((ask) => ask.requirement.text));
  const byVersion = new Map<string, { readonly tag: string; readonly version: SemVer }>();
  for (const tag of listed) {
    const version = tagVersion(tag);
    if (version === undefined || !asks.every((ask) => satisfies(tag, ask, asks))) continue;
    const twin = byVersion.get(version.version)?.tag;
    // Of two spellings: the one that an ask uses, else the one with `v`.
    const better = twin === undefined || (asWritten.has(tag) === asWritten.has(twin) ? tag > twin : asWritten.has(tag));
    if (better) byVersion.set(version.version, { tag, version });
  }
  return [...byVersion.values()].sort((a, b) => a.version.compare(b.version)).map(({ tag }) => tag);
}

/** The exact versions asked for, lowest first; of two spellings of one version the one with `v` comes later. */
function spellings(asks: readonly Ask[]): readonly string[] {
  const exact = asks.flatMap(({ requirement }) => (requirement.kind === 'exact' ? [requirement] : []));
  return exact
    .sort((a, b) => a.version.compare(b.version) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map((requirement) => requirement.text);
}

async function present(tag: string, tags: TagSource): Promise<Choice | undefined> {
  for (const spelling of [tag, otherSpelling(tag)]) {
    if (await tags.has(spelling)) return chosen(spelling);
  }
  return undefined;
}

function chosen(tag: string): Choice {
  return { kind: 'chosen', tag };
}

function unsatisfiable(reason: Unsatisfiable): Choice {
  return { kind: 'unsatisfiable', reason };
}
