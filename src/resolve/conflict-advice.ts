import { formatPlace } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { Selection } from './selection.ts';
import { type Ask, satisfies, tagVersion } from './version-rule.ts';

/** A module whose asks no version satisfies. */
export interface UnsatisfiedModule {
  readonly module: ModuleName;
  readonly asks: readonly Ask[];
  readonly tags: readonly string[];
  readonly selection: Selection;
}

interface AdviceLookUps {
  versions(module: ModuleName): Promise<readonly string[] | undefined>;
  dependencies(module: ModuleName, tag: string): Promise<readonly Ask[]>;
}

/** What is said where no single change was found. */
export const noAdvice =
  'No single change satisfies all: bring the modules that ask for it to versions that agree, or publish a version that they all take.';

/** How many other versions of one asking module are looked at: each may cost a request. */
const mostVersionsTried = 10;

/**
 * Looks for a change that would satisfy all asks: a version that only lines of the workspace rule out, else another version of
 * the one module that rules it out. One sentence or two, for `next`.
 */
export async function adviceFor(problem: UnsatisfiedModule, lookUps: AdviceLookUps): Promise<string> {
  const candidates = problem.tags
    .filter((tag) => tagVersion(tag) !== undefined)
    .map((tag) => ({ tag, against: problem.asks.filter((ask) => !satisfies(tag, ask, problem.asks)) }))
    .sort((a, b) => a.against.length - b.against.length || compareTags(b.tag, a.tag));
  const fewest = candidates.filter(({ against }) => against.length === candidates[0]?.against.length);
  // Where only minimums are left, the least change is the best advice, as it would be the choice.
  const isAtLeast = (against: readonly Ask[]): boolean => {
    const rest = problem.asks.filter((ask) => !against.includes(ask));
    return rest.length > 0 && rest.every(isMinimum);
  };
  if (fewest.some(({ against }) => isAtLeast(against))) {
    candidates.splice(0, fewest.length, ...fewest.toReversed());
  }
  const byWorkspace = candidates.find(({ against }) => against.every((ask) => ask.asker.kind === 'workspace'));
  if (byWorkspace !== undefined) {
    const where = byWorkspace.against.flatMap(({ asker }) => (asker.kind === 'workspace' ? [formatPlace(asker)] : []));
    return where.length === 0
      ? `${byWorkspace.tag} is there now: run again.`
      : `Ask for ${byWorkspace.tag} in ${[...new Set(where)].join(' and ')}${
          byWorkspace.against.length === problem.asks.length ? '' : ': it satisfies every other ask'
        }.`;
  }
  for (const { tag, against } of candidates.slice(0, mostVersionsTried)) {
    const askers = new Set(against.flatMap(({ asker }) => (asker.kind === 'module' ? [asker.module] : [])));
    const [asker] = askers;
    if (asker === undefined || askers.size > 1 || against.some((ask) => ask.asker.kind === 'workspace')) continue;
    const fitting = await versionThatFits(problem, asker, tag, lookUps);
    if (fitting !== undefined) {
      return `${asker}:${fitting} goes with ${problem.module}:${tag}, and so does every other ask: ask for ${fitting} of ${asker} in the workspace.`;
    }
  }
  const [only] = problem.asks;
  if (problem.asks.length === 1 && only?.asker.kind === 'module') {
    return `Push a version that satisfies it, or ask for another version of ${only.asker.module} in the workspace.`;
  }
  return candidates.length === 0
    ? 'Push a version (v1.2.0), or ask for one of the tags that are there by its name.'
    : noAdvice;
}

/** The newest version of `asker`, acceptable to those who ask for it, whose own ask takes `tag` (or that does not ask at all). */
async function versionThatFits(
  problem: UnsatisfiedModule,
  asker: ModuleName,
  tag: string,
  lookUps: AdviceLookUps,
): Promise<string | undefined> {
  const selected = problem.selection.modules.get(asker);
  const rest = problem.asks.filter((ask) => ask.asker.kind === 'workspace' || ask.asker.module !== asker);
  // What the workspace says of the asker may be changed, what other modules say may not.
  const fixed = (selected?.asks ?? []).filter((ask) => ask.asker.kind === 'module');
  const tags = ((await lookUps.versions(asker)) ?? [])
    .filter((one) => tagVersion(one)?.prerelease.length === 0 && fixed.every((ask) => satisfies(one, ask, fixed)))
    .sort((a, b) => compareTags(b, a));
  for (const one of tags.slice(0, mostVersionsTried)) {
    if (selected?.choice.kind === 'chosen' && selected.choice.tag === one) continue;
    const own = (await lookUps.dependencies(asker, one)).filter((ask) => ask.module === problem.module);
    const all = [...rest, ...own];
    if (all.every((ask) => satisfies(tag, ask, all))) return one;
  }
  return undefined;
}

function isMinimum(ask: Ask): boolean {
  return ask.asker.kind === 'module' && ask.requirement.kind === 'exact';
}

function compareTags(a: string, b: string): number {
  const [one, other] = [tagVersion(a), tagVersion(b)];
  if (one === undefined || other === undefined) return a < b ? -1 : 1;
  return one.compare(other) || (a < b ? -1 : 1);
}
