import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { type Checks, checkEnd, checkRecovery, referenceOf } from './fault-checks.ts';
import { FaultMachine, type FaultRun } from './fault-machine.ts';
import { faultModules, faultWorkspace } from './fault-modules.ts';
import { recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { isLongRun } from './seeded-random.ts';
import { startToxiproxy, type Toxic, type Toxiproxy } from './toxiproxy.ts';

const peers = requirePeers('registry', 'token-server', 'oras', 'toxiproxy');
const { done, network } = exitCodes;
const flappingRuns = isLongRun ? 10 : 2;

interface Case {
  readonly fault: string;
  readonly toxics: readonly Toxic[];
  readonly exitCode: number;
  readonly outcome: string;
  /** Tried over TLS as well. */
  readonly alsoTls?: true;
}

const cases: readonly Case[] = [
  {
    fault: 'latency 300 ms',
    toxics: [{ type: 'latency', attributes: { latency: 300, jitter: 0 } }],
    exitCode: done,
    outcome: 'done',
  },
  {
    fault: 'latency 150 ms, jitter 140 ms, both ways',
    toxics: [
      { type: 'latency', attributes: { latency: 150, jitter: 140 } },
      { type: 'latency', stream: 'upstream', attributes: { latency: 150, jitter: 140 } },
    ],
    exitCode: done,
    outcome: 'done',
    alsoTls: true,
  },
  {
    fault: 'bandwidth 20 kB/s a connection',
    toxics: [{ type: 'bandwidth', attributes: { rate: 20 } }],
    exitCode: done,
    outcome: 'done',
  },
  {
    fault: 'answers in slices of 200 bytes, 2 ms apart',
    toxics: [{ type: 'slicer', attributes: { average_size: 200, size_variation: 100, delay: 2_000 } }],
    exitCode: done,
    outcome: 'done',
  },
  {
    fault: 'each connection ends after 10,000 bytes',
    toxics: [{ type: 'limit_data', attributes: { bytes: 10_000 } }],
    exitCode: done,
    outcome: 'resumed by range',
    alsoTls: true,
  },
  {
    fault: 'connections that close 500 ms late',
    toxics: [{ type: 'slow_close', attributes: { delay: 500 } }],
    exitCode: done,
    outcome: 'done',
  },
  {
    fault: 'a tenth of the connections is reset',
    toxics: [{ type: 'reset_peer', toxicity: 0.1, attributes: { timeout: 30 } }],
    exitCode: done,
    outcome: 'tried again',
    alsoTls: true,
  },
  {
    fault: 'every connection is reset',
    toxics: [{ type: 'reset_peer', attributes: { timeout: 0 } }],
    exitCode: network,
    outcome: 'gave up after all tries',
    alsoTls: true,
  },
  {
    fault: 'every connection swallows all and ends after 400 ms',
    toxics: [{ type: 'timeout', attributes: { timeout: 400 } }],
    exitCode: network,
    outcome: 'gave up after all tries',
  },
];

describe.runIf(peers.ready).each([{ tls: false }, { tls: true }])('network, TLS: $tls', ({ tls }) => {
  let registry: RunningRegistry;
  let toxiproxy: Toxiproxy;
  let checks: Checks;
  let directory = '';
  const area = tls ? 'network (toxiproxy, TLS)' : 'network (toxiproxy)';
  const machineAt = (host: string): Promise<FaultMachine> => {
    const lines = [
      `repository: '${registryUsers.ci.name}/{owner}/{name}'`,
      ...(tls ? [`ca_file: ${registry.caFile}`] : []),
    ];
    return FaultMachine.create(`${tls ? 'https' : 'http'}://${host}`, {
      ...faultWorkspace,
      '.oras/config.yaml': `registries:\n  oras.birb.homes:\n${lines.map((line) => `    ${line}\n`).join('')}`,
    });
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-toxiproxy-'));
    toxiproxy = await startToxiproxy(peers.path('toxiproxy'), directory);
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    registry = await startRegistry(programs, { signIn: 'token', tls });
    const user = registryUsers.ci;
    const target = { kind: 'registry', registry, user, prefix: `${user.name}/` } as const;
    for (const module of faultModules) await pushModule(peers.path('oras'), target, { ...module, shape: 'archive' });
    await using machine = await machineAt(registry.host);
    const reference = await referenceOf(machine);
    const secrets = () => [
      { name: 'the password', value: user.password },
      ...registry.exchangedTokens().map((value, index) => ({ name: `the token ${index + 1}`, value })),
    ];
    checks = { secrets, oras: peers.path('oras'), reference };
  });
  afterAll(async () => {
    await registry.stop();
    await toxiproxy.stop();
    await rm(directory, { recursive: true, force: true });
  });

  for (const { fault, toxics, exitCode, outcome, alsoTls } of cases) {
    if (tls && alsoTls !== true) continue;
    it.concurrent(fault, async () => {
      const way = await toxiproxy.connect(registry.host);
      await using machine = await machineAt(way.host);
      await way.poison(toxics);
      const run = await machine.run();
      await checkEnd(machine, run, [exitCode], checks);
      await way.heal();
      await checkRecovery(machine, checks);
      await noteFault({ area, fault, tries: 1, outcome, exitCodes: [run.exitCode], recovery: recovered });
    });
  }

  for (const { goneMs, thereMs, allowed } of [
    { goneMs: 120, thereMs: 1_500, allowed: [done] },
    // Six tries in a row may all meet a registry that is gone a third of the time.
    { goneMs: 250, thereMs: 500, allowed: [done, network] },
  ]) {
    it.concurrent(`a registry that flaps: gone for ${goneMs} ms, there for ${thereMs} ms`, async () => {
      const way = await toxiproxy.connect(registry.host);
      const runs: FaultRun[] = [];
      for (let round = 0; round < flappingRuns; round++) {
        await using machine = await machineAt(way.host);
        await way.poison([{ type: 'latency', attributes: { latency: 60, jitter: 20 } }]);
        let isOver = false;
        const running = machine.run().finally(() => {
          isOver = true;
        });
        while (!isOver) {
          await way.enable(false);
          await sleep(goneMs);
          await way.enable(true);
          await sleep(thereMs);
        }
        const run = await running;
        runs.push(run);
        await checkEnd(machine, run, allowed, checks);
        await way.heal();
        await checkRecovery(machine, checks);
      }
      expect(runs.some(({ output }) => output.includes('trying again'))).toBe(true);
      await noteFault({
        area,
        fault: `registry gone for ${goneMs} ms, there for ${thereMs} ms, again and again`,
        tries: runs.length,
        outcome: 'tried again',
        exitCodes: runs.map(({ exitCode }) => exitCode),
        recovery: recovered,
      });
    });
  }

  it.concurrent('a registry that goes away in mid-run and stays away', async () => {
    const way = await toxiproxy.connect(registry.host);
    await using machine = await machineAt(way.host);
    await way.poison([{ type: 'latency', attributes: { latency: 50, jitter: 0 } }]);
    const running = machine.start(['resolve']);
    while (!running.text().includes('/manifests/')) await sleep(10);
    await way.enable(false);
    const run = await running.ended;
    await checkEnd(machine, run, [network], checks);
    await way.enable(true);
    await way.heal();
    await checkRecovery(machine, checks);
    await noteFault({
      area,
      fault: 'registry goes away in mid-run for good',
      tries: 1,
      outcome: 'gave up after all tries',
      exitCodes: [run.exitCode],
      recovery: recovered,
    });
  });
});
