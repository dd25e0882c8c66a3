import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Descriptor, ImageIndex, ImageManifest } from '../oci/descriptor.ts';
import { mapBounded } from '../system/bounded.ts';
import { type ArchiveLimits, CheckedEntries, defaultArchiveLimits, UnsafeArchiveError } from './archive-safety.ts';
import {
  annotationNames,
  formatDependencies,
  moduleArtifactType,
  readDependencies,
  sameDependencies,
} from './artifact-annotations.ts';
import { readLayer } from './artifact-layer.ts';
import type { ModuleFiles } from './module-files.ts';
import type { ModuleName } from './module-name.ts';
import type { ModuleReference } from './module-reference.ts';
import { findModuleRoot } from './module-root.ts';
import { compareUtf8 } from './utf8-order.ts';

/** An artifact without a single `.proto` file. Exit code 4: what the reference leads to is no module. */
export class NoProtoFilesError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** The annotation of a manifest names other dependencies than the `buf.yaml` inside: one of them was forged or forgotten. */
export class DependencyMismatchError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
}

/** An index of which no child can be chosen. Exit code 4. */
export class AmbiguousIndexError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** Where the artifact of a module is read from. */
export interface ArtifactSource {
  readonly module: ModuleName;
  /** How messages call it: `oras.birb.homes/common/types:v1.2.0`. */
  readonly label: string;
  readonly manifest: ImageManifest;
  /** The verified bytes of a layer, as the path of a file or as a stream. */
  readonly openLayer: (layer: Descriptor) => Promise<string | AsyncIterable<Uint8Array>>;
  readonly limits?: Partial<ArchiveLimits>;
}

/** A module as it came out of its artifact. */
export interface UnpackedModule {
  /** All files of the module, relative to its root, sorted by the UTF-8 bytes of their path. */
  readonly files: ModuleFiles;
  /** Direct dependencies, by `buf.yaml` or annotation, with the text of their requirements. */
  readonly dependencies: readonly ModuleReference[];
  readonly remarks: readonly string[];
}

const parallelLayers = 8;

/** What is as small as this is read at once: handing it to another thread and back costs several times the work. Bytes. */
const smallLayer = 256 * 1024;

/**
 * The child of an index that is the module: the one with our artifact type, else the only one. What build tools attest
 * about another child does not count.
 * @throws {AmbiguousIndexError}
 */
export function chooseFromIndex(index: ImageIndex, label: string): Descriptor {
  const children = index.manifests.filter(
    ({ annotations }) => annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest',
  );
  const ours = children.filter(({ artifactType }) => artifactType === moduleArtifactType);
  const [chosen, ...others] = ours.length > 0 ? ours : children;
  if (chosen !== undefined && others.length === 0) return chosen;
  const list = children
    .map(({ digest, artifactType, mediaType }) => `${digest} (${artifactType ?? mediaType})`)
    .join(', ');
  throw new AmbiguousIndexError(
    children.length === 0
      ? `${label} is an empty index`
      : `${label} is an index with several children, of which ${ours.length === 0 ? 'none' : 'more than one'} is marked as a module: ${list}`,
    { next: `Push the module as one manifest, or give its child alone the artifactType ${moduleArtifactType}.` },
  );
}

/**
 * Reads the artifact of a module: one titled layer per file, titled or untitled tar and tar+gzip, zip. Everything is
 * checked in memory before any of it is handed out.
 * @throws {UnsafeArchiveError | UnreadableArchiveError | NoProtoFilesError | DependencyMismatchError | AmbiguousModuleError}
 */
