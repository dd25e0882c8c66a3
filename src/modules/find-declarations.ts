import { access } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { mapBounded } from '../system/bounded.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { nearest } from '../system/nearest.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { readBuckConfigFiles } from './buck-config-files.ts';
import { type BufWorkYaml, parseBufWorkYaml } from './buf-work-yaml.ts';
import {
  asksFromOutside,
  groupWorkspaces,
  localsSeenBy,
  type ReadBufWorkYaml,
  type ReadBufYaml,
} from './buf-workspaces.ts';
import { type DeclaredDependency, type FileRemark, parseBufYaml } from './buf-yaml.ts';
import type { DeclaredAgainst } from './build-file-declarations.ts';
import { type BuildFileNames, buildFileNames } from './build-file-names.ts';
import type { BufWorkspace, Declarations, GitReference, LockOwner } from './declarations.ts';
import type { LoadedBuildFiles } from './loaded-build-files.ts';
import { type ModuleName, moduleNameParts } from './module-name.ts';
import { parseRequirement } from './requirement.ts';
import { listSourceFiles } from './source-files.ts';
import { findWorkspaceRoot, nestedRootMarkers, type WorkspaceRoot } from './workspace-root.ts';

/** A file asks for a module of a registry that no setting declares. Hosts are never guessed. */
export class UndeclaredHostError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
  readonly host: string;

  constructor(dependency: DeclaredDependency, hosts: readonly string[]) {
    const { registry } = moduleNameParts(dependency.module);
    const near = nearest(registry, hosts);
    super(
      `${dependency.module} is on the registry ${registry}, which no setting declares${near === undefined ? '' : ` (did you mean ${near}?)`}`,
      {
        places: [dependency.place],
        next: `Correct the host, or declare it in .oras/config.yaml: "registries: {${JSON.stringify(registry)}: {}}". Declared are: ${hosts.join(', ')}.`,
      },
    );
    this.host = registry;
  }
}

export interface FindDeclarationsOptions {
  /** Hosts of OCI registries that a setting declares. */
  readonly registries: Iterable<string>;
  /** The host of the Buf Schema Registry, `buf.build` unless given. */
  readonly bsrHost?: string;
  /** For PATH, by which git is found. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Roots of the same job, absolute: what lies in one of them below this root belongs to that one, marked as a root or not. */
  readonly otherRoots?: readonly string[];
  /** The user's home directory; the system's unless given. */
  readonly home?: string;
}

const parallelReads = 16;

/**
 * Finds the root for a directory and reads every `buf.yaml`, `buf.work.yaml`, BUCK and TARGETS file below it. Places are
 * relative to the root. Two directories of one root give the same declarations: compare `root`.
 * @throws {DirectoryNotFoundError | UnreadableFileError | UndeclaredHostError} and what the readers of the files throw
 */
export async function findDeclarations(directory: string, options: FindDeclarationsOptions): Promise<Declarations> {
  const workspace = await findWorkspaceRoot(directory, options.home);
  const buildFiles = await readBuildFileNames(workspace);
  const files = await listFiles(workspace, buildFiles, options);
  const realRoot = await realPathOf(workspace.root);
  const parts = await mapBounded(files, parallelReads, async (file) => {
    // What git knows need not be there: it may be deleted and not yet committed.
    const text = await readPlainFile({ path: join(workspace.root, file), name: file, within: realRoot });
    return text === undefined ? undefined : { file, text };
  });
  const loaded = await readLoaded(
    workspace.root,
    realRoot,
    parts.filter((part) => part !== undefined),
  );
  const collected = new Collected(loaded, buildFiles);
  for (const part of parts) if (part !== undefined) await collected.add(part.file, part.text);
  const hosts = [...new Set([...options.registries, options.bsrHost ?? 'buf.build'])].sort();
  const isDeclared = ({ module }: DeclaredDependency): boolean => hosts.includes(moduleNameParts(module).registry);
  // `old.protos/x/y` is a directory; with a version behind it, it is none.
  const against = collected.against.filter((one) => one.requirement !== '' || isDeclared(one));
  for (const dependency of [...collected.dependencies, ...against]) {
    if (!isDeclared(dependency)) throw new UndeclaredHostError(dependency, hosts);
  }
  const works = await Promise.all(collected.works.map((one) => readWork(one, workspace.root, realRoot)));
  const listed = new Set(files);
  for (const { listing } of works) {
    for (const { directory, bufYaml, isThere, place } of listing) {
      if (listed.has(bufYaml)) continue;
      const message = isThere
        ? `There is no ${bufYaml}, so this module has no name and no deps of its own.`
        : `There is no directory ${directory}: stock buf stops at that.`;
      collected.remarks.push({ message, place });
    }
  }
  const bufWorkspaces = groupWorkspaces(collected.yamls, works);
  const scoped = scopeLocals(workspace.kind, collected, bufWorkspaces);
  return {
    root: workspace.root,
    kind: workspace.kind,
    asks: scoped.dependencies.map((dependency) => ({
      ...dependency,
      requirement: parseRequirement(dependency.requirement, 'workspace'),
    })),
    against: against.map((one) => ({ ...one, requirement: parseRequirement(one.requirement, 'workspace') })),
    gitReferences: collected.gitReferences,
    locals: scoped.locals,
    bufWorkspaces,
    lockOwners: collected.lockOwners,
    remarks: [...collected.remarks, ...scoped.remarks, ...(loaded?.remarks() ?? [])],
  };
}

