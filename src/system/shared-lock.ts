import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asDiskError, NotPermittedError } from './disk-error.ts';
import {
  createHeld,
  defaultStaleMs,
  giveSignsOfLife,
  isHolderAtWork,
  isHolderGone,
  LockFileBusyError,
  type LockFileOptions,
  LockWatch,
  newHolder,
  readHolder,
  shownHolder,
  withLockFile,
} from './lock-file.ts';

/*
 * A lock that many may share, or one may have alone. In its directory lies a file for each sharer, and the lock file `lock`: it
 * is held for the moment in which a sharer makes its file, and for all of the time of the one who is alone. So nobody can begin
 * to share while somebody is alone, and who wants to be alone waits until no file of a sharer is left. A sharer that was killed
 * is noticed as with every lock file.
 */

const suffix = '.share';

/** A share that is held. */
export interface Share {
  release(): Promise<void>;
}

/**
 * Takes a share, and waits where somebody has the lock alone. Where the directory may not be written, there is no share to be
 * had, and who may not write there cannot take anything away either: then it is as if it was held.
 * @throws {LockFileBusyError} and the reason of the signal. Errors of the disk: exit code 8.
 */
export async function takeShare(directory: string, options: LockFileOptions): Promise<Share> {
  const path = join(directory, `${randomBytes(12).toString('hex')}${suffix}`);
  try {
    await withLockFile(join(directory, 'lock'), options, async () => {
      await removeGone(directory);
      await makeShare(path);
    });
  } catch (error) {
    if (error instanceof NotPermittedError) return { release: async () => {} };
    throw error;
  }
  const stop = giveSignsOfLife(path);
  return {
    release: async () => {
      stop();
      await rm(path, { force: true }).catch(() => {});
    },
  };
}

/**
 * Runs `work` while nobody shares and nobody begins to. A sharer of which nobody can tell whether it is at work (of another machine, or
 * of a container that is gone) is waited for until it is known, whatever the time limit.
 * @throws {LockFileBusyError} where the sharers did not end in time; the reason of the signal. Errors of the disk: exit code 8.
 */
export async function withLockAlone<T>(
  directory: string,
  options: LockFileOptions,
  work: () => Promise<T>,
): Promise<T> {
  const staleMs = options.staleMs ?? defaultStaleMs;
  const started = performance.now();
  const deadline = started + (options.timeoutMs ?? 600_000);
  const watches = new Map<string, LockWatch>();
  let told = false;
  for (;;) {
    const left = Math.max(0, deadline - performance.now());
    const outcome = await withLockFile(join(directory, 'lock'), { ...options, timeoutMs: left }, async () => {
      const sharers = await liveSharers(directory, watches, staleMs);
      return sharers.length === 0 ? { done: await work() } : { sharers };
    });
    if ('done' in outcome) return outcome.done;
    const who = outcome.sharers.map(({ shown }) => shown).join(', ');
    const isSure = outcome.sharers.some(({ isAtWork }) => isAtWork);
    const until = isSure ? deadline : Math.max(deadline, started + staleMs + 1_000);
    if (!told) options.onWait?.(who);
    told = true;
    if (performance.now() > until) {
      throw new LockFileBusyError(`${directory} is in use by ${who}`, {
        places: [{ file: directory }],
        next: 'Wait for the other run to end.',
      });
    }
    await sleep(250, undefined, { signal: options.signal }).catch(() => options.signal?.throwIfAborted());
  }
}

/** Who shares a lock now: `process@machine`. Nothing is waited for. */
export async function sharersOf(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await shareFiles(directory)) {
    const holder = await readHolder(join(directory, name));
    if (holder !== undefined && !isHolderGone(holder)) found.push(shownHolder(holder));
  }
  return found;
}

async function makeShare(path: string): Promise<void> {
  try {
    await createHeld(path, newHolder());
  } catch (error) {
    throw asDiskError(error, path);
  }
}

/** Removes the files of sharers that were killed, so that they do not become ever more. To be called with the lock held. */
async function removeGone(directory: string): Promise<void> {
  for (const name of await shareFiles(directory)) {
    const path = join(directory, name);
    const holder = await readHolder(path).catch(() => undefined);
    if (holder !== undefined && isLeftOver(holder)) await rm(path, { force: true }).catch(() => {});
  }
}

interface LiveSharer {
  /** `process@machine`. */
  readonly shown: string;
  /** False: it may be gone, too. */
  readonly isAtWork: boolean;
}

/** Removes the files of sharers that are gone. To be called with the lock held: then no file is half made. */
async function liveSharers(
  directory: string,
  watches: Map<string, LockWatch>,
  staleMs: number,
): Promise<readonly LiveSharer[]> {
  const live: LiveSharer[] = [];
  for (const name of await shareFiles(directory)) {
    const path = join(directory, name);
    const holder = await readHolder(path);
    if (holder === undefined) continue;
    const watch = watches.get(name) ?? new LockWatch(staleMs);
    watches.set(name, watch);
    if (isLeftOver(holder) || (await watch.isStale(path, holder))) await rm(path, { force: true });
    else {
      const isAtWork = await isHolderAtWork(path, holder, staleMs);
      live.push({ shown: shownHolder(holder) || 'another process', isAtWork });
    }
  }
  return live;
}

/**
 * Whether the sharer is surely gone. A file with nothing in it, on a disk without links, is of one that was killed between making the
 * file and writing its name: who makes one holds the lock, and now we do.
 */
function isLeftOver(holder: string): boolean {
  return holder === '' || isHolderGone(holder);
}

async function shareFiles(directory: string): Promise<readonly string[]> {
  return (await readdir(directory).catch((): string[] => [])).filter((name) => name.endsWith(suffix));
}
