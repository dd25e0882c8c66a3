import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, lutimes, mkdir, open, readlink, rename, rm, symlink } from 'node:fs/promises';
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
const refreshMs = 5_000;
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
  const id = newHolder();
  try {
    await acquire(path, id, options);
  } catch (error) {
    throw asDiskError(error, path);
  }
  const stop = giveSignsOfLife(path);
  try {
    return await work();
  } finally {
    stop();
    if ((await readHolder(path).catch(() => undefined)) === id) await rm(path, { force: true }).catch(() => {});
  }
}

/**
 * Takes away a lock whose holder was killed when it had nothing left to do but to let go: for a place where the next run finds
 * everything done, and would never ask for the lock. It waits for nobody. Errors of the disk: exit code 8.
 */
export async function removeLeftLock(path: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder === undefined || !isHolderGone(holder)) return;
  await withLockFile(path, { timeoutMs: 0 }, async () => {}).catch((error: unknown) => {
    if (!(error instanceof LockFileBusyError)) throw error;
  });
}

async function acquire(path: string, id: string, options: LockFileOptions): Promise<void> {
  const deadline = performance.now() + (options.timeoutMs ?? 600_000);
  const watches = new LockWatches(options.staleMs ?? defaultStaleMs);
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  let pauseMs = 10;
  for (;;) {
    if (await createHeld(path, id)) return;
    // Undefined: it was released just now.
    const holder = await readHolder(path);
    if (holder !== undefined && (await takeOver(path, holder, id, watches))) return;
    if (!told && holder !== undefined && holder !== '') {
      options.onWait?.(shownHolder(holder));
      told = true;
    }
    if (performance.now() > deadline) {
      const who = holder === undefined || holder === '' ? 'another process' : shownHolder(holder);
      throw new LockFileBusyError(`${path} is held by ${who}`, {
        places: [{ file: path }],
        next: 'Wait for the other run to end, or delete the file if that run is gone.',
      });
    }
    await pause(pauseMs, options.signal);
    pauseMs = Math.min(250, pauseMs * 2);
  }
}

/**
 * Takes the lock of a holder that is gone; true where it is ours then. Only who holds a second lock, the right to do so, may:
 * otherwise one waiter could take the fresh lock of another that was quicker. The right becomes the lock, by one rename: whoever
 * is killed on the way leaves nothing but the old lock and a right, of which the next waiter sees that its holder is gone.
 */
async function takeOver(path: string, holder: string, id: string, watches: LockWatches): Promise<boolean> {
  if (!isHolderGone(holder) && !(await watches.isStale(path, holder))) return false;
  const right = `${path}.takeover`;
  if (!(await createHeld(right, id))) {
    const other = await readHolder(right);
    // A right of a right, and so on: each one more takes one more kill, within a few milliseconds.
    if (other === undefined || !(await takeOver(right, other, id, watches))) return false;
  }
  if ((await readHolder(path)) === holder) {
    await rename(right, path);
    return true;
  }
  await rm(right, { force: true });
  return false;
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
    const touched = await lstat(path, { bigint: true }).then(
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

/** A watch for each lock that one waiter meets. */
class LockWatches {
  readonly #staleMs: number;
  readonly #watches = new Map<string, LockWatch>();

  constructor(staleMs: number) {
    this.#staleMs = staleMs;
  }

  isStale(path: string, holder: string): Promise<boolean> {
    const watch = this.#watches.get(path) ?? new LockWatch(this.#staleMs);
    this.#watches.set(path, watch);
    return watch.isStale(path, holder);
  }
}

/**
 * Makes a file that tells its holder; false where there is one already. It is a symbolic link that leads nowhere, its target the
 * holder: the system makes it in one go, name and content, so that a kill never leaves one that says nothing, and it is never
 * followed. (The lock files of Emacs and Firefox are such links, for the same reason.) Where the disk has no links, or none that
 * can be touched, it is a plain file.
 */
export async function createHeld(path: string, id: string): Promise<boolean> {
  if (hasNoLinks.has(dirname(path))) return createPlain(path, id);
  try {
    await symlink(id, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!withoutLinks.has(code ?? '')) throw error;
    hasNoLinks.add(dirname(path));
    return createPlain(path, id);
  }
  try {
    // Its signs of life must work: without them others would take it for left after a while.
    await touch(path);
    return true;
  } catch {
    hasNoLinks.add(dirname(path));
    await rm(path, { force: true });
    return createPlain(path, id);
  }
}

/** Windows lets few users make links. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/** Directories on disks without links. */
const hasNoLinks = new Set<string>();

async function createPlain(path: string, id: string): Promise<boolean> {
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

/** Undefined where there is no lock; empty while the holder of a plain file is about to write who it is. */
export async function readHolder(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    // A plain file.
    if (code !== 'EINVAL' && code !== 'UNKNOWN') throw error;
  }
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
    // It became a link meanwhile: another lock.
    if (code === 'ELOOP') return '';
    throw error;
  }
}

/** Touches what {@link createHeld} made, now and then, until it is told to stop. */
export function giveSignsOfLife(path: string): () => void {
  const timer = setInterval(() => {
    touch(path).catch(() => {});
  }, refreshMs);
  timer.unref();
  return () => clearInterval(timer);
}

function touch(path: string): Promise<void> {
  const now = new Date();
  return lutimes(path, now, now);
}

/** Who we are, and what no other holder is called. */
export function newHolder(): string {
  return `${whoWeAre()} ${randomBytes(8).toString('hex')}`;
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
  const status = await lstat(path).catch(() => undefined);
  return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}

function visibleProcess(holder: string): number | undefined {
  const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
  return theirs?.[2] === processSpace() ? Number(theirs[1]) : undefined;
}
