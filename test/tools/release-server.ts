import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { type Log, silentLog } from '../../src/log.ts';
import type { TransferLimits } from '../../src/oci/transfer-limits.ts';
import type { ToolSearch, ToolSources } from '../../src/tools/find-tool.ts';
import type { MachineFacts } from '../../src/tools/platform.ts';
import { ReleaseClient } from '../../src/tools/release-client.ts';
import { releaseServer } from '../../src/tools/release-files.ts';
import { DirectoryShelf } from '../../src/tools/tool-shelf.ts';
import { LoopbackServer, sendBytes } from '../oci/loopback-registry.ts';
import { quickLimits } from '../oci/registry-under-test.ts';

export const linux: MachineFacts = { platform: 'linux', arch: 'x64', musl: false };

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function zstd(text: string | Buffer): Buffer {
  return zstdCompressSync(Buffer.from(text));
}

/** A server with files below the paths of github.com; everything else is 404. */
export class ReleaseServerStandIn extends LoopbackServer {
  readonly files: Map<string, Buffer>;

  constructor() {
    const files = new Map<string, Buffer>();
    super((request, response) => {
      const bytes = files.get(request.url ?? '');
      if (bytes === undefined) response.writeHead(404).end('no');
      else sendBytes(bytes, request, response);
    });
    this.files = files;
  }

  put(repository: string, tag: string, file: string, bytes: Buffer): string {
    const path = `/${repository}/releases/download/${tag}/${file}`;
    this.files.set(path, bytes);
    return path;
  }

  list(repository: string, releases: readonly ReleaseOnList[]): void {
    const body = releases.map(({ tag, draft, files }) => ({
      tag_name: tag,
      draft: draft ?? false,
      assets: Object.entries(files).map(([name, hex]) => ({ name, digest: hex === '' ? null : `sha256:${hex}` })),
    }));
    this.files.set(`/${repository}/releases.json`, Buffer.from(JSON.stringify(body)));
  }
}

export interface ReleaseOnList {
  readonly tag: string;
  readonly draft?: boolean;
  /** Checksums by file name; empty where GitHub gives none. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ToolScene {
  /** Its own directory; everything of the scene lies in it. */
  readonly directory: string;
  readonly checkout: string;
  readonly tools: string;
  /** What was logged, a line each: `info: …`. */
  readonly logged: string[];
  readonly client: ReleaseClient;
  search(more: Partial<ToolSearch>): ToolSearch;
  sources(more?: Partial<ToolSources>): ToolSources;
  remove(): Promise<void>;
}

export interface SceneOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly limits?: Partial<TransferLimits>;
  readonly signal?: AbortSignal;
}

/** An empty machine: no tool on PATH, an empty cache directory, a checkout. */
export function toolScene(mirror: string | undefined, options: SceneOptions = {}): ToolScene {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'tools-')));
  const logged: string[] = [];
  const note = (level: string) => (message: string) => {
    logged.push(`${level}: ${message}`);
  };
  const log: Log = { ...silentLog, info: note('info'), notice: note('notice'), warning: note('warning') };
  const client = new ReleaseClient({
    environment: options.environment ?? {},
    log,
    maskSecret: () => {},
    signal: options.signal,
    limits: { ...quickLimits, ...options.limits },
  });
  const checkout = join(directory, 'checkout');
  const tools = join(directory, 'cache', 'tools');
  return {
    directory,
    checkout,
    tools,
    logged,
    client,
    search: (more) => ({
      tool: 'buf',
      path: undefined,
      version: undefined,
      sha256: undefined,
      root: checkout,
      environment: { PATH: join(directory, 'bin') },
      checkout,
      ...more,
    }),
    sources: (more = {}) => ({
      shelf: new DirectoryShelf(tools),
      cache: undefined,
      workDirectory: tools,
      offline: false,
      log,
      machine: linux,
      server: releaseServer(mirror),
      client,
      artifacts: {
        manifest: () => Promise.reject(new Error('no registry is part of this test')),
        blob: () => Promise.reject(new Error('no registry is part of this test')),
      },
      ...more,
    }),
    remove: async () => {
      await client.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
