import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { lastUseName, noteUses, readLastUses } from '../../src/store/last-use.ts';
import { removeBlobs } from '../../src/store/remove-blobs.ts';
import { Store } from '../../src/store/store.ts';
import { hostOf, readStoreContents } from '../../src/store/store-contents.ts';
import { recordName } from '../../src/store/verified-record.ts';
import { filesOf } from '../install/vectors.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-contents-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function keep(name: string): Promise<Digest> {
  const module = parseModuleName(`oras.birb.homes/common/${name}`);
  const files = filesOf({ [`${name}/v1/a.proto`]: `syntax = "proto3";\npackage ${name}.v1;\n` });
  const artifact = await writeModuleArtifact({ module, files, dependencies: [] });
  const store = await Store.open(directory);
  await store.ingestArtifact(artifact);
  const { descriptor } = artifact.manifestContent;
  await store.setNames(new Map([[`${module}:v1.0.0`, descriptor]]));
  await store.close();
  return descriptor.digest;
}
const hour = 3_600_000;

describe('what is in a store', () => {
  it('is artifacts with all that they need, and blobs of nobody', async () => {
    const [a, b] = [await keep('a'), await keep('b')];
    const store = await Store.open(directory);
    const loose = { mediaType: 'application/octet-stream', digest: digestOf('loose'), size: 5 };
    await store.ingest(loose, Buffer.from('loose'));
    await store.close();
    const { artifacts, blobs } = await readStoreContents(directory);
    expect(artifacts.map(({ digest }) => digest)).toEqual([a, b].sort());
    // The empty config is one blob for both.
    for (const one of artifacts) expect(one.blobs).toHaveLength(3);
    expect(blobs.size).toBe(6);
    expect(blobs.get(loose.digest)).toMatchObject({ sizeBytes: 5 });
    expect(artifacts.flatMap(({ names }) => names).map(hostOf)).toEqual(['oras.birb.homes', 'oras.birb.homes']);
  });

  it('is nothing where there is no store, and what is broken counts as a blob', async () => {
    expect(await readStoreContents(join(directory, 'none'))).toEqual({ blobs: new Map(), artifacts: [] });
    await keep('a');
    const path = join(directory, 'blobs/sha256', '0'.repeat(64));
    await writeFile(path, '{"schemaVersion": "what"');
    expect((await readStoreContents(directory)).artifacts).toHaveLength(1);
    expect((await readStoreContents(directory)).blobs.size).toBe(4);
  });
});

describe('the last use of a blob', () => {
  it('is written down when a job used it, once an hour at most', async () => {
    const digest = await keep('a');
    const store = await Store.open(directory);
    const old = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 50 * hour);
    await utimes(store.blobPath(digest), old, old);
    const lastUse = async (): Promise<number> => (await readStoreContents(directory)).blobs.get(digest)?.lastUse ?? 0;
    expect(await lastUse()).toBe(old.getTime());
    await store.manifest(undefined, 'common/a', digest);
    await store.close();
    expect(Date.now() - (await lastUse())).toBeLessThan(hour);
    const lines = await readFile(join(directory, lastUseName), 'utf8');
    const again = await Store.open(directory);
    await again.manifest(undefined, 'common/a', digest);
    await again.close();
    expect(await readFile(join(directory, lastUseName), 'utf8')).toBe(lines);
  });

  it('does not change the times by which a blob is known to be verified', async () => {
    const digest = await keep('a');
    const store = await Store.open(directory);
    const before = await stat(store.blobPath(digest), { bigint: true });
    await store.has(digest);
    await store.close();
    const after = await stat(store.blobPath(digest), { bigint: true });
    expect([after.ctimeNs, after.mtimeNs]).toEqual([before.ctimeNs, before.mtimeNs]);
  });

  it('passes over lines that are no such lines, and corrects times of a clock that was wrong', async () => {
    const [one, two] = [digestOf('1'), digestOf('2')];
    const now = 1_800_000_000_000;
    await writeFile(join(directory, lastUseName), `${one} 4000000000\n${two} soon\nsha256:zz 5\n\n${one}`);
    expect([...(await readLastUses(directory))]).toEqual([[one, 4_000_000_000_000]]);
    await noteUses(directory, new Set([one, two]), now);
    const text = await readFile(join(directory, lastUseName), 'utf8');
    expect(text).toContain(`${two} 1800000000\n`);
    expect((await readLastUses(directory)).get(one)).toBe(now);
    // Once is enough: the file must not grow with every run.
    await noteUses(directory, new Set([one, two]), now + 5_000);
    expect(await readFile(join(directory, lastUseName), 'utf8')).toBe(text);
  });

  it('is not the time of a file that a wrong clock wrote', async () => {
    const digest = await keep('a');
    const store = await Store.open(directory);
    const future = new Date(Date.now() + 1_000 * 24 * hour);
    await utimes(store.blobPath(digest), future, future);
    const lastUse = async (): Promise<number> => (await readStoreContents(directory)).blobs.get(digest)?.lastUse ?? 0;
    expect(Math.abs((await lastUse()) - Date.now())).toBeLessThan(hour);
    const used = Date.now() - 40 * 24 * hour;
    await noteUses(directory, new Set([digest]), used);
    expect(Math.abs((await lastUse()) - used)).toBeLessThan(1_000);
  });

  it('takes little room, however often a blob is used', async () => {
    const used = new Set([digestOf('1'), digestOf('2'), digestOf('3')]);
    const lines = [...used].map((digest) => `${digest} 1700000000\n`).join('');
    await writeFile(join(directory, lastUseName), lines.repeat(5_000));
    await noteUses(directory, used, 1_800_000_000_000);
    expect((await readFile(join(directory, lastUseName), 'utf8')).split('\n')).toHaveLength(4);
    expect([...(await readLastUses(directory)).values()]).toEqual(Array(3).fill(1_800_000_000_000));
  });
});

describe('removing blobs', () => {
  it('takes their names and records, and leaves the others verified', async () => {
    const [a, b] = [await keep('a'), await keep('b')];
    const contents = await readStoreContents(directory);
    const own = contents.artifacts.find(({ digest }) => digest === a)?.blobs ?? [];
    const shared = contents.artifacts.find(({ digest }) => digest === b)?.blobs ?? [];
    const remove = new Set(own.filter((digest) => !shared.includes(digest)));
    await removeBlobs(directory, contents, remove);
    const store = await Store.open(directory);
    expect([...(await store.names()).keys()]).toEqual(['oras.birb.homes/common/b:v1.0.0']);
    expect(await store.has(a)).toBe(false);
    for (const digest of shared) expect(await store.has(digest)).toBe(true);
    const record = await readFile(join(directory, recordName), 'utf8');
    for (const digest of remove) expect(record).not.toContain(digest);
    for (const digest of shared) expect(record).toContain(digest);
    await store.close();
  });

  it('does nothing for nothing', async () => {
    await keep('a');
    const before = await stat(join(directory, 'index.json'));
    await removeBlobs(directory, await readStoreContents(directory), new Set());
    expect((await stat(join(directory, 'index.json'))).mtimeMs).toBe(before.mtimeMs);
  });
});
