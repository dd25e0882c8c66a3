import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { runJob } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { type FakeBuck2, fakeBuck2 } from '../build/fake-buck2.ts';

async function run(fake: FakeBuck2, buildTimeoutMs: number, signal: AbortSignal, hang: string): Promise<Report> {
  const workspace = fake.root;
  await writeFile(join(workspace, '.buckconfig'), '[cells]\n  root = .\n');
  const environment = {
    PATH: process.env['PATH'],
    HOME: fake.temporaryDirectory,
    ORAS_BUF_BUCK2_PATH: fake.program,
    ...fake.environment('success'),
    FAKE_BUCK2_HANG: hang,
  };
  const ci = new TerminalProvider({ environment, workspace, write: () => {}, colours: false });
  const settings = await readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace,
    defaultCacheDirectory: join(workspace, '..', 'cache'),
    defaultBufCacheDirectory: join(workspace, '..', 'buf'),
    frozenByDefault: false,
  });
  const report = await runJob({ ...settings, buildTimeoutMs }, ci, { command: 'run', environment, signal });
  ci.removeTemporaryDirectory();
  await rm(join(workspace, '..', 'cache'), { recursive: true, force: true });
  return report;
}

describe('build-timeout', () => {
  it('stops the build and its daemon: exit code 124', async () => {
    await using fake = await fakeBuck2();
    const report = await run(fake, 1_500, new AbortController().signal, '1');
    expect(report.problem).toMatchObject({
      kind: 'BuildTimeoutError',
      message: expect.stringContaining('build-timeout'),
    });
    expect(report).toMatchObject({ outcome: 'error', exitCode: 124, roots: [{ build: { result: 'cancelled' } }] });
    expect(await fake.daemonRuns()).toBe(false);
  });

  it('changes nothing where the build is fast enough', async () => {
    await using fake = await fakeBuck2();
    const report = await run(fake, 60_000, new AbortController().signal, '0');
    expect(report).toMatchObject({ outcome: 'success', exitCode: 0, problem: null });
  });
});
