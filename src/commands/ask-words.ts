import { formatPlace } from '../errors.ts';
import { shortVersion } from '../report/human-units.ts';
import type { GraphModule } from '../resolve/module-graph.ts';
import type { SelectionRule } from '../resolve/selection-rule.ts';
import type { Ask } from '../resolve/version-rule.ts';

/** Who asks, as JSON has it. */
export type AskerData =
  | { readonly kind: 'workspace'; readonly file: string; readonly line: number }
  | { readonly kind: 'module'; readonly module: string; readonly version: string };

export interface AskData {
  /** As it is written after the colon; empty where nothing is. */
  readonly requirement: string;
  readonly by: AskerData;
}

export function askData({ requirement, asker }: Ask): AskData {
  const by: AskerData =
    asker.kind === 'workspace'
      ? { kind: 'workspace', file: asker.file, line: asker.line }
      : { kind: 'module', module: asker.module, version: asker.version };
  return { requirement: requirement.text, by };
}

/** `buf.yaml:4`, `oras.birb.homes/team/auth:v2.1.0`. */
export function askerWords(by: AskerData): string {
  return by.kind === 'workspace' ? formatPlace(by) : `${by.module}:${shortVersion(by.version)}`;
}

/** `v1.2.0`, or what it means to write nothing. */
export function requirementWords({ requirement, by }: AskData, source: 'oci' | 'bsr'): string {
  if (requirement !== '') return shortVersion(requirement);
  if (source === 'bsr') return 'default label';
  return by.kind === 'workspace' ? 'latest' : 'any version';
}

/** One sentence for why a module has its version. */
export function reasonWords(
  rule: SelectionRule,
  version: string,
  deciding: readonly AskData[],
  isLocked: boolean,
): string {
  const [first] = deciding;
  const requirement = first === undefined ? '' : shortVersion(first.requirement);
  const who = askersList(deciding);
  const when = isLocked ? 'when it was locked' : 'that there is now';
  switch (rule) {
    case 'word':
      return `the tag ${requirement}, a word, is taken as it stands, as asked for by ${who}`;
    case 'pin':
      return `pinned to ${requirement} by ${who}`;
    case 'minimum':
      return `the lowest version that every ask takes: modules ask for minimums, and the highest is ${requirement}, by ${who}`;
    case 'above-minimum':
      return isLocked
        ? `oras.lock keeps ${version}, which satisfies every minimum that modules ask for`
        : 'the lowest version that is there and satisfies every minimum that modules ask for';
    case 'latest':
      return `the tag latest, as asked for by ${who}`;
    case 'highest':
      return isLocked
        ? 'the highest release that satisfied every ask when it was locked'
        : 'the highest release there is now that satisfies every ask';
    case 'commit':
      return `this very commit is asked for by ${who}`;
    case 'label':
      return `the newest commit of the label ${requirement} ${when}, as asked for by ${who}`;
    case 'default-label':
      return `the newest commit of the default label ${when}: nobody asks for another`;
    case 'none':
      return deciding.length === 0
        ? 'it is not locked yet; "oras-buf resolve --frozen=false" locks it'
        : `it does not satisfy ${who}; "oras-buf resolve --frozen=false" chooses anew`;
  }
}

/** The sentence, for a module of a graph. */
export function reasonOf(module: GraphModule, isLocked: boolean): string {
  return reasonWords(module.reason.rule, module.version ?? '', module.reason.deciding.map(askData), isLocked);
}

function askersList(asks: readonly AskData[]): string {
  const names = [...new Set(asks.map(({ by }) => askerWords(by)))];
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}
