import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { type Descriptor, mediaTypes } from '../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { BodyTooLongError, DigestMismatchError, TruncatedBodyError } from '../../src/oci/errors.ts';
import { parseManifest, serialiseManifest } from '../../src/oci/manifest.ts';
import type { Registry } from '../../src/oci/registry.ts';
import { DamagedBlobError, ManifestGoneError, MissingOfflineError, NotAStoreError } from '../../src/store/errors.ts';
import { Store } from '../../src/store/store.ts';
import { recordName } from '../../src/store/verified-record.ts';
import { DiskFailedError, NotPermittedError } from '../../src/system/disk-error.ts';
import { processSpace } from '../../src/system/process-space.ts';
import { asPlainUser } from '../system/plain-user.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-store-'));
  await chmod(directory, 0o755);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const blobOf = (text: string): { readonly descriptor: Descriptor; readonly bytes: Buffer } => {
  const bytes = Buffer.from(text);
  return { bytes, descriptor: { mediaType: 'text/plain', digest: digestOf(bytes), size: bytes.length } };
};

async function* streamOf(bytes: Uint8Array, piece = 3): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) {
    await sleep(0);
    yield bytes.subarray(at, at + piece);
  }
}

const manifestOf = (...layers: readonly Descriptor[]): Uint8Array =>
  serialiseManifest({
    kind: 'manifest',
    mediaType: mediaTypes.manifest,
    config: { mediaType: mediaTypes.emptyConfig, digest: digestOf('{}'), size: 2 },
    layers,
    annotations: {},
  });

/** A registry in memory that counts what is asked of it. */
function registryWith(...contents: readonly Uint8Array[]): Registry & { readonly asked: string[] } {
  const byDigest = new Map<string, Uint8Array>(contents.map((bytes) => [digestOf(bytes), bytes]));
  const asked: string[] = [];
  return {
    asked,
    host: 'oras.birb.homes',
    listTags: () => Promise.reject(new Error('not asked for')),
    resolveTag: () => Promise.reject(new Error('not asked for')),
    fetchManifest: async (_repository, reference) => {
      asked.push(reference);
      await sleep(2);
      const bytes = byDigest.get(reference);
      if (bytes === undefined) return undefined;
      const manifest = parseManifest(bytes, reference);
      return {
        bytes,
        manifest,
        descriptor: { mediaType: manifest.mediaType, digest: digestOf(bytes), size: bytes.length },
      };
    },
    fetchBlob: async (_repository, descriptor) => {
      asked.push(descriptor.digest);
      return streamOf(byDigest.get(descriptor.digest) ?? Buffer.alloc(0));
    },
  };
}

async function caught(work: Promise<unknown>): Promise<OrasBufError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const leftovers = (): Promise<readonly string[]> => readdir(join(directory, 'ingest')).catch(() => []);

