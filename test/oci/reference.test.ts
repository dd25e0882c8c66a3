import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/oci/digest.ts';
import {
  applyRepositoryTemplate,
  formatReference,
  isRegistryHost,
  isRepository,
  isTag,
  MalformedReferenceError,
  MalformedRepositoryTemplateError,
  parseReference,
} from '../../src/oci/reference.ts';

const digest = digestOf('x');

test.each([
  [
    'oras.birb.homes/common/types',
    { host: 'oras.birb.homes', repository: 'common/types', tag: undefined, digest: undefined },
  ],
  [
    'oras.birb.homes/common/types:v1.2.0',
    { host: 'oras.birb.homes', repository: 'common/types', tag: 'v1.2.0', digest: undefined },
  ],
  [`localhost:5000/a@${digest}`, { host: 'localhost:5000', repository: 'a', tag: undefined, digest }],
  [`[::1]:5000/a/b/c:T_1-x@${digest}`, { host: '[::1]:5000', repository: 'a/b/c', tag: 'T_1-x', digest }],
  [
    'Registry.Example/a__b/c-d.e',
    { host: 'registry.example', repository: 'a__b/c-d.e', tag: undefined, digest: undefined },
  ],
])('%s is a reference', (text, expected) => {
  expect(parseReference(text)).toEqual(expected);
});

test.each([
  ['https://oras.birb.homes/a/b', /without the scheme: oras\.birb\.homes\/a\/b/],
  ['types', /Write the registry first/],
  ['/common/types', /Write the registry first/],
  ['host:99999/a', /Write the registry first/],
  ['oras.birb.homes/Common/Types', /lower case: oras\.birb\.homes\/common\/types/],
  ['oras.birb.homes/common//types', /no repository path|A path has parts/],
  ['oras.birb.homes/../types', /A path has parts/],
  ['oras.birb.homes/', /A path has parts/],
  ['oras.birb.homes/a:', /A tag has/],
  ['oras.birb.homes/a:-v1', /A tag has/],
  [`oras.birb.homes/a:${'x'.repeat(129)}`, /A tag has/],
  ['oras.birb.homes/a@sha256:12', /64 lowercase/],
  [`oras.birb.homes/a@${digest}@${digest}`, /64 lowercase/],
])('%s is none, and the error says what to write', (text, next) => {
  const parse = (): unknown => parseReference(text, { file: 'buf.yaml', line: 3 });
  expect(parse).toThrow(MalformedReferenceError);
  try {
    parse();
  } catch (error) {
    expect(error).toMatchObject({
      exitCode: 2,
      next: expect.stringMatching(next),
      places: [{ file: 'buf.yaml', line: 3 }],
    });
  }
});

const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
const references = fc.record({
  host: fc.stringMatching(/^[a-z0-9]{1,10}(?:-[a-z0-9]{1,5})?(?:\.[a-z0-9]{1,8}){0,3}(?::[1-9][0-9]{0,3})?$/),
  repository: fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/), { nil: undefined }),
  digest: fc.option(
    fc.string().map((text) => digestOf(text, text.length % 2 === 0 ? 'sha256' : 'sha512')),
    { nil: undefined },
  ),
});

test('what is written is read back, whatever it is made of', () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(parseReference(formatReference(reference))).toEqual(reference);
    }),
  );
});

test('any text is either a reference that is written back as it was, or a MalformedReferenceError', () => {
  const near = fc
    .array(fc.constantFrom('a', 'B', '/', ':', '@', '.', '-', '_', '[', ']', 'sha256:', '5000', 'host', ' '))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      try {
        const reference = parseReference(text);
        expect(formatReference(reference).toLowerCase()).toBe(text.toLowerCase());
        expect(isRegistryHost(reference.host) && isRepository(reference.repository)).toBe(true);
        expect(reference.tag === undefined || isTag(reference.tag)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedReferenceError);
      }
    }),
  );
});

test('repository templates', () => {
  expect(applyRepositoryTemplate('{owner}/{name}', 'common', 'types')).toBe('common/types');
  expect(applyRepositoryTemplate('group/protos/{owner}-{name}', 'common', 'types')).toBe('group/protos/common-types');
  expect(applyRepositoryTemplate('{name}', 'common', 'types')).toBe('types');
  for (const template of [
    '',
    'x/y',
    '{owner}',
    '{owner}/{nmae}',
    '{owner}/{name}/{tag}',
    '/{name}',
    '{name}/',
    'Group/{name}',
    '../{name}',
  ]) {
    expect(() => applyRepositoryTemplate(template, 'common', 'types'), template).toThrow(
      MalformedRepositoryTemplateError,
    );
  }
});
