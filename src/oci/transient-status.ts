import { readErrorReply } from './error-reply.ts';
import { RateLimitedError, ServerFailedError } from './errors.ts';
import { parseRetryAfter, TransientFailure } from './retry.ts';
import type { HttpReply } from './transport.ts';

/** Statuses with which a server says that the same request may go well later. */
function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/** @throws TransientFailure where the answer says "later"; its body is then used up. */
export async function failTransientStatus(reply: HttpReply): Promise<void> {
  if (!isTransientStatus(reply.status)) return;
  const retryAfterMs = parseRetryAfter(reply.header('retry-after'));
  const { text } = await readErrorReply(reply);
  const final =
    reply.status === 429
      ? new RateLimitedError(reply.url, retryAfterMs === undefined ? undefined : retryAfterMs / 1000)
      : new ServerFailedError(reply.url, reply.status, text);
  throw new TransientFailure(final, retryAfterMs);
}
