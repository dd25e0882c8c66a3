import { clipText } from './human-units.ts';
import { type CaseResult, type JUnitCase, type JUnitSuite, junitSuites } from './junit-cases.ts';
import { oneLine } from './markdown-escape.ts';
import type { Report } from './report.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

const shortMessageLength = 300;

/**
 * Characters of all outputs together, and of all messages: whatever fails, the file stays one that CI systems read. Each has
 * the same share of them, up to the longest that is worth reading.
 */
const allLength = 4 * 1024 * 1024;
const longestOutput = 16 * 1024;
const longestMessage = 4_000;

/**
 * The report as JUnit XML: a suite for the job and one for each root, a case for each target and each test. It keeps to the
 * rules of Jenkins' xUnit plugin (`junit-10.xsd`). Under GitLab alone, cases have the attribute `file` as well, which GitLab
 * shows and that schema does not know. Times are in seconds.
 */
export function junitXml(report: Report): string {
  const suites = junitSuites(report);
  const cases = suites.flatMap((suite) => suite.cases);
  const style: Style = {
    withFiles: report.ci === 'gitlab',
    outputLimit: shareOf(longestOutput, cases.filter(({ output }) => output !== '').length),
    messageLimit: shareOf(longestMessage, cases.filter(({ message }) => message !== '').length),
    startedAt: report.startedAt,
  };
  const attributes = attributesOf({
    name: 'oras-buf',
    tests: String(cases.length),
    failures: numberOf(cases, 'failure'),
    errors: numberOf(cases, 'error'),
    time: seconds(report.durationMs),
  });
  const body = suites.map((suite) => suiteXml(suite, style)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${body}</testsuites>\n`;
}

interface Style {
  readonly withFiles: boolean;
  readonly outputLimit: number;
  readonly messageLimit: number;
  readonly startedAt: string;
}

function suiteXml(suite: JUnitSuite, style: Style): string {
  const { cases } = suite;
  const attributes = attributesOf({
    name: suite.name,
    tests: String(cases.length),
    failures: numberOf(cases, 'failure'),
    errors: numberOf(cases, 'error'),
    skipped: numberOf(cases, 'skipped'),
    time: seconds(suite.durationMs),
    // Without a zone, as Ant writes it: UTC.
    timestamp: style.startedAt.replace(/(?:\.\d+)?Z$/, ''),
  });
  return `  <testsuite${attributes}>\n${cases.map((one) => caseXml(one, style)).join('')}  </testsuite>\n`;
}

function caseXml(one: JUnitCase, style: Style): string {
  const attributes = attributesOf({
    classname: one.classname,
    name: one.name,
    ...(one.durationMs === undefined ? {} : { time: seconds(one.durationMs) }),
    ...(style.withFiles && one.file !== '' ? { file: one.file } : {}),
  });
  const inside = [resultXml(one, style.messageLimit), outputXml(one.output, style.outputLimit)].filter(
    (part) => part !== '',
  );
  return inside.length === 0
    ? `    <testcase${attributes}/>\n`
    : `    <testcase${attributes}>\n${inside.map((part) => `      ${part}\n`).join('')}    </testcase>\n`;
}

/** GitLab shows the text of a result, Jenkins the attribute and the text: both say why. */
function resultXml({ result, type, message, explained, output }: JUnitCase, limit: number): string {
  if (result === 'passed') return '';
  const attributes = attributesOf({
    message: clipText(oneLine(clipText(message, limit)), shortMessageLength),
    type: typeOf(type),
  });
  const clipped = oneLine(message) === '' ? 'There is no message.' : clipText(message, limit);
  // GitLab shows no output: where nothing else explains the result, the end of it is part of the text.
  const text = output === '' || explained ? clipped : `${clipped}\n\n${endOf(output, limit)}`;
  return `<${result}${attributes}>${xmlText(text)}</${result}>`;
}

/** A prefix, because Rails (in GitLab) takes an element with type="file" or type="yaml" for something else. */
function typeOf(type: string): string {
  return `oras-buf.${oneLine(type).replaceAll(' ', '-') || 'unknown'}`;
}

function outputXml(output: string, limit: number): string {
  if (output === '') return '';
  // GitLab takes [[ATTACHMENT|path]] for a file of the job to show: an output must not choose one.
  return `<system-out>${xmlText(endOf(output, limit).replaceAll('[[ATTACHMENT|', '[ [ATTACHMENT|'))}</system-out>`;
}

function shareOf(longest: number, number: number): number {
  return Math.min(longest, Math.floor(allLength / Math.max(1, number)));
}

/** The end of an output: there compilers say what went wrong. */
function endOf(text: string, limit: number): string {
  return text.length <= limit ? text : `[…]\n${text.slice(text.length - limit).toWellFormed()}`;
}

function attributesOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
    .join('');
}

function numberOf(cases: readonly JUnitCase[], result: CaseResult): string {
  return String(cases.filter((one) => one.result === result).length);
}

/** With a point and at most three digits behind it, as the schema wants them. */
function seconds(milliseconds: number): string {
  return (Number.isFinite(milliseconds) ? Math.max(0, milliseconds) / 1_000 : 0).toFixed(3);
}
