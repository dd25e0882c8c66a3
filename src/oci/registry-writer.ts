import type { Descriptor } from './descriptor.ts';
import type { Digest } from './digest.ts';
import type { Registries, Registry } from './registry.ts';

/** Bytes with the descriptor that they are pushed under. */
export interface ContentToPush {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/** How a blob came into a repository. */
export type BlobPush =
  /** It was there. */
  | { readonly how: 'present' }
  /** The registry took it over from another of its repositories: no byte went over the network. */
  | { readonly how: 'mounted'; readonly from: string }
  | { readonly how: 'uploaded' };

/**
 * The side of a registry that takes pushes. All methods may throw the errors of src/oci/errors.ts and src/oci/push-errors.ts.
 * What they push is there once they return.
 */
export interface RegistryWriter {
  /** The host as module names write it. */
  readonly host: string;
  /** Reads with the rights of the writer, so that one token serves the whole push. */
  readonly reader: Registry;
  /**
   * Puts a blob into a repository.
   * @param from repositories of the same registry that are known to hold it, the likeliest first
   * @param again uploads it also where the registry says that it is there
   */
  pushBlob(
    repository: string,
    content: ContentToPush,
    options?: { readonly from?: readonly string[]; readonly again?: boolean },
  ): Promise<BlobPush>;
  /**
   * Puts a manifest whose blobs are there.
   * @param tag is pointed at it, wherever it pointed before; without one the manifest can be had by its digest alone
   * @throws {MissingBlobError} the registry does not find one of its blobs
   * @throws {TagIsFixedError} the registry itself does not let this tag move
   */
  pushManifest(repository: string, content: ContentToPush, tag?: string): Promise<Digest>;
}

/** Registries that can be pushed to as well. */
export interface WritableRegistries extends Registries {
  /** @throws {UnknownHostError | OfflineError} */
  writerFor(host: string): Promise<RegistryWriter>;
}
