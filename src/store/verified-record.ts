import type { BigIntStats } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';

const linesAtOnce = 64;

/**
 * Remembers which files of the store were hashed and found right, so that the next process need not hash them again.
 *
 * A line holds a digest with size, inode and the times of last change of content (mtime) and of anything (ctime), in
 * nanoseconds. ctime is set by the system and cannot be set by programs: a file that a cache restored, another tool wrote
 * or someone altered in place has another ctime, and is hashed before use. Who can set the clock or write to the raw
 * disk can deceive this, but could as well alter what is installed from it. The record lies beside the blobs and is not
 * part of what CI caches carry; it never makes a blob right of which the bytes were not hashed on this very file.
 */
export class VerifiedRecord {
  readonly #path: string;
  #known: Promise<Map<Digest, string>> | undefined;
  #lines = 0;
  #pending: string[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(storeDirectory: string) {
    this.#path = join(storeDirectory, recordName);
  }

  async has(digest: Digest, status: BigIntStats): Promise<boolean> {
    return (await this.#load()).get(digest) === fingerprint(status);
  }

  /** Remembers a file that was hashed just now. Where it cannot be written down, the next process hashes again. */
  async add(digest: Digest, status: BigIntStats): Promise<void> {
    const known = await this.#load();
    if (known.get(digest) === fingerprint(status)) return;
    known.set(digest, fingerprint(status));
    this.#pending.push(`${digest} ${fingerprint(status)}\n`);
    // What a kill takes with it is hashed once more by the next run: that is cheaper than an append for each blob.
    if (this.#pending.length >= linesAtOnce) this.#writing = this.#writing.then(() => this.#flush());
  }

  /** Waits until everything is written down. */
  async close(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#flush());
    await this.#writing;
    if (this.#known === undefined) return;
    const known = await this.#load();
    if (this.#lines <= 2 * known.size + 1_000) return;
    // Lines that another process appends meanwhile may be lost; then it is hashed once more.
    const text = [...known].map(([digest, print]) => `${digest} ${print}\n`).join('');
    await writeFileAtomically(this.#path, text, { flush: false }).catch(() => {});
  }

  async #flush(): Promise<void> {
    const lines = this.#pending.splice(0);
    if (lines.length === 0) return;
    this.#lines += lines.length;
    // One append of whole lines: lines of several processes do not mix.
    await appendFile(this.#path, lines.join('')).catch(() => {});
  }

  #load(): Promise<Map<Digest, string>> {
    this.#known ??= readFile(this.#path, 'latin1').then(
      (text) => {
        const known = new Map<Digest, string>();
        for (const line of text.split('\n')) {
          const space = line.indexOf(' ');
          const digest = tryParseDigest(line.slice(0, Math.max(0, space)));
          if (digest !== undefined) known.set(digest, line.slice(space + 1));
          this.#lines += 1;
        }
        return known;
      },
      () => new Map<Digest, string>(),
    );
    return this.#known;
  }
}

/** In the directory of the store. An OCI image layout may hold files that its specification does not name. */
export const recordName = '.oras-buf-verified';

function fingerprint(status: BigIntStats): string {
  return `${status.size} ${status.ino} ${status.mtimeNs} ${status.ctimeNs}`;
}
