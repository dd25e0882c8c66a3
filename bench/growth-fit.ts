/** One measured size. */
export interface GrowthPoint {
  /** Modules, files or bytes. */
  readonly size: number;
  /** What it cost. */
  readonly value: number;
}

/** A curve `base + factor * grown ** exponent`, where `grown` is the size above the smallest one. */
export interface GrowthFit {
  /** 1: twice as much costs twice as much. */
  readonly exponent: number;
  readonly factor: number;
  /** The cost of the smallest size. */
  readonly base: number;
  /** Exponent between the two largest sizes alone: where a bend would show first. */
  readonly last: number;
}

/**
 * How a cost grows with a size: least squares of log cost against log size, in which each size has the same weight.
 *
 * A run costs something before the first module: start, loading, connections. In logarithms that part hides growth, because the
 * small sizes cost nearly the same. So it is taken off first, and measured instead of fitted (a third parameter would follow the
 * noise): the smallest size is the base, and what each other costs more is compared with how much larger it is.
 * What does not cost more than the base is noise, and left out; of fewer than two points there is no exponent (NaN).
 */
export function fitGrowth(points: readonly GrowthPoint[]): GrowthFit {
  const [smallest, ...others] = points.toSorted((a, b) => a.size - b.size);
  const nothing = { exponent: Number.NaN, factor: Number.NaN, base: smallest?.value ?? Number.NaN, last: Number.NaN };
  if (smallest === undefined) return nothing;
  const grown = others
    .map(({ size, value }) => ({ size: size - smallest.size, value: value - smallest.value }))
    .filter(({ size, value }) => size > 0 && value > 0);
  if (grown.length < 2) return nothing;
  const { slope, intercept } = line(grown.map(({ size, value }) => [Math.log(size), Math.log(value)]));
  const last = line(grown.slice(-2).map(({ size, value }) => [Math.log(size), Math.log(value)]));
  return { exponent: slope, factor: Math.exp(intercept), base: smallest.value, last: last.slope };
}

/** The straight line with the least squares of errors. */
function line(points: readonly (readonly [x: number, y: number])[]): { slope: number; intercept: number } {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = above / below;
  return { slope, intercept: meanY - slope * meanX };
}
