import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  BlobNotFoundError,
  NoRightsError,
  RejectedCredentialsError,
  RepositoryNotFoundError,
} from '../../src/oci/errors.ts';
import { startCraneRegistry, startRegistry28 } from '../peers/other-registries.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RegistryUser, type RunningRegistry, registryUsers } from '../peers/registry.ts';
import { clientFor, credentials, readAll } from './registry-under-test.ts';

const peers = requirePeers('oras', 'registry-2.8', 'token-server', 'crane');
const files = { 'a/v1/id.proto': 'syntax = "proto3";\npackage a.v1;\n' };
const tags = ['v1.0.0', 'v1.1.0', 'v1.2.0'];

const registries = {
  'registry 2.8': {
    user: registryUsers.ci as RegistryUser | undefined,
    start: () =>
      startRegistry28({ 'registry-2.8': peers.path('registry-2.8'), 'token-server': peers.path('token-server') }),
  },
  crane: { user: undefined as RegistryUser | undefined, start: () => startCraneRegistry(peers.path('crane')) },
};

for (const [name, { user, start }] of Object.entries(registries)) {
  describe.runIf(peers.ready)(name, () => {
    const prefix = user === undefined ? '' : `${user.name}/`;
    let running: RunningRegistry;
    const digests = new Map<string, string>();
    beforeAll(async () => {
      running = await start();
      const target = { kind: 'registry', registry: running, user, prefix } as const;
      for (const repository of ['common/one', 'common/two']) {
        for (const tag of tags) {
          const module = { repository, tag, shape: 'files', files: { ...files, LICENSE: repository + tag } } as const;
          digests.set(`${repository}:${tag}`, await pushModule(peers.path('oras'), target, module));
        }
      }
    });
    afterAll(() => running.stop());

    const client = (as: RegistryUser | undefined = user) => {
      running.forgetRequests();
      return clientFor(running.origin, {
        limits: { stallMs: 10_000 },
        credentials: as === undefined ? credentials() : credentials([as.name, as.password]),
      });
    };

    test('lists, resolves, reads by tag and by digest; what is not there is not there', async () => {
      await using under = client();
      const { registry } = under;
      const repository = `${prefix}common/one`;
      expect([...(await registry.listTags(repository))].sort()).toEqual(tags);
      const digest = digests.get('common/one:v1.1.0') ?? '';
      expect(await registry.resolveTag(repository, 'v1.1.0')).toBe(digest);
      expect(await registry.resolveTag(repository, 'v9.9.9')).toBeUndefined();
      expect(await registry.resolveTag(`${prefix}common/none`, 'v1.0.0')).toBeUndefined();
      expect(await registry.fetchManifest(repository, 'v9.9.9')).toBeUndefined();
      expect(await registry.fetchManifest(repository, digestOf('none'))).toBeUndefined();
      await expect(registry.listTags(`${prefix}common/none`)).rejects.toThrow(RepositoryNotFoundError);
      const byTag = await registry.fetchManifest(repository, 'v1.1.0');
      expect(byTag?.descriptor.digest).toBe(digest);
      expect(await registry.fetchManifest(repository, digest)).toEqual(byTag);
      if (byTag?.manifest.kind !== 'manifest') throw new Error('no manifest');
      const texts: string[] = [];
      for (const layer of byTag.manifest.layers) {
        texts.push((await readAll(await registry.fetchBlob(repository, layer))).toString());
      }
      expect(texts.sort()).toEqual([...Object.values(files), 'common/onev1.1.0'].sort());
      const missing = { mediaType: mediaTypes.tarGzip, digest: digestOf('none'), size: 4 };
      await expect(registry.fetchBlob(repository, missing)).rejects.toThrow(BlobNotFoundError);
      expect(under.registries.traffic().retries).toBe(0);
    });

    test('many requests at once cost one exchange of a token, or none', async () => {
      await using under = client();
      await Promise.all(
        [...digests].map(async ([reference, digest]) => {
          const [repository = '', tag = ''] = reference.split(':');
          expect(await under.registry.resolveTag(`${prefix}${repository}`, tag)).toBe(digest);
        }),
      );
      const { tokenExchanges, requests } = under.registries.traffic();
      expect(tokenExchanges).toBe(user === undefined ? 0 : 1);
      expect(requests).toBe(digests.size + (user === undefined ? 0 : 2));
    });
  });
}

describe.runIf(peers.ready)('the tokens of registry 2.8', () => {
  let running: RunningRegistry;
  beforeAll(async () => {
    running = await registries['registry 2.8'].start();
    for (const user of [registryUsers.ci, registryUsers.other]) {
      const target = { kind: 'registry', registry: running, user, prefix: `${user.name}/` } as const;
      await pushModule(peers.path('oras'), target, { repository: 'common/one', tag: 'v1.0.0', shape: 'files', files });
    }
  });
  afterAll(() => running.stop());
  const client = (user: RegistryUser) =>
    clientFor(running.origin, { credentials: credentials([user.name, user.password]), limits: { stallMs: 10_000 } });

  test('an empty grant for a repository of somebody else: no rights, and the others are read all the same', async () => {
    await using under = client(registryUsers.ci);
    const [ours, theirs] = await Promise.allSettled(
      ['ci/common/one', 'other/common/one'].map((repository) => under.registry.resolveTag(repository, 'v1.0.0')),
    );
    expect(ours).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^sha256:/) });
    expect(theirs).toMatchObject({ status: 'rejected', reason: expect.any(NoRightsError) });
  });

  test('a wrong password is tried once; its tokens are masked before use', async () => {
    await using wrong = client({ name: 'ci', password: 'wrong' });
    await expect(wrong.registry.listTags('ci/common/one')).rejects.toThrow(RejectedCredentialsError);
    expect(wrong.registries.traffic().tokenExchanges).toBe(1);
    running.forgetRequests();
    await using right = client(registryUsers.ci);
    await right.registry.listTags('ci/common/one');
    expect(running.exchangedTokens()).toHaveLength(1);
    expect(right.masked).toEqual(expect.arrayContaining([...running.exchangedTokens()]));
  });
});
