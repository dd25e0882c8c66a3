import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { showReport } from '../../src/pipeline/show-report.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { sampleReport, sampleRoot } from '../report/sample-report.ts';

let directory: string;
let workspace: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-show-report-'));
  workspace = join(directory, 'w');
  mkdirSync(workspace);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function show(reportDirectory?: string): Promise<string> {
  let log = '';
  const write = (text: string): void => {
    log += text;
  };
  const environment = { HOME: directory, ...(reportDirectory && { ORAS_BUF_REPORT_DIR: reportDirectory }) };
  const settings = await readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace,
    defaultCacheDirectory: join(directory, 'cache'),
    defaultBufCacheDirectory: join(directory, 'buf'),
    frozenByDefault: false,
  });
  const report = sampleReport([sampleRoot({ tool: 'none', reason: 'asked' })]);
  await showReport(report, settings, new TerminalProvider({ environment, workspace, write, colours: false }));
  return log;
}

for (const link of ['.oras-buf', '.oras-buf/report']) {
  test(`no report is written through ${link} where a pull request made that a link out of the checkout`, async () => {
    const home = join(directory, 'home');
    mkdirSync(home);
    if (link.includes('/')) mkdirSync(join(workspace, '.oras-buf'));
    symlinkSync(home, join(workspace, link));
    expect(await show()).toContain('leads out of it');
    expect(readdirSync(home)).toEqual([]);
  });
}

test('a report directory outside the checkout is the choice of who runs the job', async () => {
  const elsewhere = join(directory, 'elsewhere');
  expect(await show(elsewhere)).not.toContain('could not be written');
  expect(existsSync(join(elsewhere, 'report.json'))).toBe(true);
});
