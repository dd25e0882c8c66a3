import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parse } from 'yaml';
import type { LockOwner } from '../modules/declarations.ts';
import { objectOf, stringsOf } from './untrusted-json.ts';

/**
 * The directories that stock buf has to be run in so that it sees every module of a root once: the root where it has a
 * workspace file (`buf.work.yaml`, or a v2 `buf.yaml`) or where nothing else is declared, and each further directory with a
 * `buf.yaml` of its own that the workspace does not list. Relative to the root, sorted.
 */
export async function bufWorkspaces(root: string, lockOwners: readonly LockOwner[]): Promise<readonly string[]> {
  const work = await readWorkspaceFile(join(root, 'buf.work.yaml'));
  const own = lockOwners.some((owner) => owner.directory === '.' && owner.version === 'v2');
  const directories = new Set<string>();
  if (work !== undefined || own) directories.add('.');
  for (const owner of lockOwners) {
    if (work?.has(posix.normalize(owner.directory)) !== true) directories.add(owner.directory);
  }
  return directories.size === 0 ? ['.'] : [...directories].sort();
}

/** The directories that a `buf.work.yaml` lists, or undefined where there is no such file. */
async function readWorkspaceFile(path: string): Promise<ReadonlySet<string> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const directories = stringsOf(objectOf(parse(text))['directories']);
    return new Set(directories.map((directory) => posix.normalize(directory).replace(/\/$/, '')));
  } catch {
    // buf itself says what is wrong with the file, and where.
    return new Set();
  }
}
