import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { protoImports } from './proto-imports.ts';

/** Two modules of one workspace hold a file of the same path, and it is imported: stock buf cannot tell which is meant. */
export class DuplicateProtoPathError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** A module as it takes part in one workspace of buf. */
export interface WorkspaceModule {
  readonly module: ModuleName;
  readonly protoPaths: readonly string[];
  /** Where its files lie. */
  readonly directory: string;
}

/** One workspace of buf: a `buf.yaml` with the modules of the lock beside it. */
export interface BufWorkspace {
  /** How messages call it: the path of its `buf.yaml`. */
  readonly file: string;
  /** Absolute path of the directory that holds its own `.proto` files. */
  readonly directory: string;
  readonly modules: readonly WorkspaceModule[];
}

/** Paths that more than one module holds, with their owners by name. */
export function sharedPaths(modules: readonly WorkspaceModule[]): ReadonlyMap<string, readonly WorkspaceModule[]> {
  const owners = new Map<string, WorkspaceModule[]>();
  for (const module of modules.toSorted((a, b) => compareUtf8(a.module, b.module))) {
    for (const path of module.protoPaths) {
      const list = owners.get(path);
      if (list === undefined) owners.set(path, [module]);
      else list.push(module);
    }
  }
  return new Map([...owners].filter(([, list]) => list.length > 1));
}

/**
 * Refuses what stock buf would fail at later and in other words: a path that two modules hold, where a build comes to it from
 * the workspace's own files, import by import. Shared paths that no build comes to are given back as remarks: `buf build`,
 * `lint`, `export` and `generate` work, `buf ls-files` does not, and `buf dep graph` not always (seen with buf 1.45 and 1.75).
 * Files are only read where some path is shared at all.
 * @throws {DuplicateProtoPathError} naming path, importer and both owners
 */
export async function refuseDuplicatePaths(workspace: BufWorkspace): Promise<readonly string[]> {
  const shared = sharedPaths(workspace.modules);
  if (shared.size === 0) return [];
  const owners = new Map<string, WorkspaceModule>();
  for (const module of workspace.modules) for (const path of module.protoPaths) owners.set(path, module);
  const reached = new Set<string>();
  const lookUp = (imports: readonly string[], importer: string): void => {
    for (const path of imports) {
      const rivals = shared.get(path);
      if (rivals !== undefined) throw duplicate(path, rivals, importer, workspace);
      if (owners.has(path)) reached.add(path);
    }
  };
  for (const path of await ownProtoFiles(workspace.directory)) {
    lookUp(protoImports(await readFile(join(workspace.directory, path), 'utf8')), path);
  }
  // A set hands out what is added while it is walked.
  for (const path of reached) {
    const owner = owners.get(path);
    if (owner === undefined) continue;
    lookUp(protoImports(await readFile(join(owner.directory, path), 'utf8')), `${path} of ${owner.module}`);
  }
  return [...shared].map(
    ([path, rivals]) =>
      `${path} is in ${rivals.map(({ module }) => module).join(' and in ')}. No build of ${workspace.file} imports it, so that does no harm; "buf ls-files" fails on it.`,
  );
}

function duplicate(
  path: string,
  rivals: readonly WorkspaceModule[],
  importer: string,
  workspace: BufWorkspace,
): DuplicateProtoPathError {
  const names = rivals.map(({ module }) => module);
  return new DuplicateProtoPathError(
    `${names.join(' and ')} both hold ${path}, which ${importer} imports: buf cannot tell which one is meant`,
    {
      places: [{ file: workspace.file }],
      next: `Depend on one of them only, or on versions of which only one holds the file. "oras-buf resolve" chose both because ${workspace.file} needs them.`,
    },
  );
}

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);

async function ownProtoFiles(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(directory, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) await visit(path);
      else if (entry.isFile() && entry.name.endsWith('.proto')) found.push(path);
    }
  };
  await visit('');
  return found.sort(compareUtf8);
}
