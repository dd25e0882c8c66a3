import { expect, test } from 'vitest';
import { jsonText } from '../../src/report/json-text.ts';

test('half of a surrogate pair is no text that strict readers take', () => {
  const text = jsonText({ message: 'cut \ud83d', whole: '😀', list: ['\udc00x'], count: 1, none: null });
  expect(text).not.toMatch(/\\ud/i);
  expect(JSON.parse(text)).toEqual({ message: 'cut \ufffd', whole: '😀', list: ['\ufffdx'], count: 1, none: null });
  expect(text.endsWith('}\n')).toBe(true);
});
