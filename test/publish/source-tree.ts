import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../peers/fixture-files.ts';

/** A directory with files, gone at the end of the test. */
export class SourceTree implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async of(files: Readonly<Record<string, string>>): Promise<SourceTree> {
    const tree = new SourceTree(await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-source-'))));
    await writeFiles(tree.root, files);
    return tree;
  }

  path(inside: string): string {
    return join(this.root, inside);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

export const proto = (name: string, ...imports: readonly string[]): string =>
  `syntax = "proto3";\npackage ${name};\n${imports.map((path) => `import "${path}";\n`).join('')}`;
