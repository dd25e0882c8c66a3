import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, kill } from 'node:process';
import type { CacheService } from './cache-service-v2.ts';
import { writeFiles } from './fixture-files.ts';
import { noProcessOf, processesOf } from './processes.ts';
import { mustRun, runProgram } from './program.ts';

/** Where a workflow's jobs find GitHub's cache. */
export type ActCache =
  /** act's own cache server, which speaks the service's first version, with its files in `directory`. */
  | { readonly kind: 'v1'; readonly directory: string }
  | { readonly kind: 'v2'; readonly service: CacheService; readonly access: 'read-write' | 'read-only' }
  /** A service that nobody answers for. */
  | { readonly kind: 'dead'; readonly version: 'v1' | 'v2' }
  | { readonly kind: 'none' };

/** One run of a workflow on `push`. */
export interface ActOptions {
  /** The program. */
  readonly act: string;
  /** The project's root: its `action.yml` and `dist/` go into the checkout, so that `uses: ./` is our action. */
  readonly project: string;
  /** The rest of the checkout. */
  readonly files: Readonly<Record<string, string>>;
  /** YAML of the one workflow. */
  readonly workflow: string;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Given to every step. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cache: ActCache;
  /** Home of the runner's user; a fresh one unless given. */
  readonly home?: string;
  /** Directories that come first on PATH, after the one with the project's Node. */
  readonly path?: readonly string[];
  /** Once there is this file, the action gets SIGINT, as GitHub's runner cancels a step; the steps after it run as for a failed one. */
  readonly cancelWhen?: string;
}

export interface ActStep {
  readonly name: string;
  readonly stage: 'Pre' | 'Main' | 'Post';
  readonly result: string;
}

