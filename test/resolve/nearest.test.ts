import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/resolve/nearest.ts';

/** The plain recursive definition (with swaps of neighbours), for short texts. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  let best = Math.min(
    plainDistance(x, b) + 1,
    plainDistance(a, y) + 1,
    plainDistance(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    best = Math.min(best, plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return best;
}

describe('nearest names', () => {
  it('counts changes as the plain definition does, up to its limit', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(short, short, fc.nat(6), (a, b, limit) => {
        const plain = plainDistance(a, b);
        const counted = editDistance(a, b, limit);
        if (plain <= limit) expect(counted).toBe(plain);
        else expect(counted).toBeGreaterThan(limit);
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('gives the nearest first, and nothing that is far off', () => {
    const names = ['common/types', 'common/errors', 'team/types', 'common/type'];
    expect(nearest('common/typse', names)).toEqual(['common/type', 'common/types']);
    expect(nearest('common/types', names)).not.toContain('common/types');
    expect(nearest('zzz', names)).toEqual([]);
    expect(nearest('mian', ['main', 'dev', 'v1.0.0'])).toEqual(['main']);
  });
});
