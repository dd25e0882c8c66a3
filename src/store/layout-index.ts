import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Descriptor, mediaTypes } from '../oci/descriptor.ts';
import { type Digest, digestOf, tryParseDigest } from '../oci/digest.ts';
import { descriptorFields, FieldReader, isManifestType, largestManifest, parseManifest } from '../oci/manifest.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { removeLeftLock, withLockFile } from '../system/lock-file.ts';

/** Source: OCI image-spec 1.1, image-layout.md and annotations.md. */
export const refNameAnnotation = 'org.opencontainers.image.ref.name';

/**
 * The `index.json` of the store: a convenience for people and other tools. The blobs are the truth: an index that is
 * missing or broken is made anew from them.
 */
export class LayoutIndex {
  readonly #directory: string;
  readonly #path: string;
  readonly #lock: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#path = join(directory, 'index.json');
    this.#lock = join(directory, 'index.json.lock');
  }

  /** Makes sure that there is an index that other tools can read, and no lock of a process that was killed when it had written it. */
  async repair(): Promise<void> {
    if ((await this.#read()) !== undefined) return removeLeftLock(this.#lock);
    await this.#update(async (entries) => entries);
  }

  /** Every named manifest. */
  async names(): Promise<ReadonlyMap<string, Descriptor>> {
    const names = new Map<string, Descriptor>();
    for (const entry of (await this.#read()) ?? []) {
      const name = entry.annotations?.[refNameAnnotation];
      if (name !== undefined) names.set(name, entry);
    }
    return names;
  }

  /** Sets names, keeps all other entries, and writes nothing where nothing changes. */
  async setNames(names: ReadonlyMap<string, Descriptor>): Promise<void> {
    const known = await this.names();
    const isNew = [...names].some(([name, descriptor]) => known.get(name)?.digest !== descriptor.digest);
    if (!isNew) return;
    await this.#update(async (entries) => {
      const kept = entries.filter((entry) => {
        const name = entry.annotations?.[refNameAnnotation];
        if (name !== undefined) return !names.has(name);
        return ![...names.values()].some(({ digest }) => digest === entry.digest);
      });
      const named = [...names].map(([name, descriptor]) => ({
        ...descriptor,
        annotations: { ...descriptor.annotations, [refNameAnnotation]: name },
      }));
      return [...kept, ...named];
    });
  }

  /** Drops the names of all other manifests. */
  async keepNames(digests: ReadonlySet<Digest>): Promise<void> {
    const entries = (await this.#read()) ?? [];
    if (entries.every(({ digest }) => digests.has(digest))) return;
    await this.#update(async (all) => all.filter(({ digest }) => digests.has(digest)));
  }

  async #update(change: (entries: readonly Descriptor[]) => Promise<readonly Descriptor[]>): Promise<void> {
    try {
      await withLockFile(this.#lock, {}, async () => {
        const entries = await change((await this.#read()) ?? (await this.#fromBlobs()));
        const manifests = entries.map(descriptorFields);
        const text = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests });
        await writeFileAtomically(this.#path, text);
      });
    } catch (error) {
      throw asDiskError(error, this.#path);
    }
  }

  /** Undefined where there is no index, or none that can be read. */
  async #read(): Promise<readonly Descriptor[] | undefined> {
    try {
      const root = JSON.parse(await readFile(this.#path, 'utf8')) as unknown;
      const read = new FieldReader(this.#path);
      const manifests = read.object(root, 'index')['manifests'];
      return manifests === null ? [] : read.descriptors(manifests, 'manifests');
    } catch {
      return undefined;
    }
  }

  async #fromBlobs(): Promise<readonly Descriptor[]> {
    const found: Descriptor[] = [];
    for (const algorithm of ['sha256', 'sha512'] as const) {
      const directory = join(this.#directory, 'blobs', algorithm);
      for (const name of (await readdir(directory).catch(() => [])).sort()) {
        const digest = tryParseDigest(`${algorithm}:${name}`);
        const descriptor =
          digest === undefined ? undefined : await manifestIn(join(directory, name), digest, algorithm);
        if (descriptor !== undefined) found.push(descriptor);
      }
    }
    return found;
  }
}

/** The descriptor of a blob that is a manifest. */
async function manifestIn(
  path: string,
  digest: Digest,
  algorithm: 'sha256' | 'sha512',
): Promise<Descriptor | undefined> {
  try {
    if ((await stat(path)).size > largestManifest) return undefined;
    const bytes = await readFile(path);
    if (bytes[0] !== 0x7b || digestOf(bytes, algorithm) !== digest) return undefined;
    const { mediaType, artifactType } = parseManifest(bytes, digest);
    const { mediaType: written } = JSON.parse(bytes.toString('utf8')) as { readonly mediaType?: unknown };
    if (typeof written !== 'string' || !isManifestType(written)) return undefined;
    return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
  } catch {
    return undefined;
  }
}
