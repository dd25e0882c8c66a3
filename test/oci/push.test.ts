import type { IncomingMessage, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  AddressRefusedError,
  NoRightsError,
  OfflineError,
  RateLimitedError,
  ServerFailedError,
  UnexpectedReplyError,
} from '../../src/oci/errors.ts';
import {
  MissingBlobError,
  NoSuchRepositoryToPushError,
  PushedDigestError,
  PushRefusedError,
  TagIsFixedError,
  UploadsNotTakenError,
  UploadTooLargeError,
} from '../../src/oci/push-errors.ts';
import type { ContentToPush, RegistryWriter } from '../../src/oci/registry-writer.ts';
import { withDigest } from '../../src/oci/upload-location.ts';
import { fail, LoopbackServer } from './loopback-registry.ts';
import { PushableRegistry } from './pushable-registry.ts';
import { clientFor, credentials, type UnderTestOptions } from './registry-under-test.ts';

const host = 'oras.birb.homes';
const repository = 'common/types';

function content(bytes: Uint8Array | string): ContentToPush {
  const buffer = Buffer.from(bytes);
  const descriptor: Descriptor = { mediaType: mediaTypes.tarGzip, digest: digestOf(buffer), size: buffer.length };
  return { descriptor, bytes: buffer };
}

/** Bytes that no chunk repeats. */
function long(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2654435761) >>> 0, at);
  return bytes;
}

function manifest(layer: ContentToPush, config: ContentToPush): ContentToPush {
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { ...config.descriptor, mediaType: mediaTypes.emptyConfig },
      layers: [layer.descriptor],
    }),
  );
  return { descriptor: { mediaType: mediaTypes.manifest, digest: digestOf(bytes), size: bytes.length }, bytes };
}

interface Pushing extends AsyncDisposable {
  readonly registry: PushableRegistry;
  readonly writer: RegistryWriter;
  readonly logged: readonly string[];
}

async function pushing(options: UnderTestOptions = {}): Promise<Pushing> {
  const registry = await new PushableRegistry().start();
  const client = clientFor(registry.origin, options);
  return {
    registry,
    writer: await client.registries.writerFor(host),
    logged: client.logged,
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    },
  };
}

const requests = (registry: LoopbackServer): readonly string[] =>
  registry.seen.map(
    ({ method, url }) =>
      `${method} ${url.replace(/uploads\/[0-9a-f-]{36}.*/, 'uploads/ID').replace(/sha256:[0-9a-f]+/g, 'DIGEST')}`,
  );

