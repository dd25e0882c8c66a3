import type { RegistrySettings } from '../settings/settings.ts';
import { continuesAt, streamBlob } from './blob-stream.ts';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestOf, tryParseDigest } from './digest.ts';
import { type ErrorReply, readErrorReply } from './error-reply.ts';
import {
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  MissingCredentialsError,
  NoRightsError,
  RepositoryNotFoundError,
  TruncatedBodyError,
  UnexpectedReplyError,
} from './errors.ts';
import { acceptedManifests, largestManifest, parseManifest } from './manifest.ts';
import type { NamespacedSignIn } from './namespaced-sign-in.ts';
import { checkRedirect, sendFollowing } from './redirects.ts';
import { isRepository, isTag } from './reference.ts';
import type { FetchedManifest, Registry } from './registry.ts';
import { type Retries, TransientFailure } from './retry.ts';
import { TagPages } from './tag-pages.ts';
import type { TransferLimits } from './transfer-limits.ts';
import { failTransientStatus } from './transient-status.ts';
import { type HttpReply, type HttpRequest, readWhole, type Transport } from './transport.ts';

export interface HttpRegistryParts {
  readonly settings: RegistrySettings;
  readonly endpoint: URL;
  readonly transport: Transport;
  readonly retries: Retries;
  readonly signIn: NamespacedSignIn;
  readonly limits: TransferLimits;
}

/** A registry that is a server. Source: OCI distribution-spec 1.1. */
export class HttpRegistry implements Registry {
  readonly host: string;
  readonly #parts: HttpRegistryParts;
  /** A HEAD found a manifest: where another finds none, there is none. Some servers answer 404 to every HEAD. */
  #headFinds = false;

  constructor(parts: HttpRegistryParts) {
    this.host = parts.settings.host;
    this.#parts = parts;
  }

  announce(repositories: readonly string[]): void {
    this.#parts.signIn.announce(repositories);
  }

