import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Inputs that once broke a reader, or that reach a part of it that no seed reaches. A directory per target. */
export const corpusDirectory = join(import.meta.dirname, 'corpus');

export interface KeptInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sorted by name; none where nothing was kept for the target. */
export async function readCorpus(target: string, directory = corpusDirectory): Promise<readonly KeptInput[]> {
  const names = await readdir(join(directory, target)).catch(() => []);
  return await Promise.all(
    names.sort().map(async (name) => ({ name, bytes: await readFile(join(directory, target, name)) })),
  );
}

/** @param kind starts the name: what the input did */
export async function keepInput(
  target: string,
  kind: 'finding' | 'reaches',
  bytes: Uint8Array,
  directory = corpusDirectory,
): Promise<string> {
  const name = `${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
  await mkdir(join(directory, target), { recursive: true });
  await writeFile(join(directory, target, name), bytes);
  return join(directory, target, name);
}
