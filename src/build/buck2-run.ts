import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RanBuildReport } from '../report/report.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import type { Buck2Project } from './buck2-daemon.ts';
import { buck2Result } from './buck2-exit.ts';
import { type Buck2InvocationRecord, parseBuck2InvocationRecord } from './buck2-invocation-record.ts';
import { combineReports } from './buck2-reports.ts';
import { type Buck2TestResults, readBuck2TestResults } from './buck2-test-results.ts';
import { type BuildRequest, shellCommand } from './build-run.ts';
import { plainLine } from './command-output.ts';
import type { PathBase } from './diagnostic-lines.ts';

/** One call of `buck2 build` or `buck2 test`. */
export interface Buck2Command {
  readonly command: 'build' | 'test';
  readonly targets: readonly string[];
  /** Before the user's own, which win over them. */
  readonly ownArguments: readonly string[];
  readonly userArguments: readonly string[];
}

/** What became of it. */
export interface Buck2Run {
  readonly build: Omit<RanBuildReport, 'tool' | 'reason' | 'toolVersion' | 'remote'>;
  readonly record: Buck2InvocationRecord | undefined;
}

/** What every call of one job needs. */
export type Buck2RunRequest = Pick<BuildRequest, 'root' | 'directory' | 'log' | 'signal'> & {
  /** Absolute, and private to the job: buck2's event log may hold what `.buckconfig.local` holds. */
  readonly temporaryDirectory: string;
  /** Absolute: where to keep the timeline of the run; undefined: nowhere. */
  readonly profileFile: string | undefined;
};

/** The files that buck2 writes about one run. */
interface ReportFiles {
  readonly directory: string;
  readonly buildReport: string;
  readonly eventLog: string;
  readonly commandReport: string;
  readonly invocationRecord: string;
  readonly buildId: string;
}

/** Runs it and reads what it reports. A red build is a result, not an error. The files about it are gone afterwards. */
export async function runBuck2Command(
  request: Buck2RunRequest,
  project: Buck2Project,
  command: Buck2Command,
): Promise<Buck2Run> {
  const files = await createReportFiles(request.temporaryDirectory);
  try {
    const result = await call(request, project, command, files);
    const record = parseBuck2InvocationRecord(await readText(request, files.invocationRecord));
    const read = await readReports(request, command, files, result, record);
    if (request.profileFile !== undefined) await keepProfile(request, project, files.eventLog, request.profileFile);
    const { targets, ownArguments, userArguments } = command;
    return {
      build: {
        commands: [shellCommand(['buck2', command.command, ...targets, ...ownArguments, ...userArguments])],
        exitCode: result.exitCode,
        durationMs: result.durationMs,
        ...read,
      },
      record,
    };
  } finally {
    await rm(files.directory, { recursive: true, force: true });
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
function argumentsOf(command: Buck2Command, files: ReportFiles): readonly string[] {
  return [
    command.command,
    ...command.targets,
    ...['--console', 'simplenotty'],
    ...['--build-report', files.buildReport, '--build-report-options', 'package-project-relative-paths'],
    ...['--event-log', files.eventLog],
    ...['--command-report-path', files.commandReport],
    ...['--unstable-write-invocation-record', files.invocationRecord],
    ...['--write-build-id', files.buildId],
    ...command.ownArguments,
    ...command.userArguments,
  ];
}

function call(
  request: Buck2RunRequest,
  project: Buck2Project,
  command: Buck2Command,
  files: ReportFiles,
): Promise<ChildResult> {
  const words = argumentsOf(command, files);
  request.log.debug(`In ${project.root}: ${shellCommand([project.program, ...words])}`);
  return runChildProgram({
    program: project.program,
    arguments: words,
    directory: project.root,
    environment: project.environment,
    // buck2 heads its lines with a time; CI systems do that themselves.
    onLine: (line) => request.log.info(plainLine(line).replace(/^\[\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+\] ?/, '')),
    keepBytes: 256 * 1024,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
}

async function readReports(
  request: Buck2RunRequest,
  command: Buck2Command,
  files: ReportFiles,
  result: ChildResult,
  record: Buck2InvocationRecord | undefined,
): Promise<ReturnType<typeof combineReports>> {
  const base: PathBase = { directory: request.directory, absolute: request.root };
  const outcome = buck2Result({ exitCode: result.exitCode, aborted: result.aborted, exitName: record?.exitName ?? '' });
  request.log.debug(`buck2 ended with ${result.exitCode} (${record?.exitName || 'no name'}): ${outcome}.`);
  return combineReports({
    result: outcome,
    buildReport: await readText(request, files.buildReport),
    commandReport: await readText(request, files.commandReport),
    record,
    tests: command.command === 'test' ? await readTests(files.eventLog, base) : { tests: [], diagnostics: [] },
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

async function readText(request: Buck2RunRequest, path: string): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    request.log.debug(`Read ${path}: ${text.length} characters.`);
    return text;
  } catch (error) {
    request.log.debug(`No ${path} (${(error as NodeJS.ErrnoException).code ?? 'error'}).`);
    return '';
  }
}

const profileTimeoutMs = 120_000;

/** Has buck2 draw the event log as a Chrome trace (gzip). Needs no daemon. A timeline that fails costs a warning, not the job. */
async function keepProfile(
  request: Buck2RunRequest,
  project: Buck2Project,
  eventLog: string,
  file: string,
): Promise<void> {
  try {
    await mkdir(join(file, '..'), { recursive: true });
    const drawn = await runChildProgram({
      program: project.program,
      arguments: ['debug', 'chrome-trace', file, eventLog],
      directory: project.root,
      environment: project.environment,
      signal: AbortSignal.timeout(profileTimeoutMs),
    });
    if (drawn.exitCode === 0) request.log.info(`The timeline of the build is ${file}.`);
    else request.log.warning(`buck2 could not draw the timeline of the build (exit code ${drawn.exitCode}).`);
  } catch (error) {
    request.log.warning(`The timeline of the build could not be kept: ${(error as Error).message}`);
  }
}
