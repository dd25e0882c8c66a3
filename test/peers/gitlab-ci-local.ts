import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { writeFiles } from './fixture-files.ts';
import { noProcessOf } from './processes.ts';
import { mustRun } from './program.ts';

/** Programs that a pipeline needs on this machine. */
export interface GitlabPrograms {
  /** The JavaScript file of gitlab-ci-local. */
  readonly runner: string;
  readonly rsync: string;
}

/** One run of a pipeline's jobs. */
export interface PipelineOptions {
  /** CI/CD variables as a project has them; they win over the variables of a job. They are in no argument. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Names of jobs; all of them unless given. */
  readonly jobs?: readonly string[];
  /** The job whose directory `CI_PROJECT_DIR` names; `oras-buf` unless given. */
  readonly ours?: string;
  /** Directories that come first on PATH, after the one of Node. */
  readonly path?: readonly string[];
  /** Once there is this file, the job is cancelled: everything that was started gets SIGTERM. */
  readonly cancelWhen?: string;
}

export interface PipelineResult {
  /** 0 where every job is green. */
  readonly exitCode: number;
  /** Exit code of each job that ran, by its name. */
  readonly jobs: Readonly<Record<string, number>>;
  /** What the jobs printed, without the carriage returns and colours of sections. */
  readonly log: string;
}

/**
 * A project of GitLab in a git repository, whose pipelines gitlab-ci-local runs on this machine without containers, each job in
 * a copy of what is committed. Caches and artifacts are kept from run to run. Two things differ from GitLab: `fallback_keys`
 * are read and never used, and inputs that nobody defined are no error.
 */
export class GitlabProject {
  readonly directory: string;
  readonly #programs: GitlabPrograms;
  readonly #scratch: string;

  private constructor(programs: GitlabPrograms, scratch: string) {
    this.#programs = programs;
    this.#scratch = scratch;
    this.directory = join(scratch, 'project');
  }

  static async create(programs: GitlabPrograms, files: Readonly<Record<string, string>>): Promise<GitlabProject> {
    const project = new GitlabProject(programs, await mkdtemp(join(tmpdir(), 'oras-buf-gitlab-')));
    await mkdir(join(project.#scratch, 'home'));
    await mkdir(project.directory);
    const { directory } = project;
    await mustRun('git', ['init', '--quiet', '--initial-branch=main', '.'], {
      directory,
      environment: project.#environment(),
    });
    const remote = 'git@gitlab.example.test:team/protos.git';
    await mustRun('git', ['remote', 'add', 'origin', remote], { directory, environment: project.#environment() });
    await project.commit(files);
    return project;
  }

  /** Changes files, and commits everything. */
  async commit(files: Readonly<Record<string, string>>): Promise<void> {
    const options = { directory: this.directory, environment: this.#environment() };
    await writeFiles(this.directory, files);
    await mustRun('git', ['add', '--all', '--force', '--', ...Object.keys(files)], options);
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test'];
    await mustRun('git', [...identity, 'commit', '--quiet', '--allow-empty', '--message', 'Fixture'], options);
  }

  /** Runs the pipeline of a push to the default branch; over when every process that it started is. */
  async run(options: PipelineOptions = {}): Promise<PipelineResult> {
    // The program gives the variables that begin so to its jobs, and takes them out of its own environment.
    const variables = Object.entries({
      GITLAB_CI: 'true',
      // For a job with an image it names a directory in the container that there is not.
      CI_PROJECT_DIR: join(this.buildsDirectory, options.ours ?? 'oras-buf'),
      ...options.variables,
    }).map(([name, value]) => [`GCL_VARIABLE_${name}`, value]);
    const { exitCode, output } = await runGroup(
      [
        this.#programs.runner,
        ...['--home', join(this.#scratch, 'home')],
        ...['--shell-isolation', '--force-shell-executor', '--no-artifacts-to-source'],
        ...['--ignore-predefined-vars', 'GITLAB_CI,CI_PROJECT_DIR,CI_PIPELINE_SOURCE,CI_COMMIT_BRANCH'],
        ...(options.jobs ?? []),
      ],
      this.directory,
      { ...this.#environment(options.path), ...Object.fromEntries(variables) },
      options.cancelWhen,
    );
    // The program does not wait for a job that was told to end with it: what the job still does to its files is done then.
    await noProcessOf(this.home);
    const log = stripVTControlCharacters(output).replaceAll('\r', '');
    return { exitCode, jobs: exitCodes(log), log };
  }

  /** A fresh machine, but for what the project keeps: caches and artifacts. */
  async newRunner(): Promise<void> {
    await rm(join(this.#state, 'builds'), { recursive: true, force: true });
    await rm(join(this.#scratch, 'home'), { recursive: true, force: true });
    await mkdir(join(this.#scratch, 'home'));
  }

  get cacheDirectory(): string {
    return join(this.#state, 'cache');
  }

  /** Home of the runner's user. */
  get home(): string {
    return join(this.#scratch, 'home');
  }

  artifactsOf(job: string): string {
    return join(this.#state, 'artifacts', job);
  }

  artifact(job: string, path: string): Promise<string> {
    return readFile(join(this.artifactsOf(job), path), 'utf8');
  }

  get buildsDirectory(): string {
    return join(this.#state, 'builds');
  }

  get #state(): string {
    return join(this.directory, '.gitlab-ci-local');
  }

  #environment(first: readonly string[] = []): Record<string, string> {
    const path = [dirname(execPath), ...first, dirname(this.#programs.rsync), env['PATH'] ?? ''];
    return { PATH: path.join(delimiter), HOME: join(this.#scratch, 'home'), LANG: 'C.UTF-8', NO_COLOR: '1' };
  }

  async remove(): Promise<void> {
    await rm(this.#scratch, { recursive: true, force: true });
  }
}

/** Runs Node as the leader of a process group, so that a signal can reach all that it starts. */
async function runGroup(
  args: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>>,
  cancelWhen: string | undefined,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const child = spawn(execPath, [...args], {
    cwd: directory,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { pid } = child;
  const timer = setInterval(() => {
    if (cancelWhen === undefined || pid === undefined || !existsSync(cancelWhen)) return;
    clearInterval(timer);
    process.kill(-pid, 'SIGTERM');
  }, 50);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { exitCode: code ?? -1, output: Buffer.concat(chunks).toString('utf8') };
  } finally {
    clearInterval(timer);
  }
}

/** `NAME finished in 1.2 s`, with `FAIL 3` where the job failed. */
function exitCodes(log: string): Record<string, number> {
  const codes: Record<string, number> = {};
  for (const [, name, code] of log.matchAll(/^(\S+) +finished in [\d.]+ \S+(?: +(?:FAIL|WARN) (\d+))?/gm)) {
    if (name !== undefined && name !== 'pipeline') codes[name] = Number(code ?? 0);
  }
  return codes;
}
