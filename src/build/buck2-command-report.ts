import type { BuildError, Diagnostic } from '../report/report.ts';
import { causeOf, withoutBacktrace, withoutConfiguration } from './buck2-error-text.ts';
import { outputTail } from './command-output.ts';
import { type PathBase, withoutStagedPaths } from './diagnostic-lines.ts';
import { objectOf, parseJson, stringsOf } from './untrusted-json.ts';

/** What `--command-report-path FILE` tells that the build report does not: errors that belong to no target. */
export interface Buck2CommandReport {
  readonly errors: readonly BuildError[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a command report: a pattern or a package that does not parse is only in there. `finalizing_error_messages` are left
 * alone: a buck2 from outside Meta always has one ("Scribe sink not enabled"), which means nothing.
 * @param known full texts of the errors that the build report told already
 * @param category what the run's exit code makes of them: the file does not say
 */
export function parseBuck2CommandReport(
  text: string,
  known: ReadonlySet<string>,
  category: BuildError['category'],
  base: PathBase,
): Buck2CommandReport {
  const messages = stringsOf(objectOf(parseJson(text))['error_messages']);
  const errors: BuildError[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const message of messages.filter((one) => !isTold(one, known))) {
    const cause = causeOf(message, base);
    const told = cause.context === cause.message ? cause.message : `${cause.context}: ${cause.message}`;
    const output = outputTail(withoutStagedPaths(withoutConfiguration(withoutBacktrace(message))));
    errors.push({ category, message: told, output: output === told ? '' : output, tags: [] });
    diagnostics.push({ severity: 'error', message: cause.message, rule: '', place: cause.place ?? null, target: '' });
  }
  return { errors, diagnostics };
}

/** Each failed target has its own entry in the build report, each failed test in the event log. */
function isTold(message: string, known: ReadonlySet<string>): boolean {
  const text = message.trim();
  return (
    known.has(text) ||
    text.includes('Scribe sink not enabled') ||
    text.startsWith('Test execution completed but the tests failed') ||
    (known.size > 0 && text.startsWith('Failed to build '))
  );
}
