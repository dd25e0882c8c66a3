import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { BodyTooLongError, DigestMismatchError, TruncatedBodyError } from '../oci/errors.ts';
import { mapBounded } from '../system/bounded.ts';
import { asDiskError } from '../system/disk-error.ts';
import { blobPathIn, blobStatus } from './blob-files.ts';
import { blobsIn } from './keep-only.ts';
import { Store } from './store.ts';

/**
 * The CI system's cache entry: an image layout of its own beside the store, with the blobs that the locks reach and nothing
 * else. The store itself may be shared with other jobs, so it is neither handed to the cache nor unpacked over.
 */
const parallelFiles = 8;

/**
 * Takes the blobs of a restored entry into the store. Each is hashed on its way: what a cache hands out was written by
 * somebody else. A blob that is damaged is left out, as if it had never been saved. Errors of the disk: exit code 8.
 * @param directory of the restored entry
 * @returns the digests that were taken in
 */
export async function importCacheEntry(store: Store, directory: string): Promise<ReadonlySet<Digest>> {
  const taken = new Set<Digest>();
  await mapBounded(await blobsIn(directory), parallelFiles, async (digest) => {
    const path = blobPathIn(directory, digest);
    const status = blobStatus(path);
    if (status === undefined) return;
    try {
      const descriptor = { mediaType: 'application/octet-stream', digest, size: Number(status.size) };
      await store.ingest(descriptor, createReadStream(path));
      taken.add(digest);
    } catch (error) {
      if (!isDamage(error)) throw error;
      await rm(path, { force: true });
    }
  });
  const entry = await Store.open(directory).catch(() => undefined);
  const names = [...((await entry?.names()) ?? [])].filter(([, { digest }]) => taken.has(digest));
  // As everywhere, names are a convenience: a store that may only be read has what it has.
  if (names.length > 0) await store.setNames(new Map(names)).catch(() => {});
  return taken;
}

/** Bytes that are not those of the digest. Everything else says something about this machine, not about the entry. */
function isDamage(error: unknown): boolean {
  return (
    error instanceof DigestMismatchError || error instanceof TruncatedBodyError || error instanceof BodyTooLongError
  );
}

/**
 * Makes the entry that is to be saved: copies of the blobs, which share their bytes where the disk can do that. Hard links
 * would give the store's own files a new ctime, so that all of them were hashed again in the next run, and would let who
 * unpacks an entry over this one write into the store.
 * Errors of the disk: exit code 8.
 * @param directory emptied first
 * @param digests every blob and manifest that the locks reach
 */
export async function exportCacheEntry(
  store: Store,
  directory: string,
  digests: Iterable<Digest>,
  names: ReadonlyMap<string, Descriptor>,
): Promise<void> {
  try {
    await rm(directory, { recursive: true, force: true });
    await mapBounded([...new Set(digests)], parallelFiles, async (digest) => {
      const target = blobPathIn(directory, digest);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(store.blobPath(digest), target, constants.COPYFILE_FICLONE);
    });
  } catch (error) {
    throw asDiskError(error, directory);
  }
  const entry = await Store.open(directory);
  await entry.setNames(names);
  await entry.close();
}
