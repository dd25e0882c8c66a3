import type { SemVer } from 'semver';
import { parseRequirement } from '../modules/requirement.ts';
import { isTag } from '../oci/reference.ts';
import { otherSpelling, tagVersion } from '../resolve/version-rule.ts';
import { NoVersionToPushError } from './errors.ts';

/** What the user asks for besides the tag of the reference. */
export interface TagAsks {
  readonly latest: boolean;
  /** `v1` and `v1.2` beside `v1.2.0`. */
  readonly partial: boolean;
}

/** A tag that follows versions. */
export interface MovingTag {
  readonly tag: string;
  /** Why it stays where it is; undefined where it is to point at what is pushed. */
  readonly held: string | undefined;
}

/** The tags of one push. */
export interface TagPlan {
  readonly tag: string;
  /** Undefined for a word, such as the name of a branch: such a tag moves with each push. */
  readonly version: SemVer | undefined;
  /** The other spelling of the version, where that is published. */
  readonly twin: string | undefined;
  readonly moving: readonly MovingTag[];
  /** The version that breaking changes are told against; undefined where there is none to compare with, and why. */
  readonly previous: string | undefined;
  readonly whyNoPrevious: string;
}

/**
 * Plans the tags of a push. Nothing is asked for here: what moves, and what is compared with, follows from the tags that are there.
 * @param tag of the reference, undefined where it has none
 * @param published the tags that the repository has
 * @throws {NoVersionToPushError}
 */
export function planTags(tag: string | undefined, published: readonly string[], asks: TagAsks): TagPlan {
  const wrong = (what: string, next: string): NoVersionToPushError => new NoVersionToPushError(what, { next });
  if (tag === undefined || !isTag(tag)) {
    throw wrong('the reference has no version', 'Write it behind the name: …/types:v1.2.0');
  }
  if (tag === 'latest' || /^v?\d+(?:\.\d+)?$/.test(tag)) {
    const by = tag === 'latest' ? '--latest' : '--partial-tags';
    throw wrong(
      `"${tag}" moves with the versions, and is not pushed by itself`,
      `Push a whole version (v1.2.0) and add ${by}.`,
    );
  }
  const version = tagVersion(tag);
  if (version === undefined && /^v?\d+\.\d+\.\d+/.test(tag)) {
    throw wrong(`"${tag}" looks like a version and is none`, 'Write MAJOR.MINOR.PATCH, or MAJOR.MINOR.PATCH-rc.1.');
  }
  if (parseRequirement(tag, 'workspace').kind === 'within') {
    throw wrong(
      `"${tag}" is a range in deps, so nobody could ask for a tag of that name`,
      'Push a whole version (v1.2.0), or another word.',
    );
  }
  const releases = published
    .flatMap((one) => {
      const found = tagVersion(one);
      return found === undefined || found.prerelease.length > 0 ? [] : [{ tag: one, version: found }];
    })
    // Of two spellings the one with `v` comes later, and is taken.
    .sort((a, b) => a.version.compare(b.version) || (a.tag < b.tag ? -1 : 1));
  if (version === undefined) {
    if (asks.latest || asks.partial) {
      throw wrong(`"${tag}" is no version, so no other tag can follow it`, 'Leave out --latest and --partial-tags.');
    }
    const previous = releases.at(-1)?.tag;
    return { tag, version, twin: undefined, moving: [], previous, whyNoPrevious: 'no version is published yet' };
  }
  const spelling = otherSpelling(tag);
  const previous = releases.findLast((one) => one.version.compare(version) < 0 && isSameLine(one.version, version));
  return {
    tag,
    version,
    twin: published.includes(spelling) ? spelling : undefined,
    moving: movingTags(tag, version, releases, asks),
    previous: previous?.tag,
    whyNoPrevious: `nothing older is published of ${lineOf(version)}`,
  };
}

function movingTags(
  tag: string,
  version: SemVer,
  releases: readonly { readonly tag: string; readonly version: SemVer }[],
  asks: TagAsks,
): readonly MovingTag[] {
  const v = tag.startsWith('v') ? 'v' : '';
  const wanted: { readonly tag: string; readonly covers: (one: SemVer) => boolean }[] = [];
  if (asks.partial) {
    const { major, minor } = version;
    wanted.push({ tag: `${v}${major}.${minor}`, covers: (one) => one.major === major && one.minor === minor });
    wanted.push({ tag: `${v}${major}`, covers: (one) => one.major === major });
  }
  if (asks.latest) wanted.push({ tag: 'latest', covers: () => true });
  return wanted.map(({ tag: name, covers }): MovingTag => {
    if (version.prerelease.length > 0) return { tag: name, held: 'a prerelease moves no other tag' };
    const newer = releases.findLast((one) => covers(one.version) && one.version.compare(version) > 0);
    return { tag: name, held: newer === undefined ? undefined : `${newer.tag} is newer` };
  });
}

/** Versions that promise to be compatible: one major, and below 1.0 one minor. */
function isSameLine(one: SemVer, other: SemVer): boolean {
  return one.major === other.major && (one.major > 0 || one.minor === other.minor);
}

function lineOf({ major, minor }: SemVer): string {
  return major > 0 ? `v${major}` : `v0.${minor}`;
}
