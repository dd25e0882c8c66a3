import { counted, formatBytes, formatCount } from '../report/human-units.ts';

/** How far a piece of work has come, at one moment. */
export interface ProgressState {
  /** What is done: `Fetching`. */
  readonly title: string;
  readonly done: number;
  /** Undefined where nobody knows yet. */
  readonly total: number | undefined;
  /** What is counted: `module`. */
  readonly noun: string;
  /** That came over the network for it so far. */
  readonly bytes: number;
  /** What is under way, the longest first. */
  readonly waitingFor: readonly string[];
}

/** How progress is shown. `auto`: redrawn where a person watches, else as lines; `lines`: as lines everywhere. */
export type ProgressMode = 'auto' | 'lines' | 'never';

/** Bytes per second over the last seconds. */
export class Rate {
  readonly #windowMs: number;
  #samples: (readonly [at: number, bytes: number])[] = [];

  constructor(windowMs = 3_000) {
    this.#windowMs = windowMs;
  }

  /**
   * Takes the sum so far.
   * @param at milliseconds of a clock that never goes back
   * @returns undefined until there is something to tell
   */
  add(bytes: number, at: number): number | undefined {
    this.#samples.push([at, bytes]);
    while (this.#samples.length > 2 && at - (this.#samples[1]?.[0] ?? at) >= this.#windowMs) this.#samples.shift();
    const [from, first] = this.#samples[0] ?? [at, bytes];
    return at - from < 250 ? undefined : ((bytes - first) * 1_000) / (at - from);
  }
}

/** `12 of 40 modules`, `12 modules`. */
export function amountWords({ done, total, noun }: ProgressState): string {
  return total === undefined ? counted(done, noun) : `${formatCount(done)} of ${counted(total, noun)}`;
}

/** Bytes with their rate; empty while there are none. */
export function trafficWords(bytes: number, rate: number | undefined): string {
  if (bytes === 0) return '';
  return rate === undefined ? formatBytes(bytes) : `${formatBytes(bytes)}, ${formatBytes(rate)}/s`;
}

/** `a, b and 3 more`; empty where nothing is waited for. */
export function waitingWords(names: readonly string[], shown: number): string {
  const first = names.slice(0, shown).join(', ');
  return names.length > shown ? `${first} and ${names.length - shown} more` : first;
}

/** Milliseconds between two lines: a job of thousands of modules must not fill its log with them. */
const betweenLinesMs = 10_000;

/**
 * Tells progress as whole lines, for logs that are kept: one every ten seconds where something moved on, and none for work that is
 * quick.
 * @param print one line
 */
export function progressInLines(read: () => ProgressState, print: (line: string) => void): Disposable {
  let last = '';
  const timer = setInterval(() => {
    const state = read();
    const traffic = trafficWords(state.bytes, undefined);
    const waiting = waitingWords(state.waitingFor, 2);
    const known = `${state.title}: ${amountWords(state)}${traffic === '' ? '' : `, ${traffic}`}`;
    // What is waited for alone is no news: a stuck job would say the same for hours.
    if (known === last) return;
    last = known;
    print(waiting === '' ? known : `${known}; waiting for ${waiting}`);
  }, betweenLinesMs);
  // Nothing waits for it.
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** For who shows none. */
export const noProgress: Disposable = { [Symbol.dispose]: () => {} };
