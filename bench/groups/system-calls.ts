import { join } from 'node:path';
import type { BenchGroup, Benchmark, Row } from '../benchmark.ts';
import { type Command, countSystemCalls, type SystemCalls } from '../measured-run.ts';
import { cutModules, publishModules } from '../modules.ts';
import { peerPath } from '../registries.ts';
import { bareNode, commandOn, resolvedMachine, withRegistries } from '../scene.ts';
import { forgetCaches } from '../workspace.ts';

/** Calls that a network needs; a warm run has none of them. */
const networkCalls = ['connect', 'sendto', 'sendmsg', 'recvfrom', 'recvmsg', 'bind'] as const;
const shown = 12;
const counts = [10, 100] as const;

/** How often the kernel is asked, which does not drift with the load of a machine. */
export const group: BenchGroup = {
  id: 'system-calls',
  run: (context) =>
    withRegistries(context, async ({ plain }): Promise<readonly Benchmark[]> => {
      const strace = await peerPath('strace');
      const count = (command: Command): Promise<SystemCalls> => countSystemCalls(strace, command);
      const modules = await publishModules(plain.origin, await cutModules(100));
      const [few, many] = await Promise.all(
        counts.map((each) => resolvedMachine(join(context.scratch, `${each}`), plain, modules.slice(0, each))),
      );
      if (few === undefined || many === undefined) throw new Error('two sizes were asked for');
      context.say('counting system calls');
      const bare = await count(await bareNode(context));
      const warmFew = await count(commandOn(few, 'resolve', '--frozen'));
      const warm = await count(commandOn(many, 'resolve', '--frozen'));
      await forgetCaches(many);
      const cold = await count(commandOn(many, 'resolve', '--frozen'));
      const perModule = (warm.steady - warmFew.steady) / (counts[1] - counts[0]);
      const files = modules.reduce((sum, { module }) => sum + module.files.length, 0) / modules.length;
      const network = networkCalls.reduce((sum, name) => sum + (warm.counts.get(name) ?? 0), 0);
      return [
        {
          id: 'system-calls',
          title: 'System calls',
          what: `oras-buf resolve, locked, as strace counts, without those for memory and for waiting, which drift; a module has ${files.toFixed(1)} files on average.`,
          unit: 'system calls',
          reference: 'node -e 0',
          rows: [
            row('node -e 0', bare.steady, bare.steady),
            row('10 modules, installed', warmFew.steady, bare.steady),
            row('100 modules, installed', warm.steady, bare.steady),
            row('100 modules, cold', cold.steady, bare.steady),
            row('each more module, installed', perModule, bare.steady),
          ],
          goals: [
            {
              text: 'warm and installed, 100 modules: calls of the network',
              limit: 0,
              value: network,
              unit: 'system calls',
            },
          ],
        },
        names('system-calls-warm', 'The most frequent of them, 100 modules installed', warm, bare),
        names('system-calls-cold', 'The most frequent of them, 100 modules cold', cold, bare),
      ];
    }),
};

function names(id: string, title: string, calls: SystemCalls, bare: SystemCalls): Benchmark {
  const rows = [...calls.counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, value]) => row(`${name} (bare node ${bare.counts.get(name) ?? 0})`, value));
  return { id, title, what: 'By name, all threads together.', unit: 'system calls', rows, goals: [] };
}

function row(name: string, value: number, reference?: number): Row {
  const measured = { name, median: value, samples: [value] };
  return reference === undefined ? measured : { ...measured, ratio: value / reference };
}