describe('Store: taking in', () => {
  it('makes an OCI image layout', async () => {
    const store = await Store.open(join(directory, 'new/store'));
    const { descriptor, bytes } = blobOf('hello');
    await store.ingest(descriptor, streamOf(bytes));
    expect(JSON.parse(await readFile(join(store.directory, 'oci-layout'), 'utf8'))).toEqual({
      imageLayoutVersion: '1.0.0',
    });
    expect(JSON.parse(await readFile(join(store.directory, 'index.json'), 'utf8'))).toMatchObject({
      schemaVersion: 2,
      manifests: [],
    });
    expect(await readFile(join(store.directory, 'blobs/sha256', descriptor.digest.slice(7)), 'utf8')).toBe('hello');
    expect(store.blobPath(descriptor.digest)).toBe(join(store.directory, 'blobs/sha256', descriptor.digest.slice(7)));
    expect(await store.has(descriptor.digest, 5)).toBe(true);
    expect(Buffer.from(await store.readBlob(descriptor.digest)).toString()).toBe('hello');
  });

  it('takes sha512 too', async () => {
    const store = await Store.open(directory);
    const bytes = Buffer.from('long');
    await store.ingest({ mediaType: 'x/y', digest: digestOf(bytes, 'sha512'), size: 4 }, bytes);
    expect(await readdir(join(directory, 'blobs/sha512'))).toHaveLength(1);
  });

  it.each([
    ['other bytes', 'hellO', DigestMismatchError],
    ['too few bytes', 'hell', TruncatedBodyError],
    ['too many bytes', 'hello!', BodyTooLongError],
  ])('refuses %s and leaves nothing behind', async (_name, sent, kind) => {
    const store = await Store.open(directory);
    const { descriptor } = blobOf('hello');
    expect(await caught(store.ingest(descriptor, streamOf(Buffer.from(sent))))).toBeInstanceOf(kind);
    expect(await store.has(descriptor.digest)).toBe(false);
    expect(await leftovers()).toEqual([]);
    expect(await readdir(join(directory, 'blobs/sha256')).catch(() => [])).toEqual([]);
    await store.ingest(descriptor, Buffer.from('hello'));
    expect(await store.has(descriptor.digest)).toBe(true);
  });

  it('leaves nothing behind where the stream breaks', async () => {
    const store = await Store.open(directory);
    const broken = (async function* () {
      yield Buffer.from('he');
      throw new Error('connection lost');
    })();
    await expect(store.ingest(blobOf('hello').descriptor, broken)).rejects.toThrow('connection lost');
    expect(await leftovers()).toEqual([]);
  });

  it('shares the work of calls for one digest, and lets go of a stream that is not needed', async () => {
    const store = await Store.open(directory);
    const { descriptor, bytes } = blobOf('x'.repeat(1_000));
    let opened = 0;
    let closed = 0;
    const counted = (): AsyncIterable<Uint8Array> => ({
      [Symbol.asyncIterator]() {
        const inner = streamOf(bytes);
        return {
          next: () => {
            opened += 1;
            return inner.next();
          },
          return: async () => {
            closed += 1;
            return { done: true, value: undefined };
          },
        };
      },
    });
    await Promise.all([
      store.ingest(descriptor, counted()),
      store.ingest(descriptor, counted()),
      store.ingest(descriptor, counted()),
    ]);
    await store.ingest(descriptor, counted());
    // One stream was read to its end; three were started only so that they could be closed.
    expect(opened).toBe(Math.ceil(1_000 / 3) + 1 + 3);
    await sleep(20);
    expect(closed).toBe(3);
    const file = createReadStream(store.blobPath(descriptor.digest));
    await store.ingest(descriptor, file);
    expect(file.destroyed).toBe(true);
  });

  it('is safe with several processes on one store', { timeout: 60_000 }, async () => {
    const program = fileURLToPath(new URL('store-writer.ts', import.meta.url));
    const run = promisify(execFile);
    await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, [program, directory, '20'])));
    const store = await Store.open(directory, { trust: 'nothing' });
    const blobs = await readdir(join(directory, 'blobs/sha256'));
    expect(blobs).toHaveLength(20);
    for (const hex of blobs) expect(await store.verifyBlob(`sha256:${hex}` as Digest)).toBe('right');
    expect((await store.names()).size).toBe(16);
    expect(await leftovers()).toEqual([]);
  });

  it('sweeps up what killed processes left', async () => {
    await mkdir(join(directory, 'ingest'));
    const old = new Date(Date.now() - 2 * 24 * 60 * 60 * 1_000);
    for (const name of ['999999-otherhost-ab', '1-otherhost-cd']) {
      await writeFile(join(directory, 'ingest', name), 'x');
    }
    await utimes(join(directory, 'ingest/999999-otherhost-ab'), old, old);
    const store = await Store.open(directory);
    await store.ingest(blobOf('a').descriptor, Buffer.from('a'));
    await store.close();
    expect(await leftovers()).toEqual(['1-otherhost-cd']);
  });

  it('is tidy once it was opened and closed, though there was nothing to take in and nothing to name', async () => {
    const first = await Store.open(directory);
    const { descriptor, bytes } = blobOf('a');
    await first.ingest(descriptor, bytes);
    await first.setNames(new Map([['host/a:v1', descriptor]]));
    await first.close();
    const machine = createHash('sha256').update(processSpace()).digest('hex');
    // Killed when it had written the index, when it made room, and in the middle of a blob. No process has a number as high.
    await symlink(`4194304@${processSpace()} 0123456789abcdef`, join(directory, 'index.json.lock'));
    await writeFile(join(directory, `.${recordName}.4194304.${machine.slice(0, 6)}abcdef.tmp`), 'half');
    await writeFile(join(directory, 'ingest', `4194304-${machine.slice(0, 12)}-ab`), 'half');
    const before = await readFile(join(directory, 'index.json'), 'utf8');
    const second = await Store.open(directory);
    await second.setNames(new Map([['host/a:v1', descriptor]]));
    await second.close();
    expect(await leftovers()).toEqual([]);
    expect((await readdir(directory)).sort()).toEqual(
      [recordName, 'blobs', 'index.json', 'ingest', 'oci-layout'].sort(),
    );
    expect(await readFile(join(directory, 'index.json'), 'utf8')).toBe(before);
  });

  it('leaves alone what another container is taking in, though that has the name of our machine', async () => {
    await mkdir(join(directory, 'ingest'));
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
    const [theirs, ours] = [`4194304-${hash(hostname())}-ab`, `4194304-${hash(processSpace())}-cd`];
    const before = new Date(Date.now() - 10 * 60 * 1_000);
    for (const name of [theirs, ours]) {
      await writeFile(join(directory, 'ingest', name), 'x');
      await utimes(join(directory, 'ingest', name), before, before);
    }
    const store = await Store.open(directory);
    await store.ingest(blobOf('a').descriptor, Buffer.from('a'));
    await store.close();
    expect(await leftovers()).toEqual([theirs]);
  });
});

