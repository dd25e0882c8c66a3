import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapBounded } from '../../src/system/bounded.ts';

describe('mapBounded', () => {
  it('keeps order and bound', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 20 }),
        fc.integer({ min: -1, max: 6 }),
        async (pauses, limit) => {
          let running = 0;
          let most = 0;
          const results = await mapBounded(pauses, limit, async (pause, index) => {
            running += 1;
            most = Math.max(most, running);
            await sleep(pause % 2);
            running -= 1;
            return [pause, index];
          });
          expect(results).toEqual(pauses.map((pause, index) => [pause, index]));
          expect(most).toBeLessThanOrEqual(Math.max(1, limit));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('starts nothing after the first error, waits for what runs, and throws that error', async () => {
    const started: number[] = [];
    const ended: number[] = [];
    const work = mapBounded([0, 1, 2, 3, 4, 5], 2, async (item) => {
      started.push(item);
      await sleep(item === 0 ? 5 : 20);
      if (item === 0) throw new Error('first');
      if (item === 1) {
        ended.push(item);
        throw new Error('second');
      }
    });
    await expect(work).rejects.toThrow('first');
    expect(started).toEqual([0, 1]);
    expect(ended).toEqual([1]);
  });

  it('throws what is undefined as such', async () => {
    await expect(mapBounded([1], 1, () => Promise.reject(undefined))).rejects.toBeUndefined();
  });
});
