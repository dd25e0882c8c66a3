import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CacheService, startCacheService } from './cache-service-v2.ts';
import { writeFiles } from './fixture-files.ts';
import { requirePeers } from './peers.ts';
import { type ProgramResult, runProgram } from './program.ts';

const peers = requirePeers('azurite');
const root = join(import.meta.dirname, '..', '..');

describe.runIf(peers.ready)('the cache service v2, as the real @actions/cache uses it', () => {
  let service: CacheService;
  let scratch: string;
  beforeAll(async () => {
    service = await startCacheService(peers.path('azurite'));
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-test-'));
    await writeFiles(scratch, { 'cached/a.txt': 'kept' });
  });
  afterAll(async () => {
    await service.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Calls the package in a process of its own, in which the variables are a runner's. */
  function call(script: string, access: 'read-write' | 'read-only'): Promise<ProgramResult> {
    const source = `import { restoreCache, saveCache } from '@actions/cache'; ${script}`;
    return runProgram(execPath, ['--input-type=module', '--eval', source], {
      directory: root,
      environment: {
        PATH: env['PATH'] ?? '',
        RUNNER_TEMP: scratch,
        GITHUB_WORKSPACE: scratch,
        ...service.environment(access),
      },
    });
  }
  const paths = (): string => JSON.stringify([join(scratch, 'cached')]);

  test('saves an entry, and restores it by a prefix of its key', async () => {
    const saved = await call(`console.log('id', await saveCache(${paths()}, 'deps-1-end'));`, 'read-write');
    expect(saved.stdout).toMatch(/id [1-9]/);
    expect(service.entries()).toMatchObject([{ key: 'deps-1-end', finalized: true }]);
    expect((await service.archives())[0]?.bytes.length).toBe(service.entries()[0]?.sizeBytes);
    await writeFile(join(scratch, 'cached', 'a.txt'), 'changed');
    const restored = await call(
      `console.log('key', await restoreCache(${paths()}, 'deps-2-end', ['deps-']));`,
      'read-only',
    );
    expect(restored.stdout).toContain('key deps-1-end');
    expect(await readFile(join(scratch, 'cached', 'a.txt'), 'utf8')).toBe('kept');
  });

  test('refuses the same key twice', async () => {
    const again = await call(`console.log('id', await saveCache(${paths()}, 'deps-1-end'));`, 'read-write');
    expect(again.stdout).toContain('id -1');
    expect(again.output).toMatch(/another job may be creating this cache/);
    expect(service.entries().length).toBe(1);
  });

  test('lets a read-only token read, not write', async () => {
    const saved = await call(`console.log('id', await saveCache(${paths()}, 'other-end'));`, 'read-only');
    expect(saved.stdout).toContain('id -1');
    expect(saved.stdout).toMatch(/^::warning::.*cache write denied/m);
    expect(service.entries().length).toBe(1);
  });

  test('knows its own tokens only', async () => {
    const answer = await fetch(
      `${service.url}twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL`,
      {
        method: 'POST',
        headers: { authorization: 'Bearer made.up.token' },
        body: '{}',
      },
    );
    expect(answer.status).toBe(401);
  });
});
