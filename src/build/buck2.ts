import { exitCodes, OrasBufError } from '../errors.ts';
import type { RanBuildReport, Remark, RemoteReport } from '../report/report.ts';
import type { RemoteSettings } from '../settings/settings.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { runChildProgram } from '../system/child-program.ts';
import { type Buck2Project, daemonState, stopDaemon, stopDaemonAtExit } from './buck2-daemon.ts';
import { type Buck2Command, type Buck2Run, type Buck2RunRequest, runBuck2Command } from './buck2-run.ts';
import { type BuildRequest, type BuildRun, BuildToolNotStartedError } from './build-run.ts';
import { plainLine } from './command-output.ts';
import { lostServer, openRemote, type UsableRemote, withoutHeaders } from './remote.ts';
import { removeRemoteConfig } from './remote-config.ts';

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
  /** Absolute: where the timeline goes that the argument `--profile` asks for. */
  readonly profileFile: string;
  /** buck2 is to say much. */
  readonly verbose: boolean;
  readonly remote: RemoteSettings | undefined;
}

/**
 * Runs `buck2 build` or `buck2 test` and reads what it reports. The daemon is stopped where this run started it; one that
 * was there before is left alone, unless a remote server is used: a daemon reads of that only when it starts. A red build is a
 * result, not an error.
 * @throws {TargetPatternError} where a target would be read as a flag or a file of flags
 * @throws {BuildToolNotStartedError} where the program does not start
 * @throws {RemoteConfigConflictError} where the project sets up a remote server of its own
 */
export async function runBuck2(request: Buck2Request): Promise<BuildRun> {
  const targets = request.targets.length === 0 ? ['//...'] : request.targets;
  checkTargets(targets);
  const project: Buck2Project = {
    program: request.program,
    root: request.root,
    environment: environmentOf(request),
  };
  const toolVersion = await readVersion(project, request.signal);
  const { run, remarks, remote } = await runWithRemote(request, project, commandOf(request, targets));
  const build: RanBuildReport = {
    tool: 'buck2',
    reason: request.reason,
    toolVersion,
    ...run.build,
    remote,
  };
  return { build, remarks: [...remarks, ...noTestsRemark(request, targets, build)] };
}

function environmentOf({ environment, additions, remote }: Buck2Request): Record<string, string> {
  const clean = childEnvironment(environment);
  return { ...(remote === undefined ? clean : withoutHeaders(clean, remote)), ...additions };
}

interface Outcome {
  readonly run: Buck2Run;
  readonly remarks: readonly Remark[];
  readonly remote: RemoteReport | null;
}

/** With the remote server where there is one; where it is lost on the way, once more without it. */
async function runWithRemote(request: Buck2Request, project: Buck2Project, command: Buck2Command): Promise<Outcome> {
  if (request.remote === undefined) {
    if (await removeRemoteConfig(project.root)) {
      request.log.info(
        'A run that was killed had told buck2 of a remote server: that is undone, and its daemon stopped.',
      );
      await stopDaemon(project);
    }
    return { run: await runWithDaemon(request, project, command), remarks: [], remote: null };
  }
  const opened = await openRemote({ ...request, remote: request.remote, project });
  if (opened.kind === 'local') {
    const run = await runWithDaemon(request, project, command);
    return { run, remarks: opened.remarks, remote: opened.report };
  }
  try {
    return await runWithServer(request, opened, project, command);
  } finally {
    await opened.close();
  }
}

