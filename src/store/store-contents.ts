import { open, readFile } from 'node:fs/promises';
import type { Manifest } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { largestManifest, parseManifest } from '../oci/manifest.ts';
import { mapBounded } from '../system/bounded.ts';
import { blobPathIn, blobStatus } from './blob-files.ts';
import { blobsIn } from './keep-only.ts';
import { readLastUses } from './last-use.ts';
import { LayoutIndex } from './layout-index.ts';

export interface StoredBlob {
  readonly digest: Digest;
  readonly sizeBytes: number;
  /** Milliseconds since 1970. */
  readonly lastUse: number;
}

/** A manifest with all that it needs: a module, a tool, or an index of them. */
export interface StoredArtifact {
  readonly digest: Digest;
  /** `host/repository:tag`. Empty where nobody named it: names are a convenience. */
  readonly names: readonly string[];
  /** Those that are there, the manifest among them. */
  readonly blobs: readonly Digest[];
}

export interface StoreContents {
  readonly blobs: ReadonlyMap<Digest, StoredBlob>;
  readonly artifacts: readonly StoredArtifact[];
}

const parallelFiles = 8;

/** Looks through a store. Nothing is hashed: what is damaged is still there, and takes its room. */
export async function readStoreContents(directory: string): Promise<StoreContents> {
  const now = Date.now();
  const uses = await readLastUses(directory);
  const blobs = new Map<Digest, StoredBlob>();
  const manifests = new Map<Digest, Manifest>();
  await mapBounded(await blobsIn(directory), parallelFiles, async (digest) => {
    const path = blobPathIn(directory, digest);
    const status = blobStatus(path);
    if (status === undefined) return;
    const sizeBytes = Number(status.size);
    const lastUse = lastUseOf(uses.get(digest), Number(status.mtimeMs), now);
    blobs.set(digest, { digest, sizeBytes, lastUse });
    const manifest = sizeBytes > largestManifest ? undefined : await manifestIn(path, digest);
    if (manifest !== undefined) manifests.set(digest, manifest);
  });
  const names = new Map<Digest, string[]>();
  for (const [name, { digest }] of await new LayoutIndex(directory).names()) {
    const list = names.get(digest);
    if (list === undefined) names.set(digest, [name]);
    else list.push(name);
  }
  const artifacts = [...manifests.keys()].sort().map((digest): StoredArtifact => {
    const needed = neededBy(digest, manifests);
    return { digest, names: (names.get(digest) ?? []).sort(), blobs: needed.filter((one) => blobs.has(one)) };
  });
  return { blobs, artifacts };
}

/** Milliseconds by which clocks of machines that share a store may differ. */
const clockDifferenceMs = 3_600_000;

/** A file whose own time lies in the future was written by a clock that was wrong: it would never be old. */
function lastUseOf(noted: number | undefined, writtenMs: number, now: number): number {
  return writtenMs > now + clockDifferenceMs ? (noted ?? now) : Math.max(noted ?? 0, writtenMs);
}

/** The registry of a name: `host/repository:tag`. */
export function hostOf(name: string): string {
  return name.split('/')[0] ?? '';
}

function neededBy(digest: Digest, manifests: ReadonlyMap<Digest, Manifest>): readonly Digest[] {
  const found = new Set([digest]);
  // A set hands out what is added while it is walked, each thing once: indexes that lead in circles end too.
  for (const one of found) {
    const manifest = manifests.get(one);
    if (manifest === undefined) continue;
    const more = manifest.kind === 'index' ? manifest.manifests : [manifest.config, ...manifest.layers];
    for (const descriptor of more) found.add(descriptor.digest);
  }
  return [...found];
}

/** Undefined where the blob is no manifest. One byte tells that of nearly all. */
async function manifestIn(path: string, digest: Digest): Promise<Manifest | undefined> {
  try {
    const file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close());
    if (bytesRead === 0 || buffer[0] !== 0x7b) return undefined;
    return parseManifest(await readFile(path), digest);
  } catch {
    return undefined;
  }
}
