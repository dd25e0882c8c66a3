import { join, posix } from 'node:path';
import { cacheEntryPath } from '../bsr/module-cache-entry.ts';
import { expectedEntries } from '../resolve/expected-buf-lock.ts';
import type { ModuleContent } from '../resolve/module-store.ts';
import type { Resolution, ResolvedModule } from '../resolve/resolution.ts';
import { type BufCacheOptions, type InstalledModule, installModules } from './buf-cache.ts';
import { refuseDuplicatePaths } from './duplicate-paths.ts';
import { commitOf, type LockOutcome, writeLocks } from './write-locks.ts';

export interface InstallContext extends Omit<BufCacheOptions, 'roots'> {
  /** What a module holds, from the store. Asked only for modules that are not installed yet, or not rightly. */
  content(module: ResolvedModule): Promise<ModuleContent>;
}

/** What installing one root came to. */
export interface Installation {
  /** In the order of the resolution. */
  readonly modules: readonly InstalledModule[];
  readonly locks: LockOutcome;
  /** Things worth knowing: what the reader of the artifacts passed over, paths that two modules share. */
  readonly remarks: readonly string[];
}

/**
 * Puts every module of a resolution into buf's cache and brings the locks in line, so that stock buf works on the unchanged
 * workspace with no network. The locks are written last: what they name is installed then.
 * @throws {InstalledDigestError | DuplicateProtoPathError | CacheInsideRootError | LockedDependenciesError}
 */
export async function installResolution(resolution: Resolution, context: InstallContext): Promise<Installation> {
  const { declarations } = resolution;
  const remarks: string[] = [];
  const toInstall = resolution.modules.map((module) => ({
    module: module.module,
    commit: commitOf(module),
    expected: module.contentDigests,
    content: async () => {
      const { files, bsr, remarks: own } = await context.content(module);
      remarks.push(...own);
      return bsr ?? { files };
    },
  }));
  const modules = await installModules(toInstall, { ...context, roots: [declarations.root] });
  remarks.push(...(await refuseDuplicates(resolution, modules, context.cacheDirectory)));
  const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
  return { modules, locks: await writeLocks(resolution, digests), remarks: remarks.sort() };
}

/** Each `buf.yaml` is a workspace of its own for buf, with the modules of its lock. */
async function refuseDuplicates(
  resolution: Resolution,
  modules: readonly InstalledModule[],
  cacheDirectory: string,
): Promise<readonly string[]> {
  const { declarations } = resolution;
  const installed = new Map(modules.map((module) => [module.module, module]));
  const lockable = new Map(
    resolution.modules.flatMap(({ module, dependencies }) => {
      const found = installed.get(module);
      return found === undefined ? [] : [[module, { ...found, dependencies }] as const];
    }),
  );
  const remarks: string[] = [];
  for (const owner of declarations.lockOwners) {
    const file = posix.join(owner.directory, 'buf.yaml');
    const own = await refuseDuplicatePaths({
      file,
      directory: join(declarations.root, owner.directory),
      modules: expectedEntries(owner, declarations, lockable).flatMap(({ module, commit }) => {
        const found = installed.get(module);
        const directory = join(cacheEntryPath(cacheDirectory, 'b5', module, commit), 'files');
        return found === undefined ? [] : [{ module, protoPaths: found.protoPaths, directory }];
      }),
    });
    remarks.push(...own);
  }
  return remarks;
}
