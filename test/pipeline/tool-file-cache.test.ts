import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CacheBackend, CacheSaveResult, CiProvider, RestoredCache } from '../../src/ci/ci-provider.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { CiToolFileCache, toolCacheKey } from '../../src/pipeline/tool-file-cache.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { ToolFile } from '../../src/tools/tool-file.ts';

let directory: string;
let backend: MemoryBackend;
let ci: CiProvider;

/** Keeps the one file of an entry by key, and breaks where it is told to. */
class MemoryBackend implements CacheBackend {
  readonly entryDirectory = join(directory, '.oras-buf', 'cache-entry');
  readonly entries = new Map<string, Buffer>();
  readonly asked: string[] = [];
  writable = true;
  broken = false;

  async restore(paths: readonly string[], key: string, keys: readonly string[]): Promise<RestoredCache | undefined> {
    this.asked.push(`restore ${key}`);
    expect(keys).toEqual([]);
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    mkdirSync(paths[0] ?? '', { recursive: true });
    if (!this.broken) writeFileSync(join(paths[0] ?? '', 'published'), found);
    return { matchedKey: key };
  }

  async save(paths: readonly string[], key: string): Promise<CacheSaveResult> {
    this.asked.push(`save ${key}`);
    this.entries.set(key, readFileSync(join(paths[0] ?? '', 'published')));
    return 'saved';
  }

  lastFailure(): undefined {}
}

const file: ToolFile = {
  tool: 'buck2',
  version: '2026-09-15',
  platform: { system: 'linux', architecture: 'x64', musl: false },
  file: 'buck2-x86_64-unknown-linux-musl.zst',
  sha256: 'ab'.repeat(32),
  from: 'a test',
  fetch: () => Promise.reject(new Error('not part of this test')),
};

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'tool-file-cache-')));
  backend = new MemoryBackend();
  const terminal = new TerminalProvider({ environment: {}, workspace: directory, write: () => {}, colours: false });
  ci = Object.create(terminal, {
    cache: { value: backend },
    info: { value: () => {} },
    debug: { value: () => {} },
  }) as CiProvider;
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function settings(flags: Readonly<Record<string, string>> = {}): Promise<Settings> {
  const asked = Object.entries(flags).map(
    ([name, text]) => [name, { texts: [text], split: false, origin: { kind: 'flag', name } }] as const,
  );
  return readSettings({
    asked: new Map(asked) as Parameters<typeof readSettings>[0]['asked'],
    secrets: noSecretSources,
    environment: {},
    workspace: directory,
    defaultCacheDirectory: join(directory, 'cache'),
    defaultBufCacheDirectory: undefined,
    frozenByDefault: false,
  });
}

async function cache(flags: Readonly<Record<string, string>> = {}): Promise<CiToolFileCache | undefined> {
  return CiToolFileCache.of(await settings(flags), ci);
}

const key = `oras-buf-tools-v1-buck2-2026-09-15-linux-x64-${'ab'.repeat(32)}.end`;

describe('the cache entry of a tool', () => {
  it('gives back what was saved, and leaves nothing in the checkout', async () => {
    const tools = await cache();
    const [from, to] = [join(directory, 'from'), join(directory, 'to')];
    writeFileSync(from, 'published');
    expect(await tools?.restore(file, to)).toBe(false);
    await tools?.save(file, from);
    expect(await tools?.restore(file, to)).toBe(true);
    expect(readFileSync(to, 'utf8')).toBe('published');
    expect(existsSync(`${backend.entryDirectory}-tools`)).toBe(false);
    expect(backend.asked).toEqual([`restore ${key}`, `save ${key}`, `restore ${key}`]);
  });

  it('is not saved by events of low trust, nor where cache-write is off', async () => {
    writeFileSync(join(directory, 'from'), 'published');
    await (await cache({ 'cache-write': 'false' }))?.save(file, join(directory, 'from'));
    backend.writable = false;
    await (await cache())?.save(file, join(directory, 'from'));
    expect(backend.asked).toEqual([]);
  });

  it('is not read where cache-read is off, and not at all offline', async () => {
    expect(await (await cache({ 'cache-read': 'false' }))?.restore(file, join(directory, 'to'))).toBe(false);
    expect(backend.asked).toEqual([]);
    expect(await cache({ offline: 'true' })).toBeUndefined();
  });

  it('that is broken costs a download, not the job', async () => {
    backend.entries.set(key, Buffer.from('x'));
    backend.broken = true;
    expect(await (await cache())?.restore(file, join(directory, 'to'))).toBe(false);
    backend.save = () => Promise.reject(new Error('the service is down'));
    await expect((await cache())?.save(file, join(directory, 'nothing there'))).resolves.toBeUndefined();
  });

  it('does not take what the checkout put in its place', async () => {
    mkdirSync(`${backend.entryDirectory}-tools`, { recursive: true });
    writeFileSync(join(`${backend.entryDirectory}-tools`, 'published'), 'planted');
    expect(await (await cache())?.restore(file, join(directory, 'to'))).toBe(false);
    expect(existsSync(join(directory, 'to'))).toBe(false);
  });

  it('has a key of its own for each file, without a comma and of bounded length', () => {
    const artifact = `oras.birb.homes/${'deep/'.repeat(60)}buck2:v1,x@sha256:${'0'.repeat(64)}`;
    const keys = [
      file,
      { ...file, version: artifact },
      { ...file, platform: { ...file.platform, musl: true } },
      { ...file, sha256: 'cd'.repeat(32) },
    ].map(toolCacheKey);
    expect(new Set(keys).size).toBe(4);
    for (const one of keys) {
      expect(one).toMatch(/^[A-Za-z0-9_.-]+\.end$/);
      expect(one.length).toBeLessThan(300);
    }
  });
});
