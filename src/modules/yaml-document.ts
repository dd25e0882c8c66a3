import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  visit,
  type YAMLMap,
} from 'yaml';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import { parseUntrustedYaml } from '../system/untrusted-yaml.ts';

/** A file that should be YAML of a certain shape and is not. */
export class MalformedYamlError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Far above any file that people write; it bounds what the parser may be made to do. */
const longestText = 4 * 1024 * 1024;

/**
 * A YAML file of which every value keeps its place. Values are read by descending step by step, so an alias is followed
 * one level at a time and never expanded as a whole.
 */
export class YamlDocument {
  readonly file: string;
  readonly root: YAMLMap;
  readonly #document: Document;
  readonly #lines: LineCounter;
  #anchors: Anchors | undefined;

  private constructor(file: string, document: Document, lines: LineCounter, root: YAMLMap) {
    this.file = file;
    this.#document = document;
    this.#lines = lines;
    this.root = root;
  }

  /**
   * Parses a file that must hold one mapping. An empty file is an empty mapping.
   * @param next what to do about one that is not; for a file that people write, to correct it
   * @throws {MalformedYamlError | MergeConflictError} with file, line and column
   */
  static parse(text: string, file: string, next = `Correct the YAML of ${file}.`): YamlDocument {
    refuseConflictMarkers(text, file);
    if (text.length > longestText) {
      throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
    }
    const lines = new LineCounter();
    const parsed = parseUntrustedYaml(text, lines);
    if (parsed.kind !== 'document') {
      const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
      throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
        places: [{ file }],
        next,
      });
    }
    const { document, duplicateKey } = parsed;
    const error = document.errors[0];
    if (error !== undefined) {
      const quote = openQuote(document, error.pos[0]);
      // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
      const place = placeAt(file, lines, quote ?? Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1)));
      const what = quote === undefined ? explain(error.code, error.message) : 'a quote is opened and not closed';
      throw new MalformedYamlError(`${file} is not valid YAML: ${what}`, {
        places: [place],
        next,
      });
    }
    if (duplicateKey !== undefined) {
      throw new MalformedYamlError(`${file} is not valid YAML: a key stands twice in one mapping`, {
        places: [placeAt(file, lines, duplicateKey)],
        next,
      });
    }
    const contents = document.contents;
    if (contents === null || (isScalar(contents) && contents.value === null)) {
      return new YamlDocument(file, document, lines, document.createNode({}) as unknown as YAMLMap);
    }
    if (!isMap(contents)) {
      throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
        places: [placeAt(file, lines, contents.range?.[0] ?? 0)],
        next: 'Write it as "key: value" lines.',
      });
    }
    return new YamlDocument(file, document, lines, contents as YAMLMap);
  }

  /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
  keys(map: YAMLMap): readonly { readonly key: string; readonly place: Place }[] {
    return map.items.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
  }

  /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
  get(map: YAMLMap, key: string): Node | undefined {
    const pair = map.items.find((item) => scalarText(item.key) === key);
    if (pair === undefined) return undefined;
    const node = this.#follow(pair.value as Node | null);
    return node === undefined || (isScalar(node) && node.value === null) ? undefined : node;
  }

  /**
   * A text under a key. Numbers and booleans are refused: `version: 1` means something else than `version: v1`.
   * @throws {MalformedYamlError} where the value is no text
   */
  text(map: YAMLMap, key: string): { readonly text: string; readonly place: Place } | undefined {
    const node = this.get(map, key);
    return node === undefined ? undefined : { text: this.asText(node, key), place: this.placeOf(node) };
  }

  /** A text or number under a key as it was written: an id of digits alone is still an id. */
  written(map: YAMLMap, key: string): string | undefined {
    const node = this.get(map, key);
    if (!isScalar(node)) return undefined;
    return typeof node.value === 'string' ? node.value : node.source;
  }

  /** The items of a list under a key, aliases followed; empty where there is none. */
  list(map: YAMLMap, key: string): readonly Node[] {
    const node = this.get(map, key);
    if (node === undefined) return [];
    if (!isSeq(node))
      throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
    return node.items.map((item) => {
      const followed = this.#follow(item as Node);
      if (followed === undefined || (isScalar(followed) && followed.value === null))
        throw this.malformed(`an item of "${key}" is empty`, item, 'Remove it or fill it in.');
      return followed;
    });
  }

  asText(node: Node, what: string): string {
    const text = scalarText(node);
    if (text === undefined)
      throw this.malformed(`"${what}" is not a text`, node, 'Write a plain text, in quotes if need be.');
    return text;
  }

  asMap(node: Node, what: string): YAMLMap {
    if (!isMap(node))
      throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
    return node as YAMLMap;
  }

  placeOf(node: unknown): Place {
    const offset = (node as Node | null)?.range?.[0];
    return offset === undefined ? { file: this.file } : placeAt(this.file, this.#lines, offset);
  }

  malformed(what: string, node: unknown, next: string): MalformedYamlError {
    return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
  }

  /** The library's own search goes through the whole document for every alias. */
  #target(alias: Alias): Node | undefined {
    this.#anchors ??= anchorsOf(this.#document);
    const given = this.#anchors.get(alias.source) ?? [];
    const end = alias.range?.[0] ?? 0;
    // The last one that stands before the alias: a name may be given again, and often.
    let [low, high] = [0, given.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((given[middle]?.offset ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return given[low - 1]?.node;
  }

  #follow(node: Node | null): Node | undefined {
    let current: Node | null | undefined = node;
    for (let steps = 0; isAlias(current); steps++) {
      const target: Node | undefined = steps > 10 ? undefined : this.#target(current);
      if (target === undefined) {
        throw this.malformed(
          'an alias leads to no anchor',
          node,
          'Define the anchor (&name) before its alias (*name).',
        );
      }
      current = target;
    }
    return current ?? undefined;
  }
}

/** What a name was given to, in the order of the text. */
type Anchors = ReadonlyMap<string, readonly { readonly offset: number; readonly node: Node }[]>;

function anchorsOf(document: Document): Anchors {
  const anchors = new Map<string, { readonly offset: number; readonly node: Node }[]>();
  visit(document, {
    Value: (_key, node) => {
      if (node.anchor === undefined) return;
      const given = anchors.get(node.anchor) ?? [];
      given.push({ offset: node.range?.[0] ?? 0, node });
      anchors.set(node.anchor, given);
    },
  });
  return anchors;
}

/** Where the quoted text starts that goes on to the end of the file, if that is what is wrong at `end`. */
function openQuote(document: Document, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range != null && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return document.errors[0]?.code === 'MISSING_CHAR' ? start : undefined;
}

function scalarText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** The library writes out a key that is a mapping whose key is a mapping in a time and length that double with each level. */
function keyText(key: unknown): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  return isAlias(key) ? `*${key.source}` : '(a mapping or list)';
}

function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function explain(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds more than one document';
  if (code === 'TAB_AS_INDENT') return 'a tab is used to indent';
  // The library's messages quote the source at length in some cases; the place says more than the quote.
  return message.split('\n')[0]?.slice(0, 200) ?? code;
}
