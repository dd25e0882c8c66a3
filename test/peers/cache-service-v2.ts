import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BlobStorage, startAzurite } from './azurite.ts';

/** A saved entry of the cache. */
export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly finalized: boolean;
  readonly sizeBytes: number;
}

/** The front of GitHub's cache service v2, with Azurite as its blob storage. */
export interface CacheService {
  /** `ACTIONS_RESULTS_URL` */
  readonly url: string;
  /** `ACTIONS_RUNTIME_TOKEN` of a job that may read and write. */
  readonly token: string;
  /** The same of a job that may only read: what a low-trust event gets. */
  readonly readOnlyToken: string;
  /** The variables that a runner gives to its steps. */
  environment(access: 'read-write' | 'read-only'): Readonly<Record<string, string>>;
  entries(): readonly CacheEntry[];
  /** The bytes of every finished entry, as they were uploaded. */
  archives(): Promise<readonly { readonly key: string; readonly bytes: Uint8Array }[]>;
  /** Names of the methods that were called, oldest first. */
  calls(): readonly string[];
  stop(): Promise<void>;
}

const servicePath = '/twirp/github.actions.results.api.v1.CacheService/';

/**
 * Starts the service on a free port. It speaks Twirp over JSON, as @actions/cache does (source: that package's generated
 * client): CreateCacheEntry, FinalizeCacheEntryUpload and GetCacheEntryDownloadURL.
 */
export async function startCacheService(azuriteEntry: string): Promise<CacheService> {
  const storage = await startAzurite(azuriteEntry);
  const token = runtimeToken(3);
  const readOnlyToken = runtimeToken(1);
  const entries: StoredEntry[] = [];
  const calls: string[] = [];
  const server = createServer((request, response) => {
    answer(
      request,
      storage,
      entries,
      calls,
      new Map([
        [token, 'read-write'],
        [readOnlyToken, 'read-only'],
      ]),
    ).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, { code: 'internal', msg: String(error) }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    token,
    readOnlyToken,
    environment: (access) => ({
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: url,
      ACTIONS_RUNTIME_TOKEN: access === 'read-write' ? token : readOnlyToken,
    }),
    entries: () => entries.map(({ key, version, finalized, sizeBytes }) => ({ key, version, finalized, sizeBytes })),
    async archives() {
      const finished = entries.filter((entry) => entry.finalized);
      return Promise.all(
        finished.map(async (entry) => ({
          key: entry.key,
          bytes: new Uint8Array(await (await fetch(storage.signedUrl(entry.blob, 'r'))).arrayBuffer()),
        })),
      );
    },
    calls: () => [...calls],
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await storage.stop();
    },
  };
}

interface StoredEntry {
  readonly key: string;
  readonly version: string;
  readonly blob: string;
  finalized: boolean;
  sizeBytes: number;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Access = 'read-write' | 'read-only';

async function answer(
  request: IncomingMessage,
  storage: BlobStorage,
  entries: StoredEntry[],
  calls: string[],
  tokens: ReadonlyMap<string, Access>,
): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const access = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  if (access === undefined) return { status: 401, body: { code: 'unauthenticated', msg: 'the token is none of ours' } };
  const url = request.url ?? '';
  const method = url.startsWith(servicePath) ? url.slice(servicePath.length) : '';
  calls.push(method);
  const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    key: string;
    version: string;
    restore_keys?: string[];
    size_bytes?: string;
  };
  switch (method) {
    case 'CreateCacheEntry':
      return createEntry(asked, access, storage, entries);
    case 'FinalizeCacheEntryUpload': {
      const index = entries.findIndex(
        (entry) => !entry.finalized && entry.key === asked.key && entry.version === asked.version,
      );
      const entry = entries[index];
      if (entry === undefined) return { status: 200, body: { ok: false, entry_id: '0' } };
      entry.finalized = true;
      entry.sizeBytes = Number(asked.size_bytes);
      return { status: 200, body: { ok: true, entry_id: String(index + 1) } };
    }
    case 'GetCacheEntryDownloadURL': {
      const found = findEntry(entries, asked.version, asked.key, asked.restore_keys ?? []);
      if (found === undefined) return { status: 200, body: { ok: false, signed_download_url: '', matched_key: '' } };
      return {
        status: 200,
        body: { ok: true, signed_download_url: storage.signedUrl(found.blob, 'r'), matched_key: found.key },
      };
    }
    default:
      return { status: 404, body: { code: 'bad_route', msg: `no route for ${url}` } };
  }
}

function createEntry(
  asked: { readonly key: string; readonly version: string },
  access: Access,
  storage: BlobStorage,
  entries: StoredEntry[],
): Answer {
  if (access === 'read-only') {
    return {
      status: 200,
      body: { ok: false, signed_upload_url: '', message: 'cache write denied: the token has no writable scope' },
    };
  }
  if (entries.some((entry) => entry.key === asked.key && entry.version === asked.version)) {
    const msg = 'cache entry with the same key, version, and scope already exists';
    return { status: 409, body: { code: 'already_exists', msg } };
  }
  const blob = `entry-${entries.length + 1}`;
  entries.push({ key: asked.key, version: asked.version, blob, finalized: false, sizeBytes: 0 });
  return { status: 200, body: { ok: true, signed_upload_url: storage.signedUrl(blob, 'cw') } };
}

/** The entry with just this key; else the newest whose key starts with it, or with one of the restore keys, in their order. */
function findEntry(
  entries: readonly StoredEntry[],
  version: string,
  key: string,
  restoreKeys: readonly string[],
): StoredEntry | undefined {
  const candidates = entries.filter((entry) => entry.finalized && entry.version === version).reverse();
  const exact = candidates.find((entry) => entry.key === key);
  if (exact !== undefined) return exact;
  for (const prefix of [key, ...restoreKeys]) {
    const found = candidates.find((entry) => entry.key.startsWith(prefix));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A token of the shape of a runner's: a JWT whose claim `ac` lists the scopes with their permissions (1 read, 2 write). */
function runtimeToken(permission: number): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ac: JSON.stringify([{ Scope: 'refs/heads/main', Permission: permission }]),
    nbf: now - 60,
    exp: now + 6 * 3600,
    scp: 'Actions.Results:1:1',
  };
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.${encode(`not signed ${permission}`)}`;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
