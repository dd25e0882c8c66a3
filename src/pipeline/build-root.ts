import type { BuildRequest, BuildRun } from '../build/build-run.ts';
import { chooseBuild } from '../build/choose-build.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { BuildReport, Remark } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import { findProgram } from '../tools/find-program.ts';
import { directoryOf } from './job-record.ts';

export interface BuildJob {
  readonly declarations: Declarations;
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export interface RootBuild {
  readonly build: BuildReport;
  readonly remarks: readonly Remark[];
}

/** How to get each tool, for the error that says that it is missing. */
export const howToGet = {
  buck2: 'Install buck2 in a step before this one, or have it in the image of the job.',
  buf: 'Install buf in a step before this one (npm package @bufbuild/buf, or bufbuild/buf-action with setup_only).',
} as const;

/**
 * Builds one root with the tool that the settings or the files ask for, and says which and why.
 * @throws {ProgramNotFoundError | NotAProgramError | BuildToolNotStartedError | TargetPatternError}
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

  const program = await findProgram({
    name: choice.tool,
    setting: choice.tool === 'buck2' ? 'buck2-path' : 'buf-path',
    path: choice.tool === 'buck2' ? settings.buck2Path : settings.bufPath,
    environment,
    checkout: ci.workspace,
    howToGet: howToGet[choice.tool],
  });
  const request = {
    program,
    root: declarations.root,
    directory,
    reason: choice.reason,
    environment,
    additions: { BUF_CACHE_DIR: settings.bufCacheDirectory },
    log: ci,
    signal,
  };
  return ci.group(`${choice.tool} ${choice.tool === 'buck2' ? settings.command : 'build and lint'}${where}`, () =>
    choice.tool === 'buck2' ? runWithBuck2(job, request) : runWithBuf(job, request),
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
  });
}

async function runWithBuf({ settings, declarations }: BuildJob, request: CommonRequest): Promise<BuildRun> {
  const { runBuf } = await import('../build/buf.ts');
  return runBuf({
    ...request,
    arguments: settings.bufArguments,
    lockOwners: declarations.lockOwners,
    bufCacheDirectory: settings.bufCacheDirectory,
  });
}
