import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { env, execPath } from 'node:process';
import type { Report } from '../../src/report/report.ts';
import { cliCommand } from '../e2e/project.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { registryUsers } from '../peers/registry.ts';
import { faultWorkspace } from './fault-modules.ts';

/** The end of a run. The exit code is as shells tell it: 128 and the number of the signal that ended it. */
export interface FaultRun {
  readonly exitCode: number;
  readonly output: string;
  readonly seconds: number;
  readonly report: Report | undefined;
}

/** A run that is under way. */
export interface StartedRun {
  readonly child: ChildProcess;
  readonly ended: Promise<FaultRun>;
  text(): string;
}

export interface RunWith {
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments of node before the program. */
  readonly nodeArguments?: readonly string[];
  /** What runs node: a program and its arguments. */
  readonly wrapper?: readonly [string, ...string[]];
  /** Workspace where it runs. */
  readonly workspace?: string;
  /** The program that node runs: the command line from source, unless given. */
  readonly entry?: string;
}

/** What a run is for: the files that it makes, by path, with the hash of their bytes. */
export type Installed = ReadonlyMap<string, string>;

/** Set by the setup of the suite: the directory of node's compile cache for all runs. */
export const compileCacheVariable = 'ORAS_BUF_FAULTS_COMPILE_CACHE';

/** One machine: a checkout, its caches, its directory for temporary files. Runs are processes of their own. */
export class FaultMachine implements AsyncDisposable {
  readonly directory: string;
  readonly workspace: string;
  readonly temporary: string;
  readonly endpoint: string;
  /** Each may be moved elsewhere (onto another disk) before the first run. */
  cache: string;
  bufCache: string;

  private constructor(directory: string, endpoint: string) {
    this.directory = directory;
    this.workspace = join(directory, 'workspace');
    this.temporary = join(directory, 'tmp');
    this.cache = join(directory, 'cache');
    this.bufCache = join(directory, 'buf-cache');
    this.endpoint = endpoint;
  }

  /** @param endpoint where the registry is reached, through whatever makes it fail */
  static async create(
    endpoint: string,
    workspace: Readonly<Record<string, string>> = faultWorkspace,
  ): Promise<FaultMachine> {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-fault-')));
    const machine = new FaultMachine(directory, endpoint);
    for (const name of ['home', 'tmp', 'programs']) await mkdir(join(directory, name));
    await writeFiles(machine.workspace, workspace);
    return machine;
  }

  environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: join(this.directory, 'programs'),
      HOME: join(this.directory, 'home'),
      TMPDIR: this.temporary,
      NO_COLOR: '1',
      // A run in a minute is a run of the same code: without this each would compile it anew, which is half of its time.
      ...(env[compileCacheVariable] === undefined ? {} : { NODE_COMPILE_CACHE: env[compileCacheVariable] }),
      ORAS_BUF_CACHE_DIR: this.cache,
      ORAS_BUF_BUF_CACHE_DIR: this.bufCache,
      ORAS_BUF_REPORT_DIR: join(this.directory, 'report'),
      ORAS_BUF_BUF_VERSION: 'none',
      ORAS_BUF_BUCK2_VERSION: 'none',
      ORAS_BUF_REGISTRY_ENDPOINT: this.endpoint,
      ORAS_BUF_TRUSTED_ENDPOINTS: this.endpoint,
      ORAS_BUF_LOG_LEVEL: 'debug',
      ORAS_REGISTRY_TOKEN: registryUsers.ci.password,
      ORAS_USERNAME: registryUsers.ci.name,
      ...more,
    };
  }

  /** Starts `oras-buf`. */
  start(args: readonly string[], options: RunWith = {}): StartedRun {
    const started = performance.now();
    const [, ...fromSource] = cliCommand;
    const entry = options.entry === undefined ? fromSource : [options.entry];
    const environment = this.environment(options.environment);
    const [program, ...first] = [...(options.wrapper ?? []), execPath];
    const child = spawn(program ?? execPath, [...first, ...(options.nodeArguments ?? []), ...entry, ...args], {
      cwd: options.workspace ?? this.workspace,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
    }
    const closed = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)));
    });
    const ended = closed.then(async (exitCode): Promise<FaultRun> => {
      const seconds = (performance.now() - started) / 1000;
      const report = await readFile(join(environment['ORAS_BUF_REPORT_DIR'] ?? '', 'report.json'), 'utf8').then(
        (json) => JSON.parse(json) as Report,
        () => undefined,
      );
      return { exitCode, output: text, seconds, report };
    });
    return { child, ended, text: () => text };
  }

  run(args: readonly string[] = ['resolve'], options: RunWith = {}): Promise<FaultRun> {
    return this.start(args, options).ended;
  }

  /** What the runs made: buf's cache, both locks and the buck2 cell. */
  async installed(workspace = this.workspace): Promise<Installed> {
    const all = new Map<string, string>();
    for (const path of await filesBelow(this.bufCache)) {
      const name = relative(this.bufCache, path);
      // buf's own lock files say nothing.
      if (isTemporary(path) || name.startsWith(join('v3', 'modulelocks'))) continue;
      all.set(`buf-cache/${name}`, hashOf(await readFile(path)));
    }
    for (const directory of ['.oras-buf/cell', '.buckconfig.d']) {
      for (const path of await filesBelow(join(workspace, directory))) {
        const name = relative(workspace, path);
        // A copy of the machine's own program.
        if (name !== join('.oras-buf', 'cell', 'tools', 'buf')) all.set(name, hashOf(await readFile(path)));
      }
    }
    for (const name of ['oras.lock', 'buf.lock']) {
      const text = await readFile(join(workspace, name)).catch(() => undefined);
      if (text !== undefined) all.set(name, hashOf(text));
    }
    return all;
  }

  get storeDirectory(): string {
    return join(this.cache, 'store');
  }

  /** Every place where a run may leave something. */
  get places(): readonly string[] {
    const all = [this.directory, this.cache, this.bufCache];
    return all.filter((place, index) => !all.slice(0, index).some((other) => place.startsWith(`${other}/`)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Every file below a directory that is there. */
export async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

/** Whether a path is, or lies in, something that is only there while a run writes. */
export function isTemporary(path: string): boolean {
  return path.split('/').some((part) => part.endsWith('.tmp')) || dirname(path).endsWith('/ingest');
}

/** Whether a file says that a process is at work. */
export function isLock(path: string): boolean {
  return /(?:\/lock|\.json\.lock|\.share|\.takeover)$/.test(path);
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
