import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLabels } from '../../src/modules/load-labels.ts';

test('gives the first label of each load()', () => {
  const text = `load("//a:a.bzl", "x")\nload ( # why\n  # and why\n  ':b.bzl', y = "z")\nreload("no")\n# load("c")\nload(\nd)load("")`;
  expect([...loadLabels(text)]).toEqual(['//a:a.bzl', ':b.bzl', 'c']);
});

test('finds all that the pattern for it finds', () => {
  const pieces = ['load', '(', '#', '\n', ' ', '"', "'", 'a', ':b.bzl', 'load(', 'load(#', '("x")', '\r', '\t'];
  // Slow on long texts, and so not used.
  const pattern = /\bload\s*\((?:\s|#[^\n]*\n)*["']([^"'\n]+)["']/g;
  let labels = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
      const text = parts.join('');
      const found = [...loadLabels(text)];
      const wanted = [...text.matchAll(pattern)].map(([, label = '']) => label);
      labels += wanted.length;
      expect(found).toEqual(expect.arrayContaining(wanted));
      // And nothing that stands behind no load().
      for (const label of found) expect(text).toContain(label);
      if (wanted.length === 0) expect(found).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
  expect(labels).toBeGreaterThan(500);
});

test.each([
  ['load(# in one comment', 'load(#'.repeat(300_000)],
  ['load(# in one comment each', 'load(#\n#'.repeat(300_000)],
  ['load( and spaces', `load(${' '.repeat(50)}`.repeat(40_000)],
  ['load and spaces', `load${' '.repeat(1_000_000)}`],
  ['texts without an end', `load("a\n`.repeat(300_000)],
])('megabytes of %s take no time that grows with their square', (_name, text) => {
  const started = process.cpuUsage();
  expect([...loadLabels(text)]).toEqual([]);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});
