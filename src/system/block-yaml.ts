import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-node.ts';

/** Mappings and lists in one another. */
const deepest = 32;
/** The library is not asked for texts with more lines either: see untrusted-yaml.ts. */
const mostLines = 320_000;
/** Characters. Of a key, YAML itself allows 1,024. */
const longestKey = 256;

/** What a plain text goes on with: nothing that could end it, and a colon only with more of the text behind it. */
const word = String.raw`[\w./@^~+=*<>-]`;
const more = `${word}*(?::${word}+)*`;
/** All the spaces that stand there: a pattern must not try each of the ways to share them out among its parts. */
const all = (spaces: string): string => `${spaces}(?! )`;
/** Indentation, a dash, a key, a value in one of three styles or a list of plain texts, a comment: each of them or not. */
const linePattern = new RegExp(
  [
    `(${all(' *')})(-${all(' +')})?`,
    String.raw`(?:([A-Za-z_]${more}):(${all(' +')}|(?=\n|$)))?`,
    String.raw`(?:([A-Za-z_]${more})|([\d.~]${more})|"([ !#-[\]-~]*)"|'([ -&(-~]*)'|\[([ ,:\w./@^~+=*<>-]*)\])?`,
    String.raw`${all(' *')}(?:(?<= )#[^\n]*)?(?:\n|$)`,
  ].join(''),
  'y',
);
/** An item of such a list, with the comma before it. */
const itemPattern = new RegExp(String.raw`(^|(?<=.),)( *)([\w.~]${more}) *(?=,|$)`, 'y');

/** The words that are no texts. */
const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...(['null', 'Null', 'NULL'] as const).map((spelling) => [spelling, null] as const),
  ...(['true', 'True', 'TRUE'] as const).map((spelling) => [spelling, true] as const),
  ...(['false', 'False', 'FALSE'] as const).map((spelling) => [spelling, false] as const),
]);
const longestWord = 5;

/**
 * Reads a mapping in block style, of the kind that programs write and most people do: one `key: value` or `- item` a line,
 * texts on one line and without escapes, comments. Undefined for every other text: for all that YAML has besides, and for all
 * that is wrong. What it reads, it reads exactly as the `yaml` library does, in a small part of the time.
 */
export function readBlockYaml(text: string): YamlMap | undefined {
  return text.includes('\r') ? undefined : new BlockReader(text).read();
}

/** A mapping or list that the next line may go on with. */
type Open =
  | { readonly kind: 'map'; readonly indent: number; readonly entries: YamlEntry[]; readonly keys: Set<string> }
  | { readonly kind: 'list'; readonly indent: number; readonly items: YamlNode[] };

class BlockReader {
  readonly #text: string;
  /** Outermost first. */
  readonly #open: Open[] = [];
  #root: YamlMap | undefined;
  /** A key of the innermost mapping without a value so far, and the offset behind its colon. */
  #waiting: { readonly key: YamlScalar; readonly end: number } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): YamlMap | undefined {
    const text = this.#text;
    let lines = 0;
    for (let at = 0; at < text.length; ) {
      lines += 1;
      if (lines > mostLines) return undefined;
      if (text[at] === '#') {
        const end = text.indexOf('\n', at);
        at = end === -1 ? text.length : end + 1;
        continue;
      }
      linePattern.lastIndex = at;
      const line = linePattern.exec(text);
      if (line === null || !this.#add(at, line)) return undefined;
      at = linePattern.lastIndex;
    }
    this.#leaveEmpty();
    return this.#root;
  }

  /** False where it is no line that we read. */
  #add(at: number, line: RegExpExecArray): boolean {
    const [dash, key] = [line[2], line[3]];
    const hasValue = (line[5] ?? line[6] ?? line[7] ?? line[8] ?? line[9]) !== undefined;
    if (key === undefined && dash === undefined) return !hasValue;
    const indent = line[1]?.length ?? 0;
    this.#close(indent, dash !== undefined);
    let start = at + indent;
    if (dash !== undefined) {
      if (!this.#openList(start, indent)) return false;
      start += dash.length;
    }
    let value: YamlNode | undefined;
    if (hasValue) {
      value = writtenValue(line, start + (key === undefined ? 0 : key.length + 1) + (line[4]?.length ?? 0));
      if (value === undefined) return false;
    }
    if (key === undefined) {
      const last = this.#open.at(-1);
      if (value === undefined || last?.kind !== 'list') return false;
      last.items.push(value);
      return true;
    }
    return this.#addKey(key, start, dash === undefined ? indent : indent + dash.length, dash !== undefined, value);
  }

