import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareLoading } from '../../src/entry/prepare-loading.ts';
import { version } from '../../src/version.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url));

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(realpathSync(tmpdir()), 'oras-buf-prepare-'));
  for (const name of ['home', 'workspace']) mkdirSync(join(scratch, name));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const home = (): string => join(scratch, 'home');
const compiled = (): string => join(home(), '.cache/oras-buf/compiled');
const ours = (...argv: readonly string[]): Promise<unknown> =>
  run(process.execPath, [cli, ...argv], { cwd: join(scratch, 'workspace'), env: { HOME: home() } });

describe('before the engine is loaded', () => {
  it('Node is told to keep what it compiles, but not for the version, nor to clear the cache', async () => {
    await ours('--version');
    expect(existsSync(join(home(), '.cache'))).toBe(false);
    await ours('resolve', '--help');
    expect(readdirSync(compiled())).toEqual([version]);
    expect(readdirSync(join(compiled(), version))).toHaveLength(1);
    expect(readdirSync(join(scratch, 'workspace'))).toEqual([]);
    await ours('cache', 'clear');
    expect(existsSync(compiled())).toBe(false);
  });

  it('nothing is kept in CI, whichever', () => {
    for (const system of [
      { CI: 'true' },
      { CI: '1' },
      { GITHUB_ACTIONS: 'true' },
      { GITLAB_CI: 'true' },
      { JENKINS_URL: 'http://j', BUILD_NUMBER: '1' },
    ]) {
      expect(prepareLoading(['resolve'], { HOME: home(), ...system }), JSON.stringify(system)).toBeUndefined();
    }
    expect(readdirSync(home())).toEqual([]);
  });
});
