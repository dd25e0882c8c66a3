import { readdir } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Place } from '../errors.ts';
import { readPlainFile, UnreadableFileError } from '../system/plain-file.ts';

/** One `key = value` of a project's configuration, with the line that says it. */
export interface BuckConfigEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** Relative to the root. */
  readonly place: Place;
}

/** What the configuration files of a project say, in the order in which later ones win. */
export interface BuckConfigFiles {
  readonly entries: readonly BuckConfigEntry[];
  /** Every section that some file opens, also where it is empty. */
  readonly sections: ReadonlySet<string>;
}

/** An included file may include others. Nobody needs more than a few levels, and a file may include itself. */
const deepestInclude = 8;

/** In all, however often one of them is included: a few lines that include their own file would be read millions of times. */
const mostFiles = 1_000;

/**
 * Reads the configuration of a buck2 project as buck2 does: the files of `.buckconfig.d`, then `.buckconfig`, then
 * `.buckconfig.local`, with what they include. Source: buck2's app/buck2_common/src/legacy_configs (path.rs, parser.rs).
 * @param except a file to leave out, relative to the root
 * @throws {UnreadableFileError}
 */
export async function readBuckConfigFiles(root: string, except: string): Promise<BuckConfigFiles> {
  const reader = new Reader(root);
  for (const name of await namesIn(join(root, '.buckconfig.d'))) {
    const path = posix.join('.buckconfig.d', name);
    if (path !== except) await reader.read(join(root, path), 0);
  }
  await reader.read(join(root, '.buckconfig'), 0);
  await reader.read(join(root, '.buckconfig.local'), 0);
  return reader;
}

class Reader implements BuckConfigFiles {
  readonly entries: BuckConfigEntry[] = [];
  readonly sections = new Set<string>();
  readonly #root: string;
  /** An included file goes on in the section that includes it. */
  #section = '';
  #files = 0;

  constructor(root: string) {
    this.#root = root;
  }

  async read(path: string, depth: number): Promise<void> {
    const file = relative(this.#root, path).split(sep).join('/');
    this.#files += 1;
    if (this.#files > mostFiles) {
      throw new UnreadableFileError(`The files of .buckconfig include more than ${mostFiles} files`, {
        places: [{ file }],
        next: 'Look for a file that includes itself, or another that includes it.',
      });
    }
    const text = await readPlainFile({ path, name: file });
    if (text === undefined) return;
    if (depth === 0) this.#section = '';
    let joined = '';
    let start = 0;
    for (const [index, line] of text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .entries()) {
      if (joined === '') start = index + 1;
      if (line.endsWith('\\')) {
        joined += line.slice(0, -1);
        continue;
      }
      await this.#line((joined + line).trim(), { file, line: start }, path, depth);
      joined = '';
    }
  }

  async #line(line: string, place: Place, path: string, depth: number): Promise<void> {
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return;
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header?.[1] !== undefined) {
      this.#section = header[1].trim();
      this.sections.add(this.#section);
      return;
    }
    const include = /^<\??file:(.+)>$/.exec(line);
    if (include?.[1] !== undefined) {
      if (depth < deepestInclude) await this.read(resolve(dirname(path), include[1].trim()), depth + 1);
      return;
    }
    const equals = line.indexOf('=');
    if (equals <= 0) return;
    this.entries.push({
      section: this.#section,
      key: line.slice(0, equals).trim(),
      value: line.slice(equals + 1).trim(),
      place,
    });
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
