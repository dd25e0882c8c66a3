import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstallContent, ModuleToInstall } from '../../src/install/buf-cache.ts';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';

interface Vector {
  readonly name: string;
  readonly manifestDigest: string;
  readonly deps: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly countedFiles: readonly string[];
  readonly b4: string;
  readonly b5NoDeps: string;
  readonly b5WithDeps: string;
}

/** Modules, digests and locks that the real buf accepts. */
export const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'vectors', 'buf-digests.json'), 'utf8'),
) as { readonly modules: readonly Vector[]; readonly lockV1: string; readonly lockV2: string };

export function vector(short: string): Vector {
  const found = vectors.modules.find(({ name }) => name.endsWith(`/${short}`));
  if (found === undefined) throw new Error(`there is no vector ${short}`);
  return found;
}

export function filesOf(files: Readonly<Record<string, string>>): InstallContent['files'] {
  return Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
}

/** A vector as something to install; `reads` counts how often its content is asked for. */
export function toInstall(short: string, reads: ModuleName[] = [], known = true): ModuleToInstall {
  const { name, commit, files, b4, b5NoDeps } = vector(short);
  const module = parseModuleName(name);
  return {
    module,
    commit,
    expected: known ? { b4, b5: b5NoDeps } : undefined,
    content: async () => {
      reads.push(module);
      return { files: filesOf(files) };
    },
  };
}
