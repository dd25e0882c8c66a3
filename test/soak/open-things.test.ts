import { describe, expect, it } from 'vitest';
import { changeOf } from './open-things.ts';

describe('changeOf', () => {
  it.each([
    [[], [], ''],
    [['a', 'b', 'a'], ['a', 'a', 'b'], ''],
    [['a'], ['a', 'a', 'b'], '+a +b'],
    [['a', 'a', 'b'], ['a'], '-a -b'],
    [['a'], ['b'], '+b -a'],
  ])('%j → %j: %j', (before, after, expected) => {
    expect(changeOf(before, after)).toBe(expected);
  });
});
