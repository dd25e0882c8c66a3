/**
 * Texts from outside (names of files, tags, annotations) can hold what moves the cursor, hides text or turns it around. What is
 * printed goes through here, so that each such character is seen as what it is.
 */

/** Marks of direction, characters without width, line ends of Unicode, halves of characters. */
const marks = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** What GitHub's runner would take for a command: `::` at the start of a line, `##[` anywhere. */
const command = /^\s*:(?=:)|(?<=##)\[/gu;

/** Text of several lines, in colours or not, with each direction mark, character without width and half character written as `\u202e`. */
export function visibleMarks(text: string): string {
  return text.replace(marks, escaped);
}

/** Text of one line, in which controls and what a runner would obey are written so, too. */
export function visibleText(text: string): string {
  return visibleMarks(text)
    .replace(controls, escaped)
    .replace(command, (found) => found.slice(0, -1) + escaped(found.slice(-1)));
}

/** The same value with every text in it, keys too, made visible. */
export function visibleData<T>(value: T): T {
  return mapped(value) as T;
}

/** JSON in which those characters are escapes, also the ones that JSON itself lets through. It reads back as the value. */
export function visibleJson(value: unknown): string {
  // JSON holds line breaks only between its tokens.
  return JSON.stringify(value, undefined, 2).split('\n').map(visibleText).join('\n');
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [visibleText(key), mapped(one)]));
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
