import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { defaultArchiveLimits } from '../../src/modules/archive-safety.ts';
import { archiveLimitNames, parseArchiveLimits } from '../../src/settings/archive-limits.ts';
import { definitionOf } from '../../src/settings/definitions.ts';
import { InvalidSettingError } from '../../src/settings/errors.ts';
import { Machine } from '../e2e/bad-input-machine.ts';

test('every cap of archives is a setting, and the default of each is a number', () => {
  const all = parseArchiveLimits(
    archiveLimitNames.map((name) => `${name}=7`),
    'a test',
  );
  expect(all).toEqual(Object.fromEntries(Object.keys(defaultArchiveLimits).map((field) => [field, 7])));
  // What the documentation calls the defaults are the defaults.
  const note = definitionOf('archive-limits').defaultNote ?? '';
  expect(parseArchiveLimits(note.replaceAll('`', '').split(' '), 'the documentation')).toEqual(defaultArchiveLimits);
  // Nothing in the repository may take a cap away.
  expect(definitionOf('archive-limits').places).not.toContain('config');
});

describe('a cap', () => {
  it.each([
    ['unpacked=1GiB entries=5', { unpackedBytes: 1024 ** 3, entries: 5 }],
    ['compressed=10KiB', { compressedBytes: 10_240 }],
    ['path-length=100 path-length=200', { pathBytes: 200 }],
    ['', {}],
  ])('may be %j', (text, expected) => {
    expect(parseArchiveLimits(text.split(' ').filter(Boolean), 'a test')).toEqual(expected);
  });

  it.each([
    'unpacked',
    'unpacked=',
    'unpacked=0',
    'unpacked=-1',
    'unpacked=3GiB',
    'unpacked=1GB',
    'entries=5KiB',
    'size=1',
    'constructor=1',
    'ratio=1e9',
  ])('may not be %j', (text) => {
    expect(() => parseArchiveLimits([text], 'the input archive-limits')).toThrow(InvalidSettingError);
    expect(() => parseArchiveLimits([text], 'the input archive-limits')).toThrow(/from the input archive-limits/);
  });
});

describe('in a job', () => {
  let machine: Machine;
  beforeEach(async () => {
    machine = await Machine.create({ 'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.0.0\n' });
    await machine.publish('common/types', 'v1.0.0', {
      'common/a.proto': 'syntax = "proto3";\n',
      'common/b.proto': 'syntax = "proto3";\n',
    });
  });
  afterEach(() => machine[Symbol.asyncDispose]());

  it('refuses the module that is over it, with exit code 7 and nothing installed', async () => {
    const refused = await machine.run(['resolve', '--archive-limits', 'entries=1', '--frozen=false']);
    expect(refused.exitCode, refused.output).toBe(7);
    expect(refused.output).toContain('more than 1 entries');
    const fine = await machine.run(['resolve', '--frozen=false'], {
      environment: { ORAS_BUF_ARCHIVE_LIMITS: 'entries=9,unpacked=1MiB' },
    });
    expect(fine.exitCode, fine.output).toBe(0);
  });
});
