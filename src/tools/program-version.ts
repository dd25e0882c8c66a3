import { exitCodes, OrasBufError } from '../errors.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { runChildProgram } from '../system/child-program.ts';

/** A program was found and does not run, or does not say its version. */
export class BrokenProgramError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const timeoutMs = 30_000;
const versions = new Map<string, Promise<string>>();

/**
 * What `PROGRAM --version` says, its first line, trimmed (`1.75.0`, `buck2 2025-…`). Asked once for each path in a process.
 * @param directory where it is started: outside every project, so that no file of a project has a say
 * @throws {BrokenProgramError} it cannot be started, fails, says nothing, or takes longer than 30 s.
 */
export function programVersion(
  program: string,
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  let version = versions.get(program);
  if (version === undefined) {
    version = askVersion(program, directory, environment);
    versions.set(program, version);
  }
  return version;
}

async function askVersion(
  program: string,
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const broken = (why: string, cause?: unknown): BrokenProgramError =>
    new BrokenProgramError(`${program} --version ${why}`, {
      next: 'Check that it is the right program for this machine (architecture, libraries) and not a script that needs more.',
      cause,
    });
  const result = await runChildProgram({
    program,
    arguments: ['--version'],
    directory,
    environment: childEnvironment(environment),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: NodeJS.ErrnoException) => {
    throw broken(`cannot be started (${error.code ?? error.message})`, error);
  });
  if (result.aborted) throw broken(`took longer than ${timeoutMs / 1000} seconds`);
  if (result.exitCode !== 0) throw broken(`ended with exit code ${result.exitCode}: ${firstLine(result.stderr)}`);
  const version = firstLine(result.stdout) || firstLine(result.stderr);
  if (version === '') throw broken('said nothing');
  return version;
}

function firstLine(text: string): string {
  return (text.trim().split(/\r?\n/)[0] ?? '').slice(0, 200);
}
