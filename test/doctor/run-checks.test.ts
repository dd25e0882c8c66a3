import { describe, expect, it } from 'vitest';
import { type Check, type Finding, fail, fine, unneeded } from '../../src/doctor/check.ts';
import { type RunChecksOptions, runChecks } from '../../src/doctor/run-checks.ts';
import { exitCodes, OrasBufError } from '../../src/errors.ts';

class OddError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
}

const late = { exitCode: exitCodes.network, fix: 'Wait.' } as const;
const check = (name: string, run: Check['run'], needs: readonly string[] = [], group = 'g'): Check => ({
  group,
  name,
  needs,
  late,
  run,
});
const run = (checks: readonly Check[], more: Partial<RunChecksOptions> = {}) =>
  runChecks(checks, { eachMs: 1_000, allMs: 5_000, parallel: 8, signal: new AbortController().signal, ...more });
const never = (): Promise<Finding> => new Promise(() => {});

describe('runChecks', () => {
  it('runs what does not need each other side by side, and the rest in order', async () => {
    const order: string[] = [];
    const step = (name: string, needs: readonly string[]) =>
      check(
        name,
        async () => {
          order.push(name);
          return fine(name);
        },
        needs,
      );
    const results = await run([step('c', ['b']), step('b', ['a']), step('a', [])]);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(results.map(({ name, state }) => [name, state])).toEqual([
      ['c', 'ok'],
      ['b', 'ok'],
      ['a', 'ok'],
    ]);
  });

  it('skips what needs something that failed, with the first cause, and only in its group', async () => {
    const results = await run([
      check('a', async () => fail('broken', exitCodes.disk, 'Mend it.')),
      check('b', async () => fine('never'), ['a']),
      check('c', async () => fine('never'), ['b']),
      check('b', async () => fine('other group'), ['a'], 'h'),
    ]);
    expect(results.map(({ state, summary, exitCode }) => [state, summary, exitCode])).toEqual([
      ['failed', 'broken', 8],
      ['skipped', 'not checked: a failed', 0],
      ['skipped', 'not checked: a failed', 0],
      ['ok', 'other group', 0],
    ]);
  });

  it('hands on why something was not needed', async () => {
    const [, second] = await run([check('a', async () => unneeded('none here')), check('b', never, ['a'])]);
    expect(second).toMatchObject({ state: 'skipped', summary: 'none here' });
  });

  it('waits for none longer than its limit, and tells it by its signal', async () => {
    let told = false;
    const slow = check('slow', (signal) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return never();
    });
    const [result] = await run([slow], { eachMs: 200 });
    expect(result).toMatchObject({ state: 'failed', summary: 'no answer within 0.2 s', exitCode: 5, fix: 'Wait.' });
    expect(told).toBe(true);
  });

  it('ends all of them in time, whatever they need', async () => {
    const slow = async (): Promise<Finding> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return fine('done');
    };
    const chain = Array.from({ length: 8 }, (_, index) => check(`${index}`, slow, index === 0 ? [] : [`${index - 1}`]));
    const began = performance.now();
    const results = await run(chain, { allMs: 150 });
    expect(performance.now() - began).toBeLessThan(400);
    expect(results[0]?.state).toBe('ok');
    expect(results.at(-1)?.state).toBe('skipped');
    expect(results.filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(1);
  });

  it('lets no more run at once than it may', async () => {
    let open = 0;
    let peak = 0;
    const work = async (): Promise<Finding> => {
      peak = Math.max(peak, ++open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open--;
      return fine('done');
    };
    await run(
      Array.from({ length: 12 }, (_, index) => check(`${index}`, work)),
      { parallel: 3 },
    );
    expect(peak).toBe(3);
  });

  it('takes errors of ours for what they are, and others for a bug', async () => {
    const [ours, bug] = await run([
      check('a', async () => {
        throw new OddError('no', { next: 'Do it.' });
      }),
      check('b', async () => {
        throw new TypeError('x is not a function');
      }),
    ]);
    expect(ours).toMatchObject({ state: 'failed', summary: 'no', exitCode: 7, fix: 'Do it.' });
    expect(bug).toMatchObject({ state: 'failed', exitCode: 70 });
  });

  it('ends at once where it is interrupted', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new OddError('stop', { next: '' })), 20);
    await expect(run([check('a', never)], { signal: controller.signal })).rejects.toThrow('stop');
  });
});
