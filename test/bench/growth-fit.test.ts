import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitGrowth } from '../../bench/growth-fit.ts';

const sizes = [1, 10, 30, 100, 300, 1_000];
const curve = (cost: (size: number) => number) => sizes.map((size) => ({ size, value: cost(size) }));

describe('fitGrowth', () => {
  it('of a straight line is 1, however much comes before the first module', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.double({ min: 0.1, max: 1e3, noNaN: true }),
        (start, each) => {
          const fit = fitGrowth(curve((size) => start + each * size));
          expect(fit.exponent).toBeCloseTo(1, 4);
          expect(fit.factor / each).toBeCloseTo(1, 3);
          expect(fit.last).toBeCloseTo(1, 4);
        },
      ),
    );
  });

  it('finds what grows faster, and what grows slower', () => {
    expect(fitGrowth(curve((size) => 300 + size ** 2)).exponent).toBeGreaterThan(1.9);
    expect(fitGrowth(curve((size) => 300 + 5 * size ** 1.2)).exponent).toBeCloseTo(1.2, 1);
    expect(fitGrowth(curve((size) => 300 + size * Math.log2(size + 1))).exponent).toBeGreaterThan(1.05);
    expect(fitGrowth(curve((size) => 300 + 50 * Math.sqrt(size))).exponent).toBeLessThan(0.75);
  });

  it('shows at the end what bends late', () => {
    const fit = fitGrowth(curve((size) => 300 + 5 * size + (size > 300 ? 5 * size : 0)));
    expect(fit.last).toBeGreaterThan(1.4);
    expect(fit.exponent).toBeLessThan(fit.last);
  });

  it('bears noise, and any order', () => {
    const wobble = [1.03, 0.97, 1.02, 1, 0.98, 1.01];
    const points = sizes.map((size, index) => ({ size, value: (200 + 10 * size) * (wobble[index] ?? 1) }));
    const { exponent } = fitGrowth(points.toReversed());
    expect(Math.abs(exponent - 1)).toBeLessThan(0.1);
  });

  it('is not led astray by small sizes that the noise hides', () => {
    // A millisecond too much or too little of fifty, where ten modules cost two.
    for (const off of [-1, 1]) {
      const { exponent } = fitGrowth(curve((size) => 50 + 0.2 * size + (size === 10 ? off : 0)));
      expect(Math.abs(exponent - 1)).toBeLessThan(0.02);
    }
  });

  it('has no exponent where nothing grows, or too little was measured', () => {
    expect(fitGrowth([]).exponent).toBeNaN();
    expect(fitGrowth([{ size: 1, value: 5 }]).exponent).toBeNaN();
    expect(
      fitGrowth([
        { size: 1, value: 5 },
        { size: 10, value: 9 },
      ]).exponent,
    ).toBeNaN();
    expect(fitGrowth(curve(() => 5)).exponent).toBeNaN();
  });
});
