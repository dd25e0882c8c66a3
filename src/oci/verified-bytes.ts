import { createHash } from 'node:crypto';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm } from './digest.ts';
import { BodyTooLongError, DigestMismatchError, TruncatedBodyError } from './errors.ts';

/** Holds bytes against a descriptor while they pass by. */
export class BytesVerifier {
  readonly #descriptor: Pick<Descriptor, 'digest' | 'size'>;
  readonly #what: string;
  readonly #hash: ReturnType<typeof createHash>;
  received = 0;

  /** @param what names the bytes in messages */
  constructor(descriptor: Pick<Descriptor, 'digest' | 'size'>, what: string) {
    this.#descriptor = descriptor;
    this.#what = what;
    this.#hash = createHash(digestAlgorithm(descriptor.digest));
  }

  get complete(): boolean {
    return this.received >= this.#descriptor.size;
  }

  /** @throws {BodyTooLongError} before a byte too many is handed on */
  add(chunk: Uint8Array): void {
    if (this.received + chunk.length > this.#descriptor.size) {
      throw new BodyTooLongError(this.#what, this.#descriptor.size);
    }
    this.received += chunk.length;
    this.#hash.update(chunk);
  }

  /**
   * All bytes came.
   * @throws {TruncatedBodyError | DigestMismatchError}
   */
  finish(): void {
    const { size, digest } = this.#descriptor;
    if (this.received < size) throw new TruncatedBodyError(this.#what, this.received, size);
    const actual = `${digestAlgorithm(digest)}:${this.#hash.digest('hex')}` as Digest;
    if (actual !== digest) throw new DigestMismatchError(this.#what, digest, actual);
  }
}
