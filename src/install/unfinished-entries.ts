import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheTree } from '../bsr/module-cache-entry.ts';
import { removeLeftovers } from '../system/atomic-files.ts';
import { recordDirectory } from './install-record.ts';

const trees = ['b5', 'shake256'] as const satisfies readonly CacheTree[];

/**
 * Removes what killed runs left of entries of buf's cache that they were writing or taking out, and of our records. A run sweeps only
 * where it writes itself; this is for who tidies up. What living runs are at stays. It does not throw.
 */
export async function removeUnfinishedEntries(stateDirectory: string, bufCacheDirectory: string): Promise<void> {
  await removeLeftovers(recordDirectory(stateDirectory));
  for (const tree of trees) {
    // TREE/REGISTRY/OWNER/NAME/COMMIT, and TREE/REGISTRY/COMMIT.json
    const modules = await directoriesAt(join(bufCacheDirectory, 'v3', 'modules', tree), 3);
    const commits = await directoriesAt(join(bufCacheDirectory, 'v3', 'commits', tree), 1);
    for (const directory of [...modules, ...commits]) await removeLeftovers(directory);
  }
}

async function directoriesAt(directory: string, depth: number): Promise<readonly string[]> {
  if (depth === 0) return [directory];
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(directory, name));
  return (await Promise.all(below.map((one) => directoriesAt(one, depth - 1)))).flat();
}
