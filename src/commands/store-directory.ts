import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../pipeline/open-store.ts';
import type { CommandRequest } from './command.ts';

/**
 * The directory of the store, held to the rules that the job has for it. Where there is none, none is made.
 * @throws what {@link openStore} throws
 */
export async function storeDirectory({ settings, ci }: Pick<CommandRequest, 'settings' | 'ci'>): Promise<string> {
  const directory = join(settings.cacheDirectory, 'store');
  if (existsSync(directory)) await (await openStore(settings, ci)).store.close();
  return directory;
}
