import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutTrailing } from '../../src/system/trailing-characters.ts';

test('takes off what a pattern would', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('/', '.', 'a', '\n', ' ') }), (text) => {
      expect(withoutTrailing(text, '/.')).toBe(text.replace(/[/.]+$/, ''));
    }),
  );
});

test('a long run that something follows takes no time that grows with its square', () => {
  const started = process.cpuUsage();
  const text = `${'/'.repeat(4_000_000)}a`;
  expect(withoutTrailing(text, '/')).toBe(text);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(2_000);
});
