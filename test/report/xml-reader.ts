/** An element of an XML document, as a strict reader sees it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, entities resolved. */
  readonly text: string;
}

const notAllowed = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const nameStart = /[A-Za-z_][\w.-]*/y;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads a document by the rules of XML 1.0 (elements, attributes and text; no DTD, comments or CDATA) and throws where it is
 * not well formed. Attribute values are normalised as a parser does it: white space that is not written by number becomes a space.
 */
export function readXml(text: string): XmlElement {
  return new Reader(text).document();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    if (notAllowed.test(text)) throw new Error('a character that XML does not allow');
    this.#text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  }

  document(): XmlElement {
    this.#expect('<?xml version="1.0" encoding="UTF-8"?>');
    this.#space();
    const root = this.#element();
    this.#space();
    if (this.#at !== this.#text.length) this.#fail('something after the root element');
    return root;
  }

  #element(): XmlElement {
    this.#expect('<');
    const name = this.#name();
    const attributes = new Map<string, string>();
    for (;;) {
      const spaced = this.#space();
      if (this.#has('/>')) return { name, attributes, children: [], text: '' };
      if (this.#has('>')) break;
      if (!spaced) this.#fail('no space before an attribute');
      const attribute = this.#name();
      if (attributes.has(attribute)) this.#fail(`${attribute} twice`);
      this.#expect('="');
      const value = this.#until('"');
      if (value.includes('<')) this.#fail('< in an attribute');
      attributes.set(attribute, this.#resolved(value.replace(/[\t\n]/g, ' ')));
      this.#expect('"');
    }
    const children: XmlElement[] = [];
    let text = '';
    while (!this.#text.startsWith('</', this.#at)) {
      if (this.#text[this.#at] === '<') {
        children.push(this.#element());
        continue;
      }
      const part = this.#until('<');
      if (part.includes(']]>')) this.#fail(']]> in a text');
      text += this.#resolved(part);
    }
    this.#expect(`</${name}>`);
    return { name, attributes, children, text };
  }

  #name(): string {
    nameStart.lastIndex = this.#at;
    const [name] = nameStart.exec(this.#text) ?? [];
    if (name === undefined) return this.#fail('no name');
    this.#at += name.length;
    return name;
  }

  #resolved(raw: string): string {
    return raw.replace(/&(?:#(\d+)|(\w+));|&/g, (all: string, number?: string, word?: string) => {
      if (number !== undefined) {
        const character = String.fromCodePoint(Number(number));
        return notAllowed.test(character) ? this.#fail(`${all} is not allowed`) : character;
      }
      return named[word ?? ''] ?? this.#fail(`${all} is no entity`);
    });
  }

  #until(end: string): string {
    const found = this.#text.indexOf(end, this.#at);
    if (found === -1) this.#fail(`no ${end}`);
    const part = this.#text.slice(this.#at, found);
    this.#at = found;
    return part;
  }

  #space(): boolean {
    const start = this.#at;
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#at > start;
  }

  #has(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #expect(token: string): void {
    if (!this.#has(token)) this.#fail(`${token} expected`);
  }

  #fail(what: string): never {
    throw new Error(`XML: ${what} at ${JSON.stringify(this.#text.slice(this.#at, this.#at + 80))}`);
  }
}
