import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GithubProvider } from '../../src/ci/github.ts';
import { outputDescriptions } from '../../src/entry/outputs.ts';
import { type JobRequest, type Pipeline, runJobFor } from '../../src/entry/run-job.ts';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import type { Report } from '../../src/report/report.ts';
import { askedByInputs } from '../../src/settings/asked-value.ts';
import { settingNames } from '../../src/settings/definitions.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';

class TestError extends OrasBufError {
  readonly exitCode = exitCodes.network;
}

let scratch: string;
let environment: Record<string, string | undefined>;
let log: string;
let given: Settings | undefined;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'run-job-'));
  log = '';
  given = undefined;
  mkdirSync(join(scratch, 'w'));
  environment = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(scratch, 'w'), RUNNER_TEMP: scratch };
  for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY']) {
    environment[`GITHUB_${name}`] = join(scratch, name);
    writeFileSync(join(scratch, name), '');
  }
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

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
  }) as const;

function report(more: Partial<Report> = {}): Report {
  const root = (directory: string, digest: string): Report['roots'][number] => ({
    directory,
    kind: 'buf',
    modules: [module_('oras.birb.homes/a/b')],
    lock: { path: 'oras.lock', status: 'unchanged', digest, changes: [] },
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
    traffic: { requests: 0, bytesReceived: 0, tokenExchanges: 0, retries: 0 },
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
  const request: JobRequest = {
    command: 'run',
    asked: askedByInputs(settingNames, environment),
    secrets: noSecretSources,
    environment,
    interruption,
  };
  return runJobFor(request, new GithubProvider({ environment, write }), async () => pipeline);
}

function outputs(): Record<string, string> {
  const text = readFileSync(join(scratch, 'OUTPUT'), 'utf8');
  const blocks = text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?$/gm);
  return Object.fromEntries([...blocks].map((block) => [block[1], block[3] ?? '']));
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
      'report-path': join(scratch, 'w/.oras-buf/report/report.json'),
      'buf-cache-dir': join(scratch, 'oras-buf/buf'),
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
    environment['INPUT_TOKEN'] = 'secret-one';
    environment['BUF_TOKEN'] = 'secret-two@buf.build';
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
    environment['INPUT_TOKEN'] = 'secret-one';
    environment['BUF_TOKEN'] = 'secret-two';
    await run(() => report());
    const quiet = readFileSync(join(scratch, 'ENV'), 'utf8');
    expect(quiet).toContain('BUF_CACHE_DIR');
    expect(quiet).not.toMatch(/secret/);
    environment['INPUT_EXPORT-CREDENTIALS'] = 'true';
    await run(() => report());
    const told = readFileSync(join(scratch, 'ENV'), 'utf8');
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
    environment['INPUT_BUILD'] = 'bukc2';
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
