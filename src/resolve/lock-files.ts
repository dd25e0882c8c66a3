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
export async function readBufLocks(
  declarations: Pick<Declarations, 'root' | 'lockOwners'>,
): Promise<ReadonlyMap<LockOwner, BufLock | undefined>> {
  const texts = await mapBounded(declarations.lockOwners, parallelReads, (owner) =>
    readLockFile(declarations.root, bufLockPath(owner)),
  );
  // Parsed in order: of several that are wrong, the same one is told every time.
  const locks = new Map<LockOwner, BufLock | undefined>();
  for (const [index, owner] of declarations.lockOwners.entries()) {
    const text = texts[index];
    locks.set(owner, text === undefined ? undefined : await bufLockOf(owner, text));
  }
  return locks;
}

/** By owner, and so for as long as somebody has the declarations that it is of. */
const parsed = new WeakMap<LockOwner, { readonly text: string; readonly lock: BufLock | undefined }>();

/**
 * The `buf.lock` of an owner, given the text that its file has now; undefined where that says nothing. A job asks before it
 * resolves and again before it writes: where the text is the same, it is parsed once.
 * @throws what parsing it throws
 */
export async function bufLockOf(owner: LockOwner, text: string): Promise<BufLock | undefined> {
  const before = parsed.get(owner);
  if (before?.text === text) return before.lock;
  const lock = text.trim() === '' ? undefined : await parseBufLock(text, bufLockPath(owner));
  parsed.set(owner, { text, lock });
  return lock;
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
