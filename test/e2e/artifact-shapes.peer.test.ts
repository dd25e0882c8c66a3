import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCraneRegistry, startRegistry28 } from '../peers/other-registries.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { orasEnvironment, signIn } from '../peers/push-modules.ts';
import { type RegistryUser, type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { type ShapedArtifact, shapedArtifacts, shapeProto, shapesWorkspace } from './artifact-shapes.ts';
import { registryConfig, Sandbox, signInVariables } from './sandbox.ts';

const peers = requirePeers('oras', 'registry', 'registry-2.8', 'crane', 'token-server', 'buf-1.75', 'no-network');

interface Started {
  readonly registry: RunningRegistry;
  readonly user: RegistryUser | undefined;
}

const starters: Readonly<Record<string, () => Promise<Started>>> = {
  'registry 2.8': async () => {
    const programs = { 'registry-2.8': peers.path('registry-2.8'), 'token-server': peers.path('token-server') };
    return { registry: await startRegistry28(programs), user: registryUsers.ci };
  },
  'distribution 3': async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    return { registry: await startRegistry(programs, { signIn: 'token', tls: true }), user: registryUsers.ci };
  },
  crane: async () => ({ registry: await startCraneRegistry(peers.path('crane')), user: undefined }),
};

/** Pushes each piece with the real `oras`, as it is. */
async function push({ registry, user }: Started, shape: string, artifact: ShapedArtifact): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'oras-buf-shape-'));
  try {
    const { flags, input } = signIn(registry, user);
    const options = { environment: orasEnvironment(scratch), ...(input === undefined ? {} : { input }) };
    const repository = `${registry.host}/${user === undefined ? '' : `${user.name}/`}shapes/${shape}`;
    const file = join(scratch, 'content');
    for (const { bytes } of artifact.blobs) {
      await writeFile(file, bytes);
      await mustRun(peers.path('oras'), ['blob', 'push', ...flags, repository, file], options);
    }
    for (const [index, { bytes, descriptor }] of artifact.manifests.entries()) {
      const reference =
        index === artifact.manifests.length - 1 ? `${repository}:v1.0.0` : `${repository}@${descriptor.digest}`;
      await writeFile(file, bytes);
      const args = ['manifest', 'push', ...flags, '--media-type', descriptor.mediaType, reference, file];
      await mustRun(peers.path('oras'), args, options);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

for (const [name, start] of Object.entries(starters)) {
  describe.runIf(peers.ready)(`modules of every shape on ${name}`, () => {
    let started: Started;
    let sandbox: Sandbox;
    let shapes: ReadonlyMap<string, ShapedArtifact>;
    beforeAll(async () => {
      [started, shapes] = await Promise.all([start(), shapedArtifacts()]);
      await Promise.all([...shapes].map(([shape, artifact]) => push(started, shape, artifact)));
      sandbox = await Sandbox.create(peers.path('no-network'));
    });
    afterAll(async () => {
      await sandbox.remove();
      await started.registry.stop();
    });

    test('are resolved in one run, and built by stock buf without any network', async () => {
      const reached = { kind: 'registry', ...started } as const;
      await sandbox.checkout({ ...shapesWorkspace([...shapes.keys()]), ...registryConfig(reached) });
      const resolved = await sandbox.orasBuf(['resolve'], signInVariables(reached));
      expect(resolved.exitCode, resolved.output).toBe(0);
      const built = await sandbox.offline([peers.path('buf-1.75')], ['build', '--output', '-#format=json']);
      expect(built.exitCode, built.output).toBe(0);
      for (const shape of shapes.keys()) expect(built.stdout).toContain(`"${shapeProto(shape).packageName}"`);
    });
  });
}
