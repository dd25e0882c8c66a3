import { promisify } from 'node:util';
import { gunzip, gunzipSync, zstdDecompress } from 'node:zlib';
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
    if (format === 'zstd') return await zstdAll(bytes, { maxOutputLength, chunkSize: smallChunk });
    const options = { maxOutputLength, chunkSize: chunkSizeFor(bytes, maxOutputLength) };
    // Handing a small piece to another thread and back costs several times the work.
    return bytes.length <= smallArchive ? gunzipSync(bytes, options) : await gunzipAll(bytes, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooMuchUnpacked(artifact, bytes.length, limits);
    }
    throw new UnreadableArchiveError(artifact, `its ${format} data is damaged`, error);
  }
}

const smallArchive = 64 * 1024;
const smallChunk = 1024 * 1024;
/** Texts seldom pack better than that: a longer output may come in pieces. */
const likelyRatio = 24;

/**
 * Room for the whole output, so that it comes in one piece and is not copied: gzip ends with its length. Nobody vouches for what is
 * written there, so it is a hint and no more. Source: RFC 1952, 2.3.1, ISIZE.
 */
function chunkSizeFor(bytes: Uint8Array, most: number): number {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hint = end.length < 4 ? 0 : end.readUInt32LE(end.length - 4);
  return Math.max(1024, Math.min(hint + 1, most, Math.max(smallChunk, likelyRatio * bytes.length)));
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
 * Read here and by no library: those that we know read streams, and some hostile headers make them wait for ever.
 * Sources: POSIX.1-2024, pax, "ustar Interchange Format" and "pax Extended Header"; GNU tar, "Basic Tar Format".
 * @throws {UnreadableArchiveError} and whatever `onEntry` throws
 */
export async function readTar(
  bytes: Uint8Array,
  artifact: string,
  onEntry: (entry: ArchiveEntry) => void,
): Promise<void> {
  const tar = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string): UnreadableArchiveError =>
    new UnreadableArchiveError(artifact, `its tar is damaged: ${what}`);
  const forAll: Extended = {};
  let forNext: Extended = {};
  let at = 0;
  while (at < tar.length) {
    const block = tar.subarray(at, at + blockSize);
    if (block.length < blockSize) throw damaged('it ends too early');
    if (isZero(block)) {
      if (at + blockSize < tar.length && !isZero(tar.subarray(at + blockSize, at + 2 * blockSize))) {
        throw damaged('a gap is in its midst');
      }
      return;
    }
    const header = readHeader(block);
    if (header === undefined) throw damaged('a header does not match its checksum, or has a size that is none');
    const isExtension = /[xgLK]/.test(header.type);
    const extended = isExtension ? {} : { ...forAll, ...forNext };
    const size = header.type === '5' ? 0 : (extended.size ?? header.size);
    const start = at + blockSize;
    if (size > tar.length - start) throw damaged('it ends too early');
    const content = tar.subarray(start, start + size);
    at = start + Math.ceil(size / blockSize) * blockSize;
    if (isExtension) {
      const read = header.type === 'L' ? { path: untilNul(content) } : header.type === 'K' ? {} : readPax(content);
      if (read === undefined) throw damaged('an extended header is malformed');
      if (header.type === 'g') Object.assign(forAll, read);
      else forNext = { ...forNext, ...read };
      continue;
    }
    forNext = {};
    const path = extended.path ?? header.path;
    onEntry({ path, kind: extended.isSparse === true ? 'unknown' : kindOf(header.type, path), content });
  }
}

const blockSize = 512;

interface TarHeader {
  readonly path: string;
  readonly size: number;
  readonly type: string;
}

/** What a header before the header says. */
interface Extended {
  readonly path?: string;
  readonly size?: number;
  /** GNU's map of holes; nobody needs that for text. */
  readonly isSparse?: boolean;
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function readHeader(block: Buffer): TarHeader | undefined {
  const size = readNumber(block.subarray(124, 136));
  if (!looksLikeTar(block) || size === undefined) return undefined;
  const name = untilNul(block.subarray(0, 100));
  // GNU's magic ends with spaces, and it keeps other things where POSIX has the prefix; the oldest tars have no magic at all.
  const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(block.subarray(345, 500)) : '';
  return { path: prefix === '' ? name : `${prefix}/${name}`, size, type: block.toString('latin1', 156, 157) };
}

/** Octal digits, or GNU's binary form for what is too large for them. */
function readNumber(field: Buffer): number | undefined {
  if (field[0] === 0x80) {
    const value = field.readBigUInt64BE(field.length - 8);
    return value <= Number.MAX_SAFE_INTEGER && isZero(field.subarray(1, field.length - 8)) ? Number(value) : undefined;
  }
  const digits = /^[ ]*([0-7]*)[ \0]*$/.exec(field.toString('latin1'));
  return digits === null ? undefined : Number.parseInt(digits[1] || '0', 8);
}

/** Records of `length key=value` and a line end, where the length counts the whole record. */
function readPax(content: Buffer): Extended | undefined {
  let extended: Extended = {};
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const digits = space < 0 || space - at > 10 ? '' : content.toString('latin1', at, space);
    const end = /^[1-9]\d*$/.test(digits) ? at + Number(digits) : -1;
    if (end <= space || end > content.length || content[end - 1] !== 0x0a) return undefined;
    const record = content.toString('utf8', space + 1, end - 1);
    at = end;
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, Math.max(0, equals)), record.slice(equals + 1)];
    if (key === 'path') extended = { ...extended, path: value };
    else if (key.startsWith('GNU.sparse.')) extended = { ...extended, isSparse: true };
    else if (key === 'size') {
      if (!/^\d{1,15}$/.test(value)) return undefined;
      extended = { ...extended, size: Number(value) };
    }
  }
  return extended;
}

function untilNul(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

function kindOf(type: string, path: string): ArchiveEntry['kind'] {
  switch (type) {
    case '0':
    case '\0':
      // The oldest tars have no type for directories.
      return path.endsWith('/') ? 'directory' : 'file';
    case '7':
      return 'file';
    case '5':
      return 'directory';
    case '1':
    case '2':
      return 'link';
    case '3':
    case '4':
    case '6':
      return 'device';
    default:
      return 'unknown';
  }
}
