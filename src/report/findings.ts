import { posix } from 'node:path';
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
  /** The file that declares what failed: for systems that show nothing without a file. */
  readonly declaredIn: string;
  /** Empty where it belongs to none. */
  readonly target: string;
  /** What reported it. */
  readonly tool: 'oras-buf' | RanBuildReport['tool'];
  /** As {@link fingerprintsOf} makes them: no two of a report are the same. */
  readonly fingerprint: string;
}

const maxNameLength = 300;
/** No system that we run on opens a longer path. */
const maxPathLength = 4_096;
const maxMessageLength = 4_000;
/** Characters of all messages together, as far as each keeps the start of its own. */
const messagesLength = 8 * 1024 * 1024;
const shortestMessage = 300;

/**
 * Every finding of a report: what buf and buck2 reported, root by root, and what stopped the job where that is about a file
 * of the workspace (a lock, a `buf.yaml`); a network that is down is no finding. A skipped job has none of the latter.
 */
export function findingsOf(report: Report): readonly Finding[] {
  const found: Omit<Finding, 'fingerprint'>[] = [];
  for (const { build, directory } of report.roots) {
    if (build.tool === 'none') continue;
    for (const { rule, severity, message, place, target } of build.diagnostics) {
      const declaredIn = declaringFile(build.tool, target, directory);
      found.push({ rule, severity, message, place: placeInside(place), declaredIn, target, tool: build.tool });
    }
  }
  const { problem } = report;
  const place = placeInside(problem?.places[0] ?? null);
  if (problem !== null && place !== null && report.outcome !== 'skipped') {
    const message = `${problem.message}\n${problem.next}`;
    const declaredIn = place.file;
    found.push({ rule: problem.kind, severity: 'error', message, place, declaredIn, target: '', tool: 'oras-buf' });
  }
  const findings = found.map((finding) => ({
    ...finding,
    rule: nameOf(finding.rule) || finding.tool,
    target: nameOf(finding.target),
    message: messageOf(finding.message),
  }));
  const prints = fingerprintsOf(
    findings.map(({ rule, place: where, message, target, declaredIn }) => ({
      rule,
      path: where?.file ?? `${declaredIn} ${target}`,
      message,
      line: where?.line ?? 0,
      column: where?.column ?? 0,
    })),
  );
  // After the fingerprints: they must not depend on how many findings there are.
  const share = Math.max(shortestMessage, Math.floor(messagesLength / Math.max(1, findings.length)));
  return findings.map((finding, index) => ({
    ...finding,
    message: clipText(finding.message, Math.min(maxMessageLength, share)),
    fingerprint: prints[index] ?? '',
  }));
}

/**
 * `root//services/api:x` is declared in `services/api/BUCK` of its root, whatever else the project calls its build files. What
 * has no package of this project (a pattern, a label of another cell) stands at the file that makes the directory a project.
 */
function declaringFile(tool: RanBuildReport['tool'], target: string, directory: string): string {
  const root = placeInside({ file: directory })?.file ?? '.';
  if (tool === 'buf') return posix.join(root, 'buf.yaml');
  const [, packagePath] = /^root\/\/([^:\s\\]*):/.exec(target) ?? [];
  const known = packagePath !== undefined && !packagePath.split('/').includes('..');
  return known ? posix.join(root, packagePath, 'BUCK') : posix.join(root, '.buckconfig');
}

function messageOf(text: string): string {
  const message = clipText(text.trim(), maxMessageLength).toWellFormed();
  return oneLine(message) === '' ? 'It failed without a message.' : message;
}

function nameOf(text: string): string {
  return clipText(oneLine(clipText(text, 2 * maxNameLength)), maxNameLength);
}

/** The place where it is a file below the workspace, else null. */
export function placeInside(place: Place | null): Place | null {
  if (place === null || place.file.length > maxPathLength) return null;
  const file = place.file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const outside = /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(file);
  return outside || oneLine(file) === '' || file === '.' ? null : { ...place, file };
}
