import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Selection, selectVersions } from '../../src/resolve/selection.ts';
import {
  type Assignment,
  asSelectionProblem,
  isStable,
  nameOf,
  plainSweep,
  type SmallAsk,
  type SmallModule,
  type SmallProblem,
  type SmallVersion,
  stableAssignments,
} from './brute-force.ts';

const seed = 20_240_607;

function assignmentOf(problem: SmallProblem, selection: Selection): (string | undefined)[] {
  return problem.modules.map((_, index) => {
    const choice = selection.modules.get(nameOf(index))?.choice;
    return choice === undefined ? undefined : choice.kind === 'chosen' ? choice.tag : '!';
  });
}

/** Fails unless the code's sweeps are the plain sweeps of the brute force, one by one. */
function checkSweeps(problem: SmallProblem, selection: Selection): void {
  let state: (string | undefined)[] = problem.modules.map(() => undefined);
  for (const sweep of selection.sweeps) {
    state = plainSweep(problem, state);
    const lines = state.flatMap((tag, index) => (tag === undefined ? [] : [`${nameOf(index)}=${tag}`]));
    expect(sweep).toBe(lines.join('\n'));
  }
  expect(assignmentOf(problem, selection)).toEqual(state);
  if (selection.kind === 'unstable') {
    expect(selection.sweeps.slice(0, -1)).toContain(selection.sweeps.at(-1));
  } else {
    expect(plainSweep(problem, state)).toEqual(state);
    expect(selection.kind).toBe(state.includes('!') ? 'unsatisfied' : 'stable');
  }
}

async function solve(problem: SmallProblem): Promise<Selection> {
  const given = asSelectionProblem(problem);
  return selectVersions(given.problem, given.source);
}

const versionArbitrary: fc.Arbitrary<SmallVersion> = fc.record({
  major: fc.integer({ min: 0, max: 2 }),
  minor: fc.integer({ min: 0, max: 2 }),
  patch: fc.integer({ min: 0, max: 1 }),
});
const sizes = { minLength: 1, maxLength: 6 } as const;
const key = (version: SmallVersion): string => JSON.stringify(version);
const byOrder = (a: SmallVersion, b: SmallVersion): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** Versions of each module, up to 4, sorted. */
const versionLists = fc.array(
  fc.uniqueArray(versionArbitrary, { minLength: 1, maxLength: 4, selector: key }).map((list) => list.toSorted(byOrder)),
  sizes,
);

/** An ask for one of `targets`, mostly for versions that are there. */
function askArbitrary(lists: readonly (readonly SmallVersion[])[], targets: readonly number[]): fc.Arbitrary<SmallAsk> {
  return fc.constantFrom(...targets).chain((target) => {
    const version = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...(lists[target] ?? [])) },
      { weight: 1, arbitrary: versionArbitrary },
    );
    return fc.oneof(
      { weight: 6, arbitrary: version.map((v): SmallAsk => ({ kind: 'exact', target, version: v })) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom('minor', 'major', 'caret', 'from', 'below'), version)
          .map(([kind, v]): SmallAsk => ({ kind, target, version: v })),
      },
      { weight: 2, arbitrary: fc.constantFrom<SmallAsk>({ kind: 'nothing', target }, { kind: 'latest', target }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('main', 'dev').map((word): SmallAsk => ({ kind: 'word', target, word })),
      },
    );
  });
}

/** Random problems of every kind of ask, with locks and words. `targets` says whom module `index` may ask for. */
function problemArbitrary(targets: (index: number, count: number) => readonly number[]): fc.Arbitrary<SmallProblem> {
  return versionLists.chain((lists) => {
    const all = lists.map((_, index) => index);
    const asksOf = (index: number): fc.Arbitrary<readonly SmallAsk[]> => {
      const open = targets(index, lists.length);
      return open.length === 0 ? fc.constant([]) : fc.array(askArbitrary(lists, open), { maxLength: 3 });
    };
    const moduleArbitrary = (list: readonly SmallVersion[], index: number): fc.Arbitrary<SmallModule> =>
      fc.record({
        versions: fc.tuple(...list.map((version) => asksOf(index).map((asks) => ({ version, asks })))),
        // At most 4 tags together, so that trying all stays cheap.
        words: fc
          .uniqueArray(fc.tuple(fc.constantFrom('main', 'dev', 'latest'), asksOf(index)), {
            maxLength: Math.min(1, 4 - list.length),
            selector: ([word]) => word,
          })
          .map((entries) => new Map(entries)),
      });
    return fc.record({
      modules: fc.tuple(...lists.map(moduleArbitrary)),
      workspace: fc.array(askArbitrary(lists, all), { minLength: 1, maxLength: 3 }),
      locked: fc
        .array(
          fc
            .constantFrom(...all)
            .chain((index) =>
              fc
                .constantFrom(...(lists[index] ?? []))
                .map((v): [number, string] => [index, `v${v.major}.${v.minor}.${v.patch}`]),
            ),
          { maxLength: 2 },
        )
        .map((entries) => new Map(entries)),
    });
  });
}

/**
 * Workspace pins and module minimums only, and a newer version of a module asks, within its major (0.x: minor), at least for
 * what the older asked, in versions at least as high. Cycles are allowed.
 */
