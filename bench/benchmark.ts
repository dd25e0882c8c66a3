/** What a number counts. Times are wall time. */
export type Unit = 'ms' | 'MB' | 'kB' | 'requests' | 'system calls' | 'exponent';

/** One line of a table. */
export interface Row {
  readonly name: string;
  readonly median: number;
  /** In the order in which they were taken. */
  readonly samples: readonly number[];
  /** Processor time of the programs that did the work, median in milliseconds: it says less about who else is on the machine. */
  readonly processorMs?: number;
  /** To the median of the benchmark's reference. */
  readonly ratio?: number;
}

/** What must hold of a benchmark: `value` is at most `limit`. */
export interface Goal {
  /** `cold, 100 modules, locked, to xargs -P8 oras pull`. */
  readonly text: string;
  readonly limit: number;
  readonly value: number;
  /** `x` for a ratio. */
  readonly unit: Unit | 'x';
}

/** One table: several ways to do the same work, in one interleaved run. */
export interface Benchmark {
  /** For file names and for `--only`: `cold-100-plain`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what is done in one round. */
  readonly what: string;
  readonly unit: Unit;
  /** The row that the others are ratios to. */
  readonly reference?: string;
  readonly rows: readonly Row[];
  readonly goals: readonly Goal[];
}

/** What a group of benchmarks gets. */
export interface BenchContext {
  /** Counted rounds of each benchmark. */
  readonly rounds: number;
  /** An empty directory, removed at the end. */
  readonly scratch: string;
  /** Whether a benchmark is asked for: what takes long is not done for nothing. */
  wants(id: string): boolean;
  /** One line for whoever waits. */
  say(line: string): void;
}

/** A file of benchmarks that share what they are measured on. */
export interface BenchGroup {
  /** For `npm run bench -- --only cold,warm`. */
  readonly id: string;
  run(context: BenchContext): Promise<readonly Benchmark[]>;
}
