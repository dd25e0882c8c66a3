import { type Metric, metricsOf } from './metrics.ts';
import type { Report } from './report.ts';

/**
 * The measurements of one job as OpenMetrics 1.0 text, also what GitLab's metrics report reads. Every family and its formula
 * stands in docs/metrics.md. What was not measured is left out: an invented 0 would look like a measurement.
 */
export function openMetricsText(report: Report): string {
  const { tool, ci, command } = report;
  const lines = [
    '# TYPE oras_buf info',
    '# HELP oras_buf The version that ran, where, and what it was asked to do.',
    `oras_buf_info${labelsOf({ version: tool.version, ci, command })} 1`,
    ...metricsOf(report).flatMap(familyLines),
    '# EOF',
  ];
  return `${lines.join('\n')}\n`;
}

function familyLines({ name, unit, type, help, samples }: Metric): readonly string[] {
  const values = samples.filter(({ value }) => Number.isFinite(value));
  if (values.length === 0) return [];
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}`,
    ...values.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
  ];
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Source: OpenMetrics 1.0, section on escaping. A carriage return is no line end there, but is for some readers. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll('\r', ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
