import { gzipSync } from 'node:zlib';
import { type Descriptor, type ImageIndex, type ImageManifest, mediaTypes } from '../../src/oci/descriptor.ts';
import { type DigestAlgorithm, digestOf } from '../../src/oci/digest.ts';
import { serialiseManifest } from '../../src/oci/manifest.ts';
import { artifactOf, type LayerPiece, tarOf, zipOf } from '../modules/archive-bytes.ts';
import { protoFile } from './bad-input-machine.ts';

const ours = 'application/vnd.birb.protobuf.module.v1';

/** An artifact as bytes: what has to be pushed, in this order, and which of it gets the tag. */
export interface ShapedArtifact {
  readonly blobs: readonly PushedContent[];
  /** The last one gets the tag. */
  readonly manifests: readonly PushedContent[];
}

export interface PushedContent {
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
}

const emptyConfig: PushedContent = {
  descriptor: { mediaType: mediaTypes.emptyConfig, digest: digestOf('{}'), size: 2 },
  bytes: Buffer.from('{}'),
};

/** The file of the module of this shape. */
export function shapeProto(shape: string): {
  readonly path: string;
  readonly text: string;
  readonly packageName: string;
} {
  const word = shape.replaceAll('-', '_');
  const packageName = `shapes.${word}.v1`;
  return { path: `shapes/${word}/v1/shape.proto`, text: protoFile(packageName, 'Shape'), packageName };
}

/** Every shape in which modules are found in registries, by a name. Each holds one `.proto`, and a file that is none. */
export async function shapedArtifacts(): Promise<ReadonlyMap<string, ShapedArtifact>> {
  const shapes = new Map<string, ShapedArtifact>();
  const layersOf: Readonly<Record<string, (proto: Proto) => Promise<readonly LayerPiece[]>>> = {
    'titled-files': async ({ path, text }) => [
      { title: path, bytes: Buffer.from(text), mediaType: 'text/plain' },
      { title: 'README.md', bytes: Buffer.from('# Read me\n') },
    ],
    'titled-tar-gzip': async ({ tar }) => [
      { title: 'module', unpack: true, bytes: gzipSync(tar('module/')), mediaType: mediaTypes.tarGzip },
    ],
    'named-tar-gzip': async ({ tar }) => [{ title: 'module.tar.gz', bytes: gzipSync(tar('')) }],
    'untitled-tar-gzip': async ({ tar }) => [{ bytes: gzipSync(tar('')), mediaType: mediaTypes.tarGzip }],
    'untitled-tar': async ({ tar }) => [{ bytes: tar('') }],
    zip: async ({ path, text }) => [
      { title: 'module.zip', bytes: zipOf([{ name: path, text }]), mediaType: 'application/zip' },
    ],
    'untitled-zip': async ({ path, text }) => [{ bytes: zipOf([{ name: path, text }]), mediaType: 'application/zip' }],
  };
  for (const [shape, layers] of Object.entries(layersOf)) {
    const pieces = await layers(await protoOf(shape));
    shapes.set(shape, oneManifest(pieces, shape.startsWith('titled') ? ours : undefined));
  }
  const tarGzip = async (shape: string): Promise<readonly LayerPiece[]> => [
    { bytes: gzipSync((await protoOf(shape)).tar('')), mediaType: mediaTypes.tarGzip },
  ];
  const note = oneManifest([{ title: 'note.txt', bytes: Buffer.from('no module') }], 'application/vnd.other');
  const marked = oneManifest(await tarGzip('index-marked'), ours);
  shapes.set('index-marked', indexOf(note, marked));
  shapes.set('index-only-child', indexOf(oneManifest(await tarGzip('index-only-child'), undefined)));
  const nested = indexOf(note, oneManifest(await tarGzip('index-nested'), ours));
  shapes.set('index-nested', indexOf(indexOf(indexOf(nested))));
  return shapes;
}

/** A module all of whose digests are sha512. */
export async function sha512Artifact(shape: string): Promise<ShapedArtifact> {
  const { path, text } = shapeProto(shape);
  return indexOf(oneManifest([{ title: path, bytes: Buffer.from(text) }], ours, 'sha512'));
}

interface Proto {
  readonly path: string;
  readonly text: string;
  /** The module as a tar, below this directory. */
  readonly tar: (prefix: string) => Buffer;
}

async function protoOf(shape: string): Promise<Proto> {
  const { path, text } = shapeProto(shape);
  const tars = new Map<string, Buffer>();
  for (const prefix of ['', 'module/']) {
    tars.set(
      prefix,
      await tarOf([
        { name: `${prefix}${path}`, text },
        { name: `${prefix}LICENSE`, text: 'For tests.\n' },
      ]),
    );
  }
  return { path, text, tar: (prefix) => tars.get(prefix) ?? Buffer.alloc(0) };
}

function oneManifest(
  pieces: readonly LayerPiece[],
  artifactType: string | undefined,
  algorithm: DigestAlgorithm = 'sha256',
): ShapedArtifact {
  const { manifest } = artifactOf(pieces, artifactType === undefined ? {} : { artifactType });
  const layers = manifest.layers.map((layer, index) => {
    return { ...layer, digest: digestOf(pieces[index]?.bytes ?? '', algorithm) };
  });
  const blobs = layers.map((descriptor, index) => ({ descriptor, bytes: Buffer.from(pieces[index]?.bytes ?? '') }));
  return { blobs: [emptyConfig, ...blobs], manifests: [contentOf({ ...manifest, layers }, algorithm)] };
}

function indexOf(...children: readonly ShapedArtifact[]): ShapedArtifact {
  const manifests = children.flatMap((child) => child.manifests.at(-1)?.descriptor ?? []);
  const index: ImageIndex = { kind: 'index', mediaType: mediaTypes.index, manifests, annotations: {} };
  const algorithm = manifests.some(({ digest }) => digest.startsWith('sha512:')) ? 'sha512' : 'sha256';
  return {
    blobs: children.flatMap(({ blobs }) => blobs),
    manifests: [...children.flatMap((child) => child.manifests), contentOf(index, algorithm)],
  };
}

function contentOf(manifest: ImageManifest | ImageIndex, algorithm: DigestAlgorithm): PushedContent {
  const bytes = Buffer.from(serialiseManifest(manifest));
  const { mediaType, artifactType } = manifest;
  const descriptor: Descriptor = {
    mediaType,
    digest: digestOf(bytes, algorithm),
    size: bytes.length,
    ...(artifactType === undefined ? {} : { artifactType }),
  };
  return { descriptor, bytes };
}

/** A workspace that imports the module of each shape. */
export function shapesWorkspace(shapes: readonly string[]): Readonly<Record<string, string>> {
  const deps = shapes.map((shape) => `  - oras.birb.homes/shapes/${shape}:v1.0.0\n`).join('');
  return {
    'buf.yaml': `version: v2\nmodules:\n  - path: proto\ndeps:\n${deps}`,
    'proto/acme/all/v1/all.proto': protoFile(
      'acme.all.v1',
      'All',
      shapes.map((shape) => shapeProto(shape).path),
    ).replace(
      'message All {}',
      `message All {\n${shapes.map((shape, index) => `  ${shapeProto(shape).packageName}.Shape f${index} = ${index + 1};\n`).join('')}}`,
    ),
  };
}
