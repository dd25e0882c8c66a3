import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ownTrees, recordedEntries } from '../install/own-entries.ts';
import { inUseDirectory } from '../pipeline/in-use.ts';
import { counted, formatBytes } from '../report/human-units.ts';
import type { Styler } from '../report/terminal-summary.ts';
import { hostOf, readStoreContents, type StoreContents } from '../store/store-contents.ts';
import { mapBounded } from '../system/bounded.ts';
import { sharersOf } from '../system/shared-lock.ts';
import type { Command } from './command.ts';

export interface CacheStatsData {
  readonly store: {
    readonly directory: string;
    readonly sizeBytes: number;
    readonly blobs: number;
    /** Modules and other artifacts by the registry that they were named after; `` for those without a name. */
    readonly registries: readonly RegistryStats[];
    /** When the blob was last used that was used longest ago, and when the newest was; ISO 8601, empty for an empty store. */
    readonly oldestUse: string;
    readonly newestUse: string;
  };
  readonly buf: {
    readonly directory: string;
    readonly sizeBytes: number;
    /** Modules (in one commit each) for v2 locks. */
    readonly modules: number;
    /** Those of them that oras-buf wrote, and would clear. */
    readonly own: number;
  };
  readonly tools: { readonly directory: string; readonly sizeBytes: number };
  /** Who is at work with it: `process@machine`. */
  readonly inUseBy: readonly string[];
}

export interface RegistryStats {
  readonly registry: string;
  readonly artifacts: number;
  /** What its artifacts need; a blob that two registries have counts for both. */
  readonly sizeBytes: number;
}

/** How large the caches are, and what is in them. */
export const cacheStats: Command<CacheStatsData> = {
  async run({ settings }) {
    const directory = join(settings.cacheDirectory, 'store');
    const { bufCacheDirectory, stateDirectory } = settings;
    const contents = await readStoreContents(directory);
    const uses = [...contents.blobs.values()].map(({ lastUse }) => lastUse).sort((a, b) => a - b);
    const time = (ms: number | undefined): string => (ms === undefined ? '' : new Date(ms).toISOString());
    const recorded = await recordedEntries(stateDirectory, bufCacheDirectory);
    const tools = join(stateDirectory, 'tools');
    const sharers = await Promise.all(
      (['store', 'buf'] as const).map((cache) => sharersOf(inUseDirectory(cache, settings))),
    );
    return {
      data: {
        store: {
          directory,
          sizeBytes: sizeOf(contents, contents.blobs.keys()),
          blobs: contents.blobs.size,
          registries: byRegistry(contents),
          oldestUse: time(uses[0]),
          newestUse: time(uses.at(-1)),
        },
        buf: {
          directory: bufCacheDirectory,
          sizeBytes: await directorySize(join(bufCacheDirectory, 'v3')),
          modules: await countAtDepth(join(bufCacheDirectory, 'v3', 'modules', 'b5'), 4),
          own: recorded.filter((entry) => ownTrees(entry, bufCacheDirectory).length > 0).length,
        },
        tools: { directory: tools, sizeBytes: await directorySize(tools) },
        inUseBy: [...new Set(sharers.flat())].sort(),
      },
    };
  },

  text({ store, buf, tools, inUseBy }, style) {
    const heading = (name: string, sizeBytes: number, directory: string): string =>
      `${style('strong', name.padEnd(12))} ${formatBytes(sizeBytes).padStart(8)}  ${style('quiet', directory)}`;
    const lines = [heading('Store', store.sizeBytes, store.directory)];
    for (const { registry, artifacts, sizeBytes } of store.registries) {
      const name = registry === '' ? 'without a name' : registry;
      lines.push(`${' '.repeat(13)}${formatBytes(sizeBytes).padStart(8)}  ${counted(artifacts, 'artifact')}, ${name}`);
    }
    if (store.blobs > 0) lines.push(`${' '.repeat(23)}${counted(store.blobs, 'blob')}, ${agesOf(store, style)}`);
    lines.push(heading("buf's cache", buf.sizeBytes, buf.directory));
    lines.push(`${' '.repeat(23)}${counted(buf.modules, 'module')}, ${buf.own} of them by oras-buf`);
    lines.push(heading('Tools', tools.sizeBytes, tools.directory));
    if (inUseBy.length > 0) lines.push(`In use by ${inUseBy.join(', ')}`);
    return `${lines.join('\n')}\n`;
  },
};

function agesOf({ oldestUse, newestUse }: CacheStatsData['store'], style: Styler): string {
  const [oldest, newest] = [oldestUse.slice(0, 10), newestUse.slice(0, 10)];
  return style('quiet', oldest === newest ? `last used ${oldest}` : `last used between ${oldest} and ${newest}`);
}

function byRegistry(contents: StoreContents): readonly RegistryStats[] {
  const owners = new Map<string, { artifacts: number; readonly blobs: Set<string> }>();
  for (const { names, blobs } of contents.artifacts) {
    for (const registry of new Set(names.length === 0 ? [''] : names.map(hostOf))) {
      const own = owners.get(registry) ?? { artifacts: 0, blobs: new Set<string>() };
      owners.set(registry, own);
      own.artifacts += 1;
      for (const digest of blobs) own.blobs.add(digest);
    }
  }
  return [...owners]
    .map(([registry, { artifacts, blobs }]) => ({ registry, artifacts, sizeBytes: sizeOf(contents, blobs) }))
    .sort((a, b) => b.sizeBytes - a.sizeBytes || (a.registry < b.registry ? -1 : 1));
}

function sizeOf({ blobs }: StoreContents, digests: Iterable<string>): number {
  const sizes = new Map<string, number>([...blobs].map(([digest, { sizeBytes }]) => [digest, sizeBytes]));
  return [...digests].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
}

const parallelLooks = 16;

/** Bytes of all files below a directory; one that has several names counts once. */
async function directorySize(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const seen = new Set<string>();
  let size = 0;
  await mapBounded(
    entries.filter((entry) => entry.isFile()),
    parallelLooks,
    async (entry) => {
      const status = await lstat(join(entry.parentPath, entry.name)).catch(() => undefined);
      if (status === undefined) return;
      const id = `${status.dev} ${status.ino}`;
      if (!seen.has(id)) size += status.size;
      seen.add(id);
    },
  );
  return size;
}

async function countAtDepth(directory: string, depth: number): Promise<number> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const directories = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (depth === 1) return directories.length;
  const counts = await Promise.all(directories.map(({ name }) => countAtDepth(join(directory, name), depth - 1)));
  return counts.reduce((sum, count) => sum + count, 0);
}
