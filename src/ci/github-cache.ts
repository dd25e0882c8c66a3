import { isAbsolute, join, relative, sep } from 'node:path';
import type { Log } from '../log.ts';
import type { CacheBackend, CacheSaveResult, RestoredCache } from './ci-provider.ts';
import { whyCacheIsReadOnly } from './github-trust.ts';
import { type ToolkitLine, withToolkitOutput } from './toolkit-output.ts';

/** The part of `@actions/cache` that is used. */
export interface CacheToolkit {
  isFeatureAvailable(): boolean;
  restoreCache(
    paths: string[],
    primaryKey: string,
    restoreKeys?: string[],
    options?: { readonly timeoutInMs?: number; readonly segmentTimeoutInMs?: number },
  ): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

export interface GithubCacheOptions {
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Hides a value that the toolkit asks to hide (signatures of its URLs). */
  readonly mask: (value: string) => void;
  readonly load?: () => Promise<CacheToolkit>;
  /** Milliseconds that the service has to answer at all, and that one restore or save may take. */
  readonly answerMs?: number;
  readonly callMs?: number;
}

const defaultAnswerMs = 5_000;
const defaultCallMs = 10 * 60_000;
const downloadTimeouts = { timeoutInMs: 30_000, segmentTimeoutInMs: 120_000 };

/**
 * GitHub's cache through `@actions/cache`, loaded at the first call. The toolkit tries a dead service for minutes, so one quick
 * request asks first whether it answers at all; a service that failed once is left alone for the rest of the step.
 */
export class GithubCache implements CacheBackend {
  readonly writable: boolean;
  readonly entryDirectory: string;
  readonly #options: GithubCacheOptions;
  readonly #whyReadOnly: string | undefined;
  #failure: string | undefined;
  #down: string | undefined;
  #answers = false;

  constructor(options: GithubCacheOptions) {
    this.#options = options;
    this.#whyReadOnly = whyCacheIsReadOnly(options.environment);
    this.writable = this.#whyReadOnly === undefined;
    this.entryDirectory = join(options.environment['GITHUB_WORKSPACE'] || process.cwd(), '.oras-buf', 'cache-entry');
  }

  lastFailure(): string | undefined {
    return this.#failure;
  }

  async restore(
    paths: readonly string[],
    key: string,
    restoreKeys: readonly string[],
  ): Promise<RestoredCache | undefined> {
    const lines: ToolkitLine[] = [];
    try {
      const toolkit = await this.#ready();
      if (toolkit === undefined) return undefined;
      const matchedKey = await this.#call(lines, () =>
        toolkit.restoreCache(paths.map(portablePath), key, [...restoreKeys], downloadTimeouts),
      );
      if (matchedKey !== undefined) return { matchedKey };
      const reason = complaint(lines);
      if (reason !== undefined) this.#failed('restored', reason, !/denied/.test(reason));
      return undefined;
    } catch (error) {
      this.#failed('restored', reasonOf(error), true);
      return undefined;
    }
  }

