import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockFileBusyError, whoWeAre } from '../../src/system/lock-file.ts';
import { sharersOf, takeShare, withLockAlone } from '../../src/system/shared-lock.ts';

let directory: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'oras-buf-shared-')), 'lock');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(join(directory, '..'), { recursive: true, force: true });
});

/** A process that holds a share. */
async function holder(): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('shared-lock-holder.ts', import.meta.url));
  const child = spawn(process.execPath, [program, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

const shares = async (): Promise<readonly string[]> =>
  (await readdir(directory)).filter((name) => name.endsWith('.share'));

describe('a shared lock', () => {
  it('is held by many at once, and by one alone after them', async () => {
    const events: string[] = [];
    const first = await takeShare(directory, {});
    const second = await takeShare(directory, {});
    expect(await sharersOf(directory)).toHaveLength(2);
    const alone = withLockAlone(
      directory,
      { onWait: (who) => events.push(`waits for ${who.split('@')[0]}`) },
      async () => {
        events.push('alone');
      },
    );
    await sleep(50);
    events.push('first goes');
    await first.release();
    await sleep(300);
    events.push('second goes');
    await second.release();
    await alone;
    expect(events).toEqual([`waits for ${process.pid}`, 'first goes', 'second goes', 'alone']);
    expect(await shares()).toEqual([]);
  });

  it('lets nobody begin to share while somebody is alone', async () => {
    const events: string[] = [];
    const alone = withLockAlone(directory, {}, async () => {
      events.push('alone');
      await sleep(200);
      expect(await sharersOf(directory)).toEqual([]);
      events.push('done');
    });
    while (events.length === 0) await sleep(5);
    const share = await takeShare(directory, { onWait: () => events.push('waits') });
    events.push('shares');
    await share.release();
    await alone;
    expect(events).toEqual(['alone', 'waits', 'done', 'shares']);
  });

  it('holds between processes', { timeout: 20_000 }, async () => {
    const child = await holder();
    const error = await withLockAlone(directory, { timeoutMs: 300 }, async () => {}).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(LockFileBusyError);
    expect(error).toMatchObject({ exitCode: 124, message: expect.stringContaining(`${child.pid}@`) });
    child.stdin?.write('go\n');
    let isAlone = false;
    await withLockAlone(directory, {}, async () => {
      isAlone = true;
    });
    expect(isAlone).toBe(true);
  });

  it('does not wait for a process that was killed, and takes away what it left', { timeout: 20_000 }, async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    expect(await shares()).toHaveLength(1);
    expect(await sharersOf(directory)).toEqual([]);
    let waited = false;
    await withLockAlone(directory, { onWait: () => (waited = true) }, async () => {});
    expect(waited).toBe(false);
    expect(await shares()).toEqual([]);
  });

  it('waits for another machine as long as that gives signs of life', async () => {
    await (await takeShare(directory, {})).release();
    const foreign = join(directory, 'foreign.share');
    await writeFile(foreign, '77@elsewhere 0 00');
    const timer = setInterval(
      () => void utimes(foreign, new Date(), new Date(Date.now() - Math.random() * 1e6)).catch(() => {}),
      20,
    );
    await expect(withLockAlone(directory, { timeoutMs: 700, staleMs: 400 }, async () => {})).rejects.toThrow(
      '77@elsewhere',
    );
    clearInterval(timer);
    await withLockAlone(directory, { timeoutMs: 5_000, staleMs: 400 }, async () => {});
    expect(await shares()).toEqual([]);
  });

  it('finds out about a killed job of another container, also who would not wait for a living one', async () => {
    await (await takeShare(directory, {})).release();
    const left = join(directory, 'left.share');
    await writeFile(left, '77@elsewhere 0 00');
    let isAlone = false;
    await withLockAlone(directory, { timeoutMs: 0, staleMs: 300 }, async () => {
      isAlone = true;
    });
    expect(isAlone).toBe(true);
    expect(await shares()).toEqual([]);
  });

  it('finds out about a killed process whose number somebody else has by now', async () => {
    await (await takeShare(directory, {})).release();
    const left = join(directory, 'left.share');
    await writeFile(left, `${whoWeAre()} 00`);
    await utimes(left, new Date(), new Date(Date.now() - 3_600_000));
    let isAlone = false;
    await withLockAlone(directory, { timeoutMs: 0, staleMs: 300 }, async () => {
      isAlone = true;
    });
    expect(isAlone).toBe(true);
  });

  it('does not wait for a process that is surely at work, where that was not asked for', async () => {
    const share = await takeShare(directory, {});
    const before = performance.now();
    await expect(withLockAlone(directory, { timeoutMs: 0 }, async () => {})).rejects.toThrow(LockFileBusyError);
    expect(performance.now() - before).toBeLessThan(3_000);
    await share.release();
  });

  it('who begins to share takes away what killed sharers left', async () => {
    const killed = await holder();
    expect(await shares()).toHaveLength(1);
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('close', resolve));
    const living = await holder();
    const share = await takeShare(directory, {});
    expect(await shares()).toHaveLength(2);
    await share.release();
    expect(await shares()).toHaveLength(1);
    living.kill('SIGKILL');
  });

  it('a sharer that was killed before it wrote its name is gone for the next sharer, and for who wants to be alone', async () => {
    await (await takeShare(directory, {})).release();
    const unnamed = join(directory, `${'0'.repeat(24)}.share`);
    await writeFile(unnamed, '');
    const share = await takeShare(directory, {});
    expect(await shares()).toHaveLength(1);
    await share.release();
    await writeFile(unnamed, '');
    expect(await withLockAlone(directory, { timeoutMs: 0 }, async () => 'alone')).toBe('alone');
    expect(await shares()).toEqual([]);
  });

  it('ends its waiting with the signal', async () => {
    const share = await takeShare(directory, {});
    const controller = new AbortController();
    const alone = withLockAlone(directory, { signal: controller.signal }, async () => {});
    setTimeout(() => controller.abort(new Error('stopped')), 50);
    await expect(alone).rejects.toThrow('stopped');
    await share.release();
  });

  it('holds among many who come and go', { timeout: 30_000 }, async () => {
    let sharing = 0;
    let alone = 0;
    const sharer = async (): Promise<void> => {
      for (let i = 0; i < 5; i++) {
        const share = await takeShare(directory, {});
        sharing += 1;
        expect(alone).toBe(0);
        await sleep(Math.random() * 10);
        sharing -= 1;
        await share.release();
      }
    };
    const loner = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) {
        await withLockAlone(directory, {}, async () => {
          alone += 1;
          expect([sharing, alone]).toEqual([0, 1]);
          await sleep(Math.random() * 10);
          expect([sharing, alone]).toEqual([0, 1]);
          alone -= 1;
        });
      }
    };
    await Promise.all([sharer(), sharer(), sharer(), loner(), loner()]);
  });
});
