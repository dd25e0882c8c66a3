/**
 * How long a user waits for the first sign of life: `oras-buf --version`, and the first log line of the action, each as a
 * ratio to a bare `node -e 0`, medians of one interleaved run. Ends with exit code 1 where a ratio is over its goal.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = 15;
const goal = 3;
const scratch = mkdtempSync(join(tmpdir(), 'oras-buf-startup-'));

/** Milliseconds until the program's first byte of output, or its end where it prints nothing. It is stopped after that. */
function timeToFirstByte(args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: scratch,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] ?? '', HOME: scratch, ...environment },
    });
    let first: number | undefined;
    child.stdout.once('data', () => {
      first = performance.now() - started;
    });
    child.once('error', reject);
    child.once('exit', () => resolve(first ?? performance.now() - started));
  });
}

const actionEnvironment = {
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: scratch,
  RUNNER_TEMP: scratch,
  CI: 'true',
  INPUT_BUILD: 'none',
  INPUT_OFFLINE: 'true',
};

const cases = [
  { name: 'node -e 0', args: ['-e', '0'], environment: {} },
  { name: 'oras-buf --version', args: [join(root, 'dist/cli/index.js'), '--version'], environment: {} },
  { name: 'action, first log line', args: [join(root, 'dist/main/index.js')], environment: actionEnvironment },
] as const;

const times = new Map<string, number[]>(cases.map((c) => [c.name, []]));
for (let round = 0; round < rounds + 2; round++) {
  for (const c of cases) {
    const ms = await timeToFirstByte(c.args, c.environment);
    if (round >= 2) times.get(c.name)?.push(ms);
  }
}
rmSync(scratch, { recursive: true, force: true });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const bare = median(times.get('node -e 0') ?? []);
let missed = false;
process.stdout.write(`start-up, medians of ${rounds} interleaved rounds, goal: at most ${goal} x bare node\n`);
for (const c of cases) {
  const value = median(times.get(c.name) ?? []);
  const ratio = value / bare;
  if (ratio > goal) missed = true;
  process.stdout.write(
    `  ${c.name.padEnd(24)} ${value.toFixed(0).padStart(5)} ms  ${ratio.toFixed(2).padStart(5)} x${ratio > goal ? '  over the goal' : ''}\n`,
  );
}
process.exitCode = missed ? 1 : 0;
