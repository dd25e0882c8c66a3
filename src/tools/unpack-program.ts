import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { asDiskError } from '../system/disk-error.ts';
import { BrokenToolFileError } from './errors.ts';
import { findZstdFrame, type ZstdFrame, zstdMagic } from './zstd-frames.ts';

/** Several times the largest program in the field. */
const largestProgram = 1024 * 1024 * 1024;

/** First bytes of a file, and what they make of it. Sources: RFC 1952 (gzip), PKWARE's note (zip). */
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
  const broken: Broken = (why, cause) =>
    new BrokenToolFileError(`${what} cannot be installed: its file ${why}`, {
      next: 'The file is what its checksum says, so it was published like this: take another version, or publish the program itself, plain or as .zst.',
      cause,
    });
  if (start.length === 0) throw broken('is empty');
  if (from.endsWith('.zst') && !isZstd) throw broken('is called .zst and is not zstd');
  const archive = archives.find(([magic]) => start.subarray(0, magic.length).equals(magic));
  if (archive !== undefined) throw broken(`is ${archive[1]}, and a program is wanted`);
  const target = await open(to, 'wx', 0o755).catch((error: unknown) => {
    throw asDiskError(error, to);
  });
  try {
    let size = 0;
    for await (const chunk of isZstd ? unpacked(from, broken) : createReadStream(from)) {
      size += chunk.length;
      if (size > largestProgram) throw broken(`unpacks to more than ${largestProgram} bytes`);
      await target.writeFile(chunk);
    }
    if (size === 0) throw broken('unpacks to nothing');
    // The process may have a mask that took bits away.
    await target.chmod(0o755);
    await target.sync();
  } catch (error) {
    await rm(to, { force: true });
    throw asDiskError(error, to);
  } finally {
    await target.close();
  }
}

type Broken = (why: string, cause?: unknown) => BrokenToolFileError;

/**
 * The content of a zstd file. Node reads one frame and takes its end for the end of all; a file may have several (some packers
 * write one for each of their threads), so each is read on its own.
 */
async function* unpacked(path: string, broken: Broken): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (let offset = 0; offset < size; ) {
      const frame = await findZstdFrame(file, offset, size);
      if (frame === undefined) throw broken('is broken zstd');
      offset += frame.length;
      if (!frame.skippable) yield* unpackedFrame(path, frame, broken);
    }
  } finally {
    await file.close();
  }
}

async function* unpackedFrame(path: string, frame: ZstdFrame, broken: Broken): AsyncGenerator<Buffer> {
  const unpacker = createZstdDecompress();
  const input = createReadStream(path, { start: frame.start, end: frame.start + frame.length - 1 });
  // Its error is the unpacker's too, which is what is read.
  const feeding = pipeline(input, unpacker).catch(() => {});
  try {
    for await (const chunk of unpacker) yield chunk as Buffer;
  } catch (error) {
    throw broken('is broken zstd', error);
  } finally {
    unpacker.destroy();
    await feeding;
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