const growingMinimums: fc.Arbitrary<SmallProblem> = versionLists.chain((lists) => {
  const all = lists.map((_, index) => index);
  const minimum = fc
    .constantFrom(...all)
    .chain((target) =>
      fc
        .oneof(
          { weight: 5, arbitrary: fc.constantFrom(...(lists[target] ?? [])) },
          { weight: 1, arbitrary: versionArbitrary },
        )
        .map((version): SmallAsk => ({ kind: 'exact', target, version })),
    );
  const sameLine = (a: SmallVersion, b: SmallVersion): boolean =>
    a.major === b.major && (a.major > 0 || a.minor === b.minor);
  return fc.record({
    modules: fc.tuple(
      ...lists.map((list) =>
        fc.tuple(...list.map((version) => fc.array(minimum, { maxLength: 2 }).map((asks) => ({ version, asks })))).map(
          (own): SmallModule => ({
            versions: own.map(({ version }, index) => ({
              version,
              asks: own.slice(0, index + 1).flatMap((older) => (sameLine(older.version, version) ? older.asks : [])),
            })),
            words: new Map(),
          }),
        ),
      ),
    ),
    workspace: fc.array(minimum, { minLength: 1, maxLength: 3 }),
    locked: fc.constant(new Map<number, string>()),
  });
});

const layered = problemArbitrary((index, count) =>
  Array.from({ length: count }, (_, other) => other).filter((other) => (other * 7 + 3) % 11 > (index * 7 + 3) % 11),
);
const anything = problemArbitrary((_, count) => Array.from({ length: count }, (_, other) => other));

const rank = (tag: string | undefined): readonly number[] => (tag ?? 'v-1.0.0').slice(1).split('.').map(Number);
function atMost(one: Assignment, other: Assignment): boolean {
  return one.every((tag, index) => {
    const [a, b] = [rank(tag), rank(other[index])];
    for (let part = 0; part < 3; part++) {
      const difference = (a[part] ?? 0) - (b[part] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return true;
  });
}

describe('selection against a brute force that tries every assignment, up to 6 modules with 4 versions each', () => {
  it('gives the only stable assignment where no module can come to ask for itself, and a conflict exactly where there is none (every kind of ask, locks, words)', async () => {
    const seen = { stable: 0, unsatisfied: 0 };
    await fc.assert(
      fc.asyncProperty(layered, async (problem) => {
        const selection = await solve(problem);
        const stable = stableAssignments(problem);
        expect(stable.length).toBeLessThanOrEqual(1);
        expect(selection.kind).toBe(stable.length === 1 ? 'stable' : 'unsatisfied');
        if (stable[0] !== undefined) expect(assignmentOf(problem, selection)).toEqual(stable[0]);
        seen[stable.length === 1 ? 'stable' : 'unsatisfied']++;
      }),
      { numRuns: 2_000, seed },
    );
    expect(Math.min(seen.stable, seen.unsatisfied)).toBeGreaterThan(200);
  }, 120_000);

  it('gives the least stable assignment where every ask is a minimum and newer versions ask for no less, cycles included, and a conflict exactly where there is none', async () => {
    const seen = { stable: 0, conflict: 0 };
    await fc.assert(
      fc.asyncProperty(growingMinimums, async (problem) => {
        const selection = await solve(problem);
        const stable = stableAssignments(problem);
        expect(selection.kind === 'stable').toBe(stable.length > 0);
        if (stable.length > 0) {
          const result = assignmentOf(problem, selection);
          expect(stable).toContainEqual(result);
          for (const other of stable) expect(atMost(result, other)).toBe(true);
        }
        seen[stable.length > 0 ? 'stable' : 'conflict']++;
      }),
      { numRuns: 2_000, seed },
    );
    expect(Math.min(seen.stable, seen.conflict)).toBeGreaterThan(200);
  }, 120_000);

  it('on any problem at all: what it selects is stable, where nothing is stable it is a conflict, and every sweep (so also the return of a state, and the standstill without a version) is the one that a plain recomputation gives', async () => {
    const seen = { stable: 0, unsatisfied: 0, unstable: 0 };
    await fc.assert(
      fc.asyncProperty(anything, async (problem) => {
        const selection = await solve(problem);
        checkSweeps(problem, selection);
        const stable = stableAssignments(problem);
        if (selection.kind === 'stable') {
          expect(stable).toContainEqual(assignmentOf(problem, selection));
          expect(isStable(problem, assignmentOf(problem, selection))).toBe(true);
        }
        if (stable.length === 0) expect(selection.kind).not.toBe('stable');
        seen[selection.kind]++;
      }),
      { numRuns: 3_000, seed },
    );
    expect(seen.stable).toBeGreaterThan(300);
    expect(seen.unsatisfied).toBeGreaterThan(300);
    expect(seen.unstable).toBeGreaterThan(0);
  }, 120_000);

  it('does not depend on the order of the asks, nor on how many look-ups run at once', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.integer({ min: 1, max: 8 }), async (problem, parallel) => {
        const given = asSelectionProblem(problem);
        const one = await selectVersions(given.problem, given.source);
        const other = await selectVersions(
          { ...given.problem, asks: given.problem.asks.toReversed(), parallel },
          given.source,
        );
        expect(other.kind).toBe(one.kind);
        expect(other.sweeps).toEqual(one.sweeps);
      }),
      { numRuns: 500, seed },
    );
  }, 60_000);
});
