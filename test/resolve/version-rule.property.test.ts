import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { type Ask, chooseVersion } from '../../src/resolve/version-rule.ts';

// The rule for one module once more, for what the brute force of whole selections leaves out: prereleases, versions in two
// spellings, and words. Versions are compared as lists of numbers here; no semver library has a say.

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** 0: a release; else `-rc.N`. */
  readonly candidate: number;
}

const order = ({ major, minor, patch, candidate }: Version): number =>
  major * 1_000_000 + minor * 10_000 + patch * 100 + (candidate === 0 ? 99 : candidate);
const written = ({ major, minor, patch, candidate }: Version): string =>
  `${major}.${minor}.${patch}${candidate === 0 ? '' : `-rc.${candidate}`}`;

type Wish =
  | { readonly kind: 'pin' | 'minimum'; readonly version: Version; readonly hasV: boolean }
  | { readonly kind: 'major' | 'minor'; readonly version: Version; readonly byWorkspace: boolean }
  | { readonly kind: 'latest' }
  | { readonly kind: 'any' }
  | { readonly kind: 'word'; readonly byWorkspace: boolean };

/** A tag with the version that it is, if it is one. */
interface Tag {
  readonly text: string;
  readonly version: Version | undefined;
}

function accepts(wish: Wish, version: Version, isNamed: boolean): boolean {
  const released = version.candidate === 0;
  switch (wish.kind) {
    case 'pin':
      return order(version) === order(wish.version);
    case 'minimum': {
      const { version: least } = wish;
      const isSameLine = version.major === least.major && (least.major > 0 || version.minor === least.minor);
      return isSameLine && order(version) >= order(least) && (released || isNamed);
    }
    case 'major':
      return released && version.major === wish.version.major;
    case 'minor':
      return released && version.major === wish.version.major && version.minor === wish.version.minor;
    case 'latest':
    case 'any':
      return released || isNamed;
    case 'word':
      return false;
  }
}

/** The version that the rule gives, without its spelling; a word as it is; undefined where there is none. */
function expected(wishes: readonly Wish[], tags: readonly Tag[]): string | undefined {
  if (wishes.some(({ kind }) => kind === 'word')) {
    const agreed = wishes.every(({ kind }) => kind === 'word' || kind === 'any');
    return agreed && tags.some(({ text }) => text === 'main') ? 'main' : undefined;
  }
  const onlyLatest = wishes.every(({ kind }) => kind === 'latest' || kind === 'any');
  if (onlyLatest && wishes.some(({ kind }) => kind === 'latest') && tags.some(({ text }) => text === 'latest')) {
    return 'latest';
  }
  const named = wishes.flatMap((wish) => (wish.kind === 'pin' || wish.kind === 'minimum' ? [order(wish.version)] : []));
  const fitting = tags
    .flatMap(({ version }) => (version === undefined ? [] : [version]))
    .filter((version) => wishes.every((wish) => accepts(wish, version, named.includes(order(version)))))
    .sort((a, b) => order(a) - order(b));
  const best = wishes.every(({ kind }) => kind === 'minimum') ? fitting[0] : fitting.at(-1);
  return best === undefined ? undefined : written(best);
}

const versions: fc.Arbitrary<Version> = fc.record({
  major: fc.integer({ min: 0, max: 2 }),
  minor: fc.integer({ min: 0, max: 2 }),
  patch: fc.integer({ min: 0, max: 1 }),
  candidate: fc.constantFrom(0, 0, 0, 1, 2),
});

/** Tags, some versions in both spellings, and wishes that are mostly about versions near them. */
const problems = fc.array(versions, { minLength: 1, maxLength: 8 }).chain((list) => {
  const near = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...list) }, { weight: 1, arbitrary: versions });
  const wish: fc.Arbitrary<Wish> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pin' as const), version: near, hasV: fc.boolean() }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('minimum' as const), version: near, hasV: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('major', 'minor'), version: near, byWorkspace: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Wish>({ kind: 'latest' }, { kind: 'any' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('word' as const), byWorkspace: fc.boolean() }) },
  );
  return fc.record({
    tags: fc
      .tuple(
        fc.tuple(...list.map((version) => fc.constantFrom('v', '', 'both').map((spelling) => ({ version, spelling })))),
        fc.subarray(['main', 'latest', 'v1', 'nightly-2', 'v1.2']),
      )
      .map(([versioned, words]): readonly Tag[] => [
        ...versioned.flatMap(({ version, spelling }) =>
          (spelling === 'both' ? ['v', ''] : [spelling]).map((v) => ({ text: `${v}${written(version)}`, version })),
        ),
        ...words.map((text) => ({ text, version: undefined })),
      ]),
    wishes: fc.array(wish, { minLength: 1, maxLength: 4 }),
  });
});

const module = parseModuleName('oras.test/common/types');

function asAsk(wish: Wish): Ask {
  const [text, byWorkspace] = ((): readonly [string, boolean] => {
    switch (wish.kind) {
      case 'pin':
        return [`${wish.hasV ? 'v' : ''}${written(wish.version)}`, true];
      case 'minimum':
        return [`${wish.hasV ? 'v' : ''}${written(wish.version)}`, false];
      case 'major':
        return [`v${wish.version.major}`, wish.byWorkspace];
      case 'minor':
        return [`${wish.version.major}.${wish.version.minor}`, wish.byWorkspace];
      case 'latest':
        return ['', true];
      case 'any':
        return ['', false];
      case 'word':
        return ['main', wish.byWorkspace];
    }
  })();
  const requirement = parseRequirement(text, byWorkspace ? 'workspace' : 'module');
  const asker: Ask['asker'] = byWorkspace
    ? { kind: 'workspace', file: 'buf.yaml', line: 1 }
    : { kind: 'module', module: parseModuleName('oras.test/t/asker'), version: 'v1.0.0' };
  return { module, requirement, asker };
}

describe('the rule for one module against a second writing of it', () => {
  it('gives the same version, with prereleases, words, partial versions and both spellings, whatever the order', async () => {
    const seen = { chosen: 0, none: 0, candidates: 0 };
    await fc.assert(
      fc.asyncProperty(problems, async ({ tags, wishes }) => {
        const texts = tags.map(({ text }) => text);
        const source = { has: async (tag: string) => texts.includes(tag), list: async () => texts };
        const asks = wishes.map(asAsk);
        const choice = await chooseVersion(asks, undefined, source);
        const wanted = expected(wishes, tags);
        expect(choice.kind === 'chosen' ? choice.tag.replace(/^v(?=\d)/, '') : undefined).toBe(wanted);
        if (choice.kind === 'chosen') {
          expect(texts).toContain(choice.tag);
          // Chosen once, it stays, with no look at the registry.
          const nothing = { has: async () => false, list: async () => undefined };
          expect(await chooseVersion(asks, choice.tag, nothing)).toEqual(choice);
        }
        expect(await chooseVersion(asks.toReversed(), undefined, source)).toEqual(choice);
        seen[choice.kind === 'chosen' ? 'chosen' : 'none']++;
        if (wanted?.includes('-rc.') === true) seen.candidates++;
      }),
      { numRuns: 6_000, seed: 6 },
    );
    expect(Math.min(seen.chosen, seen.none)).toBeGreaterThan(1_000);
    expect(seen.candidates).toBeGreaterThan(100);
  });
});
