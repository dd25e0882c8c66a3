import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, LoopbackServer } from './loopback-registry.ts';

interface Upload {
  readonly repository: string;
  bytes: Buffer;
}

/** How a registry answers where the specification leaves room, or where it is broken. */
export interface PushDialect {
  /** Writes `Location` of an upload; the path with its query is given. */
  location: (path: string) => string;
  /** Answers to a finished blob and manifest. */
  created: number;
  mounts: boolean;
  /** Names digests in its answers. */
  digestHeader: boolean;
  /** A body over this many bytes is answered with 413. */
  largestBody: number;
  leastChunk: number | undefined;
  /** Manifests are taken only where their blobs are there. */
  checksBlobs: boolean;
  signIn: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
}

/** A small registry that takes pushes, in memory. `misbehave` sees each request before it does. */
export class PushableRegistry extends LoopbackServer {
  readonly blobs = new Map<string, Map<string, Buffer>>();
  readonly manifests = new Map<string, Map<string, { readonly bytes: Buffer; readonly mediaType: string }>>();
  readonly tags = new Map<string, Map<string, string>>();
  readonly uploads = new Map<string, Upload>();
  readonly dialect: PushDialect = {
    location: (path) => path,
    created: 201,
    mounts: true,
    digestHeader: true,
    largestBody: Number.POSITIVE_INFINITY,
    leastChunk: undefined,
    checksBlobs: true,
    signIn: undefined,
  };

  constructor() {
    super((request, response) => void this.#handle(request, response));
  }

  blobsOf(repository: string): Map<string, Buffer> {
    return at(this.blobs, repository);
  }

  tagsOf(repository: string): Map<string, string> {
    return at(this.tags, repository);
  }

  /** Takes the body of an upload so far, as a registry whose connection breaks does. */
  keep(request: IncomingMessage, bytes: Buffer): void {
    const upload = this.uploads.get(uploadId(request));
    if (upload !== undefined) upload.bytes = Buffer.concat([upload.bytes, bytes]);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://registry');
    if (this.dialect.signIn !== undefined && !this.dialect.signIn(request, response)) {
      request.resume();
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > this.dialect.largestBody) {
      // As nginx does it: at once, and without a look at the body.
      response.writeHead(413, { connection: 'close' });
      response.end('<html>too large</html>');
      return;
    }
    const body = await bodyOf(request).catch(() => undefined);
    if (body === undefined) return;
    const [, name = '', kind = '', rest = ''] = /^\/v2\/(.+?)\/(manifests|blobs|tags)\/(.*)$/.exec(url.pathname) ?? [];
    if (kind === 'manifests') this.#manifest(name, rest, request, response, body);
    else if (kind === 'tags') this.#tags(name, response);
    else if (rest.startsWith('uploads/')) this.#upload(name, url, request, response, body);
    else this.#blob(name, rest, request, response);
  }

  #blob(name: string, digest: string, request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.blobs.get(name)?.get(digest);
    if (bytes === undefined) {
      fail(response, 404, 'BLOB_UNKNOWN');
      return;
    }
    response.writeHead(200, { 'content-length': bytes.length, ...this.#digest(digest) });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  #tags(name: string, response: ServerResponse): void {
    const tags = this.tags.get(name);
    if (tags === undefined) {
      fail(response, 404, 'NAME_UNKNOWN');
      return;
    }
    response.end(JSON.stringify({ name, tags: [...tags.keys()] }));
  }

  #upload(name: string, url: URL, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    if (request.method === 'POST') {
      this.#begin(name, url, response);
      return;
    }
    const id = uploadId(request);
    const upload = this.uploads.get(id);
    if (upload?.repository !== name || url.searchParams.get('_state') !== 'a+b c/%&=') {
      fail(response, 404, 'BLOB_UPLOAD_UNKNOWN');
      return;
    }
    if (request.method === 'GET') {
      this.#state(id, upload, response, 204);
      return;
    }
    if (request.method === 'PATCH') {
      const [, from] = /^(\d+)-\d+$/.exec(request.headers['content-range'] ?? '') ?? [];
      if (from !== undefined && Number(from) !== upload.bytes.length) {
        fail(response, 416, 'RANGE_INVALID');
        return;
      }
      upload.bytes = Buffer.concat([upload.bytes, body]);
      this.#state(id, upload, response, 202);
      return;
    }
    const bytes = Buffer.concat([upload.bytes, body]);
    const digest = url.searchParams.get('digest') ?? '';
    if (digest !== `sha256:${createHash('sha256').update(bytes).digest('hex')}`) {
      fail(response, 400, 'DIGEST_INVALID');
      return;
    }
    this.uploads.delete(id);
    this.blobsOf(name).set(digest, bytes);
    response.writeHead(this.dialect.created, this.#digest(digest));
    response.end();
  }

  #begin(name: string, url: URL, response: ServerResponse): void {
    const mount = url.searchParams.get('mount');
    const blob = this.blobs.get(url.searchParams.get('from') ?? '')?.get(mount ?? '');
    if (this.dialect.mounts && mount !== null && blob !== undefined) {
      this.blobsOf(name).set(mount, blob);
      response.writeHead(201, this.#digest(mount));
      response.end();
      return;
    }
    const id = randomUUID();
    const upload: Upload = { repository: name, bytes: Buffer.alloc(0) };
    this.uploads.set(id, upload);
    this.#state(id, upload, response, 202);
  }

  #state(id: string, upload: Upload, response: ServerResponse, status: number): void {
    const { leastChunk, location } = this.dialect;
    response.writeHead(status, {
      location: location(`/v2/${upload.repository}/blobs/uploads/${id}?_state=${encodeURIComponent('a+b c/%&=')}`),
      range: `0-${Math.max(0, upload.bytes.length - 1)}`,
      ...(leastChunk === undefined ? {} : { 'oci-chunk-min-length': leastChunk }),
    });
    response.end();
  }

  #manifest(name: string, reference: string, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const manifests = at(this.manifests, name);
    if (request.method === 'PUT') {
      const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      const { config, layers } = JSON.parse(body.toString('utf8')) as {
        config: { digest: string };
        layers: { digest: string }[];
      };
      const missing = [config, ...layers].filter((one) => !this.blobsOf(name).has(one.digest));
      if (this.dialect.checksBlobs && missing.length > 0) {
        fail(response, 400, 'MANIFEST_BLOB_UNKNOWN');
        return;
      }
      manifests.set(digest, { bytes: body, mediaType: request.headers['content-type'] ?? '' });
      if (!reference.startsWith('sha256:')) this.tagsOf(name).set(reference, digest);
      response.writeHead(this.dialect.created, this.#digest(digest));
      response.end();
      return;
    }
    const digest = this.tags.get(name)?.get(reference) ?? reference;
    const found = manifests.get(digest);
    if (found === undefined) {
      fail(response, 404, 'MANIFEST_UNKNOWN');
      return;
    }
    response.writeHead(200, {
      'content-type': found.mediaType,
      'content-length': found.bytes.length,
      ...this.#digest(digest),
    });
    response.end(request.method === 'HEAD' ? undefined : found.bytes);
  }

  #digest(digest: string): Record<string, string> {
    return this.dialect.digestHeader ? { 'docker-content-digest': digest } : {};
  }
}

function uploadId(request: IncomingMessage): string {
  return /\/uploads\/([^?]+)/.exec(request.url ?? '')?.[1] ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function at<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let found = map.get(key);
  if (found === undefined) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}
