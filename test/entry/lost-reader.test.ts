import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url));
let workspace: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'oras-buf-reader-'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

/** The exit code of a job whose log is read, or by nobody. */
async function run(read: boolean): Promise<number> {
  const child = spawn(process.execPath, [cli, 'run', '--directory', 'nowhere'], {
    cwd: workspace,
    env: { PATH: process.env['PATH'] ?? '', HOME: workspace, GITLAB_CI: 'true', CI_PROJECT_DIR: workspace },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (read) stream.resume();
    else stream.destroy();
  }
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

it('goes on to its end where nobody reads the log any more: a runner that cancels a job may close it first', async () => {
  const report = join(workspace, '.oras-buf', 'report', 'report.json');
  expect(await run(true)).toBe(2);
  const told = JSON.parse(await readFile(report, 'utf8')) as { problem: unknown };
  await rm(report);
  expect(await run(false)).toBe(2);
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ problem: told.problem });
});
