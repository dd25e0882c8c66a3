import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registryUsers } from '../../test/peers/registry.ts';
import { countRequests, type RequestCounts } from '../../test/peers/request-counts.ts';
import type { BenchContext, BenchGroup, Benchmark, Goal, Row } from '../benchmark.ts';
import { changedModule, cutModules, type PublishedModule } from '../modules.ts';
import { pullNames, pullsOf } from '../pulls.ts';
import { type RecordedRegistry, startRecordedRegistry } from '../recorded-registry.ts';
import { type BenchRegistry, peerPath } from '../registries.ts';
import { bufYaml, type Machine, newMachine, orasBuf } from '../workspace.ts';

const count = 100;
/** What one token is good for, at most: it travels in a header with its scopes, and many servers take no header over 8 KiB. */
const scopeSet = { repositories: 32, bytes: 2_000 };

/** What a registry and its token service are asked for. Counts do not drift with the machine. */
export const group: BenchGroup = {
  id: 'requests',
  async run(context) {
    const programs = { registry: await peerPath('registry'), 'token-server': await peerPath('token-server') };
    const recorded = await startRecordedRegistry(programs, await cutModules(count));
    try {
      return await new Scenarios(context, recorded).run();
    } finally {
      await recorded.stop();
    }
  },
};

const kinds = ['tokenExchanges', 'refused', 'manifests', 'blobs', 'tagLists', 'others'] as const;
type Kind = (typeof kinds)[number];

const kindNames: Readonly<Record<Kind, string>> = {
  tokenExchanges: 'token exchanges',
  refused: 'refused at first (401)',
  manifests: 'manifests',
  blobs: 'blobs',
  tagLists: 'lists of tags',
  others: 'others (HEAD of a tag)',
};

class Scenarios {
  readonly #context: BenchContext;
  readonly #recorded: RecordedRegistry;
  readonly #registry: BenchRegistry;
  readonly #modules: readonly PublishedModule[];

