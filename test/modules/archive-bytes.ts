import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { type Descriptor, type ImageManifest, mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';

export type TarPiece = Partial<Header> & { readonly name: string; readonly text?: string };

/** A tar of the given headers, good or bad. */
export async function tarOf(pieces: readonly TarPiece[]): Promise<Buffer> {
  const archive = pack();
  for (const { text, ...header } of pieces) archive.entry(header, text ?? '');
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function tarGzipOf(pieces: readonly TarPiece[]): Promise<Buffer> {
  return gzipSync(await tarOf(pieces));
}

export interface ZipPiece {
  readonly name: string;
  readonly text?: string;
  /** Mode bits of Unix. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
}

/** A zip written by hand, so that each field can lie. */
export function zipOf(pieces: readonly ZipPiece[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const content = Buffer.from(piece.text ?? '');
    const method = piece.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(piece.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt8(3, 5);
    central.writeUInt16LE(piece.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(piece.crc ?? crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(piece.size ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(piece.mode ?? 0o100644, 40);
    central.writeUInt32LE(offset, 42);
    locals.push(local, name, packed);
    centrals.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(pieces.length, 8);
  end.writeUInt16LE(pieces.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

export interface LayerPiece {
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly title?: string;
  readonly unpack?: boolean;
}

export interface TestArtifact {
  readonly manifest: ImageManifest;
  readonly openLayer: (layer: Descriptor) => Promise<AsyncIterable<Uint8Array>>;
}

/** An artifact in memory. The layers are streamed in small pieces. */
export function artifactOf(
  layers: readonly LayerPiece[],
  more: { readonly artifactType?: string; readonly annotations?: Readonly<Record<string, string>> } = {},
): TestArtifact {
  const described = layers.map((layer) => {
    const annotations = {
      ...(layer.title === undefined ? {} : { 'org.opencontainers.image.title': layer.title }),
      ...(layer.unpack === true ? { 'io.deis.oras.content.unpack': 'true' } : {}),
    };
    const descriptor: Descriptor = {
      mediaType: layer.mediaType ?? 'application/vnd.oci.image.layer.v1.tar',
      digest: digestOf(layer.bytes),
      size: layer.bytes.length,
      annotations,
    };
    return { descriptor, bytes: layer.bytes };
  });
  return {
    manifest: {
      kind: 'manifest',
      mediaType: mediaTypes.manifest,
      config: { mediaType: mediaTypes.emptyConfig, digest: digestOf('{}'), size: 2 },
      layers: described.map(({ descriptor }) => descriptor),
      annotations: more.annotations ?? {},
      ...(more.artifactType === undefined ? {} : { artifactType: more.artifactType }),
    },
    openLayer: async (layer) =>
      inPieces(described.find(({ descriptor }) => descriptor === layer)?.bytes ?? Buffer.alloc(0)),
  };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}
