import { findWorkspaceRoot } from '../modules/workspace-root.ts';

/** The roots of some directories, each once, with the first directory that led to it. */
export async function rootDirectories(directories: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const directory of directories) {
    const { root } = await findWorkspaceRoot(directory);
    if (!found.has(root)) found.set(root, directory);
  }
  return found;
}
