import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CacheTree, cacheEntryPath, commitFilePath } from '../bsr/module-cache-entry.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { temporaryBeside } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { commitFileText } from './buf-cache.ts';
import { entryLooksUnchanged, type InstallRecord, readRecord, recordDirectory, recordPath } from './install-record.ts';

/** An entry of buf's module cache of which we have a record. */
export interface RecordedEntry extends InstallRecord {
  readonly recordPath: string;
}

/** Every entry of one cache of buf of which we have a record, by name and commit. */
export async function recordedEntries(
  stateDirectory: string,
  bufCacheDirectory: string,
): Promise<readonly RecordedEntry[]> {
  const directory = recordDirectory(stateDirectory);
  const found: RecordedEntry[] = [];
  for (const file of (await readdir(directory).catch((): string[] => [])).sort()) {
    const path = join(directory, file);
    const record = readRecord(path);
    if (record === undefined) continue;
    // The name of a record is made from the cache that it is about: those of other caches are passed over.
    if (recordPath(stateDirectory, bufCacheDirectory, record.module, record.commit) !== path) continue;
    found.push({ ...record, recordPath: path });
  }
  return found.sort((a, b) => (`${a.module}:${a.commit}` < `${b.module}:${b.commit}` ? -1 : 1));
}

/** Which of an entry's trees are ours, and still as we left them. */
export function ownTrees(entry: RecordedEntry, bufCacheDirectory: string): readonly CacheTree[] {
  return (['b5', 'shake256'] as const).filter((tree) => {
    const record = entry.trees[tree];
    return record?.wrote === true && entryLooksUnchanged(record, tree, entry, bufCacheDirectory);
  });
}

/**
 * Takes an entry out of buf's cache, as far as it is ours: the trees that we wrote and nobody has touched since, and what we wrote
 * of the commit. Each goes at once, so that buf sees all of it or nothing. Errors of the disk: exit code 8.
 */
export async function removeOwnEntry(entry: RecordedEntry, bufCacheDirectory: string): Promise<void> {
  const { module, commit } = entry;
  try {
    for (const tree of ownTrees(entry, bufCacheDirectory)) {
      const commitFile = commitFilePath(bufCacheDirectory, tree, module, commit);
      const text = await readFile(commitFile, 'utf8').catch(() => undefined);
      if (text === commitFileText(module, tree === 'b5' ? entry.b5 : entry.b4)) await rm(commitFile, { force: true });
      const path = cacheEntryPath(bufCacheDirectory, tree, module, commit);
      const aside = temporaryBeside(path);
      await rename(path, aside);
      await rm(aside, { recursive: true, force: true });
    }
    await rm(entry.recordPath, { force: true });
  } catch (error) {
    throw asDiskError(error, bufCacheDirectory);
  }
}

/** The registry that an entry came from. */
export function registryOf({ module }: RecordedEntry): string {
  return moduleNameParts(module).registry;
}
