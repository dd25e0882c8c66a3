import type { Place } from '../errors.ts';
import { type Finding, findingsOf, placeInside } from './findings.ts';
import { clipText } from './human-units.ts';
import { jsonText } from './json-text.ts';
import { oneLine } from './markdown-escape.ts';
import type { Report } from './report.ts';
import { ruleHelp } from './rule-help.ts';

/** GitHub refuses a run with more than 25,000 results. */
const maxResults = 25_000;
const maxNotifications = 1_000;
const maxNotificationLength = 2_000;

/** The name of the checkout in `artifactLocation`: GitHub and most viewers take it for the root of the repository. */
const checkout = '%SRCROOT%';

/**
 * The findings as SARIF 2.1.0 (OASIS standard), one run. Paths are relative URIs, percent-encoded; columns count characters.
 * `partialFingerprints` has the key `orasBufFinding/v1`. What stopped the job, and the remarks, are notifications of the
 * invocation; the problem is a result as well where it is about a file.
 */
export function sarifJson(report: Report): string {
  const all = findingsOf(report);
  const findings = all.slice(0, maxResults);
  const rules = new Map<string, { readonly index: number; readonly tool: Finding['tool'] }>();
  for (const { rule, tool } of findings) if (!rules.has(rule)) rules.set(rule, { index: rules.size, tool });
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: 'https://github.com/birb/oras-buf-action',
            rules: [...rules].map(([id, { tool }]) => ruleOf(id, tool)),
          },
        },
        automationDetails: { id: 'oras-buf/' },
        columnKind: 'unicodeCodePoints',
        originalUriBaseIds: { [checkout]: { description: { text: 'The checkout that the job worked on.' } } },
        invocations: [invocationOf(report, all.length - findings.length)],
        results: findings.map((finding) => resultOf(finding, rules.get(finding.rule)?.index ?? -1)),
      },
    ],
  };
  return jsonText(log);
}

function ruleOf(id: string, tool: Finding['tool']): unknown {
  const { summary, help, uri } = ruleHelp(id, tool);
  const more = uri === undefined ? '' : `\n\nMore: ${uri}`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${help}${more}`, markdown: `${help}${uri === undefined ? '' : `\n\n[More about it](${uri})`}` },
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: 'error' },
    properties: { tags: [tool] },
  };
}

function resultOf(finding: Finding, ruleIndex: number): unknown {
  const { rule, severity, message, place, declaredIn, target, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: plainMessage(place === null && target !== '' ? `${target}: ${message}` : message) },
    // GitHub refuses the whole log where one result has no file.
    locations: [locationOf(place ?? { file: declaredIn }, target)],
    partialFingerprints: { 'orasBufFinding/v1': fingerprint },
  };
}

function locationOf(place: Place, target: string): unknown {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(place.file), uriBaseId: checkout },
      // Where the whole file is meant, its first line: code scanning shows no result without one.
      region: regionOf(place.line ?? 1, place.column),
    },
    ...(target === '' ? {} : { logicalLocations: [{ fullyQualifiedName: target, kind: 'target' }] }),
  };
}

function regionOf(line: number, column: number | undefined): unknown {
  return column === undefined ? { startLine: line } : { startLine: line, startColumn: column };
}

function invocationOf(report: Report, left: number): unknown {
  const { problem, remarks, outcome, exitCode, startedAt, durationMs } = report;
  const started = Date.parse(startedAt);
  const notifications: unknown[] = [];
  if (problem !== null) {
    const [place = null] = problem.places;
    const level = outcome === 'skipped' ? 'warning' : 'error';
    notifications.push(notificationOf(level, `${problem.message}\n${problem.next}`, place, problem.kind));
  }
  if (left > 0) {
    notifications.push(notificationOf('warning', `${left} more findings are left out; report.json has them.`, null));
  }
  for (const { severity, message, place } of remarks.slice(0, maxNotifications)) {
    notifications.push(notificationOf(severity === 'warning' ? 'warning' : 'note', message, place));
  }
  return {
    // A red build is a result of this tool, not a failure of it.
    executionSuccessful: outcome === 'success' || outcome === 'failure',
    exitCode,
    ...(Number.isNaN(started)
      ? {}
      : { startTimeUtc: startedAt, endTimeUtc: new Date(started + durationMs).toISOString() }),
    toolExecutionNotifications: notifications,
  };
}

function notificationOf(level: string, message: string, place: Place | null, id?: string): unknown {
  const inside = placeInside(place);
  return {
    ...(id === undefined || oneLine(id) === '' ? {} : { descriptor: { id: oneLine(id) } }),
    level,
    message: { text: plainMessage(clipText(message, maxNotificationLength)) || '–' },
    ...(inside === null ? {} : { locations: [locationOf(inside, '')] }),
  };
}

/** A message in which nothing is a link: SARIF reads `[text](destination)` as one (3.11.6). */
function plainMessage(text: string): string {
  return text.toWellFormed().replaceAll('](', '] (');
}

/** A path as a relative URI reference (RFC 3986): each segment percent-encoded, so that none can be taken for a scheme. */
function relativeUri(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
}
