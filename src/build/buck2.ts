import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { RanBuildReport, Remark } from '../report/report.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { type Buck2Project, type DaemonState, daemonState, stopDaemon } from './buck2-daemon.ts';
import { buck2Result } from './buck2-exit.ts';
import { type Buck2InvocationRecord, parseBuck2InvocationRecord } from './buck2-invocation-record.ts';
import { type CombinedReports, combineReports } from './buck2-reports.ts';
import { type Buck2TestResults, readBuck2TestResults } from './buck2-test-results.ts';
import { type BuildRequest, type BuildRun, BuildToolNotStartedError, shellCommand } from './build-run.ts';
import { plainLine } from './command-output.ts';
import type { PathBase } from './diagnostic-lines.ts';

/** A setting says to build something that is no target pattern. */
export class TargetPatternError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

export interface Buck2Request extends BuildRequest {
  readonly command: 'build' | 'test';
  /** Target patterns; `//...` where there are none. */
  readonly targets: readonly string[];
  /** Absolute, and private to the job: buck2's event log may hold what `.buckconfig.local` holds. */
  readonly temporaryDirectory: string;
}

/** The files that buck2 writes about one run. */
interface ReportFiles {
  readonly directory: string;
  readonly buildReport: string;
  readonly eventLog: string;
  readonly commandReport: string;
  readonly invocationRecord: string;
  readonly buildId: string;
}

/**
 * Runs `buck2 build` or `buck2 test` and reads what it reports. The daemon is stopped where this run started it; one that
 * was there before is left alone. A red build is a result, not an error.
 * @throws {TargetPatternError} where a target would be read as a flag or a file of flags
 * @throws {BuildToolNotStartedError} where the program does not start
 */
export async function runBuck2(request: Buck2Request): Promise<BuildRun> {
  const targets = request.targets.length === 0 ? ['//...'] : request.targets;
  checkTargets(targets);
  const project: Buck2Project = {
    program: request.program,
    root: request.root,
    environment: childEnvironment(request.environment, request.additions),
  };
  const toolVersion = await readVersion(project, request.signal);
  const before = await daemonState(project);
  const files = await createReportFiles(request.temporaryDirectory);
  let record: Buck2InvocationRecord | undefined;
  try {
    const result = await runCommand(request, project, targets, files);
    record = parseBuck2InvocationRecord(await readText(files.invocationRecord));
    const read = await readReports(request, files, result, record);
    const build: RanBuildReport = {
      tool: 'buck2',
      reason: request.reason,
      toolVersion,
      commands: [shellCommand(['buck2', request.command, ...targets, ...request.arguments])],
      exitCode: result.exitCode,
      durationMs: result.durationMs,
      ...read,
    };
    return { build, remarks: noTestsRemark(request, targets, build) };
  } finally {
    await stopOwnDaemon(request, project, before, record);
    await rm(files.directory, { recursive: true, force: true });
  }
}

function checkTargets(targets: readonly string[]): void {
  for (const target of targets) {
    if (target === '' || /^[-@]/.test(target)) {
      throw new TargetPatternError(`"${target}" is not a target pattern`, {
        next: 'Name targets as //package:target or //package/..., and put flags into the setting buck2-arguments.',
      });
    }
  }
}

/** Releases print `buck2 <date or hash> <build id>`: the first word tells them apart, a hash by its beginning. */
function shortVersion(line: string): string {
  const [word = ''] = line.replace(/^buck2 /, '').split(' ', 1);
  return /^[0-9a-f]{40}$/.test(word) ? word.slice(0, 12) : word;
}

async function readVersion(project: Buck2Project, signal: AbortSignal | undefined): Promise<string> {
  try {
    const version = await runChildProgram({
      program: project.program,
      arguments: ['--version'],
      directory: project.root,
      environment: project.environment,
      ...(signal === undefined ? {} : { signal }),
    });
    const [line = ''] = version.stdout.trim().split('\n', 1);
    return version.exitCode === 0 ? shortVersion(plainLine(line)) : '';
  } catch (error) {
    throw new BuildToolNotStartedError('buck2', project.program, 'buck2-path', error);
  }
}

