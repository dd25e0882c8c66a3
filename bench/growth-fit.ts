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

/** How far a median of a few runs may be off, of itself: what runs on a quiet machine scatter. */
const noise = 0.03;

/**
 * How a cost grows with a size: least squares of log cost against log size.
 *
 * A run costs something before the first module: start, loading, connections. In logarithms that part hides growth, because the
 * small sizes cost nearly the same. So it is taken off first, and measured instead of fitted (a third parameter would follow the
 * noise): the smallest size is the base, and what each other costs more is compared with how much larger it is. Each size counts as
 * much as what it costs more stands out of the noise. What does not cost more than the base is left out; of fewer than two points
 * there is no exponent (NaN).
 */
export function fitGrowth(points: readonly GrowthPoint[]): GrowthFit {
  const [smallest, ...others] = points.toSorted((a, b) => a.size - b.size);
  const nothing = { exponent: Number.NaN, factor: Number.NaN, base: smallest?.value ?? Number.NaN, last: Number.NaN };
  if (smallest === undefined) return nothing;
  const grown = others
    .map(({ size, value }) => ({ size: size - smallest.size, value: value - smallest.value, of: value }))
    .filter(({ size, value }) => size > 0 && value > 0)
    .map(({ size, value, of }) => ({
      x: Math.log(size),
      y: Math.log(value),
      weight: value ** 2 / (noise ** 2 * (of ** 2 + smallest.value ** 2)),
    }));
  if (grown.length < 2) return nothing;
  const { slope, intercept } = line(grown);
  return { exponent: slope, factor: Math.exp(intercept), base: smallest.value, last: line(grown.slice(-2)).slope };
}

interface Weighted {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** The straight line with the least squares of errors, each times its weight. */
function line(points: readonly Weighted[]): { slope: number; intercept: number } {
  const sum = (of: (point: Weighted) => number): number =>
    points.reduce((all, point) => all + point.weight * of(point), 0);
  const weights = sum(() => 1);
  const meanX = sum(({ x }) => x) / weights;
  const meanY = sum(({ y }) => y) / weights;
  const slope = sum(({ x, y }) => (x - meanX) * (y - meanY)) / sum(({ x }) => (x - meanX) ** 2);
  return { slope, intercept: meanY - slope * meanX };
}
