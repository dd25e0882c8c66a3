import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../faults/fault-machine.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { differences, type Reference, type References, SoakPlace, strangersAmong } from './soak-place.ts';

function reference(installed: Readonly<Record<string, string>>, names: readonly string[] = []): Reference {
  return { installed: new Map(Object.entries(installed)), blobs: new Set(), names: new Set(names) };
}

const references: References = {
  plain: reference(
    { 'oras.lock': hashOf(Buffer.from('plain')), 'buf.lock': hashOf(Buffer.from('both')), 'buf-cache/a/1': 'h1' },
    ['cache/store/index.json', 'cache/installed/*.json', 'workspace/oras.lock', 'workspace-report/report.json'],
  ),
  changed: reference(
    { 'oras.lock': hashOf(Buffer.from('changed')), 'buf.lock': hashOf(Buffer.from('both')), 'buf-cache/a/2': 'h2' },
    ['cache/store/blobs/sha256/ab'],
  ),
};

describe('differences', () => {
  const whole = new Map(references.plain.installed);

  it('none from the reference itself, and none where the other variant is installed as well', () => {
    expect(differences(whole, references, 'plain')).toEqual([]);
    expect(differences(new Map([...whole, ['buf-cache/a/2', 'h2']]), references, 'plain')).toEqual([]);
  });

  it.each([
    ['a file that is missing', new Map([...whole].slice(0, 2)), 'buf-cache/a/1 is missing'],
    ['other bytes', new Map([...whole, ['buf-cache/a/1', 'hx']]), 'buf-cache/a/1 has other bytes'],
    ['a lock of the other variant', new Map([...whole, ['oras.lock', 'hx']]), 'oras.lock has other bytes'],
    ['a file that nobody installs', new Map([...whole, ['buf-cache/a/3', 'h3']]), 'buf-cache/a/3 should not be there'],
    [
      "the other variant's file, damaged",
      new Map([...whole, ['buf-cache/a/2', 'hx']]),
      'buf-cache/a/2 should not be there',
    ],
    [
      "the other variant's hash elsewhere",
      new Map([...whole, ['.oras-buf/cell/x', 'h2']]),
      '.oras-buf/cell/x should not be there',
    ],
  ])('%s', (_, found, problem) => {
    expect(differences(found, references, 'plain')).toEqual([problem]);
  });
});

describe('strangersAmong', () => {
  it('knows what whole runs leave, in each checkout', () => {
    const files = [
      'cache/store/index.json',
      `cache/installed/${'0a'.repeat(20)}.json`,
      'workspace/oras.lock',
      'workspace-1/oras.lock',
      'workspace-1-report/report.json',
      'cache/store/blobs/sha256/ab',
      'tmp/node-compile-cache/v24/x',
      'buf-cache/v3/modulelocks/oras.birb.homes/a/b',
    ];
    expect(strangersAmong(files, references)).toEqual([]);
  });

  it.each([
    'tmp/oras-buf-job-1_2_3/config.json',
    'cache/store/ingest/1234',
    'cache/store/.index.json.1.2.tmp',
    'cache/store/blobs/sha256/cd',
    'cache/installed/short.json',
    'workspace/.oras-buf/lock',
    'workspace-1/oras.lock.orig',
    'home/.docker/config.json',
  ])('%s', (path) => {
    expect(strangersAmong(['cache/store/index.json', path], references)).toEqual([path]);
  });
});

describe('SoakPlace', () => {
  async function scene(): Promise<SoakPlace> {
    return await SoakPlace.create('https://127.0.0.1:1', 'registries: {}\n', 2);
  }
  const lock = (directory: string, text: string): Promise<void> =>
    writeFiles(directory, { 'oras.lock': text, 'buf.lock': 'both' });

  it('a job needs the registry until a run ended well under the lock that it has', async () => {
    await using place = await scene();
    const [checkout] = place.checkouts;
    if (checkout === undefined) throw new Error('it has checkouts');
    expect(await place.need(checkout, references)).toBe('sure');
    await lock(checkout.directory, 'plain');
    expect(await place.need(checkout, references)).toBe('sure');
    place.ended(checkout, 5);
    expect(await place.need(checkout, references)).toBe('maybe');
    place.ended(checkout, 0);
    expect(await place.need(checkout, references)).toBe('none');
    await place.prepare(checkout, 'store only');
    expect(await place.need(checkout, references)).toBe('none');
    await place.prepare(checkout, 'cold');
    expect(await place.need(checkout, references)).toBe('sure');
  });

  it('a changed declaration, or a lock that is gone or another, needs the registry', async () => {
    await using place = await scene();
    const [checkout] = place.checkouts;
    if (checkout === undefined) throw new Error('it has checkouts');
    await lock(checkout.directory, 'plain');
    place.ended(checkout, 0);
    await place.prepare(checkout, 'one changed');
    expect(await readFile(join(checkout.directory, 'buf.yaml'), 'utf8')).toContain('many/files:v1.1.0');
    expect(await place.need(checkout, references)).toBe('sure');
    await place.prepare(checkout, 'one changed');
    expect(await place.need(checkout, references)).toBe('none');
    await writeFile(join(checkout.directory, 'oras.lock'), 'plain, cut');
    expect(await place.need(checkout, references)).toBe('sure');
    await place.prepare(checkout, 'lock gone');
    expect(await place.need(checkout, references)).toBe('sure');
  });

  it('takes away what the kind of job goes without', async () => {
    await using place = await scene();
    const { machine, checkouts } = place;
    const [first, second] = checkouts;
    if (first === undefined || second === undefined) throw new Error('it has two checkouts');
    const paths = [
      join(machine.cache, 'store', 'index.json'),
      join(machine.bufCache, 'v3', 'x'),
      join(second.directory, '.oras-buf', 'cell', 'x'),
      join(first.directory, 'oras.lock'),
      join(second.directory, 'oras.lock'),
    ];
    const there = async (): Promise<readonly boolean[]> => {
      const all = await Promise.all(paths.map((path) => stat(path).then(Boolean, () => false)));
      for (const path of paths) await rm(path, { force: true });
      for (const path of paths) await writeFiles(join(path, '..'), { [path.split('/').at(-1) ?? '']: 'x' });
      return all;
    };
    await there();
    await place.prepare(first, 'warm');
    expect(await there()).toEqual([true, true, true, true, true]);
    await place.prepare(first, 'store only');
    expect(await there()).toEqual([true, false, false, true, true]);
    await place.prepare(first, 'cold');
    expect(await there()).toEqual([false, false, false, true, true]);
    await place.prepare(first, 'lock gone');
    expect(await there()).toEqual([true, true, true, false, true]);
    await place.prepare(first, 'cold, lock gone');
    expect(await there()).toEqual([false, false, false, false, true]);
  });
});
