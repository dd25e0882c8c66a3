import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CacheToolkit, GithubCache, type GithubCacheOptions } from '../../src/ci/github-cache.ts';
import type { Log } from '../../src/log.ts';

let servers: Server[] = [];
let warnings: string[];
let debugged: string[];
let masked: string[];

const log: Log = {
  debug: (message) => void debugged.push(message),
  info() {},
  notice() {},
  warning: (message) => void warnings.push(message),
  error: (message) => void warnings.push(`error: ${message}`),
  group: (_title, work) => work(),
};

beforeEach(() => {
  warnings = [];
  debugged = [];
  masked = [];
});

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A toolkit that prints and answers as told. */
function toolkit(behaviour: {
  restore?: () => Promise<string | undefined>;
  save?: () => Promise<number>;
  available?: boolean;
}): CacheToolkit {
  return {
    isFeatureAvailable: () => behaviour.available ?? true,
    restoreCache: behaviour.restore ?? (async () => undefined),
    saveCache: behaviour.save ?? (async () => 1),
  };
}

function cache(more: Partial<GithubCacheOptions> = {}): GithubCache {
  return new GithubCache({
    log,
    environment: { GITHUB_EVENT_NAME: 'push' },
    mask: (value) => void masked.push(value),
    load: async () => toolkit({}),
    answerMs: 300,
    ...more,
  });
}

const says = (text: string): void => void process.stdout.write(`${text}\n`);