describe('a blob', () => {
  it('is asked for, uploaded whole, and not uploaded again', async () => {
    await using at = await pushing();
    const blob = content('hello');
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(requests(at.registry)).toEqual([
      'HEAD /v2/common/types/blobs/DIGEST',
      'POST /v2/common/types/blobs/uploads/',
      'PUT /v2/common/types/blobs/uploads/ID',
    ]);
    expect(at.registry.blobsOf(repository).get(blob.descriptor.digest)?.toString()).toBe('hello');
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'present' });
    expect(at.registry.count('PUT', 'uploads')).toBe(1);
    expect(await at.writer.pushBlob(repository, blob, { again: true })).toEqual({ how: 'uploaded' });
    expect(at.registry.count('PUT', 'uploads')).toBe(2);
  });

  it('of no bytes, of one, and of several megabytes', async () => {
    await using at = await pushing();
    for (const size of [0, 1, 65_536, 65_537, 5_000_000]) {
      const blob = content(long(size));
      expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
      expect(at.registry.blobsOf(repository).get(blob.descriptor.digest)?.length).toBe(size);
    }
  });

  it('is mounted from the first repository that has it, and otherwise goes on with the upload that was begun', async () => {
    await using at = await pushing();
    const blob = content('{}');
    at.registry.blobsOf('common/base').set(blob.descriptor.digest, Buffer.from('{}'));
    expect(await at.writer.pushBlob(repository, blob, { from: ['common/base', 'other/one'] })).toEqual({
      how: 'mounted',
      from: 'common/base',
    });
    expect(at.registry.seen.at(-1)?.url).toBe(
      `/v2/common/types/blobs/uploads/?mount=${encodeURIComponent(blob.descriptor.digest)}&from=common%2Fbase`,
    );
    expect(await at.writer.pushBlob('team/auth', blob, { from: ['nobody/has'] })).toEqual({ how: 'uploaded' });
    expect(at.registry.count('POST', '/team/auth/')).toBe(1);
    at.registry.dialect.mounts = false;
    expect(await at.writer.pushBlob('team/third', blob, { from: ['common/base'] })).toEqual({ how: 'uploaded' });
    expect(at.registry.count('POST', '/team/third/')).toBe(1);
  });

  it.each([400, 403, 404, 405, 501])('is uploaded where a mount is answered with %i', async (status) => {
    await using at = await pushing();
    at.registry.misbehave = (request, response) => {
      if (!(request.url ?? '').includes('mount=')) return false;
      fail(response, status, 'UNSUPPORTED');
      return true;
    };
    expect(await at.writer.pushBlob(repository, content('x'), { from: ['common/base'] })).toEqual({ how: 'uploaded' });
  });

  it.each([200, 201, 202, 204])(
    'is there after an answer %i, which is looked up unless it says "created"',
    async (status) => {
      await using at = await pushing();
      at.registry.dialect.created = status;
      expect(await at.writer.pushBlob(repository, content('x'))).toEqual({ how: 'uploaded' });
      expect(at.registry.count('HEAD', 'blobs')).toBe(status === 201 ? 1 : 2);
    },
  );

  it('that was accepted and is not there is an error', async () => {
    await using at = await pushing();
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT') return false;
      request.resume();
      response.writeHead(202).end();
      return true;
    };
    await expect(at.writer.pushBlob(repository, content('x'))).rejects.toThrow(PushRefusedError);
  });

  it('is taken to be missing where HEAD lies about its size, or is sent elsewhere and refused there', async () => {
    await using at = await pushing();
    await using elsewhere = await new LoopbackServer((_request, response) => response.writeHead(401).end()).start();
    const blob = content('hello');
    let answer = 0;
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'HEAD') return false;
      if (answer++ === 0) response.writeHead(200, { 'content-length': 4 }).end();
      else response.writeHead(307, { location: `${elsewhere.origin}/blob` }).end();
      return true;
    };
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
  });
});

describe('the address of an upload', () => {
  it.each([
    ['a path', (path: string) => path],
    ['an address', (path: string, origin: string) => `${origin}${path}`],
    ['an address that a proxy wrote with another scheme and port', (path: string) => `https://127.0.0.1:1${path}`],
    ['a path without the host', (path: string) => `//127.0.0.1:9${path}`],
  ])('%s', async (_what, write) => {
    await using at = await pushing();
    at.registry.dialect.location = (path) => write(path, at.registry.origin);
    expect(await at.writer.pushBlob(repository, content('hello'))).toEqual({ how: 'uploaded' });
    // The server checks that each character of the query came back.
    expect(at.registry.seen.at(-1)?.url).toMatch(/\?_state=a%2Bb%20c%2F%25%26%3D&digest=sha256%3A[0-9a-f]{64}$/);
  });

  it('on another host gets the bytes and no credentials, and a challenge there gets none either', async () => {
    const seen: (string | undefined)[] = [];
    let status = 201;
    await using elsewhere = await new LoopbackServer((request: IncomingMessage, response: ServerResponse) => {
      seen.push(request.headers.authorization);
      request.resume();
      response.writeHead(status, { 'www-authenticate': 'Basic realm="give me"' }).end();
    }).start();
    await using at = await pushing({ credentials: credentials(['me', 'secret-of-mine']) });
    at.registry.dialect.signIn = basicOnly;
    at.registry.dialect.location = () => `http://localhost:${elsewhere.port}/put?sig=1`;
    expect(await at.writer.pushBlob(repository, content('hello'))).toEqual({ how: 'uploaded' });
    expect(elsewhere.seen[0]?.url).toMatch(/^\/put\?sig=1&digest=/);
    status = 401;
    await expect(at.writer.pushBlob(repository, content('other'))).rejects.toThrow(UnexpectedReplyError);
    expect(seen).toEqual([undefined, undefined]);
  });

  it.each([
    ['plain http on a host of the network', 'http://192.0.2.1/x'],
    ['another scheme', 'ftp://example.com/x'],
    ['a user name', 'https://me:pass@example.com/x'],
  ])('is refused: %s', async (_what, location) => {
    await using at = await pushing();
    at.registry.dialect.location = () => location;
    await expect(at.writer.pushBlob(repository, content('x'))).rejects.toThrow(AddressRefusedError);
  });

  it('that is missing or broken is an error', async () => {
    await using at = await pushing();
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(202).end();
      return true;
    };
    await expect(at.writer.pushBlob(repository, content('x'))).rejects.toThrow('does not say where the upload goes on');
  });

  it('a redirect of a push stays on the registry', async () => {
    await using at = await pushing();
    await using elsewhere = await new LoopbackServer((_request, response) => response.writeHead(201).end()).start();
    let target = '/v2/common/types/blobs/uploads/?moved=1';
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'POST' || (request.url ?? '').includes('moved')) return false;
      response.writeHead(307, { location: target }).end();
      return true;
    };
    expect(await at.writer.pushBlob(repository, content('x'))).toEqual({ how: 'uploaded' });
    target = `${elsewhere.origin}/v2/`;
    await expect(at.writer.pushBlob(repository, content('y'))).rejects.toThrow(AddressRefusedError);
    expect(elsewhere.seen).toEqual([]);
  });

  it('keeps what is written in a query, whatever that is', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const url = new URL(`https://registry.test/upload${query === '' ? '' : `?${query}`}`);
        const { search } = withDigest(url, digestOf('x'));
        expect(search).toBe(`${url.search === '' ? '?' : `${url.search}&`}digest=${encodeURIComponent(digestOf('x'))}`);
      }),
    );
  });
});

