import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  DigestMismatchError,
  MalformedManifestError,
  ReplyTooBigError,
  RepositoryNotFoundError,
} from '../../src/oci/errors.ts';
import { LoopbackRegistry } from './loopback-registry.ts';
import { clientFor } from './registry-under-test.ts';

async function started(): Promise<LoopbackRegistry> {
  return await new LoopbackRegistry().start();
}

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
  ['HEAD is not implemented', 501, {}],
  ['HEAD finds nothing', 404, {}],
  ['HEAD is a bad request', 400, {}],
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
  expect(client.registries.traffic().retries).toBe(0);
});

test.each([
  ['without the header', {}],
  ['with a digest header that is broken', { 'docker-content-digest': 'md5:abc' }],
])('a manifest %s has the digest of its bytes, by tag and by sha512', async (_name, headers) => {
  await using server = await started();
  const bytes = Buffer.from('{"schemaVersion":2,"manifests":[]}');
  server.misbehave = (_request, response) => {
    response.writeHead(200, { 'content-type': mediaTypes.index, ...headers }).end(bytes);
    return true;
  };
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digestOf(bytes));
  const long = digestOf(bytes, 'sha512');
  expect((await client.registry.fetchManifest('a/b', long))?.descriptor.digest).toBe(long);
  await expect(client.registry.fetchManifest('a/b', digestOf('other', 'sha512'))).rejects.toThrow(DigestMismatchError);
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
