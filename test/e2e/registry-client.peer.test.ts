import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { anonymous } from '../../src/oci/credentials.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { createRegistries } from '../../src/oci/registries.ts';
import type { Registries } from '../../src/oci/registry.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';
import { credentials as credentialsOf } from '../oci/registry-under-test.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { privateModules } from './fixture-modules.ts';

const peers = requirePeers('oras', 'registry', 'token-server');
const user = registryUsers.ci;

/** Our client against the real server, with nothing but the client in play. */
describe.runIf(peers.ready)('the registry client', () => {
  let registry: RunningRegistry;
  let layouts: string;
  const digests = new Map<string, string>();
  beforeAll(async () => {
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    layouts = await mkdtemp(join(tmpdir(), 'oras-buf-layouts-'));
    for (const module of privateModules) {
      const name = `${module.repository}:${module.tag}`;
      digests.set(
        name,
        await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module),
      );
      await pushModule(peers.path('oras'), { kind: 'oci-layout', directory: layouts }, module);
    }
  });
  afterAll(async () => {
    await registry.stop();
    await rm(layouts, { recursive: true, force: true });
  });

  const settings = (endpoint: string): RegistrySettings => ({
    host: 'oras.birb.homes',
    endpoint,
    repository: endpoint.startsWith('oci-layout:') ? '{owner}/{name}' : 'ci/{owner}/{name}',
    caFile: endpoint.startsWith('https:') ? registry.caFile : undefined,
    plainHttp: false,
    tokenAllowed: true,
  });
  const open = (endpoint: string, password: string, masked: string[] = []): Registries =>
    createRegistries({
      registries: new Map([['oras.birb.homes', settings(endpoint)]]),
      credentials: credentialsOf([user.name, password]),
      parallelism: 4,
      offline: false,
      environment: {},
      log: silentLog,
      maskSecret: (value) => masked.push(value),
    });

  /** Reads everything of one module, as the job would. */
  async function readModule(registries: Registries, module: string, tag: string): Promise<readonly Buffer[]> {
    const host = registries.forHost('oras.birb.homes');
    const repository = registries.repositoryOf(`oras.birb.homes/${module}`);
    expect(await host.resolveTag(repository, tag)).toBeDefined();
    const fetched = await host.fetchManifest(repository, tag);
    if (fetched?.manifest.kind !== 'manifest') throw new Error('no manifest');
    const layers: Buffer[] = [];
    for (const layer of fetched.manifest.layers) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await host.fetchBlob(repository, layer)) chunks.push(chunk);
      layers.push(Buffer.concat(chunks));
      expect(digestOf(Buffer.concat(chunks))).toBe(layer.digest);
    }
    return layers;
  }

  test('signs in, and masks the password and every exchanged token before use', async () => {
    registry.forgetRequests();
    const masked: string[] = [];
    const registries = open(registry.origin, user.password, masked);
    try {
      await readModule(registries, 'common/types', 'v1.2.0');
      expect((await registries.forHost('oras.birb.homes').listTags('ci/common/types')).toSorted()).toEqual([
        'v1.2.0',
        'v1.3.0',
      ]);
    } finally {
      await registries.close();
    }
    expect(registry.exchangedTokens().length).toBe(1);
    expect(masked).toEqual(expect.arrayContaining([user.password, ...registry.exchangedTokens()]));
    expect(masked).toContain(Buffer.from(`${user.name}:${user.password}`).toString('base64'));
  });

  test('reads the same bytes from a server and from a directory', async () => {
    const server = open(registry.origin, user.password);
    const directory = open(`oci-layout:${layouts}`, user.password);
    try {
      for (const module of ['common/types', 'common/errors', 'team-platform/auth']) {
        const tags = await directory.forHost('oras.birb.homes').listTags(module);
        for (const tag of tags) {
          // The archives differ in their times; the single files do not.
          const [fromServer, fromDirectory] = await Promise.all([
            readModule(server, module, tag),
            readModule(directory, module, tag),
          ]);
          expect(fromDirectory.length).toBe(fromServer.length);
          if (module === 'team-platform/auth') expect(fromDirectory).toEqual(fromServer);
        }
      }
    } finally {
      await Promise.all([server.close(), directory.close()]);
    }
  });

  test('a wrong password is exit 3, and no third attempt is made', async () => {
    registry.forgetRequests();
    const registries = open(registry.origin, 'wrong password');
    try {
      await expect(registries.forHost('oras.birb.homes').listTags('ci/common/types')).rejects.toMatchObject({
        exitCode: 3,
      });
    } finally {
      await registries.close();
    }
    expect(registry.requests().filter((each) => each.path.startsWith('/token/')).length).toBeLessThanOrEqual(2);
  });

  test('a repository of others is exit 3, and no token for it stays', async () => {
    const registries = open(registry.origin, user.password);
    try {
      await expect(registries.forHost('oras.birb.homes').listTags('other/common/types')).rejects.toMatchObject({
        exitCode: 3,
      });
    } finally {
      await registries.close();
    }
  });

  test('bytes that were altered on the server are refused with exit 6', async () => {
    const registries = open(`oci-layout:${layouts}`, '');
    const manifest = await registries.forHost('oras.birb.homes').fetchManifest('common/types', 'v1.2.0');
    if (manifest?.manifest.kind !== 'manifest') throw new Error('no manifest');
    const digest = manifest.manifest.layers[0]?.digest ?? '';
    const blob = join(layouts, 'common/types/blobs/sha256', digest.slice('sha256:'.length));
    const kept = `${blob}.kept`;
    await cp(blob, kept);
    try {
      const bytes = await readFile(blob);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await rm(blob);
      await writeFile(blob, bytes);
      await expect(readModule(registries, 'common/types', 'v1.2.0')).rejects.toMatchObject({ exitCode: 6 });
    } finally {
      await cp(kept, blob);
      await registries.close();
    }
  });
});

describe.runIf(peers.ready)('the registry client, past our proxy', () => {
  test("reads over distribution's own TLS", async () => {
    const registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'none', tls: true },
    );
    const registries = createRegistries({
      registries: new Map([
        [
          'oras.birb.homes',
          {
            host: 'oras.birb.homes',
            endpoint: registry.directOrigin,
            repository: '{owner}/{name}',
            caFile: registry.caFile,
            plainHttp: false,
            tokenAllowed: false,
          },
        ],
      ]),
      credentials: anonymous,
      parallelism: 4,
      offline: false,
      environment: {},
      log: silentLog,
      maskSecret() {},
    });
    try {
      for (const module of privateModules) {
        await pushModule(peers.path('oras'), { kind: 'registry', registry, user: undefined, prefix: '' }, module);
      }
      const tags = await registries.forHost('oras.birb.homes').listTags('common/types');
      expect(tags.toSorted()).toEqual(['v1.2.0', 'v1.3.0']);
    } finally {
      await registries.close();
      await registry.stop();
    }
  });
});
