import type { BuildError, Diagnostic, RanBuildReport } from '../report/report.ts';
import { parseBuck2BuildReport } from './buck2-build-report.ts';
import { parseBuck2CommandReport } from './buck2-command-report.ts';
import type { Buck2InvocationRecord } from './buck2-invocation-record.ts';
import type { Buck2TestResults } from './buck2-test-results.ts';
import { outputTail } from './command-output.ts';
import { type PathBase, uniqueDiagnostics } from './diagnostic-lines.ts';

/** The parts of a build's report that buck2's files tell. */
export type CombinedReports = Pick<
  RanBuildReport,
  'result' | 'targets' | 'tests' | 'errors' | 'diagnostics' | 'actions'
>;

/** The files of one run, as they were written, with what is known of the process itself. */
export interface Buck2Reports {
  readonly result: RanBuildReport['result'];
  readonly exitCode: number;
  /** Texts; empty where the file is missing, which is no error: buck2 writes none for a pattern that does not parse. */
  readonly buildReport: string;
  readonly commandReport: string;
  readonly record: Buck2InvocationRecord | undefined;
  readonly tests: Buck2TestResults;
  /** What buck2 printed: used where nothing else tells why it failed. */
  readonly output: string;
  readonly base: PathBase;
}

/** Makes one report out of the several that buck2 writes. */
export function combineReports(reports: Buck2Reports): CombinedReports {
  const { result, base } = reports;
  const category = result === 'failure' ? 'user' : result === 'infrastructure' ? 'infrastructure' : 'unknown';
  const built = parseBuck2BuildReport(reports.buildReport, base);
  const command = parseBuck2CommandReport(reports.commandReport, built.errorTexts, category, base);
  const told = [...built.diagnostics, ...reports.tests.diagnostics, ...command.diagnostics];
  const failedTests = reports.tests.tests.some((test) => test.result !== 'pass');
  const unexplained = result !== 'success' && result !== 'cancelled' && told.length === 0 && !failedTests;
  const lastResort = unexplained ? errorOfOutput(reports, category) : undefined;
  return {
    result,
    targets: built.targets,
    tests: reports.tests.tests,
    errors: lastResort === undefined ? command.errors : [...command.errors, lastResort.error],
    diagnostics: uniqueDiagnostics(lastResort === undefined ? told : [...told, lastResort.diagnostic]),
    // When the infrastructure fails, buck2 counts actions that never ran.
    actions: result === 'infrastructure' ? null : (reports.record?.actions ?? null),
  };
}

function errorOfOutput(
  reports: Buck2Reports,
  category: BuildError['category'],
): { readonly error: BuildError; readonly diagnostic: Diagnostic } {
  const output = outputTail(reports.output);
  const message = failureLine(output) ?? `buck2 ended with exit code ${reports.exitCode}`;
  return {
    error: { category, message, output: output === message ? '' : output, tags: [] },
    diagnostic: { severity: 'error', message, rule: '', place: null, target: '' },
  };
}

/** The line that says what failed, with the next one where it only announces it (`Command failed:`). */
function failureLine(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  const index = lines.findIndex((line) => /\berror\b|failed|cannot|couldn't|not /i.test(line));
  const line = lines[index];
  if (line === undefined) return undefined;
  return line.endsWith(':') ? `${line} ${lines.slice(index + 1).find((next) => next !== '') ?? ''}`.trim() : line;
}
