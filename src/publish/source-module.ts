import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseBufWorkYaml } from '../modules/buf-work-yaml.ts';
import { type BufYaml, type DeclaredDependency, parseBufYaml } from '../modules/buf-yaml.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { formatModuleReference, type ModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { NoModuleHereError, OtherModuleError } from './errors.ts';
import { type ModuleScope, moduleScopes } from './module-scope.ts';

/** A module as it lies in a workspace. */
export interface WorkspaceModule {
  readonly name: ModuleName | undefined;
  /** Absolute. */
  readonly directory: string;
  readonly scope: ModuleScope;
}

/** The module that is to be pushed. */
export interface SourceModule extends WorkspaceModule {
  /** Where stock buf is run: the directory of the workspace that the module belongs to. Absolute. */
  readonly workspace: string;
  /** The module's directory relative to that, `.` for that itself. */
  readonly input: string;
  readonly bufYaml: {
    /** Absolute. */
    readonly path: string;
    readonly version: 'v1' | 'v2';
    /** True where the file speaks of this module alone and stands at its top, so that it can be published as it is. */
    readonly isOwn: boolean;
    readonly dependencies: readonly DeclaredDependency[];
  };
  /** Where LICENSE and README are taken from that the module has none of itself; undefined where stock buf looks nowhere else. */
  readonly documentsBelow: string | undefined;
  /** The other modules of the workspace. */
  readonly siblings: readonly WorkspaceModule[];
}

interface Found {
  readonly file: string;
  readonly directory: string;
  readonly text: string;
  readonly yaml: BufYaml;
}

/**
 * Finds the module in a directory: what the `buf.yaml` there describes, a module of the workspace there (v2, or
 * `buf.work.yaml`), or the module that a workspace above has there.
 * @param wanted the name that it is pushed under: it chooses among several, and must not contradict the one in `buf.yaml`
 * @param root no `buf.yaml` above this directory is looked at
 * @throws {NoModuleHereError | OtherModuleError} and what the readers of the files throw
 */
export async function findSourceModule(directory: string, wanted: ModuleName, root: string): Promise<SourceModule> {
  const start = resolve(directory);
  const candidates = await candidatesAt(start, root);
  const named = candidates.filter(({ name }) => name === wanted);
  const chosen = named[0] ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (chosen === undefined) throw noModule(start, wanted, candidates);
  if (chosen.name !== undefined && chosen.name !== wanted) {
    throw new OtherModuleError(`the module in ${directory} is named ${chosen.name}, not ${wanted}`, {
      places: [{ file: chosen.bufYaml.path }],
      next: `Push it to ${chosen.name}, or correct its name in buf.yaml.`,
    });
  }
  return chosen;
}

async function candidatesAt(start: string, root: string): Promise<readonly SourceModule[]> {
  const own = await readBufYaml(start);
  if (own?.yaml.version === 'v2') return await modulesOfV2(own);
  if (own !== undefined) return [await v1Module(own, root)];
  const work = await readWork(start);
  if (work !== undefined) return (await Promise.all(work.map((below) => v1ModuleAt(below, root)))).flat();
  for (let level = start; level !== root && dirname(level) !== level; ) {
    level = dirname(level);
    const above = await readBufYaml(level);
    if (above?.yaml.version !== 'v2') continue;
    const here = (await modulesOfV2(above)).filter((one) => one.directory === start);
    if (here.length > 0) return here;
  }
  return [];
}

async function modulesOfV2(found: Found): Promise<readonly SourceModule[]> {
  const { yaml, text, file, directory } = found;
  const scopes = await moduleScopes(
    text,
    file,
    yaml.modules.map(({ path }) => path),
  );
  const all = yaml.modules.map(({ path, name }, index): WorkspaceModule & { readonly path: string } => ({
    name,
    path,
    directory: join(directory, path),
    scope: scopes[index] ?? { includes: [], excludes: [] },
  }));
  return all.map(
    (one): SourceModule => ({
      ...one,
      workspace: directory,
      input: one.path,
      bufYaml: {
        path: file,
        version: 'v2',
        isOwn: all.length === 1 && one.path === '.',
        dependencies: yaml.dependencies,
      },
      documentsBelow: one.path === '.' ? undefined : directory,
      siblings: all.filter((other) => other !== one),
    }),
  );
}

