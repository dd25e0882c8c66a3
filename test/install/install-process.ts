import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BufCacheOptions } from '../../src/install/buf-cache.ts';
import { installModules } from './install-modules.ts';
import { toInstall, vector } from './vectors.ts';

/** One of several processes on one cache: installs the vectors again and again, and damages an entry in between. */
const [cacheDirectory = '', stateDirectory = '', root = ''] = process.argv.slice(2);
const options: BufCacheOptions = {
  cacheDirectory,
  stateDirectory,
  roots: [join(root, 'root')],
  verify: true,
  lockVersions: new Set(['v1', 'v2']),
  parallel: 3,
};
for (let round = 0; round < 12; round++) {
  await installModules([toInstall('a'), toInstall('b'), toInstall('c')], options);
  const entry = join(cacheDirectory, 'v3', 'modules', 'b5', 'oras.birb.homes', 't', 'b', vector('b').commit);
  // Another process may put the repaired entry there while this one still removes: then there is more to remove.
  const patience = { maxRetries: 20, retryDelay: 5 };
  if (round % 3 === process.pid % 3) await rm(join(entry, 'files', 'b'), { recursive: true, force: true, ...patience });
}
await installModules([toInstall('a'), toInstall('b'), toInstall('c')], options);
