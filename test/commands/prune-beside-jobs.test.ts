import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LayoutRegistry } from '../../src/oci/layout-registry.ts';
import { LoopbackServer } from '../oci/loopback-registry.ts';
import type { JobDirectory } from '../pipeline/job-directory.ts';
import { lockedShop } from './shop.ts';

const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  text(): string;
}

/** The CLI as a process of its own. */
function start(job: JobDirectory, argv: readonly string[], more: Readonly<Record<string, string>> = {}): Running {
  let text = '';
  const child = spawn(process.execPath, [cli, ...argv], {
    cwd: job.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: job.directory,
      ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
      ORAS_BUF_BUF_CACHE_DIR: join(job.directory, 'buf'),
      ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}`,
      ...more,
    },
  });
  children.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return { child, ended: new Promise((resolve) => child.once('close', resolve)), text: () => text };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i > 1_500) throw new Error('it did not happen within 30 seconds');
    await sleep(20);
  }
}

const blobs = (job: JobDirectory): Promise<readonly string[]> =>
  readdir(join(job.directory, 'cache/store/blobs/sha256'));

/** A server for what is published in the directory, which holds every blob back until it is told to go on. */
async function heldServer(job: JobDirectory): Promise<LoopbackServer & { asked: number; go: () => void }> {
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const registry = new LayoutRegistry('oras.birb.homes', job.registry);
  const server = Object.assign(
    new LoopbackServer(async (request, response) => {
      const [, repository = '', kind, what = ''] =
        /^\/v2\/(.+)\/(manifests|blobs)\/([^?]+)/.exec(request.url ?? '') ?? [];
      if (kind === 'manifests') {
        const found = await registry.fetchManifest(repository, what);
        response.writeHead(found === undefined ? 404 : 200, {
          'content-type': found?.descriptor.mediaType ?? 'text/plain',
        });
        response.end(found?.bytes);
      } else if (kind === 'blobs') {
        server.asked += 1;
        await gate;
        const path = join(job.registry, repository, 'blobs', what.replace(':', '/'));
        response.writeHead(200).end(await readFile(path));
      } else response.writeHead(request.url === '/v2/' ? 200 : 404).end();
    }),
    { asked: 0, go: () => go() },
  );
  await server.start();
  return server;
}

describe('making room beside running jobs', () => {
  it('waits for a job that is in the middle of its downloads, and takes nothing from it', {
    timeout: 60_000,
  }, async () => {
    await using job = await lockedShop();
    // One module is gone from the store, so the job has to fetch it, and has the others already.
    expect(await start(job, ['cache', 'prune', '--max-size', '1kB']).ended).toBe(0);
    const before = await blobs(job);
    await using server = await heldServer(job);
    const running = start(job, ['resolve', '--frozen'], { ORAS_BUF_REGISTRY_ENDPOINT: server.origin });
    await until(() => server.asked > 0);
    const prune = start(job, ['cache', 'prune', '--max-size', '0']);
    await until(() => prune.text().includes(`in use by process ${running.child.pid}@`));
    for (const one of before) expect(await blobs(job)).toContain(one);
    server.go();
    expect([await running.ended, running.text()]).toEqual([0, expect.stringContaining('Success')]);
    expect(await prune.ended).toBe(0);
    expect(await blobs(job)).toEqual([]);
  });

  it('does not wait for a job that was killed', { timeout: 60_000 }, async () => {
    await using job = await lockedShop();
    expect(await start(job, ['cache', 'clear']).ended).toBe(0);
    await using server = await heldServer(job);
    const running = start(job, ['resolve', '--frozen'], { ORAS_BUF_REGISTRY_ENDPOINT: server.origin });
    await until(() => server.asked > 0);
    running.child.kill('SIGKILL');
    await running.ended;
    const prune = start(job, ['cache', 'prune', '--max-size', '0']);
    expect(await prune.ended).toBe(0);
    expect(prune.text()).not.toContain('waiting');
  });

  it('is stopped while it waits, and leaves everything', { timeout: 60_000 }, async () => {
    await using job = await lockedShop();
    expect(await start(job, ['cache', 'clear']).ended).toBe(0);
    await using server = await heldServer(job);
    const running = start(job, ['resolve', '--frozen'], { ORAS_BUF_REGISTRY_ENDPOINT: server.origin });
    await until(() => server.asked > 0);
    const clear = start(job, ['cache', 'clear']);
    await until(() => clear.text().includes('waiting for that to end'));
    clear.child.kill('SIGINT');
    expect(await clear.ended).toBe(130);
    server.go();
    expect(await running.ended).toBe(0);
  });

  it('never makes an offline job fail that began before, with many of both at once', { timeout: 90_000 }, async () => {
    await using job = await lockedShop();
    const jobs = Array.from({ length: 3 }, () => start(job, ['resolve', '--frozen', '--offline']));
    const prunes = Array.from({ length: 2 }, () =>
      start(job, ['cache', 'prune', '--max-size', '100MB', '--max-age', '1d']),
    );
    for (const one of [...jobs, ...prunes]) expect([await one.ended, one.text()]).toEqual([0, expect.anything()]);
    expect((await readdir(join(job.directory, 'cache/in-use/store'))).filter((name) => name !== 'lock')).toEqual([]);
    expect((await readdir(join(job.directory, 'cache/in-use/buf'))).filter((name) => name !== 'lock')).toEqual([]);
  });
});
