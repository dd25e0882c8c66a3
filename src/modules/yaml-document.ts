import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import { TextLines } from '../system/text-lines.ts';
import { parseUntrustedYaml } from '../system/untrusted-yaml.ts';
import { isNull, type YamlAlias, type YamlMap, type YamlNode } from '../system/yaml-node.ts';

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
  readonly root: YamlMap;
  readonly #lines: TextLines;
  #anchors: Anchors | undefined;

  private constructor(file: string, lines: TextLines, root: YamlMap) {
    this.file = file;
    this.#lines = lines;
    this.root = root;
  }

  /**
   * Parses a file that must hold one mapping. An empty file is an empty mapping.
   * @param next what to do about one that is not; for a file that people write, to correct it
   * @throws {MalformedYamlError | MergeConflictError} with file, line and column
   */
  static async parse(text: string, file: string, next = `Correct the YAML of ${file}.`): Promise<YamlDocument> {
    refuseConflictMarkers(text, file);
    if (text.length > longestText) {
      throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
    }
    const lines = new TextLines(text);
    const parsed = await parseUntrustedYaml(text);
    if (parsed.kind === 'too-deep' || parsed.kind === 'too-large') {
      const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
      throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
        places: [{ file }],
        next,
      });
    }
    const invalid = (what: string, offset: number): MalformedYamlError =>
      new MalformedYamlError(`${file} is not valid YAML: ${what}`, { places: [placeAt(file, lines, offset)], next });
    if (parsed.kind === 'invalid') {
      const { code, message, offset, openQuote } = parsed;
      if (openQuote !== undefined) throw invalid('a quote is opened and not closed', openQuote);
      // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
      throw invalid(explain(code, message), Math.min(offset, Math.max(0, text.trimEnd().length - 1)));
    }
    const { root, duplicateKey } = parsed;
    if (duplicateKey !== undefined) throw invalid('a key stands twice in one mapping', duplicateKey);
    if (root === undefined || isNull(root)) {
      const start = root?.start ?? 0;
      return new YamlDocument(file, lines, { kind: 'map', start, anchor: undefined, flow: false, entries: [] });
    }
    if (root.kind !== 'map') {
      throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
        places: [placeAt(file, lines, root.start)],
        next: 'Write it as "key: value" lines.',
      });
    }
    return new YamlDocument(file, lines, root);
  }

  /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
  keys(map: YamlMap): readonly { readonly key: string; readonly place: Place }[] {
    return map.entries.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
  }

  /** The first key of a mapping that is none of `known`. */
  keyBesides(map: YamlMap, known: readonly string[]): { readonly key: string; readonly place: Place } | undefined {
    const entry = map.entries.find((one) => !known.includes(keyText(one.key)));
    return entry === undefined ? undefined : { key: keyText(entry.key), place: this.placeOf(entry.key) };
  }

  /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
  get(map: YamlMap, key: string): YamlNode | undefined {
    const entry = map.entries.find((one) => scalarText(one.key) === key);
    if (entry === undefined) return undefined;
    const node = this.#follow(entry.value);
    return isNull(node) ? undefined : node;
  }

  /**
   * A text under a key. Numbers and booleans are refused: `version: 1` means something else than `version: v1`.
   * @throws {MalformedYamlError} where the value is no text
   */
  text(map: YamlMap, key: string): { readonly text: string; readonly place: Place } | undefined {
    const node = this.get(map, key);
    return node === undefined ? undefined : { text: this.asText(node, key), place: this.placeOf(node) };
  }

  /** A text or number under a key as it was written: an id of digits alone is still an id. */
  written(map: YamlMap, key: string): string | undefined {
    const node = this.get(map, key);
    if (node?.kind !== 'scalar') return undefined;
    return typeof node.value === 'string' ? node.value : node.source;
  }

  /** The items of a list under a key, aliases followed; empty where there is none. */
  list(map: YamlMap, key: string): readonly YamlNode[] {
    const node = this.get(map, key);
    if (node === undefined) return [];
    if (node.kind !== 'list')
      throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
    return node.items.map((item) => {
      const followed = this.#follow(item);
      if (isNull(followed)) throw this.malformed(`an item of "${key}" is empty`, item, 'Remove it or fill it in.');
      return followed;
    });
  }

  asText(node: YamlNode, what: string): string {
    const text = scalarText(node);
    if (text === undefined)
      throw this.malformed(`"${what}" is not a text`, node, 'Write a plain text, in quotes if need be.');
    return text;
  }

  asMap(node: YamlNode, what: string): YamlMap {
    if (node.kind !== 'map')
      throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
    return node;
  }

  placeOf(node: YamlNode): Place {
    return placeAt(this.file, this.#lines, node.start);
  }

  malformed(what: string, node: YamlNode, next: string): MalformedYamlError {
    return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
  }

  #target(alias: YamlAlias): YamlNode | undefined {
    this.#anchors ??= anchorsOf(this.root);
    const given = this.#anchors.get(alias.name) ?? [];
    // The last one that stands before the alias: a name may be given again, and often.
    let [low, high] = [0, given.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((given[middle]?.start ?? 0) < alias.start) low = middle + 1;
      else high = middle;
    }
    return given[low - 1];
  }

  #follow(node: YamlNode): YamlNode {
    let current = node;
    for (let steps = 0; current.kind === 'alias'; steps++) {
      const target = steps > 10 ? undefined : this.#target(current);
      if (target === undefined) {
        throw this.malformed(
          'an alias leads to no anchor',
          node,
          'Define the anchor (&name) before its alias (*name).',
        );
      }
      current = target;
    }
    return current;
  }
}

/** What a name was given to, in the order of the text. */
type Anchors = ReadonlyMap<string, readonly YamlNode[]>;

function anchorsOf(root: YamlNode): Anchors {
  const anchors = new Map<string, YamlNode[]>();
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'alias') continue;
    if (node.anchor !== undefined) {
      const given = anchors.get(node.anchor) ?? [];
      given.push(node);
      anchors.set(node.anchor, given);
    }
    // The last one first: it is the one that waits longest.
    if (node.kind === 'list') for (const item of node.items.toReversed()) waiting.push(item);
    if (node.kind === 'map') for (const { key, value } of node.entries.toReversed()) waiting.push(value, key);
  }
  return anchors;
}

function scalarText(node: YamlNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A key that is a mapping whose key is a mapping would be written out in a length that doubles with each level. */
function keyText(key: YamlNode): string {
  if (key.kind === 'scalar') return typeof key.value === 'string' ? key.value : key.source;
  return key.kind === 'alias' ? `*${key.name}` : '(a mapping or list)';
}

function placeAt(file: string, lines: TextLines, offset: number): Place {
  return { file, ...lines.at(offset) };
}

function explain(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds more than one document';
  if (code === 'TAB_AS_INDENT') return 'a tab is used to indent';
  // The library's messages quote the source at length in some cases; the place says more than the quote.
  return message.split('\n')[0]?.slice(0, 200) ?? code;
}
