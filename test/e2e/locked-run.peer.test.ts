import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { orasEnvironment, pushModule, signIn } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { privateModules } from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { privateWorkspace } from './workspaces.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'buf-1.75', 'no-network');
const user = registryUsers.ci;

/** The layers of the modules that the workspace needs. */
const neededReferences = ['ci/common/types:v1.2.0', 'ci/common/errors:v1.1.0', 'ci/team-platform/auth:v2.1.0'];

describe.runIf(peers.ready)('a store that holds everything', () => {
  let registry: RunningRegistry;
  let reach: ModuleRegistry;
  const sandboxes: Sandbox[] = [];

  const newSandbox = async (files: Readonly<Record<string, string>> = {}): Promise<Sandbox> => {
    const sandbox = await Sandbox.create(peers.path('no-network'));
    sandboxes.push(sandbox);
    await sandbox.checkout({ ...privateWorkspace('v2'), ...registryConfig(reach), ...files });
    return sandbox;
  };
  const locksOf = async (sandbox: Sandbox): Promise<Record<string, string>> => ({
    'oras.lock': await readFile(join(sandbox.workspace, 'oras.lock'), 'utf8'),
    'buf.lock': await readFile(join(sandbox.workspace, 'buf.lock'), 'utf8'),
  });
  /** Pulls every module with the real oras, whose cache is the store. */
  const pullAll = async (sandbox: Sandbox): Promise<void> => {
    for (const reference of neededReferences) {
      const { flags, input } = signIn(registry, user);
      await mustRun(
        peers.path('oras'),
        ['pull', ...flags, '--output', join(sandbox.directory, 'pulled', reference), `${registry.host}/${reference}`],
        {
          environment: { ...orasEnvironment(sandbox.home), ORAS_CACHE: join(sandbox.cache, 'store') },
          ...(input === undefined ? {} : { input }),
        },
      );
    }
  };
  const blobRequests = () => registry.requests().filter((each) => each.path.includes('/blobs/'));

  beforeAll(async () => {
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    reach = { kind: 'registry', registry, user };
    for (const module of privateModules) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
  });
  afterAll(async () => {
    for (const sandbox of sandboxes) await sandbox.remove();
    await registry.stop();
  });

  test('a locked run makes no request: counted at the registry, and under a network namespace without network', async () => {
    const sandbox = await newSandbox();
    const first = await sandbox.orasBuf(['resolve'], signInVariables(reach));
    expect(first.exitCode, first.output).toBe(0);
    const locks = await locksOf(sandbox);

    registry.forgetRequests();
    const frozen = await sandbox.orasBuf(
      ['run', '--frozen', '--buf-path', peers.path('buf-1.75')],
      signInVariables(reach),
    );
    expect(frozen.exitCode, frozen.output).toBe(0);
    expect(registry.requests()).toEqual([]);

    // What buf had is gone: the store alone gives it back.
    await rm(sandbox.bufCache, { recursive: true, force: true });
    const offline = await sandbox.orasBufOffline(
      ['run', '--frozen', '--buf-path', peers.path('buf-1.75')],
      signInVariables(reach),
    );
    expect(offline.exitCode, offline.output).toBe(0);
    expect(await locksOf(sandbox)).toEqual(locks);
  });

  test('without the store, the same run under no network says that it needs the network, and does not hang', async () => {
    const source = sandboxes[0];
    if (source === undefined) throw new Error('no sandbox');
    const sandbox = await newSandbox(await locksOf(source));
    const result = await sandbox.orasBufOffline(
      ['run', '--offline', '--buf-path', peers.path('buf-1.75')],
      signInVariables(reach),
    );
    expect(result.exitCode, result.output).toBe(5);
    expect(result.output).toContain('oras.birb.homes/common/types');
  });

  test('ORAS_CACHE: the real oras finds our blobs and asks the registry for none', async () => {
    const sandbox = await newSandbox();
    const resolved = await sandbox.orasBuf(['resolve'], signInVariables(reach));
    expect(resolved.exitCode, resolved.output).toBe(0);
    expect(blobRequests().length).toBeGreaterThan(0);
    registry.forgetRequests();
    await pullAll(sandbox);
    expect(registry.requests().length).toBeGreaterThan(0);
    expect(blobRequests()).toEqual([]);
    expect(
      await readFile(
        join(sandbox.directory, 'pulled', 'ci/common/types:v1.2.0', 'types/common/types/v1/id.proto'),
        'utf8',
      ),
    ).toContain('message Id');
  });

  test('ORAS_CACHE: we find what the real oras fetched', async () => {
    const sandbox = await newSandbox();
    await pullAll(sandbox);
    expect(blobRequests().length).toBeGreaterThan(0);
    registry.forgetRequests();
    const resolved = await sandbox.orasBuf(['resolve'], signInVariables(reach));
    expect(resolved.exitCode, resolved.output).toBe(0);
    expect(registry.requests().length).toBeGreaterThan(0);
    expect(blobRequests()).toEqual([]);
  });
});
