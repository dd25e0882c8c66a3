import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { digestHex } from '../oci/digest.ts';
import type { OrasLock } from './oras-lock.ts';
import type { LockChange, ResolvedModule } from './resolution.ts';

/** What a resolution changes against the lock that was found, by name. */
export function lockChanges(
  lock: Pick<OrasLock, 'oci' | 'bsr'>,
  modules: readonly ResolvedModule[],
): readonly LockChange[] {
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
