import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Descriptor, mediaTypes } from '../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import {
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  LayoutEscapeError,
  MalformedManifestError,
  ReplyTooBigError,
  RepositoryNotFoundError,
  TruncatedBodyError,
  UnusableLayoutError,
} from '../../src/oci/errors.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { MalformedReferenceError } from '../../src/oci/reference.ts';
import type { Registry } from '../../src/oci/registry.ts';
import { clientFor, readAll } from './registry-under-test.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-layout-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

function reader(): Registry {
  return clientFor(`oci-layout:${directory}`).registry;
}

async function push(
  repository: string,
  tag: string,
  content: string,
): Promise<{ manifest: Descriptor; layer: Descriptor }> {
  const writer = new LayoutWriter(directory, repository);
  const layer = await writer.writeBlob(Buffer.from(content), mediaTypes.tarGzip);
  const config = await writer.writeBlob(Buffer.from('{}'), mediaTypes.emptyConfig);
  const manifest = await writer.writeManifest(
    {
      kind: 'manifest',
      mediaType: mediaTypes.manifest,
      artifactType: 'application/vnd.test',
      config,
      layers: [layer],
      annotations: { content },
    },
    tag,
  );
  return { manifest, layer };
}

function blobFile(repository: string, descriptor: Descriptor): string {
  return join(directory, repository, 'blobs', 'sha256', digestHex(descriptor.digest));
}

async function writeIndex(repository: string, index: unknown): Promise<void> {
  await writeFile(join(directory, repository, 'index.json'), typeof index === 'string' ? index : JSON.stringify(index));
}

test('what is written is read back, by tag and by digest', async () => {
  const { manifest, layer } = await push('common/types', 'v1.0.0', 'one');
  await push('common/types', 'v1.1.0', 'two');
  await push('common/other', 'latest', 'three');
  const registry = reader();
  expect([...(await registry.listTags('common/types'))].sort()).toEqual(['v1.0.0', 'v1.1.0']);
  expect(await registry.resolveTag('common/types', 'v1.0.0')).toBe(manifest.digest);
  const fetched = await registry.fetchManifest('common/types', 'v1.0.0');
  expect(fetched?.descriptor).toEqual(manifest);
  expect(await registry.fetchManifest('common/types', manifest.digest)).toEqual(fetched);
  expect((await readAll(await registry.fetchBlob('common/types', layer))).toString()).toBe('one');
});

test('a tag moves; the manifest that it left stays reachable by digest', async () => {
  const first = await push('a/b', 'v1', 'one');
  const second = await push('a/b', 'v1', 'two');
  await push('a/b', 'v2', 'one');
  await push('a/b', 'v2', 'one');
  const registry = reader();
  expect(await registry.resolveTag('a/b', 'v1')).toBe(second.manifest.digest);
  expect(await registry.resolveTag('a/b', 'v2')).toBe(first.manifest.digest);
  expect(await registry.fetchManifest('a/b', first.manifest.digest)).toBeDefined();
  const index: { manifests: unknown[] } = JSON.parse(await readFile(join(directory, 'a/b/index.json'), 'utf8'));
  expect(index.manifests).toHaveLength(2);
});

