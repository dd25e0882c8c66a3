import type { Place } from '../errors.ts';
import { relativeDirectory } from './relative-directory.ts';
import { YamlDocument } from './yaml-document.ts';

/** What a `buf.work.yaml` says: the directories of its modules, relative to its own, in the order in which they stand. */
export interface BufWorkYaml {
  readonly directories: readonly { readonly path: string; readonly place: Place }[];
}

/**
 * Reads a `buf.work.yaml`, the workspace file that goes with v1 `buf.yaml` files.
 * @throws {MalformedYamlError} with file and line
 */
export async function parseBufWorkYaml(text: string, file: string): Promise<BufWorkYaml> {
  const yaml = await YamlDocument.parse(text, file);
  const version = yaml.text(yaml.root, 'version');
  if (version?.text !== 'v1') {
    throw yaml.malformed(
      version === undefined ? 'it does not say its version' : `its version is ${JSON.stringify(version.text)}`,
      yaml.get(yaml.root, 'version') ?? yaml.root,
      'Write "version: v1", or run "buf config migrate" to replace the file by a v2 buf.yaml.',
    );
  }
  const directories = yaml.list(yaml.root, 'directories').map((node) => {
    const written = yaml.asText(node, 'directories');
    const path = relativeDirectory(written);
    if (path === undefined || path === '.') {
      throw yaml.malformed(
        `the directory ${JSON.stringify(written)} does not lie below that of buf.work.yaml`,
        node,
        'Write a directory below it, with forward slashes.',
      );
    }
    return { path, place: yaml.placeOf(node) };
  });
  if (directories.length === 0) {
    throw yaml.malformed(
      'it names no directories',
      yaml.root,
      'List the directories of the modules under "directories:".',
    );
  }
  return { directories };
}
