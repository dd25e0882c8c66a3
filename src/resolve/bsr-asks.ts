import { exitCodes, formatPlace, OrasBufError, type Place } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { LockedBsrModule } from './oras-lock.ts';
import type { Ask } from './version-rule.ts';

/** Lines of the workspace, or modules, ask for one BSR module under different labels or commits. */
export class BsrReferenceConflictError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** One BSR module with everybody who asks for it. */
export interface BsrAsk {
  readonly module: ModuleName;
  readonly asks: readonly Ask[];
  /** A label, a commit, or nothing for the default label. */
  readonly reference: string;
}

/**
 * Brings the asks for BSR modules together, by name. The BSR has no order of versions, so the workspace's word counts, and
 * where it says nothing, the modules' word: the BSR itself does not look at the references that a dependency writes.
 * @throws {BsrReferenceConflictError} where those who count disagree
 */
export function groupBsrAsks(asks: readonly Ask[]): readonly BsrAsk[] {
  const groups = Map.groupBy(asks, (ask) => ask.module);
  return [...groups.keys()].sort().map((module) => {
    const own = groups.get(module) ?? [];
    return { module, asks: own, reference: agreedReference(module, own) };
  });
}

function agreedReference(module: ModuleName, asks: readonly Ask[]): string {
  for (const kind of ['workspace', 'module'] as const) {
    const explicit = asks.filter((ask) => ask.asker.kind === kind && ask.requirement.text !== '');
    const references = [...new Set(explicit.map((ask) => ask.requirement.text))].sort();
    if (references.length > 1) throw disagreement(module, explicit);
    if (references[0] !== undefined) return references[0];
  }
  return '';
}

function disagreement(module: ModuleName, asks: readonly Ask[]): BsrReferenceConflictError {
  const lines = asks.map((ask) => `\n  ${describeBsrReference(ask)}: ${describeAsker(ask)}`);
  return new BsrReferenceConflictError(
    `${module} is asked for under different labels or commits${[...new Set(lines)].join('')}`,
    {
      places: workspacePlaces(asks),
      next: 'Ask for the same label or commit everywhere; what the workspace asks for goes before what modules ask for.',
    },
  );
}

/** Whether a locked commit still is what `reference` asks for. A label that nobody asked for when the lock was written may be any other commit. */
export function lockedBsrSatisfies(locked: LockedBsrModule, reference: string): boolean {
  if (reference === '' || reference === locked.commit) return true;
  if (/^[0-9a-f]{32}$/.test(reference)) return false;
  return locked.asked.some((ask) => ask.requirement === reference);
}

/** What an ask for a module of the BSR comes down to, in words: there are no versions, but labels and commits. */
export function describeBsrReference({ requirement }: Ask): string {
  if (requirement.text === '') return 'the default label';
  return `the ${/^[0-9a-f]{32}$/.test(requirement.text) ? 'commit' : 'label'} ${requirement.text}`;
}

/** `buf.yaml:4`, or `oras.birb.homes/team/auth:v2.1.0`. */
export function describeAsker({ asker }: Ask): string {
  return asker.kind === 'workspace' ? formatPlace(asker) : `${asker.module}:${asker.version}`;
}

/** The lines of the workspace among the askers. */
export function workspacePlaces(asks: readonly Ask[]): readonly Place[] {
  return asks.flatMap(({ asker }) => (asker.kind === 'workspace' ? [{ file: asker.file, line: asker.line }] : []));
}