describe('a server that takes only small bodies', () => {
  it.each([9_000_000, 1_048_576, 100_000])('gets chunks: %i bytes', async (largest) => {
    await using at = await pushing({ limits: { stallMs: 2_000 } });
    at.registry.dialect.largestBody = largest;
    const blob = content(long(10_000_001));
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(at.registry.blobsOf(repository).get(blob.descriptor.digest)?.equals(blob.bytes)).toBe(true);
    expect(at.registry.count('PATCH', 'uploads')).toBeGreaterThan(1);
    expect(at.registry.uploads.size).toBeLessThan(4);
  });

  it('and wants larger chunks than it takes, or takes none at all: the limit is named', async () => {
    await using at = await pushing();
    at.registry.dialect.largestBody = 1_000;
    await expect(at.writer.pushBlob(repository, content(long(2_000_000)))).rejects.toThrow(UploadTooLargeError);
    at.registry.dialect.largestBody = 200_000;
    at.registry.dialect.leastChunk = 500_000;
    await expect(at.writer.pushBlob(repository, content(long(2_000_000)))).rejects.toThrow(UploadTooLargeError);
  });
});

describe('a connection that breaks', () => {
  it('in the middle of a blob: the server is asked how much it has, and the rest follows', async () => {
    await using at = await pushing();
    const blob = content(long(3_000_000));
    let broken = 0;
    at.registry.misbehave = (request) => {
      if (request.method !== 'PUT' || broken++ > 0) return false;
      return breakAfter(request, 1_000_000, (bytes) => at.registry.keep(request, bytes));
    };
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(at.registry.blobsOf(repository).get(blob.descriptor.digest)?.equals(blob.bytes)).toBe(true);
    expect(requests(at.registry).slice(2)).toEqual([
      'PUT /v2/common/types/blobs/uploads/ID',
      'GET /v2/common/types/blobs/uploads/ID',
      'PATCH /v2/common/types/blobs/uploads/ID',
      'PUT /v2/common/types/blobs/uploads/ID',
    ]);
  });

  it('and a server that kept nothing, or forgot the upload: a new one begins', async () => {
    await using at = await pushing();
    const blob = content(long(1_000_000));
    let puts = 0;
    at.registry.misbehave = (request) => {
      if (request.method !== 'PUT') return false;
      puts++;
      if (puts === 2) at.registry.uploads.clear();
      return puts <= 2 ? breakAfter(request, 300_000, () => {}) : false;
    };
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(at.registry.count('POST', 'uploads')).toBe(3);
  });

  it('each time is an error in the end', async () => {
    await using at = await pushing();
    at.registry.misbehave = (request) => (request.method === 'PUT' ? breakAfter(request, 0, () => {}) : false);
    await expect(at.writer.pushBlob(repository, content('x'))).rejects.toMatchObject({ exitCode: 5 });
    expect(at.registry.count('PUT', 'uploads')).toBe(4);
  });

  it('a chunk that the server has another opinion of is asked after', async () => {
    await using at = await pushing();
    at.registry.dialect.largestBody = 1_100_000;
    let patches = 0;
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PATCH' || patches++ !== 1) return false;
      request.resume();
      fail(response, 416, 'RANGE_INVALID');
      return true;
    };
    const blob = content(long(5_000_000));
    expect(await at.writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(at.registry.blobsOf(repository).get(blob.descriptor.digest)?.equals(blob.bytes)).toBe(true);
    expect(at.registry.count('GET', 'uploads')).toBe(1);
  });

  it('a server that takes chunks and keeps none of them is given up', async () => {
    await using at = await pushing();
    at.registry.dialect.largestBody = 1_100_000;
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PATCH') return false;
      request.resume();
      response.writeHead(202, { location: request.url ?? '', range: '0-0' }).end();
      return true;
    };
    await expect(at.writer.pushBlob(repository, content(long(3_000_000)))).rejects.toMatchObject({ exitCode: 5 });
    expect(at.registry.count('PATCH', 'uploads')).toBe(4);
  });

  it('a registry of several machines that forget the uploads of each other is given up', async () => {
    await using at = await pushing();
    at.registry.dialect.largestBody = 1_100_000;
    let patches = 0;
    at.registry.misbehave = (request) => {
      if (request.method === 'PATCH' && ++patches % 2 === 0) at.registry.uploads.clear();
      return false;
    };
    await expect(at.writer.pushBlob(repository, content(long(3_000_000)))).rejects.toMatchObject({ exitCode: 5 });
    expect(at.registry.count('POST', 'uploads')).toBeLessThan(8);
  });

  it.each([429, 500, 503])('%i is tried again, and Retry-After is honoured', async (status) => {
    await using at = await pushing();
    let refused = 0;
    at.registry.misbehave = (request, response) => {
      if (request.method === 'HEAD' || refused++ > 1) return false;
      request.resume();
      fail(response, status, 'LATER', { 'retry-after': '0.02' });
      return true;
    };
    expect(await at.writer.pushBlob(repository, content('x'))).toEqual({ how: 'uploaded' });
    at.registry.misbehave = (request, response) => {
      request.resume();
      fail(response, status, 'LATER');
      return true;
    };
    await expect(at.writer.pushBlob(repository, content('y'))).rejects.toThrow(
      status === 429 ? RateLimitedError : ServerFailedError,
    );
  });
});

