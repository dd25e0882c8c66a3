import { compareUtf8 } from '../modules/utf8-order.ts';
import type { OwnProtoFiles } from './own-proto-files.ts';

/** An import path of the workspace's own that somebody else has too. */
export interface SharedOwnPath {
  readonly path: string;
  /** Those of the workspace's own sources that hold it; at least one. */
  readonly sources: readonly OwnProtoFiles[];
}

/** Paths as a tree, so that it can be walked beside directories on the disk. */
interface PathTree {
  readonly files: Set<string>;
  readonly directories: Map<string, PathTree>;
}

/**
 * The import paths that two sources hold, or a source and one of the given paths; by path. Only directories that two of them have
 * in common are read, so a workspace that shares nothing costs one look at the top of each source.
 */
export async function sharedOwnPaths(
  sources: readonly OwnProtoFiles[],
  paths: Iterable<string>,
): Promise<readonly SharedOwnPath[]> {
  const shared: SharedOwnPath[] = [];
  await walk('', sources, treeOf(paths), shared);
  return shared.sort((a, b) => compareUtf8(a.path, b.path));
}

async function walk(
  below: string,
  sources: readonly OwnProtoFiles[],
  others: PathTree | undefined,
  shared: SharedOwnPath[],
): Promise<void> {
  const files = new Map<string, OwnProtoFiles[]>();
  const directories = new Map<string, OwnProtoFiles[]>();
  for (const source of sources) {
    const level = await source.level(below);
    for (const name of level.files) add(files, name, source);
    for (const name of level.directories) add(directories, name, source);
  }
  const prefix = below === '' ? '' : `${below}/`;
  for (const [name, holders] of files) {
    if (holders.length > 1 || others?.files.has(name) === true) shared.push({ path: prefix + name, sources: holders });
  }
  for (const [name, holders] of directories) {
    const inner = others?.directories.get(name);
    if (holders.length > 1 || inner !== undefined) await walk(prefix + name, holders, inner, shared);
  }
}

function add(map: Map<string, OwnProtoFiles[]>, name: string, source: OwnProtoFiles): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [source]);
  else list.push(source);
}

function treeOf(paths: Iterable<string>): PathTree {
  const top: PathTree = { files: new Set(), directories: new Map() };
  for (const path of paths) {
    const parts = path.split('/');
    let tree = top;
    for (const part of parts.slice(0, -1)) {
      let next = tree.directories.get(part);
      if (next === undefined) {
        next = { files: new Set(), directories: new Map() };
        tree.directories.set(part, next);
      }
      tree = next;
    }
    tree.files.add(parts.at(-1) ?? '');
  }
  return top;
}
