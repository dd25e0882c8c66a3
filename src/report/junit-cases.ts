import { isFailedTest } from './annotations.ts';
import { placeInside } from './findings.ts';
import { clipText, counted } from './human-units.ts';
import { oneLine } from './markdown-escape.ts';
import type { BuildError, RanBuildReport, Report, RootReport, TargetReport, TestReport } from './report.ts';
import { headline, rootName } from './report-facts.ts';

/** How a case ended: `failure` where the code is at fault, `error` where the job or its machine is. */
export type CaseResult = 'passed' | 'failure' | 'error' | 'skipped';

/** One case of a JUnit report. */
export interface JUnitCase {
  readonly classname: string;
  readonly name: string;
  readonly result: CaseResult;
  /** A word for what went wrong; empty where nothing did. */
  readonly type: string;
  /** Why; empty where it passed. */
  readonly message: string;
  /** True where the message names the places: the output then adds little to it. */
  readonly explained: boolean;
  /** The end of what it printed. */
  readonly output: string;
  /** Where it was measured. */
  readonly durationMs: number | undefined;
  /** Path in the workspace, where one is known. */
  readonly file: string;
}

export interface JUnitSuite {
  readonly name: string;
  readonly durationMs: number;
  readonly cases: readonly JUnitCase[];
}

const passed = {
  result: 'passed',
  type: '',
  message: '',
  explained: false,
  output: '',
  file: '',
  durationMs: undefined,
} as const;

/** The suites of a report: one for each root, and one for the job itself. Some case is red wherever the job is. */
export function junitSuites(report: Report): readonly JUnitSuite[] {
  const roots = report.roots.map((root) => rootSuite(root));
  const told = roots.some((suite) => suite.cases.some(({ result }) => result === 'failure' || result === 'error'));
  const job = { name: 'oras-buf', durationMs: report.durationMs, cases: [jobCase(report, told)] };
  return withOwnNames([job, ...roots]);
}

/** The job's own case: whether it could do its work. A red build does not make it red where a case of its own does. */
function jobCase(report: Report, told: boolean): JUnitCase {
  const { problem, outcome, durationMs } = report;
  const base = { ...passed, classname: 'oras-buf', name: `oras-buf ${report.command}`, durationMs };
  if (outcome === 'success' || (outcome === 'failure' && told)) return base;
  const message = problem === null ? headline(report) : `${problem.message}\n${problem.next}`;
  return {
    ...base,
    result: outcome === 'skipped' ? 'skipped' : outcome === 'failure' ? 'failure' : 'error',
    type: problem?.kind ?? outcome,
    message,
    file: placeInside(problem?.places[0] ?? null)?.file ?? '',
  };
}

function rootSuite(root: RootReport): JUnitSuite {
  const { build } = root;
  const name = shortName(rootName(root)) || 'workspace';
  // Cases of several roots must not be taken for each other.
  const prefix = root.directory === '.' ? '' : `${name}: `;
  if (build.tool === 'none') {
    const message = build.reason === '' ? 'Nothing was built.' : `Nothing was built: ${build.reason}.`;
    const nothing = { ...passed, classname: `${prefix}build`, name: 'build', type: 'not built', message };
    return { name, durationMs: 0, cases: [{ ...nothing, result: 'skipped' }] };
  }
  const files = filesByTarget(build);
  const cases = [
    ...build.targets.map((target) => targetCase(build, target, prefix, files)),
    ...build.errors.map((error) => errorCase(build, error, prefix)),
    ...build.tests.map((test) => testCase(test, prefix, files)),
  ];
  if (build.result !== 'success' && !cases.some(({ result }) => result === 'failure' || result === 'error')) {
    cases.push(unexplained(build, prefix));
  }
  return { name, durationMs: build.durationMs, cases };
}

/** What the findings say of a target, and in which file the first of them lies. */
interface TargetFiles {
  readonly file: string;
  readonly lines: readonly string[];
}

/** Findings told in the message of one case; the other formats have all of them. */
const findingsTold = 20;
const findingLength = 300;

function filesByTarget(build: RanBuildReport): ReadonlyMap<string, TargetFiles> {
  const files = new Map<string, { file: string; lines: string[]; left: number }>();
  for (const { target, place, message } of build.diagnostics) {
    const inside = placeInside(place);
    if (target === '' || inside === null) continue;
    const known = files.get(target) ?? { file: inside.file, lines: [], left: 0 };
    files.set(target, known);
    if (known.lines.length === findingsTold) {
      known.left += 1;
      continue;
    }
    const column = inside.column === undefined ? '' : `:${inside.column}`;
    const line = `${inside.file}${inside.line === undefined ? '' : `:${inside.line}${column}`}: ${message.slice(0, findingLength)}`;
    known.lines.push(clipText(line, findingLength));
  }
  for (const { lines, left } of files.values()) if (left > 0) lines.push(`… and ${counted(left, 'more finding')}`);
  return files;
}

