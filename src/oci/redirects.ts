import { UnexpectedReplyError } from './errors.ts';
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
