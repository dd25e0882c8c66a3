import { type ExitCode, exitCodes } from '../errors.ts';
import type { BuildReport, Outcome } from './report.ts';

/** What decides how the job ended. */
export interface OutcomeParts {
  /** The exit code of the error that stopped the job, where one did. */
  readonly problem?: ExitCode | undefined;
  /** The signal that stopped it, where one did. */
  readonly signal?: 'SIGINT' | 'SIGTERM' | undefined;
  /** True where credentials are missing and `on-missing-credentials` is `skip`. */
  readonly skipped?: boolean | undefined;
  readonly builds: readonly BuildReport[];
}

export interface JobOutcome {
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
}

/**
 * How the job ended, and with which exit code. A signal outweighs everything, since what it interrupted may fail in any way;
 * then comes what stopped the job, then skipping. Of the builds a red one outweighs trouble with the infrastructure: it is
 * certain, and running the job again would not help.
 */
export function outcomeOf(parts: OutcomeParts): JobOutcome {
  if (parts.signal !== undefined) {
    return {
      outcome: 'cancelled',
      exitCode: parts.signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted,
    };
  }
  if (parts.problem !== undefined && parts.problem !== exitCodes.done) {
    const cancelled = parts.problem === exitCodes.interrupted || parts.problem === exitCodes.terminated;
    return { outcome: cancelled ? 'cancelled' : 'error', exitCode: parts.problem };
  }
  if (parts.skipped === true) return { outcome: 'skipped', exitCode: exitCodes.done };
  const results = new Set(parts.builds.flatMap((build) => (build.tool === 'none' ? [] : [build.result])));
  if (results.has('failure')) return { outcome: 'failure', exitCode: exitCodes.buildFailed };
  if (results.has('infrastructure')) return { outcome: 'error', exitCode: exitCodes.infrastructure };
  if (results.has('cancelled')) return { outcome: 'cancelled', exitCode: exitCodes.interrupted };
  return { outcome: 'success', exitCode: exitCodes.done };
}
