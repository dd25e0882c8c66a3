import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BsrDescription, bsrAnnotations, packBsrModule, readBsrDescription } from '../bsr/bsr-artifact.ts';
import type { BsrModule } from '../bsr/bsr-module.ts';
import type { BsrShelf } from '../bsr/bsr-shelf.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { Descriptor, ImageManifest } from '../oci/descriptor.ts';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import type { Store } from '../store/store.ts';

/** A BSR module in the store. */
export interface ShelvedBsrModule {
  readonly description: BsrDescription;
  readonly manifest: ImageManifest;
  readonly descriptor: Descriptor;
}

/** No manifest that we pack comes near this. */
const largestPackedManifest = 1024 * 1024;

/**
 * Modules of the BSR in the store, under `buf.build/owner/name:commit`. A restored cache brings blobs and no names: the names
 * are then found again in the manifests, which say what they hold.
 */
export class BsrShelfInStore implements BsrShelf {
  readonly #store: Store;
  /** More than one manifest may claim a name: only the digests that somebody vouches for tell which is right. */
  #names: Promise<Map<string, Set<Digest>>> | undefined;
  #scanned: Promise<void> | undefined;
  readonly #keptNow = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  async describe(module: ModuleName, commit: string, b5?: string): Promise<BsrDescription | undefined> {
    return (await this.find(module, commit, b5))?.description;
  }

  /**
   * A module with every blob of it, or undefined.
   * @param b5 only a module that says it has this digest is found; that its files have it is checked when they are read
   */
  async find(module: ModuleName, commit: string, b5?: string): Promise<ShelvedBsrModule | undefined> {
    const name = `${module}:${commit}`;
    const names = await this.#loadNames();
    const found = await this.#firstOf(names.get(name), name, b5);
    if (found !== undefined) return found;
    this.#scanned ??= this.#scan(names);
    await this.#scanned;
    return this.#firstOf(names.get(name), name, b5);
  }

  async keep(module: BsrModule): Promise<void> {
    const artifact = await packBsrModule(module);
    await this.#store.ingestArtifact(artifact);
    const name = `${module.module}:${module.commit}`;
    const { descriptor } = artifact.manifestContent;
    await this.#store.setNames(new Map([[name, descriptor]]));
    const names = await this.#loadNames();
    names.set(name, new Set([descriptor.digest, ...(names.get(name) ?? [])]));
    this.#keptNow.add(name);
  }

  /** Whether a module came in in this run. */
  wasKeptNow(module: ModuleName, commit: string): boolean {
    return this.#keptNow.has(`${module}:${commit}`);
  }

  async #firstOf(
    digests: ReadonlySet<Digest> | undefined,
    name: string,
    b5: string | undefined,
  ): Promise<ShelvedBsrModule | undefined> {
    for (const digest of digests ?? []) {
      const found = await this.#read(digest, name).catch(() => undefined);
      if (found !== undefined && (b5 === undefined || found.description.b5 === b5)) return found;
    }
    return undefined;
  }

  /** Undefined where the manifest is none of the BSR module of this name: an index may point anywhere. */
  async #read(digest: Digest, name: string): Promise<ShelvedBsrModule | undefined> {
    if (!(await this.#store.has(digest))) return undefined;
    const bytes = await this.#store.readBlob(digest, name);
    const manifest = parseManifest(bytes, name);
    const { [bsrAnnotations.module]: module, [bsrAnnotations.commit]: commit } = manifest.annotations;
    if (manifest.kind === 'index' || `${module}:${commit}` !== name) return undefined;
    for (const layer of manifest.layers) if (!(await this.#store.has(layer.digest, layer.size))) return undefined;
    const { mediaType, artifactType } = manifest;
    return {
      description: readBsrDescription(manifest.annotations, name),
      manifest,
      descriptor: { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) },
    };
  }

  #loadNames(): Promise<Map<string, Set<Digest>>> {
    this.#names ??= this.#store
      .names()
      .then(
        (names) => new Map([...names].map(([name, { digest }]): [string, Set<Digest>] => [name, new Set([digest])])),
      );
    return this.#names;
  }

  /** Looks into every small blob for a manifest of a BSR module, and names what it finds. */
  async #scan(names: Map<string, Set<Digest>>): Promise<void> {
    const directory = join(this.#store.directory, 'blobs', 'sha256');
    const found = new Map<string, Descriptor>();
    for (const file of await readdir(directory).catch((): string[] => [])) {
      const digest = tryParseDigest(`sha256:${file}`);
      if (digest === undefined) continue;
      const shelved = await this.#manifestIn(join(directory, file), digest).catch(() => undefined);
      // Of two packs of one commit the one with b4 is good for v1 and v2 locks.
      if (shelved === undefined || (found.has(shelved.name) && !shelved.hasB4)) continue;
      const known = names.get(shelved.name) ?? new Set();
      names.set(shelved.name, known.add(digest));
      if (known.size === 1) found.set(shelved.name, shelved.descriptor);
    }
    // Where the store may only be read, the next run looks again.
    if (found.size > 0) await this.#store.setNames(found).catch(() => {});
  }

  async #manifestIn(
    path: string,
    digest: Digest,
  ): Promise<{ readonly name: string; readonly descriptor: Descriptor; readonly hasB4: boolean } | undefined> {
    if ((await stat(path)).size > largestPackedManifest) return undefined;
    const bytes = await this.#store.readBlob(digest);
    if (bytes[0] !== 0x7b) return undefined;
    const { annotations } = parseManifest(bytes, digest);
    const [module, commit] = [annotations[bsrAnnotations.module], annotations[bsrAnnotations.commit]];
    if (module === undefined || commit === undefined) return undefined;
    const shelved = await this.#read(digest, `${module}:${commit}`);
    if (shelved === undefined) return undefined;
    const { descriptor, description } = shelved;
    return { name: `${module}:${commit}`, descriptor, hasB4: description.b4 !== '' };
  }
}
