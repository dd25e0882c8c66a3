import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CacheBackend } from '../../src/ci/ci-provider.ts';
import { JobDirectory } from './job-directory.ts';

const workspace = { 'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n' };

/** A cache of one entry, in a directory. */
function cacheIn(job: JobDirectory, entryDirectory: string): CacheBackend & { readonly saves: string[] } {
  const kept = join(job.directory, 'kept');
  const saves: string[] = [];
  return {
    saves,
    entryDirectory,
    writable: true,
    lastFailure: () => undefined,
    async restore(_paths, key) {
      if (!existsSync(kept)) return undefined;
      await cp(kept, entryDirectory, { recursive: true });
      return { matchedKey: key };
    },
    async save(_paths, key) {
      saves.push(key);
      await rm(kept, { recursive: true, force: true });
      await cp(entryDirectory, kept, { recursive: true });
      return 'saved';
    },
  };
}

test('an entry is saved, and the next job takes everything from it; what it was put together in is removed', async () => {
  await using job = await JobDirectory.create(workspace);
  await job.publish('common/types', 'v1.2.0');
  const cache = cacheIn(job, join(job.workspace, '.oras-buf/entry'));
  expect((await job.resolve({}, cache)).report.cache).toMatchObject({ result: 'miss', saved: 'saved' });
  await rm(join(job.directory, 'cache'), { recursive: true });
  await rm(job.registry, { recursive: true });
  const second = await job.resolve({ ORAS_BUF_FROZEN: 'true' }, cache);
  expect(second.report.roots[0]?.modules[0]).toMatchObject({ origin: 'cache', version: 'v1.2.0' });
  expect(existsSync(cache.entryDirectory)).toBe(false);
});

test('a copy that cannot be made costs the cache, not the job', async () => {
  await using job = await JobDirectory.create(workspace);
  await job.publish('common/types', 'v1.2.0');
  await writeFile(join(job.directory, 'file'), '');
  const cache = cacheIn(job, join(job.directory, 'file/entry'));
  const { report, log } = await job.resolve({}, cache);
  expect(report).toMatchObject({ outcome: 'success', exitCode: 0, cache: { saved: 'failed' } });
  expect(log).toContain('The cache was not saved:');
  expect(cache.saves).toEqual([]);
});

test('a store that has no room for the entry ends the job with exit 8, and the entry does not stay in the checkout', async () => {
  await using job = await JobDirectory.create(workspace);
  await job.publish('common/types', 'v1.2.0');
  const cache = cacheIn(job, join(job.workspace, '.oras-buf/entry'));
  await job.resolve({}, cache);
  await rm(join(job.directory, 'cache'), { recursive: true });
  // Where the store has to make a directory, there is a file.
  await mkdir(join(job.directory, 'cache/store'), { recursive: true });
  await writeFile(join(job.directory, 'cache/store/ingest'), '');
  const { report } = await job.resolve({}, cache);
  expect(report).toMatchObject({ outcome: 'error', exitCode: 8, problem: { kind: 'DiskFailedError' } });
  expect(existsSync(cache.entryDirectory)).toBe(false);
});

test('nothing of the checkout gets into a restored entry, and no link in it leads the entry elsewhere', async () => {
  await using job = await JobDirectory.create({ 'sub/buf.yaml': workspace['buf.yaml'] });
  await job.publish('common/types', 'v1.2.0');
  const cache = cacheIn(job, join(job.workspace, '.oras-buf/entry'));
  const inSub = { ORAS_BUF_DIRECTORY: 'sub' };
  await job.resolve(inSub, cache);
  await job.write({ '.oras-buf/entry/planted': '' });
  const restore = cache.restore.bind(cache);
  let planted = true;
  cache.restore = (...asked) => {
    planted = existsSync(join(cache.entryDirectory, 'planted'));
    return restore(...asked);
  };
  expect((await job.resolve(inSub, cache)).report.cache.result).toBe('hit');
  expect(planted).toBe(false);

  const outside = join(job.directory, 'outside');
  await mkdir(join(outside, 'entry'), { recursive: true });
  await rm(join(job.workspace, '.oras-buf'), { recursive: true });
  await symlink(outside, join(job.workspace, '.oras-buf'));
  const { report } = await job.resolve(inSub, cache);
  expect(report).toMatchObject({ outcome: 'error', problem: { kind: 'LinkedRootDirectoryError' } });
  expect(await readdir(outside)).toEqual(['entry']);
});
