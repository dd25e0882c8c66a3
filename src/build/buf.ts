import { join, posix } from 'node:path';
import { formatPlace } from '../errors.ts';
import type { BufWorkspace } from '../modules/declarations.ts';
import type { BuildError, Diagnostic, RanBuildReport, TargetReport } from '../report/report.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { type BuildRequest, type BuildRun, BuildToolNotStartedError, shellCommand } from './build-run.ts';
import { outputTail, plainLine } from './command-output.ts';
import { type PathBase, parseBufJsonLine, parseTextLine, uniqueDiagnostics } from './diagnostic-lines.ts';

export interface BufRequest extends BuildRequest {
  /** From the declarations: what buf takes as one workspace each. */
  readonly workspaces: readonly Pick<BufWorkspace, 'file'>[];
  /** Absolute: where the modules were installed (`BUF_CACHE_DIR`). */
  readonly bufCacheDirectory: string;
}

/**
 * The directories that buf has to be run in so that it sees every module of a root once; the root itself where nothing is
 * declared. Relative to the root, sorted.
 */
export function workspaceDirectories(workspaces: BufRequest['workspaces']): readonly string[] {
  const directories = new Set(workspaces.map(({ file }) => posix.dirname(file)));
  return directories.size === 0 ? ['.'] : [...directories].sort();
}

/** One command in one directory. */
export interface BufStep {
  readonly command: 'build' | 'lint' | 'breaking';
  /** Relative to the root. */
  readonly directory: string;
}

/** buf found something in the files. Any other exit than 0 means that buf itself could not work. */
const findingsExitCode = 100;

/**
 * Runs stock `buf build`, and where that is green `buf lint`, in every workspace of the root. Needs no network: the modules
 * are in buf's cache, and no token is handed on. A red build is a result, not an error.
 * @throws {BuildToolNotStartedError} where the program does not start
 */
export async function runBuf(request: BufRequest): Promise<BuildRun> {
  const environment = childEnvironment(request.environment, {
    ...request.additions,
    BUF_CACHE_DIR: request.bufCacheDirectory,
  });
  const started = performance.now();
  const toolVersion = await readVersion(request, environment);
  const finished: FinishedBufStep[] = [];
  for (const directory of workspaceDirectories(request.workspaces)) {
    for (const command of ['build', 'lint'] as const) {
      if (request.signal?.aborted === true) break;
      const step = await runStep(request, environment, { command, directory });
      finished.push(step);
      if (step.target.result === 'failure') break;
    }
  }
  const cancelled = request.signal?.aborted === true;
  // What we stopped says nothing about the code: only what it had found by then does.
  const told = cancelled
    ? finished.filter((step) => step.exitCode === 0 || step.exitCode === findingsExitCode)
    : finished;
  const build: RanBuildReport = {
    tool: 'buf',
    reason: request.reason,
    toolVersion,
    commands: finished.map((step) => step.shown),
    result: cancelled ? 'cancelled' : worstResult(finished),
    exitCode: cancelled ? 130 : (finished.find((step) => step.exitCode !== 0)?.exitCode ?? 0),
    durationMs: performance.now() - started,
    targets: told.map((step) => step.target),
    tests: [],
    errors: [],
    diagnostics: uniqueDiagnostics(told.flatMap((step) => step.diagnostics)),
    actions: null,
    remote: null,
  };
  return { build, remarks: [] };
}

interface FinishedBufStep {
  readonly shown: string;
  readonly exitCode: number;
  readonly target: TargetReport;
  readonly diagnostics: readonly Diagnostic[];
}

