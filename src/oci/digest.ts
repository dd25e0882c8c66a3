import { createHash } from 'node:crypto';
import { exitCodes, OrasBufError } from '../errors.ts';

declare const digestBrand: unique symbol;

/** A checked OCI digest: `sha256:<64 hex>` or `sha512:<128 hex>`, lowercase. */
export type Digest = string & { readonly [digestBrand]: true };

export type DigestAlgorithm = 'sha256' | 'sha512';

const hexLengths: Record<DigestAlgorithm, number> = { sha256: 64, sha512: 128 };

/** A text that should be a digest and is not. */
export class MalformedDigestError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Reads a digest, or gives undefined where the text is none. Source: OCI image-spec, descriptor.md. */
export function tryParseDigest(text: string): Digest | undefined {
  const [algorithm, hex, ...rest] = text.split(':');
  if ((algorithm !== 'sha256' && algorithm !== 'sha512') || hex === undefined || rest.length > 0) return undefined;
  return hex.length === hexLengths[algorithm] && /^[0-9a-f]+$/.test(hex) ? (text as Digest) : undefined;
}

/**
 * Reads a digest.
 * @throws {MalformedDigestError} where `text` is none.
 */
export function parseDigest(text: string): Digest {
  const digest = tryParseDigest(text);
  if (digest === undefined) {
    throw new MalformedDigestError(`"${text}" is not a digest`, {
      next: 'A digest reads sha256: and 64 lowercase hexadecimal digits (or sha512: and 128).',
    });
  }
  return digest;
}

/** The algorithm that a digest was made with. */
export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The hexadecimal part: the file name of the blob under `blobs/<algorithm>/`. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** The digest of bytes in memory. */
export function digestOf(bytes: Uint8Array | string, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}` as Digest;
}