export async function readModuleArtifact(source: ArtifactSource): Promise<UnpackedModule> {
  const { manifest, label, module } = source;
  const limits = { ...defaultArchiveLimits, ...source.limits };
  checkLayers(manifest, label, limits);
  const annotated = readDependencies(manifest.annotations, label);
  const layers = await mapBounded(manifest.layers, parallelLayers, async (layer) => ({
    layer,
    bytes: await readAll(layer, await source.openLayer(layer), label),
  }));
  const entries = new CheckedEntries(label, limits);
  const isOurs = manifest.artifactType === moduleArtifactType;
  for (const { layer, bytes } of layers) await readLayer(layer, bytes, { label, limits, isOurs, entries });
  const root = await findModuleRoot(entries.files, module, label);
  const files = filesBelow(entries.files, root.directory);
  if (!files.some(({ path }) => path.endsWith('.proto'))) throw noProtoFiles(source, entries.files, root.directory);
  if (annotated !== undefined && root.dependencies !== undefined && !sameDependencies(annotated, root.dependencies)) {
    throw new DependencyMismatchError(
      `${label} contradicts itself: its annotation names the dependencies ${formatDependencies(annotated)}, its buf.yaml ${formatDependencies(root.dependencies)}`,
      {
        next: 'Push it again so that both agree, or drop the annotation: then buf.yaml alone counts.',
      },
    );
  }
  return {
    files,
    dependencies: root.dependencies ?? annotated ?? [],
    remarks: [...entries.remarks, ...root.remarks],
  };
}

function checkLayers(manifest: ImageManifest, label: string, limits: ArchiveLimits): void {
  if (manifest.layers.length > limits.entries) {
    throw new UnsafeArchiveError(label, 'entries', `it has more than ${limits.entries} layers`);
  }
  const total = manifest.layers.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.compressedBytes) {
    throw new UnsafeArchiveError(
      label,
      'compressed-size',
      `its layers have ${total} bytes, over ${limits.compressedBytes}`,
    );
  }
}

async function readAll(
  layer: Descriptor,
  from: string | AsyncIterable<Uint8Array>,
  label: string,
): Promise<Uint8Array> {
  const lengthIsWrong = (): UnsafeArchiveError =>
    new UnsafeArchiveError(
      label,
      'compressed-size',
      `the layer ${layer.digest} has not the ${layer.size} bytes that its descriptor says`,
    );
  if (typeof from === 'string' && layer.size <= smallLayer) {
    const bytes = readFileSync(from);
    if (bytes.length !== layer.size) throw lengthIsWrong();
    return bytes;
  }
  const bytes = Buffer.alloc(layer.size);
  if (typeof from === 'string') {
    const file = await open(from, 'r');
    try {
      if ((await file.stat()).size !== layer.size) throw lengthIsWrong();
      let filled = 0;
      while (filled < layer.size) {
        const { bytesRead } = await file.read(bytes, filled, layer.size - filled, filled);
        if (bytesRead === 0) throw lengthIsWrong();
        filled += bytesRead;
      }
    } finally {
      await file.close();
    }
    return bytes;
  }
  let filled = 0;
  for await (const chunk of from) {
    if (filled + chunk.length > layer.size) throw lengthIsWrong();
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled !== layer.size) throw lengthIsWrong();
  return bytes;
}

function filesBelow(files: ModuleFiles, directory: string): ModuleFiles {
  const prefix = directory === '.' ? '' : `${directory}/`;
  return files
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, content }) => ({ path: path.slice(prefix.length), content }))
    .sort((a, b) => compareUtf8(a.path, b.path));
}

function noProtoFiles(source: ArtifactSource, all: ModuleFiles, directory: string): NoProtoFilesError {
  const shown = all.slice(0, 10).map(({ path }) => path);
  const files =
    shown.length === 0 ? '' : ` files ${shown.join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''};`;
  const layers = source.manifest.layers
    .slice(0, 10)
    .map(
      ({ mediaType, size, annotations }) =>
        `${annotations?.[annotationNames.title] ?? 'untitled'} (${mediaType}, ${size} bytes)`,
    );
  const where = directory === '.' ? '' : ` below ${directory}`;
  return new NoProtoFilesError(
    `${source.label} holds no .proto file${where}: found${files} layers ${layers.join(', ') || 'none'}`,
    {
      next: 'Check the reference: this is no module. Push its .proto files, for example with "oras push".',
    },
  );
}