  constructor(context: BenchContext, recorded: RecordedRegistry) {
    const { registry } = recorded;
    this.#context = context;
    this.#recorded = recorded;
    this.#modules = recorded.modules;
    this.#registry = {
      host: registry.host,
      origin: registry.origin,
      caFile: registry.caFile,
      user: registryUsers.ci,
      tokenUrl: `${registry.origin}/token/`,
      stop: registry.stop,
    };
  }

  async run(): Promise<readonly Benchmark[]> {
    const exact = await this.#machine('exact');
    const ranges = await this.#machine('ranges', () => 'v1');
    const locked = await this.#machine('locked', () => 'v1');
    const tokens = scopeSets(this.#modules.map(({ repository }) => repository));
    const cold = { tokenExchanges: tokens, refused: 1, manifests: count, blobs: count, tagLists: 0, others: 0 };
    const nothing = { tokenExchanges: 0, refused: 0, manifests: 0, blobs: 0, tagLists: 0, others: 0 };
    const single = { tokenExchanges: 1, refused: 1, manifests: 1, blobs: 1, tagLists: 0, others: 0 };
    const first = await this.#resolve(exact);
    const benchmarks = [
      await this.#compared(first),
      scenario('cold-exact', 'cold, exact versions', 'Nothing is there yet.', first, cold),
      scenario('cold-ranges', 'cold, ranges', 'Nothing is there yet.', await this.#resolve(ranges), {
        ...cold,
        tagLists: count,
      }),
    ];
    await copyLocks(ranges, locked);
    benchmarks.push(
      scenario(
        'cold-locked',
        'cold, ranges, locked',
        'There are locks, and nothing else.',
        await this.#resolve(locked, '--frozen'),
        cold,
      ),
      scenario('warm', 'warm', 'Everything is installed.', await this.#resolve(locked, '--frozen'), nothing),
    );
    await rm(join(locked.home, '.cache', 'buf'), { recursive: true });
    benchmarks.push(
      scenario(
        'store',
        'the store only',
        'As after a cache was restored.',
        await this.#resolve(locked, '--frozen'),
        nothing,
      ),
    );

    const colleague = await this.#machine('colleague');
    await copyLocks(exact, colleague);
    await this.#resolve(colleague, '--frozen');
    const [one, ...others] = this.#modules;
    if (one === undefined) throw new Error('no modules');
    const changed = await this.#recorded.publish([changedModule(one.module)]);
    await writeFile(join(exact.workspace, 'buf.yaml'), bufYaml([...changed, ...others]));
    benchmarks.push(
      scenario(
        'changed',
        'one of 100 changed in buf.yaml',
        'Everything else is installed. The run may write the locks.',
        await this.#resolve(exact),
        single,
      ),
    );
    await copyLocks(exact, colleague);
    benchmarks.push(
      scenario(
        'changed-locked',
        'one of 100 changed in the locks',
        'Everything else is installed: a job in CI after that change.',
        await this.#resolve(colleague, '--frozen'),
        single,
      ),
    );
    return benchmarks;
  }

  /** With what the same modules cost by the programs that get one at a time. */
  async #compared(ours: RequestCounts): Promise<Benchmark> {
    const pulls = await pullsOf(join(this.#context.scratch, 'pulls'), this.#registry, this.#modules);
    const rows: Row[] = [{ name: 'oras-buf resolve', median: ours.all, samples: [ours.all] }];
    for (const { name, prepare, run } of [pulls.orasParallel, pulls.craneParallel]) {
      await prepare?.();
      this.#recorded.registry.forgetRequests();
      await run();
      const { all } = countRequests(this.#recorded.registry.requests());
      rows.push({ name, median: all, samples: [all] });
    }
    const reference = rows.find(({ name }) => name === pullNames.orasParallel)?.median ?? Number.NaN;
    return {
      id: 'requests-cold',
      title: 'Requests, 100 modules: cold, beside others',
      what: 'All requests with those for tokens, counted by a proxy.',
      unit: 'requests',
      reference: pullNames.orasParallel,
      rows: rows.map((row) => ({ ...row, ratio: row.median / reference })),
      goals: [],
    };
  }

  #machine(name: string, version?: (module: PublishedModule) => string): Promise<Machine> {
    return newMachine(join(this.#context.scratch, name), this.#registry, this.#modules, version);
  }

  async #resolve(machine: Machine, ...flags: readonly string[]): Promise<RequestCounts> {
    this.#recorded.registry.forgetRequests();
    await orasBuf(machine, 'resolve', ...flags);
    return countRequests(this.#recorded.registry.requests());
  }
}

async function copyLocks(from: Machine, to: Machine): Promise<void> {
  for (const name of ['buf.yaml', 'oras.lock', 'buf.lock']) {
    await cp(join(from.workspace, name), join(to.workspace, name));
  }
}

function scenario(
  id: string,
  title: string,
  what: string,
  counts: RequestCounts,
  most: Readonly<Record<Kind, number>>,
): Benchmark {
  const rows = kinds.map((kind): Row => ({ name: kindNames[kind], median: counts[kind], samples: [counts[kind]] }));
  const all = kinds.reduce((sum, kind) => sum + most[kind], 0);
  const goals: Goal[] = [
    { text: `requests, ${title}: all`, limit: all, value: counts.all, unit: 'requests' },
    {
      text: `requests, ${title}: token exchanges`,
      limit: most.tokenExchanges,
      value: counts.tokenExchanges,
      unit: 'requests',
    },
  ];
  return {
    id: `requests-${id}`,
    title: `Requests, 100 modules: ${title}`,
    what: `${what} By TLS and tokens, counted by a proxy.`,
    unit: 'requests',
    rows,
    goals,
  };
}

/** How many tokens it takes: each is filled with repositories up to its limits, in their order. */
function scopeSets(repositories: readonly string[]): number {
  let sets = 0;
  let held = { repositories: scopeSet.repositories, bytes: 0 };
  for (const repository of repositories) {
    const bytes = `scope=repository:${repository}:pull&`.length;
    if (held.repositories === scopeSet.repositories || held.bytes + bytes > scopeSet.bytes) {
      sets += 1;
      held = { repositories: 0, bytes: 0 };
    }
    held = { repositories: held.repositories + 1, bytes: held.bytes + bytes };
  }
  return sets;
}
