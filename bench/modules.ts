import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { annotationNames, moduleArtifactType } from '../src/modules/artifact-annotations.ts';
import type { ModuleFile, ModuleFiles } from '../src/modules/module-files.ts';
import { writeReproducibleTar } from '../src/modules/reproducible-tar.ts';
import { compareUtf8 } from '../src/modules/utf8-order.ts';
import { type Descriptor, type ImageManifest, mediaTypes } from '../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../src/oci/digest.ts';
import { serialiseManifest } from '../src/oci/manifest.ts';

/** A module of the benchmarks: real protos of Google's public APIs. */
export interface BenchModule {
  /** `owner/name`. */
  readonly repository: string;
  readonly tag: string;
  readonly files: ModuleFiles;
}

/** A module in a registry. */
export interface PublishedModule {
  readonly module: BenchModule;
  /** `ci/OWNER/NAME`: everything lies below the one user whom the token server knows. */
  readonly repository: string;
  readonly manifest: Digest;
  readonly layer: Descriptor;
  /** Bytes of the files. */
  readonly bytes: number;
}

/** Every repository begins with it. */
export const repositoryPrefix = 'ci/';

const protoFiles = join(import.meta.dirname, '..', 'node_modules', 'google-proto-files');
/** The largest number that cuts a thousand pieces out of the 8,051 files. */
const mostFilesOfModule = 16;
const manyFiles = 7_000;
const modulesInAll = 1_000;
const compress = promisify(gzip);

/**
 * The first `count` of a thousand modules. A module is one directory of the package, or, where that holds more than 16 files, 16 of
 * them after another: so no file is in two modules, and each is real. They are in the order of a hash of their names, so that the
 * first hundred are as large, on average, as all thousand are.
 */
export async function cutModules(count: number): Promise<readonly BenchModule[]> {
  const byDirectory = Map.groupBy(await protoPaths(), dirname);
  const pieces = [...byDirectory].flatMap(([directory, paths]) =>
    Array.from({ length: Math.ceil(paths.length / mostFilesOfModule) }, (_, index) => ({
      name: `${directory.replace(/^google\//, '').replaceAll(/[/_]/g, '-')}${index === 0 ? '' : `-part${index + 1}`}`,
      paths: paths.slice(index * mostFilesOfModule, (index + 1) * mostFilesOfModule),
    })),
  );
  const chosen = pieces
    .map((piece) => ({ ...piece, order: digestOf(Buffer.from(piece.name), 'sha256') }))
    .sort((a, b) => compareUtf8(a.order, b.order))
    .slice(0, Math.min(count, modulesInAll));
  if (chosen.length < count) throw new Error(`google-proto-files gives ${chosen.length} modules, not ${count}`);
  return await Promise.all(chosen.map(({ name, paths }) => readModule(`google/${name}`, paths)));
}

/** One module of 7,000 files. */
export async function largeModule(): Promise<BenchModule> {
  return await readModule('google/all-apis', (await protoPaths()).slice(0, manyFiles));
}

/** The next version of a module: a line more in its first proto. */
export function changedModule(module: BenchModule, tag = 'v1.0.1'): BenchModule {
  const first = module.files.findIndex(({ path }) => path.endsWith('.proto'));
  const files = module.files.map(
    (file, index): ModuleFile =>
      index === first ? { ...file, content: Buffer.concat([file.content, Buffer.from(`\n// ${tag}\n`)]) } : file,
  );
  return { ...module, tag, files };
}

/**
 * Publishes modules as `oras push DIR/` does: one titled tar+gzip layer, whose paths begin with the directory's name.
 * @param origin of a registry that is open to all
 * @returns in the order of `modules`
 */
export async function publishModules(
  origin: string,
  modules: readonly BenchModule[],
): Promise<readonly PublishedModule[]> {
  const published: PublishedModule[] = [];
  const waiting = modules.entries();
  const work = async (): Promise<void> => {
    for (const [index, module] of waiting) published[index] = await publishModule(origin, module);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return published;
}

async function publishModule(origin: string, module: BenchModule): Promise<PublishedModule> {
  const directory = module.repository.split('/').at(-1) ?? '';
  const tar = await writeReproducibleTar(
    module.files.map(({ path, content }) => ({ path: `${directory}/${path}`, content })),
  );
  const bytes = await compress(tar);
  const layer: Descriptor = {
    mediaType: mediaTypes.tarGzip,
    digest: digestOf(bytes, 'sha256'),
    size: bytes.length,
    annotations: {
      [annotationNames.unpackedDigest]: digestOf(tar, 'sha256'),
      [annotationNames.unpack]: 'true',
      [annotationNames.title]: directory,
    },
  };
  const emptyConfig = Buffer.from('{}');
  const config = {
    mediaType: mediaTypes.emptyConfig,
    digest: digestOf(emptyConfig, 'sha256'),
    size: emptyConfig.length,
  };
  const manifest: ImageManifest = {
    kind: 'manifest',
    mediaType: mediaTypes.manifest,
    artifactType: moduleArtifactType,
    config,
    layers: [layer],
    annotations: { 'org.opencontainers.image.created': '2026-11-24T00:00:00Z' },
  };
  const manifestBytes = serialiseManifest(manifest);
  const repository = `${repositoryPrefix}${module.repository}`;
  const base = `${origin}/v2/${repository}`;
  await putBlob(base, config.digest, emptyConfig);
  await putBlob(base, layer.digest, bytes);
  await put(`${base}/manifests/${module.tag}`, mediaTypes.manifest, manifestBytes);
  return {
    module,
    repository,
    manifest: digestOf(manifestBytes, 'sha256'),
    layer,
    bytes: module.files.reduce((sum, { content }) => sum + content.length, 0),
  };
}

async function putBlob(base: string, digest: Digest, bytes: Uint8Array): Promise<void> {
  const begun = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(begun.headers.get('location') ?? '', begun.url);
  location.searchParams.set('digest', digest);
  await put(location.href, 'application/octet-stream', bytes);
}

async function put(url: string, type: string, body: Uint8Array): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', headers: { 'content-type': type }, body: Buffer.from(body) });
  if (answer.status !== 201) throw new Error(`PUT ${url}: ${answer.status} ${await answer.text()}`);
}

/** Sorted by their bytes. */
async function protoPaths(): Promise<readonly string[]> {
  const names = await readdir(protoFiles, { recursive: true });
  return names.filter((name) => name.endsWith('.proto')).sort(compareUtf8);
}

async function readModule(repository: string, paths: readonly string[]): Promise<BenchModule> {
  const protos = await Promise.all(
    paths.map(async (path): Promise<ModuleFile> => ({ path, content: await readFile(join(protoFiles, path)) })),
  );
  const bufYaml = `version: v2\nmodules:\n  - path: .\n    name: oras.birb.homes/${repository}\n`;
  return { repository, tag: 'v1.0.0', files: [{ path: 'buf.yaml', content: Buffer.from(bufYaml) }, ...protos] };
}
