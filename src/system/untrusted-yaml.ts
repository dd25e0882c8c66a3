import { readBlockYaml } from './block-yaml.ts';
import { parseWithLibrary, type UntrustedYaml } from './yaml-library.ts';

export type { UntrustedYaml } from './yaml-library.ts';

/** Parses YAML that nobody vouches for: what is not written plainly, the library reads. */
export function parseUntrustedYaml(text: string): UntrustedYaml {
  const root = readBlockYaml(text);
  return root === undefined ? parseWithLibrary(text) : { kind: 'document', root, duplicateKey: undefined };
}
