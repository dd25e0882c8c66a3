import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExcludedFromProxy } from '../../src/oci/no-proxy.ts';

function excluded(noProxy: string, address: string): boolean {
  return isExcludedFromProxy(noProxy, new URL(address));
}

test.each([
  ['', 'https://registry.example', false],
  [' , ,, ', 'https://registry.example', false],
  ['*', 'https://registry.example', true],
  ['none.example,*', 'https://registry.example', true],
  ['registry.example', 'https://registry.example', true],
  ['REGISTRY.Example', 'https://registry.example', true],
  ['registry.example.', 'https://registry.example', true],
  ['registry.example', 'https://registry.example.', true],
  ['example', 'https://registry.example', true],
  ['.example', 'https://registry.example', true],
  ['.registry.example', 'https://registry.example', true],
  ['*.example', 'https://registry.example', true],
  ['*.registry.example', 'https://registry.example', false],
  ['stry.example', 'https://registry.example', false],
  ['registry.example', 'https://registry.example.evil.test', false],
  ['one.test two.test\tregistry.example', 'https://registry.example', true],
  ['registry.example:443', 'https://registry.example', true],
  ['registry.example:8443', 'https://registry.example', false],
  ['registry.example:8443', 'https://registry.example:8443', true],
  ['.example:80', 'http://registry.example', true],
  ['*:80', 'https://registry.example', false],
  ['10.1.2.3', 'https://10.1.2.3', true],
  ['10.1.2.3:5000', 'https://10.1.2.3:5000', true],
  ['10.1.2.3:5000', 'https://10.1.2.3', false],
  ['1.2.3', 'https://10.1.2.3', false],
  ['2.3', 'https://10.1.2.3', false],
  ['10.0.0.0/8', 'https://10.1.2.3:5000', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['0.0.0.0/0', 'https://11.1.2.3', true],
  ['10.0.0.0/33', 'https://10.1.2.3', false],
  ['10.0.0.0/', 'https://10.1.2.3', false],
  ['registry.example/8', 'https://registry.example', false],
  ['10.0.0.0/8', 'https://ten.example', false],
  ['2001:db8::1', 'https://[2001:db8:0::1]', true],
  ['[2001:db8::1]', 'https://[2001:db8::1]', true],
  ['[2001:db8::1]:443', 'https://[2001:db8::1]', true],
  ['[2001:db8::1]:80', 'https://[2001:db8::1]', false],
  ['2001:db8::/32', 'https://[2001:db8::7]', true],
  ['fd00::/8', 'https://[2001:db8::7]', false],
  ['10.0.0.0/8', 'https://[2001:db8::7]', false],
])('NO_PROXY=%j and %s: %s', (noProxy, address, expected) => {
  expect(excluded(noProxy, address)).toBe(expected);
});

test('no text makes it fail, and only a star or the name itself excludes a name', () => {
  const odd = fc
    .array(fc.constantFrom('*', '.', ',', ' ', ':', '/', '[', ']', '1', '443', 'example', 'a', '::', '10.0.0.0'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(odd, fc.string()), (noProxy) => {
      const found = excluded(noProxy, 'https://q.wx');
      if (!/\*|wx/i.test(noProxy)) expect(found).toBe(false);
      expect(typeof excluded(noProxy, 'https://[2001:db8::7]:8443')).toBe('boolean');
    }),
  );
});
