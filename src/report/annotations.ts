import type { Place } from '../errors.ts';
import type { Diagnostic, RanBuildReport, Report, TestReport } from './report.ts';

/** One message at a place in a file, shown beside the code by systems that can. */
export interface Annotation {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly place: Place | null;
}

/** GitHub shows about this much of a message before it gets unwieldy; the summary holds the rest. */
const maxMessageLength = 4_000;

/**
 * What of a report belongs beside the code: the problem that stopped the job, each finding of the build, every failed test
 * that no finding explains, and the remarks. Errors come first, then warnings, then notices, and within each those
 * that have a place, because CI systems show only the first few. No two are alike.
 */
export function annotationsOf(report: Report): readonly Annotation[] {
  const found: Annotation[] = [];
  const problem = report.problem;
  if (problem !== null) {
    found.push({
      severity: report.outcome === 'skipped' ? 'warning' : 'error',
      title: 'oras-buf',
      message: clip(`${problem.message}\n${problem.next}`),
      place: problem.places[0] ?? null,
    });
  }
  for (const root of report.roots) {
    if (root.build.tool !== 'none') found.push(...buildAnnotations(root.build));
  }
  for (const remark of report.remarks) {
    found.push({ severity: remark.severity, title: 'oras-buf', message: clip(remark.message), place: remark.place });
  }
  return unique(found).sort((a, b) => rank(a) - rank(b));
}

function buildAnnotations(build: RanBuildReport): Annotation[] {
  const found = build.diagnostics.map((diagnostic) => diagnosticAnnotation(build.tool, diagnostic));
  for (const test of unexplainedTests(build)) {
    found.push({
      severity: 'error',
      title: `Test ${test.name}: ${test.result}`,
      message: clip(test.details === '' ? `The test ended as ${test.result}.` : test.details),
      place: null,
    });
  }
  // The build room makes a finding of every error; a report that has none still must not stay silent.
  if (found.length === 0) found.push(...errorAnnotations(build));
  return found;
}

function errorAnnotations(build: RanBuildReport): Annotation[] {
  const named = build.targets.flatMap((target) =>
    target.errors.map((error) => ({ title: `${target.label} failed`, error })),
  );
  const others = build.errors.map((error) => ({ title: `${build.tool} failed`, error }));
  return [...named, ...others].map(({ title, error }) => ({
    severity: 'error',
    title,
    message: clip(joinLines(error.message, error.output)),
    place: null,
  }));
}

/** Failed tests that no finding stands for: neither one of their target, nor one at a line that they print. */
export function unexplainedTests(build: RanBuildReport): readonly TestReport[] {
  const explained = new Set(build.diagnostics.map((diagnostic) => diagnostic.target));
  const shownInCode = build.diagnostics.filter((diagnostic) => diagnostic.place !== null);
  return build.tests
    .filter(isFailedTest)
    .filter(
      (test) =>
        !explained.has(test.target) && !shownInCode.some((diagnostic) => test.details.includes(diagnostic.message)),
    );
}

/** True for the results of a test that make a build red. */
export function isFailedTest(test: TestReport): boolean {
  return test.result !== 'pass' && test.result !== 'skip' && test.result !== 'omitted';
}

function diagnosticAnnotation(tool: string, diagnostic: Diagnostic): Annotation {
  const title = [diagnostic.rule === '' ? tool : diagnostic.rule, diagnostic.target].filter((part) => part !== '');
  return {
    severity: diagnostic.severity,
    title: title.join(' · '),
    message: clip(diagnostic.message),
    place: diagnostic.place,
  };
}

function rank(annotation: Annotation): number {
  const severity = { error: 0, warning: 2, notice: 4 }[annotation.severity];
  return severity + (annotation.place === null ? 1 : 0);
}

function unique(annotations: readonly Annotation[]): Annotation[] {
  const seen = new Set<string>();
  return annotations.filter((annotation) => {
    const key = JSON.stringify([annotation.place, annotation.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function joinLines(message: string, output: string): string {
  return output === '' || output.startsWith(message) ? output || message : `${message}\n${output}`;
}

function clip(text: string): string {
  return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}
