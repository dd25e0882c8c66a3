import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mapBounded } from '../../src/system/bounded.ts';
import { checkRecovery, checkStore } from './fault-checks.ts';
import type { FaultMachine, RunWith } from './fault-machine.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import type { KillMoment } from './kill-at-write.ts';
import { isLongRun } from './seeded-random.ts';

const preload = pathToFileURL(join(import.meta.dirname, 'kill-at-write.ts')).href;
const killed = 137;

function watched(plan: KillMoment | { readonly record: string }): RunWith {
  return { nodeArguments: ['--import', preload], environment: { ORAS_BUF_TEST_KILL: JSON.stringify(plan) } };
}

/** Of what comes more often (the files of a module) one stands for all. */
const fewOfAKind = 4;

/** Between them nothing that a next run could trip over is there: in the long run only. */
const harmless = isLongRun ? /^$/ : /^(?:mkdir|open|sync|chmod|write|writeFile) /;

/** Each kind of write of a run, in the order in which they come: half-way through its bytes, and right after. */
async function momentsOf(machine: FaultMachine): Promise<readonly KillMoment[]> {
  const record = join(machine.directory, 'writes.jsonl');
  const run = await machine.run(['resolve'], watched({ record }));
  expect(run.exitCode, run.output).toBe(0);
  const counts = new Map<string, number>();
  const bytes = new Set<string>();
  for (const line of (await readFile(record, 'utf8')).trim().split('\n')) {
    const { kind, hasBytes } = JSON.parse(line) as { readonly kind: string; readonly hasBytes: boolean };
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (hasBytes) bytes.add(kind);
  }
  return [...counts].flatMap(([kind, count]) =>
    Array.from({ length: count > fewOfAKind ? 1 : count }, (_, index) => index + 1).flatMap((nth): KillMoment[] => [
      ...(bytes.has(kind) ? [{ kind, nth, when: 'half' } as const] : []),
      ...(harmless.test(kind) ? [] : [{ kind, nth, when: 'after' } as const]),
    ]),
  );
}

describe('kill -9', () => {
  it('at each kind of write of a run', { timeout: 1_800_000 }, async () => {
    await using scene = await FaultScene.create();
    const moments = await momentsOf(scene.machine);
    // Fewer would mean that nothing is watched.
    expect(moments.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    await mapBounded(moments, 2, async (moment) => {
      await using machine = await scene.another();
      try {
        const run = await machine.run(['resolve'], watched(moment));
        expect(run.exitCode, run.output).toBe(killed);
        await checkStore(machine, undefined);
        const next = await checkRecovery(machine, scene.checks);
        // Nothing that was left is waited for.
        expect(next.report?.durationMs).toBeLessThan(25_000);
      } catch (error) {
        wrong.push(`${moment.when} ${moment.kind} (${moment.nth}): ${(error as Error).message}`);
        process.stderr.write(`${wrong.at(-1)}\n`);
      }
    });
    expect(wrong, wrong.join('\n')).toEqual([]);
    await noteFault({
      area: 'kill',
      fault: 'kill -9 at each kind of write: half-way through, and right after',
      tries: moments.length,
      outcome: 'killed',
      exitCodes: [killed],
      recovery: recovered,
    });
  });
});
