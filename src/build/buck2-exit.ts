import type { RanBuildReport } from '../report/report.ts';

/** What decides how a run of buck2 ended. */
export interface Buck2Exit {
  readonly exitCode: number;
  /** True where we interrupted it. */
  readonly aborted: boolean;
  /** From the invocation record, empty where there is none. */
  readonly exitName: string;
}

/**
 * What an exit of buck2 means. The exit code leads: the build report's own category is a guess where no target failed (a cell
 * that is not registered exits with 3, yet the report says INFRA). Source: buck2's app/buck2_error/src/exit_code.rs.
 *
 * `0` success; `3` the user's (an action, a file that does not parse, an unknown target); `32` and whatever a test runner
 * returned: tests failed; `130` and `141`: interrupted; `1` unknown, `2` infrastructure, `4` and `5` a busy daemon, `6` timeout,
 * `11` no daemon, `12` out of memory, and signals: infrastructure.
 */
export function buck2Result(exit: Buck2Exit): RanBuildReport['result'] {
  if (exit.aborted) return 'cancelled';
  switch (exit.exitCode) {
    case 0:
      return 'success';
    case 3:
    case 32:
      return 'failure';
    case 130:
    case 141:
      return 'cancelled';
    default:
      return exit.exitName === 'TEST_RUNNER' ? 'failure' : 'infrastructure';
  }
}
