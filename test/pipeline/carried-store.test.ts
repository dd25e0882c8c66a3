import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitlabProvider } from '../../src/ci/gitlab.ts';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { CarriedStore } from '../../src/pipeline/carried-store.ts';
import { useCache } from '../../src/pipeline/in-use.ts';
import { openStore } from '../../src/pipeline/open-store.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';

let workspace: string;
let log: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'oras-buf-carried-'));
  log = '';
});
afterEach(() => {
  for (const directory of [workspace, `${workspace}.tmp`]) rmSync(directory, { recursive: true, force: true });
});

function blob(text: string): { readonly descriptor: Descriptor; readonly bytes: Buffer } {
  const bytes = Buffer.from(text);
  return { descriptor: { mediaType: 'text/plain', digest: digestOf(bytes), size: bytes.length }, bytes };
}

async function job(id: string, variables: Record<string, string> = {}, signal = new AbortController().signal) {
  const environment = { CI_PROJECT_DIR: workspace, CI_JOB_ID: id, HOME: workspace, ...variables };
  const write = (text: string): void => {
    log += text;
  };
  const ci = new GitlabProvider({ environment, directory: workspace, write });
  ci.setLogLevel('debug');
  const { defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
  const settings: Settings = await readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace,
    defaultCacheDirectory,
    defaultBufCacheDirectory,
    frozenByDefault,
  });
  const share = await useCache('store', { settings, log: ci, signal: new AbortController().signal });
  const { store, carrier } = await openStore(settings, ci);
  if (carrier === undefined) throw new Error('nobody carries the store');
  const cache = new CarriedStore(settings, ci, carrier, store);
  await cache.restore();
  return {
    cache,
    settings,
    fetch: async (...texts: string[]) => {
      for (const text of texts) await store.ingest(blob(text).descriptor, blob(text).bytes);
    },
    reach: (...texts: string[]) =>
      cache.save(
        [],
        texts.map((text) => blob(text).descriptor),
      ),
    end: async () => {
      await store.close();
      await share.release();
      await cache.close(signal);
    },
  };
}

function stored(): readonly string[] {
  return readdirSync(join(workspace, '.oras-buf/store/blobs/sha256')).sort();
}

function hexes(...texts: string[]): readonly string[] {
  return texts.map((text) => digestHex(digestOf(text))).sort();
}

describe('CarriedStore', () => {
  it('keeps its notes outside the checkout', async () => {
    const one = await job('1');
    expect(one.settings.stateDirectory).toBe(`${workspace}.tmp/oras-buf`);
    await one.fetch('a');
    await one.reach('a');
    await one.end();
    expect(readdirSync(join(workspace, '.oras-buf')).sort()).toEqual(['.gitignore', 'store']);
  });

  it('leaves the store to a run that is still at work, which knows what the others reached', async () => {
    const [first, second] = [await job('1'), await job('1')];
    await first.fetch('a', 'stale');
    await second.fetch('b');
    await first.reach('a');
    await first.end();
    expect(log).toContain('Another run uses the store');
    expect(stored()).toEqual(hexes('a', 'b', 'stale'));
    await second.reach('b');
    await second.end();
    expect(stored()).toEqual(hexes('a', 'b'));
  });

  it('does not keep a cancelled job waiting for a run of which nobody knows whether it is at work', async () => {
    const one = await job('1', {}, AbortSignal.abort());
    writeFileSync(join(one.settings.stateDirectory, 'in-use/store/left.share'), '77@elsewhere 0 00');
    await one.fetch('a', 'stale');
    await one.reach('a');
    const before = performance.now();
    await one.end();
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(log).not.toContain('could not be tidied');
  });

  it('removes nothing where the job stopped before it knew what it needs', async () => {
    const one = await job('1');
    await one.fetch('a');
    await one.end();
    expect(stored()).toEqual(hexes('a'));
    expect(one.cache.report).toMatchObject({ result: 'miss' });
  });

  it.each([
    ['cache-write is off', { ORAS_BUF_CACHE_WRITE: 'false' }],
    ['the job is of low trust', { CI_PIPELINE_SOURCE: 'merge_request_event' }],
  ])('restores what there was where %s, however far the job came', async (_why, variables) => {
    const before = await job('1');
    await before.fetch('a', 'b');
    await before.reach('a', 'b');
    await before.end();
    for (const told of [true, false]) {
      const one = await job('2', variables);
      await one.fetch('c');
      if (told) await one.reach('a', 'c');
      await one.end();
      expect(stored()).toEqual(hexes('a', 'b'));
      expect(one.cache.report.result).toBe('partial');
    }
  });

  it('counts nothing that was restored damaged, however it came anew', async () => {
    const before = await job('1');
    await before.fetch('a');
    await before.reach('a');
    await before.end();
    const [name = ''] = stored();
    writeFileSync(join(workspace, '.oras-buf/store/blobs/sha256', name), 'b');
    const one = await job('2');
    await one.fetch('a');
    await one.reach('a');
    expect(one.cache.report.result).toBe('miss');
    await one.end();
  });

  it('leaves nothing else in the store, whatever the cache brought along', async () => {
    const before = await job('1');
    await before.fetch('a');
    await before.reach('a');
    await before.end();
    const blobs = join(workspace, '.oras-buf/store/blobs');
    mkdirSync(join(blobs, 'sha256/x.proto'));
    mkdirSync(join(blobs, 'sha256', '0'.repeat(64), 'deep'), { recursive: true });
    mkdirSync(join(blobs, 'md5'));
    writeFileSync(join(blobs, 'sha256', 'payload'), 'x');
    const one = await job('2');
    await one.reach('a');
    await one.end();
    expect(log).not.toContain('could not be tidied');
    expect(stored()).toEqual(hexes('a'));
    expect(readdirSync(blobs)).toEqual(['sha256']);
  });

  it.each(['.', 'blobs/md5', 'blobs/sha256', 'blobs', 'ingest'])(
    'removes nothing through a link at %s',
    async (part) => {
      const outside = `${workspace}.tmp/mine`;
      const mine = [
        'a.txt',
        'sha256/b.txt',
        `blobs/sha256/${'0'.repeat(64)}`,
        `sha256/${'0'.repeat(64)}`,
        '0'.repeat(64),
      ];
      for (const name of mine) {
        mkdirSync(dirname(join(outside, name)), { recursive: true });
        writeFileSync(join(outside, name), 'mine');
      }
      const one = await job('1');
      await one.fetch('a');
      await one.reach('a');
      // An action of the build may do this, after the store was opened.
      const path = join(workspace, '.oras-buf/store', part);
      rmSync(path, { recursive: true, force: true });
      symlinkSync(outside, path);
      await one.end();
      for (const name of mine) expect(existsSync(join(outside, name)), name).toBe(true);
    },
  );

  it('tells hit, partial and miss by what was there, and does not count what nobody has to fetch', async () => {
    const first = await job('1');
    await first.fetch('{}', 'a', 'b');
    await first.reach('{}', 'a', 'b');
    expect(first.cache.report).toMatchObject({ result: 'miss', reason: expect.stringContaining('restored no store') });
    await first.end();
    for (const [texts, result] of [
      [['a', 'b'], 'hit'],
      [['a', 'c'], 'partial'],
      [['c', '{}'], 'miss'],
      [['{}'], 'off'],
    ] as const) {
      const next = await job('1');
      await next.reach(...texts);
      expect(next.cache.report.result, texts.join()).toBe(result);
      await next.end();
    }
  });
});
