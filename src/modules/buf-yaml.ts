import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { nearest } from '../system/nearest.ts';
import type { YamlNode } from '../system/yaml-node.ts';
import { type ModuleName, tryParseModuleName } from './module-name.ts';
import { parseModuleReference } from './module-reference.ts';
import { type ProtoSources, sourcesOfBuild, sourcesOfModule } from './proto-sources.ts';
import { relativeDirectory } from './relative-directory.ts';
import { YamlDocument } from './yaml-document.ts';

/** A `buf.yaml` of a version that we do not read. */
export class UnsupportedBufYamlVersionError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A module that a `buf.yaml` describes. */
export interface DescribedModule {
  /** Its directory relative to the one of `buf.yaml`, with forward slashes; `.` for that one itself. */
  readonly path: string;
  readonly name: ModuleName | undefined;
  readonly place: Place;
  /** Where its files lie, relative to the directory of `buf.yaml`: one directory, or the `roots` of a v1beta1 file. */
  readonly sources: readonly ProtoSources[];
}

/** One line of `deps:`, or one reference in a build file. */
export interface DeclaredDependency {
  readonly module: ModuleName;
  /** The text after the colon, empty where there is none. */
  readonly requirement: string;
  readonly place: Place;
  /** `oras_cache_only` and `oras_auth_required` of the call in a build file; left out where they are not true. */
  readonly cacheOnly?: boolean;
  readonly authRequired?: boolean;
}

/** A thing that a reader should hear of and that stops nothing. */
export interface FileRemark {
  readonly message: string;
  readonly place: Place;
}

/** What we use of a `buf.yaml`. */
export interface BufYaml {
  /** Of the lock that goes with it: buf takes a v1 lock for a `buf.yaml` of version v1beta1 too. */
  readonly version: 'v1' | 'v2';
  readonly modules: readonly DescribedModule[];
  readonly dependencies: readonly DeclaredDependency[];
  readonly remarks: readonly FileRemark[];
}

const knownKeys = {
  v1beta1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
  v1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
  v2: ['version', 'name', 'modules', 'deps', 'breaking', 'lint', 'plugins', 'policies'],
} as const;

type WrittenVersion = keyof typeof knownKeys;

/**
 * Reads a `buf.yaml` of version v1beta1, v1 or v2. Keys that stock buf refuses are left alone and remarked on.
 * @param file how messages call it, relative to the root
 * @throws {MalformedYamlError | UnsupportedBufYamlVersionError | MalformedModuleReferenceError} with file and line
 */
export async function parseBufYaml(text: string, file: string): Promise<BufYaml> {
  const yaml = await YamlDocument.parse(text, file);
  const written = readVersion(yaml);
  const known: readonly string[] = knownKeys[written];
  const remarks: FileRemark[] = yaml
    .keys(yaml.root)
    .filter(({ key }) => !known.includes(key))
    .map(({ key, place }) => ({
      message: `Stock buf refuses the key ${JSON.stringify(key)} in a ${written} buf.yaml, and so nothing under it counts: ${remedy(key, known)}`,
      place,
    }));
  const dependencies = yaml.list(yaml.root, 'deps').map((node): DeclaredDependency => {
    const place = yaml.placeOf(node);
    return { ...parseModuleReference(yaml.asText(node, 'deps'), place), place };
  });
  const seen = new Set<ModuleName>();
  for (const { module, place } of dependencies) {
    if (seen.has(module)) remarks.push({ message: `${module} stands twice in deps; stock buf refuses that.`, place });
    seen.add(module);
  }
  const version = written === 'v2' ? 'v2' : 'v1';
  return { version, modules: readModules(yaml, written, remarks), dependencies, remarks };
}

function remedy(key: string, known: readonly string[]): string {
  if (key === 'publish') {
    return 'where a module is published to is said when it is pushed ("oras-buf push DIR REFERENCE"). Remove the block, else every command of stock buf stops at it.';
  }
  const right = key === 'dependencies' ? 'deps' : nearest(key, known);
  return right === undefined ? 'remove it for buf to read this file.' : `did you mean ${JSON.stringify(right)}?`;
}

function readVersion(yaml: YamlDocument): WrittenVersion {
  const node = yaml.get(yaml.root, 'version');
  const version = node === undefined ? undefined : yaml.text(yaml.root, 'version');
  if (version?.text === 'v1beta1' || version?.text === 'v1' || version?.text === 'v2') return version.text;
  if (version === undefined) {
    throw new UnsupportedBufYamlVersionError(`${yaml.file} does not say its version`, {
      places: [{ file: yaml.file, line: 1, column: 1 }],
      next: 'Add the line "version: v2" (or "version: v1") at its top.',
    });
  }
  throw new UnsupportedBufYamlVersionError(
    `${yaml.file} has version ${JSON.stringify(version.text)}, which we do not know`,
    { places: [version.place], next: 'Write "version: v2" or "version: v1".' },
  );
}

function readModules(yaml: YamlDocument, version: WrittenVersion, remarks: FileRemark[]): readonly DescribedModule[] {
  const top: DescribedModule = {
    path: '.',
    name: readName(yaml, yaml.get(yaml.root, 'name'), remarks),
    place: yaml.placeOf(yaml.get(yaml.root, 'name') ?? yaml.root),
    sources: version === 'v2' ? [{ directory: '.', excludes: [], includes: [] }] : sourcesOfBuild(yaml, version),
  };
  const nodes = version === 'v2' ? yaml.list(yaml.root, 'modules') : [];
  if (nodes.length === 0) return [top];
  if (top.name !== undefined) {
    remarks.push({
      message: 'Stock buf refuses a name beside modules: give each module its own name.',
      place: top.place,
    });
  }
  return nodes.map((node): DescribedModule => {
    const map = yaml.asMap(node, 'modules');
    const path = yaml.text(map, 'path');
    const name = yaml.get(map, 'name');
    const directory = modulePath(yaml, path?.text ?? '.', path?.place ?? yaml.placeOf(node), node);
    return {
      path: directory,
      name: readName(yaml, name, remarks),
      place: yaml.placeOf(name ?? node),
      sources: [sourcesOfModule(yaml, map, directory)],
    };
  });
}

function readName(yaml: YamlDocument, node: YamlNode | undefined, remarks: FileRemark[]): ModuleName | undefined {
  if (node === undefined) return undefined;
  const text = yaml.asText(node, 'name');
  const name = tryParseModuleName(text);
  if (name === undefined) {
    remarks.push({
      message: `${JSON.stringify(text)} is not the name of a module (registry/owner/name): stock buf refuses the file for it, and nothing can depend on it by name.`,
      place: yaml.placeOf(node),
    });
  }
  return name;
}

function modulePath(yaml: YamlDocument, text: string, place: Place, node: YamlNode): string {
  const path = relativeDirectory(text);
  if (path !== undefined) return path;
  throw yaml.malformed(
    `the path ${JSON.stringify(text)} leads out of the directory of buf.yaml`,
    place.line === undefined ? node : (yaml.get(yaml.asMap(node, 'modules'), 'path') ?? node),
    'Write a path below the directory that holds buf.yaml, with forward slashes.',
  );
}
