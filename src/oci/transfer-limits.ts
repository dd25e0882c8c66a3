/** How long to wait, how often to try, how much to read. Times are in milliseconds. */
export interface TransferLimits {
  /** How long one request with all of its retries may take; a `Retry-After` that reaches past it is not waited for. */
  readonly deadlineMs: number;
  /** Tries of one request where the server does not say when to come back. */
  readonly attempts: number;
  /** The pause before the second try; it doubles from there. A random half of it is left out. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly connectMs: number;
  /** The longest silence of a server, before and inside an answer. */
  readonly stallMs: number;
  /** Bytes that have to come within `stallMs` of waiting: a server that drips is as good as a silent one. */
  readonly slowestBytes: number;
  /** Pages of a list of tags. */
  readonly pages: number;
  /** Tags of one repository: pages of the largest size would otherwise fill the memory. */
  readonly tags: number;
  /** Bytes of one page of tags. */
  readonly pageBytes: number;
  /** Bytes of a token service's answer, as other clients have it. */
  readonly tokenReplyBytes: number;
  readonly redirects: number;
}

export const defaultLimits: TransferLimits = {
  deadlineMs: 300_000,
  attempts: 6,
  firstPauseMs: 250,
  longestPauseMs: 15_000,
  connectMs: 10_000,
  stallMs: 30_000,
  slowestBytes: 1024,
  pages: 1000,
  tags: 250_000,
  pageBytes: 16 * 1024 * 1024,
  tokenReplyBytes: 128 * 1024,
  redirects: 5,
};
