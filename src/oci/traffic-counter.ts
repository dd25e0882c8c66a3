import type { Traffic } from './registry.ts';

/** Counts what goes over the network, and times it. One for all registries of a job. */
export class TrafficCounter implements Traffic {
  requests = 0;
  bytesReceived = 0;
  tokenExchanges = 0;
  retries = 0;
  busyMs = 0;
  activeMs = 0;
  peakParallel = 0;
  readonly parallelLimit: number;
  readonly #now: () => number;
  #open = 0;
  #activeSince = 0;

  /**
   * @param parallelLimit how many requests may be under way at once
   * @param now milliseconds of a clock that never goes back
   */
  constructor(parallelLimit: number, now: () => number = () => performance.now()) {
    this.parallelLimit = parallelLimit;
    this.#now = now;
  }

  /** Counts a request that is sent now. The function that it gives says when its answer was read; only its first call counts. */
  begin(): () => void {
    const started = this.#now();
    this.requests++;
    if (this.#open++ === 0) this.#activeSince = started;
    this.peakParallel = Math.max(this.peakParallel, this.#open);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const ended = this.#now();
      this.busyMs += ended - started;
      if (--this.#open === 0) this.activeMs += ended - this.#activeSince;
    };
  }

  /** The numbers as they are now; requests still under way are counted, but not yet timed. */
  snapshot(): Traffic {
    const { requests, bytesReceived, tokenExchanges, retries, peakParallel, parallelLimit } = this;
    const [busyMs, activeMs] = [this.busyMs, this.activeMs].map((ms) => Math.round(ms * 1_000) / 1_000) as [
      number,
      number,
    ];
    return { requests, bytesReceived, tokenExchanges, retries, busyMs, activeMs, peakParallel, parallelLimit };
  }
}
