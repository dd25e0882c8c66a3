import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mapBounded } from '../system/bounded.ts';

export interface ListFilesOptions {
  /** Absolute. */
  readonly root: string;
  readonly gitWorkTree: string | undefined;
  /** The file names (without directories) that are asked for. */
  readonly names: ReadonlySet<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Directories that hold nothing of the workspace's own, whether git knows them or not. */
const skippedDirectories: ReadonlySet<string> = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);
const parallelReads = 16;

/**
 * The files below a root that have one of the given names: relative, with forward slashes, sorted. In a git work tree those
 * that git tracks and those that it neither tracks nor ignores; elsewhere (and where git is missing, or ignores the root as
 * a whole) all of them, but for those of repositories inside of it. Symbolic links to directories are not followed.
 */
export async function listSourceFiles(options: ListFilesOptions): Promise<readonly string[]> {
  const listed = (options.gitWorkTree === undefined ? undefined : await listByGit(options)) ?? (await walk(options));
  const wanted = listed.filter((path) => {
    const parts = path.split('/');
    return options.names.has(parts.at(-1) ?? '') && !parts.some((part) => skippedDirectories.has(part));
  });
  return [...new Set(wanted)].sort();
}

async function listByGit(options: ListFilesOptions): Promise<readonly string[] | undefined> {
  const { gitWorkTree, root, environment } = options;
  if (gitWorkTree === undefined) return undefined;
  const { openGit } = await import(/* webpackMode: "eager" */ '../tools/safe-git.ts');
  const git = await openGit({ gitWorkTree, directory: root, environment });
  if (git === undefined) return undefined;
  const patterns = [...options.names].map((name) => `:(glob)**/${name.replace(/[\\*?[]/g, '\\$&')}`);
  const result = await git.run(['ls-files', '-co', '--exclude-standard', '-z', '--', ...patterns]);
  if (result.exitCode !== 0) return undefined;
  const files = result.stdout.split('\0').filter((path) => path !== '');
  if (files.length > 0) return files;
  return (await git.run(['check-ignore', '-q', '.'])).exitCode === 0 ? undefined : files;
}

async function walk(options: ListFilesOptions): Promise<readonly string[]> {
  const files: string[] = [];
  let level: readonly string[] = [options.root];
  while (level.length > 0) {
    const below = await mapBounded(level, parallelReads, async (directory) => {
      const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
      // A submodule, or a repository in the repository: git would not list what is in it.
      const isOther = directory !== options.root && entries.some(({ name }) => name === '.git');
      if (isOther && options.gitWorkTree !== undefined) return [];
      for (const entry of entries) {
        if (!entry.isDirectory() && options.names.has(entry.name)) files.push(join(directory, entry.name));
      }
      return entries
        .filter((entry) => entry.isDirectory() && !skippedDirectories.has(entry.name))
        .map((entry) => join(directory, entry.name));
    });
    level = below.flat();
  }
  return files.map((path) => relative(options.root, path).split(sep).join('/'));
}
