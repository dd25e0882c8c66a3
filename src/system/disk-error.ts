import { exitCodes, OrasBufError } from '../errors.ts';

/** The disk, or a quota on it, is full. */
export class DiskFullError extends OrasBufError {
  readonly exitCode = exitCodes.disk;
}

/** The job may not read or write where it has to: permissions, or a file system that is mounted for reading. */
export class NotPermittedError extends OrasBufError {
  readonly exitCode = exitCodes.disk;
}

/** The disk failed, or there are too many open files. */
export class DiskFailedError extends OrasBufError {
  readonly exitCode = exitCodes.disk;
}

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const failed: ReadonlySet<string> = new Set([
  'EIO',
  'EEXIST',
  'EISDIR',
  'ENOTEMPTY',
  'EMFILE',
  'ENFILE',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ESTALE',
]);

const elsewhere =
  'The store and the cache of buf can lie elsewhere: the settings "cache-dir" and "buf-cache-dir" say where.';

const giveRights =
  'Give the user of this job the right to read and write there, or name another directory by the setting "cache-dir" or "buf-cache-dir".';

/**
 * Turns an error of the file system into one that a user can act on; every other error comes back as it is.
 * @param forbiddenNext what to do where the user may not write, unless that is about the caches
 */
export function asDiskError(error: unknown, path: string, forbiddenNext = giveRights): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || error instanceof OrasBufError) return error;
  const places = [{ file: path }];
  // Node says so of a directory that is to be made with its parents, and lies where nothing may be written.
  if (code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'mkdir') {
    return new NotPermittedError(`${path} cannot be made: the file system is read-only, or its directory went away`, {
      places,
      next: forbiddenNext,
      cause: error,
    });
  }
  if (full.has(code)) {
    return new DiskFullError(`no space is left to write ${path}`, {
      places,
      next: `Free some space. ${elsewhere}`,
      cause: error,
    });
  }
  if (forbidden.has(code)) {
    return new NotPermittedError(
      code === 'EROFS' ? `${path} is on a file system that is read-only` : `${path} may not be used by this job`,
      {
        places,
        next: forbiddenNext,
        cause: error,
      },
    );
  }
  if (!failed.has(code)) return error;
  if (code === 'ENOTDIR' || code === 'EISDIR') {
    const what = code === 'ENOTDIR' ? 'a part of that path is a file' : 'a directory stands where a file is wanted';
    return new DiskFailedError(`${path} cannot be used: ${what}`, {
      places,
      next: 'Move what stands there, or name another directory by the setting "cache-dir" or "buf-cache-dir".',
      cause: error,
    });
  }
  return new DiskFailedError(`${path} cannot be used (${code})`, {
    places,
    next: 'Check the disk, the path and the limits of this machine.',
    cause: error,
  });
}
