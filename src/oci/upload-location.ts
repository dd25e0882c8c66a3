import { bareHostname } from './addresses.ts';
import { type Digest, tryParseDigest } from './digest.ts';
import { AddressRefusedError, UnexpectedReplyError } from './errors.ts';
import { checkRedirect } from './redirects.ts';
import type { HttpReply } from './transport.ts';

/** Where an upload goes on. */
export interface UploadLocation {
  readonly url: URL;
  /** True on the registry itself; nobody else gets our credentials. */
  readonly isOurs: boolean;
}

/**
 * Reads `Location` of an answer to an upload: an address, or a path with its query, which is kept to the letter. On the
 * registry's own host it is taken on our origin, because a proxy may have written http:// or another port into it; on another
 * host as it stands, without credentials.
 * @throws {UnexpectedReplyError | AddressRefusedError}
 */
export function uploadLocation(reply: HttpReply, endpoint: URL): UploadLocation {
  const written = reply.header('location') ?? '';
  if (written === '') throw new UnexpectedReplyError(reply.url, 'the answer does not say where the upload goes on');
  if (!URL.canParse(written, reply.url.href)) {
    throw new UnexpectedReplyError(reply.url, 'the address that the upload goes on at is broken');
  }
  const url = new URL(written, reply.url);
  if (url.username !== '' || url.password !== '') {
    throw new AddressRefusedError(reply.url, url.origin, 'it carries a user name');
  }
  if (bareHostname(url) === bareHostname(endpoint)) {
    return { url: new URL(`${url.pathname}${url.search}`, endpoint.origin), isOurs: true };
  }
  // Relative to an upload that is elsewhere already: `reply.url` is that place.
  return { url: checkRedirect(reply.url, url.href), isOurs: false };
}

/** The address with the digest as one more parameter. What is there stays as it is written: servers sign their addresses. */
export function withDigest(url: URL, digest: Digest): URL {
  const result = new URL(url);
  result.search = `${url.search === '' ? '?' : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
  return result;
}

/**
 * How many bytes of an upload the server has, by its `Range`; undefined where it does not say. Servers without a byte write
 * `0-0`, as one with a single byte does: both count as none.
 * Source: OCI distribution-spec 1.1, "Pushing a blob in chunks".
 */
export function receivedBytes(reply: HttpReply): number | undefined {
  const range = /^(?:bytes=)?0-(\d{1,15})$/.exec(reply.header('range')?.trim() ?? '');
  if (range === null) return undefined;
  const last = Number(range[1]);
  return last === 0 ? 0 : last + 1;
}

/** The digest that an answer names, where it names one. */
export function namedDigest(reply: HttpReply): Digest | undefined {
  return tryParseDigest(reply.header('docker-content-digest')?.trim() ?? '');
}
