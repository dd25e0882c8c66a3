import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { GithubProvider } from '../../src/ci/github.ts';
import { outputDescriptions } from '../../src/entry/outputs.ts';
import { type JobRequest, type Pipeline, runJobFor } from '../../src/entry/run-job.ts';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import type { Report } from '../../src/report/report.ts';
import { askedByInputs } from '../../src/settings/asked-value.ts';
import { settingNames } from '../../src/settings/definitions.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { useRunnerEnvironment } from '../ci/runner-environment.ts';

class TestError extends OrasBufError {
  readonly exitCode = exitCodes.network;
}

const runner = useRunnerEnvironment({});
let log = '';
let given: Settings | undefined;

beforeEach(() => {
  log = '';
  given = undefined;
  process.env['GITHUB_WORKSPACE'] = join(runner.directory, 'w');
  mkdirSync(join(runner.directory, 'w'));
});

const module_ = (name: string) =>
  ({
    name,
    source: 'oci',
    registry: 'oras.birb.homes',
    version: 'v1',
    digest: 'sha256:1',
    commit: 'c',
    sizeBytes: 1,
    origin: 'network',
    askedBy: [],
    dependencies: [],
    against: '',
  }) as const;

function report(more: Partial<Report> = {}): Report {
  const root = (directory: string, digest: string): Report['roots'][number] => ({
    directory,
    kind: 'buf',
    modules: [module_('oras.birb.homes/a/b')],
    lock: { path: 'oras.lock', status: 'unchanged', digest, written: [], changes: [] },
    build: { tool: 'none', reason: 'asked' },
  });
  return {
    schemaVersion: 1,
    tool: { name: 'oras-buf', version: '0.1.0' },
    ci: 'github',
    command: 'run',
    outcome: 'success',
    exitCode: 0,
    startedAt: '2025-01-01T00:00:00.000Z',
    durationMs: 1,
    mode: { frozen: false, offline: false, update: false },
    problem: null,
    roots: [root('.', 'd1')],
    cache: { result: 'hit', key: 'k', matchedKey: 'k', reason: '', saved: 'not-needed' },
    traffic: {
      requests: 0,
      bytesReceived: 0,
      tokenExchanges: 0,
      retries: 0,
      busyMs: 0,
      activeMs: 0,
      peakParallel: 0,
      parallelLimit: 8,
    },
    timings: [],
    remarks: [],
    ...more,
  };
}

async function run(
  job: (settings: Settings) => Report | Promise<Report>,
  interruption: JobRequest['interruption'] = { signal: new AbortController().signal, exitCode: () => undefined },
): Promise<number> {
  const write = (text: string): void => {
    log += text;
  };
  const pipeline: Pipeline = {
    runJob: async (settings) => {
      given = settings;
      return job(settings);
    },
  };
  const environment = process.env;
  const request: JobRequest = {
    command: 'run',
    asked: askedByInputs(settingNames, environment),
    secrets: noSecretSources,
    environment,
    interruption,
  };
  return runJobFor(request, new GithubProvider({ write }), async () => pipeline);
}

function outputs(): Record<string, string> {
  return Object.fromEntries(runner.entries('OUTPUT'));
}

