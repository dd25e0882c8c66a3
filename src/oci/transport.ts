import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Log } from '../log.ts';
import type { Redaction } from '../system/redaction.ts';
import { version } from '../version.ts';
import type { Connections } from './connections.ts';
import { unpacked } from './content-encoding.ts';
import { plainUrl, RegistryUnreachableError, ReplyTooBigError } from './errors.ts';
import { explainNetworkFailure } from './network-failure.ts';
import { TransientFailure } from './retry.ts';
import type { TrafficCounter } from './traffic-counter.ts';
import type { TransferLimits } from './transfer-limits.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Redirects do not take it along. */
  readonly body?: string | Uint8Array;
}

/** An answer whose headers are there. Its body has to be read, or discarded: it holds a connection. */
export interface HttpReply {
  readonly url: URL;
  readonly status: number;
  /** The first value of a header; the name in lower case. */
  header(name: string): string | undefined;
  /** All values of a header. */
  headers(name: string): readonly string[];
  /**
   * The bytes as they come, unpacked where the answer says that they are packed for the way (`Content-Encoding`). Throws
   * TransientFailure where the connection breaks, stalls or drips.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /** The same as they are sent, whatever the answer says of them. */
  sentChunks(): AsyncIterable<Uint8Array>;
  /** A text of this answer without the secrets that the registry's requests carry: servers and proxies echo them. */
  conceal(text: string): string;
  /** Throws the body away and frees the connection. Never fails. */
  discard(): Promise<void>;
}

export interface TransportOptions {
  readonly connections: Connections;
  readonly limits: TransferLimits;
  readonly traffic: TrafficCounter;
  readonly log: Log;
  readonly redaction: Redaction;
  readonly signal: AbortSignal | undefined;
}

/** A body smaller than this is read to its end when it is not wanted, so that the connection can be used again. */
const worthReading = 64 * 1024;

/** Sends one request and gives its answer, whatever the status. Knows nothing of registries, sign-in or redirects. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** @throws TransientFailure, CertificateError or RegistryUnreachableError */
  async send(request: HttpRequest): Promise<HttpReply> {
    const { connections, traffic, log, redaction, signal } = this.#options;
    const { url, method } = request;
    const started = performance.now();
    const ended = traffic.begin();
    try {
      const { statusCode, headers, body } = await connections.request(url, {
        method,
        headers: {
          'user-agent': `oras-buf/${version}`,
          'accept-encoding': 'identity',
          ...(request.body instanceof Uint8Array ? { 'content-length': String(request.body.length) } : {}),
          ...request.headers,
        },
        signal: signal ?? null,
        ...bodyOf(request.body),
      });
      log.debug(`${method} ${plainUrl(url)} ${statusCode} ${Math.round(performance.now() - started)} ms`);
      const values = (name: string): readonly string[] => {
        const value = headers[name];
        return value === undefined ? [] : Array.isArray(value) ? value : [value];
      };
      return {
        url,
        status: statusCode,
        header: (name) => values(name)[0],
        headers: values,
        chunks: () => unpacked(this.#chunks(body, url, ended), headers['content-encoding'], url),
        sentChunks: () => this.#chunks(body, url, ended),
        conceal: (text) => redaction.apply(text),
        discard: () =>
          body
            .dump({ limit: worthReading })
            .catch(() => {})
            .finally(ended),
      };
    } catch (error) {
      ended();
      throw this.#explain(error, url);
    }
  }

  async *#chunks(body: AsyncIterable<Uint8Array>, url: URL, done: () => void): AsyncGenerator<Uint8Array> {
    const { traffic, limits } = this.#options;
    const iterator = body[Symbol.asyncIterator]();
    let waitedMs = 0;
    let bytes = 0;
    let ended = false;
    try {
      for (;;) {
        const from = performance.now();
        const next = await iterator.next();
        if (next.done === true) {
          ended = true;
          return;
        }
        traffic.bytesReceived += next.value.length;
        // Only time spent waiting counts: a slow reader of ours is not the server's fault.
        waitedMs += performance.now() - from;
        bytes += next.value.length;
        if (waitedMs > limits.stallMs) {
          if (bytes < limits.slowestBytes) throw dripping(url, bytes, waitedMs);
          waitedMs = 0;
          bytes = 0;
        }
        yield next.value;
      }
    } catch (error) {
      throw this.#explain(error, url);
    } finally {
      // Ends the stream, and with it the connection, where the reader stopped early.
      if (!ended) await iterator.return?.().catch(() => {});
      done();
    }
  }

  #explain(error: unknown, url: URL): unknown {
    const { signal } = this.#options;
    if (signal?.aborted === true) return signal.reason;
    return explainNetworkFailure(error, url);
  }
}

/** What is sent at once; the time that a server has for its answer begins anew with each of these. */
const sentAtOnce = 64 * 1024;

/** A long body goes out in pieces, so that a slow way up is not taken for a server that keeps silent. */
function bodyOf(body: string | Uint8Array | undefined): Pick<Dispatcher.RequestOptions, 'body'> {
  if (body === undefined) return {};
  if (typeof body === 'string' || body.length <= sentAtOnce) return { body };
  return { body: Readable.from(pieces(body), { objectMode: false }) };
}

function* pieces(body: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < body.length; from += sentAtOnce) yield body.subarray(from, from + sentAtOnce);
}

/**
 * Reads a whole body into memory.
 * @param what for the message
 * @throws {ReplyTooBigError} once more than `limit` bytes came; TransientFailure where the body breaks off
 */
export async function readWhole(reply: HttpReply, limit: number, what: string): Promise<Buffer> {
  const announced = Number(reply.header('content-length') ?? 0);
  if (announced > limit) {
    await reply.discard();
    throw new ReplyTooBigError(what, limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.chunks()) {
    size += chunk.length;
    if (size > limit) throw new ReplyTooBigError(what, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Reads the beginning of a body that is only wanted for a message. Never fails. */
export async function readBeginning(reply: HttpReply, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of reply.chunks()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch {
    // What came so far is still worth showing.
  }
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}

function dripping(url: URL, bytes: number, waitedMs: number): TransientFailure {
  return new TransientFailure(
    new RegistryUnreachableError(
      url,
      `only ${bytes} bytes came in ${Math.round(waitedMs / 1000)} s`,
      'Try again later; a proxy that holds back answers shows the same.',
      undefined,
    ),
  );
}
