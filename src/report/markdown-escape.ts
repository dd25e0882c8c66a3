import { clipText } from './human-units.ts';

/*
 * Text from outside in GitHub-flavoured Markdown. Three places, three rules: inline code (and prose that is not safe as
 * prose becomes inline code), prose, and HTML. Everything is one line unless it is a fenced block.
 */

/** Control characters, line separators, and the marks that turn the direction of writing round to disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** One line without anything that does not print. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}

/** Inline code. A dash where there is nothing to show. */
export function code(text: string, limit = 200): string {
  const line = clipText(oneLine(text), limit);
  if (line === '') return '–';
  // Parsers disagree on backslashes before a pipe in a table: entities mean the same to all of them.
  if (line.includes('|')) return `<code>${entities(line)}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/**
 * Prose. What stands between backticks becomes inline code, and so does every word that GitHub would make a link, a mention,
 * a reference or a formula of.
 */
export function prose(text: string, limit = 500): string {
  const parts = clipText(oneLine(text), limit).split(/(`[^`]+`)/);
  const inline = joinInline(
    parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : proseWords(part))),
  );
  // Prose may begin a list item, where these would begin a heading, a rule or another list.
  return inline.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`);
}

/** Joins inline pieces; two pieces of code that touch would be read as one. */
function joinInline(pieces: readonly string[]): string {
  let joined = '';
  for (const piece of pieces) {
    joined += joined.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece;
  }
  return joined;
}

/** `@user`, addresses, links, `#12`, `GH-12`, commit ids, `$…$`, `:emoji:`. */
const wouldBecomeSomething = /[@$]|:\/\/|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b|(?<![\w:]):[\w+-]+:(?!:)/i;

function proseWords(text: string): string {
  return joinInline(
    text.split(/( )/).map((word) => (wouldBecomeSomething.test(word) ? codeWord(word) : proseEscape(word))),
  );
}

/** The word as code, its closing punctuation outside. */
function codeWord(word: string): string {
  let end = word.length;
  while (end > 0 && `.,;:!?)]}'"`.includes(word.charAt(end - 1))) end -= 1;
  const [core, punctuation] = [word.slice(0, end), word.slice(end)];
  return core === '' ? proseEscape(word) : code(core, 500) + proseEscape(punctuation);
}

/** An underscore between two word characters is only an underscore. */
function proseEscape(text: string): string {
  return text.replace(/[&<>`|\\*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text inside an HTML element or attribute. Every character that Markdown or HTML knows is an entity. */
function entities(text: string): string {
  const encoded = oneLine(text).replace(/[^\p{L}\p{N} /,-]/gu, (character) => `&#${character.codePointAt(0)};`);
  // Addresses become links even from entities, unless something stands in between.
  return encoded.replaceAll('&#64;', '&#64;<wbr>');
}

/** Text in an element of the `<summary>` of a fold. GitHub reads no Markdown there; another renderer might. */
export function html(text: string, limit = 300): string {
  return clipText(oneLine(text), limit).replace(/[&<>"'`|\\*~[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Prose in the `<summary>` of a fold: words that GitHub would make something of become code. */
export function htmlProse(text: string, limit = 300): string {
  return clipText(oneLine(text), limit)
    .split(' ')
    .map((word) => (wouldBecomeSomething.test(word) ? `<code>${html(word, limit)}</code>` : html(word, limit)))
    .join(' ');
}

/** `text` as it stands, in a block whose fence is longer than any in it. Ends without a line break. */
export function fenced(text: string, language = 'text'): string {
  const lines = text
    .toWellFormed()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replaceAll('\t', '    ').replace(unprintable, ''));
  const longest = Math.max(2, ...lines.map((line) => longestRun(line)));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A table. Cells must be safe already: `code`, `prose`, or words of our own. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignRight: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (alignRight.includes(index) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** A fold. `title` must be safe HTML, `body` Markdown. */
export function fold(title: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
