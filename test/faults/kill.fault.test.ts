import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endProcessesOf } from '../peers/processes.ts';
import { checkRecovery, checkStore } from './fault-checks.ts';
import type { FaultMachine, StartedRun } from './fault-machine.ts';
import { sleepyBuf } from './fault-programs.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { faultSeed, isLongRun, seededRandom } from './seeded-random.ts';

const moments = isLongRun ? 500 : 50;
const killed = 137;

/** How far a run had come when it was killed, told from what it left. */
async function farthest(machine: FaultMachine, said: string): Promise<string> {
  const thereIn = async (directory: string): Promise<number> =>
    (await readdir(directory, { recursive: true }).catch(() => [])).length;
  if (said.includes('Success')) return 'at its end';
  if ((await thereIn(join(machine.workspace, '.oras-buf', 'cell'))) > 0) return 'writing the cell';
  if ((await thereIn(machine.bufCache)) > 0) return "writing buf's cache";
  if (!said.includes('GET ')) return 'before its first request';
  return (await thereIn(join(machine.storeDirectory, 'blobs'))) > 1 ? 'fetching' : 'resolving';
}

/** Waits until a run has begun its work: it says so to those who would make room in the cache. */
async function atWork(machine: FaultMachine, running: StartedRun): Promise<void> {
  const shares = join(machine.cache, 'in-use', 'buf');
  while (running.child.exitCode === null) {
    if ((await readdir(shares).catch(() => [])).some((name) => name.endsWith('.share'))) return;
    await sleep(2);
  }
}

interface Killed {
  /** Undefined: it was over before. */
  readonly where: string | undefined;
  /** How long the work of the run after it took. */
  readonly nextMs: number;
}

/** Starts a run, kills it in its work, and checks what is there: whole blobs, and a next run that ends well. */
async function killAndRecover(scene: FaultScene, machine: FaultMachine, afterMs: number): Promise<Killed> {
  const running = machine.start(['resolve']);
  await atWork(machine, running);
  const timer = setTimeout(() => running.child.kill('SIGKILL'), afterMs);
  const run = await running.ended;
  clearTimeout(timer);
  expect([0, killed], run.output).toContain(run.exitCode);
  const where = run.exitCode === 0 ? undefined : await farthest(machine, run.output);
  await checkStore(machine, undefined);
  const { report } = await checkRecovery(machine, scene.checks);
  return { where, nextMs: report?.durationMs ?? 0 };
}

describe.concurrent('kill -9', () => {
  for (const kind of ['resolve', 'install'] as const) {
    it(`at random moments of ${kind}`, { timeout: 1_800_000 }, async () => {
      const seed = faultSeed();
      stderr.write(`kill -9 at moments of ${kind}: ORAS_BUF_FAULTS_SEED=${seed}\n`);
      const random = seededRandom(seed);
      await using scene = await FaultScene.create();
      scene.registry.latencyMs = 12;
      const found = new Map<string, number>();
      let kills = 0;
      let workMs = (await scene.machine.run()).report?.durationMs ?? 0;
      for (let attempt = 0; kills < moments / 2; attempt++) {
        // Runs that were over before the moment came are no kills; there are only so many of them.
        expect(attempt).toBeLessThan(moments * 2);
        await using machine = await scene.another();
        scene.registry.forgetTokens();
        if (kind === 'install') {
          // The store is full and the locks are there: all that is left to do is to install.
          workMs = (await machine.run()).report?.durationMs ?? 0;
          await rm(machine.bufCache, { recursive: true });
          await rm(join(machine.workspace, '.oras-buf'), { recursive: true });
          await rm(join(machine.cache, 'in-use'), { recursive: true });
        }
        const { where, nextMs } = await killAndRecover(
          scene,
          machine,
          random() * workMs * (kind === 'install' ? 0.5 : 1),
        );
        // As long as such work took just now: others keep the machine busy.
        if (kind === 'resolve') workMs = Math.max(150, (workMs + nextMs) / 2);
        if (where === undefined) continue;
        kills++;
        found.set(where, (found.get(where) ?? 0) + 1);
      }
      const counts = [...found].map(([where, count]) => `${count} ${where}`).join(', ');
      await noteFault({
        area: 'kill',
        fault: `kill -9 at random moments of ${kind}`,
        tries: kills,
        outcome: `killed: ${counts}`,
        exitCodes: [killed],
        recovery: recovered,
      });
    });
  }

  it('while it builds', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    const build = { ORAS_BUF_BUF_PATH: await sleepyBuf(machine), ORAS_BUF_BUILD: 'buf', ORAS_BUF_COMMAND: 'build' };
    const running = machine.start(['run'], { environment: build });
    while (!(await readdir(machine.directory)).includes('buf-started')) await sleep(5);
    running.child.kill('SIGKILL');
    const { exitCode } = await running.ended;
    await endProcessesOf(join(machine.directory, 'home'));
    expect(exitCode).toBe(killed);
    await writeFile(join(machine.directory, 'programs', 'buf'), '#!/bin/sh\necho 1.75.0\n');
    await checkRecovery(machine, scene.checks, { args: ['run'], environment: build });
    await noteFault({
      area: 'kill',
      fault: 'kill -9 while it builds',
      tries: 1,
      outcome: 'killed',
      exitCodes: [exitCode],
      recovery: recovered,
    });
  });

  it('again and again on one machine, until it comes through', async () => {
    const seed = faultSeed();
    stderr.write(`kill -9 again and again: ORAS_BUF_FAULTS_SEED=${seed}\n`);
    const random = seededRandom(seed);
    await using scene = await FaultScene.create();
    scene.registry.latencyMs = 12;
    const { machine } = scene;
    for (let i = 0; i < 12; i++) {
      const running = machine.start(['resolve']);
      await sleep(250 + random() * 700);
      running.child.kill('SIGKILL');
      await running.ended;
      await checkStore(machine, undefined);
    }
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area: 'kill',
      fault: 'kill -9, twelve times in a row on one machine',
      tries: 12,
      outcome: 'killed',
      exitCodes: [killed],
      recovery: recovered,
    });
  });
});
