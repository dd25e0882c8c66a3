import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, tryParseDigest } from '../oci/digest.ts';

/**
 * When each blob was last used, for who makes room in the store. Kept beside the blobs in a file of its own: their own times must
 * not change, because what was verified is known by them (verified-record.ts).
 */
export const lastUseName = '.oras-buf-used';

/** Milliseconds. A blob that was used within the last hour is not written down again, so that most runs write nothing. */
const resolutionMs = 3_600_000;

/** The time of last use by digest, in milliseconds since 1970. What it lacks was last used when it was written. */
export async function readLastUses(directory: string): Promise<Map<Digest, number>> {
  const uses = new Map<Digest, number>();
  const text = await readFile(join(directory, lastUseName), 'latin1').catch(() => '');
  for (const line of text.split('\n')) {
    const [digestText = '', seconds = ''] = line.split(' ');
    const digest = tryParseDigest(digestText);
    if (digest === undefined || !/^\d{1,12}$/.test(seconds)) continue;
    uses.set(digest, Math.max(uses.get(digest) ?? 0, Number(seconds) * 1_000));
  }
  return uses;
}

/** Writes down that blobs were used. Where that cannot be done they count as used less recently: no reason to stop. */
export async function noteUses(directory: string, used: ReadonlySet<Digest>, now: number): Promise<void> {
  if (used.size === 0) return;
  const known = await readLastUses(directory);
  const lines = [...used]
    // A time that lies in the future was written by a clock that was wrong.
    .filter((digest) => Math.abs(now - (known.get(digest) ?? 0)) > resolutionMs)
    .map((digest) => `${digest} ${Math.floor(now / 1_000)}\n`);
  // One append of whole lines: lines of several processes do not mix.
  if (lines.length > 0) await appendFile(join(directory, lastUseName), lines.join('')).catch(() => {});
}