async function runWithServer(
  request: Buck2Request,
  opened: UsableRemote,
  project: Buck2Project,
  command: Buck2Command,
): Promise<Outcome> {
  const { remarks, report } = opened;
  const remoteCommand = { ...command, ownArguments: [...opened.arguments, ...command.ownArguments] };
  const first = await runBuck2Command(runRequest(request), opened.project, remoteCommand);
  if (request.signal?.aborted === true) return { run: first, remarks, remote: report };
  const lost = lostServer(first);
  if (lost === undefined) {
    // buck2 itself goes on where only its questions to the cache and its uploads fail, after some tries for each.
    const gone = await opened.whyGone();
    if (gone === undefined) return { run: first, remarks, remote: report };
    const message = `${opened.title} went away during the build (${gone}): buck2 went on without it, more slowly.`;
    request.log.warning(message);
    return { run: first, remarks: [...remarks, warning(message)], remote: { ...report, state: 'lost', reason: gone } };
  }

  await opened.close();
  const message = `${opened.title} failed during the build (${lost}). The build ran once more, on this machine alone.`;
  request.log.warning(message);
  const second = await runWithDaemon(request, project, {
    ...command,
    ownArguments: ['--no-remote-cache', ...command.ownArguments],
  });
  const run: Buck2Run = {
    ...second,
    build: {
      ...second.build,
      commands: [...first.build.commands, ...second.build.commands],
      durationMs: first.build.durationMs + second.build.durationMs,
    },
  };
  return { run, remarks: [...remarks, warning(message)], remote: { ...report, state: 'lost', reason: lost } };
}

function warning(message: string): Remark {
  return { severity: 'warning', message, place: null };
}

/** Without a remote server of ours. */
async function runWithDaemon(request: Buck2Request, project: Buck2Project, command: Buck2Command): Promise<Buck2Run> {
  let ownDaemon = (await daemonState(project)) === 'none';
  const atExit = ownDaemon ? stopDaemonAtExit(project) : undefined;
  try {
    const run = await runBuck2Command(runRequest(request), project, command);
    // The invocation record tells whether the run started the daemon. Where there is none (an interrupted run), the state
    // before does, and only a clear "there was none" counts.
    ownDaemon = run.record?.startedDaemon ?? ownDaemon;
    return run;
  } finally {
    if (ownDaemon) await stopOwnDaemon(request, project);
    else request.log.debug('The buck2 daemon was there before this job and keeps running.');
    atExit?.[Symbol.dispose]();
  }
}

function commandOf(request: Buck2Request, targets: readonly string[]): Buck2Command {
  const { own } = splitArguments(request.arguments);
  const chosen = own.some((argument) => /^(?:-v|--verbose)/.test(argument));
  return {
    command: request.command,
    targets,
    // What the commands of actions print, and which they are.
    ownArguments: request.verbose && !chosen ? ['--verbose', '2,stderr,commands,actions'] : [],
    userArguments: withoutProfile(request.arguments),
  };
}

/** The arguments of buck2 itself, and what a `--` leaves to the test executor. */
function splitArguments(all: readonly string[]): { readonly own: readonly string[]; readonly rest: readonly string[] } {
  const end = all.indexOf('--');
  return end === -1 ? { own: all, rest: [] } : { own: all.slice(0, end), rest: all.slice(end) };
}

/** `--profile` is ours: buck2 has no such flag for a build. */
const profileFlag = '--profile';

function withoutProfile(all: readonly string[]): readonly string[] {
  const { own, rest } = splitArguments(all);
  return [...own.filter((argument) => argument !== profileFlag), ...rest];
}

function runRequest(request: Buck2Request): Buck2RunRequest {
  const wanted = splitArguments(request.arguments).own.includes(profileFlag);
  return { ...request, profileFile: wanted ? request.profileFile : undefined };
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

/** buck2 calls it a success when no test ran at all; a person should hear of it. */
function noTestsRemark(request: Buck2Request, targets: readonly string[], build: RanBuildReport): readonly Remark[] {
  if (request.command !== 'test' || build.result !== 'success' || build.tests.length > 0) return [];
  return [warning(`buck2 test ran no tests: ${targets.join(' ')} holds none.`)];
}

async function stopOwnDaemon(request: Buck2Request, project: Buck2Project): Promise<void> {
  const failure = await stopDaemon(project);
  if (failure === undefined) request.log.debug('Stopped the buck2 daemon that this job had started.');
  else request.log.warning(`The buck2 daemon that this job started may still run: ${failure}.`);
}
