import { join, posix } from 'node:path';
import { cacheEntryPath } from '../bsr/module-cache-entry.ts';
import { expectedEntries, unseenLocals } from '../resolve/expected-buf-lock.ts';
import type { ModuleContent } from '../resolve/module-store.ts';
import type { Resolution, ResolvedModule } from '../resolve/resolution.ts';
import { mapBounded } from '../system/bounded.ts';
import { realPathOf } from '../system/inside-directory.ts';
import {
  type BufCacheOptions,
  type InstalledModule,
  installModule,
  type ModuleToInstall,
  refuseCacheInside,
} from './buf-cache.ts';
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
  return new ResolutionInstaller(resolution, context).finish();
}

/** The same in steps: a module may be installed as soon as it is fetched, while others are still on their way. */
export class ResolutionInstaller {
  readonly #resolution: Resolution;
  readonly #context: InstallContext;
  readonly #options: BufCacheOptions;
  readonly #remarks: string[] = [];
  readonly #installed = new Map<ResolvedModule, Promise<InstalledModule>>();

  /** @throws {CacheInsideRootError} */
  constructor(resolution: Resolution, context: InstallContext) {
    const { root, lockOwners } = resolution.declarations;
    this.#resolution = resolution;
    this.#context = context;
    this.#options = {
      ...context,
      lockVersions: new Set(lockOwners.map(({ version }) => version)),
      roots: [root],
    };
    refuseCacheInside(this.#options);
  }

  /** Installs one module of the resolution, once. @throws {InstalledDigestError | LockedDependenciesError} */
  module(module: ResolvedModule): Promise<InstalledModule> {
    let installed = this.#installed.get(module);
    if (installed === undefined) {
      installed = installModule(this.#toInstall(module), this.#options);
      this.#installed.set(module, installed);
    }
    return installed;
  }

  /**
   * Installs what is not yet, and writes the locks.
   * @throws {InstalledDigestError | DuplicateProtoPathError | LockedDependenciesError}
   */
  async finish(): Promise<Installation> {
    const { parallel, cacheDirectory } = this.#context;
    const modules = await mapBounded(this.#resolution.modules, parallel, (module) => this.module(module));
    const duplicates = await refuseDuplicates(this.#resolution, modules, cacheDirectory);
    const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
    const locks = await writeLocks(this.#resolution, digests);
    return { modules, locks, remarks: [...this.#remarks, ...duplicates].sort() };
  }

  #toInstall(module: ResolvedModule): ModuleToInstall {
    return {
      module: module.module,
      commit: commitOf(module),
      expected: module.contentDigests,
      content: async () => {
        const { files, bsr, remarks } = await this.#context.content(module);
        this.#remarks.push(...remarks);
        return bsr ?? { files };
      },
    };
  }
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
