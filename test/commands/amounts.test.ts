import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAge, parseSize } from '../../src/commands/amounts.ts';
import { formatBytes } from '../../src/report/human-units.ts';
import { CommandLineError } from '../../src/settings/errors.ts';

const day = 24 * 60 * 60 * 1_000;

describe('sizes and ages', () => {
  it.each([
    ['5GB', 5e9],
    ['500 MB', 5e8],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['1k', 1_000],
    ['2TiB', 2 * 1024 ** 4],
    ['1024 B', 1024],
    ['0', 0],
    ['0.5 kB', 500],
    ['7b', 7],
  ])('reads the size %s', (text, bytes) => expect(parseSize(text, '--max-size')).toBe(bytes));

  it.each([
    ['30d', 30 * day],
    ['12h', day / 2],
    ['2w', 14 * day],
    ['90m', 90 * 60_000],
    ['1.5 D', 1.5 * day],
    ['0d', 0],
  ])('reads the age %s', (text, ms) => expect(parseAge(text, '--max-age')).toBe(ms));

  it.each([
    '',
    'GB',
    // Five what? Taken for bytes it would empty the store.
    '5',
    '1024',
    '-1GB',
    '1e9',
    '5 apples',
    '5GBs',
    '1,5GB',
    '∞',
    '0x10',
    '5GB 1',
    'constructor',
    '1constructor',
    '999999999999999TB',
  ])('refuses the size %j', (text) => {
    expect(() => parseSize(text, '--max-size')).toThrow(CommandLineError);
    expect(() => parseSize(text, '--max-size')).toThrow(/--max-size/);
  });

  it.each(['', '30', 'd', '-1d', '1y', '1 month', '1dd', '999999999999999w'])('refuses the age %j', (text) => {
    expect(() => parseAge(text, '--max-age')).toThrow(CommandLineError);
  });

  it('takes every size as the summary writes it, in any case and spacing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), fc.boolean(), (bytes, lower) => {
        const written = formatBytes(bytes);
        const read = parseSize(
          lower ? written.toLowerCase().replace(' ', '') : ` ${written.toUpperCase()} `,
          '--max-size',
        );
        expect(formatBytes(read)).toBe(written);
        expect(Math.abs(read - bytes)).toBeLessThanOrEqual(Math.max(1, bytes * 0.06));
      }),
    );
  });

  it('gives a whole number of bytes, or an error, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,kKmMgGtTiIbBdDhHwW -') }), (text) => {
        for (const parse of [parseSize, parseAge]) {
          try {
            const amount = parse(text, '--x');
            expect(amount).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(amount)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(CommandLineError);
          }
        }
      }),
    );
  });

  it('counts units in proportion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), (n) => {
        expect(parseSize(`${n}MB`, '')).toBe(parseSize(`${n * 1_000}kB`, ''));
        expect(parseSize(`${n}GiB`, '')).toBe(parseSize(`${n * 1_024}MiB`, ''));
        expect(parseAge(`${n}w`, '')).toBe(parseAge(`${n * 7}d`, ''));
        expect(parseAge(`${n}h`, '')).toBe(parseAge(`${n * 60}m`, ''));
      }),
    );
  });
});
