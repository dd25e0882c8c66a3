import type { Digest } from '../oci/digest.ts';
import type { StoreContents, StoredArtifact } from './store-contents.ts';

export interface EvictionLimits {
  /** Bytes that may stay; undefined: as many as there are. */
  readonly maxSizeBytes: number | undefined;
  /** Milliseconds since the last use after which something goes; undefined: none does for its age. */
  readonly maxAgeMs: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Eviction {
  /** Blobs that go. */
  readonly blobs: ReadonlySet<Digest>;
  readonly sizeBytes: number;
  /** Of the artifacts that go, the names. */
  readonly names: readonly string[];
  readonly artifacts: number;
}

/**
 * What to remove so that a store keeps the limits: first what is too old, then what was not used for the longest time, until the
 * rest fits. Artifacts go whole, and a blob stays as long as one of those that stay needs it. Blobs that belong to none go as if
 * they were one each.
 */
export function planEviction(contents: StoreContents, limits: EvictionLimits): Eviction {
  const units = unitsOf(contents);
  const oldestFirst = [...units].sort((a, b) => a.lastUse - b.lastUse || (a.digest < b.digest ? -1 : 1));
  const users = new Map<Digest, number>();
  for (const { blobs } of units) for (const digest of blobs) users.set(digest, (users.get(digest) ?? 0) + 1);
  let left = [...contents.blobs.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const gone = new Set<Digest>();
  const evicted: Unit[] = [];
  for (const unit of oldestFirst) {
    const isTooOld = limits.maxAgeMs !== undefined && limits.now - unit.lastUse > limits.maxAgeMs;
    const isTooMuch = limits.maxSizeBytes !== undefined && left > limits.maxSizeBytes;
    if (!isTooOld && !isTooMuch) break;
    evicted.push(unit);
    for (const digest of unit.blobs) {
      const others = (users.get(digest) ?? 1) - 1;
      users.set(digest, others);
      if (others > 0) continue;
      gone.add(digest);
      left -= contents.blobs.get(digest)?.sizeBytes ?? 0;
    }
  }
  return evictionOf(contents, gone);
}

/** What to remove so that nothing of a registry stays; what bears names of another one too stays for that one. */
export function planClearing(contents: StoreContents, isOfRegistry: (name: string) => boolean): Eviction {
  const cleared = contents.artifacts.filter(({ names }) => names.length > 0 && names.every(isOfRegistry));
  const digests = new Set(cleared.flatMap(({ digest }) => digest));
  // What only those need goes with them, nameless children of an index too.
  const needed = new Set(cleared.flatMap(({ blobs }) => blobs));
  const kept = new Set<Digest>();
  for (const one of contents.artifacts) {
    const isOwn = digests.has(one.digest) || (one.names.length === 0 && needed.has(one.digest));
    if (!isOwn) for (const digest of one.blobs) kept.add(digest);
  }
  return evictionOf(contents, new Set([...needed].filter((digest) => !kept.has(digest))));
}

function evictionOf({ blobs, artifacts }: StoreContents, gone: ReadonlySet<Digest>): Eviction {
  const whole = artifacts.filter(({ digest }) => gone.has(digest));
  return {
    blobs: gone,
    sizeBytes: [...gone].reduce((sum, digest) => sum + (blobs.get(digest)?.sizeBytes ?? 0), 0),
    names: whole.flatMap(({ names }) => names).sort(),
    artifacts: whole.length,
  };
}

interface Unit extends StoredArtifact {
  readonly lastUse: number;
}

function unitsOf({ blobs, artifacts }: StoreContents): readonly Unit[] {
  const owned = new Set(artifacts.flatMap((one) => one.blobs));
  const loose = [...blobs.keys()]
    .filter((digest) => !owned.has(digest))
    .map((digest): StoredArtifact => ({ digest, names: [], blobs: [digest] }));
  return [...artifacts, ...loose].map((one) => ({
    ...one,
    // An artifact was used when its manifest was; a blob that it shares with others may have been used for them.
    lastUse: blobs.get(one.digest)?.lastUse ?? 0,
  }));
}
