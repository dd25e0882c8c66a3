import type { Toxic } from '../faults/toxiproxy.ts';

/**
 * What a job may expect of the network.
 * - `mild`: slow, but everything arrives.
 * - `harsh`: things break; a job may come through or not.
 * - `hopeless`: nothing arrives that a job needs.
 */
export type Severity = 'mild' | 'harsh' | 'hopeless';

/** One state of the registry and of the way to it. */
export interface Weather {
  readonly name: string;
  readonly severity: Severity;
  readonly toxics?: readonly Toxic[];
  /** What else goes wrong, again and again while this weather lasts. */
  readonly trouble?: 'gone' | 'flapping' | 'registry restarts' | 'token server gone';
}

export const clear: Weather = { name: 'clear', severity: 'mild' };

/** While it changes, a job may meet a bit of both. */
export const changing: Weather = { name: 'changing', severity: 'harsh' };

export const badWeathers: readonly Weather[] = [
  { name: 'latency 300 ms', severity: 'mild', toxics: [{ type: 'latency', attributes: { latency: 300, jitter: 0 } }] },
  {
    name: 'latency 100 ms ± 90 ms, both ways',
    severity: 'mild',
    toxics: [
      { type: 'latency', attributes: { latency: 100, jitter: 90 } },
      { type: 'latency', stream: 'upstream', attributes: { latency: 100, jitter: 90 } },
    ],
  },
  { name: '40 kB/s a connection', severity: 'mild', toxics: [{ type: 'bandwidth', attributes: { rate: 40 } }] },
  {
    name: 'slices of 200 bytes',
    severity: 'mild',
    toxics: [{ type: 'slicer', attributes: { average_size: 200, size_variation: 100, delay: 1_000 } }],
  },
  {
    name: 'each connection ends after 10,000 bytes',
    severity: 'harsh',
    toxics: [{ type: 'limit_data', attributes: { bytes: 10_000 } }],
  },
  {
    name: 'a third of the connections is reset',
    severity: 'harsh',
    toxics: [{ type: 'reset_peer', toxicity: 0.33, attributes: { timeout: 30 } }],
  },
  {
    name: 'every connection is reset',
    severity: 'hopeless',
    toxics: [{ type: 'reset_peer', attributes: { timeout: 0 } }],
  },
  {
    name: 'connections swallow all',
    severity: 'hopeless',
    toxics: [{ type: 'timeout', attributes: { timeout: 400 } }],
  },
  { name: 'no connection', severity: 'hopeless', trouble: 'gone' },
  { name: 'flapping', severity: 'harsh', trouble: 'flapping' },
  { name: 'registry restarts', severity: 'harsh', trouble: 'registry restarts' },
  { name: 'token server away', severity: 'hopeless', trouble: 'token server gone' },
];

/** One piece of the forecast. */
export interface Spell {
  readonly weather: Weather;
  readonly seconds: number;
}

/** Bad weather of every kind in a random order, then all of them again in another; good weather between. */
export function* forecast(random: () => number): Generator<Spell, never> {
  for (;;) {
    const left = [...badWeathers];
    while (left.length > 0) {
      yield { weather: clear, seconds: 4 + 12 * random() };
      const [weather] = left.splice(Math.floor(random() * left.length), 1);
      if (weather !== undefined) yield { weather, seconds: 6 + 14 * random() };
    }
  }
}

/** The weather as it was. */
export class WeatherRecord {
  readonly #spells: { readonly weather: Weather; readonly fromMs: number }[] = [];

  begin(weather: Weather, nowMs: number): void {
    this.#spells.push({ weather, fromMs: nowMs });
  }

  get now(): Weather {
    return this.#spells.at(-1)?.weather ?? clear;
  }

  /** Every weather that a job met, in order. */
  between(fromMs: number, toMs: number): readonly Weather[] {
    return this.#spells
      .filter((spell, index) => spell.fromMs <= toMs && (this.#spells[index + 1]?.fromMs ?? toMs) >= fromMs)
      .map(({ weather }) => weather);
  }
}

/** Whether a job can do without the registry: all it needs lies in the store under a lock that fits; `maybe` where nobody knows. */
export type NetworkNeed = 'none' | 'maybe' | 'sure';

/** The exit codes that are right for what a job needed and met: 0, and 5 (docs/exit-codes.md: the network) where it has a reason. */
export function rightExitCodes(need: NetworkNeed, met: readonly Severity[]): readonly number[] {
  if (need === 'none' || met.every((severity) => severity === 'mild')) return [0];
  return need === 'sure' && met.every((severity) => severity === 'hopeless') ? [5] : [0, 5];
}
