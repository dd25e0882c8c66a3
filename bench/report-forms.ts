import { reportFormats } from '../src/pipeline/report-formats.ts';
import { annotationsOf } from '../src/report/annotations.ts';
import { markdownSummary } from '../src/report/markdown-summary.ts';
import type { Report } from '../src/report/report.ts';
import { reportJson } from '../src/report/report-json.ts';
import { terminalSummary } from '../src/report/terminal-summary.ts';

/** Every form of the report that a job draws, by the name of its file, or what else it is. */
export const reportForms: ReadonlyMap<string, (report: Report) => string> = new Map<string, (report: Report) => string>(
  [
    ['report.json', reportJson],
    ['summary.md', (report) => markdownSummary(report)],
    ['log, last lines', (report) => terminalSummary(report)],
    ['annotations', (report) => JSON.stringify(annotationsOf(report))],
    ...reportFormats('gitlab', undefined),
  ],
);
