/**
 * Takes secrets out of what we print, write or quote. CI systems mask too, but a terminal does not, and no system masks summaries
 * and files.
 */
export class Redaction {
  readonly #values = new Set<string>();

  /** Each line of a value counts on its own, because logs are cut at lines. Blank ones are passed over. */
  add(value: string): readonly string[] {
    const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '');
    for (const line of lines) this.#values.add(line);
    return lines;
  }

  /** The text without any secret; longer ones go first, so that one inside another leaves no rest. */
  apply(text: string): string {
    let clean = text;
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) clean = clean.replaceAll(value, '***');
    return clean;
  }
}
