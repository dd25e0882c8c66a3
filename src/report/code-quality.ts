import { type Finding, findingsOf } from './findings.ts';
import { clipText } from './human-units.ts';
import { jsonText } from './json-text.ts';
import { oneLine } from './markdown-escape.ts';
import type { Report } from './report.ts';

/** One entry of GitLab's report. Severities there: `info`, `minor`, `major`, `critical`, `blocker`. */
interface CodeQualityEntry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const maxDescriptionLength = 1_000;

/**
 * The findings as GitLab's Code Quality report (`artifacts:reports:codequality`): a JSON list, empty where there are none. GitLab
 * shows nothing without a file: a finding that has none stands at the first line of the file that declares what failed.
 */
export function codeQualityJson(report: Report): string {
  const entries = findingsOf(report).map(
    (finding): CodeQualityEntry => ({
      description: clipText(oneLine(described(finding)), maxDescriptionLength),
      check_name: finding.rule,
      fingerprint: finding.fingerprint,
      severity: severityOf(finding),
      location: {
        path: (finding.place?.file ?? finding.declaredIn).toWellFormed(),
        lines: { begin: finding.place?.line ?? 1 },
      },
    }),
  );
  return jsonText(entries);
}

/** What does not compile comes before what only breaks a rule. */
function severityOf({ rule, severity }: Finding): CodeQualityEntry['severity'] {
  if (severity === 'warning') return 'minor';
  return rule === 'COMPILE' || rule === 'buf_build' ? 'critical' : 'major';
}

function described({ place, target, message }: Finding): string {
  return place === null && target !== '' ? `${target}: ${message}` : message;
}
