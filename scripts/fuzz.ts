import { parseArgs } from 'node:util';
import { keepInput, readCorpus } from '../test/fuzz/corpus.ts';
import { runTarget } from '../test/fuzz/run-target.ts';
import { fuzzTargets } from '../test/fuzz/targets.ts';

// npm run fuzz -- [--seconds 20 | --minutes 5] [--jobs 2] [--seed N] [--keep] [TARGET …]
// Feeds every reader of foreign bytes what nobody foresaw. A finding is kept under test/fuzz/corpus, where a unit test runs it
// again; --keep keeps short inputs that reach new code as well.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    minutes: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    seed: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const milliseconds =
  values.minutes === undefined ? Number(values.seconds ?? 20) * 1_000 : Number(values.minutes) * 60_000;
const seed = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
if (![milliseconds, seed, Number(values.jobs)].every((number) => Number.isFinite(number) && number >= 0)) {
  throw new Error('--seconds, --minutes, --jobs and --seed are numbers');
}
const unknown = positionals.find((name) => !fuzzTargets.some((target) => target.name === name));
if (unknown !== undefined) {
  throw new Error(`no target ${unknown}; there are ${fuzzTargets.map(({ name }) => name).join(', ')}`);
}

const longestKept = 2_048;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const waiting = fuzzTargets
  .map(({ name }) => name)
  .filter((name) => positionals.length === 0 || positionals.includes(name));
let findings = 0;
print(`seed ${seed}, ${milliseconds / 1_000} s each`);

async function work(): Promise<void> {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const corpus = (await readCorpus(target)).map(({ bytes }) => bytes);
    const targets = new URL('../test/fuzz/targets.ts', import.meta.url).href;
    const result = await runTarget({ targets, target, seed, milliseconds, corpus });
    const rate = Math.round(result.executions / (milliseconds / 1_000));
    print(
      `${target.padEnd(18)} ${String(result.executions).padStart(9)} inputs ${String(rate).padStart(6)}/s, ${result.outcomes} outcomes, ${result.blocks} blocks, slowest ${Math.round(result.slowestMs)} ms, ${result.findings.length} findings`,
    );
    for (const { input, what } of result.findings) {
      findings++;
      print(`  ${await keepInput(target, 'finding', input)}\n    ${what.split('\n').slice(0, 6).join('\n    ')}`);
    }
    if (values.keep) {
      const short = result.news.filter(({ length }) => length <= longestKept);
      for (const input of short.slice(0, 30)) await keepInput(target, 'reaches', input);
    }
  }
}

await Promise.all(Array.from({ length: Number(values.jobs) }, work));
if (findings > 0) process.exitCode = 1;
