import type { RegistrySettings } from '../settings/settings.ts';
import { BlobUpload, type UploadRequest } from './blob-upload.ts';
import { type Digest, digestOf } from './digest.ts';
import { type ErrorReply, readErrorReply } from './error-reply.ts';
import {
  AddressRefusedError,
  MissingCredentialsError,
  NoRightsError,
  plainUrl,
  RepositoryNotFoundError,
  UnexpectedReplyError,
  UnsupportedSignInError,
} from './errors.ts';
import type { NamespacedSignIn } from './namespaced-sign-in.ts';
import {
  MissingBlobError,
  NoSuchRepositoryToPushError,
  PushedDigestError,
  PushRefusedError,
  TagIsFixedError,
  UploadsNotTakenError,
  UploadTooLargeError,
} from './push-errors.ts';
import { checkRedirect, sendFollowing } from './redirects.ts';
import { isRepository, isTag, MalformedReferenceError } from './reference.ts';
import type { Registry } from './registry.ts';
import type { BlobPush, ContentToPush, RegistryWriter } from './registry-writer.ts';
import type { Retries } from './retry.ts';
import type { TransferLimits } from './transfer-limits.ts';
import { failTransientStatus } from './transient-status.ts';
import type { HttpReply, HttpRequest, Transport } from './transport.ts';
import { namedDigest, uploadLocation } from './upload-location.ts';

export interface HttpWriterParts {
  readonly settings: RegistrySettings;
  readonly endpoint: URL;
  readonly transport: Transport;
  readonly retries: Retries;
  readonly limits: TransferLimits;
  /** Signs in for pushing; with a repository that is also read from, for mounting. */
  readonly signIn: (mountFrom: string | undefined) => NamespacedSignIn;
  /** Reads with the same sign-in. */
  readonly reader: Registry;
}

const octets = 'application/octet-stream';

/** Pushes to a registry that is a server. Source: OCI distribution-spec 1.1, "Push". */
export class HttpWriter implements RegistryWriter {
  readonly host: string;
  readonly reader: Registry;
  readonly #parts: HttpWriterParts;
  readonly #signIn: NamespacedSignIn;

  constructor(parts: HttpWriterParts) {
    this.host = parts.settings.host;
    this.reader = parts.reader;
    this.#parts = parts;
    this.#signIn = parts.signIn(undefined);
  }

  async pushBlob(
    repository: string,
    content: ContentToPush,
    { from = [], again = false }: { readonly from?: readonly string[]; readonly again?: boolean } = {},
  ): Promise<BlobPush> {
    const { digest } = content.descriptor;
    if (!again && (await this.#has(repository, content))) return { how: 'present' };
    const sources = again ? [] : from.filter((one) => one !== repository && isRepository(one));
    let begun: HttpReply | undefined;
    for (const source of sources) {
      const reply = await this.#tryMount(repository, digest, source);
      if (reply?.status === 201) {
        await reply.discard();
        return { how: 'mounted', from: source };
      }
      if (reply === undefined) continue;
      // It does not have the blob there, and has begun an upload instead: it may go on with that.
      begun = reply;
      break;
    }
    const first = begun === undefined ? undefined : uploadLocation(begun, this.#parts.endpoint);
    await begun?.discard();
    const { retries, limits, endpoint } = this.#parts;
    const upload = new BlobUpload({
      content,
      budget: retries.budget(this.#url(repository, 'blobs/uploads/')),
      limits,
      endpoint,
      begin: () => this.#begin(repository),
      send: (request) => this.#sendUpload(repository, request),
      refused: (reply, bytes) => this.#refused(repository, reply, bytes),
    });
    await upload.run(first);
    // An answer that only says "accepted" promises nothing.
    if (!upload.created && !(await this.#has(repository, content))) {
      throw new PushRefusedError(`the blob ${digest} of ${this.host}/${repository}`, upload.lastStatus, undefined);
    }
    return { how: 'uploaded' };
  }

  async pushManifest(repository: string, content: ContentToPush, tag?: string): Promise<Digest> {
    const { descriptor, bytes } = content;
    if (tag !== undefined && !isTag(tag)) {
      throw new MalformedReferenceError(`"${tag}" is no tag`, {
        next: 'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".',
      });
    }
    const url = this.#url(repository, `manifests/${tag ?? descriptor.digest}`);
    const what = `${this.host}/${repository}${tag === undefined ? `@${descriptor.digest}` : `:${tag}`}`;
    const reply = await this.#parts.retries.run(url, async () => {
      const headers = { 'content-type': descriptor.mediaType };
      const answer = await this.#signedIn(repository, { method: 'PUT', url, headers, body: bytes });
      await failTransientStatus(answer);
      return answer;
    });
    if (reply.status < 200 || reply.status > 299) throw await this.#manifestRefused(repository, reply, what);
    await reply.discard();
    const named = namedDigest(reply);
    const pushed = descriptor.digest;
    if (named !== undefined && named !== pushed && named === digestOf(bytes, algorithmOf(named))) return pushed;
    if (named !== undefined && named !== pushed) throw new PushedDigestError(what, pushed, named);
    if (reply.status !== 201) {
      const now = await this.reader.fetchManifest(repository, tag ?? pushed);
      if (now?.descriptor.digest !== pushed) {
        throw new PushedDigestError(what, pushed, now?.descriptor.digest ?? 'nothing there');
      }
    }
    return pushed;
  }

  /** Whether the registry has the blob. Where it answers in riddles, it is taken to be missing: pushing it again costs only time. */
  async #has(repository: string, { descriptor }: ContentToPush): Promise<boolean> {
    const { transport, limits, endpoint, retries } = this.#parts;
    const url = this.#url(repository, `blobs/${descriptor.digest}`);
    return await retries.run(url, async () => {
      const reply = await this.#signIn.run(repository, async (authorization) => {
        const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
        const answer = await sendFollowing(
          transport,
          { method: 'HEAD', url, headers },
          checkRedirect,
          limits.redirects,
        );
        return answer.url.origin === endpoint.origin || answer.status !== 401 ? answer : { ...answer, status: 404 };
      });
      await failTransientStatus(reply);
      await reply.discard();
      if (reply.status !== 200) return false;
      const size = reply.header('content-length');
      const named = namedDigest(reply);
      return (
        (size === undefined || Number(size) === descriptor.size) && (named ?? descriptor.digest) === descriptor.digest
      );
    });
  }

