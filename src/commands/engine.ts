import { resolveBsr } from '../bsr/resolve-bsr.ts';
import type { Declarations } from '../modules/declarations.ts';
import { useCache } from '../pipeline/in-use.ts';
import { JobTools } from '../pipeline/job-tools.ts';
import { openRegistries } from '../pipeline/open-registries.ts';
import { openStore } from '../pipeline/open-store.ts';
import { bsrHost, bsrSource } from '../pipeline/resolve-root.ts';
import { ruledRegistries } from '../pipeline/ruled-registries.ts';
import { withUserBsrToken } from '../pipeline/user-bsr-token.ts';
import type { BsrRequest } from '../resolve/bsr-half.ts';
import { ModuleStore } from '../resolve/module-store.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import type { Store } from '../store/store.ts';
import type { CommandRequest } from './command.ts';

/** Asks registries and the BSR for a command, as a job would, for one root. */
export interface Engine {
  readonly modules: ModuleStore;
  askBsr(request: BsrRequest): ReturnType<typeof resolveBsr>;
  /** Resolves without a lock. Nothing is written to the workspace. */
  resolve(): Promise<Resolution>;
}

/** Runs `work` with an engine for one root, and lets go of connections, tools and the store after it. */
export async function withEngine<T>(
  request: CommandRequest,
  declarations: Declarations,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { ci, environment, signal } = request;
  const settings = await withUserBsrToken(request.settings, ci, environment);
  const { credentials, registries: all } = openRegistries({ settings, ci, environment, signal });
  const tools = new JobTools({ settings, ci, registries: all, environment, signal });
  const engineWith = (store: Store): Engine => {
    const registries = ruledRegistries(all, declarations, settings, credentials);
    const modules = new ModuleStore({
      store,
      registries,
      parallel: settings.parallelDownloads,
      archiveLimits: settings.archiveLimits,
    });
    const source = bsrSource({ settings, ci, environment, signal, registries, tools }, declarations, modules);
    const askBsr = ({ wanted, lockVersions }: BsrRequest): ReturnType<typeof resolveBsr> =>
      resolveBsr(wanted, lockVersions, source);
    const resolveNow = (): Promise<Resolution> =>
      resolve(declarations, {
        frozen: 'off',
        offline: settings.offline,
        update: { kind: 'none' },
        parallel: settings.parallelDownloads,
        bsrHosts: new Set([bsrHost]),
        reader: modules,
        resolveBsr: askBsr,
      });
    return { modules, askBsr, resolve: resolveNow };
  };
  try {
    const inUse = await useCache('store', { settings, log: ci, signal });
    try {
      const { store } = await openStore(settings, ci);
      try {
        return await work(engineWith(store));
      } finally {
        await store.close();
      }
    } finally {
      await inUse.release();
    }
  } finally {
    await tools.close();
    await all.close();
  }
}
