import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes, OrasBufError } from '../errors.ts';

/** Another run held the lock for longer than we were willing to wait. */
export class LockFileBusyError extends OrasBufError {
  readonly exitCode = exitCodes.timeout;
}

export interface LockFileOptions {
  /** Called once when we have to wait, with who holds the lock. */
  readonly onWait?: (holder: string) => void;
  /** Milliseconds; 10 minutes unless given. */
  readonly timeoutMs?: number;
}

const refreshMs = 5_000;
/** A lock that was not refreshed for this long belongs to a process that is gone (or a machine that is). */
const staleMs = 30_000;

/**
 * Runs `work` while holding the lock file at `path`. The holder refreshes the file's time; a lock whose process is gone, or
 * that was not refreshed for 30 seconds, is taken over.
 * @throws {LockFileBusyError} where the lock was not free in time.
 */
export async function withLockFile<T>(path: string, options: LockFileOptions, work: () => Promise<T>): Promise<T> {
  const id = `${process.pid}@${hostname()} ${randomBytes(8).toString('hex')}`;
  await acquire(path, id, options);
  const refresh = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, refreshMs);
  refresh.unref();
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    if ((await readHolder(path)) === id) await rm(path, { force: true });
  }
}

async function acquire(path: string, id: string, options: LockFileOptions): Promise<void> {
  const deadline = performance.now() + (options.timeoutMs ?? 600_000);
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  let pauseMs = 10;
  for (;;) {
    if (await create(path, id)) return;
    const holder = await readHolder(path);
    if (await isStale(path, holder)) {
      await takeAway(path, holder);
      continue;
    }
    if (!told && holder !== undefined) {
      options.onWait?.(holder.split(' ')[0] ?? holder);
      told = true;
    }
    if (performance.now() > deadline) {
      throw new LockFileBusyError(`${path} is held by ${holder ?? 'another process'}`, {
        places: [{ file: path }],
        next: 'Wait for the other run to end, or delete the file if that run is gone.',
      });
    }
    await sleep(pauseMs);
    pauseMs = Math.min(250, pauseMs * 2);
  }
}

async function create(path: string, id: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o644);
    try {
      await file.writeFile(id);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function isStale(path: string, holder: string | undefined): Promise<boolean> {
  const processId = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder ?? '');
  if (processId?.[1] !== undefined && processId[2] === hostname() && !isAlive(Number(processId[1]))) return true;
  try {
    return Date.now() - (await stat(path)).mtimeMs > staleMs;
  } catch {
    return false;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a stale lock by renaming it first: of several waiters only one gets the rename, and it checks what it got. */
async function takeAway(path: string, holder: string | undefined): Promise<void> {
  const aside = `${path}.stale-${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readHolder(aside)) === holder) {
    await rm(aside, { force: true });
    return;
  }
  // Someone made a fresh lock between our look and our rename: give it back.
  await rename(aside, path).catch(() => {});
}
