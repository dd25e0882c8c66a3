import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holdings } from './engine-worker.ts';
import type { JobKind } from './soak-place.ts';
import type { NetworkNeed } from './weather.ts';

/** Who does the work: a process for each job, or one for all of them. */
export type Load = 'processes' | 'engine';

/** One job that is over. */
export interface JobRow {
  readonly load: Load;
  readonly kind: JobKind;
  /** True where another job ran beside it on the same store. */
  readonly isBeside: boolean;
  readonly need: NetworkNeed;
  readonly weather: readonly string[];
  readonly exitCode: number;
  readonly rightExitCodes: readonly number[];
  /** Since the soak began. */
  readonly atSeconds: number;
  readonly seconds: number;
}

/** Something that must not be. */
export interface Violation {
  readonly atSeconds: number;
  readonly where: string;
  readonly what: string;
}

/** Everything that the soak saw, kept as it comes. */
export class SoakRecord {
  readonly jobs: JobRow[] = [];
  readonly holdings: Holdings[] = [];
  readonly violations: Violation[] = [];
  /** Temporary files that were found after jobs, all of them violations. */
  strangers = 0;
  /** Times that the directories were listed while no job ran. */
  listings = 0;
  /** Installed files whose bytes were compared. */
  comparedFiles = 0;
  readonly #out: string;
  readonly #say: (line: string) => void;
  readonly #startedMs = performance.now();

  /** @param out a directory for what the jobs printed that did wrong */
  constructor(out: string, say: (line: string) => void) {
    this.#out = out;
    this.#say = say;
  }

  get atSeconds(): number {
    return (performance.now() - this.#startedMs) / 1000;
  }

  /** What was open after the job before; undefined before the first. A leak is told when it comes, not after every job since. */
  heldBefore(what: 'resources' | 'descriptors'): readonly string[] | undefined {
    return this.holdings.at(-1)?.[what];
  }

  /** Says it at once, and keeps what the job printed. */
  async violation(where: string, what: string, output = ''): Promise<void> {
    const { atSeconds } = this;
    this.violations.push({ atSeconds, where, what });
    this.#say(`VIOLATION ${this.violations.length} at ${atSeconds.toFixed(0)} s, ${where}: ${what}`);
    await mkdir(this.#out, { recursive: true });
    await writeFile(join(this.#out, `violation-${this.violations.length}.txt`), `${where}\n${what}\n\n${output}\n`);
  }
}
