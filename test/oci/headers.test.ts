import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAuthChallenges } from '../../src/oci/auth-challenge.ts';
import { parseErrorReply } from '../../src/oci/error-reply.ts';
import { nextPage, parseLinkHeader } from '../../src/oci/link-header.ts';

function challenges(header: string | string[]): unknown {
  return parseAuthChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

test.each([
  ['Basic realm="a"', [['basic', { realm: 'a' }]]],
  ['BEARER Realm = "https://x/t?a=1,2", service=s', [['bearer', { realm: 'https://x/t?a=1,2', service: 's' }]]],
  ['Basic realm="say \\"hi\\", Bearer realm=x"', [['basic', { realm: 'say "hi", Bearer realm=x' }]]],
  [
    'Negotiate YII=, Basic realm="a", Bearer realm=b',
    [
      ['negotiate', {}],
      ['basic', { realm: 'a' }],
      ['bearer', { realm: 'b' }],
    ],
  ],
  [
    'Negotiate, Basic realm="a"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'a' }],
    ],
  ],
  ['Bearer realm=https://x/t,scope="a b"', [['bearer', { realm: 'https://x/t', scope: 'a b' }]]],
  ['Bearer realm="a", realm="evil"', [['bearer', { realm: 'a' }]]],
  [', ,Basic realm="a",,', [['basic', { realm: 'a' }]]],
  ['Bearer realm="never closed', [['bearer', { realm: 'never closed' }]]],
  ['"odd", Basic realm="a"', [['basic', { realm: 'a' }]]],
  ['', []],
])('WWW-Authenticate: %s', (header, expected) => {
  expect(challenges(header)).toEqual(expected);
});

test('several WWW-Authenticate headers count as one', () => {
  expect(challenges(['Basic realm="a"', 'Bearer realm="b"'])).toEqual([
    ['basic', { realm: 'a' }],
    ['bearer', { realm: 'b' }],
  ]);
  expect(parseAuthChallenges(undefined)).toEqual([]);
});

const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);

test('challenges that are written by the rules are read back', () => {
  const challenge = fc.record({
    scheme: token,
    parameters: fc.dictionary(token, fc.string({ unit: 'grapheme-ascii' }), { maxKeys: 4 }),
  });
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), (list) => {
      const header = list.map(({ scheme, parameters }) => {
        const written = Object.entries(parameters).map(
          ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
        );
        return `${scheme}${written.length === 0 ? '' : ` ${written.join(', ')}`}`;
      });
      expect(challenges(header.join(', '))).toEqual(list.map(({ scheme, parameters }) => [scheme, parameters]));
    }),
  );
});

test('no header makes the parsers fail or hang', () => {
  const odd = fc
    .array(fc.constantFrom('Basic', 'Bearer', ' ', ',', '=', '"', '\\', ';', '<', '>', 'rel', 'next', 'a', '\t', '/'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(odd, fc.string()), (header) => {
      for (const { scheme } of parseAuthChallenges(header)) expect(scheme).toMatch(/^\S+$/);
      for (const { target } of parseLinkHeader(header)) expect(header).toContain(target);
    }),
  );
});

test.each([
  ['</v2/a/tags/list?last=b&n=3>; rel="next"', '/v2/a/tags/list?last=b&n=3'],
  ['<https://x/a,b;c>; title="a, <b>; rel=prev"; rel=next', 'https://x/a,b;c'],
  ['</p>; rel=prev, </n>; REL="other NEXT"', '/n'],
  ['</n>;rel=next;title=x', '/n'],
  ['</n>; rel=prev; rel=next', undefined],
  ['</n>; title="rel=next"', undefined],
  ['</n>; title="; rel=next"', undefined],
  ['</n>', undefined],
  ['/n; rel=next', undefined],
  ['', undefined],
])('Link: %s', (header, expected) => {
  expect(nextPage(header)).toBe(expected);
});

test('links that are written by the rules are read back', () => {
  const link = fc.record({
    target: fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replace(/[<>\s]/g, '')),
    title: fc.string({ unit: 'grapheme-ascii' }),
    relations: fc.array(token, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 4 }), (list) => {
      const header = list.map(
        ({ target, title, relations }) =>
          `<${target}>; title="${title.replace(/["\\]/g, '\\$&')}"; rel="${relations.join(' ')}"`,
      );
      expect(parseLinkHeader(header)).toEqual(list.map(({ target, relations }) => ({ target, relations })));
    }),
  );
});

test('what a server says of an error becomes one short line', () => {
  expect(parseErrorReply('{"errors":[{"code":"DENIED","message":"no\\n::error::x"},{"code":"X"}]}')).toEqual({
    codes: ['DENIED', 'X'],
    text: 'DENIED: no ::error::x; X',
  });
  expect(parseErrorReply('{"error":"invalid_grant","error_description":"expired"}').text).toBe(
    'invalid_grant; expired',
  );
  expect(parseErrorReply(`{"message":"${'x'.repeat(500)}"}`).text).toHaveLength(201);
  for (const body of ['', '<html>', 'null', '7', '{"errors":{"code":1}}', '{"errors":[null,7]}']) {
    expect(parseErrorReply(body)).toEqual({ codes: [], text: undefined });
  }
});
