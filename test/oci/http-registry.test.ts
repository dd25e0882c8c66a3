import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf, parseDigest } from '../../src/oci/digest.ts';
import {
  AddressRefusedError,
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  MalformedManifestError,
  ReplyTooBigError,
  RepositoryNotFoundError,
  TruncatedBodyError,
  UnexpectedReplyError,
} from '../../src/oci/errors.ts';
import { fail, LoopbackRegistry, LoopbackServer, sendBytes } from './loopback-registry.ts';
import { clientFor, readAll } from './registry-under-test.ts';

async function started(): Promise<LoopbackRegistry> {
  return await new LoopbackRegistry().start();
}

function layer(digest: string, size: number) {
  return { mediaType: mediaTypes.tarGzip, digest: parseDigest(digest), size };
}

test('tags are listed through all pages, and an unknown repository is an error of its own', async () => {
  await using server = await started();
  for (let minor = 0; minor < 10; minor++) server.push('common/types', `v1.${minor}.0`, 'x');
  await using client = clientFor(server.origin);
  expect([...(await client.registry.listTags('common/types'))].sort()).toEqual(
    Array.from({ length: 10 }, (_, minor) => `v1.${minor}.0`),
  );
  expect(server.count('GET', '/tags/list')).toBe(4);
  expect(server.seen[0]?.url).toBe('/v2/common/types/tags/list?n=1000');
  await expect(client.registry.listTags('common/typos')).rejects.toThrow(RepositoryNotFoundError);
});

test('a next page that a proxy wrote with http:// and another port is asked on our own origin', async () => {
  await using server = await started();
  server.misbehave = (request, response) => {
    if (request.url?.includes('last=') === true) return false;
    response.setHeader('link', '<http://127.0.0.1:1/v2/common/types/tags/list?last=v1&n=9>; rel="next"');
    response.end('{"tags":["v1"]}');
    return true;
  };
  server.push('common/types', 'v1', 'x');
  server.push('common/types', 'v2', 'x');
  await using client = clientFor(server.origin);
  expect(await client.registry.listTags('common/types')).toEqual(['v1', 'v2']);
});

test.each([
  ['another host', 'https://evil.example/v2/common/types/tags/list?last=a', AddressRefusedError],
  [
    'a host that only begins like ours',
    'https://127.0.0.1.evil.example/v2/common/types/tags/list',
    AddressRefusedError,
  ],
  ['a path that is no registry', '/token?service=x', AddressRefusedError],
  ['itself', '/v2/common/types/tags/list?n=1000', UnexpectedReplyError],
])('a next page on %s is not followed', async (_name, target, error) => {
  await using server = await started();
  server.misbehave = (_request, response) => {
    response.setHeader('link', `<${target}>; rel="next"`);
    response.end('{"tags":["v1"]}');
    return true;
  };
  await using client = clientFor(server.origin);
  await expect(client.registry.listTags('common/types')).rejects.toThrow(error);
  expect(server.seen).toHaveLength(1);
});

test('very many tags on few pages end at the cap', async () => {
  await using server = await new LoopbackServer((request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 0);
    const tags = Array.from({ length: 100 }, (_unused, index) => `v1.${page}.${index}`);
    response.writeHead(200, { link: `</v2/common/types/tags/list?page=${page + 1}>; rel="next"` });
    response.end(JSON.stringify({ tags }));
  }).start();
  await using client = clientFor(server.origin, { limits: { tags: 250 } });
  await expect(client.registry.listTags('common/types')).rejects.toThrow(/more than 250 tags/);
  expect(server.seen).toHaveLength(3);
});

test('endless pages of tags end at the cap', async () => {
  await using server = await started();
  let page = 0;
  server.misbehave = (_request, response) => {
    response.setHeader('link', `</v2/common/types/tags/list?last=${++page}>; rel="next"`);
    response.end(`{"tags":["v${page}"]}`);
    return true;
  };
  await using client = clientFor(server.origin, { limits: { pages: 7 } });
  await expect(client.registry.listTags('common/types')).rejects.toThrow(/more than 7 pages/);
  expect(page).toBe(7);
});

