import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';

const scratch = mkdtempSync(join(tmpdir(), 'processes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  args: readonly string[],
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...args], {
    cwd: scratch,
    env: { PATH: process.env['PATH'] ?? '', HOME: scratch, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended };
}

const cli = (...args: string[]): Promise<Ended> => start([source('entry/cli.ts'), ...args]).ended;

describe('the CLI', () => {
  it('tells its version and its flags on standard output', async () => {
    expect(await cli('--version')).toEqual({ code: 0, stdout: `oras-buf ${version}\n`, stderr: '' });
    const help = await cli('run', '--help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--registry HOST');
  });

  it('ends with exit code 2 where the command line is wrong, and says how to go on', async () => {
    const ended = await cli('run', '--directroy', 'x');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('Did you mean --directory?');
  });

  it('does not repeat a secret that was written on the command line', async () => {
    const ended = await cli('run', '--token=s3cr3t');
    expect(ended.code).toBe(2);
    expect(ended.stdout + ended.stderr).not.toContain('s3cr3t');
  });

  it('refuses a config file with the line', async () => {
    mkdirSync(join(scratch, '.oras'));
    writeFileSync(join(scratch, '.oras/config.yaml'), '\nregsitries: {}\n');
    const ended = await cli('resolve');
    rmSync(join(scratch, '.oras'), { recursive: true });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('.oras/config.yaml:2:1');
    expect(ended.stderr).toContain('Did you mean registries?');
  });
});

describe('the action', () => {
  const runner = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: scratch, RUNNER_TEMP: scratch };

  it('says its version first, and turns a wrong input into an error', async () => {
    const ended = await start([source('entry/main.ts')], { ...runner, INPUT_SUMMARY: 'sometimes' }).ended;
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(new RegExp(`^oras-buf ${version.replaceAll('.', '\\.')} on Node v\\d+`));
    expect(ended.stdout).toMatch(/^::error title=oras-buf::.*summary \(from the input summary\)/m);
  });

  it('removes the private files in post, and never fails', async () => {
    const path = join(scratch, 'oras-buf-job-x');
    mkdirSync(path);
    writeFileSync(join(path, 'config.json'), '{}');
    const post = (state: string) =>
      start([source('entry/post.ts')], { ...runner, 'STATE_temporary-directory': state }).ended;
    expect((await post(path)).code).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect((await post(path)).code).toBe(0);
    expect((await post('')).code).toBe(0);
  });
});

describe('an interruption', () => {
  const script = join(scratch, 'interrupted.ts');
  writeFileSync(
    script,
    `import { listenForInterruption } from ${JSON.stringify(source('entry/interruption.ts'))};
const { signal, exitCode } = listenForInterruption((message) => console.log(message));
console.log('ready');
const alive = setInterval(() => {}, 1000);
signal.addEventListener('abort', () => {
  console.log('aborted', signal.reason.name, exitCode());
  if (process.argv[2] === 'obedient') { clearInterval(alive); process.exitCode = exitCode(); }
});
`,
  );

  async function interrupt(how: string, signals: readonly NodeJS.Signals[]): Promise<Ended> {
    const { child, ended } = start([script, how]);
    let seen = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (seen === 0 && text.includes('ready')) child.kill(signals[seen++]);
      else if (text.includes('aborted') && seen < signals.length) child.kill(signals[seen++]);
    });
    return ended;
  }

  it('aborts the work and ends with 128 and the number of the signal', async () => {
    expect(await interrupt('obedient', ['SIGINT'])).toMatchObject({
      code: 130,
      stdout: expect.stringContaining('aborted InterruptedError 130'),
    });
    expect((await interrupt('obedient', ['SIGTERM'])).code).toBe(143);
  });

  it('ends at once at the second signal', async () => {
    expect((await interrupt('stubborn', ['SIGINT', 'SIGTERM'])).code).toBe(130);
  });
});
