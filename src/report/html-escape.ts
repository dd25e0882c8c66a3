import { clipText } from './human-units.ts';

/*
 * Text from outside in HTML. Markup is made by the `html` tag alone, and the tag escapes every text that it is given, so a
 * text can become markup nowhere. What it makes is right between tags and inside quoted attributes alike.
 */

/** Markup that is safe as it stands. */
class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type { Html };

/** Texts and numbers are escaped, markup stands as it is, lists follow each other without anything between. */
export type HtmlValue = Html | string | number | readonly Html[];

/** A text that is put into markup without a limit of its own is cut here. */
const textLimit = 1_000;

/** Characters of a tooltip. */
const titleLimit = 400;

/** Markup from a template of ours. Attributes must be quoted. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = template[0] ?? '';
  for (const [index, value] of values.entries()) markup += markupOf(value) + (template[index + 1] ?? '');
  return new Html(markup);
}

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return spaced(clipText(value, textLimit));
  if (typeof value === 'number') return String(value);
  return value instanceof Html ? value.toString() : value.map(markupOf).join('');
}

export const nothing: Html = html``;

export function isNothing(markup: Html): boolean {
  return markup.toString() === '';
}

/** Pieces with `separator` between them. */
export function joined(pieces: readonly Html[], separator: Html): Html {
  return new Html(pieces.map((piece) => piece.toString()).join(separator.toString()));
}

/** At most `limit` characters of a text, in one line. */
export function text(value: string, limit: number): Html {
  return new Html(escapeLine(value, limit));
}

/** Inline code, always written from left to right. What is cut can be read in its tooltip. A dash where there is nothing. */
export function code(value: string, limit = 160, whole = value): Html {
  const shown = escapeLine(value, limit);
  if (shown === '') return html`–`;
  const title = value.length > limit || whole !== value ? html` title="${text(whole, titleLimit)}"` : nothing;
  return html`<code dir="ltr"${title}>${new Html(shown)}</code>`;
}

/** Prose in which backticks mark code. */
export function prose(value: string, limit = 1_000): Html {
  const parts = clipText(value, limit).split(/(`[^`]+`)/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : html`${part}`))}`;
}

/** Lines as they stand, cut to the last `limit` characters: there compilers say what went wrong. */
export function output(value: string, limit: number): Html {
  const end = value.length <= limit ? value : `[…]\n${value.slice(value.length - limit)}`;
  const lines = end.replace(/\r\n?|[\u2028\u2029]/g, '\n').trimEnd();
  // A line break right behind the tag is eaten by HTML: one that is always there keeps those of the output.
  return html`<pre tabindex="0" dir="ltr">\n${new Html(lines.split('\n').map(escapeText).join('\n'))}</pre>`;
}

function escapeLine(value: string, limit: number): string {
  // Cut before it is looked through: outputs are long.
  return spaced(clipText(trimmed(value), limit));
}

/** One line. Spaces at the ends count: the piece may stand between others. */
function spaced(value: string): string {
  return escapeText(value.replace(spaces, ' '));
}

/** White space, but for U+FEFF: that is white space to JavaScript and nothing at all to the eye, so it is to be seen. */
const space = /[^\S\ufeff]/;
const spaces = /[^\S\ufeff]+/g;
const leadingSpaces = /^[^\S\ufeff]+/;

function trimmed(value: string): string {
  let end = value.length;
  while (end > 0 && space.test(value.charAt(end - 1))) end--;
  return value.slice(0, end).replace(leadingSpaces, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * What cannot be seen: control characters, those that turn the direction of writing round, those without a width, those that
 * nobody has given a meaning. The selector that makes an emoji of a sign stays.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t\ufe0f]]/gv;

/** More marks than these on one letter grow out of their line. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;

function escapeText(value: string): string {
  const escaped = value.replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
  // The ellipsis is our own.
  if (!/[^\x20-\x7e…]/.test(escaped)) return escaped;
  return escaped.toWellFormed().replace(piledMarks, '$1…').replace(unseen, shown);
}

/** `[U+202E]` */
function shown(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
