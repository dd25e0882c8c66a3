import { createHash } from 'node:crypto';
import type { ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { writeReproducibleTar } from '../modules/reproducible-tar.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { cellName } from './buck2-project.ts';
import { type StarlarkValue, starlarkText } from './starlark-text.ts';
import type { SyncedFile } from './sync-directory.ts';

/** A module that the cell is to hold. */
export interface CellModule {
  readonly module: ModuleName;
  /** Tag, or commit of the BSR. */
  readonly version: string;
  /** All that its files depend on: a digest. */
  readonly contentKey: string;
  readonly source: 'oci' | 'bsr';
  readonly dependencies: readonly ModuleName[];
  /** All its files. Asked only where the archive in the cell is not the right one. */
  content(): Promise<ModuleFiles>;
}

/** One of the workspace's modules. */
export interface InstalledCellModule extends CellModule {
  /** What build files may write to mean it. */
  readonly references: readonly string[];
}

/** A version that something is compared with. It has its own versions of all that it needs. */
export interface CellAgainst {
  /** As build files write it. */
  readonly reference: string;
  readonly module: CellModule;
  readonly dependencies: readonly CellModule[];
}

/** The `.proto` files of the project as they were at a commit, for `buf_breaking(against = "git:…")`. */
export interface CellSnapshot {
  /** As build files write it: `git:main`. */
  readonly reference: string;
  readonly commit: string;
  content(): Promise<ModuleFiles>;
}

/** Changes whenever an archive is laid out in another way, so that those of an older version of ours are made anew. */
const archiveFormat = 1;
const buildFileName = 'BUCK.oras';

/** The label of an installed module. */
export function labelOf(module: ModuleName): string {
  return targetIn(`modules/${pathPart(module)}`, module);
}

/** The label of a version that something is compared with. */
export function againstLabelOf({ reference, module }: CellAgainst): string {
  return targetIn(`against/${pathPart(reference)}`, module.module);
}

function targetIn(directory: string, module: ModuleName): string {
  return `${cellName}//${directory}:${moduleNameParts(module).name}`;
}

/** `registry/owner/name`, or that with a tag, in letters that no disk takes for others. */
const plainReference = /^[a-z0-9.-]+(?:\/[a-z0-9._-]+){2}(?::[a-z0-9_][a-z0-9._-]{0,127})?$/;

/**
 * A module's name or a reference as a part of a package's path, which must not hold a colon. No two of them give the same. What
 * follows the colon is anything that a build file says: only a tag becomes a directory by its own name, so that no `..` leads
 * out of the cell.
 */
function pathPart(name: string): string {
  if (plainReference.test(name)) return name.replace(':', '/');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${name.replace(/[^\w.-]/g, '_').slice(0, 100)}-${hash}`;
}

/** The label of a snapshot. */
export function snapshotLabelOf({ commit }: Pick<CellSnapshot, 'commit'>): string {
  return `${cellName}//snapshots/${commit}:files`;
}

/** The packages of the workspace's modules. */
export function modulePackages(modules: readonly CellModule[]): ReadonlyMap<string, SyncedFile> {
  // A module of the workspace's own is no dependency here: who imports from it names its proto_library.
  const labels = new Map(modules.map(({ module }) => [module, labelOf(module)]));
  return new Map(modules.flatMap((module) => modulePackage(module, `modules/${pathPart(module.module)}`, labels)));
}

/** The packages of a version that something is compared with: its own, and one for each module that it needs. */
export function againstPackages(against: CellAgainst): ReadonlyMap<string, SyncedFile> {
  const directory = `against/${pathPart(against.reference)}`;
  const below = (module: ModuleName): string => `${directory}/needs/${pathPart(module)}`;
  const labels = new Map(against.dependencies.map(({ module }) => [module, targetIn(below(module), module)]));
  return new Map([
    ...modulePackage(against.module, directory, labels),
    ...against.dependencies.flatMap((module) => modulePackage(module, below(module.module), labels)),
  ]);
}

function modulePackage(
  module: CellModule,
  directory: string,
  labels: ReadonlyMap<ModuleName, string>,
): [string, SyncedFile][] {
  const fullNames = hasFullNames(module);
  const call = ruleCall('proto_module', {
    name: moduleNameParts(module.module).name,
    archive: 'module.tar',
    deps: module.dependencies.map((name) => labels.get(name)).filter((label) => label !== undefined),
    full_names: fullNames,
    ref: `${module.module}:${module.version}`,
    visibility: ['PUBLIC'],
  });
  return [
    [
      `${directory}/module.tar`,
      {
        kind: 'made',
        key: `${archiveFormat} ${module.contentKey} ${fullNames}`,
        make: async () => writeReproducibleTar(moduleEntries(module.module, await module.content(), fullNames)),
      },
    ],
    [`${directory}/${buildFileName}`, { kind: 'content', content: buildFile('proto_module', call) }],
  ];
}

/** The two files of a snapshot's package. */
export function snapshotPackage(snapshot: CellSnapshot): ReadonlyMap<string, SyncedFile> {
  const directory = `snapshots/${snapshot.commit}`;
  const call = ruleCall('source_snapshot', { name: 'files', archive: 'files.tar', visibility: ['PUBLIC'] });
  return new Map<string, SyncedFile>([
    [
      `${directory}/files.tar`,
      {
        kind: 'made',
        key: `${archiveFormat} ${snapshot.commit}`,
        make: async () => writeReproducibleTar(protoFiles(await snapshot.content())),
      },
    ],
    [`${directory}/${buildFileName}`, { kind: 'content', content: buildFile('source_snapshot', call) }],
  ]);
}

/** Modules of OCI registries can be imported from by their full name as well; those of the BSR nobody names so. */
export function hasFullNames(module: Pick<CellModule, 'source'>): boolean {
  return module.source === 'oci';
}

/**
 * What the archive of a module holds: its `.proto` files under `root/`, and under `names/<full name>/` a file for each that
 * imports it publicly. A second copy would be "already defined"; this way both imports lead to one file.
 */
function moduleEntries(module: ModuleName, files: ModuleFiles, fullNames: boolean): ModuleFiles {
  const protos = protoFiles(files);
  const root = protos.map(({ path, content }) => ({ path: `root/${path}`, content }));
  if (!fullNames) return root;
  const names = protos.map(({ path }) => ({
    path: `names/${module}/${path}`,
    content: Buffer.from(`syntax = "proto3";\n\nimport public ${JSON.stringify(path)};\n`),
  }));
  return [...names, ...root];
}

function protoFiles(files: ModuleFiles): ModuleFiles {
  return files.filter(({ path }) => path.endsWith('.proto')).toSorted((a, b) => compareUtf8(a.path, b.path));
}

function buildFile(rule: string, call: string): string {
  return `load("@${cellName}//:module.bzl", "${rule}")\n\n${call}`;
}

function ruleCall(rule: string, attributes: Readonly<Record<string, StarlarkValue>>): string {
  const lines = Object.entries(attributes).map(([name, value]) => `    ${name} = ${starlarkText(value, '    ')},\n`);
  return `${rule}(\n${lines.join('')})\n`;
}
