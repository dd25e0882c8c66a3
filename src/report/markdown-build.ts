import { formatPlace } from '../errors.ts';
import { isFailedTest } from './annotations.ts';
import type { SummaryBudget } from './fit-summary.ts';
import { counted, formatDuration } from './human-units.ts';
import { code, fenced, fold, html, htmlProse, prose, table } from './markdown-escape.ts';
import type { BuildReport, RanBuildReport } from './report.ts';
import {
  actionCounts,
  buildCounts,
  type FailureGroup,
  failureGroups,
  goodTargets,
  type PlacedFinding,
  placedFindings,
} from './report-facts.ts';
import { remoteWords } from './report-words.ts';

const labelsShown = 5;

/** The findings of a build, with their places; empty where there are none. */
export function findingsSection(build: BuildReport, budget: SummaryBudget): string {
  const findings = build.tool === 'none' ? [] : placedFindings(build);
  if (findings.length === 0) return '';
  const shown = findings.slice(0, budget.rows);
  const left = findings.length - shown.length;
  const more = left === 0 ? '' : `\n\n… and ${counted(left, 'more finding')}.`;
  return `### ${counted(findings.length, 'finding')}\n\n${table(['Where', 'What', 'Rule'], shown.map(findingRow))}${more}`;
}

function findingRow(finding: PlacedFinding): readonly string[] {
  const rule = finding.severity === 'warning' ? `${code(finding.rule, 60)} (warning)` : code(finding.rule, 60);
  return [code(formatPlace(finding.place)), prose(finding.message), rule];
}

/** What was built, what failed and with which output. */
export function buildSection(build: BuildReport, budget: SummaryBudget): string {
  if (build.tool === 'none')
    return build.reason === '' ? '' : `### Build\n\nNothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.`;
  const facts = [buildCounts(build), actionCounts(build), formatDuration(build.durationMs)];
  const version = build.toolVersion === '' ? '' : ` ${code(build.toolVersion, 60)}`;
  const parts = [
    `### Build`,
    `${build.tool}${version} (${prose(build.reason)}): ${facts.filter((fact) => fact !== '').join(' · ')}.`,
    remoteTraffic(build),
    ...failureFolds(build, budget),
    ...testFolds(build, budget),
    targetsFold(build, budget),
    commandsFold(build, budget),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function remoteTraffic(build: RanBuildReport): string {
  const words = remoteWords(build);
  if (words === undefined) return '';
  const endpoint = words.endpoint === '' ? '' : ` ${code(words.endpoint, 200)}`;
  const reason = words.warning ? `: ${prose(words.reason, 300)}` : '';
  return `${words.warning ? '⚠️ ' : ''}${words.title}${endpoint}${words.told}${reason}.`;
}

function failureFolds(build: RanBuildReport, budget: SummaryBudget): readonly string[] {
  const groups: FailureGroup[] = [
    ...build.errors.map((error) => ({ labels: [], error })),
    ...failureGroups(build.targets.filter((target) => target.result === 'failure')),
  ];
  const shown = groups.slice(0, budget.folds);
  const left = groups.length - shown.length;
  const folds = shown.map((group) => fold(failureTitle(group), fenced(outputOf(group, budget)), groups.length === 1));
  return left === 0 ? folds : [...folds, `… and ${counted(left, 'more failure')}.`];
}

function failureTitle(group: FailureGroup): string {
  if (group.labels.length === 0) return `❌ ${htmlProse(group.error.message)}`;
  const shown = group.labels.slice(0, labelsShown).map((label) => `<code>${html(label, 120)}</code>`);
  const left = group.labels.length - shown.length;
  return `❌ ${shown.join(', ')}${left === 0 ? '' : ` and ${counted(left, 'more target')}`}: ${htmlProse(group.error.message, 200)}`;
}

function outputOf(group: FailureGroup, budget: SummaryBudget): string {
  return outputEnd(group.error.output === '' ? group.error.message : group.error.output, budget);
}

/** The end of an output: there compilers say what went wrong. */
function outputEnd(text: string, budget: SummaryBudget): string {
  if (text.length <= budget.outputCharacters) return text;
  return `[…]\n${text.slice(text.length - budget.outputCharacters).toWellFormed()}`;
}

function testFolds(build: RanBuildReport, budget: SummaryBudget): readonly string[] {
  const failed = build.tests.filter(isFailedTest);
  const shown = failed.slice(0, budget.folds);
  const folds = shown.map((test) => {
    const title = `❌ test <code>${html(test.name, 120)}</code>: ${test.result}, ${formatDuration(test.durationMs)}`;
    return fold(title, fenced(outputEnd(test.details === '' ? 'It printed nothing.' : test.details, budget)));
  });
  const left = failed.length - shown.length;
  return left === 0 ? folds : [...folds, `… and ${counted(left, 'more failed test')}.`];
}

function targetsFold(build: RanBuildReport, budget: SummaryBudget): string {
  const good = goodTargets(build);
  if (build.tool === 'buf' || good.length === 0) return '';
  const shown = good.slice(0, budget.rows);
  const left = good.length - shown.length;
  const rows = shown.map((target) => [
    code(target.label),
    target.outputs.length === 0 ? '–' : String(target.outputs.length),
  ]);
  const more = left === 0 ? '' : `\n\n… and ${counted(left, 'more target')}.`;
  return fold(`${counted(good.length, 'target')} succeeded`, `${table(['Target', 'Outputs'], rows, [1])}${more}`);
}

function commandsFold(build: RanBuildReport, budget: SummaryBudget): string {
  if (build.commands.length === 0) return '';
  const shown = build.commands.slice(0, Math.min(budget.rows, 50)).map((command) => command.slice(0, 2_000));
  const left = build.commands.length - shown.length;
  const lines = left === 0 ? shown : [...shown, `# … and ${counted(left, 'more command')}`];
  return fold(counted(build.commands.length, 'command'), fenced(lines.join('\n'), 'sh'));
}
