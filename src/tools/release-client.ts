import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isLoopback } from '../oci/addresses.ts';
import type { Connections } from '../oci/connections.ts';
import { AddressRefusedError, plainUrl, UnexpectedReplyError } from '../oci/errors.ts';
import { readProxyEnvironment } from '../oci/proxy-environment.ts';
import { sendFollowing } from '../oci/redirects.ts';
import { Retries } from '../oci/retry.ts';
import { TrafficCounter } from '../oci/traffic-counter.ts';
import { defaultLimits, type TransferLimits } from '../oci/transfer-limits.ts';
import { failTransientStatus } from '../oci/transient-status.ts';
import { type HttpReply, readWhole, Transport } from '../oci/transport.ts';
import { asDiskError } from '../system/disk-error.ts';
import { Redaction } from '../system/redaction.ts';
import type { SecretSink } from '../system/secret.ts';
import { ToolChecksumError, ToolDownloadError, ToolNotFoundError } from './errors.ts';

export interface ReleaseClientOptions {
  /** For HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly maskSecret: SecretSink;
  readonly signal: AbortSignal | undefined;
  readonly limits?: Partial<TransferLimits>;
}

/** A file to download, and what it has to be. */
export interface Download {
  readonly url: URL;
  /** `buf 1.73.0`, for messages. */
  readonly what: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** Who vouches for the checksum, as the end of a sentence: `from the setting buf-sha256`. */
  readonly vouchedBy: string;
  /** What to do where the download fails. */
  readonly advice: string;
}

interface Parts {
  readonly connections: Connections;
  readonly transport: Transport;
  readonly retries: Retries;
}

/** The largest program in the field is a third of this. */
const largestFile = 512 * 1024 * 1024;
/** Bytes of a list of releases with all of their files. */
const largestList = 8 * 1024 * 1024;
/** Connections to one server at once. */
const parallelDownloads = 2;

/**
 * Downloads from servers of release files: no credentials, https alone (plain http only on this machine), proxies of the
 * environment, retries. Nothing is opened before the first request. Call `close()` at the end.
 */
export class ReleaseClient {
  readonly #options: ReleaseClientOptions;
  readonly #limits: TransferLimits;
  #parts: Promise<Parts> | undefined;

  constructor(options: ReleaseClientOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
  }

  /**
   * Writes a file to `path`, hashed as it comes. With an error nothing usable is at `path`.
   * @throws {ToolChecksumError | ToolNotFoundError | ToolDownloadError | AddressRefusedError} Errors of the disk: exit code 8.
   */
  async download(file: Download, path: string): Promise<void> {
    const { url, what, advice } = file;
    const actual = await this.#get(url, what, advice, '*/*', (reply) => writeHashed(reply, path));
    if (actual !== file.sha256) throw wrongChecksum(file, actual);
  }

  /**
   * A JSON document; whoever asks checks its shape.
   * @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError}
   */
  async json(url: URL, what: string, advice: string): Promise<unknown> {
    const text = await this.text(url, what, advice);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new ToolDownloadError(`${what} could not be looked up: what ${plainUrl(url)} answers is not JSON`, {
        next: advice,
      });
    }
  }

