import type { Benchmark, Row } from '../benchmark.ts';
import { amount } from '../table.ts';
import { round, svgPicture, svgText, textWidth } from './svg.ts';

const barsWidth = 380;
const rowHeight = 28;
const barHeight = 16;
const top = 48;
const margin = 16;
/** `oras-buf resolve`, and not the file `oras-buf.sarif`. */
const ourName = /^oras-buf(?: |$)/;

/** A bar for each row, as long as its median, from zero on; its amount and its ratio behind it. */
export function barChart(benchmark: Benchmark): string {
  const { rows, title, what, unit, reference } = benchmark;
  const measured = rows.filter(({ median }) => Number.isFinite(median));
  const largest = Math.max(...measured.map(({ median }) => median), Number.MIN_VALUE);
  const namesWidth = Math.max(...measured.map(({ name }) => textWidth(name)), 0);
  const left = margin + namesWidth + 8;
  const labels = measured.map((row) => label(row, benchmark));
  const width = left + barsWidth + 8 + Math.max(...labels.map(textWidth), 0) + margin;
  const below = reference === undefined ? `${unit}, median` : `${unit}, median; x is the ratio to ${reference}`;
  const height = top + measured.length * rowHeight + 30;
  const drawing = measured.flatMap((row, index) => {
    const y = top + index * rowHeight;
    const length = Math.max((row.median / largest) * barsWidth, 1);
    return [
      svgText(left - 8, y + 13, row.name, 'right'),
      `<rect class="${isOurs(row, benchmark) ? 'ours' : 'theirs'}" x="${left}" y="${y}" width="${round(length)}" height="${barHeight}" rx="2"/>`,
      svgText(left + length + 8, y + 13, labels[index] ?? ''),
    ];
  });
  drawing.push(svgText(left, height - 14, below, 'quiet'));
  const titleWidth = textWidth(title) * 1.25 + 2 * margin;
  const belowWidth = left + textWidth(below) + margin;
  return svgPicture({ width: Math.ceil(Math.max(width, titleWidth, belowWidth)), height }, title, what, drawing);
}

function label({ median, ratio, name }: Row, { unit, reference }: Benchmark): string {
  const value = `${amount(median, unit)} ${unit}`;
  return ratio === undefined || name === reference ? value : `${value}, ${ratio.toFixed(2)} x`;
}

/** Where some rows are called by our name, these; else all but the reference. */
function isOurs({ name }: Row, { rows, reference }: Benchmark): boolean {
  return rows.some((row) => ourName.test(row.name)) ? ourName.test(name) : name !== reference;
}
