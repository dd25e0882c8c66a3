import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf, parseDigest } from '../../src/oci/digest.ts';
import {
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  TruncatedBodyError,
  UnexpectedReplyError,
} from '../../src/oci/errors.ts';
import { fail, LoopbackRegistry } from './loopback-registry.ts';
import { clientFor, readAll } from './registry-under-test.ts';

async function started(): Promise<LoopbackRegistry> {
  return await new LoopbackRegistry().start();
}

function layer(digest: string, size: number) {
  return { mediaType: mediaTypes.tarGzip, digest: parseDigest(digest), size };
}

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

test('a blob with a sha512 digest is verified by sha512', async () => {
  await using server = await started();
  const content = randomBytes(100_000);
  server.misbehave = (_request, response) => {
    response.end(content);
    return true;
  };
  await using client = clientFor(server.origin);
  const good = layer(digestOf(content, 'sha512'), content.length);
  expect((await readAll(await client.registry.fetchBlob('a/b', good))).equals(content)).toBe(true);
  const bad = await client.registry.fetchBlob('a/b', layer(digestOf('other', 'sha512'), content.length));
  await expect(readAll(bad)).rejects.toThrow(DigestMismatchError);
});
