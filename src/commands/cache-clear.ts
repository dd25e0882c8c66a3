import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { ownTrees, recordedEntries, registryOf, removeOwnEntry } from '../install/own-entries.ts';
import { removeUnfinishedEntries } from '../install/unfinished-entries.ts';
import { withCacheAlone } from '../pipeline/in-use.ts';
import { counted } from '../report/human-units.ts';
import { sweepStore } from '../store/blob-files.ts';
import { type Eviction, planClearing, planEviction } from '../store/eviction.ts';
import { removeBlobs } from '../store/remove-blobs.ts';
import { hostOf, readStoreContents, type StoreContents } from '../store/store-contents.ts';
import { compiledCodeDirectory } from '../system/compiled-code.ts';
import { isInside } from '../system/inside-directory.ts';
import type { Command } from './command.ts';
import { evictionLines, type RemovedData, removedData } from './eviction-lines.ts';
import { storeDirectory } from './store-directory.ts';

export interface CacheClearData {
  /** Empty where everything was cleared. */
  readonly registry: string;
  readonly dryRun: boolean;
  readonly store: RemovedData & { readonly directory: string };
  readonly buf: {
    readonly directory: string;
    /** `registry/owner/name:commit` */
    readonly removed: readonly string[];
    /** Entries of which we have a record, and that are not ours (any more): they stay. */
    readonly left: number;
  };
  /** What Node compiled of our code, where that lies in our cache; it is no registry's. */
  readonly compiled: { readonly directory: string; readonly removed: boolean };
}

/** Empties the store and our part of buf's cache, or takes out what came from one registry. */
export const cacheClear: Command<CacheClearData> = {
  async run(request) {
    const { settings, flags, ci: log, signal, environment } = request;
    const registry = flags.text('registry') ?? '';
    const directory = await storeDirectory(request);
    const { bufCacheDirectory, stateDirectory } = settings;
    const clear = async (dryRun: boolean): Promise<CacheClearData> => {
      const contents = await readStoreContents(directory);
      const eviction = plan(contents, registry);
      if (!dryRun) await removeBlobs(directory, contents, eviction.blobs);
      const recorded = await recordedEntries(stateDirectory, bufCacheDirectory);
      const concerned = recorded.filter((entry) => registry === '' || registryOf(entry) === registry);
      const own = concerned.filter((entry) => ownTrees(entry, bufCacheDirectory).length > 0);
      const compiled = compiledCodeDirectory(environment);
      const goes = registry === '' && isInside(settings.cacheDirectory, compiled) && existsSync(compiled);
      if (!dryRun) {
        for (const entry of own) await removeOwnEntry(entry, bufCacheDirectory);
        await removeUnfinishedEntries(stateDirectory, bufCacheDirectory);
        await sweepStore(directory);
        if (goes) await rm(compiled, { recursive: true, force: true });
      }
      return {
        registry,
        dryRun,
        store: { directory, ...removedData(eviction) },
        buf: {
          directory: bufCacheDirectory,
          removed: own.map(({ module, commit }) => `${module}:${commit}`),
          left: concerned.length - own.length,
        },
        compiled: { directory: compiled, removed: goes },
      };
    };
    if (flags.has('dry-run')) return { data: await clear(true) };
    const context = { settings, log, signal };
    // In the order in which jobs take them.
    return { data: await withCacheAlone('buf', context, () => withCacheAlone('store', context, () => clear(false))) };
  },

  text({ dryRun, store, buf, compiled }, style) {
    const verb = dryRun ? 'Would remove' : 'Removed';
    const lines = [...evictionLines(store, dryRun, style)];
    lines.push(
      buf.removed.length === 0
        ? 'Nothing of ours is in the cache of buf.'
        : `${verb} ${counted(buf.removed.length, 'module')} from the cache of buf.`,
    );
    if (buf.left > 0)
      lines.push(
        style(
          'quiet',
          `${counted(buf.left, 'module')} that buf itself wrote, or somebody touched, ${buf.left === 1 ? 'stays' : 'stay'} there.`,
        ),
      );
    if (compiled.removed) lines.push(`${verb} what Node compiled of oras-buf.`);
    return `${lines.join('\n')}\n`;
  },
};

function plan(contents: StoreContents, registry: string): Eviction {
  return registry === ''
    ? planEviction(contents, { maxSizeBytes: -1, maxAgeMs: undefined, now: 0 })
    : planClearing(contents, (name) => hostOf(name) === registry);
}
