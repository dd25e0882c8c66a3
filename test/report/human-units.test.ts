import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipText,
  counted,
  formatBytes,
  formatCount,
  formatDuration,
  shortDigest,
  shortVersion,
} from '../../src/report/human-units.ts';

describe('units', () => {
  it.each([
    [0, '0 s'],
    [0.4, '< 1 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [1_240, '1.2 s'],
    [9_960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_720_000, '1 h 02 min'],
    [-5, '0 s'],
    [Number.NaN, '0 s'],
  ])('%d ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('writes whole numbers as English does', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        expect(formatCount(number)).toBe(number.toLocaleString('en-US'));
      }),
    );
    expect([0, 999, 1_000, 999_999, 1_000_000].map(formatCount)).toEqual(['0', '999', '1,000', '999,999', '1,000,000']);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [61_400, '61.4 kB'],
    [999_400, '999 kB'],
    [999_960, '1.0 MB'],
    [515_182_443, '515 MB'],
    [3e12, '3.0 TB'],
    [5e15, '5000 TB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('counts with the right number of the noun', () => {
    expect([counted(0, 'module'), counted(1, 'module'), counted(1_000, 'module')]).toEqual([
      '0 modules',
      '1 module',
      '1,000 modules',
    ]);
  });

  it('shortens digests, and texts without leaving half a character', () => {
    expect(shortDigest(`sha256:${'1a2b3c'.repeat(11)}`)).toBe('sha256:1a2b3c1a2b3c');
    expect(shortDigest('')).toBe('');
    expect(['v1.2.0 (1a2b3c4d5e6f)', `b5:${'1a'.repeat(64)}`, '1a2b'.repeat(8), 'main', ''].map(shortVersion)).toEqual([
      'v1.2.0 (1a2b3c4d5e6f)',
      'b5:1a1a1a1a1a1a',
      '1a2b1a2b1a2b',
      'main',
      '',
    ]);
    expect(clipText('short', 5)).toBe('short');
    expect(clipText('a👩b', 3).isWellFormed()).toBe(true);
    expect(clipText('abcdef', 4)).toBe('abc…');
  });
});
