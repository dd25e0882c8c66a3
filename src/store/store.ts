import { type BigIntStats, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { WrittenArtifact } from '../modules/module-artifact-writer.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestOf } from '../oci/digest.ts';
import { largestManifest, parseManifest } from '../oci/manifest.ts';
import type { FetchedManifest, Registry } from '../oci/registry.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { blobPathIn, blobStatus, hashFile, removeDamaged, smallBlob, sweepStore, writeBlob } from './blob-files.ts';
import { DamagedBlobError, ManifestGoneError, MissingOfflineError, NotAStoreError } from './errors.ts';
import { noteUses } from './last-use.ts';
import { LayoutIndex } from './layout-index.ts';
import { VerifiedRecord } from './verified-record.ts';

type StoreTrust = 'recorded' | 'anew' | 'nothing';

export interface StoreOptions {
  /**
   * `recorded`: files that this store hashed before, and that did not change since, are used as they are.
   * `anew`: every blob is hashed before its first use in this process, and a record is kept of it.
   * `nothing`: every blob is hashed before its first use in this process, and no record is kept of it: for a store that others
   * hand from machine to machine.
   */
  readonly trust?: StoreTrust;
}

/** Where a blob came from in this run. */
export type BlobOrigin = 'store' | 'network';

export interface OriginCounts {
  readonly blobs: number;
  readonly bytes: number;
}

type BlobState = 'usable' | 'missing' | 'damaged';

/**
 * The content-addressed store: an OCI image layout in a directory (design.md, decision 9), shared with other processes and
 * with tools like oras. Each blob is verified as it comes in, and once more where someone else wrote it.
 * Call `close()` at the end of the job.
 */
export class Store {
  readonly directory: string;
  readonly #index: LayoutIndex;
  readonly #record: VerifiedRecord;
  readonly #trust: StoreTrust;
  readonly #usable = new Map<Digest, Promise<BlobState>>();
  readonly #ingesting = new Map<Digest, Promise<void>>();
  readonly #fetchingBlobs = new Map<Digest, Promise<string>>();
  readonly #fetchingManifests = new Map<Digest, Promise<FetchedManifest>>();
  readonly #damaged = new Set<Digest>();
  readonly #used = new Set<Digest>();
  readonly #origins = new Map<Digest, { readonly origin: BlobOrigin; readonly bytes: number }>();
  #swept: Promise<void> = Promise.resolve();

  private constructor(directory: string, options: StoreOptions) {
    this.directory = directory;
    this.#trust = options.trust ?? 'recorded';
    this.#index = new LayoutIndex(directory);
    this.#record = new VerifiedRecord(directory);
  }

  /**
   * Opens a store, and makes it where it is missing. A store that may only be read can be opened.
   * @param directory absolute
   * @throws {NotAStoreError} where the directory holds a layout of another version. Errors of the disk: exit code 8.
   */
  static async open(directory: string, options: StoreOptions = {}): Promise<Store> {
    const layoutFile = join(directory, 'oci-layout');
    const store = new Store(directory, options);
    try {
      const layout = await readFile(layoutFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      const version = layout === undefined ? undefined : layoutVersion(layout);
      if (version !== undefined && version !== '1.0.0') {
        throw new NotAStoreError(layoutFile, `is of the layout version ${JSON.stringify(version)}`);
      }
      if (version === undefined) await writeFileAtomically(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
    } catch (error) {
      throw asDiskError(error, layoutFile);
    }
    // A CI cache holds blobs only; and other tools fail on a broken index. Where we may not repair it we do not need it.
    await store.#index.repair().catch(() => {});
    // Nobody waits for it but `close()`.
    store.#swept = sweepStore(directory);
    return store;
  }

  /** Where a blob lies, or would lie. Use it only for blobs that `blob()`, `has()` or `ingest()` vouched for. */
  blobPath(digest: Digest): string {
    return blobPathIn(this.directory, digest);
  }

  /** Whether a blob is there and right; it is hashed where nobody did so yet. A damaged one is removed. */
  async has(digest: Digest, size?: number): Promise<boolean> {
    const isUsable = (await this.#state(digest, size)) === 'usable';
    if (isUsable) this.#used.add(digest);
    return isUsable;
  }

  /**
   * The bytes of a blob, hashed.
   * @throws {MissingOfflineError} where it is not there
   */
  async readBlob(digest: Digest, what = digest as string): Promise<Uint8Array> {
    const read = await this.#readVerified(digest);
    if (read instanceof Uint8Array) return read;
    throw new MissingOfflineError(what, 'blob', digest, read === 'damaged');
  }

  /**
   * Takes a blob in. Nothing is read where it is there already; calls for one digest share the work.
   * @throws {DigestMismatchError | BodyTooLongError | TruncatedBodyError} with nothing left behind. Errors of the disk: exit 8.
   */
  async ingest(descriptor: Descriptor, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void> {
    const { digest } = descriptor;
    const underWay = this.#ingesting.get(digest);
    if (underWay !== undefined) {
      abandon(bytes);
      return underWay;
    }
    const work = this.#ingestAnew(descriptor, bytes).finally(() => this.#ingesting.delete(digest));
    this.#ingesting.set(digest, work);
    await work;
  }

  /** Takes in an artifact that we wrote ourselves (a module of the BSR): blobs first, its manifest last. */
  async ingestArtifact(artifact: WrittenArtifact): Promise<void> {
    for (const { descriptor, bytes } of artifact.blobs) await this.ingest(descriptor, bytes);
    await this.ingest(artifact.manifestContent.descriptor, artifact.manifestContent.bytes);
  }

  /** Hashes a blob, whatever was known of it. A damaged one is removed. */
  async verifyBlob(digest: Digest): Promise<'right' | 'missing' | 'damaged'> {
    this.#usable.delete(digest);
    const state = await this.#hash(digest);
    this.#usable.set(digest, Promise.resolve(state === 'usable' ? state : 'missing'));
    return state === 'usable' ? 'right' : state;
  }

  /**
   * A manifest by digest: from here, else from the registry and kept.
   * @param registry undefined in an offline job
   * @param module how messages call it
   * @throws {MissingOfflineError | ManifestGoneError} and the errors of src/oci/errors.ts
   */
  manifest(
    registry: Registry | undefined,
    repository: string,
    digest: Digest,
    module = repository,
  ): Promise<FetchedManifest> {
    return shared(this.#fetchingManifests, digest, async () => {
      const stored = await this.#readVerified(digest, largestManifest);
      if (stored instanceof Uint8Array) {
        const manifest = parseManifest(stored, `${module}@${digest}`);
        this.#note(digest, 'store', stored.length);
        return { descriptor: manifestDescriptor(digest, stored, manifest), bytes: stored, manifest };
      }
      if (registry === undefined) throw new MissingOfflineError(module, 'manifest', digest, stored === 'damaged');
      const fetched = await registry.fetchManifest(repository, digest);
      if (fetched === undefined) throw new ManifestGoneError(module, registry.host, digest);
      await this.ingest({ ...fetched.descriptor, digest, size: fetched.bytes.length }, fetched.bytes);
      this.#note(digest, 'network', fetched.bytes.length);
      return fetched;
    });
  }

  /**
   * The path of a blob: from here, else from the registry and kept.
   * @param registry undefined in an offline job
   * @param module how messages call it
   * @throws {MissingOfflineError} and the errors of src/oci/errors.ts
   */
  blob(
    registry: Registry | undefined,
    repository: string,
    descriptor: Descriptor,
    module = repository,
  ): Promise<string> {
    const { digest, size } = descriptor;
    return shared(this.#fetchingBlobs, digest, async () => {
      const state = await this.#state(digest, size);
      if (state !== 'usable') {
        if (registry === undefined) throw new MissingOfflineError(module, 'blob', digest, state === 'damaged');
        await this.ingest(descriptor, await registry.fetchBlob(repository, descriptor));
        this.#note(digest, 'network', size);
      } else this.#note(digest, 'store', size);
      return this.blobPath(digest);
    });
  }

  /** Named manifests: `host/repository:tag`, or `buf.build/owner/name:commit`. */
  names(): Promise<ReadonlyMap<string, Descriptor>> {
    return this.#index.names();
  }

  /** Names manifests that are in the store, for people and other tools. Errors of the disk: exit code 8. */
  setNames(names: ReadonlyMap<string, Descriptor>): Promise<void> {
    return this.#index.setNames(names);
  }

  /** Where a blob came from in this run, or undefined where it was not asked for. */
  originOf(digest: Digest): BlobOrigin | undefined {
    return this.#origins.get(digest)?.origin;
  }

  /** Whether a blob was found damaged in this run, and removed. */
  wasDamaged(digest: Digest): boolean {
    return this.#damaged.has(digest);
  }

  /** What this run took from here and from registries, each blob counted once. */
  originCounts(): Readonly<Record<BlobOrigin, OriginCounts>> {
    const count = (origin: BlobOrigin): OriginCounts => {
      const mine = [...this.#origins.values()].filter((one) => one.origin === origin);
      return { blobs: mine.length, bytes: mine.reduce((sum, { bytes }) => sum + bytes, 0) };
    };
    return { store: count('store'), network: count('network') };
  }

  /** Writes down what was verified, and what was used. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#ingesting.values(), this.#swept]);
    if (this.#trust === 'nothing') return;
    await this.#record.close();
    await noteUses(this.directory, this.#used, Date.now());
  }

  async #ingestAnew(descriptor: Descriptor, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void> {
    const { digest, size } = descriptor;
    if (await this.has(digest, size)) {
      abandon(bytes);
      return;
    }
    const status = await writeBlob(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
    if (this.#trust !== 'nothing') await this.#record.add(digest, status);
    this.#usable.set(digest, Promise.resolve('usable'));
  }

  /** What is known of a blob; looked up once a process, and again after it was found missing. */
  #state(digest: Digest, size?: number): Promise<BlobState> {
    const known = this.#usable.get(digest);
    if (known !== undefined) return known;
    const state = this.#lookUp(digest, size);
    this.#usable.set(digest, state);
    const forget = (): void => {
      if (this.#usable.get(digest) === state) this.#usable.delete(digest);
    };
    state.then((found) => {
      if (found !== 'usable') forget();
    }, forget);
    return state;
  }

  async #lookUp(digest: Digest, size: number | undefined): Promise<BlobState> {
    const path = this.blobPath(digest);
    const status = blobStatus(path);
    if (status === undefined) return 'missing';
    if (size !== undefined && status.size !== BigInt(size)) return this.#discard(digest, status);
    if (this.#trust === 'recorded' && (await this.#record.has(digest, status))) return 'usable';
    return this.#hash(digest);
  }

  async #hash(digest: Digest): Promise<BlobState> {
    const hashed = await hashFile(this.blobPath(digest), digest);
    if (hashed === undefined) return 'missing';
    if (!hashed.isRight) return this.#discard(digest, hashed.status);
    if (this.#trust !== 'nothing') await this.#record.add(digest, hashed.status);
    return 'usable';
  }

  async #discard(digest: Digest, status: BigIntStats): Promise<BlobState> {
    const path = this.blobPath(digest);
    if (!(await removeDamaged(path, status))) throw new DamagedBlobError(path, digest);
    this.#damaged.add(digest);
    return 'damaged';
  }

  /** The bytes of a small blob, hashed each time: that costs less than to ask whether it must be. */
  async #readVerified(digest: Digest, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array | BlobState> {
    const path = this.blobPath(digest);
    const status = blobStatus(path);
    if (status === undefined) return 'missing';
    if (status.size > limit) return this.#discard(digest, status);
    try {
      const bytes = status.size <= smallBlob ? readFileSync(path) : await readFile(path);
      return digestOf(bytes, digestAlgorithm(digest)) === digest ? bytes : await this.#discard(digest, status);
    } catch (error) {
      throw asDiskError(error, path);
    }
  }

  #note(digest: Digest, origin: BlobOrigin, bytes: number): void {
    // What was written now is known to be new by its own time.
    if (origin === 'store') this.#used.add(digest);
    if (!this.#origins.has(digest)) this.#origins.set(digest, { origin, bytes });
  }
}

function layoutVersion(text: string): string | undefined {
  try {
    const { imageLayoutVersion } = JSON.parse(text) as { readonly imageLayoutVersion?: unknown };
    return typeof imageLayoutVersion === 'string' ? imageLayoutVersion : undefined;
  } catch {
    return undefined;
  }
}

function manifestDescriptor(digest: Digest, bytes: Uint8Array, manifest: FetchedManifest['manifest']): Descriptor {
  const { mediaType, artifactType } = manifest;
  return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
}

/** One piece of work for all who ask while it is under way. */
function shared<T>(underWay: Map<Digest, Promise<T>>, digest: Digest, work: () => Promise<T>): Promise<T> {
  const running = underWay.get(digest);
  if (running !== undefined) return running;
  const result = work().finally(() => underWay.delete(digest));
  underWay.set(digest, result);
  return result;
}

/**
 * Lets a stream go that nobody reads. A generator that was not started does not run its `finally` when it is ended, and
 * what it was made around (a connection) would stay open: it is started first, and nobody waits for that.
 */
function abandon(bytes: AsyncIterable<Uint8Array> | Uint8Array): void {
  if (bytes instanceof Uint8Array) return;
  if (bytes instanceof Readable) {
    bytes.destroy();
    return;
  }
  const iterator = bytes[Symbol.asyncIterator]();
  iterator.next().then(
    () => iterator.return?.(),
    () => {},
  );
}
