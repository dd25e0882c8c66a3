import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readModuleArtifact, type UnpackedModule } from '../../src/modules/module-archive.ts';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseDigest } from '../../src/oci/digest.ts';
import type { Registry } from '../../src/oci/registry.ts';
import { Store } from '../../src/store/store.ts';
import { tarGzipOf } from '../modules/archive-bytes.ts';
import { clientFor } from '../oci/registry-under-test.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { orasEnvironment, pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, startRegistry } from '../peers/registry.ts';

const peers = requirePeers('oras', 'registry', 'token-server');
const module = parseModuleName('oras.birb.homes/common/types');
const files = {
  'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/errors:v1\n',
  'common/types/v1/id.proto': 'syntax = "proto3";\npackage common.types.v1;\n',
};

describe.runIf(peers.ready)('the store and the real oras', () => {
  let running: RunningRegistry;
  let scratch: string;
  let registry: Registry;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    running = await startRegistry(programs, { signIn: 'none', tls: false });
    const client = clientFor(running.origin);
    registry = client.registry;
    close = () => client.registries.close();
  });
  afterAll(async () => {
    await close();
    await running.stop();
  });
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-oras-'));
    return () => rm(scratch, { recursive: true, force: true });
  });

  const oras = (args: readonly string[], environment: Record<string, string> = {}): Promise<string> =>
    mustRun(peers.path('oras'), args, {
      directory: scratch,
      environment: { ...orasEnvironment(scratch), ...environment },
    });

  const push = (shape: 'archive' | 'files', tag: string, artifactType?: string): Promise<string> =>
    pushModule(
      peers.path('oras'),
      { kind: 'registry', registry: running, user: undefined, prefix: '' },
      { repository: 'common/types', tag, shape, files, ...(artifactType === undefined ? {} : { artifactType }) },
    );

  async function read(store: Store, from: Registry | undefined, digest: string): Promise<UnpackedModule> {
    const { manifest } = await store.manifest(from, 'common/types', parseDigest(digest));
    if (manifest.kind !== 'manifest') throw new Error('an index');
    return readModuleArtifact({
      module,
      label: `${module}@${digest}`,
      manifest,
      openLayer: (layer) => store.blob(from, 'common/types', layer),
    });
  }

  const blobRequests = (): readonly string[] =>
    running
      .requests()
      .filter(({ path }) => path.includes('/blobs/'))
      .map(({ method, path }) => `${method} ${path}`);

  test('oras finds our blobs: with ORAS_CACHE it asks the registry for no blob', async () => {
    const digest = await push('archive', 'v1.0.0');
    const store = await Store.open(join(scratch, 'store'));
    await read(store, registry, digest);
    await store.close();
    running.forgetRequests();
    const reference = `${running.host}/common/types:v1.0.0`;
    await oras(['pull', '--plain-http', '-o', 'with', reference], { ORAS_CACHE: store.directory });
    expect(blobRequests()).toEqual([]);
    expect(await readFile(join(scratch, 'with/types/buf.yaml'), 'utf8')).toBe(files['buf.yaml']);
    await oras(['pull', '--plain-http', '-o', 'without', reference]);
    expect(blobRequests().length).toBeGreaterThan(0);
  });

  test('we find what oras cached, without the registry, and both go on with one store', async () => {
    const digest = await push('files', 'v1.1.0');
    const cache = join(scratch, 'oras-cache');
    await oras(['pull', '--plain-http', '-o', 'out', `${running.host}/common/types:v1.1.0`], { ORAS_CACHE: cache });
    const store = await Store.open(cache);
    const unpacked = await read(store, undefined, digest);
    expect(unpacked.files.map(({ path }) => path)).toEqual(Object.keys(files));
    expect(store.originCounts().network.blobs).toBe(0);
    const { descriptor } = await store.manifest(undefined, 'common/types', parseDigest(digest));
    await store.setNames(new Map([[`${module}:v1.1.0`, descriptor]]));
    await store.close();
    running.forgetRequests();
    await oras(['pull', '--plain-http', '-o', 'again', `${running.host}/common/types:v1.1.0`], { ORAS_CACHE: cache });
    expect(blobRequests()).toEqual([]);
    expect([...(await (await Store.open(cache)).names()).keys()]).toContain(`${module}:v1.1.0`);
  });

  test('we read every shape that oras pushes alike', async () => {
    const archive = await tarGzipOf(Object.entries(files).map(([name, text]) => ({ name, text })));
    await writeFile(join(scratch, 'types.tar.gz'), archive);
    const reference = `${running.host}/common/types:packed`;
    const pushed = await oras(['push', '--plain-http', '--format', 'json', reference, 'types.tar.gz']);
    const digests = [
      await push('archive', 'v2.0.0'),
      await push('archive', 'v2.1.0', 'application/vnd.someone.else'),
      await push('files', 'v2.2.0', 'application/vnd.someone.else'),
      (JSON.parse(pushed) as { readonly digest: string }).digest,
    ];
    const store = await Store.open(join(scratch, 'store'));
    for (const digest of digests) {
      const unpacked = await read(store, registry, digest);
      expect(unpacked.files.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual(
        Object.entries(files),
      );
      expect(unpacked.dependencies).toEqual([{ module: 'oras.birb.homes/common/errors', requirement: 'v1' }]);
    }
    await store.close();
  });

  test('oras reads our layout, and its pull gives back the files that we packed', async () => {
    const artifact = await writeModuleArtifact({
      module,
      files: Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })),
      dependencies: [{ module: parseModuleName('oras.birb.homes/common/errors'), requirement: 'v1' }],
    });
    const { digest } = artifact.manifestContent.descriptor;
    const store = await Store.open(join(scratch, 'store'));
    await store.ingestArtifact(artifact);
    await store.setNames(new Map([['oras.birb.homes/common/types:v3', artifact.manifestContent.descriptor]]));
    await store.close();
    const target = `${running.host}/common/types:v3`;
    await oras(['cp', '--from-oci-layout', `${store.directory}@${digest}`, '--to-plain-http', target]);
    await oras(['pull', '--plain-http', '-o', 'out', target]);
    for (const [path, text] of Object.entries(files)) {
      expect(await readFile(join(scratch, 'out/types', path), 'utf8')).toBe(text);
    }
    expect(await readdir(join(scratch, 'out'))).toEqual(['types']);
    expect(await registry.resolveTag('common/types', 'v3')).toBe(digest);
  });
});