  async save(paths: readonly string[], key: string): Promise<CacheSaveResult> {
    this.#failure = this.#whyReadOnly;
    if (!this.writable) return 'not-allowed';
    const lines: ToolkitLine[] = [];
    try {
      const toolkit = await this.#ready();
      if (toolkit === undefined) return 'failed';
      // -1 stands for every failure; what was printed tells which.
      if ((await this.#call(lines, () => toolkit.saveCache(paths.map(portablePath), key))) >= 0) return 'saved';
      const told = lines.map((line) => line.text).join('\n');
      if (/cache write denied/.test(told)) {
        this.#failure = 'the token of this run may only read the cache';
        this.#options.log.warning(`The cache was not saved: ${this.#failure}.`);
        return 'not-allowed';
      }
      if (/\(409\)|already[ _]exists/i.test(told)) return 'already-there';
      this.#failed('saved', complaint(lines) ?? 'GitHub did not say why', true);
      return 'failed';
    } catch (error) {
      this.#failed('saved', reasonOf(error), false);
      return 'failed';
    }
  }

  async #ready(): Promise<CacheToolkit | undefined> {
    this.#failure = this.#down;
    if (this.#down !== undefined) return undefined;
    const toolkit = await (this.#options.load ?? loadToolkit)();
    if (!toolkit.isFeatureAvailable()) {
      this.#down = this.#failure = 'this runner has no cache service';
      this.#options.log.debug('The runner names no cache service (ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL).');
      return undefined;
    }
    if (!this.#answers) await this.#expectAnswer();
    this.#answers = true;
    return toolkit;
  }

  /** Any answer will do, also 404; a gateway's own errors mean that nobody is behind it. */
  async #expectAnswer(): Promise<void> {
    const address = serviceAddress(this.#options.environment);
    if (address === undefined) return;
    const { EnvHttpProxyAgent, request } = await import('undici');
    const answerMs = this.#options.answerMs ?? defaultAnswerMs;
    const dispatcher = new EnvHttpProxyAgent(toolkitProxy(this.#options.environment, new URL(address)));
    try {
      const signal = AbortSignal.timeout(answerMs);
      const { statusCode, body } = await request(address, { method: 'GET', dispatcher, signal });
      body.on('error', () => {}).destroy();
      if (statusCode >= 502 && statusCode <= 504) throw new Error(`the service answers with HTTP ${statusCode}`);
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      throw timedOut ? new Error(`the service did not answer within ${answerMs / 1000} seconds`) : error;
    } finally {
      await dispatcher.destroy();
    }
  }

  #call<T>(lines: ToolkitLine[], work: () => Promise<T>): Promise<T> {
    const { log, mask } = this.#options;
    const onLine = (line: ToolkitLine): void => {
      lines.push(line);
      if (line.kind === 'add-mask') mask(line.text);
      else if (line.kind === 'info') log.debug(withoutQueries(line.text));
      else log.debug(`cache: ${withoutQueries(line.text)}`);
    };
    return withToolkitOutput(this.#options.callMs ?? defaultCallMs, onLine, work);
  }

  #failed(what: 'restored' | 'saved', reason: string, down: boolean): void {
    this.#failure = reason;
    if (down) this.#down = reason;
    this.#options.log.warning(`The cache was not ${what}: ${reason}. The job goes on without it.`);
  }
}

/**
 * The text of the path is part of what identifies an entry. Inside the checkout, where the runner starts us, it is the same on
 * every machine and runner when it is relative; the temporary directory of one runner is not that of another.
 */
function portablePath(path: string): string {
  const inside = relative(process.cwd(), path);
  if (!isAbsolute(path) || inside === '' || inside.startsWith('..') || isAbsolute(inside)) return path;
  return inside.replaceAll(sep, '/');
}

async function loadToolkit(): Promise<CacheToolkit> {
  return import('@actions/cache');
}

/** Which variable names the service depends on its version, as in the toolkit. */
function serviceAddress(environment: GithubCacheOptions['environment']): string | undefined {
  const v2 = environment['ACTIONS_RESULTS_URL'];
  const v1 = environment['ACTIONS_CACHE_URL'];
  const address = environment['ACTIONS_CACHE_SERVICE_V2'] ? (v2 ?? v1) : (v1 ?? v2);
  return address !== undefined && URL.canParse(address) ? address : undefined;
}

/**
 * The proxy that the toolkit will ask for this address: for https never that of plain http, which undici would fall back to, and
 * none for this machine. Source: `getProxyUrl` of @actions/http-client.
 */
function toolkitProxy(
  environment: GithubCacheOptions['environment'],
  address: URL,
): { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string } {
  const read = (name: string): string => environment[name] || environment[name.toUpperCase()] || '';
  const isHere = /^(?:localhost$|127\.|\[::1\]$)/i.test(address.hostname);
  const isTls = address.protocol === 'https:';
  return {
    httpProxy: isHere || isTls ? '' : read('http_proxy'),
    httpsProxy: isHere || !isTls ? '' : read('https_proxy'),
    noProxy: read('no_proxy'),
  };
}

/** The last warning or error that the toolkit printed, or why it could not reserve a place, in one line. */
function complaint(lines: readonly ToolkitLine[]): string | undefined {
  const reserve = lines.findLast((line) => line.kind === 'debug' && line.text.startsWith('Failed to reserve cache'));
  const told =
    reserve ??
    lines.findLast(
      // A debug line of this form tells of what the toolkit got over, such as an archive that was never there to be deleted.
      (line) => ['warning', 'error'].includes(line.kind) || (line.kind === 'info' && /^Failed to /.test(line.text)),
    );
  return told === undefined ? undefined : reasonOf(new Error(told.text));
}

function reasonOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: { code?: string } };
  const known = code ?? cause?.code;
  const text = (message ?? '').split('\n')[0]?.trim() ?? '';
  if (text === '') return known ?? 'unknown error';
  return withoutQueries(text.replace(/^Failed to (restore|save|reserve cache): (Error: )?/, ''))
    .slice(0, 300)
    .toWellFormed();
}

/** Queries of URLs hold signatures; they are never printed, also not at level debug. */
function withoutQueries(text: string): string {
  return text.replace(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, '$1?…');
}
