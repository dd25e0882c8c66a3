import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeQualityJson } from '../../src/report/code-quality.ts';
import type { Diagnostic, RanBuildReport, Report } from '../../src/report/report.ts';
import { recordedBuild, recordings } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';

/** What GitLab's documentation of Code Quality asks of an entry; its own schema (codeclimate.json) asks for less. */
const isCodeQuality = new Ajv({ allErrors: true }).compile<readonly Entry[]>({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1, pattern: '^[^\\n\\r]*$' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'lines'],
        properties: {
          // GitLab compares with the paths of the changes: ./ in front would match none.
          path: { type: 'string', pattern: '^(?!/|\\./|\\.\\./)[^]+' },
          lines: {
            type: 'object',
            additionalProperties: false,
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function entriesOf(report: Report): readonly Entry[] {
  const entries: unknown = JSON.parse(codeQualityJson(report));
  if (!isCodeQuality(entries)) throw new Error(JSON.stringify(isCodeQuality.errors));
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  return entries;
}

const unplaced: Diagnostic = { severity: 'error', message: 'm', rule: '', place: null, target: '' };

async function buildWith(...diagnostics: readonly Diagnostic[]): Promise<RanBuildReport> {
  return { ...(await recordedBuild('lint-failure')), diagnostics };
}

describe('the code quality report', () => {
  it.each(recordings())('of the recording %s keeps the rules', async (name) => {
    const build = await recordedBuild(name);
    expect(entriesOf(sampleReport([sampleRoot(build)]))).toHaveLength(build.diagnostics.length);
  });

  it.each(['test-fail', 'analysis-failure'])('of the recording %s, as a whole', async (name) => {
    const report = sampleReport([sampleRoot(await recordedBuild(name))]);
    await expect(codeQualityJson(report)).toMatchFileSnapshot(`../golden/code-quality-${name}.json`);
  });

  it('is an empty list where nothing was found', async () => {
    expect(codeQualityJson(sampleReport([sampleRoot(await recordedBuild('success'))]))).toBe('[]\n');
  });

  it('puts a finding without a file where its target or its project is declared', async () => {
    const build = await buildWith(
      { ...unplaced, target: 'root//team/a:x' },
      { ...unplaced, target: 'root//:y' },
      { ...unplaced, target: 'oras//against:z' },
      { ...unplaced, target: 'root//../up:x' },
      unplaced,
    );
    const root = sampleRoot(build, { directory: 'services' });
    expect(entriesOf(sampleReport([root])).map(({ location, description }) => [location.path, description])).toEqual([
      ['services/team/a/BUCK', 'root//team/a:x: m'],
      ['services/BUCK', 'root//:y: m'],
      ['services/.buckconfig', 'oras//against:z: m'],
      ['services/.buckconfig', 'root//../up:x: m'],
      ['services/.buckconfig', 'm'],
    ]);
    const buf = sampleRoot({ ...build, tool: 'buf', diagnostics: [{ ...unplaced, target: 'buf lint' }] });
    expect(entriesOf(sampleReport([buf])).map(({ location }) => location.path)).toEqual(['buf.yaml']);
  });

  it('has what stopped the job where that is about a file of the workspace', () => {
    const problem = {
      kind: 'LockOutOfDateError',
      message: 'm',
      next: 'Run it.',
      places: [{ file: 'buf.yaml', line: 5 }],
    };
    const report = sampleReport([], { outcome: 'error', exitCode: 2, problem });
    expect(entriesOf(report)).toMatchObject([
      {
        description: 'm Run it.',
        check_name: 'LockOutOfDateError',
        severity: 'major',
        location: { path: 'buf.yaml', lines: { begin: 5 } },
      },
    ]);
    expect(entriesOf({ ...report, outcome: 'skipped' })).toEqual([]);
    for (const file of ['/etc/x', '../x', 'C:\\x', '', '.', 'a/../../b', 'x'.repeat(5_000)]) {
      expect(entriesOf({ ...report, problem: { ...problem, places: [{ file }] } })).toEqual([]);
    }
  });

  it('calls what does not compile critical, and a warning minor', async () => {
    const place = { file: 'a.proto', line: 1 };
    const build = await buildWith(
      { ...unplaced, place, rule: 'COMPILE' },
      { ...unplaced, place, rule: 'ENUM_NO_DELETE' },
      { ...unplaced, place, severity: 'warning' },
    );
    const entries = entriesOf(sampleReport([sampleRoot(build)]));
    expect(entries.map(({ severity, check_name }) => [severity, check_name])).toEqual([
      ['critical', 'COMPILE'],
      ['major', 'ENUM_NO_DELETE'],
      ['minor', 'buck2'],
    ]);
  });

  it('keeps the rules for any text', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), (texts) => {
        entriesOf(reportOf(texts, { roots: 2, each: 6 }));
      }),
      { numRuns: 200 },
    );
  });

  it('of 5,000 findings is done in a few seconds at most', () => {
    const report = reportOf(['a <b> & "c"\n'.repeat(100), 'x.proto'], { roots: 1, each: 5_000, modules: 1_000 });
    // Time of the processor: other tests run beside this one.
    const started = process.cpuUsage();
    codeQualityJson(report);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});