  /** The answer to a mount: 201, or 202 with an upload. Undefined where it did not work out, which is no error. */
  async #tryMount(repository: string, digest: Digest, source: string): Promise<HttpReply | undefined> {
    const url = this.#url(repository, 'blobs/uploads/');
    url.search = `?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(source)}`;
    try {
      const reply = await this.#parts.retries.run(url, async () => {
        const answer = await this.#signedIn(repository, { method: 'POST', url, headers: {}, body: '' }, source);
        await failTransientStatus(answer);
        return answer;
      });
      if (reply.status === 201 || (reply.status === 202 && reply.header('location') !== undefined)) return reply;
      await reply.discard();
    } catch (error) {
      // No right to read there, or no such repository any more.
      if (!(error instanceof NoRightsError || error instanceof MissingCredentialsError)) throw error;
    }
    return undefined;
  }

  async #begin(repository: string): Promise<HttpReply> {
    const url = this.#url(repository, 'blobs/uploads/');
    return await this.#signedIn(repository, { method: 'POST', url, headers: {}, body: '' });
  }

  async #sendUpload(repository: string, { location, ...rest }: UploadRequest): Promise<HttpReply> {
    const headers = rest.body === undefined ? rest.headers : { 'content-type': octets, ...rest.headers };
    const request: HttpRequest = { ...rest, headers, url: location.url };
    if (location.isOurs) return await this.#signedIn(repository, request);
    const reply = await this.#parts.transport.send(request);
    if (reply.status !== 401) return reply;
    const { text } = await readErrorReply(reply);
    throw new UnexpectedReplyError(
      reply.url,
      `401, at the place where ${this.#parts.endpoint.host} lets us upload${text === undefined ? '' : ` (${text})`}`,
    );
  }

  /** One try on the registry itself. A redirect is followed there only: what is pushed goes nowhere else on somebody's word. */
  async #signedIn(repository: string, request: HttpRequest, mountFrom?: string): Promise<HttpReply> {
    const { transport, limits, endpoint, signIn } = this.#parts;
    const by = mountFrom === undefined ? this.#signIn : signIn(mountFrom);
    return await by.run(repository, async (authorization) => {
      const headers = authorization === undefined ? request.headers : { ...request.headers, authorization };
      let { url } = request;
      for (let followed = 0; ; followed++) {
        const reply = await transport.send({ ...request, headers, url });
        const location = reply.status === 307 || reply.status === 308 ? reply.header('location') : undefined;
        if (location === undefined) return reply;
        await reply.discard();
        if (followed >= limits.redirects) {
          throw new UnexpectedReplyError(request.url, `more than ${limits.redirects} redirects`);
        }
        const next = checkRedirect(url, URL.canParse(location, url.href) ? new URL(location, url).href : location);
        if (next.origin !== endpoint.origin) {
          throw new AddressRefusedError(url, plainUrl(next), 'a push is not redirected to another server');
        }
        url = next;
      }
    });
  }

  #url(repository: string, rest: string): URL {
    if (!isRepository(repository)) throw new RepositoryNotFoundError(this.host, repository);
    return new URL(`/v2/${repository}/${rest}`, this.#parts.endpoint);
  }

  /** The error for an answer to an upload that is none of those foreseen. */
  async #refused(repository: string, reply: HttpReply, bytes: number): Promise<Error> {
    const said = await readErrorReply(reply);
    if (reply.status === 413) return new UploadTooLargeError(reply.url, bytes);
    return await this.#explain(repository, reply, said, `the blob for ${this.host}/${repository}`);
  }

  async #manifestRefused(repository: string, reply: HttpReply, what: string): Promise<Error> {
    const said = await readErrorReply(reply);
    const { codes, text } = said;
    if (codes.some((code) => code === 'MANIFEST_BLOB_UNKNOWN' || code === 'BLOB_UNKNOWN')) {
      return new MissingBlobError(what, text);
    }
    const isFixed = /immutable|already exist|cannot be overwritten/i.test(text ?? '');
    if (reply.status === 409 || reply.status === 412 || ((reply.status === 400 || reply.status === 403) && isFixed)) {
      return new TagIsFixedError(what, text);
    }
    return await this.#explain(repository, reply, said, what);
  }

  async #explain(repository: string, reply: HttpReply, said: ErrorReply, what: string): Promise<Error> {
    const { status } = reply;
    const { codes, text } = said;
    if (status === 405 || codes.includes('UNSUPPORTED')) return new UploadsNotTakenError(this.host, repository, text);
    if (status === 403 || codes.includes('DENIED')) {
      return (await this.#signIn.hasCredentials(repository))
        ? new NoRightsError(this.host, repository, text, 'push')
        : new MissingCredentialsError(this.host, repository, this.#parts.settings.whyNoToken, 'push');
    }
    if (status === 401) return new UnsupportedSignInError(this.host, []);
    if (status === 404) return new NoSuchRepositoryToPushError(this.host, repository, text);
    return new PushRefusedError(what, status, text);
  }
}

function algorithmOf(digest: Digest): 'sha256' | 'sha512' {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
