import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitId, countedFiles, moduleDigests } from '../../src/modules/content-digest.ts';
import type { ModuleFiles } from '../../src/modules/module-files.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { compareUtf8 } from '../../src/modules/utf8-order.ts';
import { parseDigest } from '../../src/oci/digest.ts';

interface Vector {
  readonly name: string;
  readonly manifestDigest: string;
  readonly files: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly countedFiles: readonly string[];
  readonly manifest: string;
  readonly b4: string;
  readonly b5NoDeps: string;
}

const vectors = JSON.parse(readFileSync(new URL('../fixtures/vectors/buf-digests.json', import.meta.url), 'utf8')) as {
  readonly modules: readonly Vector[];
};

function filesOf(vector: Vector): ModuleFiles {
  return Object.entries(vector.files).map(([path, content]) => ({ path, content: Buffer.from(content) }));
}

describe('buf digests', () => {
  it('has vectors to check', () => expect(vectors.modules.length).toBe(4));

  it.each(vectors.modules)(
    '$name: digests, manifest, counted files and commit are those that the real buf accepts',
    (vector) => {
      const files = filesOf(vector);
      expect(countedFiles(files).map((file) => file.path)).toEqual(vector.countedFiles);
      expect(moduleDigests(files)).toEqual({ b4: vector.b4, b5: vector.b5NoDeps, manifest: vector.manifest });
      expect(commitId(parseModuleName(vector.name), parseDigest(vector.manifestDigest))).toBe(vector.commit);
    },
  );

  it('does not depend on the order of the files', () => {
    const vector = vectors.modules[2] as Vector;
    expect(moduleDigests(filesOf(vector).toReversed())).toEqual(moduleDigests(filesOf(vector)));
  });

  it('takes one documentation file, the first by rank', () => {
    const files = ['README.markdown', 'README.md'].map((path) => ({ path, content: new Uint8Array() }));
    expect(countedFiles(files).map((file) => file.path)).toEqual(['README.md']);
    expect(countedFiles(files.slice(0, 1)).map((file) => file.path)).toEqual(['README.markdown']);
  });

  it('gives every commit id the form of a version 8 UUID', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hex) => {
        const id = commitId(parseModuleName('oras.birb.homes/a/b'), parseDigest(`sha256:${hex}`));
        expect(id).toMatch(/^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
      }),
    );
  });

  it('hashes thousands of files in well under a second', () => {
    const files = Array.from({ length: 8_000 }, (_, i) => ({ path: `a/v${i}/x.proto`, content: Buffer.alloc(512, i) }));
    const started = performance.now();
    moduleDigests(files);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe('compareUtf8', () => {
  it('orders as the bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2_000 },
    );
    expect(compareUtf8('\u{10400}', '～')).toBeGreaterThan(0);
  });
});
