import { expect, test } from 'vitest';
import { readCorpus } from './corpus.ts';
import { judge } from './fuzz-target.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { fuzzTargets } from './targets.ts';

test.each(fuzzTargets.map((target) => [target.name, target] as const))(
  '%s: seeds, kept inputs and some hundred changed ones are read or refused',
  async (name, target) => {
    const seeds = (await target.seeds()).map((seed) => Buffer.from(seed));
    const kept = await readCorpus(name);
    const outcomes: string[] = [];
    const check = async (what: string, input: Uint8Array): Promise<void> => {
      const { outcome, finding } = await judge(target, input);
      expect(finding, `${what} of ${name}`).toBeUndefined();
      outcomes.push(outcome);
    };
    for (const [index, seed] of seeds.entries()) await check(`seed ${index}`, seed);
    // The seeds are what they are called: at least one of them is read to its end.
    expect(outcomes.filter((outcome) => outcome.startsWith('read: ')).length, name).toBeGreaterThan(0);
    for (const { name: file, bytes } of kept) await check(file, bytes);
    const random = new Random(7);
    for (let index = 0; index < 200; index++) {
      await check(`change ${index}`, mutate(random.pick(seeds), random, seeds, target.words));
    }
  },
  60_000,
);
