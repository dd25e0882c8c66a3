import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FingerprintParts, fingerprintsOf } from '../../src/report/finding-fingerprint.ts';
import { hostileText } from './hostile-text.ts';

const finding: FingerprintParts = { rule: 'R', path: 'a/b.proto', message: 'bad name', line: 3, column: 9 };

function print(changes: Partial<FingerprintParts> = {}): string {
  return fingerprintsOf([{ ...finding, ...changes }])[0] ?? '';
}

describe('the fingerprint of a finding', () => {
  it('is what it always was: another one would open every finding anew', () => {
    expect(print()).toBe('4b48f7bb02bda199bae599fe1c18dd8c7ae3cae13e64e099a0d16c27e152c7fd');
  });

  it('stays when lines move, also those that the message quotes', () => {
    expect(print({ line: 70, column: 1 })).toBe(print());
    expect(print({ message: 'first seen at x.proto:3:9' })).toBe(print({ message: 'first seen at x.proto:81' }));
  });

  it('differs with the rule, the file and the message', () => {
    const all = [print(), print({ rule: 'S' }), print({ path: 'a/c.proto' }), print({ message: 'worse name' })];
    expect(new Set(all).size).toBe(4);
    // Parts do not run into each other.
    expect(print({ rule: 'Ra', path: 'b' })).not.toBe(print({ rule: 'R', path: 'ab' }));
  });

  it('counts those that are alike from the top of the file', () => {
    const [second, first, other] = fingerprintsOf([{ ...finding, line: 9 }, finding, { ...finding, rule: 'S' }]);
    expect(first).toBe(print());
    expect(second).not.toBe(first);
    expect(other).toBe(print({ rule: 'S' }));
  });

  it('is unique, whatever the texts, and does not depend on the order', () => {
    const findings = fc.uniqueArray(
      fc.record({
        rule: hostileText,
        path: hostileText,
        message: hostileText,
        line: fc.integer({ min: 0, max: 4 }),
        column: fc.integer({ min: 0, max: 4 }),
      }),
      { selector: (one) => JSON.stringify(one), maxLength: 30 },
    );
    fc.assert(
      fc.property(findings, (all) => {
        const prints = fingerprintsOf(all);
        expect(new Set(prints).size).toBe(all.length);
        expect(fingerprintsOf(all.toReversed())).toEqual(prints.toReversed());
      }),
    );
  });
});
