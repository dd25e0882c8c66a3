import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/ci/display-width.ts';
import type { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { onTerminal, type TerminalRun, whyNoTerminal } from './pseudo-terminal.ts';
import { slowRegistry, slowWorkspace } from './slow-registry.ts';

const reason = whyNoTerminal();
if (reason !== undefined) process.stderr.write(`Skipped, progress on a real terminal: ${reason}.\n`);

const modules = 12;
const [hide, show] = ['\x1b[?25l', '\x1b[?25h'];
const columns = 60;

describe.runIf(reason === undefined)('progress on a real terminal', () => {
  let registry: LoopbackRegistry;
  beforeAll(async () => {
    registry = await slowRegistry(modules, 250);
  });
  afterAll(() => registry[Symbol.asyncDispose]());

  async function run(
    more: Readonly<Record<string, string>> = {},
    interrupt?: { readonly seen: string; readonly presses: number },
  ): Promise<TerminalRun> {
    await using job = await JobDirectory.create({ 'buf.yaml': slowWorkspace(modules) });
    const cli = resolve('src/entry/cli.ts');
    return await onTerminal([process.execPath, cli, 'resolve'], {
      columns,
      directory: job.workspace,
      environment: {
        PATH: process.env['PATH'] ?? '',
        HOME: job.directory,
        TERM: 'xterm-256color',
        ORAS_BUF_REGISTRY_ENDPOINT: registry.origin,
        ORAS_BUF_PARALLEL_DOWNLOADS: '3',
        ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
        ORAS_BUF_BUF_CACHE_DIR: join(job.directory, 'buf'),
        ...more,
      },
      ...(interrupt === undefined ? {} : { interrupt }),
    });
  }

  /** What was drawn of the line, without the sequences around it. */
  const drawings = (output: string): readonly string[] =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the sequences that a terminal obeys
    [...output.matchAll(/\r\x1b\[2K([^\r\n\x1b]+)/g)]
      .map(([, text = '']) => text)
      .filter((text) => /^[⠀-⣿]/.test(text));

  it.concurrent('counts up, stays within the window, and leaves nothing behind', async () => {
    const { output, exitCode } = await run();
    expect(exitCode, output).toBe(0);
    const drawn = drawings(output);
    const counts = drawn
      .map((line) => Number(/Fetching (\d+) of 12 modules/.exec(line)?.[1] ?? -1))
      .filter((n) => n >= 0);
    expect(counts.length).toBeGreaterThan(5);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(2);
    for (const line of drawn) expect(displayWidth(line)).toBeLessThan(columns);
    // After the last drawing: the line is erased and the cursor is back, before anything else is printed.
    const rest = output.slice(output.lastIndexOf(drawn.at(-1) ?? '') + (drawn.at(-1) ?? '').length);
    expect(rest.startsWith(`\r\x1b[2K`)).toBe(true);
    expect(output.lastIndexOf(show)).toBeGreaterThan(output.lastIndexOf(hide));
    expect(output.split(hide).length).toBe(output.split(show).length);
    // What is printed begins at the start of a line.
    expect(['\n', '\x1b[2K', show].some((before) => rest.includes(`${before}Resolved 12 modules`))).toBe(true);
  });

  it.concurrent.each([1, 2])('gives the cursor back after Ctrl-C (%i times)', async (presses) => {
    const { output, exitCode } = await run({}, { seen: 'Fetching', presses });
    expect(exitCode, output).toBe(130);
    expect(output).toContain('Stopping (SIGINT)');
    expect(output).toContain(hide);
    expect(output.lastIndexOf(show)).toBeGreaterThan(output.lastIndexOf(hide));
  });

  it.concurrent.each([
    ['the setting progress is never', { ORAS_BUF_PROGRESS: 'never' }],
    ['it is a job of a CI system', { CI: 'true' }],
    ['the terminal cannot redraw', { TERM: 'dumb' }],
  ])('draws nothing where %s', async (_, more) => {
    const { output, exitCode } = await run(more);
    expect(exitCode, output).toBe(0);
    expect(output).not.toContain('Fetching');
    expect(output).not.toContain('\x1b[2K');
    expect(output).not.toContain(hide);
  });

  it.concurrent('uses no colours with NO_COLOR, and is drawn all the same', async () => {
    const { output } = await run({ NO_COLOR: '1' });
    expect(drawings(output).length).toBeGreaterThan(5);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences of colours
    expect(output).not.toMatch(/\x1b\[[\d;]*m/);
  });
});
