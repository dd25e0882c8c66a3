import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { planClearing, planEviction } from '../../src/store/eviction.ts';
import type { StoreContents, StoredArtifact, StoredBlob } from '../../src/store/store-contents.ts';

const now = 1_800_000_000_000;
const day = 86_400_000;
const digest = (name: string): Digest => digestOf(name);

/** Artifacts as `name: [days since the last use, names, blobs]`; blobs as `name: bytes`. */
function contentsOf(
  sizes: Readonly<Record<string, number>>,
  artifacts: Readonly<Record<string, readonly [number, readonly string[], readonly string[]]>>,
): StoreContents {
  const blobs = new Map<Digest, StoredBlob>();
  for (const [name, sizeBytes] of Object.entries(sizes)) {
    blobs.set(digest(name), { digest: digest(name), sizeBytes, lastUse: now - (artifacts[name]?.[0] ?? 100) * day });
  }
  const found = Object.entries(artifacts).map(([name, [, names, needs]]): StoredArtifact => {
    return { digest: digest(name), names, blobs: [name, ...needs].map(digest) };
  });
  return { blobs, artifacts: found };
}

const small = contentsOf(
  { old: 1, oldLayer: 100, mid: 1, midLayer: 50, shared: 10, fresh: 1, loose: 7 },
  {
    old: [40, ['a/x/y:v1'], ['oldLayer', 'shared']],
    mid: [20, ['a/x/y:v2'], ['midLayer', 'shared']],
    fresh: [1, ['b/x/z:v1'], ['shared']],
  },
);
const named = (plan: { readonly blobs: ReadonlySet<Digest> }): readonly string[] =>
  ['old', 'oldLayer', 'mid', 'midLayer', 'shared', 'fresh', 'loose'].filter((name) => plan.blobs.has(digest(name)));

describe('what goes from a store', () => {
  it('removes what is too old, whole, and keeps what others need', () => {
    const plan = planEviction(small, { maxSizeBytes: undefined, maxAgeMs: 30 * day, now });
    expect(named(plan)).toEqual(['old', 'oldLayer', 'loose']);
    expect(plan).toMatchObject({ sizeBytes: 108, names: ['a/x/y:v1'], artifacts: 1 });
  });

  it('removes what was used longest ago until the rest fits', () => {
    expect(named(planEviction(small, { maxSizeBytes: 170, maxAgeMs: undefined, now }))).toEqual([]);
    expect(named(planEviction(small, { maxSizeBytes: 169, maxAgeMs: undefined, now }))).toEqual(['loose']);
    expect(named(planEviction(small, { maxSizeBytes: 100, maxAgeMs: undefined, now }))).toEqual([
      'old',
      'oldLayer',
      'loose',
    ]);
    expect(named(planEviction(small, { maxSizeBytes: 0, maxAgeMs: undefined, now }))).toHaveLength(7);
  });

  it('clears one registry, and what both have stays', () => {
    const plan = planClearing(small, (name) => name.startsWith('a/'));
    expect(named(plan)).toEqual(['old', 'oldLayer', 'mid', 'midLayer']);
    const both = contentsOf({ m: 1, l: 5 }, { m: [1, ['a/x/y:v1', 'b/x/y:v1'], ['l']] });
    expect(planClearing(both, (name) => name.startsWith('a/')).blobs.size).toBe(0);
  });

  it('clears the nameless children of an index with it, and no other nameless artifact', () => {
    const contents = contentsOf(
      { index: 1, child: 1, layer: 5, other: 1 },
      { index: [1, ['a/x/y:v1'], ['child', 'layer']], child: [1, [], ['layer']], other: [1, [], []] },
    );
    const plan = planClearing(contents, () => true);
    expect([...plan.blobs].sort()).toEqual([digest('index'), digest('child'), digest('layer')].sort());
  });

  const blobNames = ['b0', 'b1', 'b2', 'b3', 'b4', 'b5'] as const;
  const anyContents = fc
    .record({
      sizes: fc.tuple(...blobNames.map(() => fc.integer({ min: 1, max: 100 }))),
      artifacts: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 60 }), fc.subarray([...blobNames]), fc.integer({ min: 1, max: 50 })),
        { maxLength: 6 },
      ),
    })
    .map(({ sizes, artifacts }) => {
      const manifests = artifacts.map(([age, needs, size], index) => ({ name: `m${index}`, age, needs, size }));
      return contentsOf(
        {
          ...Object.fromEntries(blobNames.map((name, index) => [name, sizes[index] ?? 1])),
          ...Object.fromEntries(manifests.map(({ name, size }) => [name, size])),
        },
        Object.fromEntries(manifests.map(({ name, age, needs }) => [name, [age, [`h/o/${name}:v1`], needs] as const])),
      );
    });

  it('keeps the limits, leaves artifacts whole, and takes none that is newer than one that stays', () => {
    fc.assert(
      fc.property(
        anyContents,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 70 }),
        (contents, size, days) => {
          const plan = planEviction(contents, { maxSizeBytes: size, maxAgeMs: days * day, now });
          const left = [...contents.blobs.values()].filter((one) => !plan.blobs.has(one.digest));
          expect(left.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(size);
          const useOf = (one: StoredArtifact): number => contents.blobs.get(one.digest)?.lastUse ?? 0;
          const [gone, stay] = [true, false].map((isGone) =>
            contents.artifacts.filter((one) => plan.blobs.has(one.digest) === isGone),
          );
          for (const one of stay ?? []) {
            for (const blob of one.blobs) expect(plan.blobs.has(blob)).toBe(false);
            expect(now - useOf(one)).toBeLessThanOrEqual(days * day);
          }
          const newestGone = Math.max(0, ...(gone ?? []).map(useOf));
          for (const one of stay ?? []) expect(useOf(one)).toBeGreaterThanOrEqual(newestGone);
        },
      ),
    );
  });

  it('takes no more than it must: with the newest that went the size would be over the limit', () => {
    fc.assert(
      fc.property(anyContents, fc.integer({ min: 0, max: 900 }), (contents, size) => {
        const plan = planEviction(contents, { maxSizeBytes: size, maxAgeMs: undefined, now });
        if (plan.blobs.size === 0) return;
        const left = [...contents.blobs.values()].filter((one) => !plan.blobs.has(one.digest));
        const leftBytes = left.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        // The last unit that went: an artifact whole, or a blob of nobody.
        const owned = new Set(contents.artifacts.flatMap(({ blobs }) => blobs));
        const units = [
          ...contents.artifacts,
          ...[...contents.blobs.keys()].filter((one) => !owned.has(one)).map((one) => ({ digest: one, blobs: [one] })),
        ];
        const useOf = (one: { readonly digest: Digest }): number => contents.blobs.get(one.digest)?.lastUse ?? 0;
        const last = units
          .filter((one) => plan.blobs.has(one.digest))
          .sort((a, b) => useOf(a) - useOf(b) || (a.digest < b.digest ? -1 : 1))
          .at(-1);
        const back = (last?.blobs ?? [])
          .filter((one) => plan.blobs.has(one))
          .reduce((sum, one) => sum + (contents.blobs.get(one)?.sizeBytes ?? 0), 0);
        expect(leftBytes + back).toBeGreaterThan(size);
      }),
    );
  });
});