describe('a manifest', () => {
  it('goes up by its digest and by a tag, with its media type', async () => {
    await using at = await pushing();
    const [layer, config] = [content('layer'), content('{}')];
    await at.writer.pushBlob(repository, layer);
    const one = manifest(layer, config);
    await expect(at.writer.pushManifest(repository, one)).rejects.toThrow(MissingBlobError);
    await at.writer.pushBlob(repository, config);
    expect(await at.writer.pushManifest(repository, one)).toBe(one.descriptor.digest);
    expect(at.registry.tagsOf(repository).size).toBe(0);
    await at.writer.pushManifest(repository, one, 'v1.0.0');
    expect(at.registry.tagsOf(repository).get('v1.0.0')).toBe(one.descriptor.digest);
    expect((await at.writer.reader.fetchManifest(repository, 'v1.0.0'))?.bytes).toEqual(one.bytes);
    await expect(at.writer.pushManifest(repository, one, '-no-tag')).rejects.toThrow('is no tag');
  });

  it.each([
    ['409', 409, 'CONFLICT', TagIsFixedError],
    ['412', 412, 'PRECONDITION', TagIsFixedError],
    ['400 with a word of it', 400, 'the tag is immutable', TagIsFixedError],
    ['400', 400, 'MANIFEST_INVALID', PushRefusedError],
    ['403', 403, 'DENIED', NoRightsError],
    ['404', 404, 'NAME_UNKNOWN', NoSuchRepositoryToPushError],
    ['405', 405, 'UNSUPPORTED', UploadsNotTakenError],
  ])('that is refused with %s', async (_what, status, code, error) => {
    await using at = await pushing({ credentials: credentials(['me', 'secret-of-mine']) });
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT') return false;
      request.resume();
      fail(response, status, code);
      return true;
    };
    const one = manifest(content('layer'), content('{}'));
    await expect(at.writer.pushManifest(repository, one, 'v1.0.0')).rejects.toThrow(error);
  });

  it('that the registry changes is an error, and so is one that is only accepted and not there', async () => {
    await using at = await pushing();
    const one = manifest(content('layer'), content('{}'));
    let answer: [number, Record<string, string>] = [201, { 'docker-content-digest': digestOf('another') }];
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT') return false;
      request.resume();
      response.writeHead(...answer).end();
      return true;
    };
    await expect(at.writer.pushManifest(repository, one, 'v1.0.0')).rejects.toThrow(PushedDigestError);
    answer = [202, {}];
    await expect(at.writer.pushManifest(repository, one, 'v1.0.0')).rejects.toThrow(PushedDigestError);
    answer = [201, { 'docker-content-digest': digestOf(one.bytes, 'sha512') }];
    expect(await at.writer.pushManifest(repository, one, 'v1.0.0')).toBe(one.descriptor.digest);
  });
});

