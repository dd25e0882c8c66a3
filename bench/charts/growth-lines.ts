import type { Benchmark } from '../benchmark.ts';
import { amount } from '../table.ts';
import { round, svgPicture, svgText, textWidth } from './svg.ts';

const plot = { left: 64, top: 56, width: 480, height: 280 };
const legendWidth = 150;

interface Point {
  readonly size: number;
  readonly value: number;
}

/** The largest size that a name begins with: `1,000 modules`. */
function sizeOf(name: string): number {
  return Number(/^[\d,.]+/.exec(name)?.[0].replaceAll(',', '') ?? Number.NaN);
}

/**
 * Cost against size, both in logarithms, so that what grows evenly is a straight line at last, as steep as the dashed one where twice
 * as much costs twice as much.
 * @param lines at most two: they have two colours
 */
export function growthChart(
  title: string,
  by: string,
  lines: readonly { readonly name: string; readonly benchmark: Benchmark }[],
): string {
  const unit = lines[0]?.benchmark.unit ?? 'ms';
  const drawn = lines.map(({ name, benchmark }) => ({
    name,
    points: benchmark.rows
      .map((row): Point => ({ size: sizeOf(row.name), value: row.median }))
      .filter(({ size, value }) => size > 0 && value > 0),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const x = scale(
    all.map(({ size }) => size),
    plot.left,
    plot.left + plot.width,
  );
  const y = scale(
    all.map(({ value }) => value),
    plot.top + plot.height,
    plot.top,
  );
  const drawing: string[] = [];
  for (const tick of y.ticks) {
    drawing.push(
      `<line class="grid" x1="${plot.left}" x2="${plot.left + plot.width}" y1="${y.at(tick)}" y2="${y.at(tick)}"/>`,
    );
    drawing.push(svgText(plot.left - 8, y.at(tick) + 4, tick.toLocaleString('en'), 'quiet right'));
  }
  for (const tick of x.ticks)
    drawing.push(svgText(x.at(tick), plot.top + plot.height + 20, tick.toLocaleString('en'), 'quiet middle'));
  drawing.push(
    svgText(
      plot.left,
      plot.top + plot.height + 42,
      `across ${by}, up ${unit}; dashed: twice as much costs twice as much`,
      'quiet',
    ),
  );
  drawing.push(guide(all, x, y));
  for (const [index, { name, points }] of drawn.entries()) {
    const style = index === 0 ? 'ours' : 'more';
    const path = points.map(({ size, value }, at) => `${at === 0 ? 'M' : 'L'}${x.at(size)} ${y.at(value)}`).join(' ');
    drawing.push(`<path class="line ${style}" d="${path}"/>`);
    for (const { size, value } of points)
      drawing.push(`<circle class="${style}" cx="${x.at(size)}" cy="${y.at(value)}" r="4"/>`);
    const last = points.at(-1);
    if (last !== undefined) {
      const end = y.at(last.value);
      drawing.push(svgText(x.at(last.size) + 10, end + 4, `${name}: ${amount(last.value, unit)} ${unit}`));
    }
  }
  const endNames = drawn.map(({ name }) => textWidth(`${name}: 00000 ${unit}`));
  const width = plot.left + plot.width + Math.max(legendWidth, ...endNames) + 16;
  return svgPicture(
    { width: Math.ceil(width), height: plot.top + plot.height + 58 },
    title,
    `${unit} against ${by}, in logarithms.`,
    drawing,
  );
}

interface Scale {
  readonly ticks: readonly number[];
  readonly least: number;
  readonly most: number;
  at(value: number): number;
}

/** Whole powers of ten around the values. */
function scale(values: readonly number[], from: number, to: number): Scale {
  const logs = values.map(Math.log10);
  const low = Math.floor(Math.min(...logs));
  const high = Math.max(Math.ceil(Math.max(...logs)), low + 1);
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    least: 10 ** low,
    most: 10 ** high,
    at: (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
  };
}

/** From the largest value straight down to the left, until it leaves the picture. */
function guide(all: readonly Point[], x: Scale, y: Scale): string {
  const largest = all.reduce((most, point) => (point.size * point.value > most.size * most.value ? point : most), {
    size: x.least,
    value: y.least,
  });
  const size = Math.max(x.least, (largest.size * y.least) / largest.value);
  const value = (largest.value * size) / largest.size;
  return `<line class="guide" x1="${x.at(size)}" y1="${y.at(value)}" x2="${x.at(largest.size)}" y2="${y.at(largest.value)}"/>`;
}
