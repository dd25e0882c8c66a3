import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GithubToolShelf, hasToolCache } from '../../src/ci/github-tool-shelf.ts';
import { silentLog } from '../../src/log.ts';

let directory: string;
let debug: string[];
let shelf: GithubToolShelf;
const ours = process.env;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'tool-cache-')));
  process.env = { ...ours, RUNNER_TOOL_CACHE: join(directory, 'tool-cache'), RUNNER_TEMP: join(directory, 'temp') };
  debug = [];
  shelf = new GithubToolShelf({ log: { ...silentLog, debug: (message) => debug.push(message) } });
});
afterEach(() => {
  process.env = ours;
  rmSync(directory, { recursive: true, force: true });
});

function installed(content: string): string {
  const path = join(directory, 'made', content);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'buf'), content);
  chmodSync(join(path, 'buf'), 0o755);
  return path;
}

describe('the tool cache of the runner (the real package)', () => {
  const version = '2026.9.15-sha256.xabc';

  it('gives back what it was given, executable', async () => {
    expect(await shelf.find('buf', version)).toBeUndefined();
    const kept = await shelf.keep(installed('one'), 'buf', version);
    expect(kept.startsWith(join(directory, 'tool-cache', 'oras-buf-buf', version))).toBe(true);
    expect(await shelf.find('buf', version)).toBe(kept);
    expect(statSync(join(kept, 'buf')).mode & 0o111).toBe(0o111);
    expect(await shelf.find('buf', '2026.9.15-sha256.xabd')).toBeUndefined();
    expect(await shelf.find('buck2', version)).toBeUndefined();
  });

  it('replaces what stood there', async () => {
    await shelf.keep(installed('one'), 'buf', version);
    const kept = await shelf.keep(installed('two'), 'buf', version);
    expect(readFileSync(join(kept, 'buf'), 'utf8')).toBe('two');
  });

  it('does not take half a tool for a whole one', async () => {
    const kept = await shelf.keep(installed('one'), 'buf', version);
    rmSync(`${kept}.complete`);
    expect(await shelf.find('buf', version)).toBeUndefined();
  });

  it('prints no commands into the log', async () => {
    const printed: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((text: string) => printed.push(text) > 0) as typeof write;
    try {
      await shelf.find('buf', version);
    } finally {
      process.stdout.write = write;
    }
    expect(printed).toEqual([]);
    expect(debug.length).toBeGreaterThan(0);
  });
});

describe('a runner', () => {
  it('has a tool cache where it names a directory that can be written', () => {
    expect(hasToolCache({ RUNNER_TOOL_CACHE: join(directory, 'new') })).toBe(true);
    expect(hasToolCache({ RUNNER_TOOL_CACHE: '' })).toBe(false);
    expect(hasToolCache({})).toBe(false);
    writeFileSync(join(directory, 'file'), '');
    expect(hasToolCache({ RUNNER_TOOL_CACHE: join(directory, 'file', 'x') })).toBe(false);
  });
});
