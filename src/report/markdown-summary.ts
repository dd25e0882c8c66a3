import { formatPlace } from '../errors.ts';
import { fitSummary, type SummaryBudget, summaryLimitBytes } from './fit-summary.ts';
import { counted, formatBytes, formatDuration } from './human-units.ts';
import { buildSection, findingsSection } from './markdown-build.ts';
import { code, prose, table } from './markdown-escape.ts';
import { graphSection, lockSection, modulesSection } from './markdown-modules.ts';
import { mermaidGraph } from './mermaid-graph.ts';
import type { CacheReport, Problem, Remark, Report, RootReport } from './report.ts';
import { buildCounts, headline, nextSteps, originCounts, outcomeSigns, rootName } from './report-facts.ts';
import { cacheSavedWords, cacheWords, modeWords } from './report-words.ts';

/**
 * The job's summary in GitHub-flavoured Markdown: the outcome and what to do next on top, then what went wrong, then
 * modules, lock, build, cache, timings and the dependency graph. Never larger than `limitBytes` of UTF-8; where something
 * had to go, the last line says so. Text from outside cannot break out of its place.
 */
export function markdownSummary(report: Report, limitBytes: number = summaryLimitBytes): string {
  return fitSummary((budget, shortened) => render(report, budget, shortened), limitBytes);
}

function render(report: Report, budget: SummaryBudget, shortened: boolean): string {
  const sections = [
    `## ${outcomeSigns[report.outcome]} ${prose(headline(report), 200)}`,
    nextSection(report),
    problemSection(report.problem),
    factsLine(report),
    ...rootSections(report, budget),
    remarksSection(report.remarks, budget),
    cacheSection(report.cache),
    timingsSection(report),
    shortened ? shortenedNote(report) : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function nextSection(report: Report): string {
  const steps = nextSteps(report);
  if (steps.length === 0) return '';
  if (steps.length === 1) return `> **Next:** ${prose(steps[0] ?? '', 2_000)}`;
  return ['> **Next:**', ...steps.map((step) => `> - ${prose(step, 2_000)}`)].join('\n');
}

const placesShown = 20;
const problemLinesShown = 40;

function problemSection(problem: Problem | null): string {
  if (problem === null) return '';
  // One line of Markdown: a line of its own could begin with something that Markdown reads.
  const message = problem.message
    .split('\n')
    .slice(0, problemLinesShown)
    .map((line) => '&nbsp;'.repeat(/^ {0,20}/.exec(line)?.[0].length ?? 0) + prose(line, 1_000))
    .filter((line) => !/^(?:&nbsp;)*$/.test(line))
    .map((line, index) => (index === 0 ? `**${line}**` : line))
    .join('<br>');
  const places = problem.places.slice(0, placesShown).map((place) => `- ${code(formatPlace(place))}`);
  const left = problem.places.length - places.length;
  if (left > 0) places.push(`- and ${counted(left, 'more place')}`);
  return [message, places.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The whole job in one line. */
function factsLine(report: Report): string {
  const modules = report.roots.flatMap((root) => root.modules);
  const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
  const { traffic } = report;
  const facts = [
    modules.length === 0 ? '' : `**${counted(modules.length, 'module')}** (${originCounts(modules)})`,
    ...(builds.length === 1 ? builds.map((build) => `**${build.tool}** ${buildCounts(build) || 'no targets'}`) : []),
    traffic.requests === 0
      ? 'no request to a registry'
      : `${counted(traffic.requests, 'request')}, ${formatBytes(traffic.bytesReceived)} received${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
    report.cache.result === 'off' ? '' : `cache ${report.cache.result}`,
    modeWords(report.mode),
    report.exitCode === 0 ? '' : `exit code ${report.exitCode}`,
    `**${formatDuration(report.durationMs)}**`,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function rootSections(report: Report, budget: SummaryBudget): readonly string[] {
  if (report.roots.length === 1) return report.roots.flatMap((root) => rootParts(root, budget));
  const shown = report.roots.slice(0, Math.max(1, Math.min(budget.rows, 200)));
  const left = report.roots.length - shown.length;
  const sections = shown.flatMap((root) => [`## ${code(rootName(root))}`, ...rootParts(root, budget)]);
  return left === 0 ? sections : [...sections, `… and ${counted(left, 'more root')}.`];
}

/** What went wrong first, what is only good to know last. */
function rootParts(root: RootReport, budget: SummaryBudget): readonly string[] {
  return [
    findingsSection(root.build, budget),
    buildSection(root.build, budget),
    lockSection(root, budget),
    modulesSection(root, budget),
    graphSection(root, budget),
  ];
}

function remarksSection(remarks: readonly Remark[], budget: SummaryBudget): string {
  if (remarks.length === 0) return '';
  const shown = remarks.slice(0, Math.min(budget.rows, 100));
  const left = remarks.length - shown.length;
  const lines = shown.map((remark) => {
    const place = remark.place === null ? '' : `${code(formatPlace(remark.place))}: `;
    return `- ${remark.severity === 'warning' ? '⚠️ ' : ''}${place}${prose(remark.message, 1_000)}`;
  });
  if (left > 0) lines.push(`- and ${counted(left, 'more remark')}`);
  return `### Remarks\n\n${lines.join('\n')}`;
}

function cacheSection(cache: CacheReport): string {
  if (cache.result === 'off' && cache.reason === '') return '';
  const parts = [
    `**${cacheWords[cache.result]}**${cache.reason === '' ? '.' : `: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`}`,
    cacheSavedWords[cache.saved],
  ];
  const keys = [
    cache.key === '' ? '' : `key ${code(cache.key)}`,
    cache.matchedKey === '' || cache.matchedKey === cache.key ? '' : `found ${code(cache.matchedKey)}`,
  ].filter((key) => key !== '');
  const line = parts.filter((part) => part !== '').join(' ');
  return `### Cache\n\n${line}${keys.length === 0 ? '' : `<br>${keys.join(', ')}`}`;
}

const barLength = 20;

function timingsSection(report: Report): string {
  const timings = report.timings.filter(({ durationMs }) => durationMs > 0);
  if (timings.length === 0) return '';
  const longest = Math.max(1, ...timings.map((timing) => timing.durationMs));
  const rows = timings.slice(0, 50).map((timing) => {
    const share = Math.round((timing.durationMs / longest) * barLength);
    return [
      prose(timing.phase, 60),
      formatDuration(timing.durationMs),
      '█'.repeat(Math.max(0, Math.min(barLength, share))),
    ];
  });
  return `### Time\n\n${table(['Phase', 'Time', ''], rows, [1])}`;
}

function shortenedNote(report: Report): string {
  const hasGraph = report.roots.some((root) => mermaidGraph(root) !== undefined);
  return `> Shortened to fit the size that a summary may have: ${hasGraph ? 'the graph is left out, and ' : ''}long tables and outputs end early. \`report.json\` has everything.`;
}
