import { join } from 'node:path';
import type { BenchContext, BenchGroup, Benchmark, Goal, Row } from '../benchmark.ts';
import { fitGrowth, type GrowthPoint } from '../growth-fit.ts';
import { type Contender, interleaved, median } from '../interleave.ts';
import { peakMemory } from '../measured-run.ts';
import { type BenchModule, cutModules, largeModule, type PublishedModule, publishModules } from '../modules.ts';
import type { BenchRegistry } from '../registries.ts';
import { commandOn, resolvedMachine, withRegistries } from '../scene.ts';
import { forgetCaches, type Machine } from '../workspace.ts';

const moduleCounts = [1, 10, 30, 100, 300, 1_000] as const;
const fileCounts = [1, 10, 70, 700, 7_000] as const;
/** Of one module of ten files. The largest is below the limits of archives. */
const megabytes = [0.1, 1, 4, 16, 48] as const;
const filesOfHeavyModule = 10;
const limit = 1.05;
/** From there on, a run takes long. */
const many = 300;
const roundsOfMany = 3;

/** One size of a series, and the machine that has it. */
interface Sized {
  readonly size: number;
  readonly name: string;
  readonly machine: Machine;
}

/** What was measured of one series: milliseconds, and the peak of memory in MB, by size. */
interface Series {
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly ms: readonly (Row & { readonly size: number })[];
  readonly memory: readonly (Row & { readonly size: number })[];
}

/** How time and memory grow with what there is to do. */
export const group: BenchGroup = {
  id: 'growth',
  run: (context) =>
    withRegistries(context, async ({ plain }) => {
      const byModules = await modulesOf(context, plain);
      const cold = await measure(
        context,
        { id: 'growth-modules-cold', title: 'cold, by modules', by: 'modules' },
        byModules,
        true,
      );
      const warm = await measure(
        context,
        { id: 'growth-modules-warm', title: 'installed, by modules', by: 'modules' },
        byModules,
        false,
      );
      const byFiles = await filesOf(context, plain);
      const files = await measure(context, { id: 'growth-files', title: 'cold, by files', by: 'files' }, byFiles, true);
      const byBytes = await bytesOf(context, plain);
      const bytes = await measure(context, { id: 'growth-bytes', title: 'cold, by bytes', by: 'MB' }, byBytes, true);
      const all = [cold, warm, files, bytes];
      return [exponents(all), ...all.flatMap((series) => tables(series))];
    }),
};

/** Modules that are alike on average, whatever their number: from small to large in even steps. */
async function modulesOf({ scratch }: BenchContext, registry: BenchRegistry): Promise<readonly Sized[]> {
  const modules = await publishModules(registry.origin, await cutModules(moduleCounts.at(-1) ?? 0));
  const bySize = modules.toSorted((a, b) => a.bytes - b.bytes);
  const sized: Sized[] = [];
  for (const size of moduleCounts) {
    const chosen = Array.from(
      { length: size },
      (_, index) => bySize[Math.floor(((index + 0.5) * bySize.length) / size)],
    );
    const machine = await resolvedMachine(
      join(scratch, `modules-${size}`),
      registry,
      chosen.filter((each): each is PublishedModule => each !== undefined),
    );
    sized.push({ size, name: size === 1 ? '1 module' : `${size.toLocaleString('en')} modules`, machine });
  }
  return sized;
}

async function filesOf(context: BenchContext, registry: BenchRegistry): Promise<readonly Sized[]> {
  const { files } = await largeModule();
  return sizedModules(context, registry, fileCounts, (size) => ({
    name: size === 1 ? '1 file' : `${size.toLocaleString('en')} files`,
    module: { repository: `google/files-${size}`, tag: 'v1.0.0', files: files.slice(0, size + 1) },
  }));
}

