import type { BufLock } from '../modules/buf-lock.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { parseModuleReference } from '../modules/module-reference.ts';
import { parseRequirement } from '../modules/requirement.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { describeAsker, describeBsrReference, groupBsrAsks, lockedBsrSatisfies } from './bsr-asks.ts';
import { describeRequirement } from './conflict.ts';
import { bufLockDifference, expectedEntries, type LockableModule } from './expected-buf-lock.ts';
import type { LockedBsrModule, LockedOciModule, OrasLock } from './oras-lock.ts';
import { type Ask, satisfies } from './version-rule.ts';

/** One thing in which `oras.lock` and the declarations disagree. */
export type LockDifference =
  /** Asked for, and not locked. */
  | {
      readonly kind: 'added';
      readonly source: 'oci' | 'bsr';
      readonly module: ModuleName;
      readonly asks: readonly Ask[];
    }
  /** Locked, and somebody asks for something else. */
  | {
      readonly kind: 'changed';
      readonly source: 'oci' | 'bsr';
      readonly module: ModuleName;
      readonly locked: string;
      readonly asks: readonly Ask[];
    }
  /** Locked, and nobody asks for it. */
  | { readonly kind: 'removed'; readonly module: ModuleName; readonly locked: string };

export interface LockAgreement {
  readonly differences: readonly LockDifference[];
  /** Every module that can be reached from the declarations by what the lock says of dependencies, with who asks for it. */
  readonly asks: ReadonlyMap<ModuleName, readonly Ask[]>;
}

export interface ModuleKinds {
  isLocal(module: ModuleName): boolean;
  isBsr(module: ModuleName): boolean;
}

/** What a locked module asks for at its locked version. */
export function lockedAsks(locked: LockedOciModule | LockedBsrModule): readonly Ask[] {
  const version = 'tag' in locked ? locked.tag : locked.commit;
  return locked.dependencies.map((text) => {
    const { module, requirement } = parseModuleReference(text);
    return {
      module,
      requirement: parseRequirement(requirement, 'module'),
      asker: { kind: 'module', module: locked.module, version },
    };
  });
}

/**
 * Compares the declarations with `oras.lock`, with no look at any registry: the lock holds what each module asks for. As the
 * locked version is taken wherever it satisfies every ask, no difference means that selection would give the lock.
 */
export function compareWithLock(asks: readonly Ask[], kinds: ModuleKinds, lock: OrasLock): LockAgreement {
  const reached = new Map<ModuleName, Ask[]>();
  const visit = (found: readonly Ask[]): void => {
    for (const ask of found) {
      if (kinds.isLocal(ask.module)) continue;
      const list = reached.get(ask.module);
      if (list === undefined) reached.set(ask.module, [ask]);
      else list.push(ask);
    }
  };
  visit(asks);
  // A map hands out what is added while it is walked.
  for (const module of reached.keys()) {
    const locked = lock.oci.get(module) ?? lock.bsr.get(module);
    if (locked !== undefined) visit(lockedAsks(locked));
  }
  const differences: LockDifference[] = [];
  const names = new Set([...reached.keys(), ...lock.oci.keys(), ...lock.bsr.keys()]);
  for (const module of [...names].sort(compareUtf8)) {
    const difference = compareModule(module, reached.get(module) ?? [], kinds, lock);
    if (difference !== undefined) differences.push(difference);
  }
  return { differences, asks: reached };
}

function compareModule(
  module: ModuleName,
  asks: readonly Ask[],
  kinds: ModuleKinds,
  lock: OrasLock,
): LockDifference | undefined {
  const oci = lock.oci.get(module);
  const bsr = lock.bsr.get(module);
  const locked = oci?.tag ?? bsr?.commit;
  if (asks.length === 0) return locked === undefined ? undefined : { kind: 'removed', module, locked };
  if (kinds.isBsr(module)) {
    if (bsr === undefined) return { kind: 'added', source: 'bsr', module, asks };
    const [group] = groupBsrAsks(asks);
    if (group === undefined || lockedBsrSatisfies(bsr, group.reference)) return undefined;
    return { kind: 'changed', source: 'bsr', module, locked: bsr.commit, asks };
  }
  if (oci === undefined) return { kind: 'added', source: 'oci', module, asks };
  const against = asks.filter((ask) => !satisfies(oci.tag, ask, asks));
  return against.length === 0 ? undefined : { kind: 'changed', source: 'oci', module, locked: oci.tag, asks: against };
}

/** A difference as a line that starts with `+`, `-` or `~`. */
export function formatDifference(difference: LockDifference): string {
  switch (difference.kind) {
    case 'added':
      return `+ ${difference.module}: ${describeAskers(difference)}`;
    case 'changed':
      return `~ ${difference.module} ${difference.locked}: ${describeAskers(difference)}`;
    case 'removed':
      return `- ${difference.module} ${difference.locked}: nobody asks for it`;
  }
}

function describeAskers({ source, asks }: Pick<LockDifference & { kind: 'added' }, 'source' | 'asks'>): string {
  const describe = source === 'bsr' ? describeBsrReference : describeRequirement;
  const described = [...new Set(asks.map((ask) => `${describe(ask)} asked for by ${describeAsker(ask)}`))];
  const shown = described.slice(0, 3).join('; ');
  return described.length > 3 ? `${shown}; and ${described.length - 3} more` : shown;
}

/** The modules of a lock, as a `buf.lock` needs them. */
export function lockableModules(lock: Pick<OrasLock, 'oci' | 'bsr'>): ReadonlyMap<ModuleName, LockableModule> {
  const modules = new Map<ModuleName, LockableModule>();
  for (const locked of [...lock.oci.values(), ...lock.bsr.values()]) {
    modules.set(locked.module, {
      module: locked.module,
      commit: locked.commit,
      contentDigests: { b4: locked.b4, b5: locked.b5 },
      dependencies: locked.dependencies.map((text) => parseModuleReference(text).module),
    });
  }
  return modules;
}

/** Where each `buf.lock` of a root disagrees with `oras.lock`: `+`, `-` and `~` lines. */
export function compareBufLocks(
  declarations: Declarations,
  lock: OrasLock,
  bufLocks: ReadonlyMap<LockOwner, BufLock | undefined>,
): readonly string[] {
  const modules = lockableModules(lock);
  return declarations.lockOwners.flatMap((owner) =>
    bufLockDifference(bufLocks.get(owner), owner, expectedEntries(owner, declarations, modules)),
  );
}
