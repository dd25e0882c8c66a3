import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BsrModule } from '../../src/bsr/bsr-module.ts';
import { contentDigests } from '../../src/bsr/bsr-module.ts';
import type { BsrSource } from '../../src/bsr/resolve-bsr.ts';
import { annotationNames } from '../../src/modules/artifact-annotations.ts';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import { parseModuleReference } from '../../src/modules/module-reference.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { type Descriptor, mediaTypes } from '../../src/oci/descriptor.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { LayoutRegistry } from '../../src/oci/layout-registry.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import type { Registries, Registry } from '../../src/oci/registry.ts';
import { ModuleStore } from '../../src/resolve/module-store.ts';
import { OciSource } from '../../src/resolve/oci-source.ts';
import type { ResolvedBsrModule, ResolvedOciModule } from '../../src/resolve/resolution.ts';
import { selectVersions } from '../../src/resolve/selection.ts';
import { Store } from '../../src/store/store.ts';
import { filesOf, vector } from '../install/vectors.ts';
import { clientFor, credentials } from '../oci/registry-under-test.ts';
import { password, withTokenService } from '../oci/token-service.ts';

const types = parseModuleName('oras.test/common/types');
const auth = parseModuleName('oras.test/team/auth');

let directory: string;
let store: Store;
let requests: string[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-module-store-'));
  await mkdir(join(directory, 'registry'));
  store = await Store.open(join(directory, 'store'));
  requests = [];
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

/** A directory registry whose requests are counted. */
function countingRegistries(): Registries {
  const inner = new LayoutRegistry('oras.test', join(directory, 'registry'));
  const note = <T>(what: string, answer: T): T => {
    requests.push(what);
    return answer;
  };
  const registry: Registry = {
    host: inner.host,
    listTags: (repository) => note(`tags ${repository}`, inner.listTags(repository)),
    resolveTag: (repository, tag) => note(`head ${repository}:${tag}`, inner.resolveTag(repository, tag)),
    fetchManifest: (repository, reference) =>
      note(`manifest ${repository} ${reference}`, inner.fetchManifest(repository, reference)),
    fetchBlob: (repository, descriptor) => note(`blob ${repository}`, inner.fetchBlob(repository, descriptor)),
  };
  return {
    forHost: () => registry,
    repositoryOf: (module) => module.split('/').slice(1).join('/'),
    traffic: () => ({
      requests: requests.length,
      bytesReceived: 0,
      tokenExchanges: 0,
      retries: 0,
      busyMs: 0,
      activeMs: 0,
      peakParallel: 0,
      parallelLimit: 8,
    }),
    close: async () => {},
  };
}

const modules = (): ModuleStore => new ModuleStore({ store, registries: countingRegistries(), parallel: 4 });

async function push(
  module: ModuleName,
  tag: string,
  dependencies: readonly string[] = [],
  how: { readonly annotated?: boolean; readonly index?: boolean } = {},
): Promise<Digest> {
  const packed = await writeModuleArtifact({
    module,
    files: filesOf({
      'x/x.proto': `syntax = "proto3";\npackage x.${module.split('/')[2]};\n`,
      'buf.yaml': `version: v2\n${dependencies.length === 0 ? '' : `deps:\n${dependencies.map((one) => `  - ${one}\n`).join('')}`}`,
    }),
    dependencies: dependencies.map((one) => parseModuleReference(one)),
  });
  const writer = new LayoutWriter(join(directory, 'registry'), module.split('/').slice(1).join('/'));
  for (const { bytes, descriptor } of packed.blobs) {
    await writer.writeBlob(bytes, descriptor.mediaType, descriptor.annotations);
  }
  const manifest = how.annotated === false ? { ...packed.manifest, annotations: {} } : packed.manifest;
  if (how.index !== true) return (await writer.writeManifest(manifest, tag)).digest;
  const child: Descriptor = await writer.writeManifest(manifest);
  await writer.writeManifest({ kind: 'index', mediaType: mediaTypes.index, manifests: [child], annotations: {} }, tag);
  return child.digest;
}

function resolvedOci(
  module: ModuleName,
  tag: string,
  manifestDigest: Digest,
  requires: readonly string[] = [],
): ResolvedOciModule {
  const dependencies = requires.map((one) => parseModuleReference(one).module);
  return { source: 'oci', module, tag, manifestDigest, contentDigests: undefined, askedBy: [], dependencies, requires };
}

const noSource = (of: ModuleStore, offline = false): BsrSource => ({
  shelf: of.shelf,
  mirror: undefined,
  buf: async () => undefined,
  offline,
  parallel: 2,
});

describe('modules of OCI registries by way of the store', () => {
  it('cost one manifest and one blob each, from the first look to their files, and nothing the second time', async () => {
    const digest = await push(types, 'v1.2.0');
    const first = modules();
    expect(await first.manifest(types, 'v1.2.0')).toMatchObject({ digest });
    const [fetched] = await first.fetch([resolvedOci(types, 'v1.2.0', digest)], noSource(first));
    expect(fetched).toMatchObject({ origin: 'network', blobs: [{ digest }, {}, {}] });
    const { files } = await first.content(resolvedOci(types, 'v1.2.0', digest));
    expect(files.map(({ path }) => path)).toEqual(['buf.yaml', 'x/x.proto']);
    expect(requests).toEqual(['manifest common/types v1.2.0', 'blob common/types']);
    for (const { digest: blob } of fetched?.blobs ?? []) expect(await store.has(blob)).toBe(true);
    expect([...(await store.names()).keys()]).toEqual(['oras.test/common/types:v1.2.0']);

    await store.close();
    store = await Store.open(join(directory, 'store'));
    requests = [];
    const second = modules();
    expect((await second.fetch([resolvedOci(types, 'v1.2.0', digest)], noSource(second)))[0]?.origin).toBe('store');
    await second.content(resolvedOci(types, 'v1.2.0', digest));
    expect(requests).toEqual([]);
  });

  it('are handed on as soon as each is there, while others are on their way, and each once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => parseModuleName(`oras.test/team/${name}`));
    const wanted: ResolvedOciModule[] = [];
    for (const name of names) wanted.push(resolvedOci(name, 'v1.0.0', await push(name, 'v1.0.0')));
    const own = modules();
    const events: string[] = [];
    await own.fetch(
      wanted,
      noSource(own),
      ({ module }) => events.push(`there ${module.module}`),
      ({ module }) => events.push(`started ${module}`),
      async ({ module }) => {
        events.push(`handed on ${module}`);
      },
    );
    expect(events.filter((event) => event.startsWith('handed on'))).toHaveLength(names.length);
    for (const name of names) expect(events.indexOf(`handed on ${name}`)).toBe(events.indexOf(`there ${name}`) + 1);
    const first = events.findIndex((event) => event.startsWith('handed on'));
    expect(first).toBeLessThan(events.indexOf(`started ${names[4]}`));
    const failure = own.fetch(wanted, noSource(own), undefined, undefined, async () => {
      throw new Error('no place to put it');
    });
    await expect(failure).rejects.toThrow('no place to put it');
  });

  it('are announced, so that a locked fetch exchanges one token for many: only for what the store lacks', async () => {
    await using setup = await withTokenService();
    const locked = Array.from({ length: 40 }, (_, index) => {
      const repository = `team/m${String(index).padStart(2, '0')}`;
      const { digest } = setup.registry.push(repository, 'v1.0.0', repository);
      return resolvedOci(parseModuleName(`oras.birb.homes/${repository}`), 'v1.0.0', digest);
    });
    const fetchAnew = async (wanted: readonly ResolvedOciModule[]): Promise<readonly number[]> => {
      await using client = clientFor(setup.registry.origin, { credentials: credentials(['token', password]) });
      const own = new ModuleStore({ store, registries: client.registries, parallel: 2 });
      setup.service.exchanges.length = 0;
      expect(await own.fetch(wanted, noSource(own))).toHaveLength(wanted.length);
      return setup.service.exchanges.map((scopes) => scopes.length);
    };
    expect(await fetchAnew(locked.slice(0, 5))).toEqual([5]);
    // Those 5 are there: no token is asked for them, and the other 35 come in two exchanges.
    expect(await fetchAnew(locked)).toEqual([32, 3]);
    expect(await fetchAnew(locked)).toEqual([]);
  });

  it('are announced as resolving comes to them, level by level; an undeclared host is left to who asks it', async () => {
    await using setup = await withTokenService();
    const names = Array.from({ length: 40 }, (_, index) => `team/m${String(index).padStart(2, '0')}`);
    for (const name of names) {
      const bytes = JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: { mediaType: mediaTypes.emptyConfig, digest: digestOf('{}'), size: 2 },
        layers: [],
        annotations: { [annotationNames.dependencies]: '[]' },
      });
      setup.registry.pushManifest(name, 'v1.0.0', Buffer.from(bytes), mediaTypes.manifest);
    }
    await using client = clientFor(setup.registry.origin, { credentials: credentials(['token', password]) });
    const own = new ModuleStore({ store, registries: client.registries, parallel: 2 });
    const asks = names.map((name, index) => ({
      module: parseModuleName(`oras.birb.homes/${name}`),
      requirement: parseRequirement('v1.0.0', 'workspace'),
      asker: { kind: 'workspace' as const, file: 'buf.yaml', line: index + 3 },
    }));
    const problem = { asks, isForeign: () => false, locked: new Map(), parallel: 2 };
    const selection = await selectVersions(problem, new OciSource(own, new Map()));
    expect(selection.kind).toBe('stable');
    expect(setup.service.exchanges.map((scopes) => scopes.length)).toEqual([32, 8]);
    expect(() => own.announce([parseModuleName('elsewhere.test/a/b')])).not.toThrow();
  });

  it('tell of no such module, no such tag, and what a tag points at now', async () => {
    const digest = await push(types, 'v1.2.0');
    const own = modules();
    expect(await own.tags(auth)).toBeUndefined();
    expect(await own.tags(types)).toEqual(['v1.2.0']);
    expect(await own.manifest(types, 'v9.9.9')).toBeUndefined();
    expect(await own.manifest(auth, 'v1.0.0')).toBeUndefined();
    expect(await own.currentDigest(types, 'v1.2.0')).toBe(digest);
  });

  it('are found in an index, and their dependencies in the buf.yaml inside where the manifest is silent', async () => {
    const digest = await push(auth, 'v2.1.0', [`${types}:v1.2.0`], { index: true, annotated: false });
    const own = modules();
    expect(await own.manifest(auth, 'v2.1.0')).toEqual({ digest, annotations: {} });
    expect(await own.declared(auth, 'v2.1.0', digest)).toEqual([{ module: types, requirement: 'v1.2.0' }]);
    const resolved = resolvedOci(auth, 'v2.1.0', digest, [`${types}:v1.2.0`]);
    expect((await own.fetch([resolved], noSource(own)))[0]?.blobs[0]?.digest).toBe(digest);
    expect(requests.filter((request) => request.startsWith('blob'))).toHaveLength(1);
  });

  it('are refused where the lock leaves out a dependency: exit 2', async () => {
    const digest = await push(auth, 'v2.1.0', [`${types}:v1.2.0`]);
    const own = modules();
    const error = await own.content(resolvedOci(auth, 'v2.1.0', digest)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'LockedDependenciesError', exitCode: 2, places: [{ file: 'oras.lock' }] });
    expect((error as Error).message).toContain(`depends on nothing, and its artifact says ${types}:v1.2.0`);
  });
});

