import { join } from 'node:path';
import { carrierOf } from '../pipeline/carried-store.ts';
import type { StoreOptions } from '../store/store.ts';
import type { CommandRequest } from './command.ts';

/**
 * The store, and how far its records are believed: one in the checkout, which the CI system carries from job to job, not at all.
 * @throws {LinkedStoreError | LinkedRootDirectoryError} where a commit led it out of the checkout
 */
export async function storeDirectory({
  settings,
  ci,
}: Pick<CommandRequest, 'settings' | 'ci'>): Promise<Required<StoreOptions> & { readonly directory: string }> {
  const directory = join(settings.cacheDirectory, 'store');
  return { directory, trust: (await carrierOf(directory, ci)) === undefined ? 'recorded' : 'nothing' };
}
