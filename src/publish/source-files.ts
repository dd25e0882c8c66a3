import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { defaultArchiveLimits } from '../modules/archive-safety.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { isInside } from '../system/inside-directory.ts';
import { LinkedOutsideError, UnpublishableFileError } from './errors.ts';
import { isInScope, type ModuleScope } from './module-scope.ts';

/** A file that counts, where it lies and where it belongs in the module. */
export interface SourceFile {
  /** In the module, with forward slashes. */
  readonly path: string;
  /** Absolute, with no symbolic link in it. */
  readonly realPath: string;
}

export interface SourceFilesRequest {
  /** Of the module, absolute. */
  readonly directory: string;
  readonly scope: ModuleScope;
  /** Where LICENSE and README come from that the module does not have itself. */
  readonly documentsBelow: string | undefined;
  /** No symbolic link may lead out of this directory. Absolute. */
  readonly root: string;
}

const readmeNames = ['buf.md', 'README.md', 'README.markdown'] as const;
const deepest = 64;

/**
 * The files of a module that stock buf counts: each `.proto` below its directory that is in scope, whether git knows it or not, and
 * its LICENSE and README. Symbolic links are followed as far as they stay in the root; a file that several of them lead to counts
 * once, under the first of its paths, as buf has it.
 * @throws {LinkedOutsideError | UnpublishableFileError}
 */
export async function listModuleFiles(request: SourceFilesRequest): Promise<readonly SourceFile[]> {
  const walk = new Walk(request, await realpath(request.root));
  await walk.directory(request.directory, 0);
  const documents = [await documentOf(request, ['LICENSE'], walk), await documentOf(request, readmeNames, walk)].filter(
    (one) => one !== undefined,
  );
  return [...walk.files, ...documents].sort((a, b) => compareUtf8(a.path, b.path));
}

async function documentOf(
  { directory, documentsBelow }: SourceFilesRequest,
  names: readonly string[],
  walk: Walk,
): Promise<SourceFile | undefined> {
  for (const where of documentsBelow === undefined ? [directory] : [directory, documentsBelow]) {
    for (const name of names) {
      const path = join(where, name);
      const status = await stat(path).catch(() => undefined);
      if (status?.isFile() === true) return { path: name, realPath: await walk.realPathOf(path) };
    }
  }
  return undefined;
}

class Walk {
  readonly files: SourceFile[] = [];
  readonly #request: SourceFilesRequest;
  readonly #realRoot: string;
  /** Real paths that were seen: a link back up must not go round for ever, and no file counts twice. */
  readonly #seen = new Set<string>();

  constructor(request: SourceFilesRequest, realRoot: string) {
    this.#request = request;
    this.#realRoot = realRoot;
  }

  async directory(path: string, depth: number): Promise<void> {
    if (depth > deepest) {
      throw new UnpublishableFileError(`${path} lies more than ${deepest} directories deep`, {
        places: [{ file: path }],
        next: 'Move it up, or leave it out by "excludes" in buf.yaml.',
      });
    }
    const real = await realpath(path);
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    // Plain files before what links to them, so that the file itself gives the path.
    const rank = (entry: { isSymbolicLink(): boolean }): number => (entry.isSymbolicLink() ? 1 : 0);
    entries.sort((a, b) => rank(a) - rank(b) || compareUtf8(a.name, b.name));
    for (const entry of entries) await this.#entry(join(path, entry.name), entry, depth);
  }

  async #entry(
    path: string,
    entry: { readonly name: string; isDirectory(): boolean; isSymbolicLink(): boolean; isFile(): boolean },
    depth: number,
  ): Promise<void> {
    const isProto = entry.name.endsWith('.proto');
    const inside = relative(this.#request.directory, path).split(sep).join('/');
    // The directory itself may be left out, or lead to what is wanted.
    const counts = isInScope(inside, this.#request.scope);
    if (entry.isDirectory()) {
      if (entry.name !== '.git' && !this.#isExcluded(inside)) await this.directory(path, depth + 1);
      return;
    }
    if (entry.isSymbolicLink()) {
      const target = await stat(path).catch(() => undefined);
      if (target?.isDirectory() === true) {
        if (this.#isExcluded(inside)) return;
        await this.realPathOf(path);
        await this.directory(path, depth + 1);
        return;
      }
      if (!isProto || !counts) return;
      if (target === undefined) throw unpublishable(path, 'is a symbolic link that leads nowhere');
    }
    if (!isProto || !counts) return;
    const real = await this.realPathOf(path);
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    this.files.push({ path: inside, realPath: real });
  }

  /** @throws {LinkedOutsideError} */
  async realPathOf(path: string): Promise<string> {
    const real = await realpath(path);
    if (isInside(this.#realRoot, real)) return real;
    throw new LinkedOutsideError({ file: path }, this.#request.root);
  }

  #isExcluded(directory: string): boolean {
    return this.#request.scope.excludes.some((one) => one === '.' || `${directory}/`.startsWith(`${one}/`));
  }
}

/** Bytes; above this the archive would be refused anyway. */
const largest = defaultArchiveLimits.unpackedBytes;

/** @throws {UnpublishableFileError} for pipes, devices, giants, and what may not be read */
export async function readSourceFile({ realPath }: SourceFile): Promise<Uint8Array> {
  // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
  const handle = await open(realPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    throw unpublishable(realPath, 'cannot be read', error);
  });
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw unpublishable(realPath, 'is not a plain file');
    if (status.size > largest) throw unpublishable(realPath, `is larger than ${largest} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function unpublishable(file: string, why: string, cause?: unknown): UnpublishableFileError {
  return new UnpublishableFileError(`${file} ${why}`, {
    places: [{ file }],
    next: 'Make it a plain file that this job may read, or leave it out by "excludes" in buf.yaml.',
    cause,
  });
}
