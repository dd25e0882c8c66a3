import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedModule, cutModules, type PublishedModule } from '../../bench/modules.ts';
import { type RecordedRegistry, startRecordedRegistry } from '../../bench/recorded-registry.ts';
import { bufYaml } from '../../bench/workspace.ts';
import type { Report } from '../../src/report/report.ts';
import { requirePeers } from '../peers/peers.ts';
import { registryUsers } from '../peers/registry.ts';
import { countRequests, type RequestCounts } from '../peers/request-counts.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';

const peers = requirePeers('registry', 'token-server', 'no-network');
const count = 100;
/** One token is good for so many repositories: with more, or with more than 2,000 bytes of scopes, it outgrows a header. */
const mostScopesOfToken = 32;

// How fast a job is differs with the machine; what it asks for does not.
describe.runIf(peers.ready)('what 100 modules cost, in requests, over TLS with tokens', () => {
  let recorded: RecordedRegistry;
  let reach: ModuleRegistry;
  const sandboxes: Sandbox[] = [];

  beforeAll(async () => {
    const cut = await cutModules(count);
    // Short names, so that the number of scopes in a token is the one limit.
    const modules = cut.map((module, index) => ({ ...module, repository: `google/api-${index}` }));
    recorded = await startRecordedRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      modules,
    );
    reach = { kind: 'registry', registry: recorded.registry, user: registryUsers.ci };
  });
  afterAll(async () => {
    for (const sandbox of sandboxes) await sandbox.remove();
    await recorded.stop();
  });

  const newSandbox = async (version?: (module: PublishedModule) => string): Promise<Sandbox> => {
    const sandbox = await Sandbox.create(peers.path('no-network'));
    sandboxes.push(sandbox);
    await sandbox.checkout({ ...registryConfig(reach), 'buf.yaml': bufYaml(recorded.modules, version) });
    return sandbox;
  };
  /** Resolves, and gives what the registry saw; the report has counted the same. */
  const resolve = async (sandbox: Sandbox, ...flags: readonly string[]): Promise<RequestCounts> => {
    recorded.registry.forgetRequests();
    const result = await sandbox.orasBuf(['resolve', ...flags], signInVariables(reach));
    expect(result.exitCode, result.output).toBe(0);
    const counts = countRequests(recorded.registry.requests());
    const text = await readFile(join(sandbox.workspace, '.oras-buf', 'report', 'report.json'), 'utf8');
    const { traffic, roots } = JSON.parse(text) as Report;
    expect(traffic).toMatchObject({ requests: counts.all, tokenExchanges: counts.tokenExchanges, retries: 0 });
    expect(roots.flatMap(({ modules }) => modules).filter(({ source }) => source === 'oci')).toHaveLength(count);
    return counts;
  };
  const takeLocks = async (from: Sandbox, to: Sandbox): Promise<void> => {
    for (const name of ['buf.yaml', 'oras.lock', 'buf.lock']) {
      await cp(join(from.workspace, name), join(to.workspace, name));
    }
  };
  /** One request finds out that a token is wanted, and is sent again with one. */
  const cold = {
    tokenExchanges: Math.ceil(count / mostScopesOfToken),
    refused: 1,
    manifests: count,
    blobs: count,
    tagLists: 0,
    others: 0,
  };

  test('cold, exact versions: a manifest and a blob each, a token for each 32, and no list of tags', async () => {
    expect(await resolve(await newSandbox())).toMatchObject(cold);
  });

  test('cold, ranges: one list of tags more for each module', async () => {
    expect(await resolve(await newSandbox(() => 'v1'))).toMatchObject({ ...cold, tagLists: count });
  });

  test('cold, locked: no list of tags for ranges either', async () => {
    const first = await newSandbox(() => 'v1');
    await resolve(first);
    const second = await newSandbox(() => 'v1');
    await takeLocks(first, second);
    expect(await resolve(second, '--frozen')).toMatchObject(cold);
  });

  test('warm, and from the store alone: nothing', async () => {
    const sandbox = await newSandbox(() => 'v1');
    await resolve(sandbox);
    expect(await resolve(sandbox)).toMatchObject({ all: 0 });
    expect(await resolve(sandbox, '--frozen')).toMatchObject({ all: 0 });
    await rm(sandbox.bufCache, { recursive: true, force: true });
    expect(await resolve(sandbox, '--frozen')).toMatchObject({ all: 0 });
  });

  test('one of them changed: that one alone is fetched, and a job with the new lock asks for nothing else', async () => {
    const author = await newSandbox();
    await resolve(author);
    const colleague = await newSandbox();
    await takeLocks(author, colleague);
    await resolve(colleague, '--frozen');

    const [first] = recorded.modules;
    if (first === undefined) throw new Error('no modules');
    const [changed] = await recorded.publish([changedModule(first.module)]);
    if (changed === undefined) throw new Error('not published');
    const now = recorded.modules.map((each) => (each === first ? changed : each));
    await writeFile(join(author.workspace, 'buf.yaml'), bufYaml(now));
    const one = { refused: 1, manifests: 1, blobs: 1, tagLists: 0 };
    const ofThatOne = { ...one, tokenExchanges: 1, others: 0, repositories: [first.repository] };
    expect(await resolve(author)).toMatchObject(ofThatOne);
    await takeLocks(author, colleague);
    expect(await resolve(colleague, '--frozen')).toMatchObject(ofThatOne);
  });
});
