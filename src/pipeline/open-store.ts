import { join } from 'node:path';
import type { CarriedStore, CiProvider } from '../ci/ci-provider.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import { prepareRootDirectory, rootDirectoryName } from '../install/root-lock.ts';
import type { Settings } from '../settings/settings.ts';
import { Store } from '../store/store.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';

/** A directory of the store leads out of the checkout: we would write, and remove, wherever a commit points it. */
export class LinkedStoreError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
}

/**
 * Opens the store of these settings. In one that a CI system carries, every blob is hashed before it is used, whatever a record in
 * there says.
 * @returns the store, and who carries it
 * @throws what {@link carrierOf} and {@link Store.open} throw
 */
export async function openStore(
  settings: Pick<Settings, 'cacheDirectory' | 'verify'>,
  ci: CiProvider,
): Promise<{ readonly store: Store; readonly carrier: CarriedStore | undefined }> {
  const directory = join(settings.cacheDirectory, 'store');
  const carrier = await carrierOf(directory, ci);
  const trust = carrier !== undefined ? 'nothing' : settings.verify ? 'anew' : 'recorded';
  return { store: await Store.open(directory, { trust }), carrier };
}

/**
 * Who carries the store from job to job and from machine to machine: a CI system, and only where the store lies in the checkout.
 * Such a store is not taken at its word: it is made sure of that no commit leads it elsewhere, and that git does not see it.
 * @param storeDirectory absolute
 * @throws {LinkedStoreError | LinkedRootDirectoryError}
 */
export async function carrierOf(storeDirectory: string, ci: CiProvider): Promise<CarriedStore | undefined> {
  const { carriedStore, workspace } = ci;
  if (carriedStore === undefined || !isInside(workspace, storeDirectory)) return undefined;
  if (isInside(join(workspace, rootDirectoryName), storeDirectory)) await prepareRootDirectory(workspace);
  const realWorkspace = realPathOf(workspace);
  for (const part of ['', 'blobs', 'blobs/sha256', 'blobs/sha512', 'ingest']) {
    const path = join(storeDirectory, part);
    if (isInside(realWorkspace, realPathOf(path))) continue;
    throw new LinkedStoreError(`${path} leads out of the checkout, and nothing is written through it`, {
      places: [{ file: path }],
      next: 'Remove the symbolic link from the repository, or from the cache that the job restores.',
    });
  }
  return carriedStore;
}
