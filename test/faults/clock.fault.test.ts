import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fail } from '../oci/loopback-registry.ts';
import { requirePeers } from '../peers/peers.ts';
import { checkEnd, checkRecovery, checkStore } from './fault-checks.ts';
import type { FaultRun, RunWith } from './fault-machine.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { kindOf } from './hostile-registry.ts';
import { faultSeed, seededRandom } from './seeded-random.ts';

const peers = requirePeers('faketime');
const area = 'clock';
const year = 365 * 86_400;

/** A run whose clock jumps: after how many milliseconds, by how many seconds it is wrong from then on. */
function jumping(jumps: readonly (readonly [afterMs: number, seconds: number])[]): RunWith {
  const preload = pathToFileURL(join(import.meta.dirname, 'jumping-clock.ts')).href;
  return { nodeArguments: ['--import', preload], environment: { ORAS_BUF_TEST_CLOCK: JSON.stringify(jumps) } };
}

/** A run that libfaketime deceives: every clock but the monotonic one; the times of files are the system's. */
function deceived(timestamp: string): RunWith {
  return {
    wrapper: [peers.path('faketime'), '--exclude-monotonic', '-f', timestamp],
    environment: { NO_FAKE_STAT: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', PATH: process.env['PATH'] ?? '' },
  };
}

interface Case {
  readonly fault: string;
  /** One run after the other, on one machine. */
  readonly runs: () => readonly RunWith[];
}

/** The fault came, and nothing that is measured in the run follows it. */
function expectWrongTime(run: FaultRun, { environment }: RunWith): void {
  const [[afterMs = 1] = []] = JSON.parse(environment?.['ORAS_BUF_TEST_CLOCK'] ?? '[]') as number[][];
  if (afterMs === 0) expect(wrongByMs(run)).toBeGreaterThan(year * 1_000);
  expect(run.report?.durationMs).toBeGreaterThanOrEqual(0);
  expect(run.report?.durationMs).toBeLessThan(run.seconds * 1_000);
  for (const { durationMs } of run.report?.timings ?? []) expect(durationMs).toBeGreaterThanOrEqual(0);
}

function wrongByMs(run: FaultRun): number {
  return Math.abs(Date.parse(run.report?.startedAt ?? '') - Date.now());
}

const jumpMs = [300, 500, 650, 800, 950, 1_100, 1_300, 1_600, 2_000];

const cases: readonly Case[] = [
  { fault: 'ten years ahead, then right', runs: () => [jumping([[0, 10 * year]])] },
  { fault: 'thirty years behind, then right', runs: () => [jumping([[0, -30 * year]])] },
  {
    fault: 'jumps an hour ahead in mid-run, and back, again and again',
    runs: () => [jumping(jumpMs.map((ms, index) => [ms, index % 2 === 0 ? 3_600 : -3_600]))],
  },
  {
    fault: 'jumps by years at random in mid-run, five runs',
    runs: () => {
      const seed = faultSeed();
      process.stderr.write(`clock jumps: ORAS_BUF_FAULTS_SEED=${seed}\n`);
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () =>
        jumping(jumpMs.map((ms) => [ms * (0.5 + random()), (random() - 0.5) * 40 * year])),
      );
    },
  },
  {
    fault: 'ahead and behind in turn, four runs',
    runs: () => [5, -5, 20, -20].map((years) => jumping([[0, years * year]])),
  },
];

const deceptions: readonly (readonly [fault: string, timestamp: string])[] = [
  ['libfaketime: ten years ahead', '+10y'],
  ['libfaketime: ten years behind', '-10y'],
  ['libfaketime: a clock that runs a thousand times too fast', '+0 x1000'],
];

