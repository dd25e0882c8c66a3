import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LinkedRootDirectoryError, withRootLock } from '../../src/install/root-lock.ts';
import { silentLog } from '../../src/log.ts';

let directory: string;
let root: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-root-lock-'));
  root = join(directory, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('nothing is written through a directory of ours that a pull request made a link', async () => {
  mkdirSync(join(directory, 'home'));
  symlinkSync('../home', join(root, '.oras-buf'));
  await expect(withRootLock(root, { log: silentLog }, async () => {})).rejects.toThrow(LinkedRootDirectoryError);
  expect(readdirSync(join(directory, 'home'))).toEqual([]);
});

test('an ignore file that is a link is neither read nor followed, but replaced', async () => {
  mkdirSync(join(root, '.oras-buf'));
  symlinkSync('/dev/zero', join(root, '.oras-buf', '.gitignore'));
  await withRootLock(root, { log: silentLog }, async () => {});
  expect(readFileSync(join(root, '.oras-buf', '.gitignore'), 'utf8')).toBe('*\n');
  expect(existsSync(join(root, '.oras-buf', 'lock'))).toBe(false);
});
