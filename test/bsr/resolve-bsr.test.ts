import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BsrDescription, packBsrModule, readBsrDescription } from '../../src/bsr/bsr-artifact.ts';
import { type BsrModule, contentDigests } from '../../src/bsr/bsr-module.ts';
import type { BsrShelf } from '../../src/bsr/bsr-shelf.ts';
import { type BsrSource, resolveBsr } from '../../src/bsr/resolve-bsr.ts';
import type { StockBuf } from '../../src/bsr/stock-buf.ts';
import type { Log } from '../../src/log.ts';
import { silentLog } from '../../src/log.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { LayoutRegistry } from '../../src/oci/layout-registry.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { Secret } from '../../src/system/secret.ts';
import { filesOf, vector } from '../install/vectors.ts';
import { type FakeBufEntry, type FakeBufPlan, writeFakeBuf } from './fake-buf.ts';

const a = vector('a');
const b = vector('b');
const nameA = parseModuleName('buf.build/t/a');
const nameB = parseModuleName('buf.build/t/b');
const entryA: FakeBufEntry = {
  name: nameA,
  commit: a.commit,
  b4: a.b4,
  b5: a.b5NoDeps,
  moduleYaml: 'version: v1\nfiles_dir: files\n',
  files: Object.fromEntries(a.countedFiles.map((path) => [`files/${path}`, a.files[path] ?? ''])),
};
const entryB: FakeBufEntry = {
  name: nameB,
  commit: b.commit,
  b4: b.b4,
  b5: b.b5WithDeps,
  moduleYaml: `version: v1\nfiles_dir: files\ndeps:\n  - name: buf.build/t/a\n    commit: ${a.commit}\n    digest: ${a.b5NoDeps}\n`,
  files: { 'files/b/v1/b.proto': b.files['b/v1/b.proto'] ?? '' },
};
const plan: FakeBufPlan = {
  modules: {
    [nameB]: [entryA, entryB],
    [`${nameB}:${b.commit}`]: [entryA, entryB],
    [`${nameA}:${a.commit}`]: [entryA],
  },
};
const providedA = { module: nameA, commit: a.commit, b4: '', b5: a.b5NoDeps, dependencies: [] };
const providedB = { module: nameB, commit: b.commit, b4: '', b5: b.b5WithDeps, dependencies: [nameA] };
/** As they are where a v1 lock is in use. */
const withB4 = [
  { ...providedA, b4: a.b4 },
  { ...providedB, b4: b.b4 },
];

class MemoryShelf implements BsrShelf {
  readonly kept = new Map<string, BsrModule>();
  async describe(module: string, commit: string, b5?: string): Promise<BsrDescription | undefined> {
    const found = this.kept.get(`${module}:${commit}`);
    if (found === undefined || (b5 !== undefined && contentDigests(found).b5 !== b5)) return undefined;
    return readBsrDescription((await packBsrModule(found)).manifest.annotations, module);
  }
  async keep(module: BsrModule): Promise<void> {
    this.kept.set(`${module.module}:${module.commit}`, module);
  }
}

let directory: string;
let shelf: MemoryShelf;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-bsr-test-'));
  await mkdir(join(directory, 'tmp'));
  shelf = new MemoryShelf();
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function source(
  usedPlan: FakeBufPlan = plan,
  more: Partial<BsrSource> = {},
  log: Log = silentLog,
): Promise<BsrSource> {
  return {
    shelf,
    mirror: undefined,
    offline: false,
    parallel: 2,
    buf: withBuf({
      program: await writeFakeBuf(directory, usedPlan),
      environment: { PATH: '/usr/bin', BUF_TOKEN: 'leaked', ORAS_REGISTRY_TOKEN: 'leaked', NETRC: '/home/user/.netrc' },
      bsrHost: 'buf.build',
      token: new Secret('s3cret'),
      cacheDirectory: join(directory, 'cache'),
      temporaryDirectory: join(directory, 'tmp'),
      log,
    }),
    ...more,
  };
}

function withBuf(buf: StockBuf | undefined): BsrSource['buf'] {
  return async () => buf;
}

/** The same source with another buf. */
async function changed({ buf, ...rest }: BsrSource, change: Partial<StockBuf>): Promise<BsrSource> {
  const there = await buf();
  return { ...rest, buf: withBuf(there === undefined ? undefined : { ...there, ...change }) };
}

