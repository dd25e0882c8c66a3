import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Descriptor, mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { exportCacheEntry, importCacheEntry } from '../../src/store/cache-entry.ts';
import { Store } from '../../src/store/store.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-entry-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const descriptorOf = (text: string): Descriptor => ({
  mediaType: mediaTypes.manifest,
  digest: digestOf(text),
  size: text.length,
});

async function storeWith(name: string, ...texts: readonly string[]): Promise<Store> {
  const store = await Store.open(join(directory, name));
  for (const text of texts) await store.ingest(descriptorOf(text), Buffer.from(text));
  return store;
}

describe('the entry of a CI cache', () => {
  it('carries the blobs and names that it is told to, and nothing else', async () => {
    const store = await storeWith('store', 'one', 'two', 'three');
    const entry = join(directory, 'entry');
    const names = new Map([['a/b:one', descriptorOf('one')]]);
    await exportCacheEntry(store, entry, [digestOf('one'), digestOf('two'), digestOf('one')], names);
    expect((await readdir(join(entry, 'blobs/sha256'))).sort()).toEqual(
      ['one', 'two'].map((text) => digestOf(text).slice(7)).sort(),
    );
    const fresh = await storeWith('fresh');
    expect(await importCacheEntry(fresh, entry)).toEqual(new Set([digestOf('one'), digestOf('two')]));
    expect(Buffer.from(await fresh.readBlob(digestOf('one'))).toString()).toBe('one');
    expect((await fresh.names()).get('a/b:one')?.digest).toBe(digestOf('one'));
    expect(await fresh.has(digestOf('three'))).toBe(false);
  });

  it('does not touch the files of the store', async () => {
    const store = await storeWith('store', 'one');
    const before = await stat(store.blobPath(digestOf('one')), { bigint: true });
    await exportCacheEntry(store, join(directory, 'entry'), [digestOf('one')], new Map());
    const copy = join(directory, 'entry/blobs/sha256', digestOf('one').slice(7));
    await writeFile(copy, 'ONE');
    const after = await stat(store.blobPath(digestOf('one')), { bigint: true });
    expect(after.ctimeNs).toBe(before.ctimeNs);
    expect(await readFile(store.blobPath(digestOf('one')), 'utf8')).toBe('one');
  });

  it('takes nothing from an entry that was tampered with', async () => {
    const entry = join(directory, 'entry');
    const store = await storeWith('store', 'one', 'two');
    await exportCacheEntry(
      store,
      entry,
      [digestOf('one'), digestOf('two')],
      new Map([['a/b:one', descriptorOf('one')]]),
    );
    await writeFile(join(entry, 'blobs/sha256', digestOf('one').slice(7)), 'ONE');
    await writeFile(join(entry, 'blobs/sha256/not-a-digest'), 'x');
    const fresh = await storeWith('fresh');
    expect(await importCacheEntry(fresh, entry)).toEqual(new Set([digestOf('two')]));
    expect(await fresh.has(digestOf('one'))).toBe(false);
    expect((await fresh.names()).size).toBe(0);
  });

  it('does not take an error of the disk for damage: exit 8, and the entry stays as it is', async () => {
    const entry = join(directory, 'entry');
    await exportCacheEntry(await storeWith('store', 'one'), entry, [digestOf('one')], new Map());
    const fresh = await storeWith('fresh');
    // Where the store has to make a directory, there is a file.
    await writeFile(join(directory, 'fresh/ingest'), '');
    await expect(importCacheEntry(fresh, entry)).rejects.toMatchObject({ exitCode: 8 });
    expect(await readFile(join(entry, 'blobs/sha256', digestOf('one').slice(7)), 'utf8')).toBe('one');

    await writeFile(join(directory, 'file'), '');
    const inFile = join(directory, 'file/entry');
    await expect(exportCacheEntry(fresh, inFile, [digestOf('one')], new Map())).rejects.toMatchObject({ exitCode: 8 });
  });

  it('takes nothing from an entry that is not there', async () => {
    expect(await importCacheEntry(await storeWith('fresh'), join(directory, 'none'))).toEqual(new Set());
  });
});
