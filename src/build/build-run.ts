import { exitCodes, OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { RanBuildReport, Remark } from '../report/report.ts';

/** What every build needs, whichever tool runs it. */
export interface BuildRequest {
  /** Absolute path of the tool. */
  readonly program: string;
  /** Absolute path of the root. */
  readonly root: string;
  /** The root relative to the job's workspace, `.` for the workspace itself: printed places start with it. */
  readonly directory: string;
  /** Why this tool runs: goes into the report. */
  readonly reason: string;
  /** Extra arguments of the user's, handed on as they are. */
  readonly arguments: readonly string[];
  /** The environment of this process; what may carry a secret is taken out before a child gets it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Set on top of it (`BUF_CACHE_DIR`). */
  readonly additions: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

export interface BuildRun {
  readonly build: RanBuildReport;
  readonly remarks: readonly Remark[];
}

/** The build tool is there, but cannot be started. */
export class BuildToolNotStartedError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(tool: string, program: string, setting: string, cause: unknown) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    super(`${tool} cannot be started: ${program} (${reason})`, {
      next: `Check that the file exists, may be executed and was made for this machine, or name another with the setting ${setting}.`,
      cause,
    });
  }
}

/** A command as it can be pasted into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
