import { createHash, randomBytes } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { BytesVerifier } from '../oci/verified-bytes.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isProcessAlive, processSpace } from '../system/process-space.ts';

/** The path of a blob in an OCI image layout. */
export function blobPathIn(directory: string, digest: Digest): string {
  return join(directory, 'blobs', digestAlgorithm(digest), digestHex(digest));
}

/** The status of a blob's file, or undefined where there is none. */
export async function blobStatus(path: string): Promise<BigIntStats | undefined> {
  try {
    const status = await stat(path, { bigint: true });
    return status.isFile() ? status : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw asDiskError(error, path);
  }
}

/** Whether the bytes of a file have a digest. The status is that of the very file that was hashed. */
export async function hashFile(
  path: string,
  digest: Digest,
): Promise<{ readonly isRight: boolean; readonly status: BigIntStats } | undefined> {
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
    const after = await file.stat({ bigint: true });
    const isSettled = after.ctimeNs === status.ctimeNs && after.size === status.size;
    return { isRight: isSettled && hash.digest('hex') === digestHex(digest), status: after };
  } finally {
    await file.close();
  }
}

/** Removes a damaged blob, unless another process has put a new file in its place meanwhile. False where it may not. */
export async function removeDamaged(path: string, damaged: BigIntStats): Promise<boolean> {
  const now = await blobStatus(path);
  if (now === undefined || now.ino !== damaged.ino || now.ctimeNs !== damaged.ctimeNs) return true;
  try {
    await rm(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

const writeAtOnce = 256 * 1024;

/**
 * Writes a blob: into `ingest/`, hashed on the way, then renamed to its place, so that nobody ever sees a part of it there.
 * It is not flushed to the disk: after a loss of power it may be missing or short, which its size tells.
 * @returns the status of the file in its place
 * @throws {BodyTooLongError | TruncatedBodyError | DigestMismatchError} with nothing left behind, and errors of the disk
 */
export async function writeBlob(
  directory: string,
  descriptor: Descriptor,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<BigIntStats> {
  const path = blobPathIn(directory, descriptor.digest);
  const beside = join(directory, 'ingest', `${process.pid}-${machine}-${randomBytes(8).toString('hex')}`);
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
      if (size < writeAtOnce) continue;
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
    // The rename sets a new ctime. A file of another writer that took our place is not ours to vouch for.
    const status = await stat(path, { bigint: true });
    return status.ino === written.ino ? status : written;
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(beside, { force: true }).catch(() => {});
    throw asDiskError(error, path);
  }
}

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

/** Removes what killed processes left in `ingest/`: at once those of this machine, after a day those of others. */
export async function sweepIngest(directory: string): Promise<void> {
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
