import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { runTarget } from './run-target.ts';

const targets = new URL('planted-targets.ts', import.meta.url).href;
const run = (target: string, milliseconds = 2_500) =>
  runTarget({ targets, target, seed: 1, milliseconds, corpus: [] }, { hungMs: target === 'hang' ? 4_000 : 30_000 });

test.each([
  ['crash', /TypeError: planted/],
  ['slow', /ms of processor time/],
  ['hang', /does not end within 4000 ms/],
  ['silence', /never answers/],
  ['memory', /ERR_WORKER_OUT_OF_MEMORY|memory limit/],
  ['write', /writeFile was called/],
])(
  'the fuzzer finds a planted %s',
  async (name, what) => {
    const { findings } = await run(name);
    expect(findings.map((finding) => finding.what).join('\n')).toMatch(what);
    expect(findings.every(({ input }) => Buffer.from(input).includes('!?'))).toBe(true);
    expect(existsSync(join(tmpdir(), 'oras-buf-fuzz-planted'))).toBe(false);
  },
  60_000,
);

test('a sound reader has no findings, and its ends are told apart', async () => {
  const { findings, executions, outcomes, news } = await run('sound');
  expect(findings).toEqual([]);
  expect(executions).toBeGreaterThan(100);
  expect(outcomes).toBe(2);
  expect(news.some((input) => Buffer.from(input).includes('!?'))).toBe(true);
}, 60_000);

test('the same seed changes the same input in the same way', () => {
  const changed = (seed: number): string[] => {
    const random = new Random(seed);
    return Array.from({ length: 50 }, () =>
      mutate(Buffer.from('a: 1\n'), random, [Buffer.from('b')], ['c']).toString(),
    );
  };
  expect(changed(3)).toEqual(changed(3));
  expect(changed(3)).not.toEqual(changed(4));
});
