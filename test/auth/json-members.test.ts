import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonMembers, removeJsonMembers, setJsonMember } from '../../src/auth/json-members.ts';

const object = fc.dictionary(fc.string(), fc.jsonValue());
const indent = fc.constantFrom(undefined, 2, '\t');

test('finds every member with its value (property)', () => {
  fc.assert(
    fc.property(object, indent, (value, spaces) => {
      const text = JSON.stringify(value, null, spaces);
      const found = jsonMembers(text, 0).map(({ key, valueStart, end }) => [key, text.slice(valueStart, end)]);
      expect(found.map(([key, part]) => [key, JSON.parse(part ?? '')])).toEqual(Object.entries(JSON.parse(text)));
    }),
  );
});

test('sets and removes one member, and touches no other byte (property)', () => {
  fc.assert(
    fc.property(object, fc.string(), fc.jsonValue(), indent, (value, key, one, spaces) => {
      fc.pre(key !== '__proto__' && !Object.hasOwn(value, '__proto__'));
      const text = JSON.stringify(value, null, spaces);
      const set = setJsonMember(text, 0, key, JSON.stringify(one), '\t');
      expect(JSON.parse(set)).toEqual({ ...JSON.parse(text), [key]: JSON.parse(JSON.stringify(one)) });
      const removed = removeJsonMembers(set, 0, (name) => name === key);
      const { [key]: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect(JSON.parse(removed)).toEqual(rest);
      if (!Object.hasOwn(value, key) && Object.keys(value).length > 0) expect(removed).toBe(text);
    }),
  );
});

test('of two members with one name both go, and the last is the one that is set', () => {
  const twice = '{"a": 1, "b": 2.50, "a": 3}';
  expect(setJsonMember(twice, 0, 'a', '4', '')).toBe('{"a": 1, "b": 2.50, "a": 4}');
  expect(removeJsonMembers(twice, 0, (key) => key === 'a')).toBe('{"b": 2.50}');
});
