import type { Descriptor, Manifest } from './descriptor.ts';
import type { Digest } from './digest.ts';

/** A manifest with the very bytes that its digest is of. */
export interface FetchedManifest {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
}

/**
 * What the job asks of a registry, be it a server or an `oci-layout:` directory. `repository` is the path inside the
 * registry (`common/types`), after the setting `repository` was applied. All methods may throw the errors of src/oci/errors.ts.
 */
export interface Registry {
  /** The host as module names write it (`oras.birb.homes`), wherever its bytes come from. */
  readonly host: string;
  /**
   * Says which repositories will be asked for soon, before the first of them is. A server then gives one token for many of
   * them; without it every batch of parallel requests gets its own. Nothing is sent, and nothing is lost by leaving it out.
   */
  announce?(repositories: readonly string[]): void;
  /** Every tag of a repository, in no order. An unknown repository gives RepositoryNotFoundError. */
  listTags(repository: string): Promise<readonly string[]>;
  /** The digest that a tag points at now, or undefined where there is no such tag or repository. */
  resolveTag(repository: string, tag: string): Promise<Digest | undefined>;
  /** A manifest by tag or digest, verified against the digest where one is given. Undefined where there is none. */
  fetchManifest(repository: string, reference: string | Digest): Promise<FetchedManifest | undefined>;
  /**
   * A blob as a stream, cut off past `descriptor.size`. The stream itself throws where bytes are short or do not match the
   * digest, so a consumer that read to the end has verified bytes.
   */
  fetchBlob(repository: string, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>>;
}

/** Registries by the host that module names write. Made once a job; connections and tokens are shared. */
export interface Registries {
  /** @throws UnknownHostError where no setting declares the host. */
  forHost(host: string): Registry;
  /** The repository path of a module on its host, by the `repository` template. */
  repositoryOf(moduleName: string): string;
  /** How many requests went out and how many bytes came in so far (0 for directories). */
  traffic(): Traffic;
  close(): Promise<void>;
}

export interface Traffic {
  readonly requests: number;
  readonly bytesReceived: number;
  readonly tokenExchanges: number;
  readonly retries: number;
  /** How long all requests took together, each from its sending to the end of its answer; milliseconds, as below. */
  readonly busyMs: number;
  /** How long at least one request was under way. */
  readonly activeMs: number;
  /** The most requests that were under way at once. */
  readonly peakParallel: number;
  /** How many were allowed to be (`parallel-downloads`). */
  readonly parallelLimit: number;
}
