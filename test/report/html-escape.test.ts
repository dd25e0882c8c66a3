import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, html, isNothing, joined, nothing, output, prose, text } from '../../src/report/html-escape.ts';
import { hostileText } from './hostile-text.ts';

describe('markup', () => {
  it('escapes every text and number that it is given, and keeps markup', () => {
    expect(html`<b title="${'"<&>\''}">${1}${html`<i>${'`'}</i>`}</b>`.toString()).toBe(
      '<b title="&quot;&lt;&amp;&gt;&#39;">1<i>&#96;</i></b>',
    );
  });

  it('sets lists one behind the other, and joins with a separator', () => {
    expect(html`${[html`a`, html`b`]}`.toString()).toBe('ab');
    expect(joined([html`a`, html`b`], html`<br>`).toString()).toBe('a<br>b');
    expect(isNothing(nothing)).toBe(true);
  });

  it('escapes a text in a list too, whatever the types say', () => {
    // @ts-expect-error: lists hold markup
    expect(html`${['<b>']}`.toString()).toBe('&lt;b&gt;');
  });

  it('has no angle bracket, quote or hidden character of a text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (value) => {
        for (const markup of [html`${value}`, text(value, 200)]) {
          expect(markup.toString()).not.toMatch(/[<>"'`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          expect(markup.toString().isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('text that cannot be seen', () => {
  it.each([
    ['a\u202eb', 'a[U+202E]b'],
    ['\u001b[31m', '[U+001B][31m'],
    ['a\u200bb\u{e0041}', 'a[U+200B]b[U+E0041]'],
    ['a\n\tb', 'a b'],
    ['\ufeffa\ufeff b ', '[U+FEFF]a[U+FEFF] b'],
    ['\ud800', '\ufffd'],
    ['✔\ufe0f é 中 ع', '✔\ufe0f é 中 ع'],
  ])('%j is written %j', (value, written) => {
    expect(text(value, 100).toString()).toBe(written);
  });

  it('keeps three marks on a letter', () => {
    expect(text(`o${'\u0301'.repeat(50)}p`, 100).toString()).toBe('o\u0301\u0301\u0301…p');
  });
});

describe('inline code', () => {
  it('is cut, with more of it in the tooltip', () => {
    expect(code('abcdef', 4).toString()).toBe('<code dir="ltr" title="abcdef">abc…</code>');
    expect(code('abc', 4).toString()).toBe('<code dir="ltr">abc</code>');
    expect(code('  ').toString()).toBe('–');
  });

  it('is what stands between backticks in prose', () => {
    expect(prose('run `a <b>` now').toString()).toBe('run <code dir="ltr">a &lt;b&gt;</code> now');
    expect(prose('an `open end').toString()).toBe('an &#96;open end');
  });
});

describe('an output', () => {
  it('keeps lines and spaces, and no carriage return', () => {
    expect(output('\n a\r\n  b\t<\rc\n\n', 100).toString()).toBe(
      '<pre tabindex="0" dir="ltr">\n\n a\n  b\t&lt;\nc</pre>',
    );
  });

  it('is cut to its end', () => {
    expect(output(`${'x'.repeat(50)}end`, 5).toString()).toContain('>\n[…]\nxxend</pre>');
  });
});
