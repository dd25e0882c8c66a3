import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../oci/digest.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { mapBounded } from '../system/bounded.ts';
import { asDiskError } from '../system/disk-error.ts';
import { blobPathIn } from './blob-files.ts';
import { lastUseName } from './last-use.ts';
import { LayoutIndex } from './layout-index.ts';
import type { StoreContents } from './store-contents.ts';
import { recordName } from './verified-record.ts';

const parallelFiles = 8;

/**
 * Removes blobs from a store, their names first and manifests before what they name: whoever is killed on the way leaves blobs that
 * nobody needs, and no manifest without its blobs. What else lies in the directory is not touched. Call it only where no job uses
 * the store. Errors of the disk: exit code 8.
 */
export async function removeBlobs(
  directory: string,
  contents: StoreContents,
  remove: ReadonlySet<Digest>,
): Promise<void> {
  if (remove.size === 0) return;
  const kept = new Set([...contents.blobs.keys()].filter((digest) => !remove.has(digest)));
  const manifests = contents.artifacts.map(({ digest }) => digest).filter((digest) => remove.has(digest));
  const others = [...remove].filter((digest) => !manifests.includes(digest));
  try {
    await new LayoutIndex(directory).keepNames(kept);
    for (const digests of [manifests, others]) {
      await mapBounded(digests, parallelFiles, (digest) => rm(blobPathIn(directory, digest), { force: true }));
    }
    for (const name of [recordName, lastUseName]) await keepLines(join(directory, name), kept);
  } catch (error) {
    throw asDiskError(error, directory);
  }
}

/** Drops the lines of a record, each of which begins with a digest, that are about other blobs. */
async function keepLines(path: string, kept: ReadonlySet<string>): Promise<void> {
  const text = await readFile(path, 'latin1').catch(() => undefined);
  if (text === undefined) return;
  const lines = text.split('\n').filter((line) => kept.has(line.split(' ')[0] ?? ''));
  await writeFileAtomically(path, lines.map((line) => `${line}\n`).join(''), { flush: false });
}
