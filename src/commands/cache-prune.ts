import { removeUnfinishedEntries } from '../install/unfinished-entries.ts';
import { withCacheAlone } from '../pipeline/in-use.ts';
import { formatBytes } from '../report/human-units.ts';
import { CommandLineError } from '../settings/errors.ts';
import { sweepStore } from '../store/blob-files.ts';
import { planEviction } from '../store/eviction.ts';
import { removeBlobs } from '../store/remove-blobs.ts';
import { readStoreContents } from '../store/store-contents.ts';
import { parseAge, parseSize } from './amounts.ts';
import type { Command } from './command.ts';
import { evictionLines, type RemovedData, removedData } from './eviction-lines.ts';
import { storeDirectory } from './store-directory.ts';

export interface CachePruneData {
  readonly directory: string;
  /** True where nothing was removed, because that was asked for. */
  readonly dryRun: boolean;
  readonly removed: RemovedData;
  readonly kept: { readonly blobs: number; readonly sizeBytes: number };
}

/** Removes from the store what was not used for the longest time, and nothing that a running job uses. */
export const cachePrune: Command<CachePruneData> = {
  async run(request) {
    const { settings, flags, ci: log, signal } = request;
    const [size, age] = [flags.text('max-size'), flags.text('max-age')];
    if (size === undefined && age === undefined) {
      throw new CommandLineError('oras-buf cache prune needs to know how much may stay', {
        next: 'Write --max-size 5GB, --max-age 30d, or both. "oras-buf cache clear" removes everything.',
      });
    }
    const maxSizeBytes = size === undefined ? undefined : parseSize(size, '--max-size');
    const maxAgeMs = age === undefined ? undefined : parseAge(age, '--max-age');
    const directory = await storeDirectory(request);
    const prune = async (dryRun: boolean): Promise<CachePruneData> => {
      const contents = await readStoreContents(directory);
      const eviction = planEviction(contents, { maxSizeBytes, maxAgeMs, now: Date.now() });
      if (!dryRun) {
        await removeBlobs(directory, contents, eviction.blobs);
        await removeUnfinishedEntries(settings.stateDirectory, settings.bufCacheDirectory);
        await sweepStore(directory);
      }
      const sizeBytes = [...contents.blobs.values()].reduce((sum, one) => sum + one.sizeBytes, 0);
      return {
        directory,
        dryRun,
        removed: removedData(eviction),
        kept: { blobs: contents.blobs.size - eviction.blobs.size, sizeBytes: sizeBytes - eviction.sizeBytes },
      };
    };
    const data = flags.has('dry-run')
      ? await prune(true)
      : await withCacheAlone('store', { settings, log, signal }, () => prune(false));
    return { data };
  },

  text({ directory, dryRun, removed, kept }, style) {
    const lines = evictionLines(removed, dryRun, style);
    return `${[...lines, style('quiet', `${formatBytes(kept.sizeBytes)} ${dryRun ? 'would stay' : 'stay'} in ${directory}`)].join('\n')}\n`;
  },
};
