import { readErrorReply } from './error-reply.ts';
import { ServerFailedError, UnexpectedReplyError } from './errors.ts';
import type { ContentToPush } from './registry-writer.ts';
import { type RetryBudget, TransientFailure } from './retry.ts';
import type { TransferLimits } from './transfer-limits.ts';
import { failTransientStatus } from './transient-status.ts';
import type { HttpReply } from './transport.ts';
import { receivedBytes, type UploadLocation, uploadLocation, withDigest } from './upload-location.ts';

/** One request of an upload. */
export interface UploadRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH';
  readonly location: UploadLocation;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface BlobUploadParts {
  readonly content: ContentToPush;
  readonly budget: RetryBudget;
  readonly limits: TransferLimits;
  readonly endpoint: URL;
  /** Asks for a new upload. */
  readonly begin: () => Promise<HttpReply>;
  readonly send: (request: UploadRequest) => Promise<HttpReply>;
  /** The error for an answer that is not foreseen; `bytes` went with it. */
  readonly refused: (reply: HttpReply, bytes: number) => Promise<Error>;
}

/** Sizes that are tried where a server takes no more at once, in bytes. Proxies often stop at 1 MiB. */
const chunkSizes: readonly number[] = [8 * 1024 * 1024, 1024 * 1024 - 4096, 64 * 1024];
/** Less than this is sent anew rather than asked after. */
const worthResuming = 256 * 1024;

/**
 * The upload of one blob. It is sent as a whole; where that is too much for the server (413), in chunks, smaller ones each time.
 * Where a connection breaks, the server is asked how much it has, and the rest follows.
 * Source: OCI distribution-spec 1.1, "Pushing blobs".
 */
export class BlobUpload {
  readonly #parts: BlobUploadParts;
  /** What is sent at once. */
  #chunkBytes: number | undefined;
  /** What the server wants at least in each chunk but the last. */
  #leastBytes = 0;
  #location: UploadLocation | undefined;
  #sent = 0;
  /** How far any upload of this blob came. Only what is new counts as progress: else one that is lost again and again never ends. */
  #furthest = 0;
  lastStatus = 0;

  constructor(parts: BlobUploadParts) {
    this.#parts = parts;
  }

  /** Whether the server said that the blob is there, and did not only take it. */
  get created(): boolean {
    return this.lastStatus === 201;
  }

  /** @param first an upload that has begun already */
  async run(first: UploadLocation | undefined): Promise<void> {
    const { budget } = this.#parts;
    this.#location = first;
    for (;;) {
      await budget.ready();
      try {
        if (await this.#step()) return;
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** One request. True once the blob is there. */
  async #step(): Promise<boolean> {
    const { content, send, refused } = this.#parts;
    const { bytes, descriptor } = content;
    if (this.#location === undefined) {
      await this.#begin();
      return false;
    }
    const rest = bytes.length - this.#sent;
    const isLast = this.#chunkBytes === undefined ? this.#sent === 0 : rest === 0;
    const piece = this.#chunkBytes === undefined ? rest : Math.min(rest, this.#chunkBytes);
    const body = bytes.subarray(this.#sent, this.#sent + piece);
    if (isLast) {
      const location = { ...this.#location, url: withDigest(this.#location.url, descriptor.digest) };
      const reply = await send({ method: 'PUT', location, headers: {}, body });
      await failTransientStatus(reply);
      this.lastStatus = reply.status;
      if (reply.status >= 200 && reply.status < 300) {
        await reply.discard();
        return true;
      }
      if (isLost(reply) && this.#sent > 0) throw await lost(reply);
      if (reply.status === 413 && this.#shrink(piece)) return await this.#afterShrinking(reply);
      throw await refused(reply, piece);
    }
    const headers = { 'content-range': `${this.#sent}-${this.#sent + piece - 1}` };
    const reply = await send({ method: 'PATCH', location: this.#location, headers, body });
    await failTransientStatus(reply);
    this.lastStatus = reply.status;
    if (reply.status === 413 && this.#shrink(piece)) return await this.#afterShrinking(reply);
    if (isLost(reply)) throw await lost(reply);
    if (reply.status !== 202 && reply.status !== 204 && reply.status !== 201) throw await refused(reply, piece);
    const before = this.#sent;
    await this.#moveOn(reply, before + piece);
    if (this.#sent > before) return false;
    throw new TransientFailure(new UnexpectedReplyError(reply.url, 'it takes pieces of the blob, and keeps none'));
  }

  async #begin(): Promise<void> {
    const { begin, refused, endpoint } = this.#parts;
    const reply = await begin();
    await failTransientStatus(reply);
    this.lastStatus = reply.status;
    if (reply.status !== 202 && reply.status !== 201 && reply.status !== 200) throw await refused(reply, 0);
    this.#leastBytes = Number(/^\d{1,10}$/.exec(reply.header('oci-chunk-min-length') ?? '')?.[0] ?? 0);
    this.#location = uploadLocation(reply, endpoint);
    this.#sent = 0;
    await reply.discard();
  }

  /** Takes over where the server says that the upload goes on, and how far it is. */
  async #moveOn(reply: HttpReply, sent: number): Promise<void> {
    const { endpoint, budget, content } = this.#parts;
    const received = receivedBytes(reply) ?? sent;
    if (reply.header('location') !== undefined) this.#location = uploadLocation(reply, endpoint);
    await reply.discard();
    if (received > content.bytes.length)
      throw new UnexpectedReplyError(reply.url, 'it has more of the blob than there is');
    if (received > this.#furthest) budget.progressed();
    this.#furthest = Math.max(this.#furthest, received);
    this.#sent = received;
  }

  /** Makes the chunks smaller than what was too much. False where they cannot be. */
  #shrink(tooMuch: number): boolean {
    const smaller = chunkSizes.find((size) => size < tooMuch && size >= this.#leastBytes);
    if (smaller === undefined) return false;
    this.#chunkBytes = smaller;
    return true;
  }

  /** The body was refused before it was taken, and perhaps the upload with it: a new one costs one request. */
  async #afterShrinking(reply: HttpReply): Promise<false> {
    await reply.discard();
    if (this.#sent === 0) this.#location = undefined;
    return false;
  }

  async #recover(error: unknown): Promise<void> {
    const { budget, content } = this.#parts;
    await budget.spend(error);
    const begun = this.#location;
    this.#location = undefined;
    if (begun !== undefined && content.bytes.length >= worthResuming) await this.#resume(begun);
  }

  /** Asks how far an upload is. Where that does not work out, a new one begins. */
  async #resume(location: UploadLocation): Promise<void> {
    const { send } = this.#parts;
    try {
      const reply = await send({ method: 'GET', location, headers: {} });
      const received = reply.status === 204 || reply.status === 200 ? (receivedBytes(reply) ?? 0) : 0;
      if (received === 0) return await reply.discard();
      this.#location = location;
      await this.#moveOn(reply, received);
      // What is left follows in chunks: a PUT alone is for whole blobs.
      this.#chunkBytes ??= Math.max(chunkSizes[0] ?? 0, this.#leastBytes);
    } catch (error) {
      if (!(error instanceof TransientFailure)) throw error;
      this.#location = undefined;
    }
  }
}

/** The server does not know the upload any more, or expects another part of it. */
function isLost(reply: HttpReply): boolean {
  return reply.status === 404 || reply.status === 416;
}

async function lost(reply: HttpReply): Promise<TransientFailure> {
  const { text } = await readErrorReply(reply);
  return new TransientFailure(new ServerFailedError(reply.url, reply.status, text ?? 'it lost the upload'));
}
