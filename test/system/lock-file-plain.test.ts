import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockFileBusyError, withLockFile } from '../../src/system/lock-file.ts';
import { processSpace } from '../../src/system/process-space.ts';
import { takeShare, withLockAlone } from '../../src/system/shared-lock.ts';

/** What the disk does not do. */
const disk = vi.hoisted(() => ({ symlink: '', lutimes: '' }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const refusing =
    <Given extends unknown[]>(name: 'symlink' | 'lutimes', call: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      if (disk[name] === '' || (name === 'lutimes' && !(await real.lstat(given[0] as string)).isSymbolicLink()))
        return call(...given);
      throw Object.assign(new Error(disk[name]), { code: disk[name] });
    };
  return { ...real, symlink: refusing('symlink', real.symlink), lutimes: refusing('lutimes', real.lutimes) };
});

let directory: string;
let lock: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-plain-lock-'));
  lock = join(directory, 'lock');
});
afterEach(async () => {
  disk.symlink = '';
  disk.lutimes = '';
  await rm(directory, { recursive: true, force: true });
});

describe.each([
  { what: 'has no links', symlink: 'EPERM', lutimes: '' },
  { what: 'has links that cannot be touched', symlink: '', lutimes: 'ENOTSUP' },
])('on a disk that $what', ({ symlink, lutimes }) => {
  beforeEach(() => Object.assign(disk, { symlink, lutimes }));

  it('a lock is a plain file, holds, and is let go', async () => {
    let inside = 0;
    const work = async (): Promise<number> => {
      const now = ++inside;
      expect((await lstat(lock)).isFile()).toBe(true);
      expect(await readFile(lock, 'utf8')).toMatch(new RegExp(`^${process.pid}@`));
      await sleep(2);
      inside--;
      return now;
    };
    expect(await Promise.all([1, 2, 3].map(() => withLockFile(lock, {}, work)))).toEqual([1, 1, 1]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('a lock of who is gone is taken over at once, one that says nothing after a while', async () => {
    await writeFile(lock, `4194304@${processSpace()} 00`);
    expect(await withLockFile(lock, { timeoutMs: 0 }, async () => 'in')).toBe('in');
    await writeFile(lock, '');
    await expect(withLockFile(lock, { timeoutMs: 0 }, async () => {})).rejects.toThrow(LockFileBusyError);
    expect(await withLockFile(lock, { staleMs: 100 }, async () => 'in')).toBe('in');
    expect(await readdir(directory)).toEqual([]);
  });

  it('a shared lock holds', async () => {
    const shared = join(directory, 'shared');
    await mkdir(shared);
    const share = await takeShare(shared, {});
    await expect(withLockAlone(shared, { timeoutMs: 0 }, async () => {})).rejects.toThrow(LockFileBusyError);
    await share.release();
    expect(await withLockAlone(shared, { timeoutMs: 0 }, async () => 'alone')).toBe('alone');
    expect(await readdir(shared)).toEqual([]);
  });
});
