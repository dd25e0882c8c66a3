import { ResolutionInstaller } from '../install/install.ts';
import { askersOf, withPlacesOf } from '../resolve/asked-places.ts';
import type { ModuleStore } from '../resolve/module-store.ts';
import type { Resolution } from '../resolve/resolution.ts';
import type { Job } from './job.ts';

/** What installs the modules of a resolution, from the store. @throws {CacheInsideRootError} */
export function installerOf({ settings }: Job, modules: ModuleStore, resolution: Resolution): ResolutionInstaller {
  return new ResolutionInstaller(resolution, {
    cacheDirectory: settings.bufCacheDirectory,
    stateDirectory: settings.stateDirectory,
    verify: settings.verify,
    parallel: settings.parallelDownloads,
    content: (module) =>
      modules.content(module).catch((error: unknown) => {
        throw withPlacesOf(error, module.module, askersOf(resolution.modules));
      }),
  });
}
