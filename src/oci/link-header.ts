/** One entry of a `Link` header. */
export interface LinkEntry {
  /** As it is written: often relative. */
  readonly target: string;
  /** The relation types, in lower case. */
  readonly relations: readonly string[];
}

/**
 * Reads a `Link` header. Commas and semicolons inside `<…>` and quotes do not separate; what does not fit is stepped over.
 * Source: RFC 8288, 3.
 */
export function parseLinkHeader(header: string | readonly string[] | undefined): readonly LinkEntry[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(', ');
  const entries: LinkEntry[] = [];
  let position = 0;
  for (;;) {
    const open = text.indexOf('<', position);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) return entries;
    const end = endOfEntry(text, close + 1);
    entries.push({ target: text.slice(open + 1, close).trim(), relations: relationsOf(text.slice(close + 1, end)) });
    position = end + 1;
  }
}

/** The target of the first `rel="next"`, or undefined where this was the last page. */
export function nextPage(header: string | readonly string[] | undefined): string | undefined {
  return parseLinkHeader(header).find((entry) => entry.relations.includes('next'))?.target;
}

/** The position of the comma that ends an entry (quotes looked through), or the end of the text. */
function endOfEntry(text: string, from: number): number {
  let quoted = false;
  for (let position = from; position < text.length; position++) {
    const character = text[position];
    if (quoted && character === '\\') position++;
    else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) return position;
  }
  return text.length;
}

function relationsOf(parameters: string): readonly string[] {
  // The first `rel` counts, as the RFC says. A quoted value of another parameter may hold anything, "; rel=" too.
  for (const part of parameters.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/g)) {
    if (part[1]?.toLowerCase() === 'rel') return (part[2] ?? part[3] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  }
  return [];
}
