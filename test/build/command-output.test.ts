import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputTail, outputTailBytes, plainLine } from '../../src/build/command-output.ts';

describe("a command's output", () => {
  it('loses colours, progress that was overwritten, and control characters', () => {
    expect(outputTail('\u001b[31mred\u001b[0m\r\n10%\r20%\rdone\n\u0007bell\u0000')).toBe('red\ndone\nbell');
    expect(plainLine('a\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007\tb')).toBe('alink\tb');
  });

  it('keeps its end, from the start of a line, and says that something is missing', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `line ${index}`).join('\n');
    const tail = outputTail(long);
    expect(tail.startsWith('[…]\nline ')).toBe(true);
    expect(tail.endsWith('line 4999')).toBe(true);
    expect(outputTail('short')).toBe('short');
  });

  it('is never larger than it may be, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 10, max: 200 }), (text, limit) => {
        const tail = outputTail(text.repeat(4), limit);
        expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(limit + Buffer.byteLength('[…]\n'));
        expect(tail.isWellFormed()).toBe(true);
      }),
    );
    const started = performance.now();
    expect(Buffer.byteLength(outputTail('x'.repeat(50_000_000)))).toBeLessThanOrEqual(outputTailBytes + 10);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
