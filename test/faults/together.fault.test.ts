import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../peers/fixture-files.ts';
import { checkEnd, checkRecovery, checkStore } from './fault-checks.ts';
import type { FaultMachine, FaultRun, StartedRun } from './fault-machine.ts';
import { faultWorkspace } from './fault-modules.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { kindOf } from './hostile-registry.ts';
import { faultSeed, seededRandom } from './seeded-random.ts';

const area = 'together';

/** A checkout of its own on the same machine, with reports of its own. */
async function anotherRoot(machine: FaultMachine, number: number): Promise<string> {
  const root = join(machine.directory, `workspace-${number}`);
  await writeFiles(root, faultWorkspace);
  return root;
}

function startIn(machine: FaultMachine, root: string, args: readonly string[] = ['resolve']): StartedRun {
  return machine.start(args, { workspace: root, environment: { ORAS_BUF_REPORT_DIR: `${root}-report` } });
}

async function checkAll(scene: FaultScene, runs: readonly FaultRun[], roots: readonly string[]): Promise<void> {
  for (const run of runs) await checkEnd(scene.machine, run, [0], scene.checks);
  for (const root of roots) expect(await scene.machine.installed(root)).toEqual(scene.checks.reference);
  for (const root of roots.slice(0, 2)) await checkRecovery(scene.machine, scene.checks, { workspace: root });
}

describe.concurrent('jobs at the same time', () => {
  it('two on one root: the second waits and says so', async () => {
    await using scene = await FaultScene.create();
    scene.registry.latencyMs = 30;
    const { machine } = scene;
    const first = startIn(machine, machine.workspace);
    while (!first.text().includes('GET ')) await sleep(5);
    const second = machine.start(['resolve'], {
      environment: { ORAS_BUF_REPORT_DIR: join(machine.directory, 'second') },
    });
    const runs = [await first.ended, await second.ended];
    expect(runs[1]?.output).toContain('Another run');
    await checkAll(scene, runs, [machine.workspace]);
    await noteFault({
      area,
      fault: 'two jobs on one root',
      tries: 2,
      outcome: 'the second waits and says so',
      exitCodes: runs.map(({ exitCode }) => exitCode),
      recovery: recovered,
    });
  });

  it('two on one root, the first killed: the second takes over', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    let isHeld = false;
    scene.registry.fault = (request) => {
      if (isHeld || kindOf(request) !== 'manifest') return false;
      isHeld = true;
      return true;
    };
    const first = startIn(machine, machine.workspace);
    while (!isHeld) await sleep(5);
    const second = machine.start(['resolve'], {
      environment: { ORAS_BUF_REPORT_DIR: join(machine.directory, 'second') },
    });
    while (!second.text().includes('Another run')) await sleep(5);
    first.child.kill('SIGKILL');
    const killed = performance.now();
    while (!second.text().includes('GET ')) await sleep(5);
    expect(performance.now() - killed).toBeLessThan(20_000);
    const run = await second.ended;
    expect(run.exitCode, run.output).toBe(0);
    // What the first one left beside the root goes with the run after the second: that one had begun before.
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area,
      fault: 'two jobs on one root, the first killed',
      tries: 2,
      outcome: 'the second takes over',
      exitCodes: [(await first.ended).exitCode, run.exitCode],
      recovery: recovered,
    });
  });

  it('eight on one empty store, each in a root of its own', async () => {
    await using scene = await FaultScene.create();
    scene.registry.latencyMs = 10;
    const { machine } = scene;
    const roots = await Promise.all(Array.from({ length: 8 }, (_, index) => anotherRoot(machine, index)));
    const runs = await Promise.all(roots.map((root) => startIn(machine, root).ended));
    await checkAll(scene, runs, roots);
    await noteFault({
      area,
      fault: '8 processes on one empty store, different roots',
      tries: 8,
      outcome: 'done',
      exitCodes: runs.map(({ exitCode }) => exitCode),
      recovery: recovered,
    });
  });

  it('six on one store, beside them prunes that want everything', async () => {
    await using scene = await FaultScene.create();
    scene.registry.latencyMs = 10;
    const { machine } = scene;
    const roots = await Promise.all(Array.from({ length: 6 }, (_, index) => anotherRoot(machine, index)));
    const jobs = roots.map((root) => startIn(machine, root));
    const prunes: StartedRun[] = [];
    for (let i = 0; i < 3; i++) {
      await sleep(150);
      prunes.push(startIn(machine, machine.workspace, ['cache', 'prune', '--max-size', '0']));
    }
    const runs = await Promise.all([...jobs, ...prunes].map(({ ended }) => ended));
    await checkAll(scene, runs, roots);
    await noteFault({
      area,
      fault: '6 processes on one store, 3 prunes to nothing beside them',
      tries: runs.length,
      outcome: 'done',
      exitCodes: runs.map(({ exitCode }) => exitCode),
      recovery: recovered,
    });
  });

  it('eight on one store, half of them killed at random', async () => {
    const seed = faultSeed();
    process.stderr.write(`eight on one store: ORAS_BUF_FAULTS_SEED=${seed}\n`);
    const random = seededRandom(seed);
    await using scene = await FaultScene.create();
    scene.registry.latencyMs = 10;
    const { machine } = scene;
    const roots = await Promise.all(Array.from({ length: 8 }, (_, index) => anotherRoot(machine, index)));
    const runs = await Promise.all(
      roots.map(async (root, index) => {
        const running = startIn(machine, root);
        const timer =
          index % 2 === 0 ? undefined : setTimeout(() => running.child.kill('SIGKILL'), 500 + 3_000 * random());
        const run = await running.ended;
        clearTimeout(timer);
        return run;
      }),
    );
    for (const [index, run] of runs.entries())
      expect(index % 2 === 0 ? [0] : [0, 137], run.output).toContain(run.exitCode);
    await checkStore(machine, scene.checks.oras);
    // Each root is made whole by a run of its own; only then nothing of the killed ones is left.
    for (const root of roots) expect((await startIn(machine, root).ended).exitCode).toBe(0);
    for (const root of roots.slice(0, 2)) await checkRecovery(machine, scene.checks, { workspace: root });
    await noteFault({
      area,
      fault: '8 processes on one store, half of them killed with -9',
      tries: 8,
      outcome: 'the others are done',
      exitCodes: runs.map(({ exitCode }) => exitCode),
      recovery: recovered,
    });
  });
});