export interface ActAnnotation {
  readonly severity: 'notice' | 'warning' | 'error';
  readonly message: string;
  /** `file`, `line`, `col`, `title`. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What a workflow did. */
export interface ActResult {
  readonly exitCode: number;
  readonly jobResult: string;
  readonly steps: readonly ActStep[];
  /** Markdown, one for each step that wrote a summary. */
  readonly summaries: readonly string[];
  /** By the step's id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Variables that steps set for the steps after them. */
  readonly exported: Readonly<Record<string, string>>;
  readonly masks: readonly string[];
  readonly annotations: readonly ActAnnotation[];
  /** What the job printed. Nothing is starred out in it, so that a scan sees what the programs themselves let out; only the mask commands are left out. */
  readonly log: string;
}

/**
 * Runs a workflow with act, directly on this machine. `node` is the project's own (node_modules/.bin), since act runs actions
 * with the first one on PATH.
 */
export async function runWorkflow(options: ActOptions): Promise<ActResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'oras-buf-act-'));
  try {
    const checkout = join(scratch, 'checkout');
    const home = options.home ?? join(scratch, 'home');
    await mkdir(checkout);
    await mkdir(home, { recursive: true });
    await cp(join(options.project, 'action.yml'), join(checkout, 'action.yml'));
    await cp(join(options.project, 'dist'), join(checkout, 'dist'), { recursive: true });
    await writeFiles(checkout, { ...options.files, '.github/workflows/test.yml': options.workflow });
    await commitAll(checkout, home);

    const secretFile = join(scratch, 'secrets');
    const environmentFile = join(scratch, 'environment');
    await writeFile(secretFile, dotenv(options.secrets ?? {}), { mode: 0o600 });
    await writeFile(environmentFile, dotenv({ ...cacheEnvironment(options.cache), ...options.environment }), {
      mode: 0o600,
    });
    const stopWatching = cancelOnce(options.cancelWhen, home);
    const result = await runProgram(
      options.act,
      [
        'push',
        ...['--platform', 'ubuntu-latest=-self-hosted', '--json', '--insecure-secrets'],
        ...['--action-cache-path', join(scratch, 'actions')],
        ...['--secret-file', secretFile, '--env-file', environmentFile],
        ...(options.cache.kind === 'v1'
          ? ['--cache-server-path', options.cache.directory, '--cache-server-addr', '127.0.0.1']
          : ['--no-cache-server']),
      ],
      {
        directory: checkout,
        // act hands its own environment to the steps: it gets a bare one.
        environment: {
          PATH: [join(options.project, 'node_modules', '.bin'), ...(options.path ?? []), env['PATH'] ?? ''].join(
            delimiter,
          ),
          HOME: home,
          LANG: 'C.UTF-8',
        },
      },
    ).finally(stopWatching);
    if (options.cancelWhen !== undefined) await noProcessOf(home);
    return readRecords(result.exitCode, `${result.stdout}\n${result.stderr}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Gives the function that ends the watching. */
function cancelOnce(file: string | undefined, home: string): () => void {
  if (file === undefined) return () => {};
  const timer = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(timer);
    void interruptAction(home);
  }, 50);
  return () => clearInterval(timer);
}

async function interruptAction(home: string): Promise<void> {
  for (const id of (await processesOf(home)).map((each) => Number.parseInt(each, 10))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('/dist/main/index.js')) kill(id, 'SIGINT');
  }
}

async function commitAll(checkout: string, home: string): Promise<void> {
  const options = { directory: checkout, environment: { PATH: env['PATH'] ?? '', HOME: home } };
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test'];
  await mustRun('git', ['init', '--quiet', '--initial-branch=main', '.'], options);
  await mustRun('git', ['add', '--all', '--force'], options);
  await mustRun('git', [...identity, 'commit', '--quiet', '--message', 'Fixture'], options);
}

function cacheEnvironment(cache: ActCache): Readonly<Record<string, string>> {
  if (cache.kind === 'v2') return cache.service.environment(cache.access);
  if (cache.kind !== 'dead') return {};
  // Port 1 of the loopback interface: nothing listens there.
  const url = 'http://127.0.0.1:1/';
  return cache.version === 'v1'
    ? { ACTIONS_CACHE_URL: url, ACTIONS_RUNTIME_TOKEN: 'nobody-reads-this' }
    : { ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: 'nobody-reads-this' };
}

/** Variables in the form that act reads; in single quotes nothing is special. */
function dotenv(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => {
      if (/['\n]/.test(value)) throw new Error(`${name}: a quote or a line end cannot be written here`);
      return `${name}='${value}'\n`;
    })
    .join('');
}

/** One line of `act --json`. */
interface ActRecord {
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly arg?: string;
  readonly name?: string;
  readonly content?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly stage?: ActStep['stage'];
  readonly stepResult?: string;
  readonly jobResult?: string;
}

function readRecords(exitCode: number, output: string): ActResult {
  const steps: ActStep[] = [];
  const summaries: string[] = [];
  const outputs: Record<string, Record<string, string>> = {};
  const exported: Record<string, string> = {};
  const masks: string[] = [];
  const annotations: ActAnnotation[] = [];
  const log: string[] = [];
  let jobResult = '';
  for (const line of output.split('\n')) {
    const record = parseRecord(line);
    if (record === undefined) {
      if (line !== '') log.push(line);
      continue;
    }
    const step = record.stepID?.join('.') ?? '';
    if (record.command !== 'add-mask') log.push((record.msg ?? '').trimEnd());
    if (record.jobResult !== undefined) jobResult = record.jobResult;
    if (record.stepResult !== undefined && record.stage !== undefined) {
      steps.push({ name: record.step ?? '', stage: record.stage, result: record.stepResult });
    }
    switch (record.command) {
      case 'summary':
        summaries.push(record.content ?? '');
        break;
      case 'set-output':
        outputs[step] = { ...outputs[step], [record.name ?? '']: record.arg ?? '' };
        break;
      case 'set-env':
        exported[record.name ?? ''] = record.arg ?? '';
        break;
      case 'add-mask':
        masks.push(record.arg ?? '');
        break;
      case 'notice':
      case 'warning':
      case 'error':
        annotations.push({ severity: record.command, message: record.arg ?? '', properties: record.kvPairs ?? {} });
        break;
    }
  }
  return { exitCode, jobResult, steps, summaries, outputs, exported, masks, annotations, log: log.join('\n') };
}

function parseRecord(line: string): ActRecord | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as ActRecord;
  } catch {
    return undefined;
  }
}
