import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import type { BenchContext, BenchGroup, Benchmark, Goal, Row } from '../benchmark.ts';
import { type Contender, interleaved } from '../interleave.ts';
import { type Command, runToEnd } from '../measured-run.ts';
import { changedModule, cutModules, largeModule, type PublishedModule, publishModules } from '../modules.ts';
import type { BenchRegistry } from '../registries.ts';
import { bareNode, commandOn, keepStoreOnly, requestsOf, resolvedMachine, withRegistries } from '../scene.ts';
import { bufYaml, type Machine, orasBuf } from '../workspace.ts';

const bare = 'node -e 0';
const names = {
  installed: '100 modules, installed',
  thousand: '1,000 modules, installed',
  storeOnly: '100 modules, in the store only',
  changed: '100 modules, one changed and locked',
  moved: '100 modules, one changed, not yet locked',
  largeInstalled: 'oras-buf resolve, installed',
  largeInstall: 'oras-buf resolve, in the store only',
  unpack: 'tar xzf, and one sha256sum of each file',
} as const;
/** A run of some tens of milliseconds needs more of them for a median, and costs little. */
const fewestRounds = 11;

/** What people wait for day by day: nothing changed, or nearly nothing. */
export const group: BenchGroup = {
  id: 'warm',
  run: (context) =>
    withRegistries(context, async ({ plain }) => {
      const benchmarks: Benchmark[] = [];
      if (['warm', 'warm-partly'].some((id) => context.wants(id))) {
        const modules = await publishModules(plain.origin, await cutModules(1_000));
        if (context.wants('warm')) benchmarks.push(await installed(context, plain, modules));
        if (context.wants('warm-partly')) benchmarks.push(await partly(context, plain, modules.slice(0, 100)));
      }
      if (context.wants('warm-large')) benchmarks.push(await large(context, plain));
      return benchmarks;
    }),
};

