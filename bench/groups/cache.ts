import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import type { Report } from '../../src/report/report.ts';
import { type CacheService, startCacheService } from '../../test/peers/cache-service-v2.ts';
import type { BenchContext, BenchGroup, Benchmark } from '../benchmark.ts';
import { actionEnvironment, bundle } from '../bundles.ts';
import { type Contender, interleaved } from '../interleave.ts';
import { runToEnd } from '../measured-run.ts';
import { cutModules, publishModules } from '../modules.ts';
import { peerPath } from '../registries.ts';
import { resolvedMachine, withRegistries } from '../scene.ts';
import type { Machine } from '../workspace.ts';

const names = {
  pack: 'tar czf of the store',
  save: 'save: copy, pack and upload',
  unpack: 'tar xzf of it',
  restore: 'restore: download, unpack and verify',
} as const;

/** What the cache of the CI system costs: the action as it is shipped, the toolkit of GitHub, and its cache service (Azurite behind it). */
export const group: BenchGroup = {
  id: 'cache',
  run: (context) =>
    withRegistries(context, async ({ plain }) => {
      const modules = await publishModules(plain.origin, await cutModules(100));
      const machine = await resolvedMachine(join(context.scratch, 'machine'), plain, modules);
      const service = await startCacheService(await peerPath('azurite'));
      try {
        context.say('saving and restoring the cache');
        return await measure(context, new CachedAction(context, machine, service));
      } finally {
        await service.stop();
      }
    }),
};

async function measure(context: BenchContext, action: CachedAction): Promise<readonly Benchmark[]> {
  const { scratch } = context;
  let round = 0;
  await action.run('restored');
  const store = action.store;
  const archive = join(scratch, 'store.tar.gz');
  const unpacked = join(scratch, 'unpacked');
  const tar = async (...args: readonly string[]): Promise<undefined> => {
    await runToEnd({ program: 'tar', args, directory: scratch, environment: { PATH: env['PATH'] ?? '' } });
    return undefined;
  };
  await tar('czf', archive, '-C', store, '.');
  const contenders: readonly Contender[] = [
    { name: names.pack, run: () => tar('czf', archive, '-C', store, '.') },
    {
      name: names.save,
      run: async () => {
        round += 1;
        return action.phase(await action.run(`round-${round}`), 'save cache', 'miss');
      },
    },
    {
      name: names.unpack,
      prepare: async () => {
        await rm(unpacked, { recursive: true, force: true });
        await mkdir(unpacked);
      },
      run: () => tar('xzf', archive, '-C', unpacked),
    },
    { name: names.restore, run: async () => action.phase(await action.run('restored'), 'restore cache', 'hit') },
  ];
  const rows = await interleaved(contenders, { rounds: context.rounds });
  const medianOf = (name: string): number => rows.find((row) => row.name === name)?.median ?? Number.NaN;
  const what = (of: string): string =>
    `The store of 100 modules, ${of}: the phase of the shipped action, by its own report, with GitHub's toolkit and a cache service on this machine.`;
  const half = (id: string, title: string, text: string, reference: string, other: string): Benchmark => ({
    id,
    title,
    what: what(text),
    unit: 'ms',
    reference,
    rows: rows
      .filter(({ name }) => name === reference || name === other)
      .map((row) => ({ ...row, ratio: row.median / medianOf(reference) })),
    goals: [],
  });
  return [
    half('cache-save', 'Cache, saved', 'saved', names.pack, names.save),
    half('cache-restore', 'Cache, restored', 'restored', names.unpack, names.restore),
  ];
}

/** The main step, each time on a machine that has nothing but the checkout. */
class CachedAction {
  readonly #context: BenchContext;
  readonly #machine: Machine;
  readonly #service: CacheService;
  store = '';

  constructor(context: BenchContext, machine: Machine, service: CacheService) {
    this.#context = context;
    this.#machine = machine;
    this.#service = service;
  }

  /** @param suffix of the cache's key: whoever has the same finds what the other saved */
  async run(suffix: string): Promise<Report> {
    const { workspace } = this.#machine;
    const temporary = await mkdtemp(join(this.#context.scratch, 'runner-'));
    const { INPUT_OFFLINE: _, ...environment } = actionEnvironment(workspace, temporary);
    await runToEnd({
      program: execPath,
      args: [join(bundle('main'), 'index.js')],
      directory: workspace,
      environment: {
        ...environment,
        ...this.#service.environment('read-write'),
        TMPDIR: temporary,
        GITHUB_EVENT_NAME: 'push',
        GITHUB_RUN_ID: suffix,
        'INPUT_CACHE-KEY-SUFFIX': suffix,
      },
    });
    this.store = join(temporary, 'oras-buf', 'store');
    return JSON.parse(await readFile(join(workspace, '.oras-buf', 'report', 'report.json'), 'utf8')) as Report;
  }

  /** Milliseconds of one phase, in a run that found the cache as expected. */
  phase({ timings, cache }: Report, name: string, result: Report['cache']['result']): number {
    const timing = timings.find(({ phase }) => phase === name);
    if (timing === undefined || cache.result !== result)
      throw new Error(`the cache was a ${cache.result}, not a ${result}: ${cache.reason}`);
    return timing.durationMs;
  }
}
