import { stripVTControlCharacters } from 'node:util';
import { formatPlace } from '../errors.ts';
import { isFailedTest } from './annotations.ts';
import { clipText, counted, formatBytes, formatDuration, shortDigest, shortVersion } from './human-units.ts';
import { oneLine } from './markdown-escape.ts';
import type { Outcome, Report, RootReport } from './report.ts';
import {
  actionCounts,
  buildCounts,
  failureGroups,
  headline,
  nextSteps,
  originCounts,
  originWords,
  placedFindings,
  requirementsOf,
  rootName,
} from './report-facts.ts';

/** What a piece of text means; the caller knows whether and how the terminal shows it. */
export type TextStyle = 'good' | 'bad' | 'attention' | 'quiet' | 'strong';

export type Styler = (style: TextStyle, text: string) => string;

const plain: Styler = (_style, text) => text;

const signs: Readonly<Record<Outcome, { readonly sign: string; readonly style: TextStyle }>> = {
  success: { sign: '✔', style: 'good' },
  failure: { sign: '✘', style: 'bad' },
  error: { sign: '✘', style: 'bad' },
  skipped: { sign: '–', style: 'attention' },
  cancelled: { sign: '–', style: 'attention' },
};

const rowsShown = 50;
const labelWidth = 9;

/** The same facts as the job's summary, short, for a terminal or a log. Ends with a line break. */
export function terminalSummary(report: Report, style: Styler = plain): string {
  const { sign, style: outcomeStyle } = signs[report.outcome];
  const lines = [
    `${style(outcomeStyle, `${sign} ${safe(headline(report), 200)}`)}  ${style('quiet', formatDuration(report.durationMs))}`,
  ];
  if (report.problem !== null) {
    lines.push(
      ...field(
        style,
        'problem',
        report.problem.message.split('\n').map((line) => clipText(printable(line), 1_000)),
      ),
    );
    lines.push(
      ...field(
        style,
        'where',
        report.problem.places
          .slice(0, 10)
          .map(formatPlace)
          .map((place) => safe(place)),
      ),
    );
  }
  lines.push(
    ...field(
      style,
      'next',
      nextSteps(report).map((step) => safe(step, 1_000)),
    ),
  );
  for (const root of report.roots) lines.push(...rootLines(root, report.roots.length > 1, style));
  const remarks = report.remarks.slice(0, rowsShown).map((remark) => {
    const place = remark.place === null ? '' : `${safe(formatPlace(remark.place))}: `;
    return style(remark.severity === 'warning' ? 'attention' : 'quiet', `${place}${safe(remark.message, 500)}`);
  });
  lines.push(...field(style, 'remarks', withMore(remarks, report.remarks.length, 'remark')));
  lines.push(...field(style, 'cache', cacheWords(report)));
  lines.push(...field(style, 'registry', trafficWords(report)));
  const timings = report.timings
    .filter(({ durationMs }) => durationMs > 0)
    .map((timing) => `${safe(timing.phase, 40)} ${formatDuration(timing.durationMs)}`);
  lines.push(...field(style, 'time', timings.length === 0 ? [] : [timings.join(', ')]));
  return `${lines.join('\n')}\n`;
}

function rootLines(root: RootReport, named: boolean, style: Styler): readonly string[] {
  const lines = named ? ['', style('strong', safe(rootName(root)))] : [];
  if (root.modules.length > 0) {
    const rows = root.modules
      .slice(0, rowsShown)
      .map((module) => [
        safe(module.name, 80),
        safe(requirementsOf(module).join(', ') || '–', 30),
        safe(module.source === 'bsr' ? module.version.slice(0, 12) : module.version || '–', 30),
        module.digest === '' ? '–' : safe(shortDigest(module.digest)),
        module.sizeBytes === 0 ? '–' : formatBytes(module.sizeBytes),
        `${module.source === 'local' ? 'local' : originWords[module.origin]}${module.against === '' ? '' : ', against'}`,
      ]);
    const table = withMore(aligned(rows, [4]), root.modules.length, 'module');
    lines.push(
      ...field(style, 'modules', [
        `${counted(root.modules.length, 'module')}: ${originCounts(root.modules)}`,
        ...table,
      ]),
    );
  }
  const changes = root.lock.changes
    .slice(0, rowsShown)
    .map((change) => [
      `${change.kind}${change.against === '' ? '' : ', against'}`,
      safe(change.module, 80),
      safe(shortVersion(change.from), 40) || '–',
      '→',
      safe(shortVersion(change.to), 40) || '–',
    ]);
  lines.push(...field(style, 'lock', withMore(aligned(changes, []), root.lock.changes.length, 'change')));
  lines.push(...field(style, 'build', buildLines(root, style)));
  return lines;
}

