import { expect, test } from 'vitest';
import { RealmRefusedError } from '../../src/oci/errors.ts';
import { checkRealm } from '../../src/oci/realm.ts';

test.each([
  ['https://registry-1.docker.io', 'https://auth.docker.io/token'],
  ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth'],
  ['https://registry.example', 'https://registry.example/token'],
  ['https://registry.example', 'https://8.8.8.8/token'],
  ['https://10.0.0.5:5000', 'https://10.0.0.5:5001/token'],
  ['http://127.0.0.1:5000', 'http://127.0.0.1:5001/token'],
  ['http://localhost:5000', 'http://127.0.0.1:5001/token'],
  ['https://127.0.0.1:5000', 'https://localhost:5001/token'],
  ['http://registry.lan:5000', 'http://registry.lan:5001/token'],
  ['http://registry.lan:5000', 'https://auth.example/token'],
])('a registry at %s may name %s', (registry, realm) => {
  expect(checkRealm('host', new URL(registry), realm).href).toBe(realm);
});

test.each([
  ['https://registry.example', 'http://registry.example/token', 'plain http'],
  ['https://127.0.0.1:5000', 'http://127.0.0.1:5001/token', 'plain http'],
  ['http://registry.lan:5000', 'http://auth.lan/token', 'plain http'],
  ['http://127.0.0.1:5000', 'http://auth.example/token', 'plain http'],
  ['https://registry.example', 'https://127.0.0.1/token', 'inside'],
  ['https://registry.example', 'https://localhost/token', 'inside'],
  ['https://registry.example', 'https://LOCALHOST./token', 'inside'],
  ['https://registry.example', 'https://a.localhost/token', 'inside'],
  ['https://registry.example', 'https://2130706433/token', 'inside'],
  ['https://registry.example', 'https://0x7f.1/token', 'inside'],
  ['https://registry.example', 'https://0/token', 'inside'],
  ['https://registry.example', 'https://10.1.2.3/token', 'inside'],
  ['https://registry.example', 'https://172.20.0.1/token', 'inside'],
  ['https://registry.example', 'https://192.168.1.1/token', 'inside'],
  ['https://registry.example', 'https://169.254.169.254/token', 'inside'],
  ['https://registry.example', 'https://100.100.100.200/token', 'inside'],
  ['https://registry.example', 'https://[::1]/token', 'inside'],
  ['https://registry.example', 'https://[::ffff:127.0.0.1]/token', 'inside'],
  ['https://registry.example', 'https://[::ffff:a00:1]/token', 'inside'],
  ['https://registry.example', 'https://[fe80::1]/token', 'inside'],
  ['https://registry.example', 'https://[fd12::1]/token', 'inside'],
  ['https://registry.example', 'https://[64:ff9b::a00:1]/token', 'inside'],
  ['https://10.0.0.5', 'https://10.0.0.6/token', 'inside'],
  ['https://127.0.0.1:5000', 'https://10.0.0.6/token', 'inside'],
  ['https://registry.example', 'ftp://registry.example/token', 'neither https nor http'],
  ['https://registry.example', 'file:///etc/passwd', 'neither https nor http'],
  ['https://registry.example', 'https://me:secret@auth.example/token', 'user name'],
  ['https://registry.example', 'nonsense', 'no address'],
])('a registry at %s may not name %s', (registry, realm, why) => {
  const check = (): unknown => checkRealm('oras.birb.homes', new URL(registry), realm);
  expect(check).toThrow(RealmRefusedError);
  expect(check).toThrow(why);
  try {
    check();
  } catch (error) {
    expect(String(error)).not.toContain('secret');
    expect(error).toMatchObject({ exitCode: 7 });
  }
});

test('the query of a refused realm is not repeated', () => {
  expect(() => checkRealm('host', new URL('https://a.example'), 'http://a.example/t?key=s3cret')).toThrow(
    /^(?!.*s3cret)/,
  );
});