interface Call {
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly yaml: string;
  readonly cache: string;
  readonly token?: string;
  readonly netrc: string;
  readonly files: readonly string[];
  readonly names: readonly string[];
}

async function calls(): Promise<readonly Call[]> {
  const text = await readFile(join(directory, 'calls.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call);
}

const wantB = [{ module: nameB, reference: '' }];

describe('modules of the BSR by stock buf', () => {
  it('come with what they need, go onto the shelf, and leave no scratch directory', async () => {
    expect(await resolveBsr(wantB, new Set(['v2']), await source())).toEqual([providedA, providedB]);
    expect([...shelf.kept.keys()].sort()).toEqual([`${nameA}:${a.commit}`, `${nameB}:${b.commit}`]);
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
    const [call, ...more] = await calls();
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      arguments: ['dep', 'update'],
      yaml: 'version: v2\ndeps:\n  - "buf.build/t/b"\n',
      cache: join(directory, 'cache'),
      token: 's3cret@buf.build',
      netrc: '',
      files: ['buf.yaml', 'scratch.proto'],
    });
    expect(call?.names).not.toContain('ORAS_REGISTRY_TOKEN');
    expect(call?.directory.startsWith(join(directory, 'tmp'))).toBe(true);
  });

  it('hands buf no token where there is none', async () => {
    const given = await source();
    await resolveBsr(wantB, new Set(['v2']), await changed(given, { token: undefined }));
    expect((await calls())[0]?.names).not.toContain('BUF_TOKEN');
  });

  it('has buf fetch b4 as well where a v1 lock is in use, pinned to the same commits', async () => {
    expect(await resolveBsr(wantB, new Set(['v1', 'v2']), await source())).toEqual(withB4);
    expect((await calls()).map(({ yaml }) => yaml)).toEqual([
      'version: v2\ndeps:\n  - "buf.build/t/b"\n',
      `version: v1\ndeps:\n  - "buf.build/t/a:${a.commit}"\n  - "buf.build/t/b:${b.commit}"\n`,
    ]);
    const modules = {
      ...plan.modules,
      [`${nameA}:${a.commit}`]: [{ ...entryA, b4: b.b4 }],
      [`${nameB}:${b.commit}`]: [entryB],
    };
    await expect(resolveBsr(wantB, new Set(['v1']), await source({ modules }))).rejects.toMatchObject({
      name: 'BsrDigestMismatchError',
      exitCode: 6,
    });
  });

  it('are taken from the shelf, with no call of buf, where all are wanted by commit and there', async () => {
    const pinned = [
      { module: nameA, reference: a.commit, locked: { b4: a.b4, b5: a.b5NoDeps } },
      { module: nameB, reference: b.commit, locked: { b4: '', b5: b.b5WithDeps } },
    ];
    await resolveBsr(pinned, new Set(['v2']), await source());
    const before = (await calls()).length;
    expect(await resolveBsr(pinned, new Set(['v2']), await source())).toEqual([providedA, providedB]);
    expect(
      await resolveBsr(pinned, new Set(['v2']), await source(plan, { offline: true, buf: withBuf(undefined) })),
    ).toHaveLength(2);
    expect((await calls()).length).toBe(before);
    // b4 was not asked for before; once it was, the shelf has it too.
    expect(await resolveBsr(pinned, new Set(['v1']), await source())).toEqual(withB4);
    expect((await calls()).length).toBe(before + 2);
    expect(await resolveBsr(pinned, new Set(['v1', 'v2']), await source())).toEqual(withB4);
    expect((await calls()).length).toBe(before + 2);
    // What b needs is not wanted, so the shelf alone is no answer.
    await resolveBsr(pinned.slice(1), new Set(['v2']), await source());
    expect((await calls()).length).toBe(before + 3);
  });

  it('keep the configuration that a module was pushed with, which buf gets only where it asks for b4', async () => {
    const bufYaml = 'version: v1\nname: buf.build/t/a\n';
    const { b4 } = contentDigests({
      files: filesOf(a.files),
      v1BufYaml: { name: 'buf.yaml', content: new TextEncoder().encode(bufYaml) },
    });
    expect(b4).not.toBe(a.b4);
    const v1 = {
      ...entryA,
      b4,
      moduleYaml: `${entryA.moduleYaml}v1_buf_yaml_file: v1_buf_yaml/buf.yaml\n`,
      files: { ...entryA.files, 'v1_buf_yaml/buf.yaml': bufYaml },
    };
    const modules = { [nameA]: [entryA], [`${nameA}:${a.commit}`]: [v1] };
    const [provided] = await resolveBsr([{ module: nameA, reference: '' }], new Set(['v1']), await source({ modules }));
    expect(provided).toMatchObject({ b4, b5: a.b5NoDeps });
    const kept = shelf.kept.get(`${nameA}:${a.commit}`);
    expect(kept && contentDigests(kept)).toEqual({ b4, b5: a.b5NoDeps });
  });

  it('are asked for where the shelf (a restored cache) holds something else under their commit', async () => {
    const forged: BsrModule = {
      module: nameA,
      commit: a.commit,
      files: filesOf({ 'evil.proto': 'syntax = "proto3";\n' }),
      dependencies: [],
      v1BufYaml: undefined,
      v1BufLock: undefined,
    };
    const unlocked = [{ module: nameA, reference: a.commit }];
    const locked = [{ module: nameA, reference: a.commit, locked: { b4: '', b5: a.b5NoDeps } }];
    for (const wanted of [unlocked, locked]) {
      await shelf.keep(forged);
      expect(await resolveBsr(wanted, new Set(['v2']), await source())).toEqual([providedA]);
      const kept = shelf.kept.get(`${nameA}:${a.commit}`);
      expect(kept && contentDigests(kept).b5).toBe(a.b5NoDeps);
    }
    expect((await calls()).length).toBe(2);
  });

  it('must have the digests of the lock: exit 6', async () => {
    const pinned = [{ module: nameB, reference: b.commit, locked: { b4: b.b4, b5: b.b5NoDeps } }];
    const error = await resolveBsr(pinned, new Set(['v2']), await source()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'BsrDigestMismatchError', exitCode: 6 });
    expect((error as Error).message).toContain(b.b5NoDeps);
  });

  it("are fetched anew into a cache of their own where buf's cache is damaged, with a warning", async () => {
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warning: (message) => warnings.push(message) };
    const fails = { says: 'Failure: *** Digest verification failed ***', exitCode: 1 };
    const given = await source({ ...plan, fails, failsOn: 'shared-cache' }, {}, log);
    expect(await resolveBsr(wantB, new Set(['v2']), given)).toEqual([providedA, providedB]);
    expect((await calls()).map(({ cache }) => cache === join(directory, 'cache'))).toEqual([true, false]);
    expect(warnings[0]).toContain('damaged');
  });

  it('fail where buf put something else into its cache than its lock says', async () => {
    const modules = { [nameB]: [entryA, { ...entryB, files: { 'files/b/v1/b.proto': 'syntax = "proto2";\n' } }] };
    await expect(resolveBsr(wantB, new Set(['v2']), await source({ modules }))).rejects.toMatchObject({ exitCode: 6 });
    expect(shelf.kept.size).toBe(0);
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  });

  it('give the class of what buf says, and leave no scratch directory', async () => {
    const fails = { says: 'Failure: you are not authenticated for buf.build.', exitCode: 1 };
    await expect(resolveBsr(wantB, new Set(['v2']), await source({ ...plan, fails }))).rejects.toMatchObject({
      name: 'BsrNotAllowedError',
      exitCode: 3,
    });
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  });

  it('say which modules need buf where it is not there, or the network where the run is offline', async () => {
    const noBuf = resolveBsr(wantB, new Set(['v2']), await source(plan, { buf: withBuf(undefined) }));
    await expect(noBuf).rejects.toMatchObject({ name: 'BufMissingError', exitCode: 2 });
    await expect(noBuf).rejects.toThrow(nameB);
    const offline = resolveBsr(wantB, new Set(['v2']), await source(plan, { offline: true }));
    await expect(offline).rejects.toMatchObject({ name: 'OfflineError', exitCode: 5 });
    const given = await source();
    const gone = await changed(given, { program: join(directory, 'no-such-buf') });
    await expect(resolveBsr(wantB, new Set(['v2']), gone)).rejects.toMatchObject({
      name: 'BufMissingError',
      exitCode: 2,
    });
  });
});

