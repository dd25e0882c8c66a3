import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LinkedRootDirectoryError, withRootLock } from '../../src/install/root-lock.ts';
import { silentLog } from '../../src/log.ts';
import { NotPermittedError } from '../../src/system/disk-error.ts';
import { asPlainUser } from '../system/plain-user.ts';

let directory: string;
let root: string;

const context = () => ({ log: silentLog, stateDirectory: join(directory, 'state') });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-root-lock-'));
  root = join(directory, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('nothing is written through a directory of ours that a pull request made a link', async () => {
  mkdirSync(join(directory, 'home'));
  symlinkSync('../home', join(root, '.oras-buf'));
  await expect(withRootLock(root, context(), async () => {})).rejects.toThrow(LinkedRootDirectoryError);
  expect(readdirSync(join(directory, 'home'))).toEqual([]);
});

test('an ignore file that is a link is neither read nor followed, but replaced', async () => {
  mkdirSync(join(root, '.oras-buf'));
  symlinkSync('/dev/zero', join(root, '.oras-buf', '.gitignore'));
  await withRootLock(root, context(), async () => {});
  expect(readFileSync(join(root, '.oras-buf', '.gitignore'), 'utf8')).toBe('*\n');
  expect(readdirSync(join(root, '.oras-buf'))).toEqual(['.gitignore']);
});

test('a root in which nothing may be written has its lock elsewhere, and keeps runs apart all the same', async () => {
  mkdirSync(join(directory, 'state'));
  chmodSync(directory, 0o755);
  chmodSync(join(directory, 'state'), 0o777);
  chmodSync(root, 0o555);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<string> => {
    most = Math.max(most, ++inside);
    expect(readdirSync(join(directory, 'state', 'root-locks'))).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    inside--;
    return 'done';
  };
  const runs = asPlainUser(() => Promise.all([1, 2, 3].map(() => withRootLock(root, context(), work))));
  expect(await runs).toEqual(['done', 'done', 'done']);
  expect(most).toBe(1);
  expect(readdirSync(root)).toEqual([]);
  expect(readdirSync(join(directory, 'state', 'root-locks'))).toEqual([]);
  // What the work itself may not do is told as it is, and the work is not done twice.
  let times = 0;
  const failing = asPlainUser(() =>
    withRootLock(root, context(), async () => {
      times++;
      throw new NotPermittedError('no', { next: 'no' });
    }),
  );
  await expect(failing).rejects.toThrow(NotPermittedError);
  expect(times).toBe(1);
});
