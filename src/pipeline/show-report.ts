import type { CiProvider } from '../ci/ci-provider.ts';
import { annotationsOf } from '../report/annotations.ts';
import { markdownSummary } from '../report/markdown-summary.ts';
import type { Report } from '../report/report.ts';
import { terminalSummary } from '../report/terminal-summary.ts';
import type { Settings } from '../settings/settings.ts';
import { writeReportFiles } from './report-files.ts';

/** Draws the report on every surface that there is: log, annotations, the CI system's summary, and files. It does not throw. */
export async function showReport(
  report: Report,
  settings: Pick<Settings, 'reportDirectory' | 'summary'>,
  ci: CiProvider,
): Promise<void> {
  ci.annotate(annotationsOf(report));
  for (const line of terminalSummary(report, (style, text) => ci.style(style, text))
    .trimEnd()
    .split('\n'))
    ci.info(line);
  const markdown = markdownSummary(report);
  await writeReportFiles(report, markdown, settings.reportDirectory, ci);
  const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
  if (!wanted) return;
  try {
    await ci.writeSummary(markdown);
  } catch (error) {
    ci.warning(`The summary could not be written: ${(error as Error).message}`);
  }
}
