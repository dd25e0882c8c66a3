import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  credentialKey,
  MalformedCredentialFileError,
  parseDockerConfig,
  serverAddress,
} from '../../src/auth/docker-config.ts';
import { entryFor, withEntry } from '../../src/auth/login-file.ts';
import { Secret } from '../../src/system/secret.ts';

const auths = (entries: Record<string, unknown>) => {
  const { auths: found } = parseDockerConfig(JSON.stringify({ auths: entries }), 'f');
  return Object.fromEntries(
    [...found].map(([key, auth]) => [
      key,
      auth === 'malformed' ? auth : `${auth.kind} ${auth.username} ${auth.secret.reveal()}`,
    ]),
  );
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('keys', () => {
  it.each([
    ['registry.example:5000', 'registry.example:5000'],
    ['Registry.Example', 'registry.example'],
    ['https://registry.example/v1/', 'registry.example'],
    ['http://registry.example:80/v2/', 'registry.example:80'],
    ['registry.example/team/protos/', 'registry.example/team/protos'],
    ['https://index.docker.io/v1/', 'index.docker.io'],
    ['docker.io', 'index.docker.io'],
    ['docker.io/library', 'index.docker.io/library'],
    ['registry-1.docker.io', 'index.docker.io'],
  ])('%s', (key, expected) => {
    expect(credentialKey(key)).toBe(expected);
  });

  it('are compared whole: no part, end or other port of a host is that host (property)', () => {
    const host = fc.stringMatching(/^[a-z]{1,6}\.[a-z]{2,4}(:[1-9]\d{1,3})?$/);
    fc.assert(
      fc.property(host, host, (one, two) => {
        const { auths: found } = parseDockerConfig(JSON.stringify({ auths: { [one]: { auth: base64('u:p') } } }), 'f');
        expect(found.has(credentialKey(two))).toBe(one === two);
        expect(found.has(credentialKey(`x${one}`)) || found.has(credentialKey(`${one}0`))).toBe(false);
      }),
    );
  });

  it('of Docker Hub is the address that docker writes', () => {
    expect(serverAddress('docker.io')).toBe('https://index.docker.io/v1/');
    expect(serverAddress('notdocker.io')).toBe('notdocker.io');
  });
});

describe('entries', () => {
  it('of each kind, the most particular first', () => {
    expect(
      auths({
        'a.example': { auth: base64('user:pass:word') },
        'b.example': { username: 'user', password: 'pass' },
        'c.example': { auth: base64('zero:'), identitytoken: 'refresh' },
        'd.example': { registrytoken: 'raw', identitytoken: 'refresh', auth: base64('u:p') },
        'e.example': { auth: base64('u:p\0\0') },
      }),
    ).toEqual({
      'a.example': 'password user pass:word',
      'b.example': 'password user pass',
      'c.example': 'identity-token zero refresh',
      'd.example': 'bearer  raw',
      'e.example': 'password u p',
    });
  });

  it('without credentials do not count, and broken ones are said to be broken', () => {
    expect(auths({ 'a.example': {}, 'b.example': { auth: '' }, 'c.example': { email: 'x' } })).toEqual({});
    expect(
      auths({
        'a.example': { auth: 'not base64!' },
        'b.example': { auth: base64('no colon') },
        'c.example': { registrytoken: 'line\nbreak' },
        'd.example': 'text',
        'e.example': { username: 'a:b', password: 'c' },
      }),
    ).toEqual(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((one) => [`${one}.example`, 'malformed'])));
  });

  it('of two spellings of one host the plain one counts', () => {
    const entries = { 'https://a.example/v1/': { auth: base64('old:1') }, 'a.example': { auth: base64('new:2') } };
    expect(auths(entries)).toEqual({ 'a.example': 'password new 2' });
    expect(auths(Object.fromEntries(Object.entries(entries).reverse()))).toEqual({ 'a.example': 'password new 2' });
  });
});

it.each(['', '[]', 'null', '"x"', '{"auths": []}', '{"auths": "hush"}', '{"credHelpers": 1}', '{"auths": {"hush": '])(
  '%j is no credential file, and is not quoted',
  (text) => {
    const read = (): unknown => parseDockerConfig(text, '~/f');
    expect(read).toThrow(MalformedCredentialFileError);
    expect(read).toThrow(expect.objectContaining({ exitCode: 2, message: expect.not.stringContaining('hush') }));
  },
);

it('any text is read, or refused with the error that is meant for it (property)', () => {
  const value = fc.jsonValue();
  const text = fc.oneof(
    fc.string(),
    fc
      .record({ auths: value, credHelpers: value, credsStore: value }, { requiredKeys: [] })
      .map((one) => JSON.stringify(one)),
    fc
      .dictionary(fc.string(), fc.record({ auth: value, username: value, identitytoken: value }))
      .map((entries) => JSON.stringify({ auths: entries })),
  );
  fc.assert(
    fc.property(text, (one) => {
      try {
        parseDockerConfig(one, 'f');
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedCredentialFileError);
      }
    }),
  );
});

it('what is written is what is read, and all the rest stays (property)', () => {
  const host = fc.stringMatching(/^[a-z]{1,6}\.example(:[1-9]\d{1,3})?$/);
  const password = fc
    .string({ minLength: 1 })
    .map((text) => text.replaceAll('\0', 'x'))
    .filter((text) => text.isWellFormed());
  const rest = fc.dictionary(
    fc.string().filter((key) => !/^(auths|credHelpers|credsStore|__proto__)$/.test(key)),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(
      host,
      password,
      rest,
      fc.array(host),
      fc.constantFrom(undefined, 1, '\t'),
      (ours, secret, more, others, indent) => {
        const before = { ...more, auths: Object.fromEntries(others.map((one) => [one, { auth: base64(`u:${one}`) }])) };
        const text = JSON.stringify(before, null, indent);
        const entry = entryFor({ kind: 'password', username: 'me', secret: new Secret(secret) });
        const after = withEntry(text, ours, entry);
        expect(JSON.parse(after)).toEqual({ ...JSON.parse(text), auths: { ...before.auths, [ours]: entry } });
        const read = parseDockerConfig(after, 'f').auths.get(ours);
        expect(read === undefined || read === 'malformed' ? read : [read.username, read.secret.reveal()]).toEqual([
          'me',
          secret,
        ]);
      },
    ),
  );
});
