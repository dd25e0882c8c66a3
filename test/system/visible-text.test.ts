import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleData, visibleJson, visibleText } from '../../src/system/visible-text.ts';

/** What must never reach a terminal or a runner's log from outside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const dangerous = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\x1b', '[', ']', '#', ':', '\n', '\r', '\x9b', '\u202e', '\u2028', ' ', 'a'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('what a command prints from outside', () => {
  it('shows escape sequences, direction marks and line breaks as what they are', () => {
    expect(visibleText('a\x1b[2Jb\u202ec\nd\x9b')).toBe('a\\u001b[2Jb\\u202ec\\u000ad\\u009b');
    expect(visibleText('Größe 漢字 🎉')).toBe('Größe 漢字 🎉');
    expect(visibleText('\ud800x')).toBe('\\ud800x');
  });

  it('starts no command of a runner', () => {
    expect(visibleText('::set-env name=x::y')).toBe('\\u003a:set-env name=x::y');
    expect(visibleText('  ::error::y')).toBe('  \\u003a:error::y');
    expect(visibleText('a ##[error]b')).toBe('a ##\\u005berror]b');
  });

  it('holds nothing dangerous, whatever comes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(dangerous);
        expect(shown).not.toMatch(/^\s*::|##\[/);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });

  it('goes through data of any depth, keys too', () => {
    expect(visibleData({ 'a\n': ['\x1b', { b: '\t', c: 1, d: null, e: true }] })).toEqual({
      'a\\u000a': ['\\u001b', { b: '\\u0009', c: 1, d: null, e: true }],
    });
  });

  it('is JSON that reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostile, (value, text) => {
        const written = visibleJson({ value, text });
        for (const line of written.split('\n')) expect(line).not.toMatch(dangerous);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      }),
    );
  });
});