describe('modules of the BSR in the store', () => {
  const { commit, files, countedFiles } = vector('a');
  const module: BsrModule = {
    module: parseModuleName('buf.build/t/a'),
    commit,
    files: filesOf(Object.fromEntries(countedFiles.map((path) => [path, files[path] ?? '']))),
    dependencies: [],
    v1BufYaml: { name: 'buf.yaml', content: new TextEncoder().encode('version: v1\n') },
    v1BufLock: undefined,
  };
  const resolved: ResolvedBsrModule = {
    source: 'bsr',
    module: module.module,
    commit,
    contentDigests: contentDigests(module),
    askedBy: [],
    dependencies: [],
    requires: [],
  };

  it('come back with all that buf keeps of them, offline and with no buf', async () => {
    await modules().shelf.keep(module);
    const later = modules();
    const [fetched] = await later.fetch([resolved], noSource(later, true));
    expect(fetched).toMatchObject({ origin: 'store', blobs: [{}, {}, {}] });
    const { bsr } = await later.content(resolved);
    expect(bsr && contentDigests(bsr)).toEqual(resolved.contentDigests);
    expect(bsr?.v1BufYaml?.name).toBe('buf.yaml');
    expect(requests).toEqual([]);
  });

  it('count as fetched in the run that brought them in', async () => {
    const own = modules();
    await own.shelf.keep(module);
    expect((await own.fetch([resolved], noSource(own)))[0]?.origin).toBe('network');
  });

  it('are found without their names, as a restored cache brings only blobs', async () => {
    await modules().shelf.keep(module);
    await push(types, 'v1.2.0');
    await rm(join(store.directory, 'index.json'));
    store = await Store.open(store.directory);
    const later = modules();
    expect(await later.shelf.find(module.module, '9'.repeat(32))).toBeUndefined();
    expect((await later.shelf.find(module.module, commit))?.description.b5).toBe(resolved.contentDigests.b5);
    expect([...(await store.names()).keys()]).toEqual([`${module.module}:${commit}`]);
  });

  it('are what the digest says, whatever else a restored cache holds or names under their commit', async () => {
    const forged: BsrModule = {
      ...module,
      files: [{ path: 'evil.proto', content: Buffer.from('syntax = "proto3";\n') }],
    };
    const stranger: BsrModule = { ...forged, commit: '8'.repeat(32) };
    await modules().shelf.keep(module);
    await modules().shelf.keep(forged);
    const { b5 } = resolved.contentDigests;
    for (const prepare of [
      async () => {},
      async () => rm(join(store.directory, 'index.json')),
      async () => {
        await modules().shelf.keep(stranger);
        const names = await store.names();
        const [theirs] = [...names].flatMap(([name, one]) => (name.endsWith('8'.repeat(32)) ? [one] : []));
        if (theirs !== undefined) await store.setNames(new Map([[`${module.module}:${commit}`, theirs]]));
      },
    ]) {
      await prepare();
      store = await Store.open(store.directory);
      const later = modules();
      expect((await later.shelf.find(module.module, commit, b5))?.description).toMatchObject({ commit, b5 });
      const { bsr } = await later.content(resolved);
      expect(bsr && contentDigests(bsr)).toEqual(resolved.contentDigests);
    }
    expect(await modules().shelf.find(module.module, commit, `b5:${'0'.repeat(128)}`)).toBeUndefined();
  });

  it('are not there where their layer is gone', async () => {
    await modules().shelf.keep(module);
    const found = await modules().shelf.find(module.module, commit);
    await rm(store.blobPath(found?.manifest.layers[0]?.digest as Digest));
    store = await Store.open(store.directory);
    expect(await modules().shelf.find(module.module, commit)).toBeUndefined();
  });
});

