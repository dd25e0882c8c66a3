import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Dispatcher, Pool } from 'undici';
import request from 'undici/lib/api/api-request.js';
import OriginPool from 'undici/lib/dispatcher/pool.js';
import { type ProxyEnvironment, proxyApplies } from './proxy-environment.ts';
import type { TransferLimits } from './transfer-limits.ts';

export interface ConnectionOptions {
  /** The most connections that are open to one origin at once. */
  readonly connections: number;
  readonly limits: TransferLimits;
  readonly proxies: ProxyEnvironment;
  /** PEM certificates that are trusted besides the usual ones. */
  readonly extraCa: string | undefined;
}

/**
 * Kept-alive connections of one registry: a pool per origin, because blobs and tokens often come from other hosts than the
 * registry. Proxies are those of the environment.
 */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #secureContext: SecureContext | undefined;
  readonly #pools = new Map<string, Pool>();
  #proxied: Promise<Dispatcher> | undefined;

  /** @throws the error of Node's TLS where `extraCa` is no certificate */
  constructor(options: ConnectionOptions) {
    this.#options = options;
    // One context for all connections: reading the usual certificates anew for each would take 14 ms each time.
    if (options.extraCa !== undefined) {
      this.#secureContext = createSecureContext({ ca: [...getCACertificates('default'), options.extraCa] });
    }
  }

  /** Sends a request and gives the answer once its headers are there. */
  async request(
    url: URL,
    options: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>,
  ): Promise<Dispatcher.ResponseData> {
    const { origin } = url;
    const dispatcher = proxyApplies(this.#options.proxies, url) ? await this.#proxyAgent() : this.#pool(origin);
    return await request.call(dispatcher, { ...options, origin, path: `${url.pathname}${url.search}` });
  }

  async close(): Promise<void> {
    const open: Dispatcher[] = [...this.#pools.values()];
    if (this.#proxied !== undefined) open.push(await this.#proxied);
    this.#pools.clear();
    this.#proxied = undefined;
    await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
  }

  #pool(origin: string): Pool {
    let pool = this.#pools.get(origin);
    if (pool === undefined) {
      pool = new OriginPool(origin, this.#poolOptions());
      this.#pools.set(origin, pool);
    }
    return pool;
  }

  #proxyAgent(): Promise<Dispatcher> {
    this.#proxied ??= import('undici').then(({ EnvHttpProxyAgent }) => {
      const { http, https, noProxy } = this.#options.proxies;
      return new EnvHttpProxyAgent({
        ...this.#poolOptions(),
        // An empty text, not undefined: else undici would look into the environment itself.
        httpProxy: http ?? '',
        httpsProxy: https ?? '',
        noProxy,
        connectTimeout: this.#options.limits.connectMs,
        requestTls: this.#tls(),
        proxyTls: this.#tls(),
      });
    });
    return this.#proxied;
  }

  #poolOptions(): Pool.Options {
    const { connections, limits } = this.#options;
    return {
      connections,
      pipelining: 1,
      allowH2: false,
      connectTimeout: limits.connectMs,
      headersTimeout: limits.stallMs,
      bodyTimeout: limits.stallMs,
      keepAliveTimeout: 15_000,
      connect: { ...this.#tls(), timeout: limits.connectMs },
    };
  }

  #tls(): { rejectUnauthorized: true; allowH2: false; secureContext?: SecureContext } {
    // Set by hand, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not switch it off.
    const verified = { rejectUnauthorized: true, allowH2: false } as const;
    return this.#secureContext === undefined ? verified : { ...verified, secureContext: this.#secureContext };
  }
}
