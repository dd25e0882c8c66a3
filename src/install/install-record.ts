import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheTree } from '../bsr/module-cache-entry.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { ContentDigests } from '../resolve/resolution.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';

/** What we saw of an entry of buf's cache when its bytes were last hashed. Kept outside buf's own directories. */
export interface InstallRecord extends ContentDigests {
  /** Every file and directory of the entry: path relative to buf's cache, and what `lstat` said. */
  readonly seen: readonly (readonly [path: string, stamp: string])[];
  /** The trees in which we wrote the entry ourselves. In the others buf did, and it is buf's. */
  readonly wrote: readonly CacheTree[];
}

const recordVersion = 1;
const gone = 'gone';

/** The `.proto` files that a record saw in the tree for v2 locks, relative to the module's root. */
export function recordedProtoPaths(record: InstallRecord): readonly string[] {
  return record.seen.flatMap(([path]) => {
    const inside = /^v3\/modules\/b5\/(?:[^/]+\/){4}files\/(.+\.proto)$/.exec(path.replaceAll('\\', '/'))?.[1];
    return inside === undefined ? [] : [inside];
  });
}

/** The directory of all records. */
export function recordDirectory(stateDirectory: string): string {
  return join(stateDirectory, 'installed');
}

/** Where the record of one entry lies. Different buf caches have different records. */
export function recordPath(stateDirectory: string, cacheDirectory: string, module: ModuleName, commit: string): string {
  const hash = createHash('sha256').update(`${cacheDirectory}\n${module}\n${commit}`).digest('hex').slice(0, 40);
  return join(recordDirectory(stateDirectory), `${hash}.json`);
}

/** Reads a record; undefined where there is none that we understand. */
export async function readRecord(path: string): Promise<InstallRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { version, b4, b5, seen, wrote } = value as Record<string, unknown>;
    if (version !== recordVersion || typeof b4 !== 'string' || typeof b5 !== 'string' || !Array.isArray(seen))
      return undefined;
    const trees = Array.isArray(wrote)
      ? wrote.filter((one): one is CacheTree => one === 'b5' || one === 'shake256')
      : [];
    return { b4, b5, seen: seen as InstallRecord['seen'], wrote: trees };
  } catch {
    return undefined;
  }
}

/** Writes down what was seen of an entry whose bytes were hashed. */
export async function writeRecord(path: string, record: InstallRecord): Promise<void> {
  const { b4, b5, seen, wrote } = record;
  await writeFileAtomically(path, JSON.stringify({ version: recordVersion, b4, b5, wrote, seen }), { flush: false });
}

/** Whether two looks at an entry saw the same, its commit files aside (which are checked whenever they are read). */
export function isSameEntry(before: InstallRecord['seen'], after: InstallRecord['seen']): boolean {
  const entry = (seen: InstallRecord['seen']): string =>
    JSON.stringify(seen.filter(([path]) => path.replaceAll('\\', '/').startsWith('v3/modules/')));
  return entry(before) === entry(after);
}

/**
 * Whether everything still looks as recorded: presence, size, times of every file; and of every directory, so that a file
 * that was added shows too. It reads no content.
 */
export function looksUnchanged(record: InstallRecord, cacheDirectory: string): boolean {
  if (record.seen.length === 0) return false;
  return record.seen.every(([path, stamp]) => stamp !== gone && stampOf(join(cacheDirectory, path)) === stamp);
}

/** Everything that is to be seen of some places now. What is missing, or goes away meanwhile, is seen as gone. */
export function look(cacheDirectory: string, places: readonly string[]): InstallRecord['seen'] {
  const found: [string, string][] = [];
  const visit = (path: string): void => {
    const absolute = join(cacheDirectory, path);
    const stamp = stampOf(absolute);
    found.push([path, stamp]);
    if (!stamp.startsWith('d ')) return;
    for (const name of namesIn(absolute)) visit(`${path}/${name}`);
  };
  for (const place of places) visit(place);
  return found;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Kind, size and both times; the second one changes whenever anything does, whatever a program sets the first one to. */
function stampOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return gone;
  const kind = stat.isDirectory() ? 'd' : stat.isFile() ? 'f' : 'other';
  return `${kind} ${kind === 'd' ? 0 : stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}