describe('rights', () => {
  it('a password goes out once it is asked for, and a refusal names what is missing', async () => {
    await using at = await pushing({ credentials: credentials(['me', 'secret-of-mine']) });
    at.registry.dialect.signIn = (request, response) => {
      if (!basicOnly(request, response)) return false;
      if (request.method === 'HEAD') return true;
      fail(response, 403, 'DENIED');
      return false;
    };
    const error = await at.writer.pushBlob(repository, content('x')).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(NoRightsError);
    expect(error).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('does not allow these credentials to push to common/types'),
      next: expect.stringContaining('the right to push common/types'),
    });
    expect(JSON.stringify([at.logged, String(error)])).not.toContain('secret-of-mine');
  });

  it('without credentials: exit code 3, and no upload', async () => {
    await using at = await pushing();
    at.registry.dialect.signIn = basicOnly;
    await expect(at.writer.pushBlob(repository, content('x'))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('asks for credentials to push to common/types'),
    });
  });

  it('a token is asked for with the right to push; one that may also read the source of a mount is another', async () => {
    const scopes: string[][] = [];
    await using service = await new LoopbackServer((request: IncomingMessage, response: ServerResponse) => {
      const asked = new URL(request.url ?? '', 'http://t').searchParams.getAll('scope');
      scopes.push(asked);
      // Nobody may read the source here; asked for both, this service refuses as a whole.
      if (asked.some((scope) => scope.includes('common/base'))) fail(response, 403, 'DENIED');
      else response.end(JSON.stringify({ token: 'push-token' }));
    }).start();
    await using at = await pushing({ credentials: credentials(['me', 'secret-of-mine']) });
    at.registry.dialect.signIn = (request, response) => {
      if (request.headers.authorization === 'Bearer push-token') return true;
      response.setHeader(
        'www-authenticate',
        `Bearer realm="${service.origin}/token",service="r",scope="repository:${repository}:pull"`,
      );
      fail(response, 401, 'UNAUTHORIZED');
      return false;
    };
    expect(await at.writer.pushBlob(repository, content('x'), { from: ['common/base'] })).toEqual({ how: 'uploaded' });
    expect(scopes[0]).toEqual(['repository:common/types:pull,push']);
    expect(scopes).toHaveLength(2);
    expect(scopes[1]).toContain('repository:common/base:pull');
  });

  it('offline nothing is pushed', async () => {
    const client = clientFor('http://127.0.0.1:9', { offline: true });
    await expect(client.registries.writerFor(host)).rejects.toThrow(OfflineError);
  });
});

function basicOnly(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.authorization === `Basic ${Buffer.from('me:secret-of-mine').toString('base64')}`) return true;
  response.setHeader('www-authenticate', 'Basic realm="registry"');
  fail(response, 401, 'UNAUTHORIZED');
  return false;
}

/** Reads so much of a body, hands it out, and cuts the connection. */
function breakAfter(request: IncomingMessage, bytes: number, keep: (bytes: Buffer) => void): true {
  const chunks: Buffer[] = [];
  let size = 0;
  const cut = (): void => {
    keep(Buffer.concat(chunks));
    request.socket.destroy();
  };
  if (bytes === 0) cut();
  request.on('data', (chunk: Buffer) => {
    if (size >= bytes) return;
    chunks.push(chunk);
    size += chunk.length;
    if (size >= bytes) cut();
  });
  request.on('error', () => {});
  return true;
}
