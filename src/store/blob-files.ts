import { createHash, randomBytes } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from '../oci/digest.ts';
import { BytesVerifier } from '../oci/verified-bytes.ts';
import { removeLeftovers } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isProcessAlive, processSpace } from '../system/process-space.ts';

/** The path of a blob in an OCI image layout. */
export function blobPathIn(directory: string, digest: Digest): string {
  return join(directory, 'blobs', digestAlgorithm(digest), digestHex(digest));
}

/**
 * What is as small as this is read and written at once, with nothing else done meanwhile: handing it to another thread and back
 * costs several times the work, and a store is asked about hundreds of small files. Bytes.
 */
export const smallBlob = 256 * 1024;

/** The status of a blob's file, or undefined where there is none. */
export function blobStatus(path: string): BigIntStats | undefined {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    return status?.isFile() === true ? status : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw asDiskError(error, path);
  }
}

interface HashedFile {
  readonly isRight: boolean;
  readonly status: BigIntStats;
}

function hashAtOnce(path: string, digest: Digest): HashedFile | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asDiskError(error, path);
  }
  try {
    const status = fstatSync(file, { bigint: true });
    const bytes = readFileSync(file);
    return hashed(status, fstatSync(file, { bigint: true }), digestOf(bytes, digestAlgorithm(digest)) === digest);
  } finally {
    closeSync(file);
  }
}

/** What changed while it was read is not right. */
function hashed(before: BigIntStats, after: BigIntStats, hasDigest: boolean): HashedFile {
  const isSettled = after.ctimeNs === before.ctimeNs && after.size === before.size;
  return { isRight: isSettled && hasDigest, status: after };
}

/** Whether the bytes of a file have a digest. The status is that of the very file that was hashed. */
export async function hashFile(path: string, digest: Digest): Promise<HashedFile | undefined> {
  const found = blobStatus(path);
  if (found !== undefined && found.size <= smallBlob) return hashAtOnce(path, digest);
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asDiskError(error, path);
  }
  try {
    const hash = createHash(digestAlgorithm(digest));
    const buffer = Buffer.allocUnsafe(256 * 1024);
    const status = await file.stat({ bigint: true });
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hashed(status, await file.stat({ bigint: true }), hash.digest('hex') === digestHex(digest));
  } finally {
    await file.close();
  }
}

/** Removes a damaged blob, unless another process has put a new file in its place meanwhile. False where it may not. */
export async function removeDamaged(path: string, damaged: BigIntStats): Promise<boolean> {
  const now = blobStatus(path);
  if (now === undefined || now.ino !== damaged.ino || now.ctimeNs !== damaged.ctimeNs) return true;
  try {
    await rm(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a blob: into `ingest/`, hashed on the way, then renamed to its place, so that nobody ever sees a part of it there.
 * It is not flushed to the disk: after a loss of power it may be missing or short, which its size tells.
 * @returns the status of the file in its place
 * @throws {BodyTooLongError | TruncatedBodyError | DigestMismatchError} with nothing left behind, and errors of the disk
 */
export function writeBlob(
  directory: string,
  descriptor: Descriptor,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<BigIntStats> {
  const path = blobPathIn(directory, descriptor.digest);
  const beside = join(directory, 'ingest', `${process.pid}-${machine}-${thisRun}-${(written++).toString(36)}`);
  const write = descriptor.size <= smallBlob ? writeAtOnce : writeInPieces;
  return write(path, beside, descriptor, bytes);
}

/** Tells apart what this process writes: random once, counted from there. */
const thisRun = randomBytes(8).toString('hex');
let written = 0;

type BlobWriter = (
  path: string,
  beside: string,
  descriptor: Descriptor,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
) => Promise<BigIntStats>;

const writeAtOnce: BlobWriter = async (path, beside, descriptor, bytes) => {
  const verifier = new BytesVerifier(descriptor, `${descriptor.digest} for the store`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    verifier.add(chunk);
    chunks.push(chunk);
  }
  verifier.finish();
  const content = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  try {
    const file = makingDirectory(beside, () => openSync(beside, 'wx', 0o644));
    let written: BigIntStats;
    try {
      // A disk that is nearly full takes a part; the next write says why.
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
      written = fstatSync(file, { bigint: true });
    } finally {
      closeSync(file);
    }
    makingDirectory(path, () => renameSync(beside, path));
    return statusOfWritten(written, statSync(path, { bigint: true }));
  } catch (error) {
    tryRemove(beside);
    throw asDiskError(error, path);
  }
};

/** Does what fails where a directory is missing, and again after making the directory of `path`. */
function makingDirectory<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return work();
  }
}

function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The error on the way to here is the one to hear of; the next run sweeps.
  }
}

/** The rename sets a new ctime. A file of another writer that took our place is not ours to vouch for. */
function statusOfWritten(written: BigIntStats, inPlace: BigIntStats): BigIntStats {
  return inPlace.ino === written.ino ? inPlace : written;
}

const writeInPieces: BlobWriter = async (path, beside, descriptor, bytes) => {
  let file: FileHandle | undefined;
  try {
    file = await openMakingDirectory(beside);
    const verifier = new BytesVerifier(descriptor, `${descriptor.digest} for the store`);
    let waiting: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of bytes) {
      verifier.add(chunk);
      waiting.push(chunk);
      size += chunk.length;
      if (size < smallBlob) continue;
      await writeAll(file, waiting, size);
      waiting = [];
      size = 0;
    }
    verifier.finish();
    await writeAll(file, waiting, size);
    const written = await file.stat({ bigint: true });
    await file.close();
    file = undefined;
    await mkdir(dirname(path), { recursive: true });
    await rename(beside, path);
    return statusOfWritten(written, await stat(path, { bigint: true }));
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(beside, { force: true }).catch(() => {});
    throw asDiskError(error, path);
  }
};

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[], size: number): Promise<void> {
  if (size === 0) return;
  const { bytesWritten } = await file.writev([...chunks]);
  // A disk that is nearly full takes a part; the next write says why.
  if (bytesWritten < size) await file.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
}

async function openMakingDirectory(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return await open(path, 'wx', 0o644);
  }
}

const machine = createHash('sha256').update(processSpace()).digest('hex').slice(0, 12);
const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Removes what killed processes left in a store: half files in `ingest/`, at once those of this machine, after a day those of
 * others; and those beside the files of the store itself. It does not throw.
 */
export async function sweepStore(directory: string): Promise<void> {
  await removeLeftovers(directory);
  const ingest = join(directory, 'ingest');
  const names = await readdir(ingest).catch(() => []);
  for (const name of names) {
    const [processId = '', host] = name.split('-');
    const path = join(ingest, name);
    const isOurs = /^\d+$/.test(processId) && host === machine;
    const isLeftOver = isOurs ? !isProcessAlive(Number(processId)) : (await ageOf(path)) > dayMs;
    if (isLeftOver) await rm(path, { force: true }).catch(() => {});
  }
}

async function ageOf(path: string): Promise<number> {
  return Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
}