async function runStep(
  request: BufRequest,
  environment: Readonly<Record<string, string>>,
  step: BufStep,
): Promise<FinishedBufStep> {
  const words = ['buf', step.command, ...request.arguments];
  const shown =
    step.directory === '.' ? shellCommand(words) : `(cd ${shellCommand([step.directory])} && ${shellCommand(words)})`;
  const base: PathBase = {
    directory: posix.join(request.directory, step.directory),
    absolute: join(request.root, step.directory),
  };
  request.log.info(`$ ${shown}`);
  const result = await runChildProgram({
    program: request.program,
    arguments: [step.command, '--error-format', 'json', ...request.arguments],
    directory: base.absolute,
    environment,
    onLine: (line) => request.log.info(readableLine(line, base)),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return { shown, exitCode: result.exitCode, ...readBufResult(step, result, base) };
}

/** A finding as buf's own text format shows it, instead of its JSON; any other line as it is. */
function readableLine(line: string, base: PathBase): string {
  const finding = parseBufJsonLine(line, base);
  return finding === undefined ? plainLine(line) : findingLine(finding);
}

function findingLine(finding: Diagnostic): string {
  const place = finding.place === null ? '' : `${formatPlace(finding.place)}: `;
  return plainLine(`${place}${finding.message}${finding.rule === '' ? '' : ` (${finding.rule})`}`);
}

/** Reads what one buf command printed. `buf build` prints findings on stderr, `buf lint` on stdout. */
export function readBufResult(
  step: BufStep,
  result: Pick<ChildResult, 'exitCode' | 'stdout' | 'stderr'>,
  base: PathBase,
): { readonly target: TargetReport; readonly diagnostics: readonly Diagnostic[] } {
  const label = `buf ${step.command}${step.directory === '.' ? '' : ` ${step.directory}`}`;
  const lines = `${result.stdout}\n${result.stderr}`.split(/\r?\n/);
  const findings = lines.flatMap((line) => parseBufJsonLine(line, base) ?? parseTextLine(line, base) ?? []);
  const diagnostics = uniqueDiagnostics(findings.map((finding) => ({ ...finding, target: label })));
  if (result.exitCode === 0) {
    return { target: { label, result: 'success', outputs: [], errors: [] }, diagnostics: [] };
  }
  if (result.exitCode === findingsExitCode && diagnostics.length > 0) {
    const files = new Set(diagnostics.map((finding) => finding.place?.file ?? ''));
    const error: BuildError = {
      category: 'user',
      message: `${count(diagnostics.length, 'finding')} in ${count(files.size, 'file')}`,
      output: outputTail(diagnostics.map(findingLine).join('\n')),
      tags: [],
    };
    return { target: { label, result: 'failure', outputs: [], errors: [error] }, diagnostics };
  }
  const error = ownFailure(result);
  const own: Diagnostic = { severity: 'error', message: error.message, rule: '', place: null, target: label };
  return {
    target: { label, result: 'failure', outputs: [], errors: [error] },
    diagnostics: diagnostics.length > 0 ? diagnostics : [own],
  };
}

/** What buf prints when the network or the machine is at fault, rather than a file. */
const environmentTrouble =
  /unavailable|deadline exceeded|dial tcp|no such host|connection (?:refused|reset)|timed? ?out|no space left|permission denied|too many open files/i;

/** buf could not work: `Failure: decode buf.yaml: …` is the user's to fix, a network or a disk that fails is not. */
function ownFailure(result: Pick<ChildResult, 'exitCode' | 'stdout' | 'stderr'>): BuildError {
  const output = outputTail(`${result.stdout}\n${result.stderr}`);
  const failure = output.split('\n').findLast((line) => line.startsWith('Failure: ')) ?? output.split('\n', 1)[0] ?? '';
  const message = failure.replace(/^Failure: /, '') || `buf ended with exit code ${result.exitCode}`;
  const byItself = result.exitCode === 1 || result.exitCode === findingsExitCode;
  return {
    category: byItself && !environmentTrouble.test(failure) ? 'user' : 'infrastructure',
    message,
    output: output === failure ? '' : output,
    tags: [],
  };
}

/** A finding is certain, whatever else went wrong: it outweighs trouble with the machine. */
function worstResult(steps: readonly FinishedBufStep[]): RanBuildReport['result'] {
  const errors = steps.flatMap((step) => step.target.errors);
  if (errors.some((error) => error.category === 'user')) return 'failure';
  return errors.length > 0 ? 'infrastructure' : 'success';
}

async function readVersion(request: BufRequest, environment: Readonly<Record<string, string>>): Promise<string> {
  try {
    const version = await runChildProgram({
      program: request.program,
      arguments: ['--version'],
      directory: request.root,
      environment,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    return version.exitCode === 0
      ? plainLine((version.stdout.trim() || version.stderr.trim()).split('\n', 1)[0] ?? '')
      : '';
  } catch (error) {
    throw new BuildToolNotStartedError('buf', request.program, 'buf-path', error);
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
