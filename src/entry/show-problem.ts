import { type ExitCode, exitCodes, formatPlace, OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../report/report.ts';

/** What an error means to the user. An error that is not ours is a bug of ours. */
export function problemOf(error: unknown): { readonly problem: Problem; readonly exitCode: ExitCode } {
  if (error instanceof OrasBufError) {
    const { name, message, next, places } = error;
    return { problem: { kind: name, message, next, places }, exitCode: error.exitCode };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    problem: {
      kind: 'InternalError',
      message: `oras-buf failed in a way that it did not expect: ${message}`,
      next: 'This is a bug of oras-buf. Please report it, with the output of a run at log level debug.',
      places: [],
    },
    exitCode: exitCodes.bug,
  };
}

/** Shows a problem in the log: what, where, and what to do next. The stack is there at level debug. */
export function showProblem(problem: Problem, log: Log, error?: unknown): void {
  const [first, ...others] = problem.places;
  const also = others.map((place) => `\n  also at ${formatPlace(place)}`).join('');
  log.error(`${problem.message}${also}\n${problem.next}`, first);
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) log.debug(cause.stack ?? cause.message);
}
