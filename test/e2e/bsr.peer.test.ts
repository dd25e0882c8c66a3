import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BsrStandIn, startBsrStandIn } from '../peers/bsr-stand-in.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import {
  billingCommit,
  monitoringV130,
  newerBillingCommit,
  newerTimingCommit,
  privateModules,
  timingCommit,
} from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { bufYaml, hybridWorkspace, protoPath } from './workspaces.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'bsr-stand-in', 'buf-1.45', 'buf-1.75', 'no-network');
const user = registryUsers.ci;
const bsrToken = 'bsr+secret/of=the&tests%';

const billing = 'buf.build/acme/billing';
const timing = 'buf.build/acme/timing';
const types = 'oras.birb.homes/common/types:v1.2.0';
const monitoring = 'oras.birb.homes/infra/monitoring:v1.3.0';

describe.runIf(peers.ready)('modules of the BSR (a stand-in) and of a private registry in one workspace', () => {
  let registry: RunningRegistry;
  let reach: ModuleRegistry;
  let standIn: BsrStandIn;
  let sandbox: Sandbox;

  beforeAll(async () => {
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    reach = { kind: 'registry', registry, user };
    for (const module of [...privateModules, monitoringV130]) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
    standIn = await startBsrStandIn(peers.path('bsr-stand-in'), [timingCommit, billingCommit]);
  });
  afterAll(async () => {
    await standIn.stop();
    await registry.stop();
  });
  beforeEach(async () => {
    await standIn.replaceModules([timingCommit, billingCommit]);
    sandbox = await Sandbox.create(peers.path('no-network'));
  });
  afterEach(() => sandbox.remove());

  const resolve = async (...args: readonly string[]): Promise<void> => {
    const result = await sandbox.orasBuf(['resolve', '--buf-path', peers.path('buf-1.75'), ...args], {
      ...signInVariables(reach),
      ...standIn.environment,
      BUF_TOKEN: bsrToken,
    });
    expect(result.exitCode, result.output).toBe(0);
  };
  /** Commits by module, from buf.lock. */
  const locked = async (): Promise<Record<string, string>> => {
    const lock = parse(await readFile(join(sandbox.workspace, 'buf.lock'), 'utf8')) as {
      deps: { name?: string; remote?: string; owner?: string; repository?: string; commit: string }[];
    };
    return Object.fromEntries(
      lock.deps.map((each) => [each.name ?? `${each.remote}/${each.owner}/${each.repository}`, each.commit]),
    );
  };
  const buildsOffline = async (): Promise<void> => {
    for (const buf of ['buf-1.45', 'buf-1.75'] as const) {
      const result = await sandbox.offline([peers.path(buf)], ['build']);
      expect(result.exitCode, `${buf}\n${result.output}`).toBe(0);
    }
  };
  const setDependencies = (dependencies: readonly string[]): Promise<void> =>
    writeFile(join(sandbox.workspace, 'buf.yaml'), bufYaml('v2', dependencies));

  test('both registries end up in one lock, and stock buf builds without network', async () => {
    await sandbox.checkout({
      ...hybridWorkspace([billing, types], ['acme/billing/v1/invoice.proto', 'common/types/v1/id.proto']),
      ...registryConfig(reach),
    });
    await resolve();
    const lock = await locked();
    expect(Object.keys(lock).sort()).toEqual([billing, timing, 'oras.birb.homes/common/types']);
    expect(lock).toMatchObject({ [billing]: billingCommit.id, [timing]: timingCommit.id });
    await buildsOffline();

    const requests = await standIn.requests();
    expect(new Set(requests.map((each) => each.host))).toEqual(new Set(['buf.build']));
    expect(requests.filter((each) => each.method === 'POST').map((each) => each.authorization)).toContain(
      `Bearer ${bsrToken}`,
    );
    expect(registry.requests().filter((each) => each.authorization.includes(bsrToken))).toEqual([]);
  });

  for (const version of ['v1', 'v2'] as const) {
    test(`the BSR dependency of an OCI module is resolved for a ${version} workspace`, async () => {
      await sandbox.checkout({
        'buf.yaml': bufYaml(version, [monitoring]),
        [protoPath[version].replace('account', 'app')]:
          'syntax = "proto3";\n\npackage acme.app.v1;\n\nimport "infra/monitoring/v1/sample.proto";\n\n// The newest sample.\nmessage App {\n  infra.monitoring.v1.Sample newest = 1;\n}\n',
        ...registryConfig(reach),
      });
      await resolve();
      expect(await locked()).toMatchObject({ [timing]: timingCommit.id });
      expect(Object.keys(await locked()).sort()).toEqual([timing, 'oras.birb.homes/infra/monitoring']);
      await buildsOffline();
    });
  }

  test('an added OCI dependency leaves the locked BSR commits alone; --update of one moves that one', async () => {
    await sandbox.checkout({
      ...hybridWorkspace([billing, timing], ['acme/billing/v1/invoice.proto']),
      ...registryConfig(reach),
    });
    await resolve();
    const before = await locked();
    expect(before).toEqual({ [billing]: billingCommit.id, [timing]: timingCommit.id });

    await standIn.replaceModules([timingCommit, newerTimingCommit, billingCommit, newerBillingCommit]);
    await setDependencies([billing, timing, types, monitoring]);
    await resolve();
    expect(await locked()).toMatchObject(before);
    expect(Object.keys(await locked()).length).toBe(4);
    await buildsOffline();

    await resolve('--update', timing);
    expect(await locked()).toMatchObject({ [billing]: billingCommit.id, [timing]: newerTimingCommit.id });
    await buildsOffline();

    await resolve('--update');
    expect(await locked()).toMatchObject({ [billing]: newerBillingCommit.id, [timing]: newerTimingCommit.id });
    await buildsOffline();
  });
});
