import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CiProvider } from '../ci/ci-provider.ts';
import { rootDirectoryName } from '../install/root-lock.ts';
import type { Report } from '../report/report.ts';
import { reportJson } from '../report/report-json.ts';
import { replaceFileAtOnce } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { readPlainFile } from '../system/plain-file.ts';

/**
 * Writes the report in every form that there is for files: report.json, summary.md, and for the tools of CI systems the others
 * (docs/report.md lists them). It does not throw: a form that cannot be drawn or written costs a warning, and the others are there.
 */
export async function writeReportFiles(
  report: Report,
  markdown: string,
  directory: string,
  ci: CiProvider,
): Promise<void> {
  try {
    await prepareDirectory(directory, ci.workspace);
    writeOne(directory, 'report.json', reportJson(report));
    writeOne(directory, 'summary.md', markdown);
  } catch (error) {
    warn(`The report could not be written`, error, directory, ci);
    return;
  }
  try {
    // All of them in one module, and that only now: nothing of the job waits for it.
    const { htmlPageFile, reportFormats } = await import(/* webpackMode: "eager" */ './report-formats.ts');
    const formats = reportFormats(ci.system, ci.artifactAddress(join(directory, htmlPageFile)));
    for (const [file, draw] of formats) writeFormat(file, () => draw(report), directory, ci);
  } catch (error) {
    warn('The other forms of the report could not be drawn', error, directory, ci);
  }
}

/**
 * Writes outputs.env: the outputs of the job as variables, in the form that GitLab takes for `artifacts:reports:dotenv` and that
 * shells can read. It does not throw.
 * @param outputs by their names, `cache-hit`
 */
export async function writeOutputsFile(
  outputs: Readonly<Record<string, string>>,
  directory: string,
  ci: CiProvider,
): Promise<void> {
  const variables = new Map<string, string>();
  for (const [name, value] of Object.entries(outputs)) {
    const whyNot = ci.outputsLeftOut[name];
    if (whyNot === undefined) variables.set(variableOf(name), ci.redact(value));
    else ci.debug(`outputs.env is without ${variableOf(name)}: ${whyNot}.`);
  }
  try {
    await prepareDirectory(directory, ci.workspace);
    const { dotenvText } = await import(/* webpackMode: "eager" */ '../report/dotenv.ts');
    const { text, left } = dotenvText(variables);
    for (const { name, reason } of left) ci.debug(`outputs.env is without ${name}: it ${reason}.`);
    writeOne(directory, 'outputs.env', text);
  } catch (error) {
    warn('outputs.env could not be written', error, directory, ci);
  }
}

/** `cache-hit` is `ORAS_BUF_CACHE_HIT`. */
function variableOf(output: string): string {
  return `ORAS_BUF_${output.replaceAll('-', '_').toUpperCase()}`;
}

function writeFormat(file: string, draw: () => string, directory: string, ci: CiProvider): void {
  try {
    writeOne(directory, file, draw());
  } catch (error) {
    warn(`${file} could not be written`, error, directory, ci);
  }
}

function writeOne(directory: string, file: string, text: string): void {
  replaceFileAtOnce(join(directory, file), text);
}

function warn(what: string, error: unknown, directory: string, ci: CiProvider): void {
  ci.warning(`${what}: ${(asDiskError(error, directory) as Error).message}`);
}

async function prepareDirectory(directory: string, workspace: string): Promise<void> {
  if (isInside(workspace, directory) && !isInside(realPathOf(workspace), realPathOf(directory))) {
    throw new Error('a symbolic link in the checkout leads out of it');
  }
  await mkdir(directory, { recursive: true });
  // The default lies in the checkout: git must not see it.
  const parent = dirname(directory);
  if (basename(parent) !== rootDirectoryName) return;
  const ignore = join(parent, '.gitignore');
  const found = await readPlainFile({ path: ignore, name: ignore }).catch(() => undefined);
  if (found?.trim() !== '*') replaceFileAtOnce(ignore, '*\n');
}
