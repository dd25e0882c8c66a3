import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { parseDigest } from '../../src/oci/digest.ts';
import { AddressRefusedError, UnexpectedReplyError } from '../../src/oci/errors.ts';
import { LoopbackRegistry, LoopbackServer, sendBytes } from './loopback-registry.ts';
import { clientFor, credentials, readAll } from './registry-under-test.ts';

async function started(): Promise<LoopbackRegistry> {
  return await new LoopbackRegistry().start();
}

function layer(digest: string, size: number) {
  return { mediaType: mediaTypes.tarGzip, digest: parseDigest(digest), size };
}

test('a blob on another host is fetched from there, without the credentials', async () => {
  await using server = await started();
  const pushed = server.push('a/b', 'v1', 'elsewhere');
  await using storage = await new LoopbackServer((request, response) => {
    sendBytes(Buffer.from('elsewhere'), request, response);
  }).start();
  server.misbehave = (_request, response) => {
    response.writeHead(307, { location: `${storage.origin}/bucket/blob?signature=abc` }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.toString()).toBe('elsewhere');
  expect(storage.seen).toEqual([
    { method: 'GET', url: '/bucket/blob?signature=abc', authorization: undefined, range: undefined },
  ]);
  expect(client.logged.join('\n')).not.toContain('signature');
});

test('redirects that go round in a circle end', async () => {
  await using server = await started();
  server.misbehave = (request, response) => {
    response.writeHead(302, { location: request.url ?? '' }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(/more than 5 redirects/);
  expect(server.seen).toHaveLength(6);
});

test.each([
  ['http://files.example/blob'],
  ['ftp://127.0.0.1/blob'],
  ['http://user:secret@127.0.0.1/blob'],
  ['http://'],
])('a redirect to %s is refused', async (location) => {
  await using server = await started();
  server.misbehave = (_request, response) => {
    response.writeHead(307, { location }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  const error: unknown = await client.registry.fetchManifest('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AddressRefusedError);
  expect(String(error)).not.toContain('secret');
});

/** Storage that takes only the newest signature, and hands out some bytes for it. */
async function storage(content: string, signatures: { newest: number; status: number }): Promise<LoopbackServer> {
  return await new LoopbackServer((request, response) => {
    if (request.url?.endsWith(`signature=${signatures.newest}`) === true)
      sendBytes(Buffer.from(content), request, response);
    else response.writeHead(signatures.status, { 'content-type': 'application/xml' }).end('<Code>AccessDenied</Code>');
  }).start();
}

test.each([400, 403, 410])('an address of storage that is out of date (%i) is fetched anew', async (status) => {
  await using server = await started();
  const pushed = server.push('a/b', 'v1', 'elsewhere');
  const signatures = { newest: 3, status };
  await using elsewhere = await storage('elsewhere', signatures);
  let given = 0;
  server.misbehave = (_request, response) => {
    response.writeHead(307, { location: `${elsewhere.origin}/blob?signature=${++given}` }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.toString()).toBe('elsewhere');
  expect(given).toBe(3);
  // One that stays refused is an error that says so, without its query.
  signatures.newest = 0;
  const error: unknown = await client.registry
    .fetchBlob('a/b', layer(pushed.layer, pushed.size))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnexpectedReplyError);
  expect(String(error)).toContain(`${elsewhere.origin}/blob: ${status}, after a redirect from 127.0.0.1`);
  expect(String(error)).not.toContain('signature');
  expect(given).toBe(3 + 4);
});

test('a stream from storage that breaks goes on at a fresh address', async () => {
  await using server = await started();
  const content = 'x'.repeat(50_000);
  const pushed = server.push('a/b', 'v1', content);
  const signatures = { newest: 2, status: 403 };
  await using elsewhere = await storage(content, signatures);
  elsewhere.misbehave = (request, response) => {
    if (request.url?.endsWith('=1') !== true) return false;
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.slice(0, 20_000), () => setTimeout(() => response.destroy(), 5));
    return true;
  };
  let given = 0;
  server.misbehave = (_request, response) => {
    response.writeHead(307, { location: `${elsewhere.origin}/blob?signature=${++given}` }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.toString()).toBe(content);
  expect(elsewhere.seen.map(({ url, range }) => [url, range])).toEqual([
    ['/blob?signature=1', undefined],
    ['/blob?signature=2', 'bytes=20000-'],
  ]);
});

test('a relative address and a chain over other hosts are followed; what is secret never comes back', async () => {
  await using server = await started();
  const pushed = server.push('a/b', 'v1', 'far away');
  server.rules = { challenge: () => 'Basic realm="x"', accepts: (authorization) => authorization !== undefined };
  await using far = await new LoopbackServer((_request, response) => {
    response.writeHead(302, { location: `${server.origin}/files/last` }).end();
  }).start();
  server.misbehave = (request, response) => {
    const { url = '', headers } = request;
    if (url === '/files/last') {
      expect(headers.authorization).toBeUndefined();
      response.end('far away');
    } else if (url === '/files/first') response.writeHead(308, { location: `${far.origin}/blob` }).end();
    else if (headers.authorization === undefined) return false;
    else response.writeHead(301, { location: '../../../../files/first' }).end();
    return true;
  };
  await using client = clientFor(server.origin, { credentials: credentials(['token', 'hush']) });
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.toString()).toBe('far away');
  // The same origin still gets it; after another one has been asked, nobody does.
  expect(server.seen.map(({ url, authorization }) => [url, authorization !== undefined])).toEqual([
    [`/v2/a/b/blobs/${pushed.layer}`, false],
    [`/v2/a/b/blobs/${pushed.layer}`, true],
    ['/files/first', true],
    ['/files/last', false],
  ]);
  expect(far.seen[0]?.authorization).toBeUndefined();
});

test('manifests may be redirected too, for HEAD and GET', async () => {
  await using server = await started();
  await using mirror = await started();
  const { digest } = mirror.push('a/b', 'v1', 'x');
  server.misbehave = (request, response) => {
    response.writeHead(307, { location: `${mirror.origin}${request.url}` }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
});

test('storage that takes a GET alone: the digest comes from there all the same', async () => {
  await using server = await started();
  await using elsewhere = await started();
  const { digest } = elsewhere.push('a/b', 'v1', 'x');
  elsewhere.misbehave = (request, response) => {
    if (request.method === 'HEAD') response.writeHead(403).end();
    return request.method === 'HEAD';
  };
  server.misbehave = (request, response) => {
    response.writeHead(307, { location: `${elsewhere.origin}${request.url}` }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  expect(elsewhere.seen.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  expect(client.registries.traffic().retries).toBe(0);
});