describe.concurrent('a clock', () => {
  for (const { fault, runs } of cases) {
    it(fault, async () => {
      await using scene = await FaultScene.create();
      scene.registry.latencyMs = 20;
      const codes: number[] = [];
      for (const options of runs()) {
        const run = await scene.machine.run(['resolve'], options);
        codes.push(run.exitCode);
        await checkEnd(scene.machine, run, [0], scene.checks);
        expectWrongTime(run, options);
        expect(await scene.machine.installed()).toEqual(scene.checks.reference);
        // A prune by age between runs: what seems old may go, nothing may break.
        const prune = await scene.machine.run(['cache', 'prune', '--max-age', '30d', '--max-size', '1GB'], options);
        expect(prune.exitCode, prune.output).toBe(0);
        await checkStore(scene.machine, scene.checks.oras);
      }
      await checkRecovery(scene.machine, scene.checks);
      await noteFault({ area, fault, tries: codes.length, outcome: 'done', exitCodes: codes, recovery: recovered });
    });
  }

  it.runIf(peers.ready)('libfaketime', async () => {
    for (const [fault, timestamp] of deceptions) {
      await using scene = await FaultScene.create();
      scene.registry.latencyMs = 5;
      const run = await scene.machine.run(['resolve'], deceived(timestamp));
      await checkEnd(scene.machine, run, [0], scene.checks);
      if (timestamp.endsWith('y')) expect(wrongByMs(run)).toBeGreaterThan(9 * year * 1_000);
      await checkRecovery(scene.machine, scene.checks);
      await noteFault({ area, fault, tries: 1, outcome: 'done', exitCodes: [run.exitCode], recovery: recovered });
    }
  });

  it('that jumps while a run waits for another: no lock is stolen', async () => {
    await using scene = await FaultScene.create();
    const { machine, registry } = scene;
    const gate = Promise.withResolvers<void>();
    registry.fault = async (request) => {
      if (kindOf(request) === 'manifest') await gate.promise;
      return false;
    };
    const first = machine.start(['resolve'], jumping([[900, -2 * year]]));
    while (registry.count('GET', '/manifests/') === 0) await sleep(5);
    const options = jumping([
      [700, year],
      [1_000, -year],
      [1_500, 3 * year],
    ]);
    const environment = { ...options.environment, ORAS_BUF_REPORT_DIR: join(machine.directory, 'second') };
    const second = machine.start(['resolve'], { ...options, environment });
    while (!second.text().includes('Another run')) await sleep(5);
    // Longer than any jump of the second, and no shorter for what its clock says.
    await sleep(3_000);
    expect(second.text()).not.toContain('GET ');
    gate.resolve();
    const runs = [await first.ended, await second.ended];
    for (const run of runs) await checkEnd(machine, run, [0], scene.checks);
    await checkRecovery(machine, scene.checks);
    const exitCodes = runs.map(({ exitCode }) => exitCode);
    const fault = 'jumps by years while one run waits for another';
    await noteFault({ area, fault, tries: 2, outcome: 'the second waits', exitCodes, recovery: recovered });
  });

  it('that was ahead when a job was killed: its locks are taken over at once', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    let isHeld = false;
    scene.registry.fault = (request) => {
      if (isHeld || kindOf(request) !== 'manifest') return false;
      isHeld = true;
      return true;
    };
    const killed = machine.start(['resolve'], jumping([[0, 5 * year]]));
    while (!isHeld) await sleep(5);
    killed.child.kill('SIGKILL');
    const { exitCode } = await killed.ended;
    const run = await checkRecovery(machine, scene.checks);
    expect(run.seconds).toBeLessThan(20);
    await noteFault({
      area,
      fault: 'five years ahead when the job was killed',
      tries: 1,
      outcome: 'killed',
      exitCodes: [exitCode],
      recovery: recovered,
    });
  });

  it('that jumps in a pause which Retry-After asks for', async () => {
    await using scene = await FaultScene.create();
    const { registry, machine } = scene;
    registry.fault = (request, response) => {
      if (kindOf(request) !== 'blob' || registry.timesAsked(request) > 1) return false;
      fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '3' });
      return true;
    };
    const jumps = [1_500, 2_000, 2_500, 3_000, 4_000].map((ms, index) => [ms, index % 2 === 0 ? year : -year] as const);
    const run = await machine.run(['resolve'], jumping(jumps));
    expect(registry.misdeeds).toBeGreaterThan(0);
    expect(run.seconds).toBeGreaterThan(3);
    expect(run.seconds).toBeLessThan(60);
    await checkEnd(machine, run, [0], scene.checks);
    registry.behave();
    await checkRecovery(machine, scene.checks);
    const fault = 'jumps by a year in a pause of Retry-After';
    await noteFault({
      area,
      fault,
      tries: 1,
      outcome: 'waited as asked',
      exitCodes: [run.exitCode],
      recovery: recovered,
    });
  });
});
