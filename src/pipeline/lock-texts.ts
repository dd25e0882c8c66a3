import { posix } from 'node:path';
import type { Declarations } from '../modules/declarations.ts';
import { bufLockPath } from '../resolve/expected-buf-lock.ts';
import { readLockFile } from '../resolve/lock-files.ts';
import { orasLockName } from '../resolve/oras-lock.ts';
import { directoryOf } from './job-record.ts';

/** The text of every oras.lock and buf.lock that is there, by path from the workspace. Empty where a root has no oras.lock. */
export async function readLockTexts(
  roots: readonly Declarations[],
  workspace: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const declarations of roots) {
    const files = [orasLockName, ...declarations.lockOwners.map(bufLockPath)];
    for (const file of files) {
      const text = await readLockFile(declarations.root, file).catch(() => undefined);
      // Without oras.lock the modules of the OCI registries float: a buf.lock alone pins half of them.
      if (text === undefined && file === orasLockName) break;
      if (text !== undefined) texts.set(posix.join(directoryOf(declarations, workspace), file), text);
    }
  }
  return texts;
}
