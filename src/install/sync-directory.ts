import { constants, type Stats } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { temporaryBeside, writeFileAtomically } from '../system/atomic-files.ts';
import { isInside } from '../system/inside-directory.ts';

/** A file as it is to be. */
export type SyncedFile =
  | { readonly kind: 'content'; readonly content: string; readonly executable?: boolean }
  /** Made only where `key` (all that its bytes depend on) or the file itself changed. */
  | { readonly kind: 'made'; readonly key: string; make(): Promise<Uint8Array> }
  /** An executable copy of another file, made anew where that one changed. */
  | { readonly kind: 'program'; readonly source: string };

export interface SyncOutcome {
  /** Relative paths, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** What was seen of files that are not compared byte by byte: `key` and what `lstat` said after they were written. */
type SyncRecord = ReadonlyMap<string, { readonly key: string; readonly stamp: string }>;

const recordVersion = 1;

/**
 * Brings a directory in line with `wanted`, file by file: what differs is written beside and renamed, what is not wanted goes
 * last. Directories are made and removed, never renamed or swapped: a daemon of buck2 that watches them would not notice. A kill
 * at any moment leaves whole files, and the next run goes on. Nothing is written through a symbolic link.
 * @param directory absolute, in a directory that is no link
 * @param wanted by relative path with forward slashes
 * @param recordFile outside the directory
 * @param verify compare the bytes of what is there, instead of its size and times
 */
export async function syncDirectory(
  directory: string,
  wanted: ReadonlyMap<string, SyncedFile>,
  recordFile: string,
  verify = false,
): Promise<SyncOutcome> {
  const known: SyncRecord = verify ? new Map() : await readRecord(recordFile);
  const record = new Map<string, { readonly key: string; readonly stamp: string }>();
  const written: string[] = [];
  await makeDirectories(directory, wanted.keys());
  for (const [path, file] of wanted) {
    const target = join(directory, path);
    const stat = await statOf(target);
    if (stat !== undefined && !stat.isFile()) await rm(target, { recursive: true, force: true });
    const current = stat?.isFile() === true ? stat : undefined;
    if (file.kind === 'content') {
      if (await writeContent(target, file, current)) written.push(path);
      continue;
    }
    const key = file.kind === 'made' ? file.key : await keyOfProgram(file.source);
    const seen = known.get(path);
    if (current === undefined || seen?.key !== key || seen.stamp !== stampOf(current)) {
      const changed =
        file.kind === 'made'
          ? await writeMade(target, await file.make(), current)
          : await copyProgram(file.source, target, current);
      if (changed) written.push(path);
    }
    record.set(path, { key, stamp: stampOf(await lstat(target)) });
  }
  const removed = await removeUnwanted(directory, wanted);
  await writeFileAtomically(recordFile, JSON.stringify({ version: recordVersion, files: [...record] }), {
    flush: false,
  });
  return { written: written.sort(compareUtf8), removed: [...removed].sort(compareUtf8) };
}

/** Makes every directory that is needed. What stands in the place of one, a link too, is removed. */
async function makeDirectories(directory: string, paths: Iterable<string>): Promise<void> {
  const needed = new Set<string>();
  for (const path of paths) {
    // Names of modules and versions come from outside; whoever makes a path of them must not let them lead away.
    if (path === '' || !isInside(directory, join(directory, path)))
      throw new Error(`${path} leads out of ${directory}`);
    for (let slash = path.lastIndexOf('/'); slash !== -1; slash = path.lastIndexOf('/', slash - 1)) {
      needed.add(path.slice(0, slash));
    }
  }
  for (const below of ['', ...[...needed].sort(compareUtf8)]) {
    const path = join(directory, below);
    const stat = await statOf(path);
    if (stat !== undefined && !stat.isDirectory()) await rm(path, { force: true });
    if (stat?.isDirectory() !== true) await mkdir(path, { recursive: true });
  }
}

async function writeContent(
  target: string,
  file: { readonly content: string; readonly executable?: boolean },
  current: Stats | undefined,
): Promise<boolean> {
  const mode = file.executable === true ? 0o755 : 0o644;
  if (current !== undefined && (await readFile(target, 'utf8')) === file.content) {
    if ((current.mode & 0o111) === (mode & 0o111)) return false;
  }
  await writeFileAtomically(target, file.content, { mode, flush: false });
  return true;
}

async function writeMade(target: string, bytes: Uint8Array, current: Stats | undefined): Promise<boolean> {
  if (current?.size === bytes.length && (await readFile(target)).equals(bytes)) return false;
  await writeFileAtomically(target, bytes, { flush: false });
  return true;
}

async function copyProgram(source: string, target: string, current: Stats | undefined): Promise<boolean> {
  if (current !== undefined && (await isSameProgram(source, target, current))) return false;
  const beside = temporaryBeside(target);
  try {
    await copyFile(source, beside, constants.COPYFILE_FICLONE);
    await chmod(beside, 0o755);
    await rename(beside, target);
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}

async function isSameProgram(source: string, target: string, current: Stats): Promise<boolean> {
  if ((current.mode & 0o777) !== 0o755 || (await lstat(source)).size !== current.size) return false;
  return (await readFile(source)).equals(await readFile(target));
}

async function keyOfProgram(source: string): Promise<string> {
  const { size, mtimeMs } = await lstat(source);
  return `${source} ${size} ${mtimeMs}`;
}

/** Removes what is not wanted, and directories that hold nothing any more. */
async function removeUnwanted(
  directory: string,
  wanted: ReadonlyMap<string, SyncedFile>,
  below = '',
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(join(directory, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      removed.push(...(await removeUnwanted(directory, wanted, path)));
      if ((await readdir(join(directory, path))).length === 0) await rm(join(directory, path), { recursive: true });
    } else if (!wanted.has(path)) {
      await rm(join(directory, path), { force: true });
      removed.push(path);
    }
  }
  return removed;
}

async function readRecord(path: string): Promise<SyncRecord> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const { version, files } = value as { readonly version?: unknown; readonly files?: unknown };
    if (version !== recordVersion || !Array.isArray(files)) return new Map();
    return new Map(files as [string, { readonly key: string; readonly stamp: string }][]);
  } catch {
    return new Map();
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}
