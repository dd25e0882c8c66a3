import {
  type BufCacheOptions,
  type InstalledModule,
  installModule,
  type ModuleToInstall,
  refuseCacheInside,
} from '../../src/install/buf-cache.ts';
import { mapBounded } from '../../src/system/bounded.ts';

/** Installs modules as a job does, without a resolution. */
export async function installModules(
  modules: readonly ModuleToInstall[],
  options: BufCacheOptions,
): Promise<readonly InstalledModule[]> {
  refuseCacheInside(options);
  return mapBounded(modules, options.parallel, (module) => installModule(module, options));
}
