import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext, BenchGroup, Benchmark, Goal, Row } from '../benchmark.ts';
import { type Contender, interleaved } from '../interleave.ts';
import { cutModules, type PublishedModule, publishModules } from '../modules.ts';
import { type Pull, pullNames, pullsOf } from '../pulls.ts';
import { type BenchRegistry, startRegistries } from '../registries.ts';
import { forgetCaches, forgetLocks, type Machine, newMachine, orasBuf } from '../workspace.ts';

const ours = {
  locked: 'oras-buf resolve, locked',
  unlocked: 'oras-buf resolve, unlocked',
  ranges: 'oras-buf resolve, ranges',
} as const;

/** What people wait for on a machine that has nothing yet. */
export const group: BenchGroup = {
  id: 'cold',
  async run(context) {
    const registries = await startRegistries(context.scratch);
    try {
      const { plain, secure } = registries;
      const modules = await publishModules(plain.origin, await cutModules(1_000));
      const benchmarks: Benchmark[] = [];
      for (const count of [1, 10, 100, 1_000]) {
        for (const registry of [plain, secure]) {
          const id = `cold-${count}-${registry === plain ? 'plain' : 'secure'}`;
          if (context.wants(id)) benchmarks.push(await cold(context, id, registry, modules.slice(0, count)));
        }
      }
      return benchmarks;
    } finally {
      await registries.stop();
    }
  },
};

async function cold(
  context: BenchContext,
  id: string,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Benchmark> {
  const isSecure = registry.user !== undefined;
  const count = modules.length;
  const directory = join(context.scratch, id);
  const machines = await machinesFor(directory, registry, modules);
  const pulls = await pullsOf(join(directory, 'pulls'), registry, modules);
  context.say(id);
  const started = performance.now();
  const rows = await interleaved(
    [
      ...resolves(machines, count),
      pulls.floor,
      limited(pulls.orasParallel, count, 5, 2),
      limited(pulls.oras, count, 2, 1),
      limited(pulls.craneParallel, count, 5, 2),
      limited(pulls.crane, count, 2, 1),
    ],
    { rounds: count < 1_000 ? context.rounds : Math.min(context.rounds, 3), reference: pullNames.orasParallel },
  );
  context.say(`${id}: ${Math.round((performance.now() - started) / 1000)} s`);
  await checkFiles(modules, Object.values(pulls), Object.values(machines));
  const bytes = modules.reduce((sum, each) => sum + each.bytes, 0);
  const packed = modules.reduce((sum, each) => sum + each.layer.size, 0);
  return {
    id,
    title: `Cold, ${count === 1 ? '1 module' : `${count} modules`}, ${isSecure ? 'TLS and token' : 'plain HTTP'}`,
    what: `Nothing is on the machine; afterwards every module is. ${filesOf(modules)} files, ${megabytes(bytes)} MB, ${megabytes(packed)} MB packed. Ours verifies and installs for buf as well.`,
    unit: 'ms',
    reference: pullNames.orasParallel,
    rows,
    goals: count === 100 ? goals(rows, isSecure) : [],
  };
}

function goals(rows: readonly Row[], isSecure: boolean): readonly Goal[] {
  const medianOf = (name: string): number => rows.find((row) => row.name === name)?.median ?? Number.NaN;
  const subject = `cold, 100 modules, locked, ${isSecure ? 'TLS and token' : 'plain'}`;
  const to = (name: string, limit: number): Goal => ({
    text: `${subject}, to ${name}`,
    limit,
    value: medianOf(ours.locked) / medianOf(name),
    unit: 'x',
  });
  return [to(pullNames.orasParallel, isSecure ? 0.4 : 0.6), to(pullNames.floor, 2)];
}

interface Machines {
  readonly locked: Machine;
  readonly unlocked: Machine;
  /** It asks for `v1` of each module: whatever is newest within. */
  readonly ranges: Machine;
}

async function machinesFor(
  directory: string,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Machines> {
  const locked = await newMachine(join(directory, 'locked'), registry, modules);
  await orasBuf(locked, 'resolve');
  return {
    locked,
    unlocked: await newMachine(join(directory, 'unlocked'), registry, modules),
    ranges: await newMachine(join(directory, 'ranges'), registry, modules, () => 'v1'),
  };
}

function resolves({ locked, unlocked, ranges }: Machines, count: number): readonly Contender[] {
  const anew = (name: string, machine: Machine): Contender => ({
    name,
    prepare: async () => {
      await forgetCaches(machine);
      await forgetLocks(machine);
    },
    run: () => resolve(machine),
  });
  return [
    {
      name: ours.locked,
      prepare: () => forgetCaches(locked),
      run: () => resolve(locked, '--frozen'),
    },
    anew(ours.unlocked, unlocked),
    ...(count < 1_000 ? [anew(ours.ranges, ranges)] : []),
  ];
}

async function resolve(machine: Machine, ...flags: readonly string[]): Promise<undefined> {
  await orasBuf(machine, 'resolve', ...flags);
}

/** Whoever starts a program for each module is slow with many of them. */
function limited(pull: Pull, count: number, hundred: number, thousand: number): Contender {
  return count < 100 ? pull : { ...pull, mostRounds: count < 1_000 ? hundred : thousand };
}

/** Everybody has done the whole work. */
async function checkFiles(
  modules: readonly PublishedModule[],
  pulls: readonly Pull[],
  machines: readonly Machine[],
): Promise<void> {
  const expected = filesOf(modules);
  const places = [
    ...pulls.map(({ name, output }) => ({ name, directory: output })),
    ...machines.map(({ workspace, home }) => ({ name: workspace, directory: join(home, '.cache/buf/v3/modules/b5') })),
  ];
  for (const { name, directory } of places) {
    const found = (await readdir(directory, { recursive: true }).catch(() => [])).filter(isProto).length;
    if (found !== expected && found > 0) throw new Error(`${name}: ${found} files of ${expected}`);
  }
}

function filesOf(modules: readonly PublishedModule[]): number {
  return modules.reduce((sum, { module }) => sum + module.files.filter(({ path }) => isProto(path)).length, 0);
}

function isProto(path: string): boolean {
  return path.endsWith('.proto');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
