import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { removeLeftLock, withLockFile } from '../system/lock-file.ts';
import type { Descriptor, Manifest } from './descriptor.ts';
import { digestOf } from './digest.ts';
import { blobPath, layoutMarker, parseObject, refNameAnnotation } from './layout-files.ts';
import { descriptorFields, parseManifest, serialiseManifest } from './manifest.ts';
import { isRepository, isTag, MalformedReferenceError } from './reference.ts';

/**
 * Writes one repository of a directory registry: an OCI image layout that `oras`, skopeo and our own reader can read. Each
 * file appears at once and whole; several writers may be at work.
 */
export class LayoutWriter {
  readonly #layout: string;
  readonly #lock: string;

  /**
   * @param directory the registry's directory (what follows `oci-layout:`); made where it is missing
   * @param repository the path of the repository below it
   * @throws {MalformedReferenceError} where that is no legal path
   */
  constructor(directory: string, repository: string) {
    if (!isRepository(repository)) {
      throw new MalformedReferenceError(`"${repository}" is no repository path`, {
        next: 'Write parts of a-z and 0-9, joined by "/", with ".", "_", "__" or "-" only between them.',
      });
    }
    this.#layout = join(directory, repository);
    this.#lock = join(this.#layout, '.index.lock');
  }

  /** Takes away what a writer left that was killed when it had written the index: with all in place nobody would ask for the lock. */
  async removeLeftLock(): Promise<void> {
    await removeLeftLock(this.#lock).catch(() => {});
  }

  /** Writes a blob, unless it is there already, and gives its descriptor. */
  async writeBlob(
    bytes: Uint8Array,
    mediaType: string,
    annotations?: Readonly<Record<string, string>>,
  ): Promise<Descriptor> {
    const digest = digestOf(bytes);
    await writeOnce(blobPath(this.#layout, digest), bytes);
    return { mediaType, digest, size: bytes.length, ...(annotations === undefined ? {} : { annotations }) };
  }

  /**
   * Writes a manifest and points `tag` at it (where one is given). An earlier manifest of that tag stays, without the tag.
   * The blobs that it names must have been written before.
   * @param manifest its bytes are kept as they are where it is given as bytes
   */
  async writeManifest(manifest: Manifest | Uint8Array, tag?: string): Promise<Descriptor> {
    if (tag !== undefined && !isTag(tag)) {
      throw new MalformedReferenceError(`"${tag}" is no tag`, {
        next: 'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".',
      });
    }
    const bytes = manifest instanceof Uint8Array ? manifest : serialiseManifest(manifest);
    const { mediaType, artifactType } = parseManifest(bytes, tag ?? digestOf(bytes));
    const blob = await this.writeBlob(bytes, mediaType);
    const descriptor = artifactType === undefined ? blob : { ...blob, artifactType };
    await this.#point(descriptor, tag);
    return descriptor;
  }

  /** Changes `index.json` under a lock. What others wrote into it stays. */
  async #point(descriptor: Descriptor, tag: string | undefined): Promise<void> {
    const path = join(this.#layout, 'index.json');
    await withLockFile(this.#lock, {}, async () => {
      const found = await readIfThere(path);
      const index = found === undefined ? { schemaVersion: 2 } : parseObject(found, path);
      const entries = (Array.isArray(index['manifests']) ? (index['manifests'] as unknown[]) : []).map((entry) =>
        withoutTag(entry as Record<string, unknown>, tag),
      );
      const kept = entries.filter((entry) => entry['digest'] !== descriptor.digest || refNameOf(entry) !== undefined);
      // A second, bare entry for a manifest that has a tag already would say nothing.
      const known = tag === undefined && kept.some((entry) => entry['digest'] === descriptor.digest);
      const annotations = tag === undefined ? {} : { annotations: { [refNameAnnotation]: tag } };
      const added = known ? [] : [descriptorFields({ ...descriptor, ...annotations })];
      const manifests = [...kept, ...added];
      await writeFileAtomically(path, JSON.stringify({ ...index, manifests }));
      await writeOnce(
        join(this.#layout, layoutMarker.file),
        Buffer.from(JSON.stringify({ imageLayoutVersion: layoutMarker.version })),
      );
    });
  }
}

function refNameOf(entry: Record<string, unknown>): unknown {
  return (entry['annotations'] as Record<string, unknown> | undefined)?.[refNameAnnotation];
}

function withoutTag(entry: Record<string, unknown>, tag: string | undefined): Record<string, unknown> {
  if (tag === undefined || refNameOf(entry) !== tag) return entry;
  const { annotations, ...rest } = entry;
  const { [refNameAnnotation]: _, ...others } = annotations as Record<string, unknown>;
  return Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file whose name tells its content. One that is there with the same size is left alone. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isFile() === true && there.size === bytes.length) return;
  await writeFileAtomically(path, bytes);
}
