import type { BsrMirror } from '../bsr/bsr-mirror.ts';
import type { BsrSource } from '../bsr/resolve-bsr.ts';
import type { StockBuf } from '../bsr/stock-buf.ts';
import type { ResolutionInstaller } from '../install/install.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { Digest } from '../oci/digest.ts';
import { counted, formatBytes } from '../report/human-units.ts';
import type { ModuleOrigin } from '../report/report.ts';
import { LockOutOfDateError } from '../resolve/lock-errors.ts';
import type { FetchedModule, ModuleStore } from '../resolve/module-store.ts';
import { checkBsrRules, networkRules } from '../resolve/network-rules.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import { ProgramNotFoundError } from '../tools/find-program.ts';
import { FetchProgress, resolvingState, whileShown } from './fetch-progress.ts';
import { installerOf } from './installer-of.ts';
import type { Job } from './job.ts';
import type { RootRecord } from './job-record.ts';

/** The one Buf Schema Registry that there is. */
export const bsrHost = 'buf.build';

export interface ResolvedRoot {
  readonly resolution: Resolution;
  readonly fetched: readonly FetchedModule[];
  /** Has installed what it was made for. */
  readonly installer: ResolutionInstaller;
}

/**
 * Turns the asks of one root into versions and digests, and brings their bytes into the store. Each module is installed as soon as it
 * is there, while others are on their way: what the registry and we do goes on side by side.
 * @param restored digests that came out of the CI system's cache
 */
export async function resolveRoot(
  job: Job,
  root: RootRecord,
  modules: ModuleStore,
  restored: ReadonlySet<Digest>,
): Promise<ResolvedRoot> {
  const { record, ci, settings } = job;
  const source = bsrSource(job, root.declarations, modules);
  const resolution = await record.time('resolve', () =>
    whileShown(
      ci,
      () => resolvingState(job.registries),
      () => resolveOrMark(job, root, modules, source),
    ),
  );
  root.resolution = resolution;
  for (const { severity, message, place } of resolution.remarks)
    record.remark(root.declarations, severity, message, place);
  const originOf = ({ origin, blobs }: FetchedModule): ModuleOrigin =>
    origin === 'store' && blobs.some(({ digest }) => restored.has(digest)) ? 'cache' : origin;
  const installer = installerOf(job, modules, resolution);
  const progress = new FetchProgress(resolution.modules.length, job.registries);
  const onFetched = (one: FetchedModule): void => {
    progress.fetched(one.module.module);
    root.sizes.set(one.module.module, one.sizeBytes);
    root.origins.set(one.module.module, originOf(one));
  };
  const fetched = await record.time('fetch', () =>
    whileShown(
      ci,
      () => progress.state(),
      () =>
        modules.fetch(
          resolution.modules,
          source,
          onFetched,
          ({ module }) => progress.started(module),
          (module) => installer.module(module),
        ),
    ),
  );
  const compared = new Map<string, readonly FetchedModule[]>();
  for (const { reference, module, dependencies } of resolution.against) {
    // Each for itself: two of them may need two versions of one module, and buf is asked for one version at a time.
    const all = await record.time('fetch', () => modules.fetch([module, ...dependencies], source));
    compared.set(reference, all);
  }
  root.compared = [...compared].flatMap(([against, all]) =>
    all.map((one) => ({ against, module: one.module, sizeBytes: one.sizeBytes, origin: originOf(one) })),
  );
  const everything = [...fetched, ...[...compared.values()].flat()];
  for (const { module, wasDamaged } of everything) {
    if (wasDamaged) {
      const message = `${module.module} was damaged in the store (${settings.cacheDirectory}), and was fetched again.`;
      record.remark(root.declarations, 'warning', message);
    }
  }
  const fresh = everything.filter(({ origin }) => origin === 'network');
  const bytes = fresh.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const toCompareWith = compared.size === 0 ? '' : ` and ${counted(compared.size, 'version')} to compare with`;
  const basis = {
    lock: 'from the lock',
    'lock-and-registry': 'from the lock and the registries',
    registry: 'from the registries',
  };
  ci.info(
    `Resolved ${counted(resolution.modules.length, 'module')}${toCompareWith} ${basis[resolution.basis]}; fetched ${fresh.length === 0 ? 'nothing' : `${fresh.length} (${formatBytes(bytes)})`}.`,
  );
  return { resolution, fetched: everything, installer };
}

async function resolveOrMark(job: Job, root: RootRecord, modules: ModuleStore, source: BsrSource): Promise<Resolution> {
  const { settings } = job;
  try {
    return await resolve(root.declarations, {
      frozen: settings.frozen,
      offline: settings.offline,
      update: settings.update,
      parallel: settings.parallelDownloads,
      bsrHosts: new Set([bsrHost]),
      reader: modules,
      resolveBsr: async ({ wanted, lockVersions }) => {
        // Most workspaces have none, and need not load what reads them.
        if (wanted.length === 0) return [];
        const { resolveBsr } = await import('../bsr/resolve-bsr.ts');
        return await resolveBsr(wanted, lockVersions, source);
      },
    });
  } catch (error) {
    if (error instanceof LockOutOfDateError) root.lock = { ...root.lock, status: 'out-of-date' };
    throw error;
  }
}

/** What resolving needs of a job where modules of the BSR are concerned. */
export type BsrJob = Pick<Job, 'settings' | 'ci' | 'environment' | 'signal' | 'registries' | 'tools'>;

/** Where modules of the BSR come from: the store, the mirror, or stock buf. */
export function bsrSource(job: BsrJob, declarations: Declarations, modules: ModuleStore): BsrSource {
  const { settings } = job;
  return {
    shelf: modules.shelf,
    mirror: mirrorOf(job),
    buf: async () => {
      checkBsrRules(networkRules(declarations).values(), bsrHost, settings.bsrToken !== undefined);
      return stockBuf(job, declarations.root);
    },
    offline: settings.offline,
    parallel: settings.parallelDownloads,
  };
}

function mirrorOf({ settings, registries }: BsrJob): BsrMirror | undefined {
  const mirror = settings.mirrors.get(bsrHost);
  return mirror === undefined ? undefined : { registry: registries.forHost(mirror.host), prefix: mirror.prefix };
}

/** Undefined where there is no buf, and none may be installed. */
async function stockBuf(job: BsrJob, root: string): Promise<StockBuf | undefined> {
  const { settings, ci, environment, signal } = job;
  try {
    const program = await job.tools.program('buf', root);
    return {
      program,
      environment,
      bsrHost,
      token: settings.bsrToken,
      cacheDirectory: settings.bufCacheDirectory,
      temporaryDirectory: ci.temporaryDirectory,
      log: ci,
      signal,
    };
  } catch (error) {
    if (error instanceof ProgramNotFoundError) return undefined;
    throw error;
  }
}