test('many writers of one repository lose nothing, and leave nothing lying about', async () => {
  const tags = Array.from({ length: 12 }, (_, index) => `v${index}`);
  await Promise.all(tags.map((tag) => push('a/b', tag, tag)));
  expect([...(await reader().listTags('a/b'))].sort()).toEqual([...tags].sort());
  expect((await readdir(join(directory, 'a/b'))).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  expect(await readFile(join(directory, 'a/b/oci-layout'), 'utf8')).toBe('{"imageLayoutVersion":"1.0.0"}');
});

test('a damaged blob is written anew when its size is wrong', async () => {
  const { layer } = await push('a/b', 'v1', 'content');
  await truncate(blobFile('a/b', layer), 3);
  await push('a/b', 'v1', 'content');
  expect((await readAll(await reader().fetchBlob('a/b', layer))).toString()).toBe('content');
});

test('illegal names are not written', async () => {
  expect(() => new LayoutWriter(directory, '../x')).toThrow(MalformedReferenceError);
  await expect(push('a/b', '../x', 'y')).rejects.toThrow(MalformedReferenceError);
});

test('what is not there: a repository, a tag, a digest, a blob, the directory itself', async () => {
  const { layer } = await push('a/b', 'v1', 'one');
  const registry = reader();
  await expect(registry.listTags('a/c')).rejects.toThrow(RepositoryNotFoundError);
  await expect(registry.listTags('../b')).rejects.toThrow(RepositoryNotFoundError);
  expect(await registry.resolveTag('a/c', 'v1')).toBeUndefined();
  expect(await registry.resolveTag('a/b', 'v2')).toBeUndefined();
  expect(await registry.fetchManifest('a/b', 'v2')).toBeUndefined();
  expect(await registry.fetchManifest('a/b', digestOf('none'))).toBeUndefined();
  await expect(registry.fetchBlob('a/b', { ...layer, digest: digestOf('none') })).rejects.toThrow(BlobNotFoundError);
  await rm(directory, { recursive: true });
  await expect(registry.listTags('a/b')).rejects.toThrow(UnusableLayoutError);
  await mkdir(directory);
});

test('bytes that were changed, cut or added to are refused', async () => {
  const { manifest, layer } = await push('a/b', 'v1', 'content');
  const read = async (): Promise<Buffer> => await readAll(await reader().fetchBlob('a/b', layer));
  await writeFile(blobFile('a/b', layer), 'CONTENT');
  await expect(read()).rejects.toThrow(DigestMismatchError);
  await truncate(blobFile('a/b', layer), 3);
  await expect(read()).rejects.toThrow(TruncatedBodyError);
  await writeFile(blobFile('a/b', layer), 'content and more');
  await expect(read()).rejects.toThrow(BodyTooLongError);
  await appendFile(blobFile('a/b', manifest), ' ');
  await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(DigestMismatchError);
  await writeFile(blobFile('a/b', manifest), Buffer.alloc(5 * 1024 * 1024, ' '));
  await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(ReplyTooBigError);
  await rm(blobFile('a/b', manifest));
  await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(BlobNotFoundError);
});

test('an index that lies about the size or type of a manifest is refused', async () => {
  const { manifest } = await push('a/b', 'v1', 'content');
  const annotations = { 'org.opencontainers.image.ref.name': 'v1' };
  await writeIndex('a/b', { schemaVersion: 2, manifests: [{ ...manifest, size: manifest.size - 1, annotations }] });
  await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(BodyTooLongError);
  await writeIndex('a/b', { schemaVersion: 2, manifests: [{ ...manifest, mediaType: mediaTypes.index, annotations }] });
  await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(MalformedManifestError);
});

test('a layout that is none says which file is wrong', async () => {
  await push('a/b', 'v1', 'content');
  await writeIndex('a/b', '{"manifests": [');
  await expect(reader().listTags('a/b')).rejects.toThrow(/index\.json is not JSON/);
  await writeIndex('a/b', '[]');
  await expect(reader().listTags('a/b')).rejects.toThrow(UnusableLayoutError);
  await writeIndex('a/b', { manifests: [{ digest: 'x' }] });
  await expect(reader().listTags('a/b')).rejects.toThrow(/manifests\[0\]/);
  await writeFile(join(directory, 'a/b/oci-layout'), '{"imageLayoutVersion":"9.0.0"}');
  await expect(reader().listTags('a/b')).rejects.toThrow(/9\.0\.0/);
  await rm(join(directory, 'a/b/oci-layout'));
  await expect(reader().listTags('a/b')).rejects.toThrow(/no file "oci-layout"/);
});

test('indexes inside the index are looked into; one that holds itself does not hang', async () => {
  const { manifest } = await push('a/b', 'v1', 'content');
  const writer = new LayoutWriter(directory, 'a/b');
  const annotations = { 'org.opencontainers.image.ref.name': 'nested' };
  const inner = await writer.writeManifest({
    kind: 'index',
    mediaType: mediaTypes.index,
    manifests: [{ ...manifest, annotations }],
    annotations: {},
  });
  await writeIndex('a/b', { schemaVersion: 2, manifests: [inner, inner, { ...inner, digest: digestOf('gone') }] });
  expect(await reader().listTags('a/b')).toEqual(['nested']);
  expect(await reader().resolveTag('a/b', 'nested')).toBe(manifest.digest);
});

test('symbolic links that lead out of the directory are refused, those inside are not', async () => {
  const { manifest, layer } = await push('a/b', 'v1', 'content');
  await rename(join(directory, 'a/b'), join(directory, 'moved'));
  await symlink(join(directory, 'moved'), join(directory, 'a/b'));
  expect(await reader().resolveTag('a/b', 'v1')).toBe(manifest.digest);
  const outside = await mkdtemp(join(tmpdir(), 'oras-buf-outside-'));
  try {
    await rename(join(directory, 'moved', 'blobs'), join(outside, 'blobs'));
    await symlink(join(outside, 'blobs'), join(directory, 'moved', 'blobs'));
    await expect(reader().fetchManifest('a/b', 'v1')).rejects.toThrow(LayoutEscapeError);
    await expect(reader().fetchBlob('a/b', layer)).rejects.toMatchObject({ exitCode: 7 });
    await rm(join(directory, 'moved', 'index.json'));
    await symlink('/etc/hostname', join(directory, 'moved', 'index.json'));
    await expect(reader().listTags('a/b')).rejects.toThrow(LayoutEscapeError);
  } finally {
    await rm(outside, { recursive: true });
  }
});

test('offline, a directory is still read', async () => {
  await push('a/b', 'v1', 'content');
  expect(await clientFor(`oci-layout:${directory}`, { offline: true }).registry.listTags('a/b')).toEqual(['v1']);
});
