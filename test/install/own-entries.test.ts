import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownTrees, recordedEntries, removeOwnEntry } from '../../src/install/own-entries.ts';
import { installModules } from './install-modules.ts';
import { toInstall } from './vectors.ts';

let directory: string;
let buf: string;
let state: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-own-'));
  buf = join(directory, 'buf');
  state = join(directory, 'state');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const install = (shorts: readonly string[], stateDirectory = state) =>
  installModules(
    shorts.map((short) => toInstall(short, [], false)),
    { cacheDirectory: buf, stateDirectory, roots: [], verify: false, lockVersions: new Set(['v1', 'v2']), parallel: 2 },
  );
const filesIn = async (top: string): Promise<readonly string[]> =>
  (await readdir(top, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(top.length + 1));
const remove = async (): Promise<void> => {
  for (const entry of await recordedEntries(state, buf)) await removeOwnEntry(entry, buf);
};

describe("our entries in buf's cache", () => {
  it('are found and removed, both trees and what was written of the commit', async () => {
    await install(['a', 'b']);
    const entries = await recordedEntries(state, buf);
    expect(entries.map(({ module }) => module)).toEqual(['oras.birb.homes/t/a', 'oras.birb.homes/t/b']);
    for (const entry of entries) expect(ownTrees(entry, buf)).toEqual(['b5', 'shake256']);
    const [a] = entries;
    if (a !== undefined) await removeOwnEntry(a, buf);
    const left = await filesIn(buf);
    expect(left.length).toBeGreaterThan(0);
    for (const file of left) expect(file).not.toContain('/t/a/');
    await remove();
    expect(await filesIn(buf)).toEqual([]);
    expect(await filesIn(state)).toEqual([]);
    // What was removed can be installed again.
    expect((await install(['a'])).map(({ how }) => how)).toEqual(['written']);
  });

  it('are not what buf (or another state directory) had written before', async () => {
    await install(['a'], join(directory, 'other'));
    const before = await filesIn(buf);
    expect((await install(['a'])).map(({ how }) => how)).toEqual(['present']);
    const [entry] = await recordedEntries(state, buf);
    expect(entry === undefined ? 'none' : ownTrees(entry, buf)).toEqual([]);
    await remove();
    expect((await filesIn(buf)).toSorted()).toEqual(before.toSorted());
  });

  it('stay ours over runs that find them as they were', async () => {
    await install(['a']);
    await install(['a']);
    await installModules([toInstall('a', [], false)], {
      cacheDirectory: buf,
      stateDirectory: state,
      roots: [],
      verify: true,
      lockVersions: new Set(['v1', 'v2']),
      parallel: 1,
    });
    await remove();
    expect(await filesIn(buf)).toEqual([]);
  });

  it('are left alone once somebody touched them, and records of other caches are passed over', async () => {
    await install(['a', 'b']);
    const touched = (await filesIn(buf)).find(
      (file) => file.includes('/b5/') && file.includes('/t/a/') && file.endsWith('.proto'),
    );
    await writeFile(join(buf, touched ?? ''), 'mine now');
    await remove();
    const left = await filesIn(buf);
    expect(left).toContain(touched);
    // Both trees may share the file by a link, so it is seen in both.
    expect(left.filter((file) => file.includes('/t/b/'))).toEqual([]);
    const clean = await recordedEntries(state, buf);
    expect(clean).toEqual([]);
    expect(await recordedEntries(state, join(directory, 'another-buf'))).toEqual([]);
  });

  it('cannot be led elsewhere by a record that was tampered with', async () => {
    const victim = join(directory, 'victim');
    await mkdir(victim);
    await writeFile(join(victim, 'file'), 'x');
    await mkdir(join(state, 'installed'), { recursive: true });
    const commit = 'a'.repeat(32);
    for (const path of [`../victim`, `v3/modules/b5/../../../victim/${commit}`, `v3/modules/b5/x/y/z/${commit}`]) {
      await writeFile(
        join(state, 'installed', `${'0'.repeat(40)}.json`),
        JSON.stringify({
          version: 1,
          b4: 'x',
          b5: 'y',
          wrote: ['b5', '../..', 7],
          seen: [
            [path, 'd 0 1 1'],
            [7, 8],
          ],
        }),
      );
      await remove();
    }
    expect(await filesIn(victim)).toEqual(['file']);
  });
});
