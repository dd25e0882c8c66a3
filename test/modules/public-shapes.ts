import { cp, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One shape of files that is found in public repositories, written anew for these tests, and what has to come of it. */
export interface PublicShape {
  readonly name: string;
  /** What the shape is there for. */
  readonly shows: string;
  /** `file:line kind: message` where the files are refused; the rest is left out then. */
  readonly refused?: string;
  /** `file:line reference`; of a long list the first, how many more, and the last. */
  readonly asks?: readonly string[];
  readonly against?: readonly string[];
  readonly gitReferences?: readonly string[];
  readonly locals?: readonly string[];
  /** `version directory` of each buf.lock that is kept. */
  readonly locks?: readonly string[];
  /** `file:line message`, without the advice at its end. */
  readonly remarks?: readonly string[];
}

const directory = join(import.meta.dirname, '..', 'fixtures', 'public-shapes');

export async function publicShapes(): Promise<readonly PublicShape[]> {
  return JSON.parse(await readFile(join(directory, 'index.json'), 'utf8')) as readonly PublicShape[];
}

/** The directories that there are: a shape that the index forgets would be tested by nobody. */
export async function shapeDirectories(): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Lays a shape out in a directory of its own, out of every git work tree. */
export async function withShape<T>(name: string, work: (root: string) => Promise<T>): Promise<T> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-shape-')));
  try {
    await cp(join(directory, name), root, { recursive: true });
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The files of a shape by their paths. */
export async function filesOfShape(name: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(join(directory, name), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(files.map((file, index) => [file.slice(join(directory, name).length + 1), texts[index] ?? '']));
}
