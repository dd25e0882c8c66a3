import { readBlockYaml } from './block-yaml.ts';
import type { UntrustedYaml } from './yaml-library.ts';

export type { UntrustedYaml } from './yaml-library.ts';

/** Parses YAML that nobody vouches for. What is written plainly is read before the library would be loaded. */
export async function parseUntrustedYaml(text: string): Promise<UntrustedYaml> {
  const root = readBlockYaml(text);
  if (root !== undefined) return { kind: 'document', root, duplicateKey: undefined };
  const { parseWithLibrary } = await import('./yaml-library.ts');
  return parseWithLibrary(text);
}