describe('runJobFor', () => {
  it('sets every output', async () => {
    expect(await run(() => report())).toBe(0);
    expect(Object.keys(outputs())).toEqual(Object.keys(outputDescriptions));
    expect(outputs()).toMatchObject({
      'cache-hit': 'true',
      'cache-matched-key': 'k',
      'cache-result': 'hit',
      'lock-digest': 'd1',
      'report-path': join(runner.directory, 'w/.oras-buf/report/report.json'),
      'buf-cache-dir': join(runner.directory, 'oras-buf/buf'),
      outcome: 'success',
    });
    expect(JSON.parse(outputs()['modules'] ?? '')).toEqual([
      { name: 'oras.birb.homes/a/b', version: 'v1', digest: 'sha256:1', source: 'oci', commit: 'c' },
    ]);
  });

  it('joins several roots: each module once, one digest over all', async () => {
    const [root] = report().roots;
    if (root === undefined) throw new Error('no root');
    await run(() => report({ roots: [root, { ...root, lock: { ...root.lock, digest: 'd2' } }] }));
    expect(JSON.parse(outputs()['modules'] ?? '')).toHaveLength(1);
    expect(outputs()['lock-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('ends with the exit code of the report', async () => {
    expect(await run(() => report({ outcome: 'failure', exitCode: 1 }))).toBe(1);
    expect(outputs()['outcome']).toBe('failure');
  });

  it('masks the tokens before the engine sees them', async () => {
    process.env['INPUT_TOKEN'] = 'secret-one';
    process.env['BUF_TOKEN'] = 'secret-two@buf.build';
    let before = '';
    await run(() => {
      before = log;
      return report();
    });
    expect(before).toContain('::add-mask::secret-one');
    expect(before).toContain('::add-mask::secret-two');
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/secret-(one|two)/);
  });

  it('hands the buf cache to later steps, and credentials only when asked', async () => {
    process.env['INPUT_TOKEN'] = 'secret-one';
    process.env['BUF_TOKEN'] = 'secret-two';
    await run(() => report());
    const quiet = runner.commandFile('ENV');
    expect(quiet).toContain('BUF_CACHE_DIR');
    expect(quiet).not.toMatch(/secret/);
    process.env['INPUT_EXPORT-CREDENTIALS'] = 'true';
    await run(() => report());
    const told = runner.commandFile('ENV');
    expect(told).toMatch(/ORAS_REGISTRY_TOKEN<<\S+\r?\nsecret-one/);
    expect(told).toMatch(/BUF_TOKEN<<\S+\r?\nsecret-two@buf\.build/);
  });

  it('shows what went wrong, where, and what to do next', async () => {
    const code = await run(() => {
      throw new TestError('the registry is down', {
        next: 'Try later.',
        places: [{ file: 'buf.yaml', line: 3 }, { file: 'BUCK' }],
      });
    });
    expect(code).toBe(5);
    expect(log).toContain('::error file=buf.yaml,line=3::the registry is down%0A  also at BUCK%0ATry later.');
    expect(outputs()['outcome']).toBe('error');
  });

  it('keeps to the exit code of the error where even the outcome cannot be told', async () => {
    rmSync(join(runner.directory, 'OUTPUT'));
    mkdirSync(join(runner.directory, 'OUTPUT'));
    const code = await run(() => {
      throw new TestError('the registry is down', { next: 'Try later.' });
    });
    expect(code).toBe(5);
    expect(log).toContain('::warning::The output outcome was not set: EISDIR');
  });

  it('calls an error that is not ours a bug, and keeps its stack for level debug', async () => {
    expect(
      await run(() => {
        throw new TypeError('x is undefined', { cause: new Error('deep') });
      }),
    ).toBe(70);
    expect(log).toContain('This is a bug of oras-buf');
    const debug = log.split('\n').filter((line) => line.startsWith('::debug::'));
    expect(debug.join('\n')).toMatch(/TypeError: x is undefined[\s\S]*Error: deep/);
    expect(log.split('\n').find((line) => line.startsWith('::error'))).not.toContain('.ts:');
  });

  it('shows a wrong setting before anything is loaded', async () => {
    process.env['INPUT_BUILD'] = 'bukc2';
    expect(await run(() => report())).toBe(2);
    expect(given).toBeUndefined();
    expect(log).toContain('Did you mean buck2?');
  });

  it('ends as the signal says when it was interrupted', async () => {
    const controller = new AbortController();
    controller.abort();
    const interruption = { signal: controller.signal, exitCode: () => 143 };
    expect(await run(() => report({ outcome: 'cancelled', exitCode: 130 }), interruption)).toBe(143);
    const failing = (): never => {
      throw new Error('aborted');
    };
    expect(await run(failing, interruption)).toBe(143);
    expect(outputs()['outcome']).toBe('cancelled');
    expect(log).not.toContain('bug of oras-buf');
  });
});
