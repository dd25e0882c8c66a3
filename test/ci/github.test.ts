import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Annotation } from '../../src/ci/ci-provider.ts';
import { GithubProvider } from '../../src/ci/github.ts';
import { useRunnerEnvironment } from './runner-environment.ts';
import { readAsRunner } from './runner-stand-in.ts';

const runner = useRunnerEnvironment({
  GITHUB_WORKSPACE: '/w',
  GITHUB_RUN_ID: '12',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_REPOSITORY: 'o/r',
  CI: 'true',
});
let log: string;

beforeEach(() => {
  log = '';
});

function provider(): GithubProvider {
  const write = (text: string): void => {
    log += text;
  };
  return new GithubProvider({ write });
}

function annotation(severity: Annotation['severity'], message: string): Annotation {
  return { severity, title: 't', message, place: { file: 'a.proto', line: 3, column: 1 } };
}

describe('GithubProvider', () => {
  it('shows progress as lines, none of which is a command, and none where that is not wanted', () => {
    vi.useFakeTimers();
    try {
      const ci = provider();
      const state = { title: 'Fetching', done: 3, total: 9, noun: 'module', bytes: 0, waitingFor: ['a\n::error::b'] };
      ci.progress(() => state);
      vi.advanceTimersByTime(10_000);
      expect(readAsRunner(log).commands).toEqual([]);
      expect(log).toContain('Fetching: 3 of 9 modules; waiting for a');
      const before = log;
      ci.setProgress('never');
      ci.progress(() => ({ ...state, done: 4 }));
      vi.advanceTimersByTime(9_000);
      expect(log).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });

  it('knows the run and the places', () => {
    const ci = provider();
    expect(ci.run).toMatchObject({ id: '12-2' });
    expect(ci.workspace).toBe('/w');
    expect(ci.defaultCacheDirectory).toBe(join(runner.directory, 'oras-buf'));
    expect(ci.defaultBufCacheDirectory).toBe(join(runner.directory, 'oras-buf', 'buf'));
    expect(ci.frozenByDefault).toBe(true);
    Object.assign(process.env, { RUNNER_ENVIRONMENT: 'self-hosted', HOME: '/home/runner', CI: 'false' });
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
    await ci.setOutput('outcome', 'e first-secret');
    await ci.writeSummary('# f first-secret');
    await ci.group('g first-secret', async () => {});
    expect(log + runner.commandFile('OUTPUT') + runner.commandFile('STEP_SUMMARY')).not.toMatch(
      /(first|second)-secret/,
    );
    expect(log).toContain('a ***');
    expect(runner.entries('OUTPUT')).toEqual([['outcome', 'e ***']]);
    expect(runner.commandFile('STEP_SUMMARY')).toBe('# f ***\n');
  });

  it('lets no text start a command', () => {
    const ci = provider();
    ci.info('::set-output name=x::y');
    for (let i = 0; i < 12; i++) ci.warning('a\n::add-mask::b');
    const names = readAsRunner(log).commands.map((command) => command.name);
    expect(new Set(names)).toEqual(new Set(['warning']));
  });

  it('shows what turns a line around as what it is', () => {
    const ci = provider();
    ci.setLogLevel('debug');
    ci.info('a\u202eb');
    ci.debug('c\u2066d');
    ci.annotate([annotation('error', 'e\u200bf')]);
    expect(log).toContain('a\\u202eb');
    expect(log).toContain('c\\u2066d');
    expect(log).toContain('e\\u200bf');
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

  it('writes outputs, variables and state to their files, and nothing to the log', async () => {
    const printed = vi.spyOn(process.stdout, 'write');
    const ci = provider();
    await ci.setOutput('cache-hit', 'true');
    await ci.exportVariable('BUF_CACHE_DIR', '/b');
    await ci.saveState('x', 'y');
    expect(runner.entries('OUTPUT')).toEqual([['cache-hit', 'true']]);
    expect(runner.entries('ENV')).toEqual([['BUF_CACHE_DIR', '/b']]);
    expect(process.env['BUF_CACHE_DIR']).toBe('/b');
    expect(runner.entries('STATE')).toEqual([['x', 'y']]);
    expect(printed).not.toHaveBeenCalled();
    expect(log).toBe('');
    printed.mockRestore();
  });

  it('reads in post what main saved', async () => {
    process.env['STATE_x'] = 'y';
    expect(await provider().readState('x')).toBe('y');
    expect(await provider().readState('z')).toBe('');
  });

  it('keeps values apart, whatever text from outside they hold (property)', async () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom('\n', '\r\n', 'EOF', 'ghadelimiter_', 'evil=1', 'evil<<EOF', '::set-output name=a::b', '<<'),
          fc.string({ maxLength: 4 }),
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join(''));
    const ci = provider();
    const given: [string, string][] = [];
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        await ci.setOutput('modules', value);
        given.push(['modules', value.replaceAll('\r\n', '\n')]);
        const entries = runner.entries('OUTPUT');
        expect(entries).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('tells nobody the values where the runner gave no files, or names some that are not there', async () => {
    const printed = vi.spyOn(process.stdout, 'write');
    const attempt = async (): Promise<void> => {
      const ci = provider();
      await ci.setOutput('outcome', 'the-value');
      await ci.exportVariable('TOKEN', 'the-value');
      await ci.saveState('x', 'the-value');
      await ci.writeSummary('the-value');
    };
    for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY']) rmSync(join(runner.directory, name));
    await attempt();
    expect(process.env['TOKEN']).toBe('the-value');
    for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY']) delete process.env[`GITHUB_${name}`];
    await attempt();
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    const { commands, lines } = readAsRunner(log);
    expect(lines).toEqual([]);
    expect(commands.map((command) => command.name)).toEqual(Array.from({ length: 8 }, () => 'debug'));
    for (const lost of ['the output outcome is lost', 'the variable TOKEN', 'the state x', 'the summary']) {
      expect(commands.filter((command) => command.data.includes(lost))).toHaveLength(2);
    }
    expect(log).not.toContain('the-value');
  });

  it('adds to the summary, and warns in place of losing an upload that is too large', async () => {
    const ci = provider();
    await ci.writeSummary('# one');
    await ci.writeSummary('# two');
    expect(runner.commandFile('STEP_SUMMARY')).toBe('# one\n# two\n');
    const room = 2 ** 20 - '# one\n# two\n'.length;
    await ci.writeSummary('x'.repeat(room));
    expect(runner.commandFile('STEP_SUMMARY')).toBe('# one\n# two\n');
    expect(log).toContain('::warning::');
    log = '';
    await ci.writeSummary('x'.repeat(room - 1));
    expect(statSync(join(runner.directory, 'STEP_SUMMARY')).size).toBe(2 ** 20);
    expect(log).toBe('');
  });

  it('does not show a part twice when a summary could not be written', async () => {
    const path = join(runner.directory, 'STEP_SUMMARY');
    rmSync(path);
    mkdirSync(path);
    const ci = provider();
    await expect(ci.writeSummary('# one')).rejects.toThrow();
    rmSync(path, { recursive: true });
    writeFileSync(path, '');
    await ci.writeSummary('# two');
    expect(runner.commandFile('STEP_SUMMARY')).toBe('# two\n');
  });

  it('has a private directory that post knows at once, finds and removes', () => {
    const path = provider().temporaryDirectory;
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(runner.entries('STATE')).toEqual([['temporary-directory', path]]);
    process.env['STATE_temporary-directory'] = path;
    provider().removeTemporaryDirectory();
    expect(existsSync(path)).toBe(false);
    provider().removeTemporaryDirectory();
  });

  it('removes nothing but what it made', () => {
    process.env['STATE_temporary-directory'] = runner.directory;
    provider().removeTemporaryDirectory();
    expect(existsSync(runner.directory)).toBe(true);
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
