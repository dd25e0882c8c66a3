import { posix } from 'node:path';
import type { Place } from '../errors.ts';
import type { BufYaml } from './buf-yaml.ts';
import type { BufWorkspace, LockOwner } from './declarations.ts';
import type { ModuleName } from './module-name.ts';
import { sourcesFrom } from './proto-sources.ts';

/** A `buf.yaml` of the root that was read. */
export interface ReadBufYaml {
  /** Relative to the root. */
  readonly directory: string;
  readonly yaml: BufYaml;
}

/** A `buf.work.yaml` of the root that was read. */
export interface ReadBufWorkYaml {
  readonly file: string;
  /** The directories that it lists, relative to the root, with their symbolic links resolved. */
  readonly directories: readonly string[];
}

/**
 * What stock buf takes as one workspace each: the modules that a `buf.work.yaml` lists, those of a v2 `buf.yaml`, and every
 * other v1 module on its own. A v1 `buf.yaml` in the directory of a module that a workspace lists belongs to it.
 * By the file that makes each.
 */
export function groupWorkspaces(
  yamls: readonly ReadBufYaml[],
  works: readonly ReadBufWorkYaml[],
): readonly BufWorkspace[] {
  const workspaces: BufWorkspace[] = [];
  const v1 = new Map(yamls.filter(({ yaml }) => yaml.version === 'v1').map((one) => [one.directory, one]));
  const taken = new Set<string>();
  for (const { file, directories } of works) {
    const own = directories.map((directory) => v1.get(directory) ?? { directory, yaml: undefined });
    workspaces.push({
      file,
      owners: own.flatMap(({ directory, yaml }) => (yaml === undefined ? [] : [directory])),
      ...contentsOf(own),
    });
    for (const directory of directories) taken.add(directory);
  }
  for (const one of yamls) {
    if (one.yaml.version !== 'v2') continue;
    const modules = one.yaml.modules.map(({ path }) => posix.join(one.directory, path));
    const inner = modules.filter((directory) => v1.has(directory) && !taken.has(directory));
    for (const directory of inner) taken.add(directory);
    workspaces.push({ file: bufYamlIn(one.directory), owners: [one.directory, ...inner], ...contentsOf([one]) });
  }
  for (const [directory, one] of v1) {
    if (taken.has(directory)) continue;
    workspaces.push({ file: bufYamlIn(directory), owners: [directory], ...contentsOf([one]) });
  }
  return workspaces.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function bufYamlIn(directory: string): string {
  return posix.join(directory, 'buf.yaml');
}

type Member = { readonly directory: string; readonly yaml: BufYaml | undefined };

function contentsOf(members: readonly Member[]): Pick<BufWorkspace, 'sources' | 'locals'> {
  const locals = new Map<ModuleName, Place>();
  const sources = members.flatMap(({ directory, yaml }) => {
    if (yaml === undefined) return [{ directory, excludes: [], includes: [] }];
    return yaml.modules.flatMap((module) => {
      if (module.name !== undefined && !locals.has(module.name)) locals.set(module.name, module.place);
      return module.sources.map((source) => sourcesFrom(directory, source));
    });
  });
  return { sources, locals };
}

/**
 * Modules of one workspace that a `buf.yaml` outside of it declares under `deps`: buf does not see them from there, so it needs
 * a published version. With the directories of those `buf.yaml` files.
 */
export function asksFromOutside(
  workspaces: readonly BufWorkspace[],
  owners: readonly LockOwner[],
): ReadonlyMap<ModuleName, readonly string[]> {
  const held = new Set(workspaces.flatMap(({ locals }) => [...locals.keys()]));
  const outside = new Map<ModuleName, string[]>();
  for (const owner of owners) {
    const seen = localsSeenBy(owner, workspaces);
    for (const module of owner.declares) {
      if (!held.has(module) || seen?.has(module) !== false) continue;
      const list = outside.get(module);
      if (list === undefined) outside.set(module, [owner.directory]);
      else list.push(owner.directory);
    }
  }
  return outside;
}

/** The modules that buf takes from the workspace of a `buf.yaml`; undefined where nobody told which workspace that is. */
export function localsSeenBy(
  owner: Pick<LockOwner, 'directory'>,
  workspaces: readonly BufWorkspace[],
): ReadonlyMap<ModuleName, Place> | undefined {
  let byOwner = localsByOwner.get(workspaces);
  if (byOwner === undefined) {
    byOwner = new Map(
      workspaces.flatMap(({ owners, locals }) => owners.map((directory) => [directory, locals] as const)),
    );
    localsByOwner.set(workspaces, byOwner);
  }
  return byOwner.get(owner.directory);
}

/** Made once for each list: a repository with thousands of `buf.yaml` asks thousands of times. */
const localsByOwner = new WeakMap<readonly BufWorkspace[], ReadonlyMap<string, BufWorkspace['locals']>>();
