import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LockOwner } from '../../src/modules/declarations.ts';
import { bufLockOf, readBufLocks, readLockFile } from '../../src/resolve/lock-files.ts';
import { UnreadableFileError } from '../../src/system/plain-file.ts';

let directory: string;
let root: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-lock-files-'));
  root = join(directory, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a lock that a pull request made a link to a device or out of the root is not read', async () => {
  symlinkSync('/dev/zero', join(root, 'oras.lock'));
  await expect(readLockFile(root, 'oras.lock')).rejects.toThrow(UnreadableFileError);
  writeFileSync(join(directory, 'private'), 'version: 1\n');
  symlinkSync('../private', join(root, 'buf.lock'));
  await expect(readLockFile(root, 'buf.lock')).rejects.toThrow('leads out of the root');
});

test('a lock of unlikely size is not read; one that is a link inside the root is', async () => {
  writeFileSync(join(root, 'huge.lock'), '');
  truncateSync(join(root, 'huge.lock'), 17 * 1024 * 1024);
  await expect(readLockFile(root, 'huge.lock')).rejects.toThrow('larger than');
  writeFileSync(join(root, 'real.lock'), 'version: 1\n');
  symlinkSync('real.lock', join(root, 'oras.lock'));
  expect(await readLockFile(root, 'oras.lock')).toBe('version: 1\n');
  expect(await readLockFile(root, 'none.lock')).toBeUndefined();
});

test('a buf.lock is parsed once for each text that it has', async () => {
  const owner: LockOwner = { directory: 'p', version: 'v2', declares: [] };
  mkdirSync(join(root, 'p'));
  const text = 'version: v2\ndeps: []\n';
  writeFileSync(join(root, 'p/buf.lock'), text);
  const lock = (await readBufLocks({ root, lockOwners: [owner] })).get(owner);
  expect(lock).toMatchObject({ version: 'v2', entries: [] });
  expect(await bufLockOf(owner, text)).toBe(lock);
  expect(await bufLockOf({ ...owner }, text)).not.toBe(lock);
  expect(await bufLockOf(owner, 'version: v1\n')).toMatchObject({ version: 'v1' });
  expect(await bufLockOf(owner, '\n')).toBeUndefined();
  await expect(bufLockOf(owner, 'version: v3\n')).rejects.toThrow('p/buf.lock has version');
  expect(await bufLockOf(owner, '\n')).toBeUndefined();
});
