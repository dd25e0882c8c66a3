import type { Descriptor } from './descriptor.ts';
import { TruncatedBodyError } from './errors.ts';
import { type RetryBudget, TransientFailure } from './retry.ts';
import type { TransferLimits } from './transfer-limits.ts';
import type { HttpReply } from './transport.ts';
import { BytesVerifier } from './verified-bytes.ts';

export interface BlobSource {
  readonly descriptor: Descriptor;
  /** Host, repository and digest, for messages. */
  readonly what: string;
  readonly budget: RetryBudget;
  readonly limits: TransferLimits;
  /** Asks for the blob from this byte on. The answer is 200 (all of it) or 206. */
  readonly open: (offset: number) => Promise<HttpReply>;
}

/**
 * The bytes of a blob, held against its descriptor as they come. Where the stream breaks, stalls or ends early, it goes on
 * by `Range` from the byte that was missing.
 * @param first the answer to `open(0)`
 */
export async function* streamBlob(source: BlobSource, first: HttpReply): AsyncGenerator<Uint8Array> {
  const { descriptor, what, budget, limits, open } = source;
  const verifier = new BytesVerifier(descriptor, what);
  let reply: HttpReply | undefined = first;
  // Bytes since the last break: a server that hands out a few at a time is not making progress.
  let since = 0;
  for (;;) {
    try {
      await budget.ready();
      reply ??= await open(verifier.received);
      // A server that does not know ranges sends all of it again: what we have is passed over.
      const from = reply.status === 206 ? verifier.received : 0;
      let skip = verifier.received - from;
      for await (const chunk of blobChunks(reply, descriptor.size - from)) {
        const fresh = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        if (fresh.length === 0) continue;
        verifier.add(fresh);
        since += fresh.length;
        if (since >= limits.slowestBytes) {
          budget.progressed();
          since = 0;
        }
        yield fresh;
      }
      if (verifier.complete) break;
      throw new TransientFailure(new TruncatedBodyError(what, verifier.received, descriptor.size));
    } catch (error) {
      reply = undefined;
      // All bytes are there: how the connection ended after them does not matter.
      if (error instanceof TransientFailure && verifier.complete) break;
      since = 0;
      await budget.spend(error);
    }
  }
  verifier.finish();
}

/**
 * Storage often calls a layer that is a gzip file "gzip for the way". What has the length of the blob is the blob; all else
 * that is called packed was packed by a proxy.
 * @param expected bytes of the blob that this answer has to bring
 */
function blobChunks(reply: HttpReply, expected: number): AsyncIterable<Uint8Array> {
  return Number(reply.header('content-length')) === expected ? reply.sentChunks() : reply.chunks();
}

/** Whether a 206 answer is what was asked for: from `offset` on. Source: RFC 9110, 14.4. */
export function continuesAt(reply: HttpReply, offset: number, size: number): boolean {
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(reply.header('content-range')?.trim() ?? '');
  return range !== null && Number(range[1]) === offset && (range[3] === '*' || Number(range[3]) === size);
}
