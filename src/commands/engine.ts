import { credentialChain } from '../auth/credential-chain.ts';
import { resolveBsr } from '../bsr/resolve-bsr.ts';
import type { Declarations } from '../modules/declarations.ts';
import { createRegistries } from '../oci/registries.ts';
import { useCache } from '../pipeline/in-use.ts';
import { JobTools } from '../pipeline/job-tools.ts';
import { openStore } from '../pipeline/open-store.ts';
import { bsrHost, bsrSource } from '../pipeline/resolve-root.ts';
import { ruledRegistries } from '../pipeline/ruled-registries.ts';
import { withUserBsrToken } from '../pipeline/user-bsr-token.ts';
import type { BsrRequest } from '../resolve/bsr-half.ts';
import { ModuleStore } from '../resolve/module-store.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
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
  const maskSecret = (value: string): void => ci.mask(value);
  const { workspace: checkout } = ci;
  const credentials = credentialChain({ ...settings, environment, signal, checkout, log: ci, maskSecret });
  const all = createRegistries({
    registries: settings.registries,
    credentials,
    parallelism: settings.parallelDownloads,
    offline: settings.offline,
    environment,
    log: ci,
    maskSecret,
    signal,
  });
  const tools = new JobTools({ settings, ci, registries: all, environment, signal });
  const inUse = await useCache('store', { settings, log: ci, signal });
  const { store } = await openStore(settings, ci).catch(async (error: unknown) => {
    await inUse.release();
    throw error;
  });
  try {
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
    return await work({ modules, askBsr, resolve: resolveNow });
  } finally {
    await store.close();
    await inUse.release();
    await tools.close();
    await all.close();
  }
}
