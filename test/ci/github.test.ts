import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/ci/ci-provider.ts';
import { GithubProvider } from '../../src/ci/github.ts';
import { readAsRunner } from './runner-stand-in.ts';

let scratch: string;
let environment: Record<string, string | undefined>;
let log: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'github-'));
  log = '';
  environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: '/w',
    GITHUB_RUN_ID: '12',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_REPOSITORY: 'o/r',
    RUNNER_TEMP: scratch,
    CI: 'true',
  };
  for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY']) {
    environment[`GITHUB_${name}`] = join(scratch, name);
    writeFileSync(join(scratch, name), '');
  }
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function provider(): GithubProvider {
  const write = (text: string): void => {
    log += text;
  };
  return new GithubProvider({ environment, write });
}

function file(name: string): string {
  return readFileSync(join(scratch, name), 'utf8');
}

function annotation(severity: Annotation['severity'], message: string): Annotation {
  return { severity, title: 't', message, place: { file: 'a.proto', line: 3, column: 1 } };
}

describe('GithubProvider', () => {
  it('knows the run and the places', () => {
    const ci = provider();
    expect(ci.run).toMatchObject({ id: '12-2', repository: 'o/r' });
    expect(ci.workspace).toBe('/w');
    expect(ci.defaultCacheDirectory).toBe(join(scratch, 'oras-buf'));
    expect(ci.defaultBufCacheDirectory).toBe(join(scratch, 'oras-buf', 'buf'));
    expect(ci.frozenByDefault).toBe(true);
    environment = { ...environment, RUNNER_ENVIRONMENT: 'self-hosted', HOME: '/home/runner', CI: 'false' };
    expect(provider().defaultCacheDirectory).toBe('/home/runner/.cache/oras-buf');
    expect(provider().frozenByDefault).toBe(false);
  });

  it('masks each line of a secret, and hides it in all that we write', async () => {
    const ci = provider();
    ci.mask('first-secret\n\nsecond-secret\n');
    expect(readAsRunner(log).commands.map(({ name, data }) => [name, data])).toEqual([
      ['add-mask', 'first-secret'],
      ['add-mask', 'second-secret'],
    ]);
    log = '';
    ci.info('a first-secret');
    ci.debug('b second-secret');
    ci.warning('c first-secret');
    ci.annotate([annotation('error', 'd second-secret')]);
    ci.setOutput('outcome', 'e first-secret');
    await ci.writeSummary('# f first-secret');
    await ci.group('g first-secret', async () => {});
    expect(log + file('OUTPUT') + file('STEP_SUMMARY')).not.toMatch(/(first|second)-secret/);
    expect(log).toContain('a ***');
  });

  it('lets no text start a command', () => {
    const ci = provider();
    ci.info('::set-output name=x::y');
    for (let i = 0; i < 12; i++) ci.warning('a\n::add-mask::b');
    const names = readAsRunner(log).commands.map((command) => command.name);
    expect(new Set(names)).toEqual(new Set(['warning']));
  });

  it('shows at most 10 annotations of a severity, the first ones, and says how many more', () => {
    const ci = provider();
    ci.annotate([
      ...Array.from({ length: 25 }, (_x, i) => annotation('error', `error ${i}`)),
      ...Array.from({ length: 10 }, (_x, i) => annotation('warning', `warning ${i}`)),
    ]);
    const { commands, lines } = readAsRunner(log);
    const errors = commands.filter((command) => command.name === 'error');
    expect(errors).toHaveLength(10);
    expect(errors[0]).toMatchObject({
      data: 'error 0',
      properties: { file: 'a.proto', line: '3', col: '1', title: 't' },
    });
    expect(errors[8]?.data).toBe('error 8');
    expect(errors[9]?.data).toContain('16 more errors');
    expect(commands.filter((command) => command.name === 'warning')).toHaveLength(10);
    for (let i = 9; i < 25; i++) expect(lines.join('\n')).toContain(`error ${i}`);
  });

  it('keeps room for findings when there were many warnings on the way', () => {
    const ci = provider();
    for (let i = 0; i < 30; i++) ci.warning(`on the way ${i}`);
    ci.annotate([annotation('warning', 'finding')]);
    ci.annotate(Array.from({ length: 9 }, () => annotation('warning', 'more')));
    const { commands, lines } = readAsRunner(log);
    expect(commands.filter((command) => command.name === 'warning')).toHaveLength(10);
    expect(commands.some((command) => command.data === 'finding')).toBe(true);
    expect(lines.filter((line) => line.includes('on the way'))).toHaveLength(26);
  });

  it('ends a group also when the work fails, and does not nest', async () => {
    const ci = provider();
    const failing = ci.group('outer', () =>
      ci.group('inner', async () => {
        throw new Error('x');
      }),
    );
    await expect(failing).rejects.toThrow('x');
    expect(readAsRunner(log).commands.map((command) => command.name)).toEqual(['group', 'endgroup']);
  });

  it('writes outputs, variables and state to their files', () => {
    const ci = provider();
    ci.setOutput('cache-hit', 'true');
    ci.exportVariable('BUF_CACHE_DIR', '/b');
    ci.saveState('x', 'y');
    expect(file('OUTPUT')).toMatch(/^cache-hit<<\S+\r?\ntrue\r?\n/);
    expect(file('ENV')).toMatch(/^BUF_CACHE_DIR<<\S+\r?\n\/b\r?\n/);
    expect(environment['BUF_CACHE_DIR']).toBe('/b');
    expect(ci.readState('x')).toBe('y');
  });

  it('adds to the summary, and warns in place of losing an upload that is too large', async () => {
    const ci = provider();
    await ci.writeSummary('# one');
    await ci.writeSummary('# two');
    expect(file('STEP_SUMMARY')).toBe('# one\n# two\n');
    await ci.writeSummary('x'.repeat(2 ** 20));
    expect(file('STEP_SUMMARY')).toBe('# one\n# two\n');
    expect(log).toContain('::warning::');
  });

  it('has a private directory that post finds and removes', () => {
    const path = provider().temporaryDirectory;
    expect(statSync(path).mode & 0o077).toBe(0);
    const saved = /^temporary-directory<<(\S+)\r?\n(.*)\r?\n\1/m.exec(file('STATE'))?.[2];
    expect(saved).toBe(path);
    const post = new GithubProvider({
      environment: { ...environment, 'STATE_temporary-directory': path },
      write: () => {},
    });
    post.removeTemporaryDirectory();
    expect(existsSync(path)).toBe(false);
    post.removeTemporaryDirectory();
  });

  it('removes nothing but what it made', () => {
    environment['STATE_temporary-directory'] = scratch;
    provider().removeTemporaryDirectory();
    expect(existsSync(scratch)).toBe(true);
  });

  it('shows debug lines when asked, also where the runner would hide them', () => {
    const ci = provider();
    ci.debug('one');
    ci.setLogLevel('debug');
    ci.debug('two');
    ci.setLogLevel('error');
    ci.info('three');
    ci.warning('four');
    ci.error('five');
    const { commands, lines } = readAsRunner(log);
    expect(commands.map((command) => [command.name, command.data])).toEqual([
      ['debug', 'one'],
      ['error', 'five'],
    ]);
    expect(lines).toEqual(['debug: two']);
  });
});
