import type { FileHandle } from 'node:fs/promises';

/** The number that a frame of zstd starts with, as it stands in the file. */
export const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** A frame in a file, in bytes. `skippable` frames hold what packers note for themselves, and no content. */
export interface ZstdFrame {
  readonly start: number;
  readonly length: number;
  readonly skippable: boolean;
}

/** The lengths of the field with the dictionary's id, and of the content's size, by their flags in the header. */
const dictionaryIdLengths = [0, 1, 2, 4] as const;
const contentSizeLengths = [0, 2, 4, 8] as const;

/**
 * Finds the frame that starts at an offset, by its header and the headers of its blocks (RFC 8878, sections 3.1.1 and 3.1.2).
 * Undefined where there is none, or where the file ends before it does.
 */
export async function findZstdFrame(file: FileHandle, start: number, fileSize: number): Promise<ZstdFrame | undefined> {
  const header = await bytesAt(file, start, 8);
  if (header.length < 8) return undefined;
  const magic = header.readUInt32LE(0);
  if (magic >= 0x184d2a50 && magic <= 0x184d2a5f) return whole(start, 8 + header.readUInt32LE(4), fileSize, true);
  if (!header.subarray(0, 4).equals(zstdMagic)) return undefined;
  const flags = header[4] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const contentSize = flags >> 6 === 0 && isSingleSegment ? 1 : (contentSizeLengths[flags >> 6] ?? 0);
  let end = start + 5 + (isSingleSegment ? 0 : 1) + (dictionaryIdLengths[flags & 3] ?? 0) + contentSize;
  for (let isLast = false; !isLast; ) {
    const block = await bytesAt(file, end, 3);
    if (block.length < 3) return undefined;
    const word = block.readUIntLE(0, 3);
    const type = (word >> 1) & 3;
    if (type === 3) return undefined;
    isLast = (word & 1) === 1;
    // A block of one repeated byte holds that byte alone, whatever its size.
    end += 3 + (type === 1 ? 1 : word >> 3);
  }
  const checksum = (flags & 4) === 0 ? 0 : 4;
  return whole(start, end + checksum - start, fileSize, false);
}

function whole(start: number, length: number, fileSize: number, skippable: boolean): ZstdFrame | undefined {
  return start + length > fileSize ? undefined : { start, length, skippable };
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
