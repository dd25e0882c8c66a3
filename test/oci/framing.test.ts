import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { BodyTooLongError, DigestMismatchError, ReplyTooBigError, UnexpectedReplyError } from '../../src/oci/errors.ts';
import { LoopbackRegistry } from './loopback-registry.ts';
import { clientFor, readAll } from './registry-under-test.ts';

/** What an HTTP message may look like on its way: how its end is found, and how it is packed. */

const manifest = Buffer.from(`{"schemaVersion":2,"manifests":[],"annotations":{"x":"${'y'.repeat(3_000)}"}}`);
const digest = digestOf(manifest);

/** A server that answers with these very bytes, and then closes the connection, or not. */
async function rawServer(answer: (path: string) => Buffer, close: boolean) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const bytes = answer(data.toString('latin1').split(' ')[1] ?? '');
      if (close) socket.end(bytes);
      else socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.size,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const raw = (head: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);

test('HTTP/1.0, its end being the end of the connection: manifest, tags and blob', async () => {
  const content = randomBytes(200_000);
  await using server = await rawServer((path) => {
    if (path.includes('/blobs/')) return raw('HTTP/1.0 200 OK\r\nContent-Type: application/octet-stream', content);
    if (path.includes('/tags/')) return raw('HTTP/1.0 200 OK', Buffer.from('{"tags":["v1"]}'));
    return raw(`HTTP/1.0 200 OK\r\nContent-Type: ${mediaTypes.index}`, manifest);
  }, true);
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  expect(await client.registry.listTags('a/b')).toEqual(['v1']);
  const layer = { mediaType: mediaTypes.tarGzip, digest: digestOf(content), size: content.length };
  expect((await readAll(await client.registry.fetchBlob('a/b', layer))).equals(content)).toBe(true);
  expect(client.registries.traffic()).toMatchObject({ requests: 3, retries: 0 });
});

test('HTTP/1.0 that ends too early is noticed, and goes on', async () => {
  const content = randomBytes(50_000);
  let tries = 0;
  await using server = await rawServer(
    () => raw('HTTP/1.0 200 OK', ++tries === 1 ? content.subarray(0, 20_000) : content),
    true,
  );
  await using client = clientFor(server.origin);
  const layer = { mediaType: mediaTypes.tarGzip, digest: digestOf(content), size: content.length };
  expect((await readAll(await client.registry.fetchBlob('a/b', layer))).equals(content)).toBe(true);
  expect(tries).toBe(2);
});

test('chunks without a length, with extensions and trailers, on one connection', async () => {
  const content = randomBytes(30_000);
  const chunked = (body: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n'),
      ...[body.subarray(0, 7), body.subarray(7)].flatMap((part) => [
        Buffer.from(`${part.length.toString(16)};name=value\r\n`),
        part,
        Buffer.from('\r\n'),
      ]),
      Buffer.from('0\r\nX-Sum: 1\r\n\r\n'),
    ]);
  await using server = await rawServer((path) => chunked(path.includes('/blobs/') ? content : manifest), false);
  await using client = clientFor(server.origin, { parallelism: 1 });
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  const layer = { mediaType: mediaTypes.tarGzip, digest: digestOf(content), size: content.length };
  expect((await readAll(await client.registry.fetchBlob('a/b', layer))).equals(content)).toBe(true);
  expect(server.connections()).toBe(1);
});

test('HEAD after HEAD uses one connection, also where no header says that it stays open', async () => {
  const answer = raw(`HTTP/1.1 200 OK\r\nContent-Length: 3\r\nDocker-Content-Digest: ${digest}`, Buffer.alloc(0));
  await using server = await rawServer(() => answer, false);
  await using client = clientFor(server.origin, { parallelism: 1 });
  for (let minor = 0; minor < 5; minor++) expect(await client.registry.resolveTag('a/b', `v1.${minor}`)).toBe(digest);
  expect(server.connections()).toBe(1);
});

