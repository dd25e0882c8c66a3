import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { fail } from '../oci/loopback-registry.ts';
import { noProcessOf } from '../peers/processes.ts';
import { checkEnd, checkRecovery } from './fault-checks.ts';
import type { StartedRun } from './fault-machine.ts';
import { sleepyBuf } from './fault-programs.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { type HostileRegistry, kindOf, type RequestKind } from './hostile-registry.ts';

const signals = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;
type SignalName = keyof typeof signals;

/** Waits for something that a run does. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen within a minute');
    await sleep(5);
  }
}

/** Leaves requests of a kind without an answer; gives how many there were. */
function hold(registry: HostileRegistry, kind: RequestKind): () => number {
  let held = 0;
  registry.fault = (request: IncomingMessage) => {
    if (kindOf(request) !== kind) return false;
    held++;
    return true;
  };
  return () => held;
}

interface Phase {
  readonly name: string;
  /** Starts a run, and comes back when it is in the phase. */
  readonly enter: (scene: FaultScene) => Promise<StartedRun>;
  /** The phase may be over by itself before the signal comes. */
  readonly mayEnd?: true;
}

async function start(scene: FaultScene, isThere: () => boolean | Promise<boolean>): Promise<StartedRun> {
  const running = scene.machine.start(['resolve']);
  await until(isThere);
  return running;
}

const phases: readonly Phase[] = [
  {
    name: 'start-up',
    enter: async ({ machine }) => {
      const running = machine.start(['resolve']);
      await sleep(40);
      return running;
    },
  },
  ...(['token', 'tags', 'manifest', 'blob'] as const).map(
    (kind): Phase => ({
      name: { token: 'sign-in', tags: 'list of tags', manifest: 'resolving', blob: 'fetching' }[kind],
      enter: async (scene) => {
        const held = hold(scene.registry, kind);
        return start(scene, () => held() > 0);
      },
    }),
  ),
  {
    name: 'the middle of a blob',
    enter: async (scene) => {
      let isMidway = false;
      scene.registry.fault = (request, response) => {
        if (kindOf(request) !== 'blob') return false;
        response.writeHead(200);
        response.write(Buffer.alloc(1_000), () => {
          isMidway = true;
        });
        return true;
      };
      return start(scene, () => isMidway);
    },
  },
  {
    name: 'a pause that Retry-After asks for',
    enter: async (scene) => {
      scene.registry.fault = (_request, response) => {
        fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '60' });
        return true;
      };
      const running = scene.machine.start(['resolve']);
      await until(() => running.text().includes('trying again in'));
      return running;
    },
  },
  {
    name: 'installing',
    mayEnd: true,
    enter: (scene) => start(scene, async () => (await readdir(scene.machine.bufCache).catch(() => [])).length > 0),
  },
  {
    name: 'building',
    enter: async (scene) => {
      const program = await sleepyBuf(scene.machine);
      const running = scene.machine.start(['run'], {
        environment: { ORAS_BUF_BUF_PATH: program, ORAS_BUF_BUILD: 'buf', ORAS_BUF_COMMAND: 'build' },
      });
      await until(async () => (await readdir(scene.machine.directory)).includes('buf-started'));
      return running;
    },
  },
];

async function checkSignal(scene: FaultScene, running: StartedRun, name: SignalName, mayEnd: boolean): Promise<number> {
  const before = performance.now();
  running.child.kill(name);
  const run = await running.ended;
  expect(performance.now() - before, run.output).toBeLessThan(15_000);
  await checkEnd(scene.machine, run, mayEnd ? [signals[name], 0] : [signals[name]], scene.checks);
  if (process.platform === 'linux') await noProcessOf(join(scene.machine.directory, 'home'));
  scene.registry.behave();
  await checkRecovery(scene.machine, scene.checks);
  return run.exitCode;
}

describe.concurrent('a signal', () => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    for (const phase of phases) {
      it(`${name} in ${phase.name}`, async () => {
        await using scene = await FaultScene.create();
        const running = await phase.enter(scene);
        const exitCode = await checkSignal(scene, running, name, phase.mayEnd === true);
        await noteFault({
          area: 'signal',
          fault: `${name} in ${phase.name}`,
          tries: 1,
          outcome: 'stopped',
          exitCodes: [exitCode],
          recovery: recovered,
        });
      });
    }

    it(`${name} while it waits for another run of the same root`, async () => {
      await using scene = await FaultScene.create();
      const held = hold(scene.registry, 'manifest');
      const first = await start(scene, () => held() > 0);
      const second = scene.machine.start(['resolve'], {
        environment: { ORAS_BUF_REPORT_DIR: join(scene.machine.directory, 'second-report') },
      });
      await until(() => second.text().includes('Another run'));
      second.child.kill(name);
      expect((await second.ended).exitCode).toBe(signals[name]);
      const exitCode = await checkSignal(scene, first, name, false);
      await noteFault({
        area: 'signal',
        fault: `${name} to a run that waits for another, and to that one`,
        tries: 2,
        outcome: 'stopped',
        exitCodes: [exitCode],
        recovery: recovered,
      });
    });
  }
});
