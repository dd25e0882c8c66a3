import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnsafeArchiveError } from '../../src/modules/archive-safety.ts';
import { readModuleArtifact, type UnpackedModule } from '../../src/modules/module-archive.ts';
import { type WrittenArtifact, writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import type { ModuleFiles } from '../../src/modules/module-files.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { compareUtf8 } from '../../src/modules/utf8-order.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';

const module = parseModuleName('oras.birb.homes/common/types');
const file = (path: string, text: string): ModuleFiles[number] => ({ path, content: Buffer.from(text) });

function readBack(written: WrittenArtifact): Promise<UnpackedModule> {
  return readModuleArtifact({
    module,
    label: 'written',
    manifest: parseManifest(written.manifestContent.bytes, 'written') as WrittenArtifact['manifest'],
    openLayer: async (layer) =>
      (async function* () {
        yield written.blobs.find(({ descriptor }) => descriptor.digest === layer.digest)?.bytes ?? Buffer.alloc(0);
      })(),
  });
}

describe('writeModuleArtifact', () => {
  const files = [
    file('types/v1/types.proto', 'syntax = "proto3";\n'),
    file('buf.yaml', 'version: v2\ndeps:\n  - buf.build/googleapis/googleapis\n'),
    file('LICENSE', 'L'),
    file(`${'long/'.repeat(25)}z/𐐀.proto`, 'syntax = "proto3";\n'),
  ];
  const dependencies = [{ module: parseModuleName('buf.build/googleapis/googleapis'), requirement: '' }];

  it('gives bytes that stay the same from release to release', async () => {
    const { manifest, manifestContent } = await writeModuleArtifact({ module, files, dependencies });
    expect(manifestContent.descriptor.digest).toBe(
      'sha256:520d706b87f8d12ee49ee64903e91ec190a2f88e9bfa1f2ff7c7eb60566024fc',
    );
    expect(manifest.artifactType).toBe('application/vnd.birb.protobuf.module.v1');
    expect(manifest.annotations).toEqual({ 'homes.birb.protobuf.deps': '["buf.build/googleapis/googleapis"]' });
    expect(manifest.layers[0]?.annotations).toMatchObject({
      'org.opencontainers.image.title': 'types',
      'io.deis.oras.content.unpack': 'true',
    });
  });

  it('does not depend on the order of the files', async () => {
    const one = await writeModuleArtifact({ module, files, dependencies });
    const other = await writeModuleArtifact({ module, files: files.toReversed(), dependencies });
    expect(other.manifestContent.descriptor).toEqual(one.manifestContent.descriptor);
  });

  it('describes every byte rightly', async () => {
    const { blobs, manifest, manifestContent } = await writeModuleArtifact({ module, files, dependencies: [] });
    for (const { descriptor, bytes } of [...blobs, manifestContent]) {
      expect(descriptor).toMatchObject({ digest: digestOf(bytes), size: bytes.length });
    }
    const layer = blobs[1]?.bytes ?? Buffer.alloc(0);
    expect(manifest.layers[0]?.annotations?.['io.deis.oras.content.digest']).toBe(digestOf(gunzipSync(layer)));
    expect([...layer.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  });

  it('is read back as it was, annotations included', async () => {
    const written = await writeModuleArtifact({ module, files, dependencies, annotations: { 'x.y': 'z' } });
    const unpacked = await readBack(written);
    expect(unpacked.files.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual(
      files
        .map(({ path, content }) => [path, Buffer.from(content).toString()])
        .sort(([a = ''], [b = '']) => compareUtf8(a, b)),
    );
    expect(unpacked.dependencies).toEqual(dependencies);
    expect(written.manifest.annotations['x.y']).toBe('z');
  });

  it('needs no buf.yaml to keep dependencies, and does not take a directory of the same name away', async () => {
    const unpacked = await readBack(
      await writeModuleArtifact({ module, files: [file('types/types/a.proto', '')], dependencies }),
    );
    expect(unpacked).toMatchObject({ dependencies, files: [{ path: 'types/types/a.proto' }] });
  });

  it('writes nothing that its reader refuses', async () => {
    await expect(writeModuleArtifact({ module, files: [file('../a.proto', '')], dependencies: [] })).rejects.toThrow(
      UnsafeArchiveError,
    );
  });

  it('round-trips any files', async () => {
    const segment = fc.stringMatching(/^[a-z]{1,3}[0-9]?$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.proto`);
    const some = fc.uniqueArray(fc.tuple(path, fc.string()), { selector: ([one]) => one, minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(some, async (list) => {
        const unpacked = await readBack(
          await writeModuleArtifact({ module, files: list.map(([name, text]) => file(name, text)), dependencies: [] }),
        );
        expect(new Map(unpacked.files.map((one) => [one.path, Buffer.from(one.content).toString()]))).toEqual(
          new Map(list.map(([name, text]) => [name, Buffer.from(text).toString()])),
        );
      }),
      { numRuns: 60 },
    );
  });
});
