import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError, NotPermittedError } from '../system/disk-error.ts';
import { withLockFile } from '../system/lock-file.ts';
import { readPlainFile } from '../system/plain-file.ts';

/** Our directory in a root is a symbolic link: we would write wherever a pull request points it. */
export class LinkedRootDirectoryError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
}

/** Our directory in a root. Everything in it is ignored by git, and none of it ends in `.proto`. */
export const rootDirectoryName = '.oras-buf';

/**
 * Makes `.oras-buf/` with a `.gitignore` that ignores all of it. Written only where it is missing or says something else.
 * @throws {LinkedRootDirectoryError} Errors of the disk: exit code 8.
 */
export async function prepareRootDirectory(root: string): Promise<string> {
  const directory = join(root, rootDirectoryName);
  const ignore = join(directory, '.gitignore');
  try {
    await mkdir(directory, { recursive: true });
    await refuseLinkedRootDirectory(root);
    const found = await readPlainFile({ path: ignore, name: ignore, within: directory }).catch(() => undefined);
    if (found?.trim() !== '*') await writeFileAtomically(ignore, '*\n');
  } catch (error) {
    throw asDiskError(error, ignore);
  }
  return directory;
}

/**
 * Refuses a checkout in which our directory leads elsewhere. Where it is not there yet, nothing is wrong.
 * @throws {LinkedRootDirectoryError}
 */
export async function refuseLinkedRootDirectory(root: string): Promise<void> {
  const directory = join(root, rootDirectoryName);
  if ((await lstat(directory).catch(() => undefined))?.isDirectory() !== false) return;
  throw new LinkedRootDirectoryError(`${directory} is a symbolic link, and nothing is written through it`, {
    places: [{ file: rootDirectoryName }],
    next: 'Remove it from the repository: oras-buf makes this directory itself.',
  });
}

export interface RootLockContext {
  readonly log: Log;
  /** Absolute. Where the lock lies of a root in which nothing may be written. */
  readonly stateDirectory: string;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` as the only run at this root: a second one waits, and says so. A root in which nothing may be written is worked on
 * too: with locks that are up to date a job may have nothing to write there.
 * @throws {LockFileBusyError} where the other run does not end in time. Errors of the disk: exit code 8.
 */
export async function withRootLock<T>(root: string, context: RootLockContext, work: () => Promise<T>): Promise<T> {
  let isAtWork = false;
  const working = (): Promise<T> => {
    isAtWork = true;
    return work();
  };
  try {
    const directory = await prepareRootDirectory(root);
    return await locked(join(directory, 'lock'), root, context, working);
  } catch (error) {
    if (isAtWork || !(error instanceof NotPermittedError)) throw error;
    context.log.info(`Nothing may be written in ${root}; the run goes on as long as it need not.`);
  }
  const name = createHash('sha256').update(root).digest('hex');
  return locked(join(context.stateDirectory, 'root-locks', name), root, context, working);
}

function locked<T>(path: string, root: string, { log, signal }: RootLockContext, work: () => Promise<T>): Promise<T> {
  const onWait = (holder: string): void =>
    log.info(`Another run (process ${holder}) is at work in ${root}; waiting for it to end.`);
  return withLockFile(path, { onWait, ...(signal === undefined ? {} : { signal }) }, work);
}
