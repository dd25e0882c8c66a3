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
    const { slope, error } = fitLine([0, 1, 2, 3, 4].map((x) => [x, 7 + 3 * x]));
    expect(slope).toBeCloseTo(3, 10);
    expect(error).toBeCloseTo(0, 10);
  });

  it('the error is the usual one', () => {
    // By hand: slope 0.6, residuals −0.2, 0.2, 0.2, −0.2 … sum of squares 2.4, over 3 and 10.
    const { slope, error } = fitLine([
      [1, 2],
      [2, 4],
      [3, 5],
      [4, 4],
      [5, 5],
    ]);
    expect(slope).toBeCloseTo(0.6, 10);
    expect(error).toBeCloseTo(Math.sqrt(2.4 / 3 / 10), 10);
  });

  it.each([
    [[]],
    [[[1, 1]]],
    [
      [
        [1, 1],
        [2, 9],
      ],
    ],
  ])('tells nothing of too few points', (points) => {
    expect(fitLine(points as [number, number][]).error).toBe(Number.POSITIVE_INFINITY);
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

  it('no jobs at all tell nothing', () => {
    expect(growthOf([], bound)).toMatchObject({ verdict: 'cannot be told', samples: 0 });
  });
});
