import { bareHostname, isLoopback } from './addresses.ts';
import { AddressRefusedError, UnexpectedReplyError } from './errors.ts';
import type { HttpReply, HttpRequest, Transport } from './transport.ts';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request and follows redirects by hand: what is secret stays with the first origin.
 * @param allow checks each next address and throws where it must not be followed
 * @param most how many redirects are followed
 */
export async function sendFollowing(
  transport: Transport,
  request: HttpRequest,
  allow: (from: URL, to: string) => URL,
  most: number,
): Promise<HttpReply> {
  const { origin } = request.url;
  let { url, headers } = request;
  for (let followed = 0; ; followed++) {
    const reply = await transport.send({ method: request.method, url, headers });
    const location = redirectStatuses.has(reply.status) ? reply.header('location') : undefined;
    if (location === undefined) return reply;
    await reply.discard();
    if (followed >= most) throw new UnexpectedReplyError(request.url, `more than ${most} redirects`);
    url = allow(url, URL.canParse(location, url.href) ? new URL(location, url).href : location);
    // Once elsewhere, the header is gone for good, also where a later redirect leads back.
    if (url.origin !== origin) headers = withoutAuthorization(headers);
  }
}

function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { authorization: _, ...rest } = headers;
  return rest;
}

/**
 * Blobs often lie elsewhere, and may be fetched from there; but never in the clear where the way to us was not.
 * @throws {AddressRefusedError}
 */
export function checkRedirect(from: URL, to: string): URL {
  const refuse = (why: string): AddressRefusedError => new AddressRefusedError(from, shown(to), why);
  if (!URL.canParse(to)) throw refuse('it is no address');
  const url = new URL(to);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('it is neither https nor http');
  if (url.username !== '' || url.password !== '') throw refuse('it carries a user name');
  if (url.protocol === 'http:') {
    if (from.protocol === 'https:') throw refuse('it leads from https to plain http');
    if (bareHostname(url) !== bareHostname(from) && !isLoopback(url)) throw refuse('it is plain http on another host');
  }
  return url;
}

function shown(address: string): string {
  if (!URL.canParse(address)) return 'something';
  const url = new URL(address);
  return `${url.protocol}//${url.host}${url.pathname}`;
}
