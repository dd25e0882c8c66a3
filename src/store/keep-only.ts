import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { mapBounded } from '../system/bounded.ts';
import { asDiskError } from '../system/disk-error.ts';
import { LayoutIndex } from './layout-index.ts';

const parallelFiles = 8;
const algorithms: readonly string[] = ['sha256', 'sha512'];

/** Every blob whose file lies in a store or another image layout. Nothing is hashed. */
export async function blobsIn(directory: string): Promise<readonly Digest[]> {
  const found = await mapBounded(algorithms, 2, async (algorithm) => {
    const names = await readdir(join(directory, 'blobs', algorithm)).catch((): string[] => []);
    return names.flatMap((name) => tryParseDigest(`${algorithm}:${name}`) ?? []);
  });
  return found.flat();
}

/** What an image layout consists of. */
const layoutParts: ReadonlySet<string> = new Set(['blobs', 'index.json', 'oci-layout']);

/**
 * Leaves in a store only these blobs and their names. What else lies there goes too, whatever it is: records of this machine, which
 * would mean nothing on another one, and all that a cache brought along. Only for a store that nobody else uses meanwhile.
 * Errors of the disk: exit code 8.
 * @returns how many blobs were removed
 */
export async function keepOnly(directory: string, keep: ReadonlySet<Digest>): Promise<number> {
  const blobs = join(directory, 'blobs');
  const isKept = (digest: Digest | undefined): boolean => digest !== undefined && keep.has(digest);
  let removed = 0;
  try {
    await new LayoutIndex(directory).keepNames(keep);
    for (const algorithm of await namesIn(blobs)) {
      const path = join(blobs, algorithm);
      if (!algorithms.includes(algorithm) || !(await isDirectory(path))) {
        await removeAll(path);
        continue;
      }
      const digestIn = (name: string): Digest | undefined => tryParseDigest(`${algorithm}:${name}`);
      const stale = (await namesIn(path)).filter((name) => !isKept(digestIn(name)));
      await mapBounded(stale, parallelFiles, (name) => removeAll(join(path, name)));
      removed += stale.filter((name) => digestIn(name) !== undefined).length;
    }
    for (const name of await namesIn(directory)) {
      if (!layoutParts.has(name)) await removeAll(join(directory, name));
    }
  } catch (error) {
    throw asDiskError(error, directory);
  }
  return removed;
}

/** Empty for what is no directory: a link may lead to what is not ours. */
async function namesIn(directory: string): Promise<readonly string[]> {
  return (await isDirectory(directory)) ? await readdir(directory) : [];
}

async function isDirectory(path: string): Promise<boolean> {
  return await lstat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

function removeAll(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
