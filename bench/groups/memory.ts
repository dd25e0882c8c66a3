import { join } from 'node:path';
import type { BenchGroup, Benchmark } from '../benchmark.ts';
import { type Contender, interleaved } from '../interleave.ts';
import { type Command, peakMemory } from '../measured-run.ts';
import { cutModules, largeModule, publishModules } from '../modules.ts';
import { bareNode, commandOn, keepStoreOnly, resolvedMachine, withRegistries } from '../scene.ts';
import { forgetCaches } from '../workspace.ts';

const bare = 'node -e 0';
const names = {
  cold: '1,000 modules, cold',
  secure: '1,000 modules, cold, TLS and token',
  warm: '1,000 modules, installed',
  largeCold: '7,000 files, cold',
  largeStore: '7,000 files, in the store only',
  largeWarm: '7,000 files, installed',
} as const;
const limit = 250;
/** It drifts little, and these runs take long. */
const mostRounds = 3;

/** How much memory a run needs at its peak. */
export const group: BenchGroup = {
  id: 'memory',
  run: (context) =>
    withRegistries(context, async ({ plain, secure }): Promise<readonly Benchmark[]> => {
      const { scratch, say } = context;
      const modules = await publishModules(plain.origin, await cutModules(1_000));
      const large = await publishModules(plain.origin, [await largeModule()]);
      const thousand = await resolvedMachine(join(scratch, 'thousand'), plain, modules);
      const thousandSecure = await resolvedMachine(join(scratch, 'thousand-secure'), secure, modules);
      const one = await resolvedMachine(join(scratch, 'one'), plain, large);
      say('peak memory');
      const rows = await interleaved(
        [
          contender(bare, await bareNode(context)),
          {
            ...contender(names.cold, commandOn(thousand, 'resolve', '--frozen')),
            prepare: () => forgetCaches(thousand),
          },
          {
            ...contender(names.secure, commandOn(thousandSecure, 'resolve', '--frozen')),
            prepare: () => forgetCaches(thousandSecure),
          },
          contender(names.warm, commandOn(thousand, 'resolve', '--frozen')),
          { ...contender(names.largeCold, commandOn(one, 'resolve', '--frozen')), prepare: () => forgetCaches(one) },
          {
            ...contender(names.largeStore, commandOn(one, 'resolve', '--frozen')),
            prepare: () => keepStoreOnly(one),
          },
          contender(names.largeWarm, commandOn(one, 'resolve', '--frozen')),
        ],
        { rounds: context.rounds, reference: bare },
      );
      const goals = [names.cold, names.secure, names.largeCold].map((name) => ({
        text: `peak memory, ${name}`,
        limit,
        value: rows.find((row) => row.name === name)?.median ?? Number.NaN,
        unit: 'MB' as const,
      }));
      return [
        {
          id: 'memory',
          title: 'Peak memory',
          what: 'Resident memory of oras-buf resolve at its highest, as the kernel counts it.',
          unit: 'MB',
          reference: bare,
          rows,
          goals,
        },
      ];
    }),
};

function contender(name: string, command: Command): Contender {
  return { name, mostRounds, run: () => peakMemory(command) };
}