it('offline, everything that is missing is named at once: exit 5', async () => {
  const digest = await push(types, 'v1.2.0');
  const other = await push(auth, 'v2.1.0');
  const offline: Registries = {
    ...countingRegistries(),
    forHost: () => {
      const gone = async (): Promise<never> => {
        const { OfflineError } = await import('../../src/oci/errors.ts');
        throw new OfflineError('oras.test', 'anything');
      };
      return { host: 'oras.test', listTags: gone, resolveTag: gone, fetchManifest: gone, fetchBlob: gone };
    },
  };
  const own = new ModuleStore({ store, registries: offline, parallel: 1 });
  const bsr = parseModuleName('buf.build/t/a');
  const digests = { b4: vector('a').b4, b5: vector('a').b5NoDeps };
  const error = await own
    .fetch(
      [
        resolvedOci(types, 'v1.2.0', digest),
        resolvedOci(auth, 'v2.1.0', other),
        {
          source: 'bsr',
          module: bsr,
          commit: '1'.repeat(32),
          contentDigests: digests,
          askedBy: [],
          dependencies: [],
          requires: [],
        },
      ],
      noSource(own, true),
    )
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ModulesMissingOfflineError', exitCode: 5, modules: [bsr, types, auth] });
  expect(await readdir(join(store.directory)).then((names) => names.includes('blobs'))).toBe(false);
});

it('a damaged blob in the store is fetched again', async () => {
  const digest = await push(types, 'v1.2.0');
  const own = modules();
  const [fetched] = await own.fetch([resolvedOci(types, 'v1.2.0', digest)], noSource(own));
  const layer = fetched?.manifest.layers[0];
  if (layer === undefined) throw new Error('there is a layer');
  await store.close();
  await writeFile(store.blobPath(layer.digest), 'not what it was');
  store = await Store.open(store.directory);
  const again = modules();
  expect((await again.fetch([resolvedOci(types, 'v1.2.0', digest)], noSource(again)))[0]?.origin).toBe('network');
  expect((await again.content(resolvedOci(types, 'v1.2.0', digest))).files).toHaveLength(2);
});
