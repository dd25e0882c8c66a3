import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BufLock, parseBufLock } from '../modules/buf-lock.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import { bufLockPath } from './expected-buf-lock.ts';
import { type OrasLock, orasLockName, parseOrasLock } from './oras-lock.ts';

/** The `oras.lock` of a root, or undefined where there is none. */
export async function readOrasLock(root: string): Promise<OrasLock | undefined> {
  const text = await readIfThere(join(root, orasLockName));
  return text === undefined ? undefined : parseOrasLock(text, orasLockName);
}

/** The `buf.lock` of each owner, in the order of the declarations; undefined where there is none. */
export async function readBufLocks(declarations: Declarations): Promise<ReadonlyMap<LockOwner, BufLock | undefined>> {
  const locks = new Map<LockOwner, BufLock | undefined>();
  for (const owner of declarations.lockOwners) {
    const text = await readIfThere(join(declarations.root, bufLockPath(owner)));
    locks.set(owner, text === undefined || text.trim() === '' ? undefined : parseBufLock(text, bufLockPath(owner)));
  }
  return locks;
}

/** A file's text, or undefined where there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
