import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** What the library makes of a text, with the options that count for us. */
export function libraryDocument(text: string): Document.Parsed {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
}

/** A node of the library's, as our own reader gives it: written anew for the tests, to compare both with. */
export function libraryTree(node: unknown): unknown {
  if (node === null) return undefined;
  const { range, anchor } = node as Partial<Node> & { readonly anchor?: string };
  const start = range?.[0];
  if (isAlias(node)) return { kind: 'alias', start, name: node.source };
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const of = libraryTree(key) as { readonly start: number };
      const nothing = { kind: 'scalar', start: of.start, anchor: undefined, value: null, source: '' };
      return { key: of, value: value === null ? nothing : libraryTree(value) };
    });
    return { kind: 'map', start, anchor, flow: node.flow === true, entries };
  }
  if (isSeq(node) && !node.items.some(isPair))
    return { kind: 'list', start, anchor, items: node.items.map(libraryTree) };
  if (isScalar(node)) return { kind: 'scalar', start, anchor, value: node.value, source: node.source ?? '' };
  return 'another node';
}
