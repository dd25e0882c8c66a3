import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Descriptor, type Manifest, mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { MalformedManifestError, ReplyTooBigError } from '../../src/oci/errors.ts';
import { largestManifest, parseManifest, serialiseManifest } from '../../src/oci/manifest.ts';

const what = 'oras.birb.homes/common/types:v1';
const config = { mediaType: mediaTypes.emptyConfig, digest: digestOf('{}'), size: 2 };

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

test('OCI and Docker manifests and indexes are read', () => {
  for (const mediaType of [mediaTypes.manifest, mediaTypes.dockerManifest]) {
    const manifest = parseManifest(encode({ schemaVersion: 2, mediaType, config, layers: [config] }), what);
    expect(manifest).toEqual({ kind: 'manifest', mediaType, config, layers: [config], annotations: {} });
  }
  for (const mediaType of [mediaTypes.index, mediaTypes.dockerManifestList]) {
    const index = parseManifest(encode({ schemaVersion: 2, mediaType, manifests: [config] }), what);
    expect(index).toEqual({ kind: 'index', mediaType, manifests: [config], annotations: {} });
  }
});

test('without a media type of its own, the served one counts, then the content', () => {
  const index = encode({ schemaVersion: 2, manifests: [] });
  expect(parseManifest(index, what, `${mediaTypes.dockerManifestList}; charset=utf-8`).mediaType).toBe(
    mediaTypes.dockerManifestList,
  );
  expect(parseManifest(index, what, 'application/json').mediaType).toBe(mediaTypes.index);
  expect(parseManifest(encode({ schemaVersion: 2, config, layers: [] }), what).mediaType).toBe(mediaTypes.manifest);
});

test.each([
  ['no JSON', Buffer.from('<html>'), 'it is not JSON'],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'it is not UTF-8'],
  ['a list', encode([]), '"manifest" is not an object'],
  ['schema 1', encode({ schemaVersion: 1 }), '"schemaVersion"'],
  ['another media type', encode({ schemaVersion: 2, mediaType: 'text/html' }), '"mediaType"'],
  ['no config', encode({ schemaVersion: 2, layers: [] }), '"config"'],
  ['no layers', encode({ schemaVersion: 2, config }), '"layers" is not a list'],
  [
    'a layer without digest',
    encode({ schemaVersion: 2, config, layers: [config, { ...config, digest: 'md5:1' }] }),
    '"layers[1].digest"',
  ],
  ['a negative size', encode({ schemaVersion: 2, config: { ...config, size: -1 }, layers: [] }), '"config.size"'],
  [
    'a size that is no whole number',
    encode({ schemaVersion: 2, config: { ...config, size: 1.5 }, layers: [] }),
    '"config.size"',
  ],
  [
    'a size beyond counting',
    encode({ schemaVersion: 2, config: { ...config, size: 2 ** 60 }, layers: [] }),
    '"config.size"',
  ],
  [
    'an annotation that is a number',
    encode({ schemaVersion: 2, config, layers: [], annotations: { a: 1 } }),
    '"annotations.a"',
  ],
  ['two kinds at once', encode({ schemaVersion: 2, config, layers: [], manifests: [] }), '"manifests" and "layers"'],
])('%s: the error names the repository and the field', (_name, bytes, problem) => {
  const parse = (): unknown => parseManifest(bytes, what);
  expect(parse).toThrow(MalformedManifestError);
  expect(parse).toThrow(what);
  expect(parse).toThrow(problem);
});

test('a manifest that is served as something else, or does not fit, is refused', () => {
  const index = encode({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] });
  expect(() => parseManifest(index, what, mediaTypes.manifest)).toThrow(/was served as/);
  expect(() => parseManifest(encode({ schemaVersion: 2, manifests: [] }), what, mediaTypes.manifest)).toThrow(
    /does not fit/,
  );
});

test('a manifest over 4 MiB is not looked at', () => {
  expect(() => parseManifest(new Uint8Array(largestManifest + 1), what)).toThrow(ReplyTooBigError);
});

const annotations = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 4 });
const descriptors: fc.Arbitrary<Descriptor> = fc.record(
  {
    mediaType: fc.constantFrom('application/x', mediaTypes.tarGzip),
    digest: fc.string().map((text) => digestOf(text)),
    size: fc.nat(),
    artifactType: fc.constant('application/vnd.test'),
    annotations: annotations.filter((map) => Object.keys(map).length > 0),
  },
  { requiredKeys: ['mediaType', 'digest', 'size'] },
);
const manifests: fc.Arbitrary<Manifest> = fc.oneof(
  fc.record({
    kind: fc.constant('manifest' as const),
    mediaType: fc.constantFrom(mediaTypes.manifest, mediaTypes.dockerManifest),
    config: descriptors,
    layers: fc.array(descriptors, { maxLength: 4 }),
    annotations,
  }),
  fc.record({
    kind: fc.constant('index' as const),
    mediaType: fc.constantFrom(mediaTypes.index, mediaTypes.dockerManifestList),
    artifactType: fc.constant('application/vnd.test'),
    manifests: fc.array(descriptors, { maxLength: 4 }),
    annotations,
  }),
);

test('what is written is read back, and is written the same again', () => {
  fc.assert(
    fc.property(manifests, (manifest) => {
      const bytes = serialiseManifest(manifest);
      const read = parseManifest(bytes, what, manifest.mediaType);
      expect(read).toEqual(manifest);
      expect(Buffer.from(serialiseManifest(read)).equals(bytes)).toBe(true);
    }),
  );
});

test('the order in which annotations were put in does not change the bytes', () => {
  const make = (map: Record<string, string>): Uint8Array =>
    serialiseManifest({ kind: 'manifest', mediaType: mediaTypes.manifest, config, layers: [], annotations: map });
  expect(make({ b: '1', a: '2' })).toEqual(make({ a: '2', b: '1' }));
});

test('any JSON is a manifest or a MalformedManifestError', () => {
  const odd = fc.record(
    {
      schemaVersion: fc.constant(2),
      mediaType: fc.oneof(fc.constantFrom(...Object.values(mediaTypes)), fc.jsonValue()),
      config: fc.oneof(fc.constant(config), fc.jsonValue()),
      layers: fc.oneof(fc.array(fc.oneof(fc.constant(config), fc.jsonValue())), fc.jsonValue()),
      manifests: fc.jsonValue(),
      annotations: fc.jsonValue(),
    },
    { requiredKeys: ['schemaVersion'] },
  );
  fc.assert(
    fc.property(fc.oneof(odd, fc.jsonValue()), (value) => {
      try {
        expect(['manifest', 'index']).toContain(parseManifest(encode(value), what).kind);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedManifestError);
      }
    }),
  );
});
