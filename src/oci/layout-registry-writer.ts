import { join } from 'node:path';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import type { Digest } from './digest.ts';
import { LayoutEscapeError, RepositoryNotFoundError } from './errors.ts';
import { blobPath, LayoutFiles } from './layout-files.ts';
import { LayoutRegistry } from './layout-registry.ts';
import { LayoutWriter } from './layout-writer.ts';
import { isRepository } from './reference.ts';
import type { Registry } from './registry.ts';
import type { BlobPush, ContentToPush, RegistryWriter } from './registry-writer.ts';
import { BytesVerifier } from './verified-bytes.ts';

/** Pushes to a registry in a directory: one OCI image layout per repository. */
export class LayoutRegistryWriter implements RegistryWriter {
  readonly host: string;
  readonly reader: Registry;
  readonly #directory: string;

  constructor(host: string, directory: string) {
    this.host = host;
    this.#directory = directory;
    this.reader = new LayoutRegistry(host, directory);
  }

  async pushBlob(
    repository: string,
    { descriptor, bytes }: ContentToPush,
    { again = false }: { readonly again?: boolean } = {},
  ): Promise<BlobPush> {
    const writer = await this.#writer(repository);
    await writer.removeLeftLock();
    if (!again && (await this.#has(repository, descriptor))) return { how: 'present' };
    // Not by `LayoutWriter.writeBlob`, which leaves a damaged one of the same size alone.
    const path = blobPath(join(this.#directory, repository), descriptor.digest);
    await this.#written(repository, () => writeFileAtomically(path, bytes));
    return { how: 'uploaded' };
  }

  async pushManifest(repository: string, { descriptor, bytes }: ContentToPush, tag?: string): Promise<Digest> {
    const writer = await this.#writer(repository);
    await this.#written(repository, () => writer.writeManifest(bytes, tag));
    return descriptor.digest;
  }

  /** Whether the blob is there, whole and sound. */
  async #has(repository: string, descriptor: ContentToPush['descriptor']): Promise<boolean> {
    const layout = new LayoutFiles(this.#directory, join(this.#directory, repository));
    const blob = await layout.openBlob(descriptor.digest);
    if (blob === undefined) return false;
    try {
      const verifier = new BytesVerifier(descriptor, repository);
      if (blob.size !== descriptor.size) return false;
      verifier.add(await blob.file.readFile());
      verifier.finish();
      return true;
    } catch {
      return false;
    } finally {
      await blob.file.close();
    }
  }

  /** @throws {LayoutEscapeError} where a symbolic link would have us write elsewhere */
  async #writer(repository: string): Promise<LayoutWriter> {
    if (!isRepository(repository)) throw new RepositoryNotFoundError(this.host, repository);
    const root = realPathOf(this.#directory);
    for (const part of ['', 'index.json', 'oci-layout', 'blobs', 'blobs/sha256', 'blobs/sha512']) {
      const path = join(this.#directory, repository, part);
      if (!isInside(root, realPathOf(path))) throw new LayoutEscapeError(path, this.#directory);
    }
    return new LayoutWriter(this.#directory, repository);
  }

  async #written<T>(repository: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asDiskError(error, join(this.#directory, repository));
    }
  }
}
