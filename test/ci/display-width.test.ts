import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitColumns } from '../../src/ci/display-width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['common/types', 12],
    ['共通/型', 7],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['📦 box', 6],
    ['👩‍👩‍👧', 2],
    ['…⠹✔', 3],
    ['a\u200bb', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('fitColumns', () => {
  it.each([
    ['common/types', 12, 'common/types'],
    ['common/types', 11, 'common/typ…'],
    ['共通の型', 8, '共通の型'],
    ['共通の型', 7, '共通の…'],
    ['共通の型', 6, '共通…'],
    ['共通の型', 1, '…'],
    ['anything', 0, ''],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%j in %i columns', (text, columns, fitted) => {
    expect(fitColumns(text, columns)).toBe(fitted);
  });

  it('never takes more columns than there are, and keeps what fits', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('共', '📦', 'e\u0301', 'a', ' ', '한'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, fc.nat({ max: 30 }), (whole, columns) => {
        const fitted = fitColumns(whole, columns);
        expect(displayWidth(fitted)).toBeLessThanOrEqual(columns);
        if (displayWidth(whole) <= columns) expect(fitted).toBe(whole);
      }),
    );
  });
});
