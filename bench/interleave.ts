import { readFileSync } from 'node:fs';
import type { Row } from './benchmark.ts';

/** One way to do a piece of work. */
export interface Contender {
  readonly name: string;
  /** Before each round, not counted: empties what the work fills. */
  readonly prepare?: () => Promise<void>;
  /** The work. Where it returns a number, that is the sample (a count, a size); else its wall time in milliseconds is. */
  readonly run: () => Promise<number | undefined>;
  /** For what takes long: it takes part in that many rounds at most, all of them counted. */
  readonly mostRounds?: number;
}

/**
 * Takes turns: every contender once a round, each round in another order, so that what drifts on the machine drifts for all. The first
 * round is not counted, and whoever takes long is not in it.
 * @returns a row for each contender, in their order, with ratios to `reference`
 */
export async function interleaved(
  contenders: readonly Contender[],
  options: { readonly rounds: number; readonly reference?: string },
): Promise<readonly Row[]> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const processor = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= options.rounds; round++) {
    const shift = round % contenders.length;
    for (const contender of [...contenders.slice(shift), ...contenders.slice(0, shift)]) {
      const { mostRounds } = contender;
      if (mostRounds !== undefined && (round === 0 || round > mostRounds)) continue;
      await contender.prepare?.();
      const before = processorTimeOfPrograms();
      const started = performance.now();
      const counted = await contender.run();
      const ms = performance.now() - started;
      if (round === 0) continue;
      samples.get(contender.name)?.push(counted ?? ms);
      if (counted === undefined) processor.get(contender.name)?.push(processorTimeOfPrograms() - before);
    }
  }
  const medians = new Map([...samples].map(([name, values]) => [name, median(values)]));
  const reference = options.reference === undefined ? undefined : medians.get(options.reference);
  return contenders.map(({ name }) => {
    const value = medians.get(name) ?? Number.NaN;
    const processorMs = median(processor.get(name) ?? []);
    const row = {
      name,
      median: value,
      samples: samples.get(name) ?? [],
      ...(Number.isNaN(processorMs) ? {} : { processorMs }),
    };
    return reference === undefined ? row : { ...row, ratio: value / reference };
  });
}

/**
 * Milliseconds that all programs took which we started and which have ended, with those that they started themselves. NaN where the
 * system does not tell. Source: proc(5), `cutime` and `cstime`, in ticks of a hundredth of a second.
 */
function processorTimeOfPrograms(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** The value in the middle, the mean of the two where there are two. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
