import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { mapBounded } from '../system/bounded.ts';
import { readPlainFile, UnreadableFileError } from '../system/plain-file.ts';
import type { FileRemark } from './buf-yaml.ts';
import { type BuildFileDeclarations, dependencyAttributes, parseBuildFile } from './build-file-declarations.ts';
import { loadLabels } from './load-labels.ts';
import { macroRemarks } from './macro-remarks.ts';
import { firstError, parseStarlark } from './starlark-syntax.ts';
import { type LoadedFiles, StarlarkValues } from './starlark-values.ts';

const parallelReads = 16;

/**
 * The `.bzl` files that build files of one root load from the same root: for the constants and the macros in them. Files of
 * other cells (`@cell//…`), and what cannot be read or parsed, are left to buck2.
 */
export class LoadedBuildFiles {
  readonly #root: string;
  readonly #realRoot: string;
  /** By path from the root; undefined where there is no such file, or none that we read. */
  readonly #texts = new Map<string, string | undefined>();
  readonly #values = new Map<string, StarlarkValues | undefined>();
  readonly #cells = new Map<string, Promise<string>>();
  /** By loading file and label, the path from the root. */
  readonly #paths = new Map<string, string>();

  /** @param realRoot the root with its symbolic links resolved: links out of it are not followed */
  constructor(root: string, realRoot: string) {
    this.#root = root;
    this.#realRoot = realRoot;
  }

  /** Reads what these files load, and what that loads in turn. */
  async read(files: readonly { readonly file: string; readonly text: string }[]): Promise<void> {
    let level = files;
    while (level.length > 0) {
      const found = await mapBounded(level, parallelReads, ({ file, text }) => this.#pathsFrom(file, text));
      const unread = [...new Set(found.flat())].filter((path) => !this.#texts.has(path));
      level = (
        await mapBounded(unread, parallelReads, async (path) => {
          const text = await this.#readText(path);
          this.#texts.set(path, text);
          return text === undefined ? [] : [{ file: path, text }];
        })
      ).flat();
    }
  }

  /** What a build file declares, with the values of what it loads. @throws what {@link parseBuildFile} throws */
  declarationsOf(file: string, text: string): BuildFileDeclarations {
    return parseBuildFile(text, file, this.#loadedBy(file));
  }

  /** The values of what `file` loads, by label. */
  #loadedBy(file: string): LoadedFiles {
    return (label) => {
      const path = this.#paths.get(`${file}\0${label}`);
      return path === undefined ? undefined : this.#valuesOf(path);
    };
  }

  /** Where macros add dependencies of their own. By path. */
  remarks(): readonly FileRemark[] {
    return [...this.#texts.keys()].sort().flatMap((path) => {
      const text = this.#texts.get(path) ?? '';
      return dependencyAttributes.some((name) => text.includes(name)) ? macroRemarks(text, path) : [];
    });
  }

  #valuesOf(path: string): StarlarkValues | undefined {
    if (this.#values.has(path)) return this.#values.get(path);
    const text = this.#texts.get(path)?.replace(/^\uFEFF/, '');
    const tree = text === undefined ? undefined : parseStarlark(text);
    const isSound = text !== undefined && tree !== undefined && firstError(tree) === undefined;
    const values = isSound ? new StarlarkValues(text, tree, this.#loadedBy(path)) : undefined;
    this.#values.set(path, values);
    return values;
  }

  /**
   * What a file loads, as paths from the root. To look for the labels of `load()` in the text costs less than to parse every
   * build file of a large repository; one too many (in a comment) only has a file read for nothing.
   */
  async #pathsFrom(file: string, text: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for (const label of loadLabels(text)) {
      const path = await this.#pathOf(label, file);
      if (path === undefined) continue;
      this.#paths.set(`${file}\0${label}`, path);
      paths.push(path);
    }
    return paths;
  }

  async #pathOf(label: string, file: string): Promise<string | undefined> {
    const match = /^(?:(\/\/)([^:]*))?:([^:]+)$/.exec(label);
    if (match === null) return undefined;
    const [, isFromCell, packagePath = '', name = ''] = match;
    const from = isFromCell === undefined ? posix.dirname(file) : posix.join(await this.#cellOf(file), packagePath);
    const path = posix.join(from, name);
    return path.startsWith('../') || posix.isAbsolute(path) ? undefined : path;
  }

  /** The directory of the cell that a file is in: the nearest one with a `.buckconfig`. */
  #cellOf(file: string): Promise<string> {
    const directory = posix.dirname(file);
    if (directory === '.') return Promise.resolve('.');
    const known = this.#cells.get(directory);
    if (known !== undefined) return known;
    const cell = stat(join(this.#root, directory, '.buckconfig')).then(
      () => directory,
      () => this.#cellOf(directory),
    );
    this.#cells.set(directory, cell);
    return cell;
  }

  async #readText(path: string): Promise<string | undefined> {
    try {
      return await readPlainFile({ path: join(this.#root, path), name: path, within: this.#realRoot });
    } catch (error) {
      if (error instanceof UnreadableFileError) return undefined;
      throw error;
    }
  }
}
