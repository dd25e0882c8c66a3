import { gzipSync } from 'fflate';
import { type Descriptor, type ImageManifest, mediaTypes } from '../oci/descriptor.ts';
import { digestOf } from '../oci/digest.ts';
import { serialiseManifest } from '../oci/manifest.ts';
import { CheckedEntries, defaultArchiveLimits } from './archive-safety.ts';
import { annotationNames, formatDependencies, moduleArtifactType } from './artifact-annotations.ts';
import type { ModuleFiles } from './module-files.ts';
import { type ModuleName, moduleNameParts } from './module-name.ts';
import type { ModuleReference } from './module-reference.ts';
import { writeReproducibleTar } from './reproducible-tar.ts';
import { compareUtf8 } from './utf8-order.ts';

export interface ModuleToWrite {
  readonly module: ModuleName;
  /** All files of the module, relative to its root. */
  readonly files: ModuleFiles;
  /** Direct dependencies; those of the `buf.yaml` inside, where there is one. */
  readonly dependencies: readonly ModuleReference[];
  /** Added to the manifest's annotations (source, revision, the commit and digests of a BSR module). */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A piece of content with its descriptor. */
export interface WrittenContent {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/** An artifact, ready to be pushed or stored: blobs first, then the manifest. */
export interface WrittenArtifact {
  readonly manifest: ImageManifest;
  readonly manifestContent: WrittenContent;
  /** The empty config and the one layer. */
  readonly blobs: readonly WrittenContent[];
}

/**
 * Makes the artifact of a module (design.md, decision 11). Equal files give equal bytes on every machine: paths sorted by
 * their UTF-8 bytes, no times, owners or modes of the machine, and a gzip by a pinned deflate in JavaScript, because zlib's
 * output differs between versions and processors.
 * @throws {UnsafeArchiveError} where our own reader would refuse it
 */
export async function writeModuleArtifact(module: ModuleToWrite): Promise<WrittenArtifact> {
  // `oras pull` unpacks a titled layer into a directory of that name, and wants each path in the tar to start with it.
  const directory = moduleNameParts(module.module).name;
  const files = checkedFiles(module).map(({ path, content }) => ({ path: `${directory}/${path}`, content }));
  const tar = await writeReproducibleTar(files);
  const layerBytes = gzipSync(tar, { level: 6, mtime: 0 });
  const layer: WrittenContent = {
    bytes: layerBytes,
    descriptor: {
      mediaType: mediaTypes.tarGzip,
      digest: digestOf(layerBytes),
      size: layerBytes.length,
      annotations: {
        [annotationNames.title]: directory,
        [annotationNames.unpack]: 'true',
        [annotationNames.unpackedDigest]: digestOf(tar),
      },
    },
  };
  const configBytes = Buffer.from('{}');
  const config: WrittenContent = {
    bytes: configBytes,
    descriptor: { mediaType: mediaTypes.emptyConfig, digest: digestOf(configBytes), size: configBytes.length },
  };
  const manifest: ImageManifest = {
    kind: 'manifest',
    mediaType: mediaTypes.manifest,
    artifactType: moduleArtifactType,
    config: config.descriptor,
    layers: [layer.descriptor],
    annotations: {
      ...module.annotations,
      // Also where it is empty: who reads it knows without the layer that the module needs nothing.
      [annotationNames.dependencies]: formatDependencies(module.dependencies),
    },
  };
  const bytes = serialiseManifest(manifest);
  const descriptor: Descriptor = {
    mediaType: manifest.mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    artifactType: moduleArtifactType,
  };
  return { manifest, manifestContent: { descriptor, bytes }, blobs: [config, layer] };
}

function checkedFiles(module: ModuleToWrite): ModuleFiles {
  const entries = new CheckedEntries(module.module, defaultArchiveLimits);
  for (const { path, content } of module.files) entries.add({ path, kind: 'file', content });
  return entries.files.toSorted((a, b) => compareUtf8(a.path, b.path));
}