describe('Store: damage', () => {
  it('finds and removes damaged blobs, and fetches them again', async () => {
    const { descriptor, bytes } = blobOf('precious');
    const first = await Store.open(directory);
    await first.ingest(descriptor, bytes);
    await first.close();
    for (const bad of ['preciouS', 'short', 'much too long']) {
      await writeFile(first.blobPath(descriptor.digest), bad);
      const registry = registryWith(bytes);
      const store = await Store.open(directory);
      expect(await readFile(await store.blob(registry, 'a/b', descriptor), 'utf8')).toBe('precious');
      expect(registry.asked).toEqual([descriptor.digest]);
      expect(store.originOf(descriptor.digest)).toBe('network');
      await store.close();
    }
  });

  it('finds an altered byte though size and mtime are as before', async () => {
    const { descriptor, bytes } = blobOf('precious');
    const first = await Store.open(directory);
    await first.ingest(descriptor, bytes);
    await first.close();
    const path = first.blobPath(descriptor.digest);
    const before = await stat(path);
    await writeFile(path, 'preciouS');
    await utimes(path, before.atime, before.mtime);
    expect(await (await Store.open(directory)).has(descriptor.digest, 8)).toBe(false);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('does not hash again what it hashed before, unless told to trust nothing', async () => {
    const { descriptor, bytes } = blobOf('precious');
    const first = await Store.open(directory);
    await first.ingest(descriptor, bytes);
    await first.close();
    const record = await readFile(join(directory, recordName), 'utf8');
    expect(record.split('\n').filter((line) => line.startsWith(descriptor.digest))).toHaveLength(1);
    // A record that vouches for wrong bytes shows who looks at bytes and who at the record.
    const path = first.blobPath(descriptor.digest);
    await writeFile(path, 'preciouS');
    const { size, ino, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    await writeFile(
      join(directory, recordName),
      `${descriptor.digest} ${size} ${ino} ${mtimeNs} ${ctimeNs}\ngarbage\n`,
    );
    expect(await (await Store.open(directory)).has(descriptor.digest)).toBe(true);
    expect(await (await Store.open(directory, { trust: 'nothing' })).has(descriptor.digest)).toBe(false);
  });

  it('hashes what others wrote, once', async () => {
    const { descriptor, bytes } = blobOf('theirs');
    const store = await Store.open(directory);
    await mkdir(join(directory, 'blobs/sha256'), { recursive: true });
    await writeFile(store.blobPath(descriptor.digest), bytes);
    expect(await store.has(descriptor.digest)).toBe(true);
    await store.close();
    expect(await readFile(join(directory, recordName), 'utf8')).toContain(descriptor.digest);
  });

  it('verifies on demand', async () => {
    const store = await Store.open(directory);
    const { descriptor, bytes } = blobOf('x');
    expect(await store.verifyBlob(descriptor.digest)).toBe('missing');
    await store.ingest(descriptor, bytes);
    expect(await store.verifyBlob(descriptor.digest)).toBe('right');
    await writeFile(store.blobPath(descriptor.digest), 'y');
    expect(await store.verifyBlob(descriptor.digest)).toBe('damaged');
    expect(await store.has(descriptor.digest)).toBe(false);
  });
});

describe('Store: through it to the registry', () => {
  it('fetches once, keeps, and counts where things came from', async () => {
    const layer = blobOf('layer');
    const manifest = manifestOf(layer.descriptor);
    const digest = digestOf(manifest);
    const registry = registryWith(manifest, layer.bytes);
    const store = await Store.open(directory);
    const [one, two] = await Promise.all([
      store.manifest(registry, 'common/types', digest),
      store.manifest(registry, 'common/types', digest),
    ]);
    expect(one).toBe(two);
    await Promise.all([1, 2, 3].map(() => store.blob(registry, 'common/types', layer.descriptor)));
    expect(registry.asked).toEqual([digest, layer.descriptor.digest]);
    expect(store.originCounts()).toEqual({
      store: { blobs: 0, bytes: 0 },
      network: { blobs: 2, bytes: manifest.length + 5 },
    });
    await store.close();

    const offline = await Store.open(directory);
    const again = await offline.manifest(undefined, 'common/types', digest);
    expect(again).toMatchObject({ descriptor: { digest, size: manifest.length, mediaType: mediaTypes.manifest } });
    expect(again.manifest).toEqual(one.manifest);
    expect(await readFile(await offline.blob(undefined, 'common/types', layer.descriptor), 'utf8')).toBe('layer');
    expect(offline.originCounts()).toEqual({
      store: { blobs: 2, bytes: manifest.length + 5 },
      network: { blobs: 0, bytes: 0 },
    });
  });

  it('names module and digest of what is missing offline', async () => {
    const store = await Store.open(directory);
    const { descriptor } = blobOf('layer');
    for (const work of [
      store.manifest(undefined, 'common/types', descriptor.digest, 'oras.birb.homes/common/types:v1'),
      store.blob(undefined, 'common/types', descriptor, 'oras.birb.homes/common/types:v1'),
    ]) {
      const error = await caught(work);
      expect(error).toBeInstanceOf(MissingOfflineError);
      expect(error.exitCode).toBe(exitCodes.network);
      expect(error.message).toContain('oras.birb.homes/common/types:v1');
      expect(error.message).toContain(descriptor.digest);
    }
  });

  it('says that a damaged blob is gone offline', async () => {
    const { descriptor, bytes } = blobOf('layer');
    const store = await Store.open(directory);
    await store.ingest(descriptor, bytes);
    await writeFile(store.blobPath(descriptor.digest), 'xxxxx');
    const offline = await Store.open(directory);
    expect((await caught(offline.blob(undefined, 'a/b', descriptor))).message).toContain('damaged');
  });

  it('names the registry that has lost a manifest, and asks again next time', async () => {
    const store = await Store.open(directory);
    const registry = registryWith();
    const digest = digestOf('gone');
    expect(await caught(store.manifest(registry, 'a/b', digest))).toBeInstanceOf(ManifestGoneError);
    expect(await caught(store.manifest(registry, 'a/b', digest))).toBeInstanceOf(ManifestGoneError);
    expect(registry.asked).toHaveLength(2);
  });

  it('does not believe a registry that sends other bytes', async () => {
    const { descriptor } = blobOf('layer');
    const lying: Registry = { ...registryWith(), fetchBlob: async () => streamOf(Buffer.from('lie!!')) };
    const store = await Store.open(directory);
    expect((await caught(store.blob(lying, 'a/b', descriptor))).exitCode).toBe(exitCodes.digestMismatch);
    const manifest = manifestOf();
    const swapped: Registry = {
      ...registryWith(),
      fetchManifest: async () => registryWith(manifest).fetchManifest('a/b', digestOf(manifest)),
    };
    expect((await caught(store.manifest(swapped, 'a/b', digestOf('other')))).exitCode).toBe(exitCodes.digestMismatch);
    expect(store.originCounts().network.blobs).toBe(0);
  });

  it('takes in artifacts that we wrote', async () => {
    const artifact = await writeModuleArtifact({
      module: parseModuleName('buf.build/a/b'),
      files: [{ path: 'a.proto', content: Buffer.from('') }],
      dependencies: [],
    });
    const store = await Store.open(directory);
    await store.ingestArtifact(artifact);
    const { manifest } = await store.manifest(undefined, 'a/b', artifact.manifestContent.descriptor.digest);
    expect(manifest).toEqual(artifact.manifest);
    for (const { descriptor } of artifact.blobs) expect(await store.has(descriptor.digest, descriptor.size)).toBe(true);
  });
});

describe('Store: names', () => {
  const named = (text: string): Descriptor => ({ ...blobOf(text).descriptor, mediaType: mediaTypes.manifest });
  const read = async (): Promise<{ readonly manifests: readonly Descriptor[] }> =>
    JSON.parse(await readFile(join(directory, 'index.json'), 'utf8'));

  it('sets and moves names, and keeps what others wrote', async () => {
    const store = await Store.open(directory);
    const theirs = { ...named('theirs'), annotations: { 'org.opencontainers.image.ref.name': 'v9', x: 'y' } };
    await writeFile(
      join(directory, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [theirs, named('one')] }),
    );
    await store.setNames(new Map([['oras.birb.homes/common/types:v1', named('one')]]));
    await store.setNames(
      new Map([
        ['oras.birb.homes/common/types:v1', named('two')],
        ['buf.build/a/b:c', named('one')],
      ]),
    );
    const names = await store.names();
    expect(names.get('oras.birb.homes/common/types:v1')?.digest).toBe(named('two').digest);
    expect(names.get('buf.build/a/b:c')?.digest).toBe(named('one').digest);
    expect((await read()).manifests).toHaveLength(3);
    expect((await read()).manifests[0]).toEqual(theirs);
  });

  it('writes nothing where nothing changes', async () => {
    const store = await Store.open(directory);
    await store.setNames(new Map([['a/b:c', named('one')]]));
    const before = await stat(join(directory, 'index.json'), { bigint: true });
    await store.setNames(new Map([['a/b:c', named('one')]]));
    expect((await stat(join(directory, 'index.json'), { bigint: true })).ctimeNs).toBe(before.ctimeNs);
  });

  it.each(['', '{', '[]', '{"manifests": 3}', '{"manifests": [{"digest": "x"}]}'])(
    'makes a broken index %j anew from the blobs',
    async (broken) => {
      const store = await Store.open(directory);
      const layer = blobOf('layer');
      const manifest = manifestOf(layer.descriptor);
      await store.ingest(layer.descriptor, layer.bytes);
      await store.ingest(
        { mediaType: mediaTypes.manifest, digest: digestOf(manifest), size: manifest.length },
        manifest,
      );
      await store.ingest(blobOf('{"mediaType": "other"}').descriptor, Buffer.from('{"mediaType": "other"}'));
      await writeFile(join(directory, 'index.json'), broken);
      const again = await Store.open(directory);
      expect((await read()).manifests).toEqual([
        { mediaType: mediaTypes.manifest, digest: digestOf(manifest), size: manifest.length },
      ]);
      expect(await again.has(layer.descriptor.digest)).toBe(true);
    },
  );

  it('makes the files of the layout anew where a cache restored blobs alone', async () => {
    const store = await Store.open(directory);
    const manifest = manifestOf();
    await store.ingest({ mediaType: mediaTypes.manifest, digest: digestOf(manifest), size: manifest.length }, manifest);
    for (const name of ['oci-layout', 'index.json', recordName]) await rm(join(directory, name), { force: true });
    await Store.open(directory);
    expect((await read()).manifests).toHaveLength(1);
    expect(await readFile(join(directory, 'oci-layout'), 'utf8')).toContain('1.0.0');
  });
});

describe('Store: the disk', () => {
  it('refuses a layout of another version', async () => {
    await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion": "2.0.0"}');
    expect(await caught(Store.open(directory))).toBeInstanceOf(NotAStoreError);
  });

  it('reads from a store that may only be read, and says so when it has to write', async () => {
    const { descriptor, bytes } = blobOf('layer');
    const manifest = manifestOf(descriptor);
    const writer = await Store.open(directory);
    await writer.ingest(descriptor, bytes);
    await writer.ingest(
      { mediaType: mediaTypes.manifest, digest: digestOf(manifest), size: manifest.length },
      manifest,
    );
    await writer.close();
    const readOnly = ['', 'ingest', 'blobs', 'blobs/sha256'];
    for (const name of readOnly) await chmod(join(directory, name), 0o555);
    await asPlainUser(async () => {
      const store = await Store.open(directory, { trust: 'nothing' });
      expect(await readFile(await store.blob(undefined, 'a/b', descriptor), 'utf8')).toBe('layer');
      await store.manifest(undefined, 'a/b', digestOf(manifest));
      const other = blobOf('other');
      const error = await caught(store.blob(registryWith(other.bytes), 'a/b', other.descriptor));
      expect(error).toBeInstanceOf(NotPermittedError);
      expect(error.exitCode).toBe(exitCodes.disk);
      expect((await caught(store.setNames(new Map([['a/b:c', descriptor]])))).exitCode).toBe(exitCodes.disk);
      await store.close();
    });
    await chmod(writer.blobPath(descriptor.digest), 0o644);
    await writeFile(writer.blobPath(descriptor.digest), 'xxxxx');
    await asPlainUser(async () => {
      const store = await Store.open(directory);
      expect(await caught(store.blob(registryWith(bytes), 'a/b', descriptor))).toBeInstanceOf(DamagedBlobError);
    });
    for (const name of readOnly) await chmod(join(directory, name), 0o755);
  });

  it('gives an error of the disk for what is in its way', async () => {
    const store = await Store.open(directory);
    await writeFile(join(directory, 'ingest'), 'a file where a directory is due');
    const error = await caught(store.ingest(blobOf('x').descriptor, Buffer.from('x')));
    expect(error).toBeInstanceOf(DiskFailedError);
    expect(error.exitCode).toBe(exitCodes.disk);
  });
});
