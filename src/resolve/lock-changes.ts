import type { ModuleName } from '../modules/module-name.ts';
import { parseModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { digestHex } from '../oci/digest.ts';
import type { LockedAgainst, LockedModules } from './oras-lock.ts';
import type { LockChange, ResolvedAgainst, ResolvedModule } from './resolution.ts';

/** What a resolution changes against the lock that was found, by name. */
export function lockChanges(lock: LockedModules, modules: readonly ResolvedModule[]): readonly LockChange[] {
  const before = new Map<ModuleName, Version>();
  for (const [module, { tag, digest }] of lock.oci) before.set(module, { version: tag, digest: digestHex(digest) });
  for (const [module, { commit }] of lock.bsr) before.set(module, { version: commit, digest: commit });
  const after = new Map(modules.map((module) => [module.module, versionOf(module)]));
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareUtf8).flatMap((module): LockChange[] => {
    const [from, to] = [before.get(module), after.get(module)];
    if (from === undefined) return to === undefined ? [] : [{ kind: 'added', module, to: to.version }];
    if (to === undefined) return [{ kind: 'removed', module, from: from.version }];
    if (from.version !== to.version) return [{ kind: 'moved', module, from: from.version, to: to.version }];
    if (from.digest === to.digest) return [];
    return [{ kind: 'moved', module, from: withDigest(from), to: withDigest(to) }];
  });
}

/** The same for what the workspace is compared with, by reference. Of one that is new or gone only the version itself is told. */
export function againstChanges(
  lock: ReadonlyMap<string, LockedAgainst>,
  resolved: readonly ResolvedAgainst[],
): readonly LockChange[] {
  const after = new Map(resolved.map((one) => [one.reference, one]));
  return [...new Set([...lock.keys(), ...after.keys()])].sort(compareUtf8).flatMap((against): LockChange[] => {
    const [from, to] = [lock.get(against), after.get(against)];
    const { module } = parseModuleReference(against);
    if (to === undefined) {
      const before = from?.oci.get(module)?.tag ?? from?.bsr.get(module)?.commit ?? '';
      return [{ kind: 'removed', module, from: before, against }];
    }
    if (from === undefined) return [{ kind: 'added', module, to: versionOf(to.module).version, against }];
    return lockChanges(from, [to.module, ...to.dependencies]).map((change) => ({ ...change, against }));
  });
}

interface Version {
  readonly version: string;
  readonly digest: string;
}

function versionOf(module: ResolvedModule): Version {
  return module.source === 'oci'
    ? { version: module.tag, digest: digestHex(module.manifestDigest) }
    : { version: module.commit, digest: module.commit };
}

/** A tag that stays and now means something else is told apart by the beginning of its digest. */
function withDigest({ version, digest }: Version): string {
  return `${version} (${digest.slice(0, 12)})`;
}
