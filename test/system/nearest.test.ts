import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/system/nearest.ts';

describe('nearest', () => {
  it('finds a swap, a missing letter and another case', () => {
    const names = ['registry', 'registry-endpoint', 'report-dir', 'token'];
    expect(nearest('regsitry', names)).toBe('registry');
    expect(nearest('reprt-dir', names)).toBe('report-dir');
    expect(nearest('TOKEN', names)).toBe('token');
  });

  it('suggests nothing where nothing is close', () => {
    expect(nearest('xyz', ['registry', 'token'])).toBeUndefined();
    expect(nearest('a', [])).toBeUndefined();
  });

  it('counts edits as a metric does', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('ab', 'ba')).toBe(1);
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
