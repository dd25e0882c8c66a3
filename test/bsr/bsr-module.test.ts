import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bsrAnnotations, bsrModuleOf, packBsrModule, readBsrDescription } from '../../src/bsr/bsr-artifact.ts';
import { type BsrModule, contentDigests } from '../../src/bsr/bsr-module.ts';
import { readModuleArtifact } from '../../src/modules/module-archive.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { filesOf, vector } from '../install/vectors.ts';

const a = vector('a');
const b = vector('b');
const dependency = { module: parseModuleName('buf.build/t/a'), commit: a.commit, digest: a.b5NoDeps };
const counted = Object.fromEntries(Object.entries(a.files).filter(([path]) => a.countedFiles.includes(path)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const shake = (text: string): string => createHash('shake256', { outputLength: 64 }).update(text).digest('hex');

const module: BsrModule = {
  module: parseModuleName('buf.build/t/b'),
  commit: b.commit,
  files: filesOf(b.files),
  dependencies: [dependency],
  v1BufYaml: { name: 'buf.yaml', content: bytes('version: v1\n') },
  v1BufLock: { name: 'buf.lock', content: bytes('# lock\nversion: v1\n') },
};

describe('the digests of a module of the BSR', () => {
  it('are those that buf computes, with and without dependencies', () => {
    expect(contentDigests({ files: filesOf(a.files) })).toEqual({ b4: a.b4, b5: a.b5NoDeps });
    expect(contentDigests({ files: filesOf(b.files), dependencies: [dependency] })).toEqual({
      b4: b.b4,
      b5: b.b5WithDeps,
    });
  });

  it('b5 does not depend on the order of the dependencies, b4 on none of them', () => {
    const other = { ...dependency, digest: b.b5WithDeps };
    const one = contentDigests({ files: filesOf(b.files), dependencies: [dependency, other] });
    expect(contentDigests({ files: filesOf(b.files), dependencies: [other, dependency] })).toEqual(one);
    expect(one.b4).toBe(b.b4);
    expect(one.b5).not.toBe(b.b5WithDeps);
  });

  it('b4 counts the configuration files that buf keeps apart, in the order of their paths; b5 does not', () => {
    const { b4, b5 } = contentDigests({ ...module, files: filesOf(counted) });
    const line = (path: string, text: string): string => `shake256:${shake(text)}  ${path}\n`;
    const manifest = [
      line('LICENSE', 'L\n'),
      line('README.md', '# a\n'),
      line('a/v1/a.proto', a.files['a/v1/a.proto'] ?? ''),
      line('buf.lock', '# lock\nversion: v1\n'),
      line('buf.yaml', 'version: v1\n'),
    ];
    expect(b4).toBe(`shake256:${shake(manifest.join(''))}`);
    expect(b5).toBe(contentDigests({ files: filesOf(counted), dependencies: [dependency] }).b5);
  });
});

describe('a module of the BSR as an artifact', () => {
  const unpack = async (packed: Awaited<ReturnType<typeof packBsrModule>>) => {
    const layer = packed.blobs.find(({ descriptor }) => descriptor.digest === packed.manifest.layers[0]?.digest);
    const { files } = await readModuleArtifact({
      module: module.module,
      label: 'test',
      manifest: packed.manifest,
      openLayer: async () =>
        (async function* () {
          yield layer?.bytes ?? new Uint8Array();
        })(),
    });
    return files;
  };

  it('comes back as it was, with everything that module.yaml held', async () => {
    const packed = await packBsrModule(module);
    const { annotations } = packed.manifest;
    expect(annotations[bsrAnnotations.module]).toBe('buf.build/t/b');
    const back = bsrModuleOf(module.module, readBsrDescription(annotations, 'test'), await unpack(packed), 'test');
    expect({ ...back, files: back.files.map(({ path }) => path) }).toEqual({
      ...module,
      files: ['b/v1/b.proto'],
      b4Unknown: false,
      v1BufYaml: { name: 'buf.yaml', content: Buffer.from('version: v1\n') },
      v1BufLock: { name: 'buf.lock', content: Buffer.from('# lock\nversion: v1\n') },
    });
    expect(contentDigests(back)).toEqual(contentDigests(module));
    expect((await packBsrModule(back)).manifestContent.descriptor.digest).toBe(
      packed.manifestContent.descriptor.digest,
    );
  });

  it('says nothing of a b4 that it does not know', async () => {
    const packed = await packBsrModule({ ...module, b4Unknown: true });
    const { annotations } = packed.manifest;
    expect(annotations[bsrAnnotations.b4]).toBeUndefined();
    const back = bsrModuleOf(module.module, readBsrDescription(annotations, 'test'), await unpack(packed), 'test');
    expect(contentDigests(back)).toEqual({ b4: '', b5: b.b5WithDeps });
  });

  it('is refused with exit 6 where its files, its dependencies or its configuration are not those of its digests', async () => {
    const packed = await packBsrModule(module);
    const files = await unpack(packed);
    const { annotations } = packed.manifest;
    const changed: readonly Record<string, string>[] = [
      { [bsrAnnotations.b5]: a.b5NoDeps },
      { [bsrAnnotations.b4]: a.b4 },
      { [bsrAnnotations.dependencies]: '[]' },
      { [bsrAnnotations.bufYaml]: JSON.stringify({ name: 'buf.yaml', content: '' }) },
    ];
    for (const change of changed) {
      const description = readBsrDescription({ ...annotations, ...change }, 'test');
      expect(() => bsrModuleOf(module.module, description, files, 'test')).toThrow(
        expect.objectContaining({ name: 'UnusableBsrArtifactError', exitCode: 6 }),
      );
    }
    const tampered = filesOf({ 'b/v1/b.proto': 'syntax = "proto2";\n' });
    expect(() => bsrModuleOf(module.module, readBsrDescription(annotations, 'test'), tampered, 'test')).toThrow(
      /its files/,
    );
  });

  it('is refused where an annotation is missing or malformed, whatever it holds', async () => {
    const { annotations } = (await packBsrModule(module)).manifest;
    const keys = Object.values(bsrAnnotations).filter((key) => key !== bsrAnnotations.module);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.json()), (key, text) => {
        fc.pre(text !== '[]');
        expect(() => readBsrDescription({ ...annotations, [key]: text }, 'test')).toThrow(
          expect.objectContaining({ name: 'UnusableBsrArtifactError' }),
        );
      }),
      { seed: 5, numRuns: 300 },
    );
    const { [bsrAnnotations.commit]: _, ...without } = annotations;
    expect(() => readBsrDescription(without, 'test')).toThrow(/missing or malformed/);
  });
});
