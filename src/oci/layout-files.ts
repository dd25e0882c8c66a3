import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from './digest.ts';
import { LayoutEscapeError, UnusableLayoutError } from './errors.ts';
import { FieldReader } from './manifest.ts';

/** The annotation that gives a manifest of a layout its tag. Source: OCI image-spec 1.1, annotations.md. */
export const refNameAnnotation = 'org.opencontainers.image.ref.name';

/** What the file `oci-layout` holds. Source: OCI image-spec 1.1, image-layout.md. */
export const layoutMarker = { file: 'oci-layout', version: '1.0.0' } as const;

const largestIndex = 16 * 1024 * 1024;
/** Without waiting: opening a FIFO that someone put there would hang. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The path of a blob in a layout. */
export function blobPath(layout: string, digest: Digest): string {
  return join(layout, 'blobs', digestAlgorithm(digest), digestHex(digest));
}

/** What the `index.json` of a layout holds. */
export interface LayoutIndex {
  readonly manifests: readonly Descriptor[];
}

/** Reads the files of one layout. Every path is followed to its end first: symbolic links must not lead out of `root`. */
export class LayoutFiles {
  readonly #root: string;
  readonly #layout: string;

  /**
   * @param root the directory that may not be left
   * @param layout the directory of the layout, below it
   */
  constructor(root: string, layout: string) {
    this.#root = root;
    this.#layout = layout;
  }

  /**
   * Reads `index.json`. Undefined where there is no such layout.
   * @throws {UnusableLayoutError} where it is none that can be read
   */
  async index(): Promise<LayoutIndex | undefined> {
    const marker = await this.#read(join(this.#layout, layoutMarker.file), largestIndex);
    const path = join(this.#layout, 'index.json');
    const bytes = await this.#read(path, largestIndex);
    if (bytes === undefined) return undefined;
    if (marker === undefined)
      throw new UnusableLayoutError(path, `${this.#layout} has an index.json and no file "oci-layout"`);
    const version = parseObject(marker, join(this.#layout, layoutMarker.file))['imageLayoutVersion'];
    if (version !== layoutMarker.version) {
      throw new UnusableLayoutError(
        join(this.#layout, layoutMarker.file),
        `the layout has the version ${JSON.stringify(version)}, not ${layoutMarker.version}`,
      );
    }
    const fields = parseObject(bytes, path);
    return { manifests: new FieldReader(path).descriptors(fields['manifests'] ?? [], 'manifests') };
  }

  /** Opens a blob for reading. Undefined where there is none. The caller closes it. */
  async openBlob(digest: Digest): Promise<{ readonly file: FileHandle; readonly size: number } | undefined> {
    const path = await this.#resolve(blobPath(this.#layout, digest));
    if (path === undefined) return undefined;
    const file = await open(path, readOnly);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new UnusableLayoutError(path, `${path} is not a file`);
      return { file, size: status.size };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #read(path: string, limit: number): Promise<Uint8Array | undefined> {
    const resolved = await this.#resolve(path);
    if (resolved === undefined) return undefined;
    const file = await open(resolved, readOnly);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new UnusableLayoutError(path, `${path} is not a file`);
      if (status.size > limit) throw new UnusableLayoutError(path, `${path} is larger than ${limit} bytes`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  /** Where a path really leads; undefined where nothing is there. */
  async #resolve(path: string): Promise<string | undefined> {
    try {
      const [root, resolved] = await Promise.all([realpath(this.#root), realpath(path)]);
      const inside = relative(root, resolved);
      if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
        throw new LayoutEscapeError(path, this.#root);
      return resolved;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  }
}

/** Reads JSON that must be an object. */
export function parseObject(bytes: Uint8Array, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new UnusableLayoutError(path, `${path} is not JSON`, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnusableLayoutError(path, `${path} is not an object`);
  }
  return value as Record<string, unknown>;
}