async function createReportFiles(temporaryDirectory: string): Promise<ReportFiles> {
  const directory = await mkdtemp(join(temporaryDirectory, 'buck2-'));
  return {
    directory,
    buildReport: join(directory, 'build-report.json'),
    // The ending chooses the format: JSON lines, not compressed.
    eventLog: join(directory, 'events.json-lines'),
    commandReport: join(directory, 'command-report.json'),
    invocationRecord: join(directory, 'invocation-record.json'),
    buildId: join(directory, 'build-id.txt'),
  };
}

/** The arguments of a run. The user's come last, so that what follows a `--` of theirs reaches the test executor. */
function buck2Arguments(
  command: 'build' | 'test',
  targets: readonly string[],
  extra: readonly string[],
  files: Omit<ReportFiles, 'directory'>,
): readonly string[] {
  return [
    command,
    ...targets,
    ...['--console', 'simplenotty'],
    ...['--build-report', files.buildReport, '--build-report-options', 'package-project-relative-paths'],
    ...['--event-log', files.eventLog],
    ...['--command-report-path', files.commandReport],
    ...['--unstable-write-invocation-record', files.invocationRecord],
    ...['--write-build-id', files.buildId],
    ...extra,
  ];
}

function runCommand(
  request: Buck2Request,
  project: Buck2Project,
  targets: readonly string[],
  files: ReportFiles,
): Promise<ChildResult> {
  return runChildProgram({
    program: project.program,
    arguments: buck2Arguments(request.command, targets, request.arguments, files),
    directory: project.root,
    environment: project.environment,
    // buck2 heads its lines with a time; CI systems do that themselves.
    onLine: (line) => request.log.info(plainLine(line).replace(/^\[\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+\] ?/, '')),
    keepBytes: 256 * 1024,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
}

async function readReports(
  request: Buck2Request,
  files: ReportFiles,
  result: ChildResult,
  record: Buck2InvocationRecord | undefined,
): Promise<CombinedReports> {
  const base: PathBase = { directory: request.directory, absolute: request.root };
  const outcome = buck2Result({ exitCode: result.exitCode, aborted: result.aborted, exitName: record?.exitName ?? '' });
  return combineReports({
    result: outcome,
    buildReport: await readText(files.buildReport),
    commandReport: await readText(files.commandReport),
    record,
    tests: request.command === 'test' ? await readTests(files.eventLog, base) : { tests: [], diagnostics: [] },
    output: `${result.stdout}\n${result.stderr}`,
    exitCode: result.exitCode,
    base,
  });
}

async function readTests(eventLog: string, base: PathBase): Promise<Buck2TestResults> {
  try {
    return await readBuck2TestResults(eventLog, base);
  } catch {
    // No event log: buck2 did not get as far as writing one.
    return { tests: [], diagnostics: [] };
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

/** buck2 calls it a success when no test ran at all; a person should hear of it. */
function noTestsRemark(request: Buck2Request, targets: readonly string[], build: RanBuildReport): readonly Remark[] {
  if (request.command !== 'test' || build.result !== 'success' || build.tests.length > 0) return [];
  return [{ severity: 'warning', message: `buck2 test ran no tests: ${targets.join(' ')} holds none.`, place: null }];
}

/**
 * The invocation record tells whether the run started the daemon. Where there is none (an interrupted run), the state before
 * does, and only a clear "there was none" counts.
 */
async function stopOwnDaemon(
  request: Buck2Request,
  project: Buck2Project,
  before: DaemonState,
  record: Buck2InvocationRecord | undefined,
): Promise<void> {
  const startedHere = record?.startedDaemon ?? before === 'none';
  if (!startedHere) {
    request.log.debug('The buck2 daemon was there before this job and keeps running.');
    return;
  }
  const failure = await stopDaemon(project);
  if (failure === undefined) request.log.debug('Stopped the buck2 daemon that this job had started.');
  else request.log.warning(`The buck2 daemon that this job started may still run: ${failure}.`);
}
