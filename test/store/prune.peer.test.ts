import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planEviction } from '../../src/store/eviction.ts';
import { lastUseName } from '../../src/store/last-use.ts';
import { removeBlobs } from '../../src/store/remove-blobs.ts';
import { Store } from '../../src/store/store.ts';
import { readStoreContents } from '../../src/store/store-contents.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { orasEnvironment, pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, startRegistry } from '../peers/registry.ts';

const peers = requirePeers('oras', 'registry', 'token-server');
const text = (tag: string): string => `syntax = "proto3";\npackage common.types.v1;\n// ${tag}\n`;

describe.runIf(peers.ready)('a store that room was made in, and the real oras', () => {
  let running: RunningRegistry;
  let scratch: string;

  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    running = await startRegistry(programs, { signIn: 'none', tls: false });
  });
  afterAll(() => running.stop());
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-prune-'));
    return () => rm(scratch, { recursive: true, force: true });
  });

  const pull = (tag: string, out: string): Promise<string> =>
    mustRun(peers.path('oras'), ['pull', '--plain-http', '-o', out, `${running.host}/common/types:${tag}`], {
      directory: scratch,
      environment: { ...orasEnvironment(scratch), ORAS_CACHE: join(scratch, 'store') },
    });
  const push = (tag: string): Promise<string> =>
    pushModule(
      peers.path('oras'),
      { kind: 'registry', registry: running, user: undefined, prefix: '' },
      { repository: 'common/types', tag, shape: 'archive', files: { 'common/types/v1/id.proto': text(tag) } },
    );
  const blobRequests = (): number => running.requests().filter(({ path }) => path.includes('/blobs/')).length;

  test('oras goes on with it: what stayed is a hit, what went comes back', async () => {
    const directory = join(scratch, 'store');
    const digests = [await push('v1.0.0'), await push('v1.1.0')];
    await (await Store.open(directory)).close();
    await pull('v1.0.0', 'first');
    await pull('v1.1.0', 'second');
    // The one that was pulled first was used last.
    const contents = await readStoreContents(directory);
    expect(contents.artifacts.map(({ digest }) => digest as string)).toEqual([...digests].sort());
    const old = contents.artifacts.find(({ digest }) => digest === digests[1]);
    const newer = Math.ceil(Date.now() / 1_000) + 60;
    await writeFile(join(directory, lastUseName), `${digests[0]} ${newer}\n`);
    const aged = await readStoreContents(directory);
    const total = [...aged.blobs.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const plan = planEviction(aged, { maxSizeBytes: total - 1, maxAgeMs: undefined, now: Date.now() });
    expect([...plan.blobs]).toContain(old?.digest);
    expect([...plan.blobs]).not.toContain(digests[0]);
    await removeBlobs(directory, aged, plan.blobs);

    running.forgetRequests();
    await pull('v1.0.0', 'third');
    expect(blobRequests()).toBe(0);
    await pull('v1.1.0', 'fourth');
    expect(blobRequests()).toBeGreaterThan(0);
    for (const [out, tag] of [
      ['third', 'v1.0.0'],
      ['fourth', 'v1.1.0'],
    ] as const) {
      expect(await readFile(join(scratch, out, 'types/common/types/v1/id.proto'), 'utf8')).toBe(text(tag));
    }
    running.forgetRequests();
    await pull('v1.1.0', 'fifth');
    expect(blobRequests()).toBe(0);

    await removeBlobs(
      directory,
      await readStoreContents(directory),
      new Set((await readStoreContents(directory)).blobs.keys()),
    );
    await pull('v1.0.0', 'sixth');
    expect((await readStoreContents(directory)).artifacts.map(({ digest }) => digest as string)).toEqual([digests[0]]);
  });
});
