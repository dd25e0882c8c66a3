import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitXml } from '../../src/report/junit.ts';
import type { Outcome, RanBuildReport, Report } from '../../src/report/report.ts';
import { recordedBuild, recordings } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { casesOf, junitFaults } from './junit-rules.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';
import { readXml } from './xml-reader.ts';

const noBuild = { tool: 'none', reason: 'the job stopped before the build' } as const;
const problem = {
  kind: 'LockOutOfDateError',
  message: 'oras.lock does not agree with buf.yaml',
  next: 'Run `oras-buf resolve`.',
  places: [{ file: 'buf.yaml', line: 5 }],
};

/** `name: result` of each case, in order. */
function results(report: Report): readonly string[] {
  return casesOf(readXml(junitXml(report))).map(
    ({ one }) =>
      `${one.attributes.get('name')}: ${one.children.filter(({ name }) => name !== 'system-out')[0]?.name ?? 'passed'}`,
  );
}

function isRed(report: Report): boolean {
  return results(report).some((result) => /: (?:failure|error)$/.test(result));
}

describe('the JUnit report', () => {
  it.each(recordings())('of the recording %s keeps the rules, and is red where the job is', async (name) => {
    const report = sampleReport([sampleRoot(await recordedBuild(name))]);
    expect(junitFaults(junitXml(report))).toEqual([]);
    expect(junitFaults(junitXml({ ...report, ci: 'gitlab' }), true)).toEqual([]);
    expect(isRed(report)).toBe(report.outcome !== 'success');
  });

  it.each(['success', 'test-fail', 'action-failure', 'remote-cache-unreachable', 'bad-pattern'])(
    'of the recording %s, as a whole',
    async (name) => {
      const xml = junitXml(sampleReport([sampleRoot(await recordedBuild(name))], { ci: 'gitlab' }));
      await expect(xml).toMatchFileSnapshot(`../golden/junit-${name}.xml`);
    },
  );

  it('tells failures of the code from errors of the machine', async () => {
    const failed = await recordedBuild('action-failure');
    expect(results(sampleReport([sampleRoot(failed)]))).toContain('root//:lint: failure');
    const down = await recordedBuild('remote-cache-unreachable');
    expect(results(sampleReport([sampleRoot(down)]))).toContain('root//:lint: error');
    const tests = (['pass', 'fail', 'skip', 'omitted', 'fatal', 'timeout', 'infrastructure', 'unknown'] as const).map(
      (result) => ({ target: 'root//:t', name: result, result, durationMs: 1_234.5678, details: '' }),
    );
    const report = sampleReport([sampleRoot({ ...failed, targets: [], errors: [], tests })]);
    expect(results(report).slice(1)).toEqual([
      'root//:t pass: passed',
      'root//:t fail: failure',
      'root//:t skip: skipped',
      'root//:t omitted: skipped',
      'root//:t fatal: error',
      'root//:t timeout: error',
      'root//:t infrastructure: error',
      'root//:t unknown: error',
    ]);
    expect(junitXml(report)).toContain('name="root//:t pass" time="1.235"');
  });

  it.each<[Outcome, Report['problem'], string]>([
    ['error', problem, 'oras-buf run: error'],
    ['error', null, 'oras-buf run: error'],
    ['cancelled', null, 'oras-buf run: error'],
    ['failure', null, 'oras-buf run: failure'],
    ['skipped', problem, 'oras-buf run: skipped'],
    ['success', null, 'oras-buf run: passed'],
  ])('of a job that ended as %s and built nothing', (outcome, stopped, told) => {
    for (const roots of [[], [sampleRoot(noBuild)]]) {
      const report = sampleReport(roots, { outcome, exitCode: 2, problem: stopped });
      expect(results(report)[0]).toBe(told);
      expect(junitFaults(junitXml(report))).toEqual([]);
    }
  });

  it('names the file of a problem and of a finding, under GitLab alone', async () => {
    const roots = [sampleRoot(await recordedBuild('lint-failure'))];
    const report = sampleReport(roots, { ci: 'gitlab', problem, outcome: 'error' });
    const files = casesOf(readXml(junitXml(report))).map(({ one }) => one.attributes.get('file'));
    expect(files).toEqual(['buf.yaml', undefined, 'service.proto']);
    for (const ci of ['github', 'jenkins', 'terminal'] as const) {
      expect(junitXml({ ...report, ci })).not.toContain(' file=');
    }
  });

  it('of a build that is red without a red target, test or error has a red case', async () => {
    const build: RanBuildReport = { ...(await recordedBuild('success')), result: 'failure', exitCode: 3 };
    expect(results(sampleReport([sampleRoot(build)])).at(-1)).toBe('build: failure');
    const lost: RanBuildReport = { ...build, targets: [], result: 'infrastructure' };
    expect(results(sampleReport([sampleRoot(lost)])).at(-1)).toBe('build: error');
  });

  it('keeps cases of several roots, and cases of one name, apart', async () => {
    const build = await recordedBuild('test-fail');
    const twice = { ...build, tests: [...build.tests, ...build.tests] };
    const xml = junitXml(sampleReport([sampleRoot(twice), sampleRoot(twice, { directory: 'services/api' })]));
    expect(junitFaults(xml)).toEqual([]);
    expect(xml).toContain('classname="services/api: buck2 test" name="root//:smoke_test (2)"');
  });

  it('holds whatever text there is: what XML forbids, ]]>, colours, and files for GitLab to attach', async () => {
    const output = '\u001b[31mred\u001b[0m \u0000\u0008\ufffe\ud800 ]]> <b> & "q" [[ATTACHMENT|/etc/passwd]]\r\nend';
    const build = await recordedBuild('success');
    const failed: RanBuildReport = {
      ...build,
      result: 'failure',
      diagnostics: [],
      targets: [
        {
          label: 'root//:x\n"<',
          result: 'failure',
          outputs: [],
          errors: [{ category: 'user', message: output, output, tags: [] }],
        },
      ],
    };
    const xml = junitXml(sampleReport([sampleRoot(failed)]));
    expect(junitFaults(xml).filter((fault) => !fault.includes('attaches'))).toEqual([]);
    const last = casesOf(readXml(xml)).at(-1)?.one;
    expect(last?.attributes.get('name')).toBe('root//:x "<');
    expect(last?.children.at(-1)?.text).toBe(
      'red \ufffd\ufffd\ufffd\ufffd ]]> <b> & "q" [ [ATTACHMENT|/etc/passwd]]\r\nend',
    );
  });

  it('keeps the rules for any text', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), (texts) => {
        const report = reportOf(texts, { roots: 2, each: 3 });
        expect(junitFaults(junitXml(report))).toEqual([]);
        expect(junitFaults(junitXml({ ...report, ci: 'gitlab' }), true)).toEqual([]);
        expect(isRed(report)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('of 5,000 failed targets with long outputs stays small, and is done in a few seconds at most', () => {
    const report = reportOf(['a <b> & "c"\n'.repeat(1_300), 'root//x:y'], { roots: 1, each: 5_000, modules: 1_000 });
    // Time of the processor: other tests run beside this one.
    const started = process.cpuUsage();
    const xml = junitXml(report);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(5_000);
    expect(Buffer.byteLength(xml)).toBeLessThan(40 * 1024 * 1024);
    expect(junitFaults(xml)).toEqual([]);
  }, 60_000);
});
