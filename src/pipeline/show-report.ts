import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CiProvider } from '../ci/ci-provider.ts';
import { annotationsOf } from '../report/annotations.ts';
import { markdownSummary } from '../report/markdown-summary.ts';
import type { Report } from '../report/report.ts';
import { reportJson } from '../report/report-json.ts';
import { terminalSummary } from '../report/terminal-summary.ts';
import type { Settings } from '../settings/settings.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';

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
  try {
    await writeReportFiles(report, markdown, settings.reportDirectory, ci.workspace);
  } catch (error) {
    const { message } = asDiskError(error, settings.reportDirectory) as Error;
    ci.warning(`The report could not be written: ${message}`);
  }
  const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
  if (!wanted) return;
  try {
    await ci.writeSummary(markdown);
  } catch (error) {
    ci.warning(`The summary could not be written: ${(error as Error).message}`);
  }
}

async function writeReportFiles(report: Report, markdown: string, directory: string, workspace: string): Promise<void> {
  if (isInside(workspace, directory) && !isInside(await realPathOf(workspace), await realPathOf(directory))) {
    throw new Error('a symbolic link in the checkout leads out of it');
  }
  await mkdir(directory, { recursive: true });
  // The default lies in the checkout: git must not see it.
  const parent = dirname(directory);
  if (basename(parent) === '.oras-buf') await writeFileAtomically(join(parent, '.gitignore'), '*\n');
  await writeFileAtomically(join(directory, 'report.json'), reportJson(report), { flush: false });
  await writeFileAtomically(join(directory, 'summary.md'), markdown, { flush: false });
}
