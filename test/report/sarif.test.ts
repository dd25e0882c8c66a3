import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, RanBuildReport, Report } from '../../src/report/report.ts';
import { sarifJson } from '../../src/report/sarif.ts';
import { recordedBuild, recordings } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';
import { readSarif, type SarifResult } from './sarif-rules.ts';

const finding: Diagnostic = { severity: 'error', message: 'm', rule: 'R', place: null, target: '' };

async function reportWith(...diagnostics: readonly Diagnostic[]): Promise<Report> {
  const build: RanBuildReport = { ...(await recordedBuild('lint-failure')), diagnostics };
  return sampleReport([sampleRoot(build)]);
}

function resultsOf(report: Report): readonly SarifResult[] {
  return readSarif(sarifJson(report)).runs[0].results;
}

describe('the SARIF log', () => {
  it.each(recordings())('of the recording %s keeps the rules and has every finding', async (name) => {
    const build = await recordedBuild(name);
    expect(resultsOf(sampleReport([sampleRoot(build)]))).toHaveLength(build.diagnostics.length);
  });

  it.each(['test-fail', 'parse-failure', 'analysis-failure', 'success'])(
    'of the recording %s, as a whole',
    async (name) => {
      const log = sarifJson(sampleReport([sampleRoot(await recordedBuild(name))]));
      await expect(log).toMatchFileSnapshot(`../golden/sarif-${name}.json`);
    },
  );

  it('encodes paths, and keeps lines and columns', async () => {
    const places = [
      { file: 'a b/ü:1%.proto', line: 3, column: 4 },
      { file: './x.proto', line: 7 },
      { file: 'team\\y.proto' },
    ];
    const results = resultsOf(await reportWith(...places.map((place) => ({ ...finding, place }))));
    expect(results.map(({ locations }) => locations[0]?.physicalLocation)).toEqual([
      {
        artifactLocation: { uri: 'a%20b/%C3%BC%3A1%25.proto', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 4 },
      },
      { artifactLocation: { uri: 'x.proto', uriBaseId: '%SRCROOT%' }, region: { startLine: 7 } },
      { artifactLocation: { uri: 'team/y.proto', uriBaseId: '%SRCROOT%' }, region: { startLine: 1 } },
    ]);
  });

  it('puts findings without a file where their target is declared, and names it', async () => {
    const results = resultsOf(await reportWith({ ...finding, target: 'root//:x' }, finding));
    expect(results[0]?.message.text).toBe('root//:x: m');
    const region = { startLine: 1 };
    const at = (uri: string) => ({ physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region } });
    expect(results.map(({ locations }) => locations)).toEqual([
      [{ ...at('BUCK'), logicalLocations: [{ fullyQualifiedName: 'root//:x', kind: 'target' }] }],
      [at('.buckconfig')],
    ]);
  });

  it('sends readers of a rule of buf to its documentation', async () => {
    const rules = ['MESSAGE_PASCAL_CASE', 'FIELD_SAME_TYPE', 'buf_lint', 'COMPILE', '', 'starlark_fail'];
    const report = await reportWith(...rules.map((rule) => ({ ...finding, rule })));
    const told = readSarif(sarifJson(report)).runs[0].tool.driver.rules;
    expect(told.map(({ id, helpUri }) => [id, helpUri])).toEqual([
      ['MESSAGE_PASCAL_CASE', 'https://buf.build/docs/lint/rules/#message_pascal_case'],
      ['FIELD_SAME_TYPE', 'https://buf.build/docs/breaking/rules/#field_same_type'],
      ['buf_lint', 'https://buf.build/docs/lint/rules/'],
      ['COMPILE', undefined],
      ['buck2', undefined],
      ['starlark_fail', undefined],
    ]);
  });

  it('tells what stopped the job, as a result where it is about a file', () => {
    const problem = {
      kind: 'LockOutOfDateError',
      message: 'm [x](http://h)',
      next: 'n',
      places: [{ file: 'buf.yaml' }],
    };
    const report = sampleReport([], {
      outcome: 'error',
      exitCode: 2,
      problem,
      remarks: [
        { severity: 'warning', message: 'w', place: { file: 'buf.yaml', line: 2 } },
        { severity: 'notice', message: 'n', place: null },
      ],
    });
    const [{ invocations, results }] = readSarif(sarifJson(report)).runs;
    expect(invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(invocations[0].toolExecutionNotifications.map(({ level, message }) => [level, message.text])).toEqual([
      ['error', 'm [x] (http://h)\nn'],
      ['warning', 'w'],
      ['note', 'n'],
    ]);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['LockOutOfDateError']);
    const elsewhere = { ...report, problem: { ...problem, places: [] } };
    expect(resultsOf(elsewhere)).toEqual([]);
  });

  it('of a red build says that the tool itself did its work', async () => {
    const [{ invocations }] = readSarif(sarifJson(await reportWith(finding))).runs;
    expect(invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
  });

  it('ends at 25,000 results and says how many are left out', async () => {
    const many = Array.from({ length: 25_002 }, (_, line) => ({ ...finding, place: { file: 'a', line: line + 1 } }));
    const [{ invocations, results }] = readSarif(sarifJson(await reportWith(...many))).runs;
    expect(results).toHaveLength(25_000);
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toBe(
      '2 more findings are left out; report.json has them.',
    );
  });

  it('keeps the rules for any text', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), (texts) => {
        readSarif(sarifJson(reportOf(texts, { roots: 2, each: 6 })));
      }),
      { numRuns: 200 },
    );
  });

  it('of 5,000 findings is done in a few seconds at most', () => {
    const report = reportOf(['a <b> & "c"\n'.repeat(100), 'x.proto'], { roots: 1, each: 5_000, modules: 1_000 });
    // Time of the processor: other tests run beside this one.
    const started = process.cpuUsage();
    sarifJson(report);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});
