import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endProcessesOf } from '../peers/processes.ts';
import { checkRecovery, checkStore } from './fault-checks.ts';
import type { FaultMachine } from './fault-machine.ts';
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
  if ((await thereIn(machine.bufCache)) > 0) return said.includes('Success') ? 'done' : 'installing';
  if (!said.includes('GET ')) return 'starting';
  return (await thereIn(join(machine.storeDirectory, 'blobs'))) > 1 ? 'fetching' : 'resolving';
}

/** Starts a run, kills it after a while, and checks what is there: whole blobs, and a next run that ends well. */
async function killAndRecover(
  scene: FaultScene,
  machine: FaultMachine,
  afterMs: number,
): Promise<{ readonly where: string; readonly seconds: number }> {
  const running = machine.start(['resolve']);
  const timer = setTimeout(() => running.child.kill('SIGKILL'), afterMs);
  const run = await running.ended;
  clearTimeout(timer);
  expect([0, killed]).toContain(run.exitCode);
  const where = run.exitCode === 0 ? 'done' : await farthest(machine, run.output);
  await checkStore(machine, undefined);
  const { seconds } = await checkRecovery(machine, scene.checks);
  return { where, seconds };
}

describe.concurrent('kill -9', () => {
  for (const kind of ['resolve', 'install'] as const) {
    it(`at random moments of ${kind}`, { timeout: 1_200_000 }, async () => {
      const seed = faultSeed();
      stderr.write(`kill -9 at moments of ${kind}: ORAS_BUF_FAULTS_SEED=${seed}\n`);
      const random = seededRandom(seed);
      await using scene = await FaultScene.create();
      scene.registry.latencyMs = 12;
      const found = new Map<string, number>();
      let wholeRunMs = 1_000 * (await scene.machine.run()).seconds;
      for (let i = 0; i < moments / 2; i++) {
        await using machine = await scene.another();
        scene.registry.forgetTokens();
        if (kind === 'install') {
          // The store is full and the locks are there: all that is left to do is to install.
          expect((await machine.run()).exitCode).toBe(0);
          await rm(machine.bufCache, { recursive: true });
          await rm(join(machine.workspace, '.oras-buf'), { recursive: true });
        }
        const { where, seconds } = await killAndRecover(scene, machine, (0.15 + 0.85 * random()) * wholeRunMs);
        // As long as such a run took just now: others keep the machine busy.
        wholeRunMs = Math.max(400, (wholeRunMs + seconds * 1_000) / 2);
        found.set(where, (found.get(where) ?? 0) + 1);
      }
      const counts = [...found].map(([where, count]) => `${count} ${where}`).join(', ');
      await noteFault({
        area: 'kill',
        fault: `kill -9 at random moments of ${kind}`,
        tries: moments / 2,
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
