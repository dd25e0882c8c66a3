import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import type { Certificate } from '../peers/certificates.ts';

export interface SeenRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly range: string | undefined;
}

/** Handles a request and says so by true; with false it goes on to the well-behaved handler. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** An HTTP server on loopback that remembers what it was asked. */
export class LoopbackServer implements AsyncDisposable {
  readonly seen: SeenRequest[] = [];
  readonly #server: ReturnType<typeof createServer>;
  readonly #sockets = new Set<Socket>();
  readonly #scheme: string;
  misbehave: Misbehaviour = () => false;

  constructor(handler: (request: IncomingMessage, response: ServerResponse) => void, tls?: Certificate) {
    const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { authorization, range } = request.headers;
      this.seen.push({ method: request.method ?? '', url: request.url ?? '', authorization, range });
      if (!(await this.misbehave(request, response))) handler(request, response);
    };
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server =
      tls === undefined ? createServer(listener) : createTlsServer({ cert: tls.certificate, key: tls.key }, listener);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  count(method: string, part: string | RegExp): number {
    return this.seen.filter(
      (one) => one.method === method && (typeof part === 'string' ? one.url.includes(part) : part.test(one.url)),
    ).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

interface Repository {
  readonly manifests: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>;
  readonly tags: Map<string, Digest>;
  readonly blobs: Map<string, Buffer>;
}

/** How a registry of ours wants its clients signed in. */
export interface SignInRules {
  readonly challenge: (request: IncomingMessage) => string;
  readonly accepts: (authorization: string | undefined, repository: string) => boolean;
}

/** A small registry that behaves well: pull only, tags in pages, blobs by range. */
export class LoopbackRegistry extends LoopbackServer {
  readonly #repositories: Map<string, Repository>;
  rules: SignInRules | undefined;

  constructor(tls?: Certificate) {
    const repositories = new Map<string, Repository>();
    super((request, response) => this.#handle(request, response), tls);
    this.#repositories = repositories;
  }

  /** Puts a module-like artifact there: one layer with this content. */
  push(
    repository: string,
    tag: string,
    content: string | Buffer,
  ): { readonly digest: Digest; readonly layer: Digest; readonly size: number } {
    const there = this.#repository(repository);
    const blob = Buffer.from(content);
    const config = Buffer.from('{}');
    const layer = digestOf(blob);
    there.blobs.set(layer, blob);
    there.blobs.set(digestOf(config), config);
    const bytes = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: { mediaType: mediaTypes.emptyConfig, digest: digestOf(config), size: 2 },
        layers: [{ mediaType: mediaTypes.tarGzip, digest: layer, size: blob.length }],
        annotations: { tag },
      }),
    );
    return { digest: this.pushManifest(repository, tag, bytes, mediaTypes.manifest), layer, size: blob.length };
  }

  pushBlob(repository: string, bytes: Buffer, digest = digestOf(bytes)): Digest {
    this.#repository(repository).blobs.set(digest, bytes);
    return digest;
  }

  pushManifest(repository: string, tag: string, bytes: Buffer, mediaType: string, digest = digestOf(bytes)): Digest {
    const there = this.#repository(repository);
    there.manifests.set(digest, { bytes, mediaType });
    there.tags.set(tag, digest);
    return digest;
  }

  #repository(name: string): Repository {
    let repository = this.#repositories.get(name);
    if (repository === undefined) {
      repository = { manifests: new Map(), tags: new Map(), blobs: new Map() };
      this.#repositories.set(name, repository);
    }
    return repository;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://registry');
    const [, name = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (this.rules !== undefined && !this.rules.accepts(request.headers.authorization, name)) {
      response.setHeader('www-authenticate', this.rules.challenge(request));
      fail(response, 401, 'UNAUTHORIZED');
      return;
    }
    const repository = this.#repositories.get(name);
    if (repository === undefined) fail(response, 404, 'NAME_UNKNOWN');
    else if (kind === 'tags') tags(repository, name, url, response);
    else if (kind === 'manifests') manifest(repository, reference, request, response);
    else blob(repository, reference, request, response);
  }
}

export function fail(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ errors: [{ code, message: `no: ${code}` }] }));
}

function tags(repository: Repository, name: string, url: URL, response: ServerResponse): void {
  const all = [...repository.tags.keys()].sort();
  const count = Math.min(Number(url.searchParams.get('n') ?? 100), 3);
  const last = url.searchParams.get('last');
  const from = last === null ? 0 : all.indexOf(last) + 1;
  const page = all.slice(from, from + count);
  if (from + count < all.length) {
    response.setHeader('link', `</v2/${name}/tags/list?last=${page.at(-1)}&n=${count}>; rel="next"`);
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ name, tags: page }));
}

function manifest(repository: Repository, reference: string, request: IncomingMessage, response: ServerResponse): void {
  const digest = repository.tags.get(reference) ?? reference;
  const found = repository.manifests.get(digest);
  if (found === undefined) {
    fail(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  response.writeHead(200, {
    'content-type': found.mediaType,
    'content-length': found.bytes.length,
    'docker-content-digest': digest,
  });
  response.end(request.method === 'HEAD' ? undefined : found.bytes);
}

function blob(repository: Repository, digest: string, request: IncomingMessage, response: ServerResponse): void {
  const bytes = repository.blobs.get(digest);
  if (bytes === undefined) fail(response, 404, 'BLOB_UNKNOWN');
  else sendBytes(bytes, request, response);
}

/** Sends bytes, from where a `Range` header asks for them. */
export function sendBytes(bytes: Buffer, request: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const part = bytes.subarray(from);
  response.writeHead(from === 0 ? 200 : 206, {
    'content-length': part.length,
    ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.end(part);
}
