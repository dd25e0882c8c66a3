import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';

/** Where a module of the BSR lies on a mirror. */
export function mirrorRepository(mirror: { readonly prefix: string }, module: ModuleName): string {
  const { owner, name } = moduleNameParts(module);
  return mirror.prefix === '' ? `${owner}/${name}` : `${mirror.prefix}/${owner}/${name}`;
}
