import type { ModuleName } from '../modules/module-name.ts';
import { type BsrAsk, groupBsrAsks } from './bsr-asks.ts';
import { type Ask, otherSpelling, satisfies } from './version-rule.ts';

/**
 * Which rule of selection (design.md, decision 6) led to a version.
 * - `word`: everybody asks for this tag, a word
 * - `pin`: the workspace names this very version
 * - `minimum`: every ask is a minimum, and the highest of them is taken
 * - `above-minimum`: every ask is a minimum; a later version than the highest of them is used
 * - `latest`: the tag `latest`
 * - `highest`: the highest release that satisfies every ask
 * - `commit`, `label`, `default-label`: what is asked of the BSR
 * - `none`: some ask is not satisfied (any more)
 */
export type SelectionRule =
  | 'word'
  | 'pin'
  | 'minimum'
  | 'above-minimum'
  | 'latest'
  | 'highest'
  | 'commit'
  | 'label'
  | 'default-label'
  | 'none';

export interface SelectionReason {
  readonly rule: SelectionRule;
  /** The asks that decided; for `none` those that are not satisfied. */
  readonly deciding: readonly Ask[];
}

/** Why `tag` is the version of an OCI module with these asks. No tag list is needed for that: the asks and the outcome tell it. */
export function reasonForTag(tag: string, asks: readonly Ask[]): SelectionReason {
  const unsatisfied = asks.filter((ask) => !satisfies(tag, ask, asks));
  if (asks.length === 0 || unsatisfied.length > 0) return { rule: 'none', deciding: unsatisfied };
  const words = asks.filter(({ requirement }) => requirement.kind === 'tag');
  if (words.length > 0) return { rule: 'word', deciding: words };
  const exact = asks.filter(({ requirement }) => requirement.kind === 'exact');
  const pins = exact.filter(({ asker }) => asker.kind === 'workspace');
  if (pins.length > 0) return { rule: 'pin', deciding: pins };
  if (exact.length === asks.length) {
    const highest = exact.filter(
      ({ requirement }) => requirement.text === tag || requirement.text === otherSpelling(tag),
    );
    return highest.length > 0 ? { rule: 'minimum', deciding: highest } : { rule: 'above-minimum', deciding: exact };
  }
  if (tag === 'latest') {
    return { rule: 'latest', deciding: asks.filter(({ requirement }) => requirement.kind === 'latest') };
  }
  return { rule: 'highest', deciding: asks };
}

/** Why `commit` is the version of a module of the BSR with these asks. */
export function reasonForCommit(module: ModuleName, commit: string, asks: readonly Ask[]): SelectionReason {
  let group: BsrAsk | undefined;
  try {
    [group] = groupBsrAsks(asks.filter((ask) => ask.module === module));
  } catch {
    // The asks name different labels or commits.
    return { rule: 'none', deciding: asks };
  }
  if (group === undefined) return { rule: 'none', deciding: [] };
  const { reference } = group;
  const deciding = asks.filter(({ requirement }) => requirement.text === reference);
  if (reference === '') return { rule: 'default-label', deciding };
  if (reference === commit) return { rule: 'commit', deciding };
  return /^[0-9a-f]{32}$/.test(reference) ? { rule: 'none', deciding } : { rule: 'label', deciding };
}
