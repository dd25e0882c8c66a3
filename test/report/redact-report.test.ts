import { expect, test } from 'vitest';
import { markdownSummary } from '../../src/report/markdown-summary.ts';
import { redactReport } from '../../src/report/redact-report.ts';
import { reportJson } from '../../src/report/report-json.ts';
import { Redaction } from '../../src/system/redaction.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';

const secret = 's3cr3t_PLANTED*value"\\end';

test('a secret that a server echoed is in no file: redacted before JSON or Markdown escapes it, or it is cut', () => {
  const redaction = new Redaction();
  redaction.add(secret);
  const root = sampleRoot({ tool: 'none', reason: `see ${secret}` });
  const report = sampleReport([root], {
    outcome: 'error',
    exitCode: 3,
    problem: {
      kind: 'NoRightsError',
      message: `${'x'.repeat(990)}${secret}`,
      next: secret,
      places: [{ file: secret }],
    },
    remarks: [{ severity: 'warning', message: `it says: ${secret}`, place: { file: `a/${secret}`, line: 1 } }],
  });
  const clean = redactReport(report, (text) => redaction.apply(text));
  for (const text of [reportJson(clean), markdownSummary(clean)]) {
    expect(text).not.toMatch(/s3cr3t|PLANTED|end\b"/);
    expect(text).toContain('it says: ');
  }
});

test('words of ours, numbers and the shape stay as they are', () => {
  const report = sampleReport([sampleRoot({ tool: 'none', reason: 'nothing to do' })]);
  expect(redactReport(report, (text) => text)).toEqual(report);
  const { outcome, ci, command } = redactReport(report, () => '***');
  expect({ outcome, ci, command }).toEqual({ outcome: report.outcome, ci: report.ci, command: report.command });
});
