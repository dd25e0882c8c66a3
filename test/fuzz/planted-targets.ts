import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import type { FuzzTarget } from './fuzz-target.ts';

class RefusedError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const target = (name: string, read: FuzzTarget['read']): FuzzTarget => ({
  name,
  words: ['!', '?', 'x', '\n'],
  seeds: () => ['x'],
  read: (input) => {
    if (!input.includes('!?')) throw new RefusedError('there is nothing in it', { next: 'Try again.' });
    return read(input);
  },
});

/** Readers that are broken on purpose, each in its own way: what the fuzzer must find. */
export const fuzzTargets: readonly FuzzTarget[] = [
  target('sound', () => 'well'),
  target('crash', () => {
    throw new TypeError('planted');
  }),
  target('slow', () => {
    const end = process.threadCpuUsage().user + 1_100_000;
    while (process.threadCpuUsage().user < end);
    return 'late';
  }),
  target('hang', () => {
    for (;;);
  }),
  target('silence', () => new Promise<string>(() => undefined)),
  target('memory', () => {
    const held: unknown[] = [];
    for (;;) held.push({ again: held.length });
  }),
  target('write', async () => {
    await writeFile(join(tmpdir(), 'oras-buf-fuzz-planted'), 'x');
    return 'written';
  }),
];