describe('modules of the BSR from a mirror', () => {
  const olderA: BsrModule = {
    module: nameA,
    commit: '1'.repeat(32),
    files: filesOf({ 'a/v1/a.proto': 'syntax = "proto3";\n' }),
    dependencies: [],
    v1BufYaml: undefined,
    v1BufLock: undefined,
  };
  const moduleA: BsrModule = {
    ...olderA,
    commit: a.commit,
    files: filesOf(Object.fromEntries(a.countedFiles.map((path) => [path, a.files[path] ?? '']))),
  };
  const moduleB: BsrModule = {
    ...olderA,
    module: nameB,
    commit: b.commit,
    files: filesOf(b.files),
    dependencies: [{ module: nameA, commit: a.commit, digest: a.b5NoDeps }],
  };

  async function push(
    module: BsrModule,
    tags: readonly string[],
    change: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const [, owner, name] = module.module.split('/');
    const packed = await packBsrModule(module);
    const writer = new LayoutWriter(join(directory, 'registry'), `bsr-cache/${owner}/${name}`);
    for (const { bytes, descriptor } of packed.blobs) {
      await writer.writeBlob(bytes, descriptor.mediaType, descriptor.annotations);
    }
    const manifest = { ...packed.manifest, annotations: { ...packed.manifest.annotations, ...change } };
    for (const tag of tags) await writer.writeManifest(manifest, tag);
  }

  async function mirrored(): Promise<BsrSource> {
    const registry = new LayoutRegistry('oras.test', join(directory, 'registry'));
    return source(plan, { mirror: { registry, prefix: 'bsr-cache' }, buf: withBuf(undefined), offline: true });
  }

  it('need no buf: by default label, label or commit, with what they were made with', async () => {
    await push(moduleA, [a.commit, 'main']);
    await push(moduleB, [b.commit, 'latest', 'v1']);
    for (const reference of ['', 'v1', b.commit]) {
      shelf.kept.clear();
      const provided = await resolveBsr([{ module: nameB, reference }], new Set(['v1', 'v2']), await mirrored());
      expect(provided).toEqual(withB4);
      expect(shelf.kept.get(`${nameB}:${b.commit}`)?.dependencies).toEqual(moduleB.dependencies);
    }
    expect(await calls()).toEqual([]);
  });

  it('keep the commit that is pinned, also where a module was made with another one', async () => {
    await push(moduleA, [a.commit]);
    await push(olderA, [olderA.commit]);
    await push(moduleB, [b.commit]);
    const provided = await resolveBsr(
      [
        { module: nameA, reference: olderA.commit },
        { module: nameB, reference: b.commit },
      ],
      new Set(['v2']),
      await mirrored(),
    );
    expect(provided.map(({ commit }) => commit)).toEqual([olderA.commit, b.commit]);
  });

  it('name what is there where a label is missing: exit 4', async () => {
    await push(moduleA, [a.commit, 'v1']);
    const error = await resolveBsr([{ module: nameA, reference: '' }], new Set(['v2']), await mirrored()).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'BsrNotFoundError', exitCode: 4 });
    expect((error as Error).message).toContain('v1');
    const missing = resolveBsr([{ module: nameB, reference: 'v1' }], new Set(['v2']), await mirrored());
    await expect(missing).rejects.toMatchObject({ name: 'BsrNotFoundError' });
  });

  it('are refused where the files, the commit or the lock say otherwise: exit 6', async () => {
    await push(moduleA, [a.commit, 'main'], { 'homes.birb.protobuf.bsr.b5': b.b5NoDeps });
    const wrongFiles = resolveBsr([{ module: nameA, reference: '' }], new Set(['v2']), await mirrored());
    await expect(wrongFiles).rejects.toMatchObject({ name: 'UnusableBsrArtifactError', exitCode: 6 });
    await push({ ...olderA, b4Unknown: true }, ['v1']);
    const noB4 = resolveBsr([{ module: nameA, reference: 'v1' }], new Set(['v1']), await mirrored());
    await expect(noB4).rejects.toThrow(/does not say the b4 digest/);
    await push(olderA, ['2'.repeat(32)]);
    const wrongCommit = resolveBsr([{ module: nameA, reference: '2'.repeat(32) }], new Set(['v2']), await mirrored());
    await expect(wrongCommit).rejects.toMatchObject({ name: 'UnusableBsrArtifactError', exitCode: 6 });
    await push(olderA, [olderA.commit]);
    const locked = { b4: a.b4, b5: a.b5NoDeps };
    const wrongLock = resolveBsr(
      [{ module: nameA, reference: olderA.commit, locked }],
      new Set(['v2']),
      await mirrored(),
    );
    await expect(wrongLock).rejects.toMatchObject({ name: 'BsrDigestMismatchError', exitCode: 6 });
  });
});
