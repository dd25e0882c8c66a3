import type { CiProvider } from '../ci/ci-provider.ts';
import type { OrasBufError } from '../errors.ts';
import { TrafficCounter } from '../oci/traffic-counter.ts';
import { redactReport } from '../report/redact-report.ts';
import type { Report } from '../report/report.ts';
import { JobRecord } from './job-record.ts';
import { showReport } from './show-report.ts';

/**
 * Where the settings themselves are wrong there is no job, but there is a report of it: who looks at the summary, or reads
 * report.json, finds the reason there as ever.
 */
export async function reportWrongSettings(
  error: OrasBufError,
  command: Report['command'],
  reportDirectory: string,
  ci: CiProvider,
): Promise<Report> {
  const record = new JobRecord({ frozen: 'off', offline: false, update: { kind: 'none' } }, ci, command);
  record.fail(error);
  const report = redactReport(record.finish(new TrafficCounter(0).snapshot(), undefined), (text) => ci.redact(text));
  await showReport(report, { reportDirectory, summary: 'always' }, ci);
  return report;
}
