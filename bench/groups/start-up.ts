import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import type { BenchGroup } from '../benchmark.ts';
import { actionEnvironment, bundle } from '../bundles.ts';
import { interleaved } from '../interleave.ts';

const limit = 3;
const bare = 'node -e 0';
/** One run is over before the next could drift from it: more of them cost nothing. */
const fewestRounds = 15;

/** How long a user waits for the first sign of life. */
export const group: BenchGroup = {
  id: 'start-up',
  async run({ rounds, scratch }) {
    const directory = await mkdtemp(join(scratch, 'start-up-'));
    const temporary = await mkdtemp(join(scratch, 'start-up-'));
    const plain = { PATH: env['PATH'] ?? '', HOME: temporary };
    const action = actionEnvironment(directory, temporary);
    const cases = [
      { name: bare, args: ['-e', '0'], environment: plain },
      { name: 'oras-buf --version', args: [join(bundle('cli'), 'index.js'), '--version'], environment: plain },
      { name: 'oras-buf --help', args: [join(bundle('cli'), 'index.js'), '--help'], environment: plain },
      { name: 'action, main step', args: [join(bundle('main'), 'index.js')], environment: action },
      { name: 'action, post step', args: [join(bundle('post'), 'index.js')], environment: action },
    ];
    const rows = await interleaved(
      cases.map(({ name, args, environment }) => ({ name, run: () => timeToFirstByte(args, environment, directory) })),
      { rounds: Math.max(rounds, fewestRounds), reference: bare },
    );
    return [
      {
        id: 'start-up',
        title: 'Start-up',
        what: 'From the start of the process to the first byte that it prints; bare node prints nothing, so to its end.',
        unit: 'ms',
        reference: bare,
        rows,
        goals: rows
          .filter(({ name }) => name !== bare)
          .map(({ name, ratio = Number.NaN }) => ({
            text: `start-up: ${name}, to bare node`,
            limit,
            value: ratio,
            unit: 'x',
          })),
      },
    ];
  },
};

/** Milliseconds until the program's first byte of output, or its end where it prints nothing. It is over when this is. */
function timeToFirstByte(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  directory: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(execPath, args, { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'], env: environment });
    let first: number | undefined;
    child.stdout.once('data', () => {
      first = performance.now() - started;
    });
    child.once('error', reject);
    child.once('exit', () => resolve(first ?? performance.now() - started));
  });
}
