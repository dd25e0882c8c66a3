import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { securityRows } from './rows.ts';

const repository = join(import.meta.dirname, '..', '..');
/** The list of what must hold lies beside the repository; whoever has the repository alone may not have it. */
const list = join(repository, '..', 'shared', 'security.md');

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** First cells of the tables, without their heads and rules. */
function rowsOf(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .filter((line) => /^\|/.test(line))
    .map((line) => flat(line.split('|')[1] ?? ''))
    .filter((cell) => cell !== 'must hold' && !/^-+$/.test(cell));
}

/** A title as it may stand in a source: quotes and backslashes are escaped there. */
const plain = (text: string): string => text.replace(/\\(['"`\\])/g, '$1');

describe('rows of security.md', () => {
  it.runIf(existsSync(list))('are all here, word for word, and no others', () => {
    const markdown = readFileSync(list, 'utf8');
    const texts = securityRows.map(({ text }) => flat(text));
    expect(rowsOf(markdown).filter((row) => !texts.includes(row))).toEqual([]);
    expect(texts.filter((text) => !flat(markdown).includes(text))).toEqual([]);
    // What stands in prose is taken apart by hand; all of it is in some row.
    const prose = flat(markdown.slice(markdown.indexOf('## Kept working under') + '## Kept working under'.length));
    const left = securityRows
      .filter(({ section }) => section === 'Kept working under')
      .reduce((text, row) => text.replace(row.text, ''), prose);
    expect(left.replace(/[,.\s]/g, '')).toBe('');
  });

  it('are found by their text, each once, and each has a test that runs everywhere', () => {
    const texts = securityRows.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(30);
    for (const { text, holders } of securityRows) {
      const everywhere = holders.filter(({ file }) => !/\.(?:peer|fault)\.test\.ts$/.test(file));
      expect(everywhere.length, text).toBeGreaterThan(0);
      expect(
        holders.every(({ tests }) => tests.length > 0),
        text,
      ).toBe(true);
    }
  });

  it.each(securityRows.map((row) => [row.text.slice(0, 60), row] as const))('%s: its tests are there', (_text, row) => {
    for (const { file, tests } of row.holders) {
      expect(existsSync(join(repository, file)), file).toBe(true);
      const source = plain(readFileSync(join(repository, file), 'utf8'));
      for (const title of tests)
        expect(source.includes(title) || isMade(file, title), `${title} in ${file}`).toBe(true);
    }
  });
});

/** Titles of which the source holds only the pattern: the run itself looks for them by their whole name (npm run security). */
function isMade(file: string, title: string): boolean {
  const made: Readonly<Record<string, readonly string[]>> = {
    'test/fuzz/corpus.test.ts': ['archive-tar', 'archive-zip', 'archive-files', 'token-reply'],
    'test/modules/module-archive.test.ts': [
      'refuses a symlink in a tar',
      'refuses a fifo in a tar',
      'refuses mode 41471 in a zip',
    ],
    'test/system/disk-error.test.ts': ['turns ENOSPC into an error with exit code 8 that names the path'],
    // test/ci-templates/way-in-contract.ts, once for each shell.
    'test/ci-templates/oras-buf-sh.test.ts': [
      'has no program of its own run',
      'is not run where its archive is not the released one, and nothing is left',
    ],
  };
  return made[file]?.includes(title) === true;
}
