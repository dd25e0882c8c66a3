import { join } from 'node:path';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { findProgram, ProgramNotFoundError } from './find-program.ts';

export interface GitPlace {
  /** The work tree that `.git` stands at the top of. */
  readonly gitWorkTree: string;
  /** Where commands run: in the work tree. */
  readonly directory: string;
  /** For PATH, by which git is found. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** git, to read a work tree that nobody vouches for. */
export interface SafeGit {
  run(args: readonly string[], input?: string): Promise<ChildResult>;
}

const keepBytes = 256 * 1024 * 1024;

/** Finds git; undefined where there is none. Nothing that it runs here fetches, or starts a program that a configuration names. */
export async function openGit(place: GitPlace): Promise<SafeGit | undefined> {
  const program = await findGit(place);
  if (program === undefined) return undefined;
  // A hook that the repository's own configuration names is not run, and a checkout that another user owns (usual in
  // containers) is read all the same: reading runs nothing of it.
  const safety = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-c', 'core.quotePath=false'];
  // Missing objects are not fetched: for that git runs what the configuration names.
  safety.push('-c', 'protocol.allow=never', '-c', 'safe.bareRepository=explicit');
  const environment = childEnvironment(place.environment, {
    // Named, not discovered: files of a checkout can look like a bare repository, with an index and a configuration of their own.
    GIT_DIR: join(place.gitWorkTree, '.git'),
    GIT_WORK_TREE: place.gitWorkTree,
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  });
  return {
    run: (args, input) =>
      runChildProgram({
        program,
        arguments: [...safety, ...args],
        directory: place.directory,
        environment,
        keepBytes,
        ...(input === undefined ? {} : { input }),
      }),
  };
}

async function findGit({ environment, gitWorkTree }: GitPlace): Promise<string | undefined> {
  try {
    return await findProgram({
      name: 'git',
      setting: 'PATH',
      path: undefined,
      environment,
      checkout: gitWorkTree,
      howToGet: 'Install git.',
    });
  } catch (error) {
    if (error instanceof ProgramNotFoundError) return undefined;
    throw error;
  }
}
