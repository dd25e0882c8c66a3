import { relative } from 'node:path';
import { protoImports } from '../install/proto-imports.ts';
import type { ModuleFile } from '../modules/module-files.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { ModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { realPathOf } from '../system/inside-directory.ts';
import { SelfDependencyError, UndeclaredImportError } from './errors.ts';
import { committedAs, type GitState, pathInTree, withoutCarriageReturns } from './git-state.ts';
import { isInScope } from './module-scope.ts';
import { listModuleFiles, readSourceFile, type SourceFile } from './source-files.ts';
import { bufYamlFor, type SourceModule } from './source-module.ts';

export interface ContentRequest {
  readonly module: SourceModule;
  /** That it is pushed under. */
  readonly name: ModuleName;
  /** No symbolic link may lead out of it. Absolute. */
  readonly root: string;
  /** The work tree of git, with no symbolic link in its path, and what git knows; undefined outside of git. */
  readonly git: { readonly workTree: string; readonly state: GitState } | undefined;
  /** The `.proto` paths of a module that is installed; undefined for others. */
  readonly provides: (module: ModuleName) => readonly string[] | undefined;
}

/** All that goes into an artifact. */
export interface ModuleContent {
  /** With `buf.yaml`, sorted by path. */
  readonly files: readonly ModuleFile[];
  readonly dependencies: readonly ModuleReference[];
  /** True where git knows every file as it is published. */
  readonly isCommitted: boolean;
  /** Files that git does not know so, as git names them. Those that are gone from the disk, too. */
  readonly uncommitted: readonly string[];
  /** Files that are published with the line ends of the commit, not with those on disk. */
  readonly lineEndsOfCommit: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * Reads the files of a module and says what it needs. Two checkouts of one commit give the same, whatever the line ends that git
 * gave them.
 * @throws {LinkedOutsideError | UnpublishableFileError | UndeclaredImportError | SelfDependencyError}
 */
export async function readModuleContent(request: ContentRequest): Promise<ModuleContent> {
  const { module, name } = request;
  const listed = await listModuleFiles({ ...module, root: request.root });
  const bufYaml: SourceFile = { path: 'buf.yaml', realPath: realPathOf(module.bufYaml.path) };
  const sources = module.bufYaml.isOwn ? [...listed, bufYaml] : listed;
  const uncommitted = new Set<string>();
  const lineEndsOfCommit: string[] = [];
  const files: ModuleFile[] = [];
  for (const source of sources) {
    const content = await readSourceFile(source);
    const as = await stateOf(request, source, content);
    if (as === 'different') uncommitted.add(shownPath(request, source));
    if (as === 'line-ends') lineEndsOfCommit.push(source.path);
    files.push({ path: source.path, content: as === 'line-ends' ? withoutCarriageReturns(content) : content });
  }
  for (const path of await missingFromDisk(request, sources)) uncommitted.add(path);
  const { dependencies, remarks } = await dependenciesOf(request, files);
  if (!module.bufYaml.isOwn) {
    files.push({ path: 'buf.yaml', content: Buffer.from(bufYamlFor(name, dependencies)) });
    // What it says comes from that file.
    if ((await stateOf(request, bufYaml, await readSourceFile(bufYaml))) === 'different') {
      uncommitted.add(shownPath(request, bufYaml));
    }
  }
  return {
    files: files.sort((a, b) => compareUtf8(a.path, b.path)),
    dependencies,
    isCommitted: request.git !== undefined && uncommitted.size === 0,
    uncommitted: [...uncommitted].sort(compareUtf8),
    lineEndsOfCommit,
    remarks,
  };
}

async function stateOf(
  { git }: ContentRequest,
  { realPath }: SourceFile,
  content: Uint8Array,
): Promise<'same' | 'line-ends' | 'different' | 'unknown'> {
  return git === undefined ? 'unknown' : committedAs(git.state, git.workTree, realPath, content);
}

function shownPath({ git, root }: ContentRequest, { realPath }: SourceFile): string {
  return git === undefined ? relative(root, realPath) : pathInTree(git.workTree, realPath);
}

/** Files of the module that the commit has and the disk does not. */
async function missingFromDisk(
  { git, module }: ContentRequest,
  sources: readonly SourceFile[],
): Promise<readonly string[]> {
  if (git === undefined) return [];
  const below = pathInTree(git.workTree, realPathOf(module.directory));
  const prefix = below === '' ? '' : `${below}/`;
  const there = new Set(sources.map(({ realPath }) => pathInTree(git.workTree, realPath)));
  return [...git.state.committed.keys()].filter(
    (path) =>
      path.startsWith(prefix) &&
      path.endsWith('.proto') &&
      isInScope(path.slice(prefix.length), module.scope) &&
      !there.has(path),
  );
}

/** What consumers have to get besides the module itself. */
async function dependenciesOf(
  request: ContentRequest,
  files: readonly ModuleFile[],
): Promise<{ readonly dependencies: readonly ModuleReference[]; readonly remarks: readonly string[] }> {
  const { module, name: ownName } = request;
  const declared = module.bufYaml.dependencies.map(({ module: name, requirement }) => ({ module: name, requirement }));
  const own = new Set(files.map(({ path }) => path));
  const imported = new Map<string, string>();
  for (const { path, content } of files) {
    if (!path.endsWith('.proto')) continue;
    for (const one of protoImports(new TextDecoder().decode(content))) if (!own.has(one)) imported.set(one, path);
  }
  const beside = imported.size === 0 ? [] : await siblingsThatAreImported(request, imported);
  const remarks: string[] = [];
  for (const { name, importer, path } of beside) {
    const known = declared.find((one) => one.module === name);
    if (known !== undefined) continue;
    if (name === undefined || module.bufYaml.isOwn) {
      const what = name === undefined ? 'a module beside it that has no name' : `${name}, which deps does not name`;
      throw new UndeclaredImportError(`${importer} imports ${path} of ${what}`, {
        places: [{ file: module.bufYaml.path }],
        next:
          name === undefined
            ? 'Give that module a name in buf.yaml and publish it, too: consumers could not get it otherwise.'
            : `Add "${name}" to deps in buf.yaml, with a version: consumers could not know that they need it.`,
      });
    }
    if (remarks.some((remark) => remark.startsWith(`${name} `))) continue;
    remarks.push(
      `${name} lies beside it and is imported, so it becomes a dependency, in any version. To ask for one, name it under deps in buf.yaml.`,
    );
  }
  // Of what was not installed nobody knows what it provides: it stays.
  const isImported = (name: ModuleName): boolean => request.provides(name)?.some((path) => imported.has(path)) ?? true;
  const namesItself = declared.some(({ module: name }) => name === ownName);
  if (namesItself && (module.bufYaml.isOwn || (request.provides(ownName) !== undefined && isImported(ownName)))) {
    throw new SelfDependencyError(ownName, module.bufYaml.path);
  }
  if (module.bufYaml.isOwn) return { dependencies: declared, remarks };
  const needed = new Set(beside.map(({ name }) => name));
  const isBeside = (name: ModuleName): boolean => module.siblings.some((sibling) => sibling.name === name);
  const used = declared.filter(({ module: name }) => {
    if (name === ownName) return false;
    return isBeside(name) ? needed.has(name) : isImported(name);
  });
  const undeclared = [...needed].filter((name) => name !== undefined && !declared.some((one) => one.module === name));
  const added = undeclared.flatMap((name) => (name === undefined ? [] : [{ module: name, requirement: '' }]));
  return { dependencies: [...used, ...added], remarks };
}

interface ImportedSibling {
  readonly name: ModuleName | undefined;
  readonly path: string;
  readonly importer: string;
}

async function siblingsThatAreImported(
  { module, root }: ContentRequest,
  imported: ReadonlyMap<string, string>,
): Promise<readonly ImportedSibling[]> {
  const found: ImportedSibling[] = [];
  for (const sibling of module.siblings) {
    const files = await listModuleFiles({ ...sibling, documentsBelow: undefined, root });
    for (const { path } of files) {
      const importer = imported.get(path);
      if (importer !== undefined) found.push({ name: sibling.name, path, importer });
    }
  }
  return found;
}
