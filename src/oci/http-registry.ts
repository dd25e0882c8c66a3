import type { RegistrySettings } from '../settings/settings.ts';
import { bareHostname, isLoopback } from './addresses.ts';
import { continuesAt, streamBlob } from './blob-stream.ts';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestOf, tryParseDigest } from './digest.ts';
import { type ErrorReply, readErrorReply } from './error-reply.ts';
import {
  AddressRefusedError,
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  MissingCredentialsError,
  NoRightsError,
  RepositoryNotFoundError,
  TruncatedBodyError,
  UnexpectedReplyError,
} from './errors.ts';
import { nextPage } from './link-header.ts';
import { acceptedManifests, largestManifest, parseManifest } from './manifest.ts';
import type { NamespacedSignIn } from './namespaced-sign-in.ts';
import { sendFollowing } from './redirects.ts';
import { isRepository, isTag } from './reference.ts';
import type { FetchedManifest, Registry } from './registry.ts';
import type { Retries } from './retry.ts';
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

  constructor(parts: HttpRegistryParts) {
    this.host = parts.settings.host;
    this.#parts = parts;
  }

  announce(repositories: readonly string[]): void {
    this.#parts.signIn.announce(repositories);
  }

  async listTags(repository: string): Promise<readonly string[]> {
    const { limits } = this.#parts;
    const first = this.#url(repository, 'tags/list?n=1000');
    const tags = new Set<string>();
    const seen = new Set<string>();
    for (let url: URL | undefined = first; url !== undefined; ) {
      if (seen.has(url.href))
        throw new UnexpectedReplyError(url, 'the list of tags comes back to a page that was read');
      if (seen.size >= limits.pages) throw new UnexpectedReplyError(url, `more than ${limits.pages} pages of tags`);
      seen.add(url.href);
      const page = await this.#tagPage(repository, url);
      for (const tag of page.tags) tags.add(tag);
      if (tags.size > limits.tags) throw new UnexpectedReplyError(url, `more than ${limits.tags} tags`);
      url = page.next === undefined ? undefined : this.#nextPage(url, page.next);
    }
    return [...tags];
  }

  async resolveTag(repository: string, tag: string): Promise<Digest | undefined> {
    if (!isTag(tag)) return undefined;
    const url = this.#url(repository, `manifests/${tag}`);
    const answer = await this.#retried(url, async () => {
      const reply = await this.#send(repository, { method: 'HEAD', url, headers: { accept: acceptedManifests } });
      await reply.discard();
      if (reply.status === 404) return { kind: 'none' } as const;
      const digest = reply.status === 200 ? tryParseDigest(reply.header('docker-content-digest') ?? '') : undefined;
      if (digest !== undefined) return { kind: 'digest', digest } as const;
      if (reply.status === 403) throw await this.#refused(repository, reply, { codes: [], text: undefined });
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
      if (Number(reply.header('content-length') ?? 0) > descriptor.size) {
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

  async #tagPage(repository: string, url: URL): Promise<{ tags: readonly string[]; next: string | undefined }> {
    return await this.#retried(url, async () => {
      const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: 'application/json' } });
      if (reply.status === 404) {
        await reply.discard();
        throw new RepositoryNotFoundError(this.host, repository);
      }
      if (reply.status !== 200) throw await this.#refused(repository, reply, await readErrorReply(reply));
      const bytes = await readWhole(
        reply,
        this.#parts.limits.pageBytes,
        `the list of tags of ${this.host}/${repository}`,
      );
      return { tags: parseTagList(bytes, url), next: nextPage(reply.headers('link')) };
    });
  }

  /**
   * The address of the next page: its path and query on our own origin. A proxy may have put http:// or another port into
   * the header, but another host is never asked.
   */
  #nextPage(page: URL, target: string): URL {
    const { endpoint } = this.#parts;
    if (!URL.canParse(target, page.href))
      throw new UnexpectedReplyError(page, 'the address of the next page of tags is broken');
    const next = new URL(target, page);
    if (bareHostname(next) !== bareHostname(endpoint)) {
      throw new AddressRefusedError(page, next.origin, 'the next page of tags is on another host');
    }
    if (!next.pathname.startsWith('/v2/')) {
      throw new AddressRefusedError(page, next.pathname, 'the next page of tags is not part of the registry');
    }
    return new URL(`${next.pathname}${next.search}`, endpoint.origin);
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
      if (answer.status !== 401 || answer.url.origin === endpoint.origin) return answer;
      const { text } = await readErrorReply(answer);
      // The registry sent us here without a word on signing in, and nobody else gets our credentials.
      throw new UnexpectedReplyError(
        answer.url,
        `401, after a redirect from ${endpoint.host}${text === undefined ? '' : ` (${text})`}`,
      );
    });
    await failTransientStatus(reply);
    return reply;
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

/** Blobs often lie elsewhere, and may be fetched from there; but never in the clear where the way to us was not. */
function checkRedirect(from: URL, to: string): URL {
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

function parseTagList(bytes: Uint8Array, url: URL): readonly string[] {
  let list: unknown;
  try {
    list = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new UnexpectedReplyError(url, 'the list of tags is not JSON');
  }
  const tags = typeof list === 'object' && list !== null ? (list as Record<string, unknown>)['tags'] : undefined;
  // `null` is what some registries write for a repository without tags.
  if (tags === null) return [];
  if (!Array.isArray(tags)) throw new UnexpectedReplyError(url, 'the list of tags holds no "tags"');
  return tags.filter((tag): tag is string => typeof tag === 'string' && isTag(tag));
}