function targetCase(
  build: RanBuildReport,
  target: TargetReport,
  prefix: string,
  files: ReadonlyMap<string, TargetFiles>,
): JUnitCase {
  // Stock buf's targets are its commands (`buf lint`).
  const classname = build.tool === 'buf' ? `${prefix}buf` : `${prefix}buck2 build`;
  const base = { ...passed, classname, name: target.label };
  if (target.result === 'success') return base;
  const [first] = target.errors;
  const found = files.get(target.label);
  const messages = [...new Set(target.errors.map(({ message }) => message))];
  return {
    ...base,
    result: target.errors.some(isOfTheMachine) ? 'error' : 'failure',
    type: first?.category ?? 'unknown',
    message: [...messages, ...(found?.lines ?? [])].join('\n') || 'It failed without a message.',
    explained: found !== undefined,
    output: [...new Set(target.errors.map(({ output }) => output))].filter((output) => output !== '').join('\n'),
    file: found?.file ?? '',
  };
}

function errorCase(build: RanBuildReport, error: BuildError, prefix: string): JUnitCase {
  const [line = ''] = error.message.trim().split('\n', 1);
  return {
    ...passed,
    classname: `${prefix}${build.tool} build`,
    name: clipText(shortName(line), 120) || 'an error without a message',
    result: isOfTheMachine(error) ? 'error' : 'failure',
    type: error.category,
    message: error.message || 'It failed without a message.',
    output: error.output,
  };
}

function testCase(test: TestReport, prefix: string, files: ReadonlyMap<string, TargetFiles>): JUnitCase {
  const base = { ...passed, classname: `${prefix}buck2 test`, name: testName(test), durationMs: test.durationMs };
  if (test.result === 'pass') return { ...base, output: test.details };
  if (!isFailedTest(test)) {
    return { ...base, result: 'skipped', type: test.result, message: test.details || `The test was ${test.result}.` };
  }
  const found = files.get(test.target);
  return {
    ...base,
    result: test.result === 'fail' ? 'failure' : 'error',
    type: test.result,
    message: [`The test ended as ${test.result}.`, ...(found?.lines ?? [])].join('\n'),
    explained: found !== undefined,
    output: test.details,
    file: found?.file ?? '',
  };
}

/** A test's name, with its target where the name does not say it: a target can have many tests. */
function testName({ target, name }: TestReport): string {
  return target === '' || name.startsWith(target) ? name : `${target} ${name}`;
}

/** A build that is red though no target, error or test is. */
function unexplained(build: RanBuildReport, prefix: string): JUnitCase {
  return {
    ...passed,
    classname: `${prefix}${build.tool} build`,
    name: 'build',
    result: build.result === 'failure' ? 'failure' : 'error',
    type: build.result,
    message: [
      `${build.tool} ended as ${build.result}, with exit code ${build.exitCode}.`,
      ...build.diagnostics.map(({ message }) => message).slice(0, 20),
    ].join('\n'),
    durationMs: build.durationMs,
  };
}

function isOfTheMachine(error: BuildError): boolean {
  return error.category === 'environment' || error.category === 'infrastructure';
}

/** Names of at most so many characters; what comes after them tells nobody more. */
const maxNameLength = 300;

function shortName(text: string): string {
  return clipText(oneLine(clipText(text, 2 * maxNameLength)), maxNameLength);
}

/** Cases with one name would hide each other in GitLab: the second one is told from the first. */
function withOwnNames(suites: readonly JUnitSuite[]): readonly JUnitSuite[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const own = (one: JUnitCase): JUnitCase => {
    const classname = shortName(one.classname);
    const wanted = shortName(one.name) || '–';
    let name = wanted;
    let key = JSON.stringify([classname, name]);
    const first = key;
    while (seen.has(key)) {
      const number = (counts.get(first) ?? 1) + 1;
      counts.set(first, number);
      name = `${wanted} (${number})`;
      key = JSON.stringify([classname, name]);
    }
    seen.add(key);
    return { ...one, classname, name };
  };
  return suites.map((suite) => ({ ...suite, cases: suite.cases.map(own) }));
}
