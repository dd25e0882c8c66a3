import { codeQualityJson } from '../report/code-quality.ts';
import { gitlabAnnotationsJson } from '../report/gitlab-annotations.ts';
import { htmlPage } from '../report/html-page.ts';
import { junitXml } from '../report/junit.ts';
import { openMetricsText } from '../report/open-metrics.ts';
import type { CiSystem, Report } from '../report/report.ts';
import { sarifJson } from '../report/sarif.ts';

type Draw = (report: Report) => string;

export const htmlPageFile = 'report.html';

/**
 * The forms of the report that only files have, by the name of the file. Loaded late: nothing of the job waits for them.
 * @param page the address at which the CI system shows {@link htmlPageFile}, where it has one
 */
export function reportFormats(system: CiSystem, page: string | undefined): ReadonlyMap<string, Draw> {
  const formats = new Map<string, Draw>([
    [htmlPageFile, htmlPage],
    ['junit.xml', junitXml],
    ['code-quality.json', codeQualityJson],
    ['oras-buf.sarif', sarifJson],
    ['metrics.txt', openMetricsText],
  ]);
  if (system === 'gitlab') {
    const links = new Map(page === undefined ? [] : [['Report of oras-buf', page]]);
    formats.set('gitlab-annotations.json', (report) => gitlabAnnotationsJson(report, links));
  }
  return formats;
}
