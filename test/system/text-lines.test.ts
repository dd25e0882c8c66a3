import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { TextLines } from '../../src/system/text-lines.ts';

test.each([
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nbc\n', 4, 2, 2],
  ['a\n\n\nb', 4, 4, 1],
  ['a\n', 2, 2, 1],
])('%j at %i', (text, offset, line, column) => {
  expect(new TextLines(text).at(offset)).toEqual({ line, column });
});

test('the places are those that the yaml library counts in a text without mistakes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a: b', '', '# c', 'd:', '  - e', '  "f', '  g"', 'h: |'), { maxLength: 20 }),
      fc.nat(60),
      (parts, offset) => {
        const text = parts.join('\n');
        const counter = new LineCounter();
        const { errors } = parseDocument(text, { lineCounter: counter, logLevel: 'error', uniqueKeys: false });
        fc.pre(errors.length === 0);
        const { line, col } = counter.linePos(Math.min(offset, text.length));
        expect(new TextLines(text).at(Math.min(offset, text.length))).toEqual({ line, column: col });
      },
    ),
  );
});
