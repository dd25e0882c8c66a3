import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
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

/** Runs with a stream on a disk that is full. Gives the exit code. */
async function runOnFullDisk(stream: 'stdout' | 'stderr', ...argv: readonly string[]): Promise<number> {
  const full = await open('/dev/full', 'w');
  try {
    const child = spawn(process.execPath, [cli, ...argv], {
      cwd: workspace,
      env: { PATH: process.env['PATH'] ?? '', HOME: workspace, GITLAB_CI: 'true', CI_PROJECT_DIR: workspace },
      stdio: ['ignore', stream === 'stdout' ? full.fd : 'ignore', stream === 'stderr' ? full.fd : 'ignore'],
    });
    const [code] = (await once(child, 'exit')) as [number];
    return code;
  } finally {
    await full.close();
  }
}

it.runIf(existsSync('/dev/full'))('goes on to its end where the disk of the log is full', async () => {
  expect(await runOnFullDisk('stderr', 'run', '--directory', 'nowhere')).toBe(2);
  expect(existsSync(join(workspace, '.oras-buf', 'report', 'report.json'))).toBe(true);
});

it.runIf(existsSync('/dev/full'))('is no success where the result of a command cannot be written', async () => {
  expect(await runOnFullDisk('stdout', 'cache', 'stats')).toBe(8);
  expect(await runOnFullDisk('stdout', '--help')).toBe(8);
  expect(await runOnFullDisk('stdout', '--version')).toBe(8);
});