  /** @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError} */
  text(url: URL, what: string, advice: string): Promise<string> {
    return this.#get(url, what, advice, 'application/json, text/plain, */*', async (reply) =>
      (await readWhole(reply, largestList, plainUrl(url))).toString('utf8'),
    );
  }

  async close(): Promise<void> {
    const parts = this.#parts;
    this.#parts = undefined;
    await (await parts)?.connections.close();
  }

  async #get<T>(
    url: URL,
    what: string,
    advice: string,
    accept: string,
    read: (reply: HttpReply) => Promise<T>,
  ): Promise<T> {
    checkAddress(url, url);
    const { transport, retries } = await this.#open();
    try {
      return await retries.run(url, async () => {
        const request = { method: 'GET', url, headers: { accept } } as const;
        const reply = await sendFollowing(transport, request, followable, this.#limits.redirects);
        await failTransientStatus(reply);
        if (reply.status === 200) return read(reply);
        await reply.discard();
        throw refusal(reply, url, what, advice);
      });
    } catch (error) {
      // The registry's words for a broken network are right here too, its advice is not.
      if (!(error instanceof OrasBufError) || error.exitCode !== exitCodes.network) throw error;
      if (error instanceof ToolDownloadError) throw error;
      throw new ToolDownloadError(`${what} could not be downloaded: ${error.message}`, { next: advice, cause: error });
    }
  }

  async #open(): Promise<Parts> {
    this.#parts ??= this.#connect();
    return this.#parts;
  }

  async #connect(): Promise<Parts> {
    const { environment, maskSecret, log, signal } = this.#options;
    const redaction = new Redaction();
    const sink: SecretSink = (value) => {
      redaction.add(value);
      maskSecret(value);
    };
    const limits = this.#limits;
    const traffic = new TrafficCounter(parallelDownloads);
    const proxies = readProxyEnvironment(environment, sink);
    // Loaded where something is downloaded: a job that finds its tools in place starts faster without.
    const { Connections } = await import('../oci/connections.ts');
    const connections = new Connections({ connections: parallelDownloads, limits, proxies, extraCa: undefined });
    return {
      connections,
      transport: new Transport({ connections, limits, traffic, log, redaction, signal }),
      retries: new Retries({ limits, traffic, log, signal }),
    };
  }
}

/** The error for bytes that are not what somebody vouched for. */
function wrongChecksum(file: Download, actual: string): ToolChecksumError {
  return new ToolChecksumError(
    `${file.what} from ${plainUrl(file.url)} has the SHA-256 ${actual}, not ${file.sha256} (${file.vouchedBy})`,
    {
      next: 'Nothing of it is kept. Either the file was changed on its way or on the server, or the checksum belongs to another file: compare it with the release page.',
    },
  );
}

/** Writes the body; each try begins anew. Gives the SHA-256. */
async function writeHashed(reply: HttpReply, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw asDiskError(error, path);
  });
  try {
    let size = 0;
    // Servers of files call a .tar.gz "gzip for the way"; its checksum is of what they send.
    for await (const chunk of reply.sentChunks()) {
      size += chunk.length;
      if (size > largestFile) throw new UnexpectedReplyError(reply.url, `more than ${largestFile} bytes`);
      hash.update(chunk);
      await file.writeFile(chunk).catch((error: unknown) => {
        throw asDiskError(error, path);
      });
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

function refusal(reply: HttpReply, url: URL, what: string, advice: string): ToolNotFoundError | ToolDownloadError {
  if (reply.status === 404 || reply.status === 410) {
    return new ToolNotFoundError(`${what} is not at ${plainUrl(url)} (the server answers ${reply.status})`, {
      next: `Check the version, and tools-mirror where it is set. ${advice}`,
    });
  }
  const spent = reply.header('x-ratelimit-remaining') === '0';
  return new ToolDownloadError(
    spent
      ? `${what} could not be looked up: ${url.host} answers no more questions without a sign-in for now (it says ${reply.status})`
      : `${what} could not be downloaded: ${plainUrl(reply.url)} answers ${reply.status}`,
    { next: spent ? 'Pin a version in place of "latest": a pinned one needs no such question.' : advice },
  );
}

function followable(from: URL, to: string): URL {
  if (!URL.canParse(to)) throw new AddressRefusedError(from, 'something', 'it is no address');
  const url = new URL(to);
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    throw new AddressRefusedError(from, plainUrl(url), 'it leads from https to plain http');
  }
  checkAddress(from, url);
  return url;
}

function checkAddress(from: URL, url: URL): void {
  const refuse = (why: string): AddressRefusedError => new AddressRefusedError(from, plainUrl(url), why);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('it is neither https nor http');
  if (url.protocol === 'http:' && !isLoopback(url)) throw refuse('programs come by https, or from this machine');
  if (url.username !== '' || url.password !== '') throw refuse('it carries a user name');
}
