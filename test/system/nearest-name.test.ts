import { expect, test } from 'vitest';
import { nearestName } from '../../src/system/nearest-name.ts';

test('the nearest name, where one is near', () => {
  const names = ['common/types', 'common/events', 'billing/api'];
  expect(nearestName('comon/types', names)).toBe('common/types');
  expect(nearestName('COMMON/TYPES', names)).toBe('common/types');
  expect(nearestName('billing/apis', names)).toBe('billing/api');
  expect(nearestName('orders/something', names)).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
  expect(nearestName('ab', ['ac', 'ad'])).toBe('ac');
});
