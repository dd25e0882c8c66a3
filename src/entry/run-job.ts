import type { CiProvider } from '../ci/ci-provider.ts';
import type { DetectedCi } from '../ci/detect.ts';
import { OrasBufError } from '../errors.ts';
import { readProxyEnvironment } from '../oci/proxy-environment.ts';
import { variablesForLaterSteps } from '../pipeline/later-steps.ts';
import type { Report } from '../report/report.ts';
import type { AskedValues } from '../settings/asked-value.ts';
import type { SecretSources } from '../settings/secret-sources.ts';
import type { Settings } from '../settings/settings.ts';
import type { Secret } from '../system/secret.ts';
import type { JobSpec } from './command-table.ts';
import type { Interruption } from './interruption.ts';
import { outputsOf } from './outputs.ts';
import { placesOf } from './places-of.ts';
import { problemOf, showProblem } from './show-problem.ts';

export interface JobRequest {
  readonly command: JobSpec['name'];
  readonly asked: AskedValues;
  readonly secrets: SecretSources;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly interruption: Interruption;
}

/** Loaded late: it brings the whole engine with it. */
export interface Pipeline {
  runJob(
    settings: Settings,
    ci: CiProvider,
    options: {
      readonly command: JobSpec['name'];
      readonly environment: Readonly<Record<string, string | undefined>>;
      readonly signal: AbortSignal;
    },
  ): Promise<Report>;
}

/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
export async function runJobFor(
  request: JobRequest,
  ci: DetectedCi,
  loadPipeline: () => Promise<Pipeline> = () => import(/* webpackMode: "eager" */ '../pipeline.ts'),
): Promise<number> {
  let settings: Settings | undefined;
  try {
    const { readSettings } = await import(/* webpackMode: "eager" */ '../settings/read-settings.ts');
    settings = await readSettings({ ...request, ...placesOf(ci) });
    ci.setLogLevel(settings.logLevel);
    ci.setProgress(settings.progress);
    for (const secret of secretsOf(settings)) if (secret !== undefined) ci.mask(secret.reveal());
    for (const { value } of settings.remote?.headers ?? []) maskHeader(value.reveal(), ci);
    // The password in a proxy's address: also programs that we start and the CI system's own client use it.
    readProxyEnvironment(request.environment, (value) => ci.mask(value));
    const { runJob } = await loadPipeline();
    const { command, environment, interruption } = request;
    const report = await runJob(settings, ci, { command, environment, signal: interruption.signal });
    await handOver(outputsOf(report, settings), settings.reportDirectory, ci);
    await exportForLaterSteps(settings, ci, environment);
    return report.exitCode === 0 ? 0 : (interruption.exitCode() ?? report.exitCode);
  } catch (error) {
    const interrupted = request.interruption.exitCode();
    if (settings === undefined && interrupted === undefined && error instanceof OrasBufError) {
      return await reportSettings(error, request, ci);
    }
    const { problem, exitCode } = problemOf(error);
    if (interrupted === undefined) showProblem(problem, ci, error);
    await handOverOutcome(interrupted === undefined ? 'error' : 'cancelled', settings?.reportDirectory, ci);
    return interrupted ?? exitCode;
  }
}

/** What must be masked before anything is shown. */
export function secretsOf({ token, tokens, bsrToken }: Settings): readonly (Secret | undefined)[] {
  return [token, bsrToken, ...[...tokens.values()].map(({ secret }) => secret)];
}

async function reportSettings(error: OrasBufError, request: JobRequest, ci: DetectedCi): Promise<number> {
  const { reportDirectory } = await import(/* webpackMode: "eager" */ '../settings/read-settings.ts');
  const { reportWrongSettings } = await import('../pipeline/report-wrong-settings.ts');
  const directory = reportDirectory({ ...request, workspace: ci.workspace });
  const { outcome, exitCode } = await reportWrongSettings(error, request.command, directory, ci);
  await handOverOutcome(outcome, directory, ci);
  return exitCode;
}

/** The whole value, and the token in it where it begins with a scheme (`Bearer …`). */
function maskHeader(value: string, ci: DetectedCi): void {
  ci.mask(value);
  const token = /^\w+ +(\S+)$/.exec(value)?.[1];
  if (token !== undefined) ci.mask(token);
}

/** Gives the outputs to the CI system, and for those that read files into outputs.env. */
async function handOver(
  outputs: Readonly<Record<string, string>>,
  reportDirectory: string | undefined,
  ci: DetectedCi,
): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) await ci.setOutput(name, value);
  if (reportDirectory === undefined) return;
  const { writeOutputsFile } = await import('../pipeline/report-files.ts');
  await writeOutputsFile(outputs, reportDirectory, ci);
}

/** After an error; what else fails here must not hide that, nor change the exit code. */
async function handOverOutcome(
  outcome: Report['outcome'],
  reportDirectory: string | undefined,
  ci: DetectedCi,
): Promise<void> {
  try {
    await handOver({ outcome }, reportDirectory, ci);
  } catch (error) {
    ci.warning(`The output outcome was not set: ${(error as Error).message}`);
  }
}

/** What the steps after ours need to use stock buf; where buf's cache is the user's own, they need not be told of it. */
async function exportForLaterSteps(
  settings: Settings,
  ci: DetectedCi,
  environment: JobRequest['environment'],
): Promise<void> {
  for (const [name, value] of Object.entries(variablesForLaterSteps(settings))) {
    if (name !== 'BUF_CACHE_DIR' || ci.defaultBufCacheDirectory !== undefined) await ci.exportVariable(name, value);
  }
  if (!settings.exportCredentials) return;
  const { dockerConfigForLaterSteps } = await import('../pipeline/docker-config-for-later-steps.ts');
  const directory = await dockerConfigForLaterSteps(settings, ci, environment);
  if (directory !== undefined) await ci.exportVariable('DOCKER_CONFIG', directory);
}
