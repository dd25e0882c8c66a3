import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requirePeers } from './peers.ts';
import { mustRun, runProgram } from './program.ts';
import { orasEnvironment, pushModule, signIn } from './push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from './registry.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'crane');
const files = {
  'buf.yaml': 'version: v2\n',
  'common/types/v1/id.proto': 'syntax = "proto3";\npackage common.types.v1;\n',
};

describe.runIf(peers.ready)('distribution 3 with the token server', () => {
  let registry: RunningRegistry;
  let scratch: string;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-test-'));
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
  });
  afterAll(async () => {
    await registry.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  test('takes a push by a user below their own name, and the recording proxy saw it', async () => {
    const digest = await pushModule(
      peers.path('oras'),
      { kind: 'registry', registry, user: registryUsers.ci, prefix: 'ci/' },
      { repository: 'common/types', tag: 'v1.0.0', shape: 'archive', files },
    );
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const requests = registry.requests();
    expect(
      requests.some(
        (each) =>
          each.method === 'PUT' && each.path.startsWith('/v2/ci/common/types/manifests/') && each.status === 201,
      ),
    ).toBe(true);
    expect(registry.exchangedTokens().length).toBeGreaterThan(0);
    expect(requests.some((each) => each.authorization === `Bearer ${registry.exchangedTokens()[0]}`)).toBe(true);

    const { flags, input } = signIn(registry, registryUsers.ci);
    await mustRun(peers.path('oras'), ['pull', ...flags, '-o', scratch, `${registry.host}/ci/common/types:v1.0.0`], {
      environment: orasEnvironment(scratch),
      ...(input === undefined ? {} : { input }),
    });
    expect(await readFile(join(scratch, 'types/common/types/v1/id.proto'), 'utf8')).toBe(
      files['common/types/v1/id.proto'],
    );
  });

  test('refuses a wrong password, and the repositories of others', async () => {
    const pull = (user: { name: string; password: string }) => {
      const { flags, input } = signIn(registry, user);
      return runProgram(
        peers.path('oras'),
        ['manifest', 'fetch', ...flags, `${registry.host}/ci/common/types:v1.0.0`],
        {
          environment: orasEnvironment(scratch),
          ...(input === undefined ? {} : { input }),
        },
      );
    };
    expect((await pull({ ...registryUsers.ci, password: 'wrong' })).exitCode).not.toBe(0);
    expect((await pull(registryUsers.other)).exitCode).not.toBe(0);
    expect((await pull(registryUsers.ci)).exitCode).toBe(0);
  });

  test('forgets the requests when asked to', async () => {
    expect(registry.requests().length).toBeGreaterThan(0);
    registry.forgetRequests();
    expect(registry.requests()).toEqual([]);
  });
});

describe.runIf(peers.ready)('distribution 3, open and plain', () => {
  test('takes single files, and a second client reads the manifest', async () => {
    const registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'none', tls: false },
    );
    try {
      await pushModule(
        peers.path('oras'),
        { kind: 'registry', registry, user: undefined, prefix: '' },
        { repository: 'common/types', tag: 'v1.0.0', shape: 'files', files },
      );
      const manifest = JSON.parse(
        await mustRun(peers.path('crane'), ['manifest', '--insecure', `${registry.host}/common/types:v1.0.0`]),
      ) as {
        layers: { annotations: Record<string, string> }[];
      };
      expect(manifest.layers.map((layer) => layer.annotations['org.opencontainers.image.title'])).toEqual(
        Object.keys(files),
      );
    } finally {
      await registry.stop();
    }
  });
});

describe.runIf(peers.ready)('an image layout on disk', () => {
  test('is written by the real oras', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-layout-'));
    try {
      const digest = await pushModule(
        peers.path('oras'),
        { kind: 'oci-layout', directory },
        { repository: 'common/types', tag: 'v1.0.0', shape: 'archive', files },
      );
      const index = JSON.parse(await readFile(join(directory, 'common/types/index.json'), 'utf8')) as {
        manifests: { digest: string }[];
      };
      expect(index.manifests.map((each) => each.digest)).toEqual([digest]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
