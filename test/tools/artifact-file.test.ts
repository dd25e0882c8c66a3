import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import type { Registries } from '../../src/oci/registry.ts';
import { Store } from '../../src/store/store.ts';
import type { ArtifactReader } from '../../src/tools/artifact-file.ts';
import { findTool } from '../../src/tools/find-tool.ts';
import type { MachineFacts } from '../../src/tools/platform.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { clientFor } from '../oci/registry-under-test.ts';
import { linux, sha256, type ToolScene, toolScene, zstd } from './release-server.ts';

const repository = 'tools/buck2';
const title = 'org.opencontainers.image.title';
let registry: LoopbackRegistry;
let scene: ToolScene;
let store: Store;

beforeEach(async () => {
  registry = await new LoopbackRegistry().start();
  scene = toolScene(undefined);
  mkdirSync(scene.checkout);
  store = await Store.open(join(scene.directory, 'store'));
});
afterEach(async () => {
  await store.close();
  await scene.remove();
  await registry[Symbol.asyncDispose]();
});

interface Layer {
  readonly bytes: Buffer;
  readonly title?: string;
}

function push(tag: string, layers: readonly Layer[]): { readonly digest: Digest; readonly size: number } {
  const config = Buffer.from('{}');
  registry.pushBlob(repository, config);
  const described = layers.map((layer) => ({
    mediaType: 'application/octet-stream',
    digest: registry.pushBlob(repository, layer.bytes),
    size: layer.bytes.length,
    ...(layer.title === undefined ? {} : { annotations: { [title]: layer.title } }),
  }));
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { mediaType: mediaTypes.emptyConfig, digest: digestOf(config), size: config.length },
      layers: described,
    }),
  );
  return { digest: registry.pushManifest(repository, tag, bytes, mediaTypes.manifest), size: bytes.length };
}

interface Child {
  readonly os?: string;
  readonly architecture?: string;
  readonly layers: readonly Layer[];
}

function pushIndex(tag: string, children: readonly Child[]): void {
  const manifests = children.map(({ os, architecture, layers }, index) => ({
    mediaType: mediaTypes.manifest,
    ...push(`${tag}-${index}`, layers),
    ...(os === undefined ? {} : { platform: { os, architecture } }),
  }));
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests }));
  registry.pushManifest(repository, tag, bytes, mediaTypes.index);
}

/** As the job reads artifacts: through the store. */
function reader(registries: Registries): ArtifactReader {
  return {
    manifest: async ({ host, repository: from, tag, digest }) => {
      const client = registries.forHost(host);
      const found = digest ?? (await client.resolveTag(from, tag ?? ''));
      return found === undefined ? undefined : store.manifest(client, from, found);
    },
    blob: ({ host, repository: from }, descriptor) => store.blob(registries.forHost(host), from, descriptor),
  };
}

async function find(
  tag: string,
  more: { readonly machine?: MachineFacts; readonly sha256?: string; readonly offline?: boolean } = {},
): Promise<string> {
  await using client = clientFor(registry.origin, { offline: more.offline ?? false });
  const separator = tag.startsWith('sha256:') ? '@' : ':';
  const version = `oci:oras.birb.homes/${repository}${separator}${tag}`;
  const { program } = await findTool(
    scene.search({ tool: 'buck2', version, sha256: more.sha256 }),
    scene.sources({
      machine: more.machine ?? linux,
      artifacts: reader(client.registries),
      offline: more.offline ?? false,
    }),
  );
  return readFileSync(program, 'utf8');
}

