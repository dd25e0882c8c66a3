import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes, OrasBufError } from '../errors.ts';
import { asDiskError } from './disk-error.ts';
import { isProcessAlive, processSpace } from './process-space.ts';

/** Another run held the lock for longer than we were willing to wait. */
export class LockFileBusyError extends OrasBufError {
  readonly exitCode = exitCodes.timeout;
}

export interface LockFileOptions {
  /** Called once when we have to wait, with who holds the lock (`process@machine`). */
  readonly onWait?: (holder: string) => void;
  /** Milliseconds; 10 minutes unless given. */
  readonly timeoutMs?: number;
  /** Milliseconds without a sign of life after which a holder on another machine is taken for gone; 30 seconds unless given. */
  readonly staleMs?: number;
  /** Ends the waiting; its reason is then thrown. Who holds the lock goes on to its own end. */
  readonly signal?: AbortSignal;
}

/** Milliseconds between two signs of life. */
export const refreshMs = 5_000;
/** Bytes. What we write there is far shorter. */
const longestHolder = 1024;
/** Some locks lie in a checkout: whoever wrote it may have put a link or a pipe there. Windows has neither flag. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
export const defaultStaleMs = 30_000;

/**
 * Runs `work` while holding the lock file at `path`. The holder touches the file now and then. A lock whose process is gone
 * is taken over at once; one that is not touched for 30 seconds, as we measure it ourselves (clocks jump, and differ
 * between machines), belongs to a machine that is gone.
 * @throws {LockFileBusyError} where the lock was not free in time; the reason of the signal. Errors of the disk: exit code 8.
 */
export async function withLockFile<T>(path: string, options: LockFileOptions, work: () => Promise<T>): Promise<T> {
  const id = `${whoWeAre()} ${randomBytes(8).toString('hex')}`;
  try {
    await acquire(path, id, options);
  } catch (error) {
    throw asDiskError(error, path);
  }
  const refresh = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, refreshMs);
  refresh.unref();
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    if ((await readHolder(path).catch(() => undefined)) === id) await rm(path, { force: true }).catch(() => {});
  }
}

async function acquire(path: string, id: string, options: LockFileOptions): Promise<void> {
  const deadline = performance.now() + (options.timeoutMs ?? 600_000);
  const watch = new LockWatch(options.staleMs ?? defaultStaleMs);
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  let pauseMs = 10;
  for (;;) {
    if (await create(path, id)) return;
    // Undefined: it was released just now, or something stands there that is no lock.
    const holder = (await readHolder(path)) ?? '';
    if (isHolderGone(holder) || (await watch.isStale(path, holder))) {
      if (await takeAway(path, holder, options.staleMs ?? defaultStaleMs)) continue;
    }
    if (!told && holder !== '') {
      options.onWait?.(shownHolder(holder));
      told = true;
    }
    if (performance.now() > deadline) {
      throw new LockFileBusyError(`${path} is held by ${holder === '' ? 'another process' : shownHolder(holder)}`, {
        places: [{ file: path }],
        next: 'Wait for the other run to end, or delete the file if that run is gone.',
      });
    }
    await pause(pauseMs, options.signal);
    pauseMs = Math.min(250, pauseMs * 2);
  }
}

async function pause(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(pauseMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
}

/** Whether a lock stayed untouched for too long while we watched, by a clock that does not jump. */
export class LockWatch {
  readonly #staleMs: number;
  #seen = '';
  #since = 0;

  constructor(staleMs: number) {
    this.#staleMs = staleMs;
  }

  async isStale(path: string, holder: string): Promise<boolean> {
    const touched = await stat(path, { bigint: true }).then(
      ({ mtimeNs }) => mtimeNs,
      () => 0n,
    );
    const seen = `${holder} ${touched}`;
    if (seen !== this.#seen) {
      this.#seen = seen;
      this.#since = performance.now();
      return false;
    }
    return performance.now() - this.#since > this.#staleMs;
  }
}

async function create(path: string, id: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o644);
    try {
      await file.writeFile(id);
    } catch (error) {
      // A full disk: an empty lock would keep everyone out.
      await rm(path, { force: true }).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where there is no lock; empty while its holder is about to write who it is. */
export async function readHolder(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, readOnly);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHolder), 0, longestHolder, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    // A symbolic link is no lock of ours. It is never followed, and taken away once it is stale.
    if (code === 'ELOOP') return '';
    throw error;
  }
}

/** `process@machine`, and what else tells the space of that process number from others. */
export function whoWeAre(): string {
  return `${process.pid}@${processSpace()}`;
}

/** `process@machine`. */
export function shownHolder(holder: string): string {
  return holder.split(' ')[0] ?? holder;
}

/** Whether the holder is a process that we would see if it was alive, and is not. */
export function isHolderGone(holder: string): boolean {
  const processId = visibleProcess(holder);
  return processId !== undefined && !isProcessAlive(processId);
}

/**
 * Whether the holder is surely at work: its process is one that we see, and it gave a sign of life just now. Its number alone says
 * nothing, because numbers are given out again.
 */
export async function isHolderAtWork(path: string, holder: string, staleMs: number): Promise<boolean> {
  const processId = visibleProcess(holder);
  if (processId === undefined || !isProcessAlive(processId)) return false;
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}

function visibleProcess(holder: string): number | undefined {
  const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
  return theirs?.[2] === processSpace() ? Number(theirs[1]) : undefined;
}

/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, the right to do so, may: otherwise one waiter could
 * remove the fresh lock of another that was quicker. False where another waiter has that right.
 */
async function takeAway(path: string, holder: string, staleMs: number): Promise<boolean> {
  const right = `${path}.takeover`;
  if (!(await create(right, holder))) {
    // Whoever has it needs it for a moment only, so an old one was left by a kill.
    const status = await stat(right).catch(() => undefined);
    if (status !== undefined && Math.abs(Date.now() - status.mtimeMs) > staleMs) await rm(right, { force: true });
    return false;
  }
  try {
    if ((await readHolder(path)) === holder) await rm(path, { force: true });
  } finally {
    await rm(right, { force: true });
  }
  return true;
}