describe('GithubCache', () => {
  it('gives the key that matched', async () => {
    const hit = cache({ load: async () => toolkit({ restore: async () => 'deps-1' }) });
    expect(await hit.restore(['p'], 'deps-1', [])).toEqual({ matchedKey: 'deps-1' });
    expect(hit.lastFailure()).toBeUndefined();
  });

  it('asks a service on this machine directly, whatever proxy there is', async () => {
    const url = await listen((_request, response) => response.writeHead(404).end());
    const environment = { GITHUB_EVENT_NAME: 'push', ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: url };
    const proxies = { HTTP_PROXY: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' };
    const here = cache({
      environment: { ...environment, ...proxies },
      load: async () => toolkit({ restore: async () => 'deps-1' }),
    });
    expect(await here.restore(['p'], 'deps-1', [])).toEqual({ matchedKey: 'deps-1' });
    const elsewhere = cache({
      environment: { ...environment, ...proxies, ACTIONS_RESULTS_URL: 'http://cache.example/' },
    });
    expect(await elsewhere.restore(['p'], 'deps-1', [])).toBeUndefined();
    expect(elsewhere.lastFailure()).toContain('ECONNREFUSED');
  });

  it("takes what our own log prints meanwhile for ours, not for the toolkit's", async () => {
    const printed: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((chunk: string) => printed.push(chunk) > 0) as typeof process.stdout.write;
    try {
      const restore = async () => {
        says('toolkit says');
        return 'deps-1';
      };
      const printing = cache({
        log: { ...log, debug: (message) => void process.stdout.write(`ours: ${message}\n`) },
        load: async () => toolkit({ restore }),
      });
      expect(await printing.restore(['p'], 'deps-1', [])).toEqual({ matchedKey: 'deps-1' });
    } finally {
      process.stdout.write = write;
    }
    expect(printed).toEqual(['ours: toolkit says\n']);
  });

  it('takes what the toolkit got over for no failure', async () => {
    const restore = async () => {
      says("::debug::Failed to delete archive: Error: ENOENT: no such file or directory, unlink ''");
      return undefined;
    };
    const miss = cache({ load: async () => toolkit({ restore }) });
    expect(await miss.restore(['p'], 'deps-1', [])).toBeUndefined();
    expect(miss.lastFailure()).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('hands over a path in the checkout as every other runner writes it', async () => {
    const handed: string[][] = [];
    const load = async (): Promise<CacheToolkit> => ({
      isFeatureAvailable: () => true,
      restoreCache: async (paths) => void handed.push(paths),
      saveCache: async (paths) => handed.push(paths),
    });
    const backend = cache({ load, environment: { GITHUB_EVENT_NAME: 'push', GITHUB_WORKSPACE: process.cwd() } });
    await backend.restore([backend.entryDirectory], 'deps-1', []);
    await backend.save([backend.entryDirectory, tmpdir()], 'deps-1');
    expect(handed).toEqual([['.oras-buf/cache-entry'], ['.oras-buf/cache-entry', tmpdir()]]);
  });

  it('tells a miss from a failure, by what the toolkit prints', async () => {
    const miss = cache();
    expect(await miss.restore(['p'], 'k', [])).toBeUndefined();
    expect(miss.lastFailure()).toBeUndefined();
    expect(warnings).toEqual([]);
    const failing = cache({
      load: async () =>
        toolkit({
          restore: async () => {
            await sleep(1);
            says('::warning::Failed to restore: getaddrinfo ENOTFOUND https://x.example/a?sig=s3cr3t');
            return undefined;
          },
        }),
    });
    expect(await failing.restore(['p'], 'k', [])).toBeUndefined();
    expect(failing.lastFailure()).toBe('getaddrinfo ENOTFOUND https://x.example/a?…');
    expect(warnings).toHaveLength(1);
    // It was down a moment ago: it is not asked a second time.
    expect(await failing.save(['p'], 'k')).toBe('failed');
    expect(failing.lastFailure()).toContain('ENOTFOUND');
  });

  it('lets other output pass while a call is under way, and gives standard output back', async () => {
    const before = process.stdout.write;
    const seen: string[] = [];
    process.stdout.write = ((text: string) => {
      seen.push(text);
      return true;
    }) as typeof process.stdout.write;
    try {
      const restoring = cache({
        load: async () =>
          toolkit({
            restore: async () => {
              says('::add-mask::sig%25nature');
              await sleep(30);
              says('::debug::later https://x/y?sig=1');
              return 'k';
            },
          }),
      }).restore(['p'], 'k', []);
      await sleep(10);
      says('of another part of the job');
      await restoring;
      says('after');
    } finally {
      process.stdout.write = before;
    }
    expect(seen).toEqual(['of another part of the job\n', 'after\n']);
    expect(masked).toEqual(['sig%nature']);
    expect(debugged.join()).not.toContain('sig=1');
  });

  it.each([
    ['saved', 7, ''],
    [
      'already-there',
      -1,
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Received non-retryable error: Failed request: (409) Conflict',
    ],
    [
      'already-there',
      -1,
      'Failed to save: Unable to reserve cache with key k, another job may be creating this cache. More details: Cache already exists.',
    ],
    [
      'not-allowed',
      -1,
      '::warning::Failed to save: Unable to reserve cache with key k. More details: cache write denied: untrusted',
    ],
    ['failed', -1, '::warning::Failed to save: the disk is full'],
    ['failed', -1, ''],
  ])('reads %s out of %i and what was printed', async (result, id, printed) => {
    const saving = cache({
      load: async () =>
        toolkit({
          save: async () => {
            if (printed !== '') says(printed);
            return id;
          },
        }),
    });
    expect(await saving.save(['p'], 'k')).toBe(result);
    expect(warnings).toHaveLength(result === 'failed' || result === 'not-allowed' ? 1 : 0);
  });

  it('survives a toolkit that throws', async () => {
    const fail = async (): Promise<never> => {
      throw new Error('Path Validation Error');
    };
    const throwing = cache({ load: async () => toolkit({ restore: fail, save: fail }) });
    expect(await throwing.save(['p'], 'k')).toBe('failed');
    expect(await throwing.restore(['p'], 'k', [])).toBeUndefined();
    expect(throwing.lastFailure()).toContain('Path Validation Error');
  });

  it('is not written in a run of low trust', async () => {
    let asked = 0;
    const load = async () => {
      asked += 1;
      return toolkit({});
    };
    const low = cache({ environment: { GITHUB_EVENT_NAME: 'pull_request_target' }, load });
    expect(low.writable).toBe(false);
    expect(await low.save(['p'], 'k')).toBe('not-allowed');
    expect(low.lastFailure()).toContain('pull_request_target');
    expect(asked).toBe(0);
  });

  it('says so where the runner has no cache service', async () => {
    const none = cache({ load: async () => toolkit({ available: false }) });
    expect(await none.restore(['p'], 'k', [])).toBeUndefined();
    expect(none.lastFailure()).toContain('no cache service');
    expect(warnings).toEqual([]);
  });

  it('gives up a call that takes too long, and keeps it from unpacking', async () => {
    let unpacked = false;
    const slow = cache({
      callMs: 30,
      load: async () =>
        toolkit({
          restore: async () => {
            await sleep(80);
            says('Cache Size: ~1 MB (1 B)');
            unpacked = true;
            return 'k';
          },
        }),
    });
    expect(await slow.restore(['p'], 'k', [])).toBeUndefined();
    expect(slow.lastFailure()).toContain('no end after');
    await sleep(100);
    expect(unpacked).toBe(false);
  });
});

describe('a cache service that is dead costs little', () => {
  const variants: readonly [string, () => Promise<string>][] = [
    ['refuses connections', async () => 'http://127.0.0.1:9/'],
    ['never answers', () => listen(() => {})],
    ['is behind a gateway that answers 503', () => listen((_request, response) => void response.writeHead(503).end())],
  ];

  it.each(variants)('%s', async (_name, start) => {
    const address = await start();
    const started = performance.now();
    let called = false;
    const dead = cache({
      environment: { GITHUB_EVENT_NAME: 'push', ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: address },
      load: async () =>
        toolkit({
          restore: async () => {
            called = true;
            return undefined;
          },
        }),
    });
    expect(await dead.restore(['p'], 'k', [])).toBeUndefined();
    expect(await dead.save(['p'], 'k')).toBe('failed');
    expect(dead.lastFailure()).toBeTruthy();
    expect(called).toBe(false);
    expect(warnings).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('but one that answers anything is asked', async () => {
    const address = await listen((_request, response) => void response.writeHead(404).end());
    const alive = cache({
      environment: { ACTIONS_CACHE_URL: address },
      load: async () => toolkit({ restore: async () => 'k' }),
    });
    expect(await alive.restore(['p'], 'k', [])).toEqual({ matchedKey: 'k' });
  });
});

describe('with the real toolkit', () => {
  const names = [
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'RUNNER_TEMP',
    'GITHUB_WORKSPACE',
  ] as const;
  let saved: Record<string, string | undefined>;
  let scratch: string;

  beforeEach(() => {
    saved = Object.fromEntries(names.map((name) => [name, process.env[name]]));
    scratch = mkdtempSync(join(tmpdir(), 'toolkit-'));
    mkdirSync(join(scratch, 'store'));
    writeFileSync(join(scratch, 'store/blob'), 'x');
  });

  afterEach(() => {
    for (const name of names) {
      if (saved[name] === undefined) delete process.env[name];
      else process.env[name] = saved[name];
    }
    rmSync(scratch, { recursive: true, force: true });
  });

  async function real(answer: (method: string) => { status: number; body: unknown }): Promise<GithubCache> {
    const address = await listen((request, response) => {
      const { status, body } = answer(request.url?.split('/').at(-1) ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const environment = {
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: address,
      ACTIONS_RUNTIME_TOKEN: 'runtime-token',
      RUNNER_TEMP: scratch,
      GITHUB_WORKSPACE: scratch,
    };
    Object.assign(process.env, environment);
    return new GithubCache({ log, environment: { ...environment, GITHUB_EVENT_NAME: 'push' }, mask() {} });
  }

  it('a miss, a key that is there already, and a token that may only read are told apart', async () => {
    let create = { status: 409, body: { code: 'already_exists', msg: 'cache entry already exists' } as unknown };
    const github = await real((method) =>
      method === 'CreateCacheEntry'
        ? create
        : { status: 200, body: { ok: false, signed_download_url: '', matched_key: '' } },
    );
    expect(await github.restore([join(scratch, 'store')], 'deps', ['de'])).toBeUndefined();
    expect(github.lastFailure()).toBeUndefined();
    expect(await github.save([join(scratch, 'store')], 'deps')).toBe('already-there');
    create = { status: 200, body: { ok: false, message: 'cache write denied: the run is not trusted' } };
    expect(await github.save([join(scratch, 'store')], 'deps')).toBe('not-allowed');
    expect(existsSync(join(scratch, 'store/blob'))).toBe(true);
  });

  it('a request that is refused is a failure with its reason', async () => {
    const github = await real((method) => ({
      status: method === '' ? 404 : 403,
      body: { code: 'permission_denied', msg: 'no' },
    }));
    expect(await github.restore([join(scratch, 'store')], 'deps', [])).toBeUndefined();
    expect(github.lastFailure()).toContain('403');
    expect(warnings).toHaveLength(1);
  });
});
