import type { Benchmark } from './benchmark.ts';
import type { MachineFacts } from './machine-facts.ts';

/** What `bench/run.ts` writes. */
export interface Results extends MachineFacts {
  readonly rounds: number;
  readonly benchmarks: readonly Benchmark[];
}

/** Reads it. JSON has no NaN: what could not be measured is null there, and must not be taken for zero. */
export function parseResults(text: string): Results {
  return JSON.parse(text, (_name, value: unknown) => (value === null ? Number.NaN : value)) as Results;
}