test('a list of tags that is too large, no JSON or no list is refused; null is an empty one; words that are no tags are left out', async () => {
  await using server = await started();
  let body = `{"tags":["${'x'.repeat(3000)}"]}`;
  server.misbehave = (_request, response) => {
    response.end(body);
    return true;
  };
  await using client = clientFor(server.origin, { limits: { pageBytes: 2000 } });
  await expect(client.registry.listTags('a/b')).rejects.toThrow(ReplyTooBigError);
  for (body of ['<html>', '{}', '{"tags":"v1"}']) {
    await expect(client.registry.listTags('a/b')).rejects.toThrow(UnexpectedReplyError);
  }
  body = '{"tags":null}';
  expect(await client.registry.listTags('a/b')).toEqual([]);
  body = '{"tags":["v1","::add-mask::x","../..",7,"v2"]}';
  expect(await client.registry.listTags('a/b')).toEqual(['v1', 'v2']);
});

test('a tag is resolved by one HEAD; one that is not there is undefined', async () => {
  await using server = await started();
  const { digest } = server.push('common/types', 'v1.0.0', 'x');
  await using client = clientFor(server.origin);
  expect(await client.registry.resolveTag('common/types', 'v1.0.0')).toBe(digest);
  expect(server.seen.map((one) => one.method)).toEqual(['HEAD']);
  expect(await client.registry.resolveTag('common/types', 'v2.0.0')).toBeUndefined();
  expect(await client.registry.resolveTag('no/such', 'v1')).toBeUndefined();
});

test.each([
  ['HEAD is missing', 405, {}],
  ['HEAD has no digest', 200, {}],
  ['HEAD has a broken digest', 200, { 'docker-content-digest': 'sha256:123' }],
])('where %s, the digest comes from the body of a GET', async (_name, status, headers) => {
  await using server = await started();
  const { digest } = server.push('common/types', 'v1.0.0', 'x');
  server.misbehave = (request, response) => {
    if (request.method !== 'HEAD') return false;
    response.writeHead(status, headers).end();
    return true;
  };
  await using client = clientFor(server.origin);
  expect(await client.registry.resolveTag('common/types', 'v1.0.0')).toBe(digest);
  expect(await client.registry.resolveTag('common/types', 'v9')).toBeUndefined();
});

test('names that no registry can have are never sent', async () => {
  await using server = await started();
  await using client = clientFor(server.origin);
  expect(await client.registry.resolveTag('common/types', '../../token')).toBeUndefined();
  expect(await client.registry.fetchManifest('common/types', 'v1?x=y')).toBeUndefined();
  await expect(client.registry.listTags('../admin')).rejects.toThrow(RepositoryNotFoundError);
  expect(server.seen).toEqual([]);
});

test('a manifest comes by tag and by digest, with its own bytes', async () => {
  await using server = await started();
  const pushed = server.push('common/types', 'v1.0.0', 'content');
  await using client = clientFor(server.origin);
  const byTag = await client.registry.fetchManifest('common/types', 'v1.0.0');
  expect(byTag?.descriptor).toEqual({
    mediaType: mediaTypes.manifest,
    digest: pushed.digest,
    size: byTag?.bytes.length,
  });
  expect(digestOf(byTag?.bytes ?? '')).toBe(pushed.digest);
  expect(byTag?.manifest.kind === 'manifest' && byTag.manifest.layers[0]?.digest).toBe(pushed.layer);
  expect(await client.registry.fetchManifest('common/types', pushed.digest)).toEqual(byTag);
  expect(await client.registry.fetchManifest('common/types', digestOf('other'))).toBeUndefined();
});

test('a manifest by a sha512 digest is verified by sha512', async () => {
  await using server = await started();
  const bytes = Buffer.from('{"schemaVersion":2,"manifests":[]}');
  const digest = server.pushManifest('a/b', 'v1', bytes, mediaTypes.index, digestOf(bytes, 'sha512'));
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  const lie = server.pushManifest('a/b', 'v2', bytes, mediaTypes.index, digestOf('lie', 'sha512'));
  await expect(client.registry.fetchManifest('a/b', lie)).rejects.toThrow(DigestMismatchError);
});

