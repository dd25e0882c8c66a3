import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { sharedOwnPaths } from './own-path-overlap.ts';
import type { OwnProtoFiles } from './own-proto-files.ts';
import { protoImports } from './proto-imports.ts';

/** Two modules of one workspace, or it and one of them, hold a file of the same path: stock buf cannot tell which is meant. */
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

/** One workspace of buf: its own files, with the modules of the locks that count for it. */
export interface WorkspaceContents {
  /** How messages call it: the path of the `buf.yaml` or `buf.work.yaml` that makes it one. */
  readonly file: string;
  readonly sources: readonly OwnProtoFiles[];
  readonly modules: readonly WorkspaceModule[];
  /** Whether buf builds it: buck2 builds target by target, and most of these do not meet both owners. */
  readonly isForBuf: boolean;
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
 * Refuses what stock buf would fail at later and in other words. A path of the workspace's own that one of its modules, or another of its
 * sources, holds too: every command of buf fails. A path that two modules hold: buf fails where a build comes to it from the
 * workspace's own files, import by import. Shared paths that no build comes to are given back as remarks: `buf build`, `lint`,
 * `export` and `generate` work, `buf ls-files` does not, and `buf dep graph` not always (seen with buf 1.45 and 1.75).
 * Files are only read where some path is shared at all.
 * @throws {DuplicateProtoPathError} naming path, importer and both owners
 */
export async function refuseDuplicatePaths(workspace: WorkspaceContents): Promise<readonly string[]> {
  const remarks = await refuseOwnDuplicates(workspace);
  const shared = sharedPaths(workspace.modules);
  if (shared.size === 0) return remarks;
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
  for (const source of workspace.sources) {
    for (const path of (await source.all()).toSorted(compareUtf8)) {
      lookUp(protoImports(await readFile(source.pathOf(path), 'utf8')), posix.join(source.source.directory, path));
    }
  }
  // A set hands out what is added while it is walked.
  for (const path of reached) {
    const owner = owners.get(path);
    if (owner === undefined) continue;
    lookUp(protoImports(await readFile(join(owner.directory, path), 'utf8')), `${path} of ${owner.module}`);
  }
  const unreached = [...shared].map(
    ([path, rivals]) =>
      `${path} is in ${rivals.map(({ module }) => module).join(' and in ')}. No build of ${workspace.file} imports it, so that does no harm; "buf ls-files" fails on it.`,
  );
  return [...remarks, ...unreached];
}

/** How many shared paths are named; a vendored copy shares hundreds, and the first ones tell. */
const mostNamed = 5;

async function refuseOwnDuplicates({
  file,
  sources,
  modules,
  isForBuf,
}: WorkspaceContents): Promise<readonly string[]> {
  const owners = new Map<string, WorkspaceModule[]>();
  for (const module of modules) {
    for (const path of module.protoPaths) {
      const list = owners.get(path);
      if (list === undefined) owners.set(path, [module]);
      else list.push(module);
    }
  }
  const shared = await sharedOwnPaths(sources, owners.keys());
  const [first] = shared;
  if (first === undefined) return [];
  const lines = shared.slice(0, mostNamed).map((one) => {
    const own = one.sources.map(({ source }) => (source.directory === '.' ? 'the workspace itself' : source.directory));
    const others = (owners.get(one.path) ?? []).map(({ module }) => module).sort(compareUtf8);
    return `${one.path}: ${[...own, ...others].join(' and ')}`;
  });
  if (shared.length > mostNamed) lines.push(`and ${shared.length - mostNamed} more`);
  const held = first.sources.map(({ source }) => posix.join(source.directory, first.path));
  const remedy = owners.has(first.path)
    ? `Remove ${held.join(' and ')}, or keep it out of the module with "excludes" in buf.yaml: the dependency brings the file.`
    : 'Keep one of the two, or give the files of each module a directory of their own (its package).';
  if (!isForBuf) {
    return [
      `Stock buf cannot read ${file}, because these paths have two owners: ${lines.join('; ')}. buck2 builds it where no target meets both. ${remedy}`,
    ];
  }
  throw new DuplicateProtoPathError(
    `${file}: ${shared.length === 1 ? 'a path of a .proto file has' : `${shared.length} paths of .proto files have`} two owners, and buf cannot tell which one is meant\n${lines.map((line) => `  ${line}`).join('\n')}`,
    { places: [...held.map((path) => ({ file: path })), { file }], next: remedy },
  );
}

function duplicate(
  path: string,
  rivals: readonly WorkspaceModule[],
  importer: string,
  workspace: WorkspaceContents,
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
