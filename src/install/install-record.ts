import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CacheTree, cacheEntryPath, commitFilePath } from '../bsr/module-cache-entry.ts';
import { type ModuleName, tryParseModuleName } from '../modules/module-name.ts';
import type { ContentDigests } from '../resolve/resolution.ts';
import { replaceFileAtOnce } from '../system/atomic-files.ts';

/**
 * What `lstat` said of a file or directory: `f`, `d`, or `o` for all else; the size of a file in bytes; and both times in milliseconds.
 * The second one changes whenever anything does, whatever a program sets the first one to.
 */
export type Stamp = readonly [kind: 'f' | 'd' | 'o', size: number, mtimeMs: number, ctimeMs: number];

/** What was seen of a module in one tree of buf's cache. */
export interface TreeLook {
  /** Undefined where it was not there. */
  readonly commitFile: Stamp | undefined;
  /** The entry itself (its path is empty), and every file and directory in it, by the path relative to it. */
  readonly entry: readonly (readonly [path: string, stamp: Stamp])[];
}

/** A look, and whether we wrote the entry ourselves. Where we did not buf did, and it is buf's. */
export interface TreeRecord extends TreeLook {
  readonly wrote: boolean;
}

/** What we saw of a module in buf's cache when its bytes were last hashed. Kept outside buf's own directories. */
export interface InstallRecord extends ContentDigests {
  readonly module: ModuleName;
  readonly commit: string;
  /** A tree that nobody needed is missing. */
  readonly trees: Readonly<Partial<Record<CacheTree, TreeRecord>>>;
}

const recordVersion = 2;

/** The `.proto` files that were seen in an entry, relative to the module's root. */
export function protoPathsSeen({ entry }: TreeLook): readonly string[] {
  return entry.flatMap(([path]) => (path.startsWith('files/') && path.endsWith('.proto') ? [path.slice(6)] : []));
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
export function readRecord(path: string): InstallRecord | undefined {
  try {
    const { version, module, commit, b4, b5, trees } = JSON.parse(readFileSync(path, 'utf8')) as Record<
      string,
      unknown
    >;
    const name = tryParseModuleName(String(module));
    if (version !== recordVersion || name === undefined || !/^[0-9a-f]{32}$/.test(String(commit))) return undefined;
    if (typeof b4 !== 'string' || typeof b5 !== 'string' || typeof trees !== 'object') return undefined;
    const { b5: forV2, shake256: forV1 } = trees as InstallRecord['trees'];
    return {
      module: name,
      commit: String(commit),
      b4,
      b5,
      trees: {
        ...(isTreeRecord(forV2) ? { b5: forV2 } : {}),
        ...(isTreeRecord(forV1) ? { shake256: forV1 } : {}),
      },
    };
  } catch {
    return undefined;
  }
}

function isTreeRecord(value: TreeRecord | undefined): value is TreeRecord {
  return typeof value?.wrote === 'boolean' && Array.isArray(value.entry) && value.entry.every(isSeen);
}

function isSeen(one: unknown): boolean {
  return Array.isArray(one) && typeof one[0] === 'string' && Array.isArray(one[1]);
}

/** Writes down what was seen of an entry whose bytes were hashed. */
export function writeRecord(path: string, record: InstallRecord): void {
  replaceFileAtOnce(path, JSON.stringify({ version: recordVersion, ...record }));
}

/** Whether two looks saw the same entry. Its commit file is another matter: it is checked whenever it is read. */
export function isSameEntry(before: TreeLook, after: TreeLook): boolean {
  return JSON.stringify(before.entry) === JSON.stringify(after.entry);
}

/**
 * Whether an entry and its commit file still look as they did: presence, size, times of every file; and of every directory, so that a
 * file that was added shows too. It reads no content.
 */
export function looksUnchanged(look: TreeLook, tree: CacheTree, record: Recorded, cacheDirectory: string): boolean {
  const { commitFile } = look;
  if (commitFile === undefined) return false;
  const path = commitFilePath(cacheDirectory, tree, record.module, record.commit);
  return isStill(commitFile, path) && entryLooksUnchanged(look, tree, record, cacheDirectory);
}

/** The same of the entry alone: its commit file may be written anew by buf. */
export function entryLooksUnchanged(
  { entry }: TreeLook,
  tree: CacheTree,
  { module, commit }: Recorded,
  cacheDirectory: string,
): boolean {
  const top = cacheEntryPath(cacheDirectory, tree, module, commit);
  return entry.length > 0 && entry.every(([path, stamp]) => isStill(stamp, path === '' ? top : `${top}/${path}`));
}

type Recorded = Pick<InstallRecord, 'module' | 'commit'>;

/** Everything that is to be seen of a module in one tree now. What goes away meanwhile is not seen. */
export function lookAt(tree: CacheTree, module: ModuleName, commit: string, cacheDirectory: string): TreeLook {
  const top = cacheEntryPath(cacheDirectory, tree, module, commit);
  const entry: [string, Stamp][] = [];
  const visit = (path: string): void => {
    const absolute = path === '' ? top : `${top}/${path}`;
    const stamp = stampOf(absolute);
    if (stamp === undefined) return;
    entry.push([path, stamp]);
    if (stamp[0] !== 'd') return;
    for (const name of namesIn(absolute)) visit(path === '' ? name : `${path}/${name}`);
  };
  visit('');
  return { commitFile: stampOf(commitFilePath(cacheDirectory, tree, module, commit)), entry };
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

function stampOf(path: string): Stamp | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const isDirectory = stat.isDirectory();
  return [isDirectory ? 'd' : stat.isFile() ? 'f' : 'o', isDirectory ? 0 : stat.size, stat.mtimeMs, stat.ctimeMs];
}

function isStill([kind, size, mtimeMs, ctimeMs]: Stamp, path: string): boolean {
  const now = stampOf(path);
  return now !== undefined && now[0] === kind && now[1] === size && now[2] === mtimeMs && now[3] === ctimeMs;
}
