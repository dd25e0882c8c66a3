import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';

/**
 * When each blob was last used, for who makes room in the store. Kept beside the blobs in a file of its own: their own times must
 * not change, because what was verified is known by them (verified-record.ts).
 */
export const lastUseName = '.oras-buf-used';

/** Milliseconds. A blob that was used within the last hour is not written down again, so that most runs write nothing. */
const resolutionMs = 3_600_000;

/** A file of more lines is written anew, with one line for each blob, where most of its lines are out of date. */
const manyLines = 2_000;

/**
 * The time of last use by digest, in milliseconds since 1970. What it lacks was last used when it was written. The last line of a blob
 * counts: an earlier one may be of a clock that was wrong.
 */
export async function readLastUses(directory: string): Promise<Map<Digest, number>> {
  return (await read(directory)).uses;
}

/** Writes down that blobs were used. Where that cannot be done they count as used less recently: no reason to stop. */
export async function noteUses(directory: string, used: ReadonlySet<Digest>, now: number): Promise<void> {
  if (used.size === 0) return;
  const { uses, lines, isWhole } = await read(directory);
  // A time that lies in the future was written by a clock that was wrong.
  const news = [...used].filter((digest) => Math.abs(now - (uses.get(digest) ?? 0)) > resolutionMs);
  if (news.length === 0) return;
  const path = join(directory, lastUseName);
  if (lines > manyLines && lines > 2 * (uses.size + news.length)) {
    for (const digest of news) uses.set(digest, now);
    // What another process appends meanwhile is lost, and with it an hour or so of one blob's age.
    await writeFileAtomically(path, textOf(uses), { flush: false }).catch(() => {});
    return;
  }
  // One append of whole lines: lines of several processes do not mix.
  const text = textOf(new Map(news.map((digest) => [digest, now])));
  await appendFile(path, isWhole ? text : `\n${text}`).catch(() => {});
}

function textOf(uses: ReadonlyMap<Digest, number>): string {
  return [...uses].map(([digest, time]) => `${digest} ${Math.floor(time / 1_000)}\n`).join('');
}

interface UseRecord {
  readonly uses: Map<Digest, number>;
  readonly lines: number;
  /** False where its last line was cut off: a full disk, a kill. */
  readonly isWhole: boolean;
}

async function read(directory: string): Promise<UseRecord> {
  const uses = new Map<Digest, number>();
  const lines = (await readFile(join(directory, lastUseName), 'latin1').catch(() => '')).split('\n');
  for (const line of lines) {
    const [digestText = '', seconds = ''] = line.split(' ');
    const digest = tryParseDigest(digestText);
    if (digest !== undefined && /^\d{1,12}$/.test(seconds)) uses.set(digest, Number(seconds) * 1_000);
  }
  return { uses, lines: lines.length, isWhole: lines.at(-1) === '' };
}
