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
  #names: Promise<Map<string, Digest>> | undefined;
  #scanned: Promise<void> | undefined;
  readonly #keptNow = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  async describe(module: ModuleName, commit: string): Promise<BsrDescription | undefined> {
    return (await this.find(module, commit))?.description;
  }

  /** A module with every blob of it, or undefined. */
  async find(module: ModuleName, commit: string): Promise<ShelvedBsrModule | undefined> {
    const name = `${module}:${commit}`;
    const names = await this.#loadNames();
    const known = names.get(name);
    const found = known === undefined ? undefined : await this.#read(known, name);
    if (found !== undefined) return found;
    this.#scanned ??= this.#scan(names);
    await this.#scanned;
    const scanned = names.get(name);
    return scanned === undefined || scanned === known ? undefined : this.#read(scanned, name);
  }

  async keep(module: BsrModule): Promise<void> {
    const artifact = await packBsrModule(module);
    await this.#store.ingestArtifact(artifact);
    const name = `${module.module}:${module.commit}`;
    const { descriptor } = artifact.manifestContent;
    await this.#store.setNames(new Map([[name, descriptor]]));
    (await this.#loadNames()).set(name, descriptor.digest);
    this.#keptNow.add(name);
  }

  /** Whether a module came in in this run. */
  wasKeptNow(module: ModuleName, commit: string): boolean {
    return this.#keptNow.has(`${module}:${commit}`);
  }

  async #read(digest: Digest, label: string): Promise<ShelvedBsrModule | undefined> {
    if (!(await this.#store.has(digest))) return undefined;
    const bytes = await this.#store.readBlob(digest, label);
    const manifest = parseManifest(bytes, label);
    if (manifest.kind === 'index' || manifest.annotations[bsrAnnotations.commit] === undefined) return undefined;
    for (const layer of manifest.layers) if (!(await this.#store.has(layer.digest, layer.size))) return undefined;
    const { mediaType, artifactType } = manifest;
    return {
      description: readBsrDescription(manifest.annotations, label),
      manifest,
      descriptor: { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) },
    };
  }

  #loadNames(): Promise<Map<string, Digest>> {
    this.#names ??= this.#store
      .names()
      .then((names) => new Map([...names].map(([name, descriptor]): [string, Digest] => [name, descriptor.digest])));
    return this.#names;
  }

  /** Looks into every small blob for a manifest of a BSR module, and names what it finds. */
  async #scan(names: Map<string, Digest>): Promise<void> {
    const directory = join(this.#store.directory, 'blobs', 'sha256');
    const found = new Map<string, Descriptor>();
    for (const file of await readdir(directory).catch((): string[] => [])) {
      const digest = tryParseDigest(`sha256:${file}`);
      if (digest === undefined) continue;
      const shelved = await this.#manifestIn(join(directory, file), digest).catch(() => undefined);
      // Of two packs of one commit the one with b4 is good for v1 and v2 locks.
      if (shelved === undefined || (found.has(shelved.name) && !shelved.hasB4)) continue;
      names.set(shelved.name, digest);
      found.set(shelved.name, shelved.descriptor);
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
