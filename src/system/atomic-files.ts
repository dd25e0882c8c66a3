import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive, processSpaceTag } from './process-space.ts';

export interface AtomicWriteOptions {
  /** Permission bits of the new file, 0644 unless given. */
  readonly mode?: number;
  /**
   * False spares the wait for the disk: after a loss of power the file may be empty. For what a next run makes again
   * (reports, records); true unless given.
   */
  readonly flush?: boolean;
}

/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing, and removes what killed processes left there.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true });
  await sweepOnce(directory);
  const beside = temporaryBeside(path);
  try {
    const file = await open(beside, 'wx', options.mode ?? 0o644);
    try {
      await file.writeFile(content);
      if (options.flush !== false) await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * The same for a small file that a next run makes again (a record): at once, with nothing else done meanwhile, and with no wait for
 * the disk, so that after a loss of power it may be empty.
 */
export function replaceFileAtOnce(path: string, content: string | Uint8Array): void {
  const directory = dirname(path);
  // Where nothing was before, nothing was left.
  if (!swept.has(directory) && mkdirSync(directory, { recursive: true }) === undefined) sweepAtOnce(directory);
  const beside = temporaryBeside(path);
  try {
    try {
      writeFileSync(beside, content, { flag: 'wx', mode: 0o644 });
    } catch (error) {
      // Somebody emptied the cache since the directory was looked through.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(directory, { recursive: true });
      writeFileSync(beside, content, { flag: 'wx', mode: 0o644 });
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Random once, counted from there. */
let last = randomInt(0x1000000);

/**
 * A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`, and tells whose it
 * is: the process, and the first half of the digits the space of that number.
 */
export function temporaryBeside(path: string): string {
  last = (last + 1) & 0xffffff;
  const digits = `${processSpaceTag()}${last.toString(16).padStart(6, '0')}`;
  return join(dirname(path), `.${basename(path)}.${process.pid}.${digits}.tmp`);
}

/**
 * Removes the temporary files and directories that processes left in a directory when they were killed: at once where the process is
 * one that we would see, after an hour those of other machines and containers. What cannot be removed stays.
 */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const path of leftoversIn(directory)) await rm(path, { recursive: true, force: true }).catch(() => {});
}

function leftoversIn(directory: string): readonly string[] {
  return namesIn(directory).flatMap((name) => {
    const [, processId, tag] = /^\..+\.(\d+)\.([0-9a-f]{6})[0-9a-f]{6}\.tmp$/.exec(name) ?? [];
    if (processId === undefined) return [];
    const path = join(directory, name);
    const isLeftOver = tag === processSpaceTag() ? !isProcessAlive(Number(processId)) : ageOf(path) > leftoverAfterMs;
    return isLeftOver ? [path] : [];
  });
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** No run takes this long to write one file or one module. */
const leftoverAfterMs = 3_600_000;

function ageOf(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? 0 : Date.now() - status.mtimeMs;
}

/** Directories that this process looked through. One look is enough: what is left by then was left by others that are gone. */
const swept = new Map<string, Promise<void>>();

function sweepOnce(directory: string): Promise<void> {
  const sweep = swept.get(directory) ?? removeLeftovers(directory);
  swept.set(directory, sweep);
  return sweep;
}

/** For the last files of a run: what nobody waits for would end with the process, half done. */
function sweepAtOnce(directory: string): void {
  swept.set(directory, Promise.resolve());
  try {
    for (const path of leftoversIn(directory)) rmSync(path, { recursive: true, force: true });
  } catch {
    // What cannot be removed stays.
  }
}
