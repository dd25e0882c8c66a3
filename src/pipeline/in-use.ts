import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import type { LockFileOptions } from '../system/lock-file.ts';
import { type Share, takeShare, withLockAlone } from '../system/shared-lock.ts';

/**
 * What jobs use together, and `oras-buf cache` makes room in: the blobs of the store, from resolving to installing; our entries in
 * buf's cache, until the build is over. A job shares it; who removes something from it has it alone.
 */
export type SharedCache = 'store' | 'buf';

export interface InUseContext {
  readonly settings: Pick<Settings, 'stateDirectory'>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Keeps others from removing anything from the cache until the share is released. */
export function useCache(cache: SharedCache, context: InUseContext): Promise<Share> {
  return takeShare(
    inUseDirectory(cache, context.settings),
    options(context, (who) => `Waiting for process ${who}, which makes room in the cache.`),
  );
}

/** Runs `work` while nobody may remove anything from the cache. */
export async function whileInUse<T>(cache: SharedCache, context: InUseContext, work: () => Promise<T>): Promise<T> {
  const share = await useCache(cache, context);
  try {
    return await work();
  } finally {
    await share.release();
  }
}

/** Runs `work` while no job uses the cache and none begins to. */
export function withCacheAlone<T>(cache: SharedCache, context: InUseContext, work: () => Promise<T>): Promise<T> {
  return withLockAlone(
    inUseDirectory(cache, context.settings),
    options(context, (who) => `The cache is in use by process ${who}; waiting for that to end.`),
    work,
  );
}

/** Where the files of those who use a cache lie. */
export function inUseDirectory(cache: SharedCache, { stateDirectory }: InUseContext['settings']): string {
  return join(stateDirectory, 'in-use', cache);
}

function options({ log, signal }: InUseContext, words: (who: string) => string): LockFileOptions {
  return { onWait: (who) => log.info(words(who)), signal };
}
