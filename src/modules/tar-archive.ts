import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  tooMuchUnpacked,
  UnreadableArchiveError,
  unpackedAllowance,
} from './archive-safety.ts';

const gunzipAll = promisify(gunzip);
const zstdAll = promisify(zstdDecompress);

/**
 * Unpacks gzip or zstd, whole, in memory.
 * @throws {UnsafeArchiveError} where it unpacks to too much; it stops there. {@link UnreadableArchiveError} where it is damaged.
 */
export async function decompress(
  bytes: Uint8Array,
  format: 'gzip' | 'zstd',
  artifact: string,
  limits: ArchiveLimits,
): Promise<Uint8Array> {
  const maxOutputLength = unpackedAllowance(bytes.length, limits);
  try {
    return await (format === 'gzip' ? gunzipAll(bytes, { maxOutputLength }) : zstdAll(bytes, { maxOutputLength }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooMuchUnpacked(artifact, bytes.length, limits);
    }
    throw new UnreadableArchiveError(artifact, `its ${format} data is damaged`, error);
  }
}

/** Whether bytes start with the header of a tar: its checksum is right. An empty tar is two blocks of zeros. */
export function looksLikeTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const header = bytes.subarray(0, 512);
  const written = Number.parseInt(
    Buffer.from(header.subarray(148, 156))
      .toString('latin1')
      .replace(/[\0 ]+/g, ' ')
      .trim(),
    8,
  );
  let sum = 8 * 0x20;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 0 : (header[i] ?? 0);
  return written === sum || (sum === 8 * 0x20 && bytes.length >= 1024);
}

/**
 * Hands out the entries of a tar in memory, one after another; contents are views into it. Nothing about them is checked.
 * @throws {UnreadableArchiveError} and whatever `onEntry` throws
 */
export async function readTar(
  bytes: Uint8Array,
  artifact: string,
  onEntry: (entry: ArchiveEntry) => void,
): Promise<void> {
  const reader = extract();
  reader.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const entry of reader) {
      const chunks: Buffer[] = [];
      // A directory has no content. Where its header gives it a size, the library hands out a stream that never ends.
      if (entry.header.type !== 'directory') for await (const chunk of entry) chunks.push(chunk as Buffer);
      const content = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      try {
        onEntry({ path: entry.header.name, kind: kindOf(entry.header), content });
      } catch (error) {
        failure = { error };
        break;
      }
    }
  } catch (error) {
    if (failure === undefined) throw new UnreadableArchiveError(artifact, 'its tar is damaged', error);
  } finally {
    reader.destroy();
  }
  if (failure !== undefined) throw failure.error;
}

function kindOf(header: Header): ArchiveEntry['kind'] {
  // A sparse file of GNU tar is stored as a map of its holes; nobody needs that for text.
  const pax = (header as { readonly pax?: Readonly<Record<string, string>> | null }).pax ?? {};
  if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse.'))) return 'unknown';
  switch (header.type) {
    case 'file':
    case 'contiguous-file':
      return 'file';
    case 'directory':
      return 'directory';
    case 'link':
    case 'symlink':
      return 'link';
    case 'character-device':
    case 'block-device':
    case 'fifo':
      return 'device';
    default:
      return 'unknown';
  }
}
