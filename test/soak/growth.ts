/** A straight line through points. */
export interface Line {
  readonly slope: number;
  /** Standard error of the slope; infinite for fewer than three points. */
  readonly error: number;
}

/** Least squares. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sumXX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const sumXY = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  if (n < 3 || sumXX === 0) return { slope: 0, error: Number.POSITIVE_INFINITY };
  const slope = sumXY / sumXX;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, error: Math.sqrt(residual / (n - 2) / sumXX) };
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
  const line = fitLine(half.map((value, index) => [index, value]));
  const low = line.slope - 3 * line.error;
  const high = line.slope + 3 * line.error;
  const isShort = half.length < fewSamples;
  let verdict: GrowthVerdict = 'cannot be told';
  if (low > (isShort ? bound * earlySlack : bound)) verdict = 'grows';
  else if (high <= bound && !isShort) verdict = 'steady';
  return { ...line, samples: half.length, bound, verdict };
}
