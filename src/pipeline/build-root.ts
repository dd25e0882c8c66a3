import { join } from 'node:path';
import type { BuildRequest, BuildRun } from '../build/build-run.ts';
import { chooseBuild } from '../build/choose-build.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { BuildReport, Remark } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import { directoryOf } from './job-record.ts';
import type { JobTools } from './job-tools.ts';

export interface BuildJob {
  readonly declarations: Declarations;
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly tools: JobTools;
}

export interface RootBuild {
  readonly build: BuildReport;
  readonly remarks: readonly Remark[];
  /** What stops the job: the other roots are not built any more. */
  readonly problem?: BuildTimeoutError;
}

/** A build took longer than the setting `build-timeout` allows. */
export class BuildTimeoutError extends OrasBufError {
  readonly exitCode = exitCodes.timeout;
}

/**
 * Builds one root with the tool that the settings or the files ask for, and says which and why.
 * @throws {BuildToolNotStartedError | TargetPatternError}, and the errors of src/tools/find-tool.ts
 */
export async function buildRoot(job: BuildJob): Promise<RootBuild> {
  const { declarations, settings, ci, environment, signal } = job;
  const choice = await chooseBuild(settings.build, declarations.root);
  const directory = directoryOf(declarations, ci.workspace);
  const where = directory === '.' ? '' : ` in ${directory}`;
  ci.info(
    choice.tool === 'none'
      ? `Nothing is built: ${choice.reason}.`
      : `Building${where} with ${choice.tool}: ${choice.reason}.`,
  );
  if (choice.tool === 'none') return { build: { tool: 'none', reason: choice.reason }, remarks: [] };

  const program = await job.tools.program(choice.tool, declarations.root);
  const deadline = settings.buildTimeoutMs === undefined ? undefined : AbortSignal.timeout(settings.buildTimeoutMs);
  const request = {
    program,
    root: declarations.root,
    directory,
    reason: choice.reason,
    environment,
    additions: { BUF_CACHE_DIR: settings.bufCacheDirectory },
    log: ci,
    signal: deadline === undefined ? signal : AbortSignal.any([signal, deadline]),
  };
  const run = await ci.group(
    `${choice.tool} ${choice.tool === 'buck2' ? settings.command : 'build and lint'}${where}`,
    () => (choice.tool === 'buck2' ? runWithBuck2(job, request) : runWithBuf(job, request)),
  );
  const stopped = deadline?.aborted === true && !signal.aborted && run.build.result === 'cancelled';
  return stopped ? { ...run, problem: timeoutError(choice.tool, where, settings.buildTimeoutMs ?? 0) } : run;
}

function timeoutError(tool: string, where: string, timeoutMs: number): BuildTimeoutError {
  const minutes = timeoutMs / 60_000;
  return new BuildTimeoutError(
    `The build${where} was stopped after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (build-timeout)`,
    { next: `See in the log what ${tool} was doing at the end, or set build-timeout to more minutes.` },
  );
}

type CommonRequest = Omit<BuildRequest, 'arguments'>;

async function runWithBuck2({ settings, ci }: BuildJob, request: CommonRequest): Promise<BuildRun> {
  const { runBuck2 } = await import('../build/buck2.ts');
  return runBuck2({
    ...request,
    command: settings.command,
    targets: settings.targets,
    arguments: settings.buck2Arguments,
    temporaryDirectory: ci.temporaryDirectory,
    profileFile: join(settings.reportDirectory, 'profile', request.directory, 'chrome-trace.json.gz'),
    verbose: settings.logLevel === 'trace',
    // An event of low trust must not fill a cache that others build from.
    remote:
      settings.remote === undefined || ci.whyLowTrust === undefined
        ? settings.remote
        : { ...settings.remote, upload: false },
  });
}

async function runWithBuf({ settings, declarations }: BuildJob, request: CommonRequest): Promise<BuildRun> {
  const { runBuf } = await import('../build/buf.ts');
  return runBuf({
    ...request,
    arguments: settings.bufArguments,
    workspaces: declarations.bufWorkspaces,
    bufCacheDirectory: settings.bufCacheDirectory,
  });
}