function buildLines(root: RootReport, style: Styler): readonly string[] {
  const { build } = root;
  if (build.tool === 'none') return build.reason === '' ? [] : [`nothing was built: ${safe(build.reason)}`];
  const facts = [
    `${build.tool} ${safe(build.toolVersion, 40)}`.trim(),
    buildCounts(build),
    actionCounts(build),
    formatDuration(build.durationMs),
  ];
  const placed = placedFindings(build);
  const findings = placed.slice(0, rowsShown).map((finding) => {
    const rule = finding.rule === '' ? '' : style('quiet', ` (${safe(finding.rule, 60)})`);
    return `${style(finding.severity === 'error' ? 'bad' : 'attention', safe(formatPlace(finding.place)))}: ${safe(finding.message, 500)}${rule}`;
  });
  const groups = failureGroups(build.targets.filter((target) => target.result === 'failure'));
  const failures = groups.slice(0, rowsShown).map((group) => {
    const labels = group.labels
      .slice(0, 3)
      .map((label) => safe(label))
      .join(', ');
    const left = group.labels.length - 3;
    return `${style('bad', 'failed')} ${labels}${left > 0 ? ` and ${left} more` : ''}: ${safe(group.error.message, 200)}`;
  });
  const errors = build.errors
    .slice(0, rowsShown)
    .map((error) => `${style('bad', 'failed')} ${safe(error.message, 500)}`);
  const failedTests = build.tests.filter(isFailedTest);
  const tests = failedTests.slice(0, rowsShown).map((test) => `${style('bad', test.result)} ${safe(test.name)}`);
  return [
    facts.filter((fact) => fact !== '').join(' · '),
    ...withMore(findings, placed.length, 'finding'),
    ...withMore(errors, build.errors.length, 'error'),
    ...withMore(failures, groups.length, 'failure'),
    ...withMore(tests, failedTests.length, 'failed test'),
  ];
}

function cacheWords(report: Report): readonly string[] {
  const { result, reason } = report.cache;
  if (result === 'off' && reason === '') return [];
  return [`${result}${reason === '' ? '' : `: ${safe(reason, 500)}`}`];
}

function trafficWords(report: Report): readonly string[] {
  const { requests, bytesReceived, retries } = report.traffic;
  if (requests === 0) return ['no request'];
  return [
    `${counted(requests, 'request')}, ${formatBytes(bytesReceived)} received${retries === 0 ? '' : `, ${retries} retried`}`,
  ];
}

/** A name and its lines, the lines under each other. */
function field(style: Styler, name: string, values: readonly string[]): readonly string[] {
  return values.map((value, index) =>
    `  ${style('quiet', (index === 0 ? name : '').padEnd(labelWidth))} ${value}`.trimEnd(),
  );
}

function withMore(lines: readonly string[], total: number, noun: string): readonly string[] {
  return lines.length === total ? lines : [...lines, `… and ${counted(total - lines.length, `more ${noun}`)}`];
}

/** Columns as wide as their widest cell. */
function aligned(rows: readonly (readonly string[])[], right: readonly number[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, index) =>
        right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** One line that cannot move the cursor, colour the terminal or end a line. */
function safe(text: string, limit = 200): string {
  return clipText(printable(text).trim(), limit);
}

/** The same, with the spaces at its start kept: conflict messages are indented. */
function printable(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return indent + oneLine(stripVTControlCharacters(text));
}
