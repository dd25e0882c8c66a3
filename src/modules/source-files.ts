import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mapBounded } from '../system/bounded.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { runChildProgram } from '../system/child-program.ts';
import { findProgram, ProgramNotFoundError } from '../tools/find-program.ts';

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
 * a whole) all of them. Symbolic links to directories are not followed.
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
  const { gitWorkTree } = options;
  const program = gitWorkTree === undefined ? undefined : await findGit(options);
  if (gitWorkTree === undefined || program === undefined) return undefined;
  // A hook that the repository's own configuration names is not run, and a checkout that another user owns (usual in
  // containers) is listed all the same: listing runs nothing of it.
  const safety = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-c', 'core.quotePath=false'];
  // Missing objects are not fetched: for that git runs what the configuration names.
  safety.push('-c', 'protocol.allow=never', '-c', 'safe.bareRepository=explicit');
  const environment = childEnvironment(options.environment, {
    // Named, not discovered: files of a checkout can look like a bare repository, with an index and a configuration of their own.
    GIT_DIR: join(gitWorkTree, '.git'),
    GIT_WORK_TREE: gitWorkTree,
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  });
  const git = async (...more: readonly string[]): Promise<{ readonly exitCode: number; readonly stdout: string }> =>
    runChildProgram({
      program,
      arguments: [...safety, ...more],
      directory: options.root,
      environment,
      keepBytes: 256 * 1024 * 1024,
    });
  const patterns = [...options.names].map((name) => `:(glob)**/${name.replace(/[\\*?[]/g, '\\$&')}`);
  const result = await git('ls-files', '-co', '--exclude-standard', '-z', '--', ...patterns);
  if (result.exitCode !== 0) return undefined;
  const files = result.stdout.split('\0').filter((path) => path !== '');
  if (files.length > 0) return files;
  return (await git('check-ignore', '-q', '.')).exitCode === 0 ? undefined : files;
}

async function findGit(options: ListFilesOptions): Promise<string | undefined> {
  try {
    return await findProgram({
      name: 'git',
      setting: 'PATH',
      path: undefined,
      environment: options.environment,
      checkout: options.gitWorkTree ?? options.root,
      howToGet: 'Install git.',
    });
  } catch (error) {
    if (error instanceof ProgramNotFoundError) return undefined;
    throw error;
  }
}

async function walk(options: ListFilesOptions): Promise<readonly string[]> {
  const files: string[] = [];
  let level: readonly string[] = [options.root];
  while (level.length > 0) {
    const below = await mapBounded(level, parallelReads, async (directory) => {
      const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
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
