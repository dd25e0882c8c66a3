import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, open, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { asDiskError } from '../system/disk-error.ts';
import { BrokenToolFileError } from './errors.ts';

/** Several times the largest program in the field. */
const largestProgram = 1024 * 1024 * 1024;

/** First bytes of a file, and what they make of it. Sources: RFC 8878 (zstd), RFC 1952 (gzip), PKWARE's note (zip). */
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const archives: readonly (readonly [magic: Buffer, kind: string])[] = [
  [Buffer.from([0x1f, 0x8b]), 'a gzip archive'],
  [Buffer.from('PK\x03\x04', 'latin1'), 'a zip archive'],
  [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), 'an xz archive'],
  [Buffer.from('BZh', 'latin1'), 'a bzip2 archive'],
];

/**
 * Makes the program of a release file: unpacked where it is zstd, else as it is. Mode 0755, flushed to the disk.
 * @param from the downloaded file, which is left alone
 * @param what for messages: `buck2 2026-09-15`
 * @throws {BrokenToolFileError} with nothing at `to`. Errors of the disk: exit code 8.
 */
export async function unpackProgram(from: string, to: string, what: string): Promise<void> {
  const start = await firstBytes(from);
  const isZstd = start.subarray(0, zstdMagic.length).equals(zstdMagic);
  const broken = (why: string, cause?: unknown): BrokenToolFileError =>
    new BrokenToolFileError(`${what} cannot be installed: its file ${why}`, {
      next: 'The file is what its checksum says, so it was published like this: take another version, or publish the program itself, plain or as .zst.',
      cause,
    });
  if (start.length === 0) throw broken('is empty');
  if (from.endsWith('.zst') && !isZstd) throw broken('is called .zst and is not zstd');
  const archive = archives.find(([magic]) => start.subarray(0, magic.length).equals(magic));
  if (archive !== undefined) throw broken(`is ${archive[1]}, and a program is wanted`);
  let size = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largestProgram) done(broken(`unpacks to more than ${largestProgram} bytes`));
      else done(null, chunk);
    },
  });
  try {
    const source = createReadStream(from);
    const target = createWriteStream(to, { flags: 'wx', mode: 0o755, flush: true });
    if (isZstd) await pipeline(source, createZstdDecompress(), limit, target);
    else await pipeline(source, limit, target);
    // The process may have a mask that took bits away.
    await chmod(to, 0o755);
  } catch (error) {
    await rm(to, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BrokenToolFileError) throw error;
    if (isZstd && /^(?:ZSTD_|ERR_ZSTD|Z_|ERR_BUFFER)/.test(code ?? '')) throw broken('is broken zstd', error);
    throw asDiskError(error, to);
  }
  if (size === 0) {
    await rm(to, { force: true });
    throw broken('unpacks to nothing');
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
