import { setTimeout as sleep } from 'node:timers/promises';
import type { OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import { RateLimitedError } from './errors.ts';
import type { TrafficCounter } from './traffic-counter.ts';
import type { TransferLimits } from './transfer-limits.ts';

/** Something that may go well when tried again. It never leaves this room: `final` is what the user hears in the end. */
export class TransientFailure extends Error {
  readonly final: OrasBufError;
  /** How long the server asks us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(final: OrasBufError, retryAfterMs?: number) {
    super(final.message);
    this.name = 'TransientFailure';
    this.final = final;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface RetryOptions {
  readonly limits: TransferLimits;
  readonly traffic: TrafficCounter;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
}

/** Tries again, for all requests of one registry. A server that asks us to wait is left alone by all of them. */
export class Retries {
  readonly #options: RetryOptions;
  readonly #notBefore = new Map<string, number>();

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /** Runs `work`, and again while it throws TransientFailure and the limits allow. */
  async run<T>(url: URL, work: () => Promise<T>): Promise<T> {
    const budget = this.budget(url);
    for (;;) {
      await budget.ready();
      try {
        return await work();
      } catch (error) {
        await budget.spend(error);
      }
    }
  }

  /** The tries of one request; of one blob, however often its stream breaks. */
  budget(url: URL): RetryBudget {
    return new RetryBudget(url, this.#options, this.#notBefore);
  }
}

export class RetryBudget {
  readonly #url: URL;
  readonly #options: RetryOptions;
  readonly #notBefore: Map<string, number>;
  #failures = 0;
  #deadline: number;

  constructor(url: URL, options: RetryOptions, notBefore: Map<string, number>) {
    this.#url = url;
    this.#options = options;
    this.#notBefore = notBefore;
    this.#deadline = performance.now() + options.limits.deadlineMs;
  }

  /** Waits until the server may be asked. */
  async ready(): Promise<void> {
    for (;;) {
      this.#options.signal?.throwIfAborted();
      const waitMs = (this.#notBefore.get(this.#url.origin) ?? 0) - performance.now();
      if (waitMs <= 0) return;
      // Waiting here for what another request was told is no try of ours, but the deadline holds.
      if (performance.now() + waitMs > this.#deadline) throw new RateLimitedError(this.#url, waitMs / 1000);
      await this.#sleep(waitMs);
    }
  }

  /** Bytes came in: the tries so far do not count any more. */
  progressed(): void {
    this.#failures = 0;
    this.#deadline = performance.now() + this.#options.limits.deadlineMs;
  }

  /**
   * Pauses before the next try.
   * @throws `error` itself where it is none that passes, its `final` error where no try is left
   */
  async spend(error: unknown): Promise<void> {
    if (!(error instanceof TransientFailure)) throw error;
    const { limits, log, traffic, signal } = this.#options;
    signal?.throwIfAborted();
    const now = performance.now();
    const asked = error.retryAfterMs ?? 0;
    if (asked <= 0) this.#failures++;
    const doubled = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** Math.max(0, this.#failures - 1));
    // A little more than asked, and not the same for everyone: else all come back in the same moment.
    const pauseMs = asked > 0 ? asked + Math.random() * limits.firstPauseMs : doubled * (0.5 + Math.random() / 2);
    if (this.#failures >= limits.attempts || now + Math.max(asked, pauseMs) > this.#deadline) throw error.final;
    // A server with too many requests is left alone by all, also where it does not say for how long.
    if (asked > 0 || error.final instanceof RateLimitedError) {
      const until = now + (asked > 0 ? asked : pauseMs);
      if (until > (this.#notBefore.get(this.#url.origin) ?? 0)) this.#notBefore.set(this.#url.origin, until);
    }
    traffic.retries++;
    log.debug(`${error.message}; trying again in ${Math.round(pauseMs)} ms`);
    await this.#sleep(pauseMs);
  }

  async #sleep(milliseconds: number): Promise<void> {
    const { signal } = this.#options;
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}

/**
 * Reads `Retry-After`: seconds, or a date.
 * @returns milliseconds from now, or undefined where there is none that makes sense
 */
export function parseRetryAfter(header: string | undefined, nowMs = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  // `Date.parse` would take almost any text; a date of HTTP starts with a weekday.
  const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