async function installed(
  context: BenchContext,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Benchmark> {
  const hundred = await resolvedMachine(join(context.scratch, 'hundred'), registry, modules.slice(0, 100));
  const thousand = await resolvedMachine(join(context.scratch, 'thousand'), registry, modules);
  const node = await bareNode(context);
  context.say('everything is there');
  const rows = await interleaved(
    [
      contender(bare, node),
      contender(names.installed, commandOn(hundred, 'resolve')),
      contender(names.thousand, commandOn(thousand, 'resolve')),
    ],
    { rounds: Math.max(context.rounds, fewestRounds), reference: bare },
  );
  return {
    id: 'warm',
    title: 'Warm and installed',
    what: 'oras-buf resolve where everything is there: presence, size and times of each file are compared.',
    unit: 'ms',
    reference: bare,
    rows,
    goals: [
      ratioGoal('warm and installed, 100 modules, to bare node', rows, names.installed, 2.5),
      requestGoal('warm and installed, 100 modules: requests', await requestsOf(hundred), 0),
    ],
  };
}

async function partly(
  context: BenchContext,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Benchmark> {
  const whole = await resolvedMachine(join(context.scratch, 'whole'), registry, modules);
  const restored = await resolvedMachine(join(context.scratch, 'restored'), registry, modules);
  const author = await resolvedMachine(join(context.scratch, 'author'), registry, modules);
  const colleague = await resolvedMachine(join(context.scratch, 'colleague'), registry, modules);
  context.say('something is missing');
  const change = changer(registry, author, modules);
  const rows = await interleaved(
    [
      contender(names.installed, commandOn(whole, 'resolve')),
      { ...contender(names.storeOnly, commandOn(restored, 'resolve')), prepare: () => keepStoreOnly(restored) },
      {
        ...contender(names.changed, commandOn(colleague, 'resolve', '--frozen')),
        prepare: async () => {
          await change();
          await orasBuf(author, 'resolve');
          await handOver(author, colleague);
        },
      },
      { ...contender(names.moved, commandOn(author, 'resolve')), prepare: change },
    ],
    { rounds: context.rounds, reference: names.installed },
  );
  return {
    id: 'warm-partly',
    title: 'Warm, with something to do',
    what: 'oras-buf resolve after a restore of the cache (each blob is hashed, each module installed); and after buf.yaml asks for a new version of one module, with the locks that a colleague committed and as the colleague.',
    unit: 'ms',
    reference: names.installed,
    rows,
    // How many requests each of them needs is counted in the group `requests`.
    goals: [],
  };
}

/** Each time, a version of one module that nobody has seen, and a buf.yaml that asks for it. */
function changer(
  registry: BenchRegistry,
  { workspace }: Machine,
  modules: readonly PublishedModule[],
): () => Promise<void> {
  let patch = 0;
  return async () => {
    patch += 1;
    const [first, ...others] = modules;
    if (first === undefined) throw new Error('there is no module that could change');
    const next = await publishModules(registry.origin, [changedModule(first.module, `v1.0.${patch}`)]);
    await writeFile(join(workspace, 'buf.yaml'), bufYaml([...next, ...others]));
  };
}

/** What the author committed is pulled by the colleague. */
async function handOver(author: Machine, colleague: Machine): Promise<void> {
  for (const name of ['buf.yaml', 'buf.lock', 'oras.lock']) {
    await copyFile(join(author.workspace, name), join(colleague.workspace, name));
  }
}

async function large(context: BenchContext, registry: BenchRegistry): Promise<Benchmark> {
  const modules = await publishModules(registry.origin, [await largeModule()]);
  const machine = await resolvedMachine(join(context.scratch, 'large'), registry, modules);
  const restored = await resolvedMachine(join(context.scratch, 'large-restored'), registry, modules);
  context.say('one module of 7,000 files');
  const rows = await interleaved(
    [
      await unpacking(context, registry, modules),
      { ...contender(names.largeInstall, commandOn(restored, 'resolve')), prepare: () => keepStoreOnly(restored) },
      contender(names.largeInstalled, commandOn(machine, 'resolve')),
    ],
    { rounds: context.rounds, reference: names.unpack },
  );
  return {
    id: 'warm-large',
    title: 'One module of 7,000 files',
    what: 'From its blob to files. Ours verifies the blob, hashes each file for the digest of buf as well, and puts it where buf looks.',
    unit: 'ms',
    reference: names.unpack,
    rows,
    goals: [
      ratioGoal(
        'one module of 7,000 files, installed from the store, to tar and sha256sum',
        rows,
        names.largeInstall,
        1.5,
      ),
    ],
  };
}

/** What anybody has to do who wants the files of an archive, and to know them. */
async function unpacking(
  { scratch }: BenchContext,
  registry: BenchRegistry,
  [module]: readonly PublishedModule[],
): Promise<Contender> {
  if (module === undefined) throw new Error('there is no module to unpack');
  const directory = join(scratch, 'unpacked');
  const environment = { PATH: env['PATH'] ?? '', HOME: scratch };
  const archive = join(scratch, 'large.tar.gz');
  const url = `${registry.origin}/v2/${module.repository}/blobs/${module.layer.digest}`;
  await runToEnd({ program: 'curl', args: ['-sSfL', '-o', archive, url], directory: scratch, environment });
  const script = 'tar xzf "$0" && find . -type f -print0 | xargs -0 sha256sum >/dev/null';
  return {
    ...contender(names.unpack, { program: 'sh', args: ['-ec', script, archive], directory, environment }),
    prepare: async () => {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory);
    },
  };
}

function contender(name: string, command: Command): Contender {
  return {
    name,
    run: async () => {
      await runToEnd(command);
      return undefined;
    },
  };
}

function ratioGoal(text: string, rows: readonly Row[], name: string, limit: number): Goal {
  return { text, limit, value: rows.find((row) => row.name === name)?.ratio ?? Number.NaN, unit: 'x' };
}

function requestGoal(text: string, value: number, limit: number): Goal {
  return { text, limit, value, unit: 'requests' };
}