test('a manifest whose bytes are not those of the digest, or of the header, is refused', async () => {
  await using server = await started();
  const bytes = Buffer.from('{"schemaVersion":2,"manifests":[]}');
  const lie = server.pushManifest('a/b', 'v1', bytes, mediaTypes.index, digestOf('something else'));
  await using client = clientFor(server.origin);
  const error = await client.registry.fetchManifest('a/b', lie).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DigestMismatchError);
  expect(error).toMatchObject({ exitCode: 6, expected: lie, actual: digestOf(bytes) });
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(DigestMismatchError);
});

test('a manifest over 4 MiB is cut off, whether its length is told or not', async () => {
  await using server = await started();
  let told = true;
  let sent = 0;
  server.misbehave = (_request, response) => {
    const piece = Buffer.alloc(1024 * 1024, ' ');
    if (told) response.setHeader('content-length', piece.length * 64);
    sent = 0;
    const more = (): void => {
      while (sent < 64 && !response.destroyed) {
        sent++;
        if (!response.write(piece)) {
          response.once('drain', more);
          return;
        }
      }
    };
    more();
    return true;
  };
  await using client = clientFor(server.origin);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(ReplyTooBigError);
  told = false;
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(ReplyTooBigError);
  expect(sent).toBeLessThan(40);
});

test('a manifest that is none says what is wrong with it', async () => {
  await using server = await started();
  server.pushManifest(
    'a/b',
    'v1',
    Buffer.from('{"schemaVersion":1}'),
    'application/vnd.docker.distribution.manifest.v1+json',
  );
  await using client = clientFor(server.origin);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(MalformedManifestError);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(/oras\.birb\.homes\/a\/b:v1.*schemaVersion/);
});

test('a blob comes whole', async () => {
  await using server = await started();
  const content = randomBytes(3_000_000);
  const pushed = server.push('a/b', 'v1', content);
  await using client = clientFor(server.origin);
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.equals(content)).toBe(true);
  expect(client.registries.traffic()).toMatchObject({ requests: 1, retries: 0, bytesReceived: content.length });
  const { busyMs, activeMs, peakParallel } = client.registries.traffic();
  expect(peakParallel).toBe(1);
  expect(busyMs).toBeGreaterThan(0);
  expect(activeMs).toBe(busyMs);
});

test('requests under way at once are timed each, and the time that they took together', async () => {
  await using server = await started();
  const pushed = ['a', 'b', 'c'].map((name) => server.push(`a/${name}`, 'v1', randomBytes(200_000)));
  await using client = clientFor(server.origin);
  await Promise.all(
    pushed.map(async ({ layer: digest, size }, index) =>
      readAll(await client.registry.fetchBlob(`a/${'abc'[index]}`, layer(digest, size))),
    ),
  );
  const { requests, busyMs, activeMs, peakParallel } = client.registries.traffic();
  expect([requests, peakParallel]).toEqual([3, 3]);
  expect(busyMs).toBeGreaterThan(activeMs);
  // A request that fails is over as well, and so is an answer that nobody reads.
  await client.registry.resolveTag('a/a', 'nope');
  const later = client.registries.traffic();
  expect(later.peakParallel).toBe(3);
  expect(later.activeMs).toBeGreaterThan(activeMs);
});

test('a blob that is not there, too long, or has other bytes is an error of its own', async () => {
  await using server = await started();
  const pushed = server.push('a/b', 'v1', 'twelve bytes');
  await using client = clientFor(server.origin);
  const fetch = async (digest: string, size: number): Promise<Buffer> =>
    await readAll(await client.registry.fetchBlob('a/b', layer(digest, size)));
  await expect(fetch(digestOf('none'), 4)).rejects.toThrow(BlobNotFoundError);
  await expect(fetch(pushed.layer, 11)).rejects.toThrow(BodyTooLongError);
  server.misbehave = (_request, response) => {
    response.end('other bytes!');
    return true;
  };
  await expect(fetch(pushed.layer, 12)).rejects.toThrow(DigestMismatchError);
  // Without a Content-Length the cut comes while it streams.
  server.misbehave = (_request, response) => {
    response.write('twelve');
    setTimeout(() => response.end(' bytes and more'), 10);
    return true;
  };
  await expect(fetch(pushed.layer, 12)).rejects.toThrow(BodyTooLongError);
});

