import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Diagnostic, TestReport } from '../report/report.ts';
import { outputTail } from './command-output.ts';
import { type PathBase, parseTextLines, withoutStagedPaths } from './diagnostic-lines.ts';
import { countOf, nested, objectOf, parseJson, stringOf } from './untrusted-json.ts';

/** What the event log tells of tests. */
export interface Buck2TestResults {
  readonly tests: readonly TestReport[];
  /** Places that failed tests named in their output. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Source: `enum TestStatus` in buck2's app/buck2_data/data.proto. A rerun or a listing is no result of its own. */
const results: Readonly<Record<number, TestReport['result']>> = {
  1: 'pass',
  2: 'fail',
  3: 'skip',
  4: 'omitted',
  5: 'fatal',
  6: 'timeout',
  7: 'unknown',
  11: 'infrastructure',
};
const notResults: ReadonlySet<number> = new Set([8, 9]);
const listingFailed = 10;

/** Bytes kept of what a test printed: less where it passed. */
const failedDetailsBytes = 16 * 1024;
const passedDetailsBytes = 2 * 1024;

/**
 * Reads the tests' results out of an event log (`--event-log FILE.json-lines`). The log of a large build has hundreds of
 * megabytes, so it is read as a stream, and only lines that can be a result are parsed. Rejects where there is no such file.
 */
export async function readBuck2TestResults(eventLog: string, base: PathBase): Promise<Buck2TestResults> {
  const tests: TestReport[] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = createInterface({ input: createReadStream(eventLog, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (!line.includes('"TestResult"')) continue;
    const event = nested(parseJson(line), 'Event', 'data', 'Instant', 'data', 'TestResult');
    const test = readTest(event);
    if (test === undefined) continue;
    tests.push(test);
    if (test.result === 'pass' || test.result === 'skip' || test.result === 'omitted') continue;
    const found = parseTextLines(stringOf(objectOf(event)['details']), base);
    diagnostics.push(...found.map((one) => ({ ...one, rule: one.rule || 'test', target: test.target })));
  }
  tests.sort((a, b) => compare(a.target, b.target) || compare(a.name, b.name));
  return { tests, diagnostics };
}

function readTest(event: unknown): TestReport | undefined {
  const fields = objectOf(event);
  const status = fields['status'];
  if (typeof status !== 'number' || notResults.has(status)) return undefined;
  const result = status === listingFailed ? 'fatal' : (results[status] ?? 'unknown');
  const packageName = stringOf(nested(fields, 'target_label', 'label', 'package'));
  const targetName = stringOf(nested(fields, 'target_label', 'label', 'name'));
  const target = targetName === '' ? packageName : `${packageName}:${targetName}`;
  const limit = result === 'pass' ? passedDetailsBytes : failedDetailsBytes;
  return {
    target,
    name: stringOf(fields['name']) || target,
    result,
    durationMs: countOf(fields['duration_us']) / 1_000,
    details: outputTail(withoutStagedPaths(withoutEmptyStreams(stringOf(fields['details']))), limit),
  };
}

/** buck2 heads each stream of a test with its name, also where there was nothing in it. */
function withoutEmptyStreams(details: string): string {
  const parts = /^---- STDOUT ----\n([\s\S]*?)\n---- STDERR ----\n([\s\S]*)$/.exec(details);
  if (parts === null) return details;
  const [, stdout = '', stderr = ''] = parts;
  return [stdout.trim(), stderr.trim()].filter((part) => part !== '').join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
