import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { NoRightsError, RejectedCredentialsError, RepositoryNotFoundError } from '../../src/oci/errors.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import type { Registry } from '../../src/oci/registry.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { orasEnvironment, pushModule } from '../peers/push-modules.ts';
import { type RegistryUser, type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { clientFor, credentials, readAll } from './registry-under-test.ts';

const peers = requirePeers('oras', 'registry', 'token-server');
const files = { 'buf.yaml': 'version: v2\n', 'a/v1/id.proto': 'syntax = "proto3";\npackage a.v1;\n' };
const modules = ['one', 'two', 'three', 'four'];

/** Reads all layers of a tag, verified, and gives their size. */
async function readTag(registry: Registry, repository: string, tag: string): Promise<number> {
  const fetched = await registry.fetchManifest(repository, tag);
  if (fetched?.manifest.kind !== 'manifest') throw new Error(`no manifest ${repository}:${tag}`);
  let size = 0;
  for (const layer of fetched.manifest.layers) {
    size += (await readAll(await registry.fetchBlob(repository, layer))).length;
  }
  return size;
}

describe.runIf(peers.ready)('distribution 3 over TLS with the token server', () => {
  let running: RunningRegistry;
  const digests = new Map<string, string>();
  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    running = await startRegistry(programs, { signIn: 'token', tls: true });
    const target = { kind: 'registry', registry: running, user: registryUsers.ci, prefix: 'ci/' } as const;
    for (const name of modules) {
      for (const tag of ['v1.0.0', 'v1.1.0']) {
        digests.set(
          `${name}:${tag}`,
          await pushModule(peers.path('oras'), target, {
            repository: `common/${name}`,
            tag,
            shape: 'archive',
            files: { ...files, LICENSE: name + tag },
          }),
        );
      }
    }
  });
  afterAll(() => running.stop());

  function client(user: RegistryUser | undefined) {
    running.forgetRequests();
    return clientFor(running.origin, {
      settings: { caFile: running.caFile },
      limits: { stallMs: 10_000 },
      credentials: user === undefined ? credentials() : credentials([user.name, user.password]),
    });
  }

  test('reads what oras pushed, in parallel, with one exchange and no request too many', async () => {
    await using under = client(registryUsers.ci);
    const { registry } = under;
    const sizes = await Promise.all(modules.map((name) => readTag(registry, `ci/common/${name}`, 'v1.0.0')));
    expect(sizes.every((size) => size > 0)).toBe(true);
    const paths = running.requests().map((each) => each.path.split('?')[0]);
    expect(paths.filter((path) => path === '/token/')).toHaveLength(1);
    // A manifest and a layer for each, the first refusal, and the exchange.
    expect(running.requests()).toHaveLength(modules.length * 2 + 2);
    for (const token of running.exchangedTokens().slice(-1)) expect(under.masked).toContain(token);
  });

  test('lists tags and resolves them', async () => {
    await using under = client(registryUsers.ci);
    expect([...(await under.registry.listTags('ci/common/two'))].sort()).toEqual(['v1.0.0', 'v1.1.0']);
    expect(await under.registry.resolveTag('ci/common/two', 'v1.1.0')).toBe(digests.get('two:v1.1.0'));
    expect(await under.registry.resolveTag('ci/common/two', 'v2.0.0')).toBeUndefined();
    expect(await under.registry.fetchManifest('ci/common/two', 'v2.0.0')).toBeUndefined();
    await expect(under.registry.listTags('ci/common/none')).rejects.toThrow(RepositoryNotFoundError);
  });

  test('one repository that is not ours does not spoil the others that are asked with it', async () => {
    await using under = client(registryUsers.ci);
    const outcomes = await Promise.allSettled(
      ['ci/common/one', 'other/secret', 'ci/common/two'].map((repository) =>
        under.registry.resolveTag(repository, 'v1.0.0'),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(NoRightsError) });
  });

  test('a wrong password is said to be wrong, and a missing one to be missing', async () => {
    await using wrong = client({ name: 'ci', password: 'wrong' });
    await expect(wrong.registry.listTags('ci/common/one')).rejects.toThrow(RejectedCredentialsError);
    await using none = client(undefined);
    await expect(none.registry.listTags('ci/common/one')).rejects.toMatchObject({ name: 'MissingCredentialsError' });
    expect(running.requests().every((each) => each.authorization === '')).toBe(true);
  });
});

describe.runIf(peers.ready)('a directory registry and the real oras', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-peer-layout-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('oras reads what we write', async () => {
    const writer = new LayoutWriter(directory, 'common/ours');
    const annotations = { 'org.opencontainers.image.title': 'id.proto' };
    const layer = await writer.writeBlob(Buffer.from(files['a/v1/id.proto']), 'text/plain', annotations);
    const config = await writer.writeBlob(Buffer.from('{}'), mediaTypes.emptyConfig);
    const manifest = {
      kind: 'manifest',
      mediaType: mediaTypes.manifest,
      config,
      layers: [layer],
      annotations: {},
    } as const;
    await writer.writeManifest({ ...manifest, artifactType: 'application/vnd.test' }, 'v1.0.0');
    const out = join(directory, 'out');
    const from = `${join(directory, 'common/ours')}:v1.0.0`;
    await mustRun(peers.path('oras'), ['pull', '--oci-layout', from, '-o', out], {
      environment: orasEnvironment(directory),
    });
    expect(await readFile(join(out, 'id.proto'), 'utf8')).toBe(files['a/v1/id.proto']);
  });

  test('we read what oras writes, copies, and adds to a layout of ours', async () => {
    const oras = peers.path('oras');
    const target = { kind: 'oci-layout', directory } as const;
    const digest = await pushModule(oras, target, {
      repository: 'common/theirs',
      tag: 'v1.0.0',
      shape: 'files',
      files,
    });
    await pushModule(oras, target, { repository: 'common/ours', tag: 'v1.1.0', shape: 'archive', files });
    const copy = ['--from-oci-layout', `${join(directory, 'common/theirs')}:v1.0.0`, '--to-oci-layout'];
    await mustRun(oras, ['copy', ...copy, `${join(directory, 'common/copied')}:v9`], {
      environment: orasEnvironment(directory),
    });
    const { registry } = clientFor(`oci-layout:${directory}`);
    expect(await registry.resolveTag('common/theirs', 'v1.0.0')).toBe(digest);
    expect(await registry.resolveTag('common/copied', 'v9')).toBe(digest);
    expect([...(await registry.listTags('common/ours'))].sort()).toEqual(['v1.0.0', 'v1.1.0']);
    expect(await readTag(registry, 'common/copied', 'v9')).toBe(Object.values(files).join('').length);
    expect(await readTag(registry, 'common/ours', 'v1.1.0')).toBeGreaterThan(0);
  });
});
