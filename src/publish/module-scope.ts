import { posix } from 'node:path';
import { relativeDirectory } from '../modules/relative-directory.ts';
import { YamlDocument } from '../modules/yaml-document.ts';
import type { YamlNode } from '../system/yaml-node.ts';

/** Which part of its directory a module is. Paths relative to that directory, with forward slashes. */
export interface ModuleScope {
  /** Only what lies in these counts; all where there are none. */
  readonly includes: readonly string[];
  /** What lies in these does not count. */
  readonly excludes: readonly string[];
}

/**
 * The scope of each module that a `buf.yaml` describes, in its order. A v1 file excludes relative to its module, a v2 file
 * relative to itself.
 * @param directories of the modules, relative to the file, in the order in which the file lists them
 * @throws {MalformedYamlError}
 */
export async function moduleScopes(
  text: string,
  file: string,
  directories: readonly string[],
): Promise<readonly ModuleScope[]> {
  const yaml = await YamlDocument.parse(text, file);
  if (yaml.text(yaml.root, 'version')?.text === 'v1') {
    const build = yaml.get(yaml.root, 'build');
    if (build === undefined) return directories.map(() => everything);
    const excludes = yaml.list(yaml.asMap(build, 'build'), 'excludes').map((node) => pathOf(yaml, node, '.'));
    return directories.map(() => ({ includes: [], excludes }));
  }
  const modules = yaml.list(yaml.root, 'modules').map((node) => yaml.asMap(node, 'modules'));
  return directories.map((directory, index): ModuleScope => {
    const map = modules[index];
    if (map === undefined) return everything;
    const paths = (key: string): readonly string[] => yaml.list(map, key).map((node) => pathOf(yaml, node, directory));
    return { includes: paths('includes'), excludes: paths('excludes') };
  });
}

const everything: ModuleScope = { includes: [], excludes: [] };

function pathOf(yaml: YamlDocument, node: YamlNode, directory: string): string {
  const written = yaml.asText(node, 'excludes');
  const path = relativeDirectory(written);
  const inside = path === undefined ? '..' : posix.relative(directory, path);
  if (inside !== '..' && !inside.startsWith('../')) return inside === '' ? '.' : inside;
  throw yaml.malformed(
    `the path ${JSON.stringify(written)} does not lie in the module`,
    node,
    'Write a directory of the module, relative to buf.yaml, with forward slashes.',
  );
}

/** Whether a file of the module's directory is part of the module. */
export function isInScope(path: string, { includes, excludes }: ModuleScope): boolean {
  const liesIn = (directory: string): boolean => directory === '.' || path.startsWith(`${directory}/`);
  return (includes.length === 0 || includes.some(liesIn)) && !excludes.some(liesIn);
}
