import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { isHolderGone, LockFileBusyError, removeLeftLock, whoWeAre, withLockFile } from '../../src/system/lock-file.ts';
import { processSpace } from '../../src/system/process-space.ts';

const program = fileURLToPath(new URL('lock-holder.ts', import.meta.url));
let directory: string;
let lock: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-lock-'));
  lock = join(directory, 'deep/run.lock');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const left = (): Promise<readonly string[]> => readdir(join(directory, 'deep'));

/** What a process of ours is called that is gone: no number is as high. */
const gone = `4194304@${processSpace()} 0123456789abcdef`;

describe('withLockFile', () => {
  it('gives the result and lets go, also after a failure', async () => {
    expect(await withLockFile(lock, {}, async () => 7)).toBe(7);
    await expect(withLockFile(lock, {}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await left()).toEqual([]);
  });

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLockFile(lock, {}, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await sleep(2);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
  });

  it('keeps processes apart', { timeout: 60_000 }, async () => {
    const file = join(directory, 'count');
    await writeFile(file, '0');
    const run = promisify(execFile);
    await Promise.all([1, 2, 3].map(() => run(process.execPath, [program, 'count', lock, file, '15'])));
    expect(await readFile(file, 'utf8')).toBe('45');
    expect(new Set((await readFile(`${file}.log`, 'utf8')).trim().split('\n')).size).toBe(3);
    expect(await left()).toEqual([]);
  });

  it('knows a holder of another machine, or of another container, for one that it cannot see', () => {
    const gone = `4194304@${processSpace()} 00`;
    expect(isHolderGone(gone)).toBe(true);
    expect(isHolderGone(`${whoWeAre()} 00`)).toBe(false);
    // Machines may have one name, and namespaces have the same numbers on all of them.
    const [host = '', space = ''] = processSpace().split(' ');
    const [namespace = ''] = space.split('-');
    expect(isHolderGone(`4194304@${host} ${namespace}-000000000000 00`)).toBe(false);
    expect(isHolderGone(`4194304@${host} ${namespace} 00`)).toBe(false);
    expect(isHolderGone(`4194304@${host} ${space.replace(namespace, '4026530000')} 00`)).toBe(false);
  });

  it('tells spaces of processes apart by the start of the kernel, too', () => {
    expect(processSpace()).toMatch(
      process.platform === 'linux' ? /^\S+ [1-9]\d+-[0-9a-f]{12}$/ : /^\S+ 0-[0-9a-f]{12}$/,
    );
  });

  it('says who holds it, gives up in time, and takes over at once when that process is killed', async () => {
    const holder = spawn(process.execPath, [program, 'hold', lock], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const waitedFor: string[] = [];
    const busy = withLockFile(lock, { timeoutMs: 200, onWait: (who) => waitedFor.push(who) }, async () => 'got it');
    await expect(busy).rejects.toThrow(LockFileBusyError);
    await expect(busy).rejects.toMatchObject({ exitCode: exitCodes.timeout, places: [{ file: lock }] });
    expect(waitedFor).toEqual([`${holder.pid}@${hostname()}`]);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const started = performance.now();
    const takers = await Promise.all([1, 2, 3].map((one) => withLockFile(lock, {}, async () => one)));
    expect(takers).toEqual([1, 2, 3]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await left()).toEqual([]);
  });

  it('takes over from another machine only after it watched the lock stay untouched', async () => {
    await withLockFile(lock, {}, async () => {});
    await writeFile(lock, '17@another-machine 1 0123456789abcdef');
    // A clock that jumped: the lock looks older than time itself, and newer than tomorrow.
    for (const when of [new Date(0), new Date(Date.now() + 86_400_000)]) {
      await utimes(lock, when, when);
      await expect(withLockFile(lock, { timeoutMs: 100 }, async () => {})).rejects.toThrow(LockFileBusyError);
    }
    const started = performance.now();
    await withLockFile(lock, { staleMs: 300 }, async () => {});
    expect(performance.now() - started).toBeGreaterThan(300);
    expect(await left()).toEqual([]);
  });

  it('does not take over from a holder on another machine that gives signs of life', async () => {
    await withLockFile(lock, {}, async () => {});
    await writeFile(lock, '17@another-machine 1 0123456789abcdef');
    let touched = 0;
    const alive = setInterval(() => {
      touched += 1;
      const when = new Date(1_000_000 * touched);
      utimes(lock, when, when).catch(() => {});
    }, 50);
    await expect(withLockFile(lock, { staleMs: 300, timeoutMs: 1_200 }, async () => {})).rejects.toThrow(
      LockFileBusyError,
    );
    clearInterval(alive);
  });

  it('waits for a lock whose holder has not written who it is, and no longer than it must', async () => {
    await withLockFile(lock, {}, async () => {});
    await writeFile(lock, '');
    await withLockFile(lock, { staleMs: 200 }, async () => {});
  });

  it('leaves a lock alone that was taken away from it', async () => {
    await withLockFile(lock, {}, async () => {
      await rm(lock);
      await writeFile(lock, 'someone else');
    });
    expect(await readFile(lock, 'utf8')).toBe('someone else');
  });

  it('is never there without its holder: a kill while one is made costs the next nothing', {
    timeout: 60_000,
  }, async () => {
    await mkdir(join(directory, 'deep'));
    await writeFile(join(directory, 'count'), '0');
    for (let round = 0; round < 6; round++) {
      const taker = spawn(process.execPath, [program, 'count', lock, join(directory, 'count'), '100000'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      while (
        (await readFile(join(directory, 'count.log'), 'utf8').catch(() => '')).split('\n').length <
        3 + 2 * round
      ) {
        await sleep(1);
      }
      await sleep(Math.random() * 20);
      taker.kill('SIGKILL');
      await once(taker, 'exit');
      const started = performance.now();
      // A kill may have cut the number short.
      await withLockFile(lock, {}, async () => writeFile(join(directory, 'count'), '0'));
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(await left()).toEqual([]);
    }
  });

  it('is a link that tells its holder and leads nowhere, and is touched as long as it is held', async () => {
    await withLockFile(lock, {}, async () => {
      expect(await readlink(lock)).toMatch(new RegExp(`^${process.pid}@`));
      await expect(readFile(lock)).rejects.toThrow('ENOENT');
      const before = new Date(1_000_000);
      await lutimes(lock, before, before);
      await sleep(5_500);
      expect(Date.now() - (await lstat(lock)).mtimeMs).toBeLessThan(5_000);
    });
  });

  it('goes to the next at once where one that took it over was killed on the way', async () => {
    await mkdir(join(directory, 'deep'));
    for (const name of [lock, `${lock}.takeover`, `${lock}.takeover.takeover`]) await symlink(gone, name);
    const started = performance.now();
    const takers = await Promise.all([1, 2, 3, 4].map((one) => withLockFile(lock, {}, async () => one)));
    expect(takers).toEqual([1, 2, 3, 4]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await left()).toEqual([]);
  });

  it('goes to one of many that want it from a holder who is gone', async () => {
    await mkdir(join(directory, 'deep'));
    for (let round = 0; round < 20; round++) {
      await symlink(gone, lock);
      let inside = 0;
      const work = async (): Promise<number> => {
        const now = ++inside;
        await sleep(1);
        inside--;
        return now;
      };
      const seen = await Promise.all([1, 2, 3, 4].map(() => withLockFile(lock, {}, work)));
      expect(seen).toEqual([1, 1, 1, 1]);
    }
    expect(await left()).toEqual([]);
  });

  it('does not spin on what is no lock', async () => {
    await withLockFile(lock, {}, async () => {});
    await symlink(join(directory, 'nowhere'), lock);
    await expect(withLockFile(lock, { timeoutMs: 100 }, async () => {})).rejects.toThrow(LockFileBusyError);
  });

  it('gives an error of the disk where no lock can be made', async () => {
    await writeFile(join(directory, 'deep'), 'a file');
    await expect(withLockFile(lock, {}, async () => {})).rejects.toMatchObject({ exitCode: exitCodes.disk });
  });

  it('does not read through a link that somebody put in its place, and takes it away', async () => {
    await withLockFile(lock, {}, async () => {});
    await symlink('/dev/zero', lock);
    expect(await withLockFile(lock, { staleMs: 50 }, async () => 'in')).toBe('in');
    expect(await left()).toEqual([]);
  });

  it('stops waiting at a signal, with its reason, and leaves the lock to its holder', async () => {
    const controller = new AbortController();
    const waiting: string[] = [];
    await withLockFile(lock, {}, async () => {
      const second = withLockFile(
        lock,
        { signal: controller.signal, onWait: () => void waiting.push('waiting') },
        async () => 'in',
      );
      const reason = new Error('enough');
      setTimeout(() => controller.abort(reason), 50);
      await expect(second).rejects.toBe(reason);
    });
    expect(waiting).toEqual(['waiting']);
    expect(await withLockFile(lock, {}, async () => 'free again')).toBe('free again');
  });
});

describe('removeLeftLock', () => {
  it('takes away the lock of who is gone, and no other', async () => {
    await mkdir(join(directory, 'deep'));
    await removeLeftLock(lock);
    await symlink(gone, lock);
    await removeLeftLock(lock);
    expect(await left()).toEqual([]);
    await symlink('17@another-machine 1 0123456789abcdef', lock);
    await removeLeftLock(lock);
    expect(await left()).toEqual(['run.lock']);
    await rm(lock);
    await withLockFile(lock, {}, async () => {
      await removeLeftLock(lock);
      expect(await left()).toEqual(['run.lock']);
    });
  });
});