  async listTags(repository: string): Promise<readonly string[]> {
    const pages = new TagPages(this.#url(repository, 'tags/list'), this.#parts.limits);
    for (let url: URL | undefined = pages.first; url !== undefined; ) {
      const page = url;
      url = pages.add(page, await this.#retried(page, () => this.#tagPage(repository, page)));
    }
    return pages.tags;
  }

  async resolveTag(repository: string, tag: string): Promise<Digest | undefined> {
    if (!isTag(tag)) return undefined;
    const url = this.#url(repository, `manifests/${tag}`);
    const answer = await this.#retried(url, async () => {
      const reply = await this.#send(repository, { method: 'HEAD', url, headers: { accept: acceptedManifests } });
      await reply.discard();
      if (reply.status === 200) this.#headFinds = true;
      if (reply.status === 404 && this.#headFinds) return { kind: 'none' } as const;
      const digest = reply.status === 200 ? tryParseDigest(reply.header('docker-content-digest') ?? '') : undefined;
      if (digest !== undefined) return { kind: 'digest', digest } as const;
      if (reply.status === 403 && reply.url.origin === this.#parts.endpoint.origin)
        throw await this.#refused(repository, reply, { codes: [], text: undefined });
      return { kind: 'ask-by-get' } as const;
    });
    if (answer.kind === 'digest') return answer.digest;
    // No HEAD, or no digest in its answer: some servers and proxies are like that. The body tells.
    return answer.kind === 'none' ? undefined : (await this.fetchManifest(repository, tag))?.descriptor.digest;
  }

  async fetchManifest(repository: string, reference: string | Digest): Promise<FetchedManifest | undefined> {
    const wanted = tryParseDigest(reference);
    if (wanted === undefined && !isTag(reference)) return undefined;
    const url = this.#url(repository, `manifests/${reference}`);
    const what = `${this.host}/${repository}${wanted === undefined ? ':' : '@'}${reference}`;
    return await this.#retried(url, async () => {
      const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: acceptedManifests } });
      if (reply.status === 404) {
        await reply.discard();
        return undefined;
      }
      if (reply.status !== 200) throw await this.#refused(repository, reply, await readErrorReply(reply));
      if (/^text\/html\b/i.test(reply.header('content-type') ?? '')) {
        await reply.discard();
        throw new UnexpectedReplyError(url, 'the answer is a web page, not a manifest');
      }
      const bytes = await readWhole(reply, largestManifest, `the manifest of ${what}`);
      const expected = wanted ?? tryParseDigest(reply.header('docker-content-digest') ?? '');
      const digest = digestOf(bytes, expected === undefined ? 'sha256' : digestAlgorithm(expected));
      if (expected !== undefined && digest !== expected) throw new DigestMismatchError(what, expected, digest);
      const manifest = parseManifest(bytes, what, reply.header('content-type'));
      const { mediaType, artifactType } = manifest;
      const descriptor: Descriptor = {
        mediaType,
        digest,
        size: bytes.length,
        ...(artifactType === undefined ? {} : { artifactType }),
      };
      return { descriptor, bytes, manifest };
    });
  }

  async fetchBlob(repository: string, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    const { limits, retries } = this.#parts;
    const url = this.#url(repository, `blobs/${descriptor.digest}`);
    const what = `${this.host}/${repository}@${descriptor.digest}`;
    const budget = retries.budget(url);
    const open = async (offset: number): Promise<HttpReply> => {
      const range: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` };
      const reply = await this.#send(repository, { method: 'GET', url, headers: range });
      if (reply.status === 404) {
        await reply.discard();
        throw new BlobNotFoundError(this.host, repository, descriptor.digest);
      }
      if (reply.status === 206 && offset > 0 && continuesAt(reply, offset, descriptor.size)) return reply;
      if (reply.status === 416) {
        await reply.discard();
        throw new TruncatedBodyError(what, offset, descriptor.size);
      }
      if (reply.status !== 200) throw await this.#refused(repository, reply, await readErrorReply(reply));
      const isPacked = reply.header('content-encoding') !== undefined;
      if (!isPacked && Number(reply.header('content-length') ?? 0) > descriptor.size) {
        await reply.discard();
        throw new BodyTooLongError(what, descriptor.size);
      }
      return reply;
    };
    for (;;) {
      await budget.ready();
      try {
        return streamBlob({ descriptor, what, budget, limits, open }, await open(0));
      } catch (error) {
        await budget.spend(error);
      }
    }
  }

  async #tagPage(repository: string, url: URL): Promise<{ bytes: Uint8Array; link: readonly string[] }> {
    const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: 'application/json' } });
    if (reply.status === 404) {
      await reply.discard();
      throw new RepositoryNotFoundError(this.host, repository);
    }
    if (reply.status !== 200) throw await this.#refused(repository, reply, await readErrorReply(reply));
    const { pageBytes } = this.#parts.limits;
    const bytes = await readWhole(reply, pageBytes, `the list of tags of ${this.host}/${repository}`);
    return { bytes, link: reply.headers('link') };
  }

  /** What no registry can have is not asked for: a name with `..` or `?` in it would be another address. */
  #url(repository: string, rest: string): URL {
    if (!isRepository(repository)) throw new RepositoryNotFoundError(this.host, repository);
    return new URL(`/v2/${repository}/${rest}`, this.#parts.endpoint);
  }

  #retried<T>(url: URL, work: () => Promise<T>): Promise<T> {
    return this.#parts.retries.run(url, work);
  }

  /** One try: signed in, redirects followed. Throws TransientFailure where the server says "later". */
  async #send(repository: string, request: HttpRequest): Promise<HttpReply> {
    const { transport, signIn, limits, endpoint } = this.#parts;
    const reply = await signIn.run(repository, async (authorization) => {
      const headers = authorization === undefined ? request.headers : { ...request.headers, authorization };
      const answer = await sendFollowing(transport, { ...request, headers }, checkRedirect, limits.redirects);
      if (answer.url.origin !== endpoint.origin) await this.#failRedirected(answer, request.method);
      return answer;
    });
    await failTransientStatus(reply);
    return reply;
  }

  /** What is refused where the registry sent us: without a word on signing in, and nobody else gets our credentials. */
  async #failRedirected(answer: HttpReply, method: HttpRequest['method']): Promise<void> {
    if (![400, 401, 403, 410].includes(answer.status)) return;
    // Addresses of storage are often signed for GET alone: that HEAD is refused there says nothing yet.
    if (method === 'HEAD' && answer.status !== 401) return;
    const { text } = await readErrorReply(answer);
    const { endpoint } = this.#parts;
    const error = new UnexpectedReplyError(
      answer.url,
      `${answer.status}, after a redirect from ${endpoint.host}${text === undefined ? '' : ` (${text})`}`,
    );
    // The signature in an address of storage lives for minutes: the registry may give a fresh one.
    throw answer.status === 401 ? error : new TransientFailure(error);
  }

  /** The error for an answer that is neither what was asked for nor "there is none". */
  async #refused(repository: string, reply: HttpReply, said: ErrorReply): Promise<Error> {
    const { signIn, endpoint } = this.#parts;
    if (reply.status === 403 && reply.url.origin === endpoint.origin) {
      return (await signIn.hasCredentials(repository))
        ? new NoRightsError(this.host, repository, said.text)
        : new MissingCredentialsError(this.host, repository, this.#parts.settings.whyNoToken);
    }
    return new UnexpectedReplyError(
      reply.url,
      `an answer with status ${reply.status} that is not expected here${said.text === undefined ? '' : ` (${said.text})`}`,
    );
  }
}
