/** A straight line through points. */
export interface Line {
  readonly slope: number;
  /** Standard error of the slope; infinite for too few points. */
  readonly error: number;
  /** Where the level changed at once: the index of the first value at the new one. */
  readonly stepAt: number | undefined;
}

interface Sums {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/**
 * Least squares: the line through values at 0, 1, 2 …, once with one level and once with a step to another level wherever that fits
 * best; the step counts where it takes away most of what is left over. An engine of JavaScript throws away compiled code that was not
 * run for long, megabytes at once, and a line right through that would hide a leak.
 */
export function fitLine(values: readonly number[]): Line {
  const n = values.length;
  if (n < 3) return { slope: 0, error: Number.POSITIVE_INFINITY, stepAt: undefined };
  const whole = lineOf([sumsOf(values, 0, n)], n - 2);
  let best = { ...whole, stepAt: undefined as number | undefined };
  for (let at = fewestBesideStep; at <= n - fewestBesideStep; at++) {
    const line = lineOf([sumsOf(values, 0, at), sumsOf(values, at, n)], n - 3);
    if (line.residual < best.residual) best = { ...line, stepAt: at };
  }
  const { slope, error, stepAt } = best.residual < whole.residual / 4 ? best : { ...whole, stepAt: undefined };
  return { slope, error, stepAt };
}

/** What is a level is seen in this many values. */
const fewestBesideStep = 10;

/** Sums of squares around the means of a part of the values. */
function sumsOf(values: readonly number[], from: number, to: number): Sums {
  const part = values.slice(from, to);
  const meanX = (from + to - 1) / 2;
  const meanY = part.reduce((sum, y) => sum + y, 0) / part.length;
  let [xx, xy, yy] = [0, 0, 0];
  for (const [index, y] of part.entries()) {
    const dx = from + index - meanX;
    xx += dx * dx;
    xy += dx * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  return { xx, xy, yy };
}

/** One slope for all parts, each at a level of its own. */
function lineOf(parts: readonly Sums[], freedom: number): { slope: number; error: number; residual: number } {
  const total = (key: keyof Sums): number => parts.reduce((sum, part) => sum + part[key], 0);
  const slope = total('xy') / total('xx');
  const residual = Math.max(0, total('yy') - slope * total('xy'));
  return {
    slope,
    error: freedom > 0 ? Math.sqrt(residual / freedom / total('xx')) : Number.POSITIVE_INFINITY,
    residual,
  };
}

export type GrowthVerdict = 'steady' | 'grows' | 'cannot be told';

export interface Growth extends Line {
  /** Samples that the line goes through: those of the second half. */
  readonly samples: number;
  readonly bound: number;
  readonly verdict: GrowthVerdict;
}

/** Below this many samples the engine is still being compiled: growth by less than `earlySlack` times the bound tells nothing. */
export const fewSamples = 100;
export const earlySlack = 64;

/**
 * Whether a measure grows with each job. The first half of the run is left out: code is compiled and caches fill there.
 * `steady`: even three standard errors above the slope stay within the bound. `grows`: even three standard errors below it are
 * beyond the bound. A run that is too short for either cannot tell.
 * @param values one for each job, in order
 * @param bound growth for each job, in the unit of the values
 */
export function growthOf(values: readonly number[], bound: number): Growth {
  const half = values.slice(Math.floor(values.length / 2));
  const line = fitLine(half);
  const low = line.slope - 3 * line.error;
  const high = line.slope + 3 * line.error;
  const isShort = half.length < fewSamples;
  let verdict: GrowthVerdict = 'cannot be told';
  if (low > (isShort ? bound * earlySlack : bound)) verdict = 'grows';
  else if (high <= bound && !isShort) verdict = 'steady';
  return { ...line, samples: half.length, bound, verdict };
}
