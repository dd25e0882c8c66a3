import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  tooMuchUnpacked,
  UnreadableArchiveError,
  UnsafeArchiveError,
  unpackedAllowance,
} from './archive-safety.ts';

const inflateAll = promisify(inflateRaw);

// Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const centralSize = 46;
const localSize = 30;
const madeByUnix = 3;

/** Whether bytes start as a zip does, an empty one included. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  if (bytes.length < endSize) return false;
  const signature = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE(0);
  return signature === localSignature || signature === endSignature;
}

/**
 * Hands out the entries of a zip in memory, by its central directory, which alone tells links from files. Each content is
 * unpacked within what is left of the limits and checked against its CRC. Zip64 and encryption are refused.
 * @throws {UnreadableArchiveError | UnsafeArchiveError} and whatever `onEntry` throws
 */
export async function readZip(
  bytes: Uint8Array,
  artifact: string,
  limits: ArchiveLimits,
  onEntry: (entry: ArchiveEntry) => void,
): Promise<void> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string, cause?: unknown): UnreadableArchiveError =>
    new UnreadableArchiveError(artifact, `its zip is damaged: ${what}`, cause);
  try {
    const { count, offset } = findDirectory(zip, damaged);
    if (count > limits.entries) {
      throw new UnsafeArchiveError(artifact, 'entries', `it has more than ${limits.entries} entries`);
    }
    let left = unpackedAllowance(bytes.length, limits);
    let at = offset;
    for (let i = 0; i < count; i++) {
      const header = readCentralHeader(zip, at, damaged);
      at = header.next;
      if (header.isEncrypted) {
        throw new UnsafeArchiveError(artifact, 'encrypted', `its entry ${JSON.stringify(header.path)} is encrypted`);
      }
      if (header.size > left) throw tooMuchUnpacked(artifact, bytes.length, limits);
      const content = header.kind === 'file' ? await readContent(zip, header, damaged) : Buffer.alloc(0);
      left -= content.length;
      onEntry({ path: header.path, kind: header.kind, content });
    }
  } catch (error) {
    if (error instanceof RangeError) throw damaged('it ends too early', error);
    throw error;
  }
}

type Damaged = (what: string, cause?: unknown) => UnreadableArchiveError;

interface CentralHeader {
  readonly path: string;
  readonly kind: ArchiveEntry['kind'];
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localOffset: number;
  readonly next: number;
}

function findDirectory(zip: Buffer, damaged: Damaged): { readonly count: number; readonly offset: number } {
  for (let at = zip.length - endSize; at >= Math.max(0, zip.length - endSize - 0xffff); at--) {
    if (zip.readUInt32LE(at) !== endSignature || at + endSize + zip.readUInt16LE(at + 20) !== zip.length) continue;
    const count = zip.readUInt16LE(at + 10);
    const offset = zip.readUInt32LE(at + 16);
    if (count === 0xffff || offset === 0xffffffff) throw damaged('Zip64 is not read here');
    return { count, offset };
  }
  throw damaged('it has no directory');
}

function readCentralHeader(zip: Buffer, at: number, damaged: Damaged): CentralHeader {
  if (zip.readUInt32LE(at) !== centralSignature) throw damaged('its directory is broken');
  const nameEnd = at + centralSize + zip.readUInt16LE(at + 28);
  const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  if (next > zip.length) throw damaged('its directory ends too early');
  const path = zip.toString('utf8', at + centralSize, nameEnd);
  const mode = zip.readUInt8(at + 5) === madeByUnix ? zip.readUInt16LE(at + 40) : 0;
  return {
    path,
    kind: kindOf(path, mode),
    isEncrypted: (zip.readUInt16LE(at + 8) & 0x1) !== 0,
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    compressedSize: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    localOffset: zip.readUInt32LE(at + 42),
    next,
  };
}

/** @param mode the mode bits of Unix, zero where the archive was made elsewhere */
function kindOf(path: string, mode: number): ArchiveEntry['kind'] {
  const format = mode & 0o170000;
  if (format === 0o120000) return 'link';
  if (format === 0o020000 || format === 0o060000 || format === 0o010000 || format === 0o140000) return 'device';
  return path.endsWith('/') || format === 0o040000 ? 'directory' : 'file';
}

async function readContent(zip: Buffer, header: CentralHeader, damaged: Damaged): Promise<Buffer> {
  if (zip.readUInt32LE(header.localOffset) !== localSignature) throw damaged('an entry is not where it should be');
  const start =
    header.localOffset +
    localSize +
    zip.readUInt16LE(header.localOffset + 26) +
    zip.readUInt16LE(header.localOffset + 28);
  const end = start + header.compressedSize;
  if (end > zip.length) throw damaged('an entry ends too early');
  const stored = zip.subarray(start, end);
  const shown = JSON.stringify(header.path.slice(0, 200));
  let content: Buffer;
  if (header.method === 0) content = stored;
  else if (header.method === 8) {
    try {
      content = await inflateAll(stored, { maxOutputLength: Math.max(1, header.size) });
    } catch (error) {
      throw damaged(`the data of ${shown} cannot be unpacked`, error);
    }
  } else throw damaged(`${shown} is packed by a method that is not read here (${header.method})`);
  if (content.length !== header.size || crc32(content) !== header.crc) {
    throw damaged(`the data of ${shown} does not match its checksum`);
  }
  return content;
}
