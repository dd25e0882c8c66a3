import { type ExitCode, exitCodes, OrasBufError } from '../errors.ts';

/** `skipped`: not looked at, because something that it needs is not there or not in order. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'skipped';

/** What a check found out. */
export interface Finding {
  readonly state: CheckState;
  /** One line. */
  readonly summary: string;
  /** More lines, for who wants to know more. */
  readonly details?: readonly string[];
  /** What to do, in a sentence; empty where nothing is to be done. */
  readonly fix?: string;
  /** With `failed`: the exit code that a job would end with for this reason. */
  readonly exitCode?: ExitCode;
}

/** One thing to look at. */
export interface Check {
  /** Heading under which it is shown. */
  readonly group: string;
  readonly name: string;
  /** Names of checks of the same group: where one of them failed or was skipped, this one is skipped. */
  readonly needs?: readonly string[];
  /** What it means where the time is up. */
  readonly late: { readonly exitCode: ExitCode; readonly fix: string };
  /** Where a failure is only worth a warning: why, in a sentence that comes before the fix. */
  readonly mild?: string;
  /** Looks. The signal fires when the time is up; errors count as failures. */
  run(signal: AbortSignal): Promise<Finding>;
}

export interface CheckResult extends Required<Omit<Finding, 'exitCode'>> {
  readonly group: string;
  readonly name: string;
  /** 0 unless it failed. */
  readonly exitCode: ExitCode;
  readonly durationMs: number;
}

export function fine(summary: string, details: readonly string[] = []): Finding {
  return { state: 'ok', summary, details };
}

export function warn(summary: string, fix: string, details: readonly string[] = []): Finding {
  return { state: 'warning', summary, fix, details };
}

export function fail(
  summary: string,
  exitCode: ExitCode,
  fix: string,
  details: readonly string[] = [],
): Finding & { readonly state: 'failed' } {
  return { state: 'failed', summary, exitCode, fix, details };
}

/** Nothing to look at here, for a reason of its own. */
export function unneeded(summary: string): Finding {
  return { state: 'skipped', summary };
}

/** What an error means that stopped a check. */
export function failureOf(error: unknown): Finding & { readonly state: 'failed' } {
  if (error instanceof OrasBufError) return fail(error.message, error.exitCode, error.next);
  const message = error instanceof Error ? error.message : String(error);
  return fail(
    `this check itself went wrong: ${message}`,
    exitCodes.bug,
    'This is a bug of oras-buf; please report it with the text above.',
  );
}