/** Undefined where there are no build files: the parser for them takes longer to load than all else that is needed here. */
async function readLoaded(
  root: string,
  realRoot: string,
  parts: readonly { readonly file: string; readonly text: string }[],
): Promise<LoadedBuildFiles | undefined> {
  const buildFiles = parts.filter(({ file }) => !isYaml(file));
  if (buildFiles.length === 0) return undefined;
  const { LoadedBuildFiles: Loaded } = await import('./loaded-build-files.ts');
  const loaded = new Loaded(root, realRoot);
  await loaded.read(buildFiles);
  return loaded;
}

interface WorkDirectories extends ReadBufWorkYaml {
  readonly listing: readonly {
    readonly directory: string;
    readonly bufYaml: string;
    readonly isThere: boolean;
    readonly place: Place;
  }[];
}

/** The directories of a `buf.work.yaml` where they really lie: buf goes through symbolic links, and so does what it finds there. */
async function readWork(
  { file, yaml }: { readonly file: string; readonly yaml: BufWorkYaml },
  root: string,
  realRoot: string,
): Promise<WorkDirectories> {
  const found = await Promise.all(
    yaml.directories.map(async ({ path, place }) => {
      const written = posix.join(posix.dirname(file), path);
      const real = await realPathOf(join(root, written));
      const directory = isInside(realRoot, real) ? relative(realRoot, real).split(sep).join('/') || '.' : written;
      const isThere = await access(real).then(
        () => true,
        () => false,
      );
      return { directory, bufYaml: posix.join(directory, 'buf.yaml'), isThere, place };
    }),
  );
  return { file, directories: found.map(({ directory }) => directory), listing: found };
}

/**
 * Sets apart the modules of the root that stock buf does not see from every `buf.yaml` that declares them. Without buck2 these
 * are asked for as published ones, by those who do not see them. A buck2 project is one whole for its own build and checks, and
 * a remark tells where stock buf disagrees.
 */
function scopeLocals(
  kind: WorkspaceRoot['kind'],
  { dependencies, locals, lockOwners }: Collected,
  workspaces: readonly BufWorkspace[],
): Pick<Collected, 'dependencies' | 'remarks'> & { readonly locals: ReadonlyMap<ModuleName, Place> } {
  const outside = asksFromOutside(workspaces, lockOwners);
  if (outside.size === 0) return { dependencies, locals, remarks: [] };
  if (kind === 'buf') {
    const seen = new Map(lockOwners.map((owner) => [owner.directory, localsSeenBy(owner, workspaces)]));
    const isSeen = ({ module, place }: DeclaredDependency): boolean =>
      posix.basename(place.file) === 'buf.yaml' && seen.get(posix.dirname(place.file))?.has(module) === true;
    return {
      dependencies: dependencies.filter((one) => !(outside.has(one.module) && isSeen(one))),
      locals: new Map([...locals].filter(([module]) => !outside.has(module))),
      remarks: [],
    };
  }
  const remarks = dependencies.flatMap(({ module, place }): FileRemark[] => {
    const local = locals.get(module);
    const asks = posix.basename(place.file) === 'buf.yaml' && outside.get(module)?.includes(posix.dirname(place.file));
    if (local === undefined || asks !== true) return [];
    return [
      {
        message: `${module} is taken from ${local.file}, which buck2 sees and stock buf does not: list both directories in one buf.work.yaml (or as modules of one v2 buf.yaml) if buf is to build this module too.`,
        place,
      },
    ];
  });
  return { dependencies, locals, remarks };
}

function isYaml(file: string): boolean {
  return file.endsWith('.yaml');
}

