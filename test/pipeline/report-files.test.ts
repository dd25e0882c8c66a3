import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CiProvider } from '../../src/ci/ci-provider.ts';
import { GitlabProvider } from '../../src/ci/gitlab.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { writeOutputsFile, writeReportFiles } from '../../src/pipeline/report-files.ts';
import { hostileText, reportOf } from '../report/hostile-text.ts';
import { sampleReport, sampleRoot } from '../report/sample-report.ts';

let workspace: string;
let directory: string;
let log: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'oras-buf-report-files-'));
  directory = join(workspace, '.oras-buf/report');
  log = '';
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const write = (text: string): void => {
  log += text;
};
const terminal = (): CiProvider => new TerminalProvider({ environment: {}, workspace, write, colours: false });
const gitlab = (more: Record<string, string> = {}): GitlabProvider => {
  const ci = new GitlabProvider({ environment: { CI_PROJECT_DIR: workspace, ...more }, directory: workspace, write });
  ci.setLogLevel('debug');
  return ci;
};
const report = sampleReport([sampleRoot({ tool: 'none', reason: 'asked' })]);
const read = (name: string): string => readFileSync(join(directory, name), 'utf8');
const everywhere = [
  'code-quality.json',
  'junit.xml',
  'metrics.txt',
  'oras-buf.sarif',
  'report.html',
  'report.json',
  'summary.md',
];

describe('writeReportFiles', () => {
  it('writes every form, out of the sight of git, and says nothing', async () => {
    await writeReportFiles(report, '# Summary\n', directory, terminal());
    expect(readdirSync(directory).sort()).toEqual(everywhere);
    expect(readFileSync(join(workspace, '.oras-buf/.gitignore'), 'utf8')).toBe('*\n');
    expect(JSON.parse(read('report.json'))).toEqual(report);
    expect(read('summary.md')).toBe('# Summary\n');
    expect(log).toBe('');
  });

  it('links the page from the job on GitLab, where the job has an address and the page is an artifact', async () => {
    const url = 'https://gitlab.example/group/a/-/jobs/1';
    await writeReportFiles(report, '', join(workspace, 'out #1'), gitlab({ CI_JOB_URL: url }));
    const annotations = readFileSync(join(workspace, 'out #1/gitlab-annotations.json'), 'utf8');
    expect(annotations).toContain(`${url}/artifacts/file/out%20%231/report.html`);
    await writeReportFiles(report, '', directory, gitlab());
    expect(read('gitlab-annotations.json')).not.toContain('report.html');
  });

  it('writes the other forms where one cannot be written, and says which', async () => {
    mkdirSync(join(directory, 'junit.xml'), { recursive: true });
    writeFileSync(join(directory, 'junit.xml/file'), '');
    await writeReportFiles(report, '', directory, terminal());
    expect(log).toMatch(/^warning: junit\.xml could not be written: /);
    expect(readdirSync(directory).sort()).toEqual(everywhere);
  });

  it('replaces a link that stands in the place of a file, and does not follow it', async () => {
    const elsewhere = join(workspace, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    mkdirSync(directory, { recursive: true });
    for (const name of everywhere) symlinkSync(elsewhere, join(directory, name));
    await writeReportFiles(report, '', directory, terminal());
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(JSON.parse(read('report.json'))).toEqual(report);
  });

  it('draws every form of whatever texts (property)', async () => {
    const ci = gitlab({ CI_JOB_URL: 'https://gitlab.example/j/1' });
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 8 }), async (texts) => {
        await writeReportFiles(reportOf(texts, { roots: 1, each: 3 }), '', directory, ci);
        for (const name of ['code-quality.json', 'oras-buf.sarif', 'gitlab-annotations.json']) JSON.parse(read(name));
      }),
      { numRuns: 50 },
    );
    expect(log).toBe('');
  });
});

describe('writeOutputsFile', () => {
  const outputs = {
    'cache-hit': 'true',
    modules: JSON.stringify([{ name: 'a' }]),
    'buf-cache-dir': '/cache/buf',
    outcome: 'success',
  };

  it('names the outputs as variables, and leaves out what the form cannot hold', async () => {
    await writeOutputsFile(outputs, directory, terminal());
    expect(read('outputs.env')).toBe(
      'ORAS_BUF_CACHE_HIT=true\nORAS_BUF_BUF_CACHE_DIR=/cache/buf\nORAS_BUF_OUTCOME=success\n',
    );
    expect(readFileSync(join(workspace, '.oras-buf/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('leaves out what would be a setting in later jobs of GitLab, and says so at level debug', async () => {
    await writeOutputsFile(outputs, directory, gitlab());
    expect(read('outputs.env')).toBe('ORAS_BUF_CACHE_HIT=true\nORAS_BUF_OUTCOME=success\n');
    expect(log).toContain('outputs.env is without ORAS_BUF_BUF_CACHE_DIR');
    expect(log).toContain('outputs.env is without ORAS_BUF_MODULES');
  });

  it('holds no secret', async () => {
    const ci = terminal();
    ci.mask('s3cr3t');
    await writeOutputsFile({ 'lock-digest': 'as3cr3tb', outcome: 'success' }, directory, ci);
    expect(read('outputs.env')).not.toContain('s3cr3t');
  });

  it('costs a warning where it cannot be written', async () => {
    writeFileSync(join(workspace, 'file'), '');
    await writeOutputsFile(outputs, join(workspace, 'file/report'), terminal());
    expect(log).toContain('warning: outputs.env could not be written');
    symlinkSync(tmpdir(), join(workspace, '.oras-buf'));
    await writeOutputsFile(outputs, directory, terminal());
    expect(log).toContain('leads out of it');
    expect(existsSync(join(tmpdir(), 'report/outputs.env'))).toBe(false);
  });
});
