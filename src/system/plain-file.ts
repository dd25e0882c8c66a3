import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { exitCodes, OrasBufError } from '../errors.ts';
import { isInside, realPathOf } from './inside-directory.ts';

/** A file of the workspace that cannot be read, or is no plain file of it. */
export class UnreadableFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Bytes. Far above what people write into the files that we read. */
const defaultLargest = 4 * 1024 * 1024;

export interface PlainFile {
  readonly path: string;
  /** How messages call it. */
  readonly name: string;
  /** A directory, its symbolic links resolved, that the file must lie in, whatever links lead to it. */
  readonly within?: string;
  /** Bytes; 4 MiB unless given. */
  readonly largest?: number;
}

/**
 * The text of a plain file of at most `largest` bytes; undefined where it is not there.
 * @throws {UnreadableFileError} for pipes, devices, directories, giants, what may not be read, and links out of `within`
 */
export async function readPlainFile(file: PlainFile): Promise<string | undefined> {
  const unreadable = (why: string, cause?: unknown): UnreadableFileError =>
    new UnreadableFileError(`${file.name} ${why}`, {
      places: [{ file: file.name }],
      next: 'Make it a plain file that this job may read, or have git ignore it.',
      cause,
    });
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
    handle = await open(file.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable('cannot be read', error);
  }
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw unreadable('is not a plain file');
    const largest = file.largest ?? defaultLargest;
    if (status.size > largest) throw unreadable(`is larger than ${largest} bytes`);
    if (file.within !== undefined && !isInside(file.within, await realPathOf(file.path))) {
      throw unreadable('is a symbolic link that leads out of the root');
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