/** What the files of a root say, added up in the order of their paths. */
class Collected {
  readonly dependencies: DeclaredDependency[] = [];
  readonly locals = new Map<ModuleName, Place>();
  readonly lockOwners: LockOwner[] = [];
  readonly remarks: FileRemark[] = [];
  readonly against: DeclaredAgainst[] = [];
  readonly gitReferences: GitReference[] = [];
  readonly yamls: ReadBufYaml[] = [];
  readonly works: { readonly file: string; readonly yaml: BufWorkYaml }[] = [];
  readonly #loaded: LoadedBuildFiles | undefined;
  readonly #names: BuildFileNames;

  constructor(loaded: LoadedBuildFiles | undefined, names: BuildFileNames) {
    this.#loaded = loaded;
    this.#names = names;
  }

  async add(file: string, text: string): Promise<void> {
    const name = posix.basename(file);
    if (name === 'buf.yaml') await this.#addBufYaml(file, text);
    else if (name === 'buf.work.yaml') this.works.push({ file, yaml: await parseBufWorkYaml(text, file) });
    else if (this.#loaded !== undefined) {
      const read = this.#loaded.declarationsOf(file, text);
      this.#take(read);
      this.against.push(...read.against);
      this.gitReferences.push(...read.gitReferences);
      const [place] = [...read.dependencies, ...read.against].map((one) => one.place);
      if (place !== undefined && this.#names.unknownToBuck2.has(name)) {
        this.remarks.push({
          message: `buck2 does not read ${file}: to have it do so, write "name = BUCK,TARGETS" under [buildfile] in .buckconfig. What it asks for is counted all the same.`,
          place,
        });
      }
    }
  }

  async #addBufYaml(file: string, text: string): Promise<void> {
    const yaml = await parseBufYaml(text, file);
    this.#take(yaml);
    for (const { name, place } of yaml.modules) {
      if (name === undefined) continue;
      const other = this.locals.get(name);
      if (other === undefined) this.locals.set(name, place);
      else
        this.remarks.push({ message: `${name} is also the name of the module at ${other.file}:${other.line}.`, place });
    }
    const declares = [...new Set(yaml.dependencies.map((one) => one.module))];
    this.lockOwners.push({ directory: posix.dirname(file), version: yaml.version, declares });
    this.yamls.push({ directory: posix.dirname(file), yaml });
  }

  #take(read: { readonly dependencies: readonly DeclaredDependency[]; readonly remarks: readonly FileRemark[] }): void {
    this.dependencies.push(...read.dependencies);
    this.remarks.push(...read.remarks);
  }
}

async function listFiles(
  workspace: WorkspaceRoot,
  buildFiles: BuildFileNames,
  { environment, otherRoots = [] }: FindDeclarationsOptions,
): Promise<readonly string[]> {
  const markers = nestedRootMarkers(workspace.kind);
  const names = new Set(['buf.yaml', 'buf.work.yaml', ...markers, ...buildFiles.lists.flat()]);
  const all = await listSourceFiles({ root: workspace.root, gitWorkTree: workspace.gitWorkTree, names, environment });
  const nested = all.filter((file) => markers.includes(posix.basename(file))).map((file) => posix.dirname(file));
  const others = otherRoots
    .filter((other) => isInside(workspace.root, other))
    .map((other) => relative(workspace.root, other).split(sep).join('/'));
  const nestedRoots = new Set([...nested, ...others].filter((directory) => directory !== '.' && directory !== ''));
  const mine = all.filter((file) => !markers.includes(posix.basename(file)) && !liesIn(file, nestedRoots));
  const present = new Set(mine);
  return mine.filter((file) => isFirstChoice(file, buildFiles, present));
}

function liesIn(file: string, directories: ReadonlySet<string>): boolean {
  if (directories.size === 0) return false;
  for (let directory = posix.dirname(file); directory !== '.'; directory = posix.dirname(directory)) {
    if (directories.has(directory)) return true;
  }
  return false;
}

/** False for a build file in whose place buck2 reads another one of the same directory. */
function isFirstChoice(file: string, buildFiles: BuildFileNames, present: ReadonlySet<string>): boolean {
  const directory = posix.dirname(file);
  const name = posix.basename(file);
  const rivals = buildFiles.lists.find((names) => names.includes(name));
  if (rivals === undefined) return true;
  return rivals.find((rival) => present.has(posix.join(directory, rival))) === name;
}

async function readBuildFileNames(workspace: WorkspaceRoot): Promise<BuildFileNames> {
  if (workspace.kind !== 'buck2') return buildFileNames(undefined);
  return buildFileNames((await readBuckConfigFiles(workspace.root, '')).entries);
}
