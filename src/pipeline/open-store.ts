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
 * Opens the store of these settings. One that a CI system carries in the checkout, from job to job and from machine to machine, is
 * not taken at its word: no commit may lead it elsewhere, git must not see it, and every blob is hashed before it is used, whatever
 * a record in there says.
 * @returns the store, and who carries it
 * @throws {LinkedStoreError | LinkedRootDirectoryError}, and what {@link Store.open} throws
 */
export async function openStore(
  settings: Pick<Settings, 'cacheDirectory'>,
  ci: CiProvider,
): Promise<{ readonly store: Store; readonly carrier: CarriedStore | undefined }> {
  const directory = join(settings.cacheDirectory, 'store');
  const carrier = isInside(ci.workspace, directory) ? ci.carriedStore : undefined;
  if (carrier === undefined) return { store: await Store.open(directory), carrier };
  if (isInside(join(ci.workspace, rootDirectoryName), directory)) await prepareRootDirectory(ci.workspace);
  const realWorkspace = await realPathOf(ci.workspace);
  for (const part of ['', 'blobs', 'blobs/sha256', 'blobs/sha512', 'ingest']) {
    const path = join(directory, part);
    if (isInside(realWorkspace, await realPathOf(path))) continue;
    throw new LinkedStoreError(`${path} leads out of the checkout, and nothing is written through it`, {
      places: [{ file: path }],
      next: 'Remove the symbolic link from the repository, or from the cache that the job restores.',
    });
  }
  return { store: await Store.open(directory, { trust: 'nothing' }), carrier };
}
