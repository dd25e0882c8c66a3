import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModuleFile, ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, moduleNameParts, tryParseModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { YamlDocument } from '../modules/yaml-document.ts';
import type { BsrDependency, BsrModule, KeptFile } from './bsr-module.ts';

/** buf keeps a module once for each digest type: `b5` serves v2 locks, `shake256` (b4) serves v1 locks. */
export type CacheTree = 'b5' | 'shake256';

/** What an entry of buf's module cache holds, the name and commit aside. */
export type CacheEntryContent = Omit<BsrModule, 'module' | 'commit' | 'b4Unknown'>;

/** The directory of a module in buf's cache. Source: facts checked with buf 1.32 to 1.75. */
export function cacheEntryPath(cacheDirectory: string, tree: CacheTree, module: ModuleName, commit: string): string {
  const { registry, owner, name } = moduleNameParts(module);
  return join(cacheDirectory, 'v3', 'modules', tree, registry, owner, name, commit);
}

/** The file in which buf's cache describes a commit. */
export function commitFilePath(cacheDirectory: string, tree: CacheTree, module: ModuleName, commit: string): string {
  return join(cacheDirectory, 'v3', 'commits', tree, moduleNameParts(module).registry, `${commit}.json`);
}

/** The files of an entry besides `files/`, by their path in it. `module.yaml` is the last: buf takes an entry with it for whole. */
export function entryDescription(content: CacheEntryContent, tree: CacheTree): readonly ModuleFile[] {
  const lines = ['version: v1', 'files_dir: files'];
  // The dependencies' b5 go into the module's own b5, the kept files into its b4: each tree needs only its own.
  const dependencies = tree === 'b5' ? content.dependencies : [];
  if (dependencies.length > 0) lines.push('deps:');
  for (const { module, commit, digest } of dependencies) {
    lines.push(`  - name: ${module}`, `    commit: "${commit}"`, `    digest: ${digest}`);
  }
  const kept: ModuleFile[] = [];
  for (const [key, file] of [
    ['v1_buf_yaml', content.v1BufYaml],
    ['v1_buf_lock', content.v1BufLock],
  ] as const) {
    if (file === undefined || tree === 'b5') continue;
    kept.push({ path: `${key}/${file.name}`, content: file.content });
    lines.push(`${key}_file: ${key}/${file.name}`);
  }
  return [...kept, { path: 'module.yaml', content: new TextEncoder().encode(`${lines.join('\n')}\n`) }];
}

/**
 * Reads an entry of buf's module cache from disk, every byte of it. Undefined where there is none, or none that buf would
 * read. What it holds is not vouched for: compare its digests.
 */
export async function readCacheEntry(directory: string): Promise<CacheEntryContent | undefined> {
  try {
    const yaml = await YamlDocument.parse(await readFile(join(directory, 'module.yaml'), 'utf8'), 'module.yaml');
    if (yaml.written(yaml.root, 'version') !== 'v1' || yaml.written(yaml.root, 'files_dir') !== 'files')
      return undefined;
    const dependencies = yaml.list(yaml.root, 'deps').map((node): BsrDependency => {
      const map = yaml.asMap(node, 'deps');
      const module = tryParseModuleName(yaml.written(map, 'name') ?? '');
      const [commit, digest] = [yaml.written(map, 'commit'), yaml.written(map, 'digest')];
      if (module === undefined || commit === undefined || digest === undefined)
        throw new Error('a dependency is malformed');
      return { module, commit, digest };
    });
    const kept = async (key: string): Promise<KeptFile | undefined> => {
      const path = yaml.written(yaml.root, key);
      if (path === undefined) return undefined;
      const name = /^v1_buf_(?:yaml|lock)\/([\w.-]+)$/.exec(path)?.[1];
      if (name === undefined) throw new Error(`${key} is malformed`);
      return { name, content: await readFile(join(directory, path)) };
    };
    return {
      files: await readTree(join(directory, 'files')),
      dependencies,
      v1BufYaml: await kept('v1_buf_yaml_file'),
      v1BufLock: await kept('v1_buf_lock_file'),
    };
  } catch {
    return undefined;
  }
}

async function readTree(top: string): Promise<ModuleFiles> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  const files: ModuleFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    // A symbolic link is no plain file: buf refuses it too.
    if (!entry.isFile()) throw new Error(`${entry.name} is no plain file`);
    const absolute = join(entry.parentPath, entry.name);
    files.push({ path: absolute.slice(top.length + 1).replaceAll('\\', '/'), content: await readFile(absolute) });
  }
  return files.sort((a, b) => compareUtf8(a.path, b.path));
}
