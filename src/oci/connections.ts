import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Dispatcher, Pool } from 'undici';
import request from 'undici/lib/api/api-request.js';
import OriginPool from 'undici/lib/dispatcher/pool.js';
import { type ProxyEnvironment, type ProxyServer, proxyFor } from './proxy-environment.ts';
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
  /** By the address of the proxy: there may be one for https and another for http. */
  readonly #proxied = new Map<string, Promise<Dispatcher>>();

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
    const proxy = proxyFor(this.#options.proxies, url);
    const dispatcher = proxy === undefined ? this.#pool(origin) : await this.#proxyAgent(proxy);
    return await request.call(dispatcher, {
      ...options,
      origin,
      path: `${url.pathname}${url.search}`,
      // Left to itself, undici gives up the connection after each HEAD: another handshake for every tag that is looked at.
      ...(options.method === 'HEAD' ? { reset: false } : {}),
    });
  }

  async close(): Promise<void> {
    const open: Dispatcher[] = [...this.#pools.values(), ...(await Promise.all(this.#proxied.values()))];
    this.#pools.clear();
    this.#proxied.clear();
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

  #proxyAgent({ address, authorization }: ProxyServer): Promise<Dispatcher> {
    let agent = this.#proxied.get(address.href);
    if (agent === undefined) {
      const { connect: _, ...pool } = this.#poolOptions();
      const { connectMs, stallMs } = this.#options.limits;
      agent = import('undici').then(
        ({ Pool, ProxyAgent }) =>
          new ProxyAgent({
            ...this.#poolOptions(),
            uri: address.href,
            ...(authorization === undefined ? {} : { token: authorization }),
            connectTimeout: connectMs,
            requestTls: this.#tls(),
            proxyTls: this.#tls(),
            // Left to itself, it would wait for minutes on a proxy that keeps silent.
            clientFactory: (origin, options) => new Pool(origin, { headersTimeout: stallMs, ...options }),
            factory: (origin, options) => new Pool(origin, { ...pool, ...options }),
          }),
      );
      this.#proxied.set(address.href, agent);
    }
    return agent;
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
