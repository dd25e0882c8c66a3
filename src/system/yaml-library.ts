import {
  Composer,
  CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** What became of a YAML text. */
export type UntrustedYaml =
  | {
      readonly kind: 'document';
      /** Undefined where there is nothing but comments. */
      readonly root: YamlNode | undefined;
      /** Offset of the first key that stands twice in its mapping. */
      readonly duplicateKey: number | undefined;
    }
  | {
      readonly kind: 'invalid';
      /** The library's name for the first thing that is wrong, and its words for it. */
      readonly code: string;
      readonly message: string;
      readonly offset: number;
      /** Where the quoted text starts that goes on to the end of the file, if that is what is wrong. */
      readonly openQuote: number | undefined;
    }
  /** Nested deeper than anybody writes: the parser would run out of memory or stack. */
  | { readonly kind: 'too-deep' }
  /** Of more pieces than anybody writes: the parser would take many seconds. */
  | { readonly kind: 'too-large' };

/** Brackets in brackets, or list marks in a row on one line. */
const deepest = 100;

/**
 * Words, marks and line ends: a lock of thousands of modules. The parser needs microseconds for each, several times as many
 * where it is an error, so that bytes alone bound its time badly.
 */
const mostTokens = 320_000;

/**
 * Parses any YAML, in time and memory that grow with its size and no faster: the library compares each key with all others of
 * its mapping, and makes a tree of any depth.
 */
export function parseWithLibrary(text: string): UntrustedYaml {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return { kind: tokens };
  try {
    const document = compose(tokens, text.length);
    const error = document?.errors[0];
    if (document !== undefined && error !== undefined) {
      const { code, message, pos } = error;
      return { kind: 'invalid', code, message, offset: pos[0], openQuote: openQuote(document) };
    }
    const root = document === undefined || document.contents === null ? undefined : treeOf(document.contents);
    return { kind: 'document', root, duplicateKey: duplicateKey(root) };
  } catch {
    // Indentation can still nest deeper than the stack is.
    return { kind: 'too-deep' };
  }
}

function tokensOf(text: string): readonly string[] | 'too-deep' | 'too-large' {
  const tokens: string[] = [];
  let brackets = 0;
  let marks = 0;
  let counted = 0;
  for (const token of new Lexer().lex(text)) {
    tokens.push(token);
    const type = CST.tokenType(token);
    if (type !== 'space') counted += 1;
    switch (type) {
      case 'flow-map-start':
      case 'flow-seq-start':
        brackets += 1;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        brackets -= 1;
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        if (brackets === 0) marks += 1;
        break;
      case 'newline':
        marks = 0;
        break;
    }
    if (brackets > deepest || marks > deepest) return 'too-deep';
    if (counted > mostTokens) return 'too-large';
  }
  return tokens;
}

/** As the library's parseDocument, of a text that has been taken apart already. */
function compose(tokens: readonly string[], length: number): Document.Parsed | undefined {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const parse = function* () {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  };
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(parse(), true, length)) {
    if (first === undefined) first = document;
    else {
      const message = 'it holds more than one document';
      first.errors.push(new YAMLParseError([document.range[0], document.range[1]], 'MULTIPLE_DOCS', message));
      break;
    }
  }
  return first;
}

/** One call for each level of nesting: far less of the stack than the library took to get here. */
function treeOf(node: unknown): YamlNode {
  const { range, anchor } = node as Partial<Node> & { readonly anchor?: string };
  const start = range?.[0] ?? 0;
  if (isAlias(node)) return { kind: 'alias', start, name: node.source };
  if (isMap(node)) {
    const entries: YamlEntry[] = [];
    for (const pair of node.items) entries.push(entryOf(pair));
    return { kind: 'map', start, anchor, flow: node.flow === true, entries };
  }
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) items.push(isPair(item) ? mapOf(item) : treeOf(item));
    return { kind: 'list', start, anchor, items };
  }
  if (!isScalar(node)) return nothingAt(start);
  return { kind: 'scalar', start, anchor, value: node.value, source: node.source ?? '' };
}

function entryOf({ key, value }: Pair): YamlEntry {
  const keyNode = treeOf(key);
  // `{key}` has no value at all.
  return { key: keyNode, value: value === null ? nothingAt(keyNode.start) : treeOf(value) };
}

function nothingAt(start: number): YamlNode {
  return { kind: 'scalar', start, anchor: undefined, value: null, source: '' };
}

/** `!!pairs` makes a list of them: mappings of one key. */
function mapOf(pair: Pair): YamlNode {
  const entry = entryOf(pair);
  return { kind: 'map', start: entry.key.start, anchor: undefined, flow: false, entries: [entry] };
}

function openQuote(document: Document.Parsed): number | undefined {
  const error = document.errors[0];
  if (error?.code !== 'MISSING_CHAR') return undefined;
  const end = error.pos[0];
  let start: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range != null && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return start;
}

function duplicateKey(root: YamlNode | undefined): number | undefined {
  const waiting = root === undefined ? [] : [root];
  let first: number | undefined;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'list') for (const item of node.items) waiting.push(item);
    if (node.kind !== 'map') continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.entries) {
      if (key.kind === 'scalar') {
        if (seen.has(key.value) && (first === undefined || key.start < first)) first = key.start;
        seen.add(key.value);
      } else waiting.push(key);
      waiting.push(value);
    }
  }
  return first;
}
