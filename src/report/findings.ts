import type { Place } from '../errors.ts';
import { fingerprintsOf } from './finding-fingerprint.ts';
import { clipText } from './human-units.ts';
import { oneLine } from './markdown-escape.ts';
import type { RanBuildReport, Report } from './report.ts';

/** A finding as the formats for code scanning want it. */
export interface Finding {
  /** Never empty. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** A file of the workspace, with forward slashes; null where there is none that a reader could open. */
  readonly place: Place | null;
  /** Empty where it belongs to none. */
  readonly target: string;
  /** What reported it. */
  readonly tool: 'oras-buf' | RanBuildReport['tool'];
  /** The root's directory, relative to the workspace; empty for the job itself. */
  readonly root: string;
  /** As {@link fingerprintsOf} makes them: no two of a report are the same. */
  readonly fingerprint: string;
}

const maxRuleLength = 200;
const maxMessageLength = 4_000;

/**
 * Every finding of a report: what buf and buck2 reported, root by root, and what stopped the job where that is about a file
 * of the workspace (a lock, a `buf.yaml`); a network that is down is no finding. A skipped job has none of the latter.
 */
export function findingsOf(report: Report): readonly Finding[] {
  const found: Omit<Finding, 'fingerprint'>[] = [];
  for (const { build, directory } of report.roots) {
    if (build.tool === 'none') continue;
    for (const { rule, severity, message, place, target } of build.diagnostics) {
      found.push({ rule, severity, message, place: placeInside(place), target, tool: build.tool, root: directory });
    }
  }
  const { problem } = report;
  const place = placeInside(problem?.places[0] ?? null);
  if (problem !== null && place !== null && report.outcome !== 'skipped') {
    const message = `${problem.message}\n${problem.next}`;
    found.push({ rule: problem.kind, severity: 'error', message, place, target: '', tool: 'oras-buf', root: '' });
  }
  const findings = found.map((finding) => ({
    ...finding,
    rule: clipText(oneLine(finding.rule), maxRuleLength) || finding.tool,
    message: clipText(finding.message.trim(), maxMessageLength).toWellFormed() || 'It failed without a message.',
  }));
  const prints = fingerprintsOf(
    findings.map(({ rule, place: where, message, target, root }) => ({
      rule,
      path: where?.file ?? `${root} ${target}`,
      message,
      line: where?.line ?? 0,
      column: where?.column ?? 0,
    })),
  );
  return findings.map((finding, index) => ({ ...finding, fingerprint: prints[index] ?? '' }));
}

/** The place where it is a file below the workspace, else null. */
export function placeInside(place: Place | null): Place | null {
  if (place === null) return null;
  const file = place.file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const outside = /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(file);
  return outside || oneLine(file) === '' || file === '.' ? null : { ...place, file };
}
