import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { countsFilesOf, isCounted, type ProtoSources } from '../modules/proto-sources.ts';
import { isInside } from '../system/inside-directory.ts';

/** What lies in one directory of a source: the import paths that it adds, and the directories below. */
export interface SourceLevel {
  /** Names of `.proto` files. */
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);

/**
 * Reads a source as stock buf does, directory by directory: symbolic links are followed, what is excluded is left out. Other than buf
 * it follows no link out of the root, since a file of the checkout must not send us through the whole disk, and leaves out
 * directories that hold nothing of the workspace's own.
 */
export class OwnProtoFiles {
  readonly source: ProtoSources;
  readonly #root: string;
  readonly #realRoot: string;

  /** @param realRoot the root with its symbolic links resolved */
  constructor(source: ProtoSources, root: string, realRoot: string) {
    this.source = source;
    this.#root = root;
    this.#realRoot = realRoot;
  }

  /** Absolute path of the file with an import path. */
  pathOf(importPath: string): string {
    return join(this.#root, this.source.directory, importPath);
  }

  /** @param below an import path, empty for the top; empty levels where there is nothing to read */
  async level(below: string): Promise<SourceLevel> {
    const directory = this.#inRoot(below);
    const entries = await readdir(join(this.#root, directory), { withFileTypes: true }).catch(() => []);
    const files: string[] = [];
    const directories: string[] = [];
    const counts = countsFilesOf(this.source, directory);
    for (const entry of entries) {
      const { name } = entry;
      const kind = entry.isSymbolicLink() ? await this.#kindBehind(join(directory, name)) : kindOf(entry);
      if (kind === 'file' && counts && name.endsWith('.proto')) files.push(name);
      if (kind !== 'directory' || skipped.has(name)) continue;
      if (isCounted(this.source, below === '' ? this.#inRoot(name) : `${directory}/${name}`)) directories.push(name);
    }
    return { files, directories };
  }

  /** Every import path, in no order. */
  async all(): Promise<readonly string[]> {
    const found: string[] = [];
    const pending = [''];
    for (const below of pending) {
      const { files, directories } = await this.level(below);
      const prefix = below === '' ? '' : `${below}/`;
      for (const name of files) found.push(prefix + name);
      for (const name of directories) pending.push(prefix + name);
    }
    return found;
  }

  #inRoot(below: string): string {
    const { directory } = this.source;
    if (below === '') return directory;
    return directory === '.' ? below : `${directory}/${below}`;
  }

  /** A link to a directory that it lies in is passed over, as buf does: it would go round for ever. */
  async #kindBehind(link: string): Promise<'file' | 'directory' | 'other'> {
    try {
      const path = join(this.#root, link);
      const target = await realpath(path);
      if (!isInside(this.#realRoot, target)) return 'other';
      const kind = kindOf(await stat(target));
      return kind === 'directory' && isInside(target, await realpath(join(path, '..'))) ? 'other' : kind;
    } catch {
      return 'other';
    }
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'directory' | 'other' {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
}
