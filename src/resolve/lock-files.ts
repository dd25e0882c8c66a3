import { join } from 'node:path';
import { type BufLock, parseBufLock } from '../modules/buf-lock.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import { mapBounded } from '../system/bounded.ts';
import { realPathOf } from '../system/inside-directory.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { bufLockPath } from './expected-buf-lock.ts';
import { type OrasLock, orasLockName, parseOrasLock } from './oras-lock.ts';

const parallelReads = 16;

/** The `oras.lock` of a root, or undefined where there is none. */
export async function readOrasLock(root: string): Promise<OrasLock | undefined> {
  const text = await readLockFile(root, orasLockName);
  return text === undefined ? undefined : parseOrasLock(text, orasLockName);
}

/** The `buf.lock` of each owner, in the order of the declarations; undefined where there is none. */
export async function readBufLocks(declarations: Declarations): Promise<ReadonlyMap<LockOwner, BufLock | undefined>> {
  const texts = await mapBounded(declarations.lockOwners, parallelReads, (owner) =>
    readLockFile(declarations.root, bufLockPath(owner)),
  );
  // Parsed in order: of several that are wrong, the same one is told every time.
  return new Map(
    declarations.lockOwners.map((owner, index) => {
      const text = texts[index];
      return [owner, text === undefined || text.trim() === '' ? undefined : parseBufLock(text, bufLockPath(owner))];
    }),
  );
}

/**
 * The text of a lock, or undefined where there is none. It is a file of the checkout, so it may be a link to a device or out
 * of the root: neither is read.
 * @param file relative to the root
 * @throws {UnreadableFileError}
 */
export async function readLockFile(root: string, file: string): Promise<string | undefined> {
  return readPlainFile({ path: join(root, file), name: file, within: await realPathOf(root), largest: largestLock });
}

/** Bytes: some ten thousand modules. */
const largestLock = 16 * 1024 * 1024;
