import { describe, expect, it } from 'vitest';
import { seededRandom } from '../faults/seeded-random.ts';
import { earlySlack, fewSamples, fitLine, growthOf } from './growth.ts';

const bound = 2_000;

/** Sizes after jobs: a level, a slope, and noise to both sides. */
function sizes(count: number, slope: number, noise: number): readonly number[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, job) => 20_000_000 + slope * job + noise * (2 * random() - 1));
}

describe('fitLine', () => {
  it('gives the slope of a line, and no error where every point lies on it', () => {
    const { slope, error, stepAt } = fitLine([7, 10, 13, 16, 19]);
    expect(slope).toBeCloseTo(3, 10);
    expect(error).toBeCloseTo(0, 10);
    expect(stepAt).toBeUndefined();
  });

  it('the error is the usual one', () => {
    // By hand: slope 0.6, the squares of what is left over sum up to 2.4, over 3 degrees of freedom and 10.
    const { slope, error } = fitLine([2, 4, 5, 4, 5]);
    expect(slope).toBeCloseTo(0.6, 10);
    expect(error).toBeCloseTo(Math.sqrt(2.4 / 3 / 10), 10);
  });

  it.each([[[]], [[1]], [[1, 9]]])('tells nothing of too few points', (values: readonly number[]) => {
    expect(fitLine(values).error).toBe(Number.POSITIVE_INFINITY);
  });

  it('a step is no part of the slope, down or up', () => {
    for (const step of [-5_000_000, 5_000_000]) {
      const values = sizes(400, 1_500, 20_000).map((size, job) => (job < 43 ? size : size + step));
      const { slope, error, stepAt } = fitLine(values);
      expect(stepAt).toBe(43);
      expect(Math.abs(slope - 1_500)).toBeLessThan(4 * error);
    }
  });

  it('noise has no steps, nor has a steady slope', () => {
    expect(fitLine(sizes(400, 0, 100_000)).stepAt).toBeUndefined();
    expect(fitLine(sizes(400, 5_000, 100_000)).stepAt).toBeUndefined();
  });
});

describe('growthOf', () => {
  it('what stays level within noise is steady', () => {
    expect(growthOf(sizes(800, 0, 100_000), bound).verdict).toBe('steady');
  });

  it('a leak of a few kilobytes a job is found in noise that is larger', () => {
    const { verdict, slope } = growthOf(sizes(800, 3 * bound, 100_000), bound);
    expect(verdict).toBe('grows');
    expect(slope).toBeGreaterThan(2 * bound);
  });

  it('growth within the bound is steady', () => {
    expect(growthOf(sizes(800, bound / 4, 50_000), bound).verdict).toBe('steady');
  });

  it('growth at the bound cannot be told from growth beyond it', () => {
    expect(growthOf(sizes(800, bound, 200_000), bound).verdict).toBe('cannot be told');
  });

  it('what grew in the first half only is steady', () => {
    const values = Array.from({ length: 800 }, (_, job) => 20_000_000 + 50_000 * Math.min(job, 350));
    expect(growthOf(values, bound)).toMatchObject({ verdict: 'steady', samples: 400 });
  });

  it('a short run tells of large leaks alone', () => {
    const short = fewSamples;
    expect(growthOf(sizes(short, 0, 0), bound).verdict).toBe('cannot be told');
    expect(growthOf(sizes(short, 5 * bound, 1_000), bound).verdict).toBe('cannot be told');
    expect(growthOf(sizes(short, 2 * earlySlack * bound, 1_000), bound).verdict).toBe('grows');
  });

  it('a leak is found though compiled code was thrown away', () => {
    const values = sizes(800, 3 * bound, 50_000).map((size, job) => (job < 450 ? size : size - 5_000_000));
    expect(growthOf(values, bound)).toMatchObject({ verdict: 'grows', stepAt: 50 });
  });

  it('no jobs at all tell nothing', () => {
    expect(growthOf([], bound)).toMatchObject({ verdict: 'cannot be told', samples: 0 });
  });
});
