import type { Screen } from '../../src/ci/terminal-progress.ts';

/** Stands in for a terminal: keeps what a person would see, line by line, and counts how often something was written. */
export class FakeScreen implements Screen {
  width: number;
  writes = 0;
  isCursorShown = true;
  readonly #lines: string[] = [''];
  #column = 0;

  constructor(width = 80) {
    this.width = width;
  }

  columns(): number {
    return this.width;
  }

  /** Understands line breaks, returns, erased lines, and the cursor being hidden and shown; anything else is text. */
  write(text: string): void {
    this.writes++;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the sequences that a terminal obeys
    for (const part of text.split(/(\r|\n|\x1b\[2K|\x1b\[\?25[lh])/)) {
      const last = this.#lines.length - 1;
      if (part === '\n') {
        this.#lines.push('');
        this.#column = 0;
      } else if (part === '\r') this.#column = 0;
      else if (part === '\x1b[2K') this.#lines[last] = '';
      else if (part === '\x1b[?25l') this.isCursorShown = false;
      else if (part === '\x1b[?25h') this.isCursorShown = true;
      else if (part !== '') {
        const line = (this.#lines[last] ?? '').padEnd(this.#column);
        this.#lines[last] = line.slice(0, this.#column) + part + line.slice(this.#column + part.length);
        this.#column += part.length;
      }
    }
  }

  /** Lines that were ended. */
  get printed(): readonly string[] {
    return this.#lines.slice(0, -1);
  }

  /** The line that the cursor is on. */
  get current(): string {
    return this.#lines.at(-1) ?? '';
  }
}
