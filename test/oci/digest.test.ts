import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  digestAlgorithm,
  digestHex,
  digestOf,
  MalformedDigestError,
  parseDigest,
  tryParseDigest,
} from '../../src/oci/digest.ts';

test('digests are read with their algorithm and hexadecimal part', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom('sha256' as const, 'sha512' as const), (bytes, algorithm) => {
      const digest = digestOf(bytes, algorithm);
      expect(parseDigest(digest)).toBe(digest);
      expect(digestAlgorithm(digest)).toBe(algorithm);
      expect(`${algorithm}:${digestHex(digest)}`).toBe(digest);
    }),
  );
});

test.each([
  '',
  'sha256',
  'sha256:',
  `sha256:${'a'.repeat(63)}`,
  `sha256:${'A'.repeat(64)}`,
  `sha256:${'g'.repeat(64)}`,
  `sha512:${'a'.repeat(64)}`,
  `md5:${'a'.repeat(32)}`,
  `sha256:${'a'.repeat(64)}:x`,
  `sha256:${'a'.repeat(64)}\n`,
])('%j is no digest', (text) => {
  expect(tryParseDigest(text)).toBeUndefined();
  expect(() => parseDigest(text)).toThrow(MalformedDigestError);
});