test('a stream that breaks every ten kilobytes goes on by range each time', async () => {
  await using server = await started();
  const content = randomBytes(100_000);
  const pushed = server.push('a/b', 'v1', content);
  server.misbehave = (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': content.length - from,
      'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
    });
    response.write(content.subarray(from, from + 10_000), () => {
      if (from + 10_000 >= content.length) response.end();
      else setTimeout(() => response.destroy(), 5);
    });
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)));
  expect(blob.equals(content)).toBe(true);
  expect(server.seen.map((one) => one.range).slice(0, 3)).toEqual([undefined, 'bytes=10000-', 'bytes=20000-']);
  expect(client.registries.traffic().retries).toBe(9);
});

test('a server without ranges sends all again, and what we had is passed over', async () => {
  await using server = await started();
  const content = randomBytes(50_000);
  const pushed = server.push('a/b', 'v1', content);
  let tries = 0;
  server.misbehave = (_request, response) => {
    response.writeHead(200, { 'content-length': content.length });
    if (++tries === 1) response.write(content.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 5));
    else response.end(content);
    return true;
  };
  await using client = clientFor(server.origin);
  expect(
    (await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)))).equals(content),
  ).toBe(true);
  expect(tries).toBe(2);
});

test('a range that starts elsewhere is refused', async () => {
  await using server = await started();
  const content = randomBytes(50_000);
  const pushed = server.push('a/b', 'v1', content);
  server.misbehave = (request, response) => {
    if (request.headers.range === undefined) {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 5));
    } else {
      response.writeHead(206, { 'content-range': 'bytes 0-49999/50000' }).end(content);
    }
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size));
  await expect(readAll(blob)).rejects.toThrow(UnexpectedReplyError);
});

test('a stalled stream is cut and goes on by range', async () => {
  await using server = await started();
  const content = randomBytes(40_000);
  const pushed = server.push('a/b', 'v1', content);
  server.misbehave = (request, response) => {
    if (request.headers.range !== undefined) return false;
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 15_000));
    return true;
  };
  await using client = clientFor(server.origin);
  expect(
    (await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)))).equals(content),
  ).toBe(true);
  expect(server.seen[1]?.range).toBe('bytes=15000-');
});

test('a server that drips is given up', async () => {
  await using server = await started();
  const content = randomBytes(40_000);
  const pushed = server.push('a/b', 'v1', content);
  server.misbehave = (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from === 0 ? 200 : 206, { 'content-range': `bytes ${from}-39999/40000` });
    let at = from;
    const drip = setInterval(() => response.write(content.subarray(at, ++at)), 20);
    response.once('close', () => clearInterval(drip));
    return true;
  };
  await using client = clientFor(server.origin, { limits: { stallMs: 100, attempts: 2 } });
  const blob = await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size));
  await expect(readAll(blob)).rejects.toMatchObject({ name: 'RegistryUnreachableError', exitCode: 5 });
});

test('a body that stays short is an error after all tries', async () => {
  await using server = await started();
  const content = Buffer.alloc(500, 'a');
  const digest = digestOf(Buffer.alloc(900, 'a'));
  server.misbehave = (request, response) => {
    if (request.headers.range === undefined) response.end(content);
    else response.writeHead(206, { 'content-range': 'bytes 500-899/900' }).end();
    return true;
  };
  await using client = clientFor(server.origin);
  const blob = await client.registry.fetchBlob('a/b', layer(digest, 900));
  await expect(readAll(blob)).rejects.toThrow(TruncatedBodyError);
  server.misbehave = (request, response) => {
    if (request.headers.range === undefined) response.end(content);
    else fail(response, 416, 'RANGE');
    return true;
  };
  const again = await client.registry.fetchBlob('a/b', layer(digest, 900));
  await expect(readAll(again)).rejects.toThrow(/500 of 900 bytes/);
});

test('a reader that stops early frees its connection', async () => {
  await using server = await started();
  const pushed = server.push('a/b', 'v1', randomBytes(5_000_000));
  await using client = clientFor(server.origin, { parallelism: 1 });
  for (let round = 0; round < 3; round++) {
    for await (const chunk of await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size))) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  }
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(pushed.digest);
});

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