describe('a tool out of an artifact', () => {
  const names = [
    'buck2-x86_64-unknown-linux-gnu.zst',
    'buck2-x86_64-unknown-linux-musl.zst',
    'buck2-aarch64-apple-darwin.zst',
    'buck2-x86_64-pc-windows-msvc.exe.zst',
  ];

  it('is the layer that has the name of the release file', async () => {
    push(
      'v1',
      names.map((name) => ({ title: name, bytes: zstd(name) })),
    );
    expect(await find('v1')).toBe('buck2-x86_64-unknown-linux-musl.zst');
    expect(await find('v1', { machine: { platform: 'darwin', arch: 'arm64', musl: false } })).toContain('apple');
    expect(await find('v1', { machine: { platform: 'win32', arch: 'x64', musl: false } })).toContain('windows');
    await expect(find('v1', { machine: { platform: 'darwin', arch: 'x64', musl: false } })).rejects.toMatchObject({
      name: 'ToolArtifactError',
      exitCode: 2,
      message: expect.stringContaining('for macos-x64'),
      next: expect.stringContaining('buck2-x86_64-apple-darwin.zst'),
    });
  });

  it('may be unpacked, and lie in a directory', async () => {
    push('v1', [
      { title: 'bin/buck2-x86_64-unknown-linux-gnu', bytes: Buffer.from('plain') },
      { title: 'LICENSE', bytes: Buffer.from('text') },
    ]);
    expect(await find('v1')).toBe('plain');
  });

  it('may be the only layer, where its name does not say that it is for others', async () => {
    push('named', [{ title: 'buck2', bytes: Buffer.from('one') }]);
    push('packed', [{ title: 'buck2.zst', bytes: zstd('two') }]);
    push('nameless', [{ bytes: zstd('three') }]);
    push('foreign', [{ title: 'buck2-aarch64-apple-darwin.zst', bytes: zstd('four') }]);
    expect([await find('named'), await find('packed'), await find('nameless')]).toEqual(['one', 'two', 'three']);
    await expect(find('foreign')).rejects.toMatchObject({ name: 'ToolArtifactError' });
  });

  it.each([
    ['no layer', []],
    [
      'two with one name',
      [
        { title: 'buck2', bytes: Buffer.from('1') },
        { title: 'buck2', bytes: Buffer.from('2') },
      ],
    ],
    ['two without names', [{ bytes: Buffer.from('1') }, { bytes: Buffer.from('2') }]],
  ])('is not guessed: %s', async (_what, layers) => {
    push('v1', layers);
    await expect(find('v1')).rejects.toMatchObject({ name: 'ToolArtifactError', exitCode: 2 });
  });

  it('is found by the platforms of an index', async () => {
    pushIndex('v1', [
      { os: 'linux', architecture: 'arm64', layers: [{ title: 'buck2', bytes: Buffer.from('linux arm') }] },
      { os: 'linux', architecture: 'amd64', layers: [{ title: 'buck2', bytes: Buffer.from('linux intel') }] },
      { os: 'windows', architecture: 'amd64', layers: [{ title: 'buck2.exe', bytes: Buffer.from('windows') }] },
    ]);
    expect(await find('v1')).toBe('linux intel');
    expect(await find('v1', { machine: { ...linux, arch: 'arm64' } })).toBe('linux arm');
    expect(await find('v1', { machine: { ...linux, platform: 'win32' } })).toBe('windows');
    await expect(find('v1', { machine: { ...linux, platform: 'darwin' } })).rejects.toMatchObject({
      message: expect.stringContaining(
        'no manifest for darwin/amd64; it lists linux/arm64, linux/amd64, windows/amd64',
      ),
    });
  });

  it('is found in an index of one, and not among several for one platform', async () => {
    pushIndex('one', [{ layers: [{ title: 'buck2', bytes: Buffer.from('only') }] }]);
    expect(await find('one')).toBe('only');
    const same = { os: 'linux', architecture: 'amd64', layers: [{ title: 'buck2', bytes: Buffer.from('x') }] };
    pushIndex('two', [same, same]);
    await expect(find('two')).rejects.toMatchObject({ message: expect.stringContaining('several manifests') });
  });

  it('is held against its digest and the checksum of the user', async () => {
    const bytes = Buffer.from('program');
    push('v1', [{ title: 'buck2', bytes }]);
    await expect(find('v1', { sha256: 'a'.repeat(64) })).rejects.toMatchObject({
      name: 'ToolChecksumError',
      exitCode: 6,
    });
    expect(await find('v1', { sha256: sha256(bytes) })).toBe('program');
    rmSync(scene.tools, { recursive: true });
    push('bad', [{ title: 'buck2', bytes: Buffer.from('PROGRAM') }]);
    registry.misbehave = (request, response) => {
      if (!(request.url ?? '').includes('/blobs/')) return false;
      response.writeHead(200, { 'content-length': 7 }).end('harmful');
      return true;
    };
    await expect(find('bad')).rejects.toMatchObject({ name: 'DigestMismatchError', exitCode: 6 });
  });

  it('is logged with the digest that its tag stood for, and can be pinned to it', async () => {
    const { digest } = push('v1', [{ title: 'buck2', bytes: Buffer.from('program') }]);
    await find('v1');
    expect(scene.logged[0]).toContain(`oras.birb.homes/${repository}:v1@${digest}`);
    push('v1', [{ title: 'buck2', bytes: Buffer.from('another') }]);
    expect(await find('v1')).toBe('another');
    expect(await find(digest)).toBe('program');
    expect(await find(digest, { offline: true })).toBe('program');
  });

  it('that is not there is an error of its own', async () => {
    push('v1', [{ title: 'buck2', bytes: Buffer.from('program') }]);
    await expect(find('v2')).rejects.toMatchObject({ name: 'ToolNotFoundError', exitCode: 4 });
    await expect(find('v1', { offline: true })).rejects.toMatchObject({ exitCode: 5 });
  });
});
