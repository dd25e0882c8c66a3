import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestOf, tryParseDigest } from './digest.ts';
import {
  BlobNotFoundError,
  BodyTooLongError,
  DigestMismatchError,
  ReplyTooBigError,
  RepositoryNotFoundError,
  TruncatedBodyError,
  UnusableLayoutError,
} from './errors.ts';
import { LayoutFiles, refNameAnnotation } from './layout-files.ts';
import { isIndexType, isManifestType, largestManifest, parseManifest } from './manifest.ts';
import { isRepository, isTag } from './reference.ts';
import type { FetchedManifest, Registry } from './registry.ts';
import { BytesVerifier } from './verified-bytes.ts';

/** Indexes inside indexes deeper than this are not looked into. */
const deepestIndex = 4;
/** Entries of all indexes of one layout, nested ones included. */
const mostEntries = 100_000;

/**
 * A registry in a directory: one OCI image layout per repository, at `<directory>/<repository>`, as
 * `oras cp --to-oci-layout` and skopeo write it. Its bytes are trusted no more than those of a server.
 */
export class LayoutRegistry implements Registry {
  readonly host: string;
  readonly #directory: string;

  constructor(host: string, directory: string) {
    this.host = host;
    this.#directory = directory;
  }

  async listTags(repository: string): Promise<readonly string[]> {
    const entries = await this.#entries(repository);
    if (entries === undefined) throw new RepositoryNotFoundError(this.host, repository);
    return [...new Set(entries.map(tagOf).filter((tag) => tag !== undefined))];
  }

  async resolveTag(repository: string, tag: string): Promise<Digest | undefined> {
    return (await this.#find(repository, tag))?.digest;
  }

  async fetchManifest(repository: string, reference: string | Digest): Promise<FetchedManifest | undefined> {
    const digest = tryParseDigest(reference);
    const entry = await this.#find(repository, reference);
    const wanted = digest ?? entry?.digest;
    if (wanted === undefined) return undefined;
    const what = `${this.host}/${repository}${digest === undefined ? ':' : '@'}${reference}`;
    const bytes = await this.#manifestBytes(this.#files(repository), wanted, what);
    if (bytes === undefined) {
      // A digest that nobody knows is an answer; a tag that points at nothing is damage.
      if (entry === undefined) return undefined;
      throw new BlobNotFoundError(this.host, repository, wanted);
    }
    if (entry !== undefined && entry.size !== bytes.length) {
      if (bytes.length > entry.size) throw new BodyTooLongError(what, entry.size);
      throw new TruncatedBodyError(what, bytes.length, entry.size);
    }
    const manifest = parseManifest(bytes, what, entry?.mediaType);
    const { mediaType, artifactType } = manifest;
    const descriptor: Descriptor = {
      mediaType,
      digest: wanted,
      size: bytes.length,
      ...(artifactType === undefined ? {} : { artifactType }),
    };
    return { descriptor, bytes, manifest };
  }

  async fetchBlob(repository: string, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    const what = `${this.host}/${repository}@${descriptor.digest}`;
    const blob = await this.#files(repository).openBlob(descriptor.digest);
    if (blob === undefined) throw new BlobNotFoundError(this.host, repository, descriptor.digest);
    const stream = blob.file.createReadStream({ highWaterMark: 256 * 1024, autoClose: true });
    return (async function* () {
      const verifier = new BytesVerifier(descriptor, what);
      for await (const chunk of stream) {
        verifier.add(chunk as Uint8Array);
        yield chunk as Uint8Array;
      }
      verifier.finish();
    })();
  }

  /** The entry of a tag, or of a digest where an index names it. */
  async #find(repository: string, reference: string): Promise<Descriptor | undefined> {
    const digest = tryParseDigest(reference);
    if (digest === undefined && !isTag(reference)) return undefined;
    const entries = (await this.#entries(repository)) ?? [];
    if (digest !== undefined) return entries.find((entry) => entry.digest === digest);
    // Of two entries with one tag the later counts: that is the one that was written last.
    return entries.findLast((entry) => tagOf(entry) === reference);
  }

  /** All manifests that the layout's index names, those of untagged indexes in it too. Undefined where there is no layout. */
  async #entries(repository: string): Promise<readonly Descriptor[] | undefined> {
    const files = this.#files(repository);
    const index = await files.index();
    if (index === undefined) {
      await this.#checkDirectory();
      return undefined;
    }
    const entries: Descriptor[] = [];
    const seen = new Set<Digest>();
    const visit = async (descriptors: readonly Descriptor[], depth: number): Promise<void> => {
      for (const entry of descriptors) {
        if (entries.length >= mostEntries)
          throw new UnusableLayoutError(join(this.#directory, repository), `more than ${mostEntries} manifests`);
        if (!isManifestType(entry.mediaType)) continue;
        entries.push(entry);
        if (!isIndexType(entry.mediaType) || tagOf(entry) !== undefined || seen.has(entry.digest)) continue;
        if (depth >= deepestIndex) continue;
        seen.add(entry.digest);
        const what = `${this.host}/${repository}@${entry.digest}`;
        const bytes = await this.#manifestBytes(files, entry.digest, what);
        if (bytes === undefined) continue;
        const nested = parseManifest(bytes, what, entry.mediaType);
        if (nested.kind === 'index') await visit(nested.manifests, depth + 1);
      }
    };
    await visit(index.manifests, 1);
    return entries;
  }

  async #manifestBytes(files: LayoutFiles, digest: Digest, what: string): Promise<Uint8Array | undefined> {
    const blob = await files.openBlob(digest);
    if (blob === undefined) return undefined;
    try {
      if (blob.size > largestManifest) throw new ReplyTooBigError(`the manifest of ${what}`, largestManifest);
      const bytes = await blob.file.readFile();
      const actual = digestOf(bytes, digestAlgorithm(digest));
      if (actual !== digest) throw new DigestMismatchError(what, digest, actual);
      return bytes;
    } finally {
      await blob.file.close();
    }
  }

  #files(repository: string): LayoutFiles {
    if (!isRepository(repository)) throw new RepositoryNotFoundError(this.host, repository);
    return new LayoutFiles(this.#directory, join(this.#directory, repository));
  }

  /** A mistyped PATH must not look like an empty registry. */
  async #checkDirectory(): Promise<void> {
    const status = await stat(this.#directory).catch(() => undefined);
    if (status?.isDirectory() !== true) {
      throw new UnusableLayoutError(
        this.#directory,
        `there is no directory ${this.#directory}, which is to be the registry ${this.host}`,
        undefined,
        'Where the path is right, make the directory: an empty one is a registry that can be pushed to.',
      );
    }
  }
}

function tagOf(entry: Descriptor): string | undefined {
  const name = entry.annotations?.[refNameAnnotation];
  return name !== undefined && isTag(name) ? name : undefined;
}
