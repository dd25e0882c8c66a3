import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandLineError } from '../../src/settings/errors.ts';
import { lastUseName } from '../../src/store/last-use.ts';
import { Store } from '../../src/store/store.ts';
import { processSpace, processSpaceTag } from '../../src/system/process-space.ts';
import type { JobDirectory } from '../pipeline/job-directory.ts';
import { command, json } from './command-directory.ts';
import { lockedShop } from './shop.ts';

const host = 'oras.birb.homes';

const storeOf = (job: JobDirectory): string => join(job.directory, 'cache/store');
const filesIn = async (top: string): Promise<readonly string[]> =>
  (await readdir(top, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(top.length + 1))
    .sort();

/** Makes blobs look as if they had been used last so many days ago; all others now. */
async function age(job: JobDirectory, days: Readonly<Record<string, number>>): Promise<void> {
  const store = await Store.open(storeOf(job));
  const names = await store.names();
  await store.close();
  const now = Date.now();
  const lines: string[] = [];
  for (const [name, { digest }] of names) {
    const old = Object.entries(days).find(([part]) => name.includes(part))?.[1] ?? 0;
    const path = store.blobPath(digest);
    const when = new Date(now - old * 86_400_000);
    await utimes(path, when, when);
    lines.push(`${digest} ${Math.floor(when.getTime() / 1_000)}\n`);
  }
  await writeFile(join(storeOf(job), lastUseName), lines.join(''));
}

describe('oras-buf cache stats', () => {
  it('tells of an empty cache, and makes none', async () => {
    await using job = await lockedShop();
    await rm(join(job.directory, 'cache'), { recursive: true });
    expect(await json(job, ['cache', 'stats'])).toMatchObject({
      store: { sizeBytes: 0, blobs: 0, registries: [], oldestUse: '', newestUse: '' },
      buf: { modules: 5, own: 0 },
      inUseBy: [],
    });
    expect(await readdir(job.directory)).not.toContain('cache');
  });

  it('tells sizes as the disk has them, by registry', async () => {
    await using job = await lockedShop();
    const blobs = await filesIn(join(storeOf(job), 'blobs'));
    let size = 0;
    for (const file of blobs) size += (await stat(join(storeOf(job), 'blobs', file))).size;
    const found = await json(job, ['cache', 'stats']);
    expect(found).toMatchObject({
      store: { sizeBytes: size, blobs: blobs.length, registries: [{ registry: host, artifacts: 5, sizeBytes: size }] },
      buf: { modules: 5, own: 5, directory: join(job.directory, 'buf') },
    });
    const { stdout } = await command(job, ['cache', 'stats']);
    const shown = stdout
      .replaceAll(job.directory, 'DIR')
      .replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE')
      .replace(/between DATE and DATE/, 'DATE');
    await expect(shown).toMatchFileSnapshot('../golden/commands/cache-stats.txt');
  });
});

describe('oras-buf cache prune', () => {
  it('needs a limit, and refuses what is none', async () => {
    await using job = await lockedShop();
    await expect(command(job, ['cache', 'prune'])).rejects.toThrow(CommandLineError);
    await expect(command(job, ['cache', 'prune', '--max-size', 'much'])).rejects.toThrow(
      '"much" (--max-size) is no size',
    );
    await expect(command(job, ['cache', 'prune', '--max-age', '30'])).rejects.toThrow('"30" (--max-age) is no age');
  });

  it('removes what was not used, keeps the index whole, and says so without doing it when asked', async () => {
    await using job = await lockedShop();
    await age(job, { 'common/base': 40, 'team/audit': 35, 'team/auth': 20 });
    const before = await filesIn(storeOf(job));
    const dry = await command(job, ['cache', 'prune', '--max-age', '30d', '--dry-run']);
    const shown = (text: string): string => text.replaceAll(job.directory, 'DIR');
    await expect(shown(dry.stdout)).toMatchFileSnapshot('../golden/commands/cache-prune.txt');
    expect(await filesIn(storeOf(job))).toEqual(before);
    expect(await json(job, ['cache', 'prune', '--max-age', '30d'])).toMatchObject({
      dryRun: false,
      removed: { artifacts: 2, names: [`${host}/common/base:v1.1.0`, `${host}/team/audit:v1.4.0`] },
    });
    const index = JSON.parse(await readFile(join(storeOf(job), 'index.json'), 'utf8'));
    expect(index).toMatchObject({ schemaVersion: 2, manifests: { length: 3 } });
    const left = await filesIn(join(storeOf(job), 'blobs'));
    for (const { digest } of index.manifests) expect(left).toContain(digest.replace(':', '/'));
    // A job brings back what it needs, by digest, and no more.
    const { report } = await job.resolve();
    expect(report).toMatchObject({ outcome: 'success' });
    expect(report.roots[0]?.modules.filter(({ origin }) => origin === 'network')).toHaveLength(2);
  });

  it('goes by the last use, not by the age of the files', async () => {
    await using job = await lockedShop();
    await age(job, { common: 50, team: 50 });
    await job.resolve();
    expect(await json(job, ['cache', 'prune', '--max-age', '30d'])).toMatchObject({ removed: { blobs: 0 } });
  });

  it('leaves what is not a blob of the store', async () => {
    await using job = await lockedShop();
    await writeFile(join(storeOf(job), 'notes.txt'), 'mine');
    await writeFile(join(storeOf(job), 'blobs/sha256/notes.txt'), 'mine');
    await command(job, ['cache', 'prune', '--max-size', '0']);
    expect(await filesIn(join(storeOf(job), 'blobs'))).toEqual(['sha256/notes.txt']);
    expect(await filesIn(storeOf(job))).toContain('notes.txt');
  });
});

describe.each([
  ['prune', '--max-size', '1GB'],
  ['clear', '--registry', 'elsewhere.example'],
])('oras-buf cache %s', (...args) => {
  it('takes away what killed runs left, and nothing else', async () => {
    await using job = await lockedShop();
    const before = await filesIn(job.directory);
    const module = (await readdir(join(job.directory, 'buf/v3/modules/b5'), { recursive: true })).find(
      (path) => path.split('/').length === 3,
    );
    // A process of which no machine has the number.
    const half = (name: string): string => `.${name}.4194304.${processSpaceTag()}abcdef.tmp`;
    const ours = createHash('sha256').update(processSpace()).digest('hex').slice(0, 12);
    const left = [
      `buf/v3/modules/b5/${module}/${half('commit')}/files/a.proto`,
      `buf/v3/commits/b5/${host}/${half('commit.json')}`,
      `cache/installed/${half('record.json')}`,
      `cache/store/${half(lastUseName)}`,
      `cache/store/ingest/4194304-${ours}-ab`,
    ];
    const living = `buf/v3/modules/b5/${module}/.commit.${process.pid}.${processSpaceTag()}abcdef.tmp`;
    for (const path of [...left, living]) {
      await mkdir(dirname(join(job.directory, path)), { recursive: true });
      await writeFile(join(job.directory, path), 'half');
    }
    await command(job, ['cache', ...args]);
    expect(await filesIn(job.directory)).toEqual([...before, living].sort());
  });
});

describe('oras-buf cache clear', () => {
  it("removes everything of ours from the store and from buf's cache, and a job works after it", async () => {
    await using job = await lockedShop();
    const dry = await command(job, ['cache', 'clear', '--dry-run']);
    expect(dry.stdout).toContain('Would remove 5 artifacts');
    const { stdout } = await command(job, ['cache', 'clear']);
    expect(stdout).toContain('Removed 5 modules from the cache of buf.');
    expect(await filesIn(join(storeOf(job), 'blobs'))).toEqual([]);
    expect(await filesIn(join(job.directory, 'buf'))).toEqual([]);
    const { report } = await job.resolve();
    expect(report.outcome).toBe('success');
    expect(await json(job, ['cache', 'clear', '--registry', 'elsewhere.example'])).toMatchObject({
      store: { blobs: 0 },
      buf: { removed: [] },
    });
  });

  it('removes what Node compiled of oras-buf where that lies in our cache, and is of no registry', async () => {
    await using job = await lockedShop();
    const compiled = join(job.directory, 'cache/oras-buf/compiled');
    const clear = (...argv: readonly string[]): Promise<unknown> =>
      json(job, ['cache', 'clear', ...argv], { environment: { XDG_CACHE_HOME: join(job.directory, 'cache') } });
    expect(await clear()).toMatchObject({ compiled: { directory: compiled, removed: false } });
    await mkdir(join(compiled, '0.0.1'), { recursive: true });
    expect(await clear('--registry', host)).toMatchObject({ compiled: { removed: false } });
    expect(await clear('--dry-run')).toMatchObject({ compiled: { removed: true } });
    expect(await readdir(compiled)).toEqual(['0.0.1']);
    expect(await clear()).toMatchObject({ compiled: { directory: compiled, removed: true } });
    expect(await readdir(join(job.directory, 'cache/oras-buf'))).toEqual([]);
  });

  it('removes what came from one registry', async () => {
    await using job = await lockedShop();
    const store = await Store.open(storeOf(job));
    const [first] = await store.names();
    // The same bytes, also named after another registry: they stay for that one.
    if (first !== undefined) await store.setNames(new Map([['other.example/x/y:v1', first[1]]]));
    await store.close();
    expect(await json(job, ['cache', 'clear', '--registry', host])).toMatchObject({
      store: { artifacts: 4 },
      buf: { removed: { length: 5 }, left: 0 },
    });
    expect(await json(job, ['cache', 'stats'])).toMatchObject({
      store: { registries: [{ artifacts: 1 }, { artifacts: 1 }] },
    });
  });

  it('shows names that other tools wrote as what they are', async () => {
    await using job = await lockedShop();
    const store = await Store.open(storeOf(job));
    const [first] = await store.names();
    if (first !== undefined) await store.setNames(new Map([['\x1b[2Jevil\u202e/x:v1', first[1]]]));
    await store.close();
    for (const argv of [
      ['cache', 'stats'],
      ['cache', 'prune', '--max-size', '0', '--dry-run'],
    ]) {
      const { stdout } = await command(job, argv);
      expect(stdout).toContain('\\u001b[2Jevil\\u202e');
      expect(stdout).not.toContain('\x1b');
      expect(stdout).not.toContain('\u202e');
    }
  });
});
