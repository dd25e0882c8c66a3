import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { digestAlgorithm, digestHex } from '../../src/oci/digest.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import {
  type ShapedArtifact,
  sha512Artifact,
  shapedArtifacts,
  shapeProto,
  shapesWorkspace,
} from './artifact-shapes.ts';
import { Machine, type Run } from './bad-input-machine.ts';

let shapes: ReadonlyMap<string, ShapedArtifact>;
let server: LoopbackRegistry;

beforeAll(async () => {
  shapes = new Map([...(await shapedArtifacts()), ['sha512', await sha512Artifact('sha512')]]);
  server = await new LoopbackRegistry().start();
  for (const [shape, { blobs, manifests }] of shapes) {
    const repository = `shapes/${shape}`;
    for (const { bytes, descriptor } of blobs) server.pushBlob(repository, bytes, descriptor.digest);
    for (const [index, { bytes, descriptor }] of manifests.entries()) {
      const tag = index === manifests.length - 1 ? 'v1.0.0' : `child-${index}`;
      server.pushManifest(repository, tag, bytes, descriptor.mediaType, descriptor.digest);
    }
  }
});
afterAll(() => server[Symbol.asyncDispose]());

/** The files of the installed modules by `<shape> <path>`. */
async function installed(machine: Machine): Promise<ReadonlyMap<string, string>> {
  const base = join(machine.bufCache, 'v3', 'modules', 'b5', 'oras.birb.homes', 'shapes');
  const found = new Map<string, string>();
  for (const entry of await readdir(base, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.proto')) continue;
    const path = join(entry.parentPath, entry.name);
    const [, shape = '', file = ''] = /\/shapes\/([^/]+)\/[0-9a-f]{32}\/files\/(.+)$/.exec(path) ?? [];
    found.set(`${shape} ${file}`, await readFile(path, 'utf8'));
  }
  return found;
}

function expected(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((shape) => [`${shape} ${shapeProto(shape).path}`, shapeProto(shape).text] as const));
}

const overHttp = (): Record<string, string> => ({ ORAS_BUF_REGISTRY_ENDPOINT: server.origin });
const fine = (run: Run): void => expect(run.exitCode, run.output).toBe(0);

test('a module of every shape is resolved from a server, locked, and fetched by its digest on the next machine', async () => {
  const names = [...shapes.keys()];
  await using machine = await Machine.create(shapesWorkspace(names));
  fine(await machine.run(['resolve'], { environment: overHttp() }));
  expect(await installed(machine)).toEqual(expected(names));

  const lock = parse(await machine.read('oras.lock')) as { oci: { module: string; digest: string }[] };
  const locked = new Map(lock.oci.map(({ module, digest }) => [module.split('/').at(-1), digest]));
  // Of an index it is the module that is locked, not what lies beside it.
  for (const [shape, { manifests }] of shapes) {
    const children = manifests.filter(({ descriptor }) => descriptor.mediaType.includes('manifest'));
    const own = children.find(({ descriptor }) => descriptor.artifactType?.includes('birb')) ?? children[0];
    expect(locked.get(shape)).toBe(own?.descriptor.digest);
  }
  expect(locked.get('sha512')).toMatch(/^sha512:[0-9a-f]{128}$/);

  server.seen.length = 0;
  await using next = await Machine.create();
  await cp(machine.workspace, next.workspace, { recursive: true });
  fine(await next.run(['resolve', '--frozen'], { environment: overHttp() }));
  expect(await installed(next)).toEqual(expected(names));
  const manifests = server.seen.filter(({ url }) => url.includes('/manifests/'));
  expect(manifests).toHaveLength(names.length);
  expect(manifests.every(({ url }) => /\/manifests\/sha(?:256|512):/.test(url))).toBe(true);
  // The third time, with the network gone, all is in the store.
  fine(await next.run(['resolve', '--frozen', '--offline'], { environment: overHttp() }));
});

test('the same, from image layouts in a directory', async () => {
  const names = [...shapes.keys()];
  await using machine = await Machine.create(shapesWorkspace(names));
  for (const [shape, { blobs, manifests }] of shapes) {
    const layout = join(machine.registry, 'shapes', shape);
    for (const { bytes, descriptor } of [...blobs, ...manifests]) {
      const directory = join(layout, 'blobs', digestAlgorithm(descriptor.digest));
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, digestHex(descriptor.digest)), bytes);
    }
    const annotations = { 'org.opencontainers.image.ref.name': 'v1.0.0' };
    const index = { schemaVersion: 2, manifests: [{ ...manifests.at(-1)?.descriptor, annotations }] };
    await writeFile(join(layout, 'index.json'), JSON.stringify(index));
    await writeFile(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  }
  fine(await machine.run(['resolve']));
  expect(await installed(machine)).toEqual(expected(names));
});

test('an index of which no child can be chosen is an error that lists them; indexes in indexes end', async () => {
  const note = (text: string) => {
    const bytes = Buffer.from(text);
    return {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: server.pushBlob('bad/two', bytes),
      size: bytes.length,
    };
  };
  const push = (name: string, tag: string, manifests: readonly object[]) => {
    const bytes = Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests }),
    );
    const digest = server.pushManifest(`bad/${name}`, tag, bytes, 'application/vnd.oci.image.index.v1+json');
    return { mediaType: 'application/vnd.oci.image.index.v1+json', digest, size: bytes.length };
  };
  const children = [note('one'), note('two')];
  push('two', 'v1.0.0', children);
  push('none', 'v1.0.0', []);
  // Five indexes, one in another, around a module: one more than is followed.
  const [module] = shapes.get('titled-files')?.manifests ?? [];
  if (module === undefined) throw new Error('no such shape');
  server.pushManifest('bad/deep', 'child-0', module.bytes, module.descriptor.mediaType);
  let deepest = push('deep', 'child-1', [module.descriptor]);
  for (let depth = 2; depth <= 5; depth++) deepest = push('deep', depth === 5 ? 'v1.0.0' : `child-${depth}`, [deepest]);

  for (const [name, exitCode, says] of [
    ['two', 4, children.map(({ digest }) => digest)],
    ['none', 4, ['is an empty index']],
    ['deep', 5, ['an index in an index, again and again']],
  ] as const) {
    await using machine = await Machine.create({
      'buf.yaml': `version: v2\ndeps:\n  - oras.birb.homes/bad/${name}:v1.0.0\n`,
    });
    const run = await machine.run(['resolve'], { environment: overHttp() });
    expect(run.exitCode, run.output).toBe(exitCode);
    for (const text of says) expect(run.output).toContain(text);
    expect(await readdir(machine.workspace)).not.toContain('oras.lock');
  }
});
