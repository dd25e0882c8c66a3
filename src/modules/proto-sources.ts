import { posix } from 'node:path';
import type { YamlMap } from '../system/yaml-node.ts';
import { relativeDirectory } from './relative-directory.ts';
import type { YamlDocument } from './yaml-document.ts';

/** A directory at which import paths start, with what of it counts. Paths are relative to whoever describes it. */
export interface ProtoSources {
  readonly directory: string;
  /** Directories below it that do not count. */
  readonly excludes: readonly string[];
  /** Where there are any, only these directories below it count. */
  readonly includes: readonly string[];
}

/** The one source of a v1 `buf.yaml`, or the `roots` of a v1beta1 one; excludes are relative to the file, as buf reads them. */
export function sourcesOfBuild(yaml: YamlDocument, version: 'v1beta1' | 'v1'): readonly ProtoSources[] {
  const node = yaml.get(yaml.root, 'build');
  if (node === undefined) return [{ directory: '.', excludes: [], includes: [] }];
  const build = yaml.asMap(node, 'build');
  const excludes = directoriesUnder(yaml, build, 'excludes', '.');
  const roots = version === 'v1' ? [] : directoriesUnder(yaml, build, 'roots', '.');
  return (roots.length === 0 ? ['.'] : roots).map((directory) => ({
    directory,
    excludes: excludes.filter((path) => liesBelow(path, directory)),
    includes: [],
  }));
}

/**
 * The source of one item of `modules:` in a v2 `buf.yaml`.
 * @param directory of the module, relative to the file, as its excludes and includes are
 */
export function sourcesOfModule(yaml: YamlDocument, module: YamlMap, directory: string): ProtoSources {
  return {
    directory,
    excludes: directoriesUnder(yaml, module, 'excludes', directory),
    includes: directoriesUnder(yaml, module, 'includes', directory),
  };
}

/** The same source, named from the directory that `below` is relative to. */
export function sourcesFrom(below: string, { directory, excludes, includes }: ProtoSources): ProtoSources {
  const from = (path: string): string => posix.join(below, path);
  return { directory: from(directory), excludes: excludes.map(from), includes: includes.map(from) };
}

/** Whether a directory of a source counts, or may hold one that does. */
export function isCounted(source: ProtoSources, directory: string): boolean {
  if (source.excludes.some((path) => liesBelow(directory, path))) return false;
  return (
    source.includes.length === 0 ||
    source.includes.some((path) => liesBelow(directory, path) || liesBelow(path, directory))
  );
}

/** Whether the files that lie in a directory itself count. */
export function countsFilesOf(source: ProtoSources, directory: string): boolean {
  return source.includes.length === 0 || source.includes.some((path) => liesBelow(directory, path));
}

function liesBelow(path: string, directory: string): boolean {
  return directory === '.' || path === directory || path.startsWith(`${directory}/`);
}

/** What leads out of the module is no directory of it; buf says so itself. */
function directoriesUnder(yaml: YamlDocument, map: YamlMap, key: string, module: string): readonly string[] {
  return yaml.list(map, key).flatMap((node) => {
    const path = relativeDirectory(yaml.asText(node, key));
    return path !== undefined && liesBelow(path, module) ? [path] : [];
  });
}