async function v1Module(found: Found, root: string): Promise<SourceModule> {
  const { yaml, text, file, directory } = found;
  const [scope] = await moduleScopes(text, file, ['.']);
  const { workspace, siblings } = await workAbove(directory, root);
  return {
    name: yaml.modules[0]?.name,
    directory,
    scope: scope ?? { includes: [], excludes: [] },
    workspace,
    input: relative(workspace, directory).split(sep).join('/') || '.',
    bufYaml: { path: file, version: 'v1', isOwn: true, dependencies: yaml.dependencies },
    documentsBelow: undefined,
    siblings,
  };
}

async function v1ModuleAt(directory: string, root: string): Promise<readonly SourceModule[]> {
  const found = await readBufYaml(directory);
  return found?.yaml.version === 'v1' ? [await v1Module(found, root)] : [];
}

/** The `buf.work.yaml` at or above a v1 module that lists it. */
async function workAbove(
  directory: string,
  root: string,
): Promise<{ readonly workspace: string; readonly siblings: readonly WorkspaceModule[] }> {
  for (let level = directory; ; level = dirname(level)) {
    const listed = await readWork(level);
    if (listed?.includes(directory) === true) {
      const others = listed.filter((other) => other !== directory);
      return { workspace: level, siblings: await Promise.all(others.map(siblingAt)) };
    }
    if (level === root || dirname(level) === level) return { workspace: directory, siblings: [] };
  }
}

async function siblingAt(directory: string): Promise<WorkspaceModule> {
  const found = await readBufYaml(directory);
  const [scope] = found === undefined ? [] : await moduleScopes(found.text, found.file, ['.']);
  return { name: found?.yaml.modules[0]?.name, directory, scope: scope ?? { includes: [], excludes: [] } };
}

async function readBufYaml(directory: string): Promise<Found | undefined> {
  const file = join(directory, 'buf.yaml');
  const text = await readPlainFile({ path: file, name: file });
  return text === undefined ? undefined : { file, directory, text, yaml: await parseBufYaml(text, file) };
}

/** The directories that the `buf.work.yaml` in a directory lists, absolute. */
async function readWork(directory: string): Promise<readonly string[] | undefined> {
  const file = join(directory, 'buf.work.yaml');
  const text = await readPlainFile({ path: file, name: file });
  if (text === undefined) return undefined;
  const { directories } = await parseBufWorkYaml(text, file);
  return directories.map(({ path }) => join(directory, path));
}

function noModule(directory: string, wanted: ModuleName, found: readonly SourceModule[]): NoModuleHereError {
  if (found.length === 0) {
    return new NoModuleHereError(`there is no module in ${directory}: it has no buf.yaml, and no workspace lists it`, {
      places: [{ file: directory }],
      next: 'Name the directory of a module or of its workspace. "buf config init" makes a buf.yaml.',
    });
  }
  const list = found
    .map(({ directory: one, name }) => `${relative(directory, one) || '.'} (${name ?? 'without a name'})`)
    .join(', ');
  const files = new Set(found.map(({ bufYaml }) => bufYaml.path));
  return new NoModuleHereError(
    `the workspace in ${directory} holds several modules and none is named ${wanted}: ${list}`,
    {
      // Of buf.work.yaml each has a file of its own, and none of them is wrong.
      places: files.size === 1 ? [...files].map((file) => ({ file })) : [],
      next: 'Name the directory of the module, or correct the reference.',
    },
  );
}

/** The `buf.yaml` of a module that its workspace's file describes among others: the same on every machine. */
export function bufYamlFor(name: ModuleName, dependencies: readonly ModuleReference[]): string {
  const references = [...new Set(dependencies.map(formatModuleReference))].sort(compareUtf8);
  const lines = [
    "# Written by oras-buf push: the repository's own buf.yaml describes more than this module.",
    'version: v2',
    'modules:',
    '  - path: .',
    `    name: ${name}`,
    ...(references.length === 0 ? [] : ['deps:', ...references.map((one) => `  - ${yamlText(one)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Requirements such as `>=1 <2` need quotes. */
function yamlText(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : JSON.stringify(text);
}
