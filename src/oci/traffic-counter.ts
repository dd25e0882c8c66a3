import type { Traffic } from './registry.ts';

/** Counts what goes over the network. One for all registries of a job. */
export class TrafficCounter implements Traffic {
  requests = 0;
  bytesReceived = 0;
  tokenExchanges = 0;
  retries = 0;

  /** The numbers as they are now. */
  snapshot(): Traffic {
    const { requests, bytesReceived, tokenExchanges, retries } = this;
    return { requests, bytesReceived, tokenExchanges, retries };
  }
}
