import { join, posix } from 'node:path';
import { cacheEntryPath } from '../bsr/module-cache-entry.ts';
import { expectedEntries, unseenLocals } from '../resolve/expected-buf-lock.ts';
import type { ModuleContent } from '../resolve/module-store.ts';
import type { Resolution, ResolvedModule } from '../resolve/resolution.ts';
import { realPathOf } from '../system/inside-directory.ts';
import { type BufCacheOptions, type InstalledModule, installModules } from './buf-cache.ts';
import { refuseDuplicatePaths } from './duplicate-paths.ts';
import { OwnProtoFiles } from './own-proto-files.ts';
import { commitOf, type LockOutcome, writeLocks } from './write-locks.ts';

export interface InstallContext extends Omit<BufCacheOptions, 'roots' | 'lockVersions'> {
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
  const lockVersions = new Set(declarations.lockOwners.map(({ version }) => version));
  const modules = await installModules(toInstall, { ...context, lockVersions, roots: [declarations.root] });
  remarks.push(...(await refuseDuplicates(resolution, modules, context.cacheDirectory)));
  const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
  return { modules, locks: await writeLocks(resolution, digests), remarks: remarks.sort() };
}

/** What stock buf would stumble over in each of its workspaces, with the modules of all locks that count for it. */
async function refuseDuplicates(
  resolution: Resolution,
  modules: readonly InstalledModule[],
  cacheDirectory: string,
): Promise<readonly string[]> {
  const { declarations } = resolution;
  const { root, bufWorkspaces, lockOwners } = declarations;
  const realRoot = realPathOf(root);
  const installed = new Map(modules.map((module) => [module.module, module]));
  const lockable = new Map(
    resolution.modules.flatMap(({ module, dependencies }) => {
      const found = installed.get(module);
      return found === undefined ? [] : [[module, { ...found, dependencies }] as const];
    }),
  );
  const ownersByDirectory = new Map(lockOwners.map((owner) => [owner.directory, owner]));
  const remarks: string[] = [];
  for (const { file, owners, sources } of bufWorkspaces) {
    const own = owners.flatMap((directory) => ownersByDirectory.get(directory) ?? []);
    const names = new Set(
      own.flatMap((owner) => expectedEntries(owner, declarations, lockable)).map((one) => one.module),
    );
    remarks.push(
      ...(await refuseDuplicatePaths({
        file,
        sources: sources.map((source) => new OwnProtoFiles(source, root, realRoot)),
        modules: [...names].flatMap((module) => {
          const found = installed.get(module);
          if (found === undefined) return [];
          const directory = join(cacheEntryPath(cacheDirectory, 'b5', module, found.commit), 'files');
          return [{ module, protoPaths: found.protoPaths, directory }];
        }),
        isForBuf: declarations.kind === 'buf',
      })),
    );
  }
  for (const owner of lockOwners) {
    const file = posix.join(owner.directory, 'buf.yaml');
    for (const module of unseenLocals(owner, declarations, lockable)) {
      remarks.push(
        `What ${file} depends on needs ${module}, which ${declarations.locals.get(module)?.file} holds: stock buf does not see it from there. Add ${module} to the deps of ${file} to have a published version installed, or list both directories in one buf.work.yaml.`,
      );
    }
  }
  return remarks;
}
