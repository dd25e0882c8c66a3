import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import {
  CheckedEntries,
  defaultArchiveLimits,
  UnreadableArchiveError,
  UnsafeArchiveError,
} from '../../src/modules/archive-safety.ts';
import { moduleArtifactType } from '../../src/modules/artifact-annotations.ts';
import {
  AmbiguousIndexError,
  type ArtifactSource,
  chooseFromIndex,
  DependencyMismatchError,
  NoProtoFilesError,
  readModuleArtifact,
  type UnpackedModule,
} from '../../src/modules/module-archive.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { AmbiguousModuleError } from '../../src/modules/module-root.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { artifactOf, type TestArtifact, tarGzipOf, tarOf, zipOf } from './archive-bytes.ts';

const proto = 'syntax = "proto3";\n';
const module = parseModuleName('oras.birb.homes/common/types');

const read = (artifact: TestArtifact, limits: ArtifactSource['limits'] = {}): Promise<UnpackedModule> =>
  readModuleArtifact({ module, label: `${module}:v1`, ...artifact, limits });

const paths = async (artifact: TestArtifact): Promise<readonly string[]> =>
  (await read(artifact)).files.map(({ path }) => path);

async function caught(work: Promise<unknown>): Promise<OrasBufError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readModuleArtifact: the shapes', () => {
  const pieces = [
    { name: 'common/', type: 'directory' as const },
    { name: 'common/v1/types.proto', text: proto },
    { name: 'LICENSE', text: 'L' },
  ];
  const expected = ['LICENSE', 'common/v1/types.proto'];

  it('reads one titled layer per file, as oras pushes them', async () => {
    const layers = [
      { title: 'common/v1/types.proto', bytes: Buffer.from(proto) },
      { title: './LICENSE', bytes: Buffer.from('L') },
    ];
    const module = await read(artifactOf(layers));
    expect(module.files.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([
      ['LICENSE', 'L'],
      ['common/v1/types.proto', proto],
    ]);
  });

  it('reads a titled tar+gzip that oras would unpack, with its directory', async () => {
    const bytes = await tarGzipOf([
      { name: 'protos', type: 'directory' },
      { name: 'protos/a.proto', text: proto },
    ]);
    expect(await paths(artifactOf([{ title: 'protos', unpack: true, bytes, mediaType: mediaTypes.tarGzip }]))).toEqual([
      'protos/a.proto',
    ]);
  });

  it('takes no time by the square of a title', async () => {
    const bytes = await tarGzipOf([{ name: 'a.proto', text: proto }]);
    const started = process.cpuUsage();
    const title = `${'/'.repeat(1_000_000)}a.tgz`;
    expect(await paths(artifactOf([{ title, bytes }], { artifactType: moduleArtifactType }))).toEqual(['a.proto']);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });

  it.each(['types.tar.gz', 'types.tgz', 'types', 'common.types'])('reads a tar+gzip titled %s', async (title) => {
    const bytes = await tarGzipOf(pieces);
    expect(await paths(artifactOf([{ title, bytes, mediaType: mediaTypes.tarGzip }]))).toEqual(expected);
  });

  it.each([mediaTypes.tarGzip, 'application/octet-stream', 'application/vnd.docker.image.rootfs.diff.tar.gzip'])(
    'reads an untitled tar+gzip, tar, tar+zstd and zip of type %s by their first bytes',
    async (mediaType) => {
      const tar = await tarOf(pieces);
      const zip = zipOf(pieces.map(({ name, text }) => ({ name, ...(text === undefined ? {} : { text }) })));
      for (const bytes of [gzipSync(tar), tar, zstdCompressSync(tar), zip]) {
        expect(await paths(artifactOf([{ bytes, mediaType }]))).toEqual(expected);
      }
    },
  );

  it('reads a zip with stored entries, and a titled one', async () => {
    const bytes = zipOf([{ name: 'a.proto', text: proto, method: 0 }]);
    expect(await paths(artifactOf([{ title: 'types.zip', bytes }]))).toEqual(['a.proto']);
  });

  it('passes untitled layers over that are no archive', async () => {
    const layers = [
      { title: 'a.proto', bytes: Buffer.from(proto) },
      { bytes: Buffer.from('{"note": 1}'), mediaType: 'application/json' },
    ];
    expect(await paths(artifactOf(layers))).toEqual(['a.proto']);
  });

  it('reads long and foreign names, leading ./ and layers from files', async () => {
    const long = `${'d'.repeat(90)}/${'e'.repeat(90)}/ü～.proto`;
    const bytes = await tarGzipOf([
      { name: './', type: 'directory' },
      { name: `./${long}`, text: proto },
    ]);
    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-archive-'));
    try {
      await writeFile(join(directory, 'layer'), bytes);
      const { manifest } = artifactOf([{ bytes }]);
      const module = await read({ manifest, openLayer: async () => join(directory, 'layer') as never });
      expect(module.files.map(({ path }) => path)).toEqual([long]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('readModuleArtifact: root and dependencies', () => {
  const yaml = 'version: v1\ndeps:\n  - oras.birb.homes/common/errors:v1.1\n  - buf.build/googleapis/googleapis\n';
  const dependencies = [
    { module: 'oras.birb.homes/common/errors', requirement: 'v1.1' },
    { module: 'buf.build/googleapis/googleapis', requirement: '' },
  ];

  it('takes root and dependencies from the topmost buf.yaml', async () => {
    const bytes = await tarGzipOf([
      { name: 'types/buf.yaml', text: yaml },
      { name: 'types/v1/a.proto', text: proto },
      { name: 'types/examples/buf.yaml', text: 'version: v9' },
      { name: 'elsewhere/b.proto', text: proto },
    ]);
    const unpacked = await read(artifactOf([{ bytes }]));
    expect(unpacked.files.map(({ path }) => path)).toEqual(['buf.yaml', 'examples/buf.yaml', 'v1/a.proto']);
    expect(unpacked.dependencies).toEqual(dependencies);
  });

  it('takes of several modules the one with the name', async () => {
    const layers = [
      {
        title: 'buf.yaml',
        bytes: Buffer.from(`version: v2\nmodules:\n  - path: a\n  - path: b\n    name: ${module}\n`),
      },
      { title: 'a/a.proto', bytes: Buffer.from(proto) },
      { title: 'b/b.proto', bytes: Buffer.from(proto) },
    ];
    expect(await paths(artifactOf(layers))).toEqual(['b.proto']);
    const unnamed = [{ title: 'buf.yaml', bytes: Buffer.from('version: v2\nmodules:\n  - path: a\n  - path: b\n') }];
    const error = await caught(read(artifactOf([...unnamed, ...layers.slice(1)])));
    expect(error).toBeInstanceOf(AmbiguousModuleError);
    expect(error.message).toContain('a (without a name), b (without a name)');
  });

  const withAnnotation = (value: string, withYaml: boolean): TestArtifact =>
    artifactOf(
      [
        { title: 'a.proto', bytes: Buffer.from(proto) },
        ...(withYaml ? [{ title: 'buf.yaml', bytes: Buffer.from(yaml) }] : []),
      ],
      { annotations: { 'homes.birb.protobuf.deps': value } },
    );

  it('takes the annotation where there is no buf.yaml, and wants both to agree', async () => {
    const json = '["buf.build/googleapis/googleapis","oras.birb.homes/common/errors:v1.1"]';
    expect((await read(withAnnotation(json, true))).dependencies).toEqual(dependencies);
    expect((await read(withAnnotation(json, false))).dependencies).toEqual(dependencies.toReversed());
    const byHand = 'oras.birb.homes/common/errors:v1.1, buf.build/googleapis/googleapis';
    expect((await read(withAnnotation(byHand, true))).dependencies).toEqual(dependencies);
    const error = await caught(read(withAnnotation('["buf.build/googleapis/googleapis"]', true)));
    expect(error).toBeInstanceOf(DependencyMismatchError);
    expect(error.exitCode).toBe(exitCodes.digestMismatch);
    expect((await caught(read(withAnnotation('[1]', false)))).exitCode).toBe(exitCodes.notFound);
  });

  it('says what it found where there is no .proto', async () => {
    const error = await caught(
      read(artifactOf([{ title: 'app.PROTO', bytes: Buffer.from('x'), mediaType: 'text/plain' }])),
    );
    expect(error).toBeInstanceOf(NoProtoFilesError);
    expect(error.exitCode).toBe(exitCodes.notFound);
    expect(error.message).toContain('app.PROTO (text/plain, 1 bytes)');
    expect(await caught(read(artifactOf([])))).toBeInstanceOf(NoProtoFilesError);
  });
});

describe('readModuleArtifact: hostile archives', () => {
  const tarWith = async (...pieces: Parameters<typeof tarGzipOf>[0]): Promise<TestArtifact> =>
    artifactOf([{ bytes: await tarGzipOf([{ name: 'ok.proto', text: proto }, ...pieces]) }]);

  async function reasonOf(work: Promise<unknown>): Promise<string> {
    const error = await caught(work);
    expect(error).toBeInstanceOf(UnsafeArchiveError);
    expect(error.exitCode).toBe(exitCodes.policy);
    return (error as UnsafeArchiveError).reason;
  }

  it.each([
    '/etc/x.proto',
    '../x.proto',
    'a/../../x.proto',
    'a/./x.proto',
    'a//x.proto',
    'a\\x.proto',
    '..\\x.proto',
    'C:/x.proto',
    'c:x.proto',
    '\\\\srv\\x.proto',
    'a\nb.proto',
    'a\u202eb\u2028.proto',
    'a\u202ecod.proto',
    'a\u200cb.proto',
    'a\ufeffb.proto',
    'a\u00adb.proto',
    'a\ufe0fb.proto',
    'a\u3164b.proto',
    'a\u007f.proto',
    'a/..',
  ])('refuses the path %j in a tar, a zip and a title', async (name) => {
    expect(await reasonOf(read(await tarWith({ name, text: proto })))).toBe('path');
    expect(await reasonOf(read(artifactOf([{ bytes: zipOf([{ name, text: proto }]) }])))).toBe('path');
    expect(await reasonOf(read(artifactOf([{ title: name, bytes: Buffer.from(proto) }])))).toBe('path');
  });

  it('refuses a NUL in a path that pax or zip carry', async () => {
    expect(await reasonOf(read(artifactOf([{ bytes: zipOf([{ name: 'a\0.proto', text: proto }]) }])))).toBe('path');
    expect(await reasonOf(read(await tarWith({ name: 'x.proto', text: proto, pax: { path: 'a\0b.proto' } })))).toBe(
      'path',
    );
  });

  it('refuses names that are no UTF-8', async () => {
    const tar = await tarOf([{ name: 'aXX.proto', text: proto }]);
    tar[1] = 0xff;
    tar[2] = 0xfe;
    tar.write(`${(checksumOf(tar) >>> 0).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect(await reasonOf(read(artifactOf([{ bytes: tar }])))).toBe('path');
  });

  it.each([
    ['symlink', 'link'],
    ['link', 'link'],
    ['character-device', 'device'],
    ['block-device', 'device'],
    ['fifo', 'device'],
  ] as const)('refuses a %s in a tar', async (type, reason) => {
    expect(await reasonOf(read(await tarWith({ name: 'x.proto', type, linkname: 'ok.proto' })))).toBe(reason);
  });

  it.each([
    [0o120777, 'link'],
    [0o020666, 'device'],
    [0o010666, 'device'],
    [0o140666, 'device'],
  ])('refuses mode %o in a zip', async (mode, reason) => {
    const bytes = zipOf([
      { name: 'ok.proto', text: proto },
      { name: 'x.proto', text: 'ok.proto', mode },
    ]);
    expect(await reasonOf(read(artifactOf([{ bytes }])))).toBe(reason);
  });

  it('refuses encrypted zips', async () => {
    expect(await reasonOf(read(artifactOf([{ bytes: zipOf([{ name: 'a.proto', text: proto, flags: 1 }]) }])))).toBe(
      'encrypted',
    );
  });

  it.each([
    [['a.proto', 'A.proto']],
    [['a/x.proto', 'A/y.proto']],
    [['\u00e9.proto', 'e\u0301.proto']],
    [['stra\u00dfe.proto', 'STRASSE.proto']],
    [['x.proto', 'x.proto']],
    [['x', 'x/y.proto']],
    [['x/y.proto', 'x']],
  ])('refuses %j side by side', async (names) => {
    expect(await reasonOf(read(await tarWith(...names.map((name) => ({ name, text: proto })))))).toBe('collision');
    const layers = names.map((title) => ({ title, bytes: Buffer.from(proto) }));
    expect(await reasonOf(read(artifactOf(layers)))).toBe('collision');
  });

  it('lets a directory be named more than once', async () => {
    const unpacked = await read(await tarWith({ name: 'a/', type: 'directory' }, { name: 'a/', type: 'directory' }));
    expect(unpacked.files).toHaveLength(1);
  });

  it('takes no content from a directory, whatever size its header has', async () => {
    const tar = await tarOf([
      { name: 'd/', type: 'directory' },
      { name: 'd/a.proto', text: proto },
    ]);
    tar.write('00000000046\0', 124, 'latin1');
    tar.fill(0x20, 148, 156);
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect(await paths(artifactOf([{ bytes: tar }]))).toEqual(['d/a.proto']);
  });

  it('stops bombs: ratio, size, entries, depth and length', async () => {
    const zeros = '\0'.repeat(30_000_000);
    const bomb = await tarWith({ name: 'zeros', text: zeros });
    expect(await reasonOf(read(bomb))).toBe('ratio');
    expect(await reasonOf(read(bomb, { unpackedBytes: 1_000_000 }))).toBe('unpacked-size');
    expect(await reasonOf(read(artifactOf([{ bytes: zipOf([{ name: 'z', text: zeros }]) }])))).toBe('ratio');
    expect(
      await reasonOf(read(artifactOf([{ bytes: zipOf([{ name: 'z', text: zeros }]) }]), { unpackedBytes: 1_000 })),
    ).toBe('unpacked-size');
    expect(
      await reasonOf(
        read(artifactOf([{ bytes: await tarOf([{ name: 'z', text: zeros }]) }]), { unpackedBytes: 1_000 }),
      ),
    ).toBe('unpacked-size');
    const many = await tarWith({ name: 'a', text: '' }, { name: 'b', text: '' });
    expect(await reasonOf(read(many, { entries: 2 }))).toBe('entries');
    expect(await reasonOf(read(many, { compressedBytes: 10 }))).toBe('compressed-size');
    expect(await reasonOf(read(await tarWith({ name: `${'d/'.repeat(40)}x`, text: '' })))).toBe('path-depth');
    expect(await reasonOf(read(await tarWith({ name: `${'é'.repeat(300)}`, text: '' })))).toBe('path-length');
    const zip = zipOf([
      { name: 'a.proto', text: proto },
      { name: 'b', text: '' },
    ]);
    expect(await reasonOf(read(artifactOf([{ bytes: zip }]), { entries: 1 }))).toBe('entries');
  });

  it('refuses a layer that is longer or shorter than its descriptor says', async () => {
    const { manifest, openLayer } = artifactOf([{ title: 'a.proto', bytes: Buffer.from(proto) }]);
    for (const more of [1, -1]) {
      const layers = manifest.layers.map((layer) => ({ ...layer, size: layer.size + more }));
      const open = (): ReturnType<typeof openLayer> => openLayer(manifest.layers[0] as (typeof layers)[0]);
      expect(await reasonOf(read({ manifest: { ...manifest, layers }, openLayer: open }))).toBe('compressed-size');
    }
  });

  it.each(['con.proto', 'a/NUL', 'aux.v1.proto', 'x.', 'a?.proto', 'lpt1', 'com².x'])(
    'remarks on %j, and refuses it on Windows',
    async (name) => {
      const unpacked = await read(await tarWith({ name, text: '' }));
      expect(unpacked.remarks.join()).toContain('Windows reserves');
      const windows = new CheckedEntries('x', defaultArchiveLimits, 'win32');
      expect(() => windows.add({ path: name, kind: 'file', content: Buffer.alloc(0) })).toThrow(UnsafeArchiveError);
    },
  );

  it('names damaged archives as such', async () => {
    const tar = await tarOf([{ name: 'a.proto', text: proto.repeat(100) }]);
    const zip = zipOf([{ name: 'a.proto', text: proto }]);
    const cases = [
      { bytes: gzipSync(tar).subarray(0, 60) },
      { bytes: gzipSync('no tar at all') },
      { bytes: tar.subarray(0, 700) },
      { bytes: Buffer.from('no archive'), mediaType: mediaTypes.tarGzip },
      { bytes: Buffer.from('no archive'), title: 'x.tgz' },
      { bytes: zip.subarray(0, zip.length - 5) },
      { bytes: zipOf([{ name: 'a.proto', text: proto, crc: 1 }]) },
      { bytes: zipOf([{ name: 'a.proto', text: proto, size: 5 }]) },
      { bytes: zipOf([{ name: 'a.proto', text: proto, method: 99 }]) },
    ];
    for (const layer of cases) expect(await caught(read(artifactOf([layer])))).toBeInstanceOf(UnreadableArchiveError);
  });

  it('reads or refuses archives with flipped and cut bytes, and hands out sound paths only', async () => {
    const pieces = [
      { name: 'a/b.proto', text: proto },
      { name: 'c.proto', text: proto.repeat(50) },
    ];
    const seeds = [await tarOf(pieces), gzipSync(await tarOf(pieces)), zipOf(pieces)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(), { freq: 4 }),
        async (seed, flips, cut) => {
          const bytes = Buffer.from(seed);
          for (const [at, value] of flips) bytes[at % bytes.length] = value;
          const layer = { bytes: cut === null ? bytes : bytes.subarray(0, cut % bytes.length) };
          try {
            for (const { path } of (await read(artifactOf([layer]))).files) {
              expect(path).not.toMatch(/^\/|\\|\0|(?:^|\/)\.\.?(?:\/|$)/);
            }
          } catch (error) {
            if (!(error instanceof OrasBufError)) throw error;
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('chooseFromIndex', () => {
  const child = (text: string, artifactType?: string, annotations?: Record<string, string>) => ({
    mediaType: mediaTypes.manifest,
    digest: digestOf(text),
    size: 1,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined ? {} : { annotations }),
  });
  const index = (...manifests: readonly ReturnType<typeof child>[]) =>
    ({ kind: 'index', mediaType: mediaTypes.index, manifests, annotations: {} }) as const;
  const ours = child('ours', 'application/vnd.birb.protobuf.module.v1');

  it('takes ours, else the only one that is no attestation', () => {
    expect(chooseFromIndex(index(child('a'), ours, child('b')), 'x')).toBe(ours);
    const only = child('a');
    const attestation = child('b', undefined, { 'vnd.docker.reference.type': 'attestation-manifest' });
    expect(chooseFromIndex(index(only, attestation), 'x')).toBe(only);
  });

  it('lists the children where none can be chosen', async () => {
    for (const bad of [index(), index(child('a'), child('b')), index(ours, { ...ours, digest: digestOf('other') })]) {
      const error = await caught(Promise.resolve().then(() => chooseFromIndex(bad, 'x:v1')));
      expect(error).toBeInstanceOf(AmbiguousIndexError);
      for (const { digest } of bad.manifests) expect(error.message).toContain(digest);
    }
  });
});

function checksumOf(tar: Buffer): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 0 : (tar[i] ?? 0);
  return sum;
}
