import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { mapBounded } from '../system/bounded.ts';
import { asDiskError } from '../system/disk-error.ts';
import { blobPathIn } from './blob-files.ts';
import { LayoutIndex } from './layout-index.ts';

const parallelFiles = 8;

/** Every blob whose file lies in a store or another image layout. Nothing is hashed. */
export async function blobsIn(directory: string): Promise<readonly Digest[]> {
  const found = await mapBounded(['sha256', 'sha512'], 2, async (algorithm) => {
    const names = await readdir(join(directory, 'blobs', algorithm)).catch((): string[] => []);
    return names.flatMap((name) => tryParseDigest(`${algorithm}:${name}`) ?? []);
  });
  return found.flat();
}

/** What an image layout consists of. */
const layoutParts: ReadonlySet<string> = new Set(['blobs', 'index.json', 'oci-layout']);

/**
 * Leaves in a store only these blobs and their names. What else lies there goes too: records of this machine, which would mean
 * nothing on another one, and whatever a cache brought along. Only for a store that nobody else uses meanwhile.
 * Errors of the disk: exit code 8.
 * @returns how many blobs were removed
 */
export async function keepOnly(directory: string, keep: ReadonlySet<Digest>): Promise<number> {
  const stale = (await blobsIn(directory)).filter((digest) => !keep.has(digest));
  try {
    await new LayoutIndex(directory).keepNames(keep);
    await mapBounded(stale, parallelFiles, (digest) => rm(blobPathIn(directory, digest), { force: true }));
    const others = (await readdir(directory)).filter((name) => !layoutParts.has(name));
    for (const name of others) await rm(join(directory, name), { recursive: true, force: true });
  } catch (error) {
    throw asDiskError(error, directory);
  }
  return stale.length;
}
