import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { runChildProgram } from '../../src/system/child-program.ts';
import { LoopbackRegistry } from './loopback-registry.ts';

interface Outcome {
  readonly tags: readonly string[];
  /** Files of undici that were loaded. */
  readonly undici: readonly string[];
}

/** Lists the tags of a/b in a process of its own, which does not close its connections. */
async function listTagsAlone(endpoint: string): Promise<{ outcome: Outcome; durationMs: number }> {
  const source = join(import.meta.dirname, '..', '..', 'src');
  const from = (path: string): string => JSON.stringify(pathToFileURL(join(source, path)).href);
  const script = `
    import { createRequire } from 'node:module';
    const { createRegistries } = await import(${from('oci/registries.ts')});
    const { anonymous } = await import(${from('oci/credentials.ts')});
    const { silentLog } = await import(${from('log.ts')});
    const settings = { host: 'h', endpoint: ${JSON.stringify(endpoint)}, repository: '{owner}/{name}', plainHttp: false, tokenAllowed: false };
    const registries = createRegistries({
      registries: new Map([['h', settings]]), credentials: anonymous, parallelism: 2, offline: false,
      environment: {}, log: silentLog, maskSecret() {},
    });
    const tags = await registries.forHost('h').listTags('a/b');
    const loaded = Object.keys(createRequire(${from('log.ts')}).cache);
    const undici = loaded.filter((path) => /[\\\\/]undici[\\\\/]/.test(path)).map((path) => path.replaceAll('\\\\', '/'));
    process.stdout.write(JSON.stringify({ tags, undici }));
  `;
  const result = await runChildProgram({
    program: process.execPath,
    arguments: ['--no-warnings', '--input-type=module', '--eval', script],
    directory: tmpdir(),
    environment: {},
  });
  if (result.exitCode !== 0) throw new Error(result.stderr);
  return { outcome: JSON.parse(result.stdout) as Outcome, durationMs: result.durationMs };
}

test('a job that asks no server loads no HTTP client', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-loading-'));
  try {
    const writer = new LayoutWriter(directory, 'a/b');
    await writer.writeManifest({ kind: 'index', mediaType: mediaTypes.index, manifests: [], annotations: {} }, 'v1');
    const { outcome } = await listTagsAlone(`oci-layout:${directory}`);
    expect(outcome).toEqual({ tags: ['v1'], undici: [] });
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a server without a proxy needs a part of undici only, and open connections keep no process alive', async () => {
  await using server = await new LoopbackRegistry().start();
  server.push('a/b', 'v1', 'x');
  const { outcome, durationMs } = await listTagsAlone(server.origin);
  expect(outcome.tags).toEqual(['v1']);
  expect(outcome.undici.length).toBeGreaterThan(0);
  expect(outcome.undici.filter((path) => /\/undici\/(?:index\.js|lib\/(?:web|mock|cache)\/)/.test(path))).toEqual([]);
  // Kept-alive connections live for longer than this.
  expect(durationMs).toBeLessThan(10_000);
});
