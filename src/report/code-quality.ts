import { posix } from 'node:path';
import { type Finding, findingsOf } from './findings.ts';
import { clipText } from './human-units.ts';
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
 * The findings as GitLab's Code Quality report (`artifacts:reports:codequality`): a JSON list, empty where there are none. A
 * finding without a file stands at the file that declares what failed: the `BUCK` file of the target's package, or `buf.yaml`
 * for stock buf. One that has neither is left out, because GitLab shows nothing without a file; SARIF and JUnit have it.
 */
export function codeQualityJson(report: Report): string {
  const entries = findingsOf(report).flatMap((finding): readonly CodeQualityEntry[] => {
    const place = finding.place ?? declaringFile(finding);
    if (place === undefined) return [];
    return [
      {
        description: clipText(oneLine(described(finding)), maxDescriptionLength),
        check_name: finding.rule,
        fingerprint: finding.fingerprint,
        severity: severityOf(finding),
        location: { path: place.file.toWellFormed(), lines: { begin: place.line ?? 1 } },
      },
    ];
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** What does not compile comes before what only breaks a rule. */
function severityOf({ rule, severity }: Finding): CodeQualityEntry['severity'] {
  if (severity === 'warning') return 'minor';
  return rule === 'COMPILE' || rule === 'buf_build' ? 'critical' : 'major';
}

function described({ place, target, message }: Finding): string {
  return place === null && target !== '' ? `${target}: ${message}` : message;
}

/** `root//services/api:x` is declared in `services/api/BUCK` of its root. A label of another cell lies elsewhere. */
function declaringFile({ tool, target, root }: Finding): { readonly file: string; readonly line?: number } | undefined {
  if (tool === 'buf') return { file: posix.join(root, 'buf.yaml') };
  const [, packagePath] = /^root\/\/([^:\s]*):/.exec(target) ?? [];
  if (packagePath === undefined || packagePath.split('/').includes('..')) return undefined;
  return { file: posix.join(root, packagePath, 'BUCK') };
}