/** Real protos, joined until there are enough bytes: what is in a file means nothing to us, its length and how it packs do. */
async function bytesOf(context: BenchContext, registry: BenchRegistry): Promise<readonly Sized[]> {
  const { files } = await largeModule();
  const text = Buffer.concat(
    files.filter(({ path }) => path.endsWith('.proto')).map(({ content }) => Buffer.from(content)),
  );
  return sizedModules(context, registry, megabytes, (size) => {
    const length = Math.floor((size * 1_000_000) / filesOfHeavyModule);
    const parts = Array.from({ length: filesOfHeavyModule }, (_, index) => {
      const start = (index * length) % text.length;
      const content = Buffer.concat([text.subarray(start, start + length), text]).subarray(0, length);
      return { path: `heavy/part${index}.proto`, content };
    });
    return {
      name: `${size} MB`,
      module: { repository: `google/bytes-${size * 1_000}k`, tag: 'v1.0.0', files: parts },
    };
  });
}

async function sizedModules(
  { scratch }: BenchContext,
  registry: BenchRegistry,
  sizes: readonly number[],
  make: (size: number) => { readonly name: string; readonly module: BenchModule },
): Promise<readonly Sized[]> {
  const sized: Sized[] = [];
  for (const size of sizes) {
    const { name, module } = make(size);
    const published = await publishModules(registry.origin, [module]);
    sized.push({ size, name, machine: await resolvedMachine(join(scratch, module.repository), registry, published) });
  }
  return sized;
}

async function measure(
  { rounds, say }: BenchContext,
  about: Pick<Series, 'id' | 'title' | 'by'>,
  sized: readonly Sized[],
  isCold: boolean,
): Promise<Series> {
  say(about.title);
  const memory = new Map<string, number[]>(sized.map(({ name }) => [name, []]));
  const contenders = sized.map(
    ({ size, name, machine }): Contender => ({
      name,
      prepare: async () => {
        if (isCold) await forgetCaches(machine);
      },
      run: async () => {
        memory.get(name)?.push(await peakMemory(commandOn(machine, 'resolve', '--frozen')));
        return undefined;
      },
      ...(isCold && size >= many ? { mostRounds: roundsOfMany } : {}),
    }),
  );
  const ms = await interleaved(contenders, { rounds });
  return {
    ...about,
    ms: ms.map((row, index) => ({ ...row, size: sized[index]?.size ?? Number.NaN })),
    memory: sized.map(({ size, name }) => {
      const samples = memory.get(name) ?? [];
      return { name, size, median: median(samples), samples };
    }),
  };
}

function exponents(all: readonly Series[]): Benchmark {
  const rows: Row[] = [];
  const goals: Goal[] = [];
  for (const { title, by, ms, memory } of all) {
    const time = fitGrowth(points(ms));
    rows.push(row(`time, ${title}`, time.exponent), row(`time, ${title}, last step`, time.last));
    rows.push(row(`peak memory, ${title}`, fitGrowth(points(memory)).exponent));
    if (by === 'modules')
      goals.push({ text: `growth of time, ${title}`, limit, value: time.exponent, unit: 'exponent' });
  }
  return {
    id: 'growth',
    title: 'Growth',
    what: 'Exponents: 1 is twice as long for twice as much, below that better. Least squares of log cost above that of the smallest size against log size; the last step is between the two largest alone.',
    unit: 'exponent',
    rows,
    goals,
  };
}

function tables({ id, title, ms, memory }: Series): readonly Benchmark[] {
  const what = 'oras-buf resolve, locked, from a registry without TLS.';
  return [
    { id, title: `Time, ${title}`, what, unit: 'ms', rows: ms.map(withoutSize), goals: [] },
    { id: `${id}-memory`, title: `Peak memory, ${title}`, what, unit: 'MB', rows: memory.map(withoutSize), goals: [] },
  ];
}

function points(rows: Series['ms']): readonly GrowthPoint[] {
  return rows.map(({ size, median: value }) => ({ size, value }));
}

function withoutSize({ name, median: value, samples }: Row): Row {
  return { name, median: value, samples };
}

function row(name: string, value: number): Row {
  return { name, median: value, samples: [value] };
}