/** A registry behind a proxy that packs everything, though we ask for `identity`. */
async function packedBy(coding: string, pack: (bytes: Buffer) => Buffer, length = false): Promise<LoopbackRegistry> {
  const server = await new LoopbackRegistry().start();
  server.misbehave = (request, response) => {
    expect(request.headers['accept-encoding']).toBe('identity');
    const path = request.url ?? '';
    const body = path.includes('/tags/')
      ? Buffer.from('{"tags":["v1"]}')
      : path.includes('/blobs/')
        ? layerBytes
        : manifest;
    const packed = pack(body);
    response.writeHead(200, { 'content-encoding': coding, ...(length ? { 'content-length': packed.length } : {}) });
    response.end(packed);
    return true;
  };
  return server;
}
const layerBytes = Buffer.concat([randomBytes(20_000), Buffer.alloc(80_000)]);
const layer = {
  mediaType: 'application/vnd.oci.image.layer.v1.tar',
  digest: digestOf(layerBytes),
  size: layerBytes.length,
};

test.each([
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['identity', (bytes: Buffer) => bytes],
] as const)('what a proxy packed as %s is unpacked, and verified', async (coding, pack) => {
  for (const length of [true, false]) {
    await using server = await packedBy(coding, pack, length);
    await using client = clientFor(server.origin);
    expect((await client.registry.fetchManifest('a/b', digest))?.bytes.length).toBe(manifest.length);
    expect(await client.registry.listTags('a/b')).toEqual(['v1']);
    expect((await readAll(await client.registry.fetchBlob('a/b', layer))).equals(layerBytes)).toBe(true);
    expect(client.registries.traffic().retries).toBe(0);
    const other = await client.registry.fetchBlob('a/b', { ...layer, digest: digestOf('other') });
    await expect(readAll(other)).rejects.toThrow(DigestMismatchError);
  }
});

test('a layer that is a gzip file, and is called packed by its storage, is taken as it is', async () => {
  const file = gzipSync(layerBytes);
  await using server = await new LoopbackRegistry().start();
  server.misbehave = (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const headers = { 'content-encoding': 'gzip', 'content-length': file.length - from };
    if (from === 0) {
      response.writeHead(200, headers);
      response.write(file.subarray(0, 5_000), () => setTimeout(() => response.destroy(), 5));
    } else {
      response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` });
      response.end(file.subarray(from));
    }
    return true;
  };
  await using client = clientFor(server.origin);
  const packedLayer = { mediaType: mediaTypes.tarGzip, digest: digestOf(file), size: file.length };
  expect((await readAll(await client.registry.fetchBlob('a/b', packedLayer))).equals(file)).toBe(true);
  expect(server.seen.map(({ range }) => range)).toEqual([undefined, 'bytes=5000-']);
});

test('a packed answer that breaks off is asked for again', async () => {
  let tries = 0;
  await using server = await packedBy('gzip', (bytes) => {
    const packed = gzipSync(bytes);
    return ++tries % 2 === 1 ? packed.subarray(0, packed.length >> 1) : packed;
  });
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  expect(tries).toBe(2);
  expect((await readAll(await client.registry.fetchBlob('a/b', layer))).equals(layerBytes)).toBe(true);
  expect(tries).toBe(4);
});

test('what unpacks to more than is read is cut off there', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  await using server = await packedBy('gzip', () => bomb);
  await using client = clientFor(server.origin);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(ReplyTooBigError);
  await expect(client.registry.listTags('a/b')).rejects.toThrow(ReplyTooBigError);
  await expect(readAll(await client.registry.fetchBlob('a/b', layer))).rejects.toThrow(BodyTooLongError);
});

test.each([
  ['gzip', 'is packed as gzip, and is not'],
  ['br', 'is packed as br, and is not'],
  ['zstd', 'packed as "zstd", which we did not ask for'],
  ['gzip, br', 'packed as "gzip, br"'],
  ['constructor', 'packed as "constructor"'],
])('an answer that only says it is packed as %s is an error', async (coding, message) => {
  await using server = await packedBy(coding, () => Buffer.from('{"schemaVersion":2,"manifests":[]}'));
  await using client = clientFor(server.origin);
  const error: unknown = await client.registry.fetchManifest('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnexpectedReplyError);
  expect(String(error)).toContain(message);
});
