/** One way to sign in that a server offers in `WWW-Authenticate`. */
export interface AuthChallenge {
  /** In lower case: `basic`, `bearer`, … */
  readonly scheme: string;
  /** By name in lower case. Where a name comes twice, the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const tokenCharacters = /[!#$%&'*+.^_`|~0-9A-Za-z-]/;

/**
 * Reads a `WWW-Authenticate` header: several challenges, quoted and bare values, a `token68`. What does not fit is stepped
 * over, so that one odd challenge does not hide the next. Source: RFC 9110, 11.6.1.
 * @param header the values of all such headers of the answer
 */
export function parseAuthChallenges(header: string | readonly string[] | undefined): readonly AuthChallenge[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(', ');
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  const cursor = new Cursor(text);
  while (!cursor.atEnd) {
    cursor.skip(/[\s,]/);
    const word = cursor.take(tokenCharacters);
    if (word === '') {
      cursor.skipPast(',');
      continue;
    }
    const current = challenges.at(-1);
    const afterWord = cursor.position;
    cursor.skip(/[ \t]/);
    if (current !== undefined && cursor.peek() === '=') {
      cursor.position++;
      cursor.skip(/[ \t]/);
      const value = cursor.peek() === '"' ? cursor.quoted() : cursor.take(/[^\s,]/);
      const name = word.toLowerCase();
      if (!current.parameters.has(name)) current.parameters.set(name, value);
      continue;
    }
    cursor.position = afterWord;
    challenges.push({ scheme: word.toLowerCase(), parameters: new Map() });
    cursor.skipToken68();
  }
  return challenges;
}

class Cursor {
  readonly #text: string;
  position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.#text.length;
  }

  peek(): string {
    return this.#text[this.position] ?? '';
  }

  take(accepted: RegExp): string {
    const start = this.position;
    while (!this.atEnd && accepted.test(this.peek())) this.position++;
    return this.#text.slice(start, this.position);
  }

  skip(accepted: RegExp): void {
    this.take(accepted);
  }

  skipPast(character: string): void {
    const at = this.#text.indexOf(character, this.position);
    this.position = at < 0 ? this.#text.length : at + 1;
  }

  /** A quoted string with backslash escapes; a missing end quote ends with the text. */
  quoted(): string {
    let value = '';
    this.position++;
    while (!this.atEnd && this.peek() !== '"') {
      if (this.peek() === '\\') this.position++;
      value += this.peek();
      this.position++;
    }
    this.position++;
    return value;
  }

  /** Steps over `Negotiate YII=`: what follows a scheme up to the comma where it is one word and no `name=value`. */
  skipToken68(): void {
    const rest = /^[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)/.exec(this.#text.slice(this.position));
    if (rest !== null) this.position += rest[0].length;
  }
}