  /** Ends what a line with that indentation cannot go on with. A list may stand in the column of the key that it is under. */
  #close(indent: number, isItem: boolean): void {
    for (;;) {
      const last = this.#open.at(-1);
      if (last === undefined || last.indent < indent) return;
      if (last.indent === indent && (isItem || last.kind === 'map')) return;
      this.#leaveEmpty();
      this.#open.pop();
    }
  }

  /** Makes the list that a dash goes on with the innermost. */
  #openList(start: number, indent: number): boolean {
    const last = this.#open.at(-1);
    if (last?.kind === 'list') return last.indent === indent;
    const items: YamlNode[] = [];
    return this.#give({ kind: 'list', start, anchor: undefined, items }) && this.#push({ kind: 'list', indent, items });
  }

  #addKey(key: string, start: number, indent: number, isFirst: boolean, value: YamlNode | undefined): boolean {
    if (key.length > longestKey || (key.length <= longestWord && words.has(key))) return false;
    const last = this.#open.at(-1);
    if (last?.kind !== 'map' || last.indent !== indent || isFirst) {
      const entries: YamlEntry[] = [];
      const map: YamlMap = { kind: 'map', start, anchor: undefined, flow: false, entries };
      if (isFirst) {
        if (last?.kind !== 'list') return false;
        last.items.push(map);
      } else if (last === undefined) {
        if (indent > 0) return false;
        this.#root = map;
      } else if (!this.#give(map)) return false;
      if (!this.#push({ kind: 'map', indent, entries, keys: new Set() })) return false;
    }
    this.#leaveEmpty();
    const map = this.#open.at(-1);
    if (map?.kind !== 'map' || map.keys.has(key)) return false;
    map.keys.add(key);
    if (value === undefined) this.#waiting = { key: scalar(start, key), end: start + key.length + 1 };
    else map.entries.push({ key: scalar(start, key), value });
    return true;
  }

  #push(open: Open): boolean {
    this.#open.push(open);
    return this.#open.length <= deepest;
  }

  /** Gives the key that waits its value; false where none waits. */
  #give(value: YamlNode): boolean {
    const map = this.#open.at(-1);
    if (this.#waiting === undefined || map?.kind !== 'map') return false;
    map.entries.push({ key: this.#waiting.key, value });
    this.#waiting = undefined;
    return true;
  }

  #leaveEmpty(): void {
    if (this.#waiting === undefined) return;
    let start = this.#waiting.end;
    while (this.#text[start] === ' ') start += 1;
    this.#give(scalar(start, '', null));
  }
}

function scalar(start: number, source: string, value: unknown = source): YamlScalar {
  return { kind: 'scalar', start, anchor: undefined, value, source };
}

/** Undefined where it is none that we read. */
function writtenValue(line: RegExpExecArray, start: number): YamlNode | undefined {
  const text = line[5];
  if (text !== undefined) return textOrWord(start, text);
  const quoted = line[7] ?? line[8];
  if (quoted !== undefined) return scalar(start, quoted);
  return line[6] === undefined ? bracketList(start, line[9] ?? '') : numberOrText(start, line[6]);
}

/** @param source begins with a letter */
function textOrWord(start: number, source: string): YamlScalar {
  return scalar(start, source, source.length > longestWord ? source : words.get(source));
}

/** Undefined where it might be a number of another kind than a small whole one. */
function numberOrText(start: number, source: string): YamlScalar | undefined {
  if (source === '~') return scalar(start, source, null);
  if (/^(?:0|[1-9]\d{0,14})$/.test(source)) return scalar(start, source, Number(source));
  const isPath = source === '.' || source.startsWith('./');
  // Numbers have no letters but e, and x or o behind a zero.
  const isText = isPath || (/^(?!0[xo])\d/.test(source) && /[A-DF-Za-df-z]/.test(source));
  return isText ? scalar(start, source) : undefined;
}

/** @param inside what stands between the brackets */
function bracketList(start: number, inside: string): YamlNode | undefined {
  const items: YamlNode[] = [];
  const list: YamlNode = { kind: 'list', start, anchor: undefined, items };
  if (inside.trim() === '') return list;
  for (let at = 0; at < inside.length; at = itemPattern.lastIndex) {
    itemPattern.lastIndex = at;
    const [, comma = '', gap = '', text] = itemPattern.exec(inside) ?? [];
    if (text === undefined) return undefined;
    const from = start + 1 + at + comma.length + gap.length;
    const item = /^[A-Za-z_]/.test(text) ? textOrWord(from, text) : numberOrText(from, text);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return list;
}
