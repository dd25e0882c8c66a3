import { styleText } from 'node:util';
import type { Benchmark, Goal, Unit } from './benchmark.ts';

/** A benchmark for people: its rows, then its goals. */
export function benchmarkText(benchmark: Benchmark): string {
  const { rows, unit, reference } = benchmark;
  const cells = rows.map((row) => [
    row.name,
    amount(row.median, unit),
    row.samples.length > 1
      ? `${amount(Math.min(...row.samples), unit)} – ${amount(Math.max(...row.samples), unit)}`
      : '',
    row.ratio === undefined ? '' : `${row.ratio.toFixed(2)} x`,
    row.processorMs === undefined ? '' : amount(row.processorMs, 'ms'),
    row.samples.length > 1 ? String(row.samples.length) : '',
  ]);
  const head = [
    '',
    `median, ${unit}`,
    'least – most',
    reference === undefined ? '' : `to ${reference}`,
    'processor, ms',
    'rounds',
  ];
  const isUsed = head.map((_, column) => column === 0 || cells.some((line) => line[column] !== ''));
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const lines = [head, ...cells].map((line) =>
    line
      .map((cell, column) => ({ cell, column }))
      .filter(({ column }) => isUsed[column])
      .map(({ cell, column }) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [
    styleText('bold', `${benchmark.title}  ${styleText('dim', benchmark.id)}`),
    `  ${benchmark.what}`,
    ...lines.map((line) => `    ${line}`),
    ...benchmark.goals.map((goal) => `  ${goalText(goal)}`),
    '',
  ].join('\n');
}

/** One line: met, or missed. */
export function goalText(goal: Goal): string {
  const { text, value, limit, unit } = goal;
  const verdict = isMet(goal) ? styleText('green', 'met   ') : styleText('red', 'MISSED');
  return `${verdict}  ${text}: ${amount(value, unit)} ${unit}, at most ${amount(limit, unit)}`;
}

/** What could not be measured is missed. */
export function isMet({ value, limit }: Goal): boolean {
  return value <= limit;
}

/** As many digits as say something. */
export function amount(value: number, unit: Unit | 'x'): string {
  if (unit === 'x' || unit === 'exponent') return value.toFixed(2);
  if (unit === 'requests' || unit === 'system calls') return String(Math.round(value));
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}
