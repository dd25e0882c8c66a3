import { CST, type Document, isMap, isScalar, isSeq, Lexer, type LineCounter, parseDocument } from 'yaml';

/** What became of a YAML text. */
export type UntrustedYaml =
  | {
      readonly kind: 'document';
      readonly document: Document.Parsed;
      /** Offset of the first key that stands twice in its mapping. */
      readonly duplicateKey: number | undefined;
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
 * Parses YAML that nobody vouches for, in time and memory that grow with its size and no faster: the library compares each key
 * with all others of its mapping, and makes a tree of any depth.
 */
export function parseUntrustedYaml(text: string, lineCounter: LineCounter): UntrustedYaml {
  const refusal = refuse(text);
  if (refusal !== undefined) return { kind: refusal };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  } catch {
    // Indentation can still nest deeper than the stack is.
    return { kind: 'too-deep' };
  }
  return { kind: 'document', document, duplicateKey: duplicateKey(document) };
}

function refuse(text: string): 'too-deep' | 'too-large' | undefined {
  let brackets = 0;
  let marks = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type !== 'space') tokens += 1;
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
    if (tokens > mostTokens) return 'too-large';
  }
  return undefined;
}

function duplicateKey(document: Document.Parsed): number | undefined {
  const waiting: unknown[] = [document.contents];
  let first: number | undefined;
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isSeq(node)) for (const item of node.items) waiting.push(item);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        const offset = key.range?.[0] ?? 0;
        if (seen.has(key.value) && (first === undefined || offset < first)) first = offset;
        seen.add(key.value);
      } else waiting.push(key);
      waiting.push(value);
    }
  }
  return first;
}
