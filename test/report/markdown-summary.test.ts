import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownSummary } from '../../src/report/markdown-summary.ts';
import type { Outcome } from '../../src/report/report.ts';
import { recordedBuild } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { markdownFaults } from './markdown-checker.ts';
import { sampleModule, sampleModules, sampleReport, sampleRoot } from './sample-report.ts';

const noBuild = { tool: 'none', reason: 'the setting build is none' } as const;

const problem = {
  kind: 'LockOutOfDateError',
  message: 'oras.lock does not agree with buf.yaml\n  oras.birb.homes/common/auth: asked v3, locked v2.0.1',
  next: 'Run `oras-buf resolve` and commit oras.lock and buf.lock.',
  places: [{ file: 'buf.yaml', line: 5 }, { file: 'oras.lock' }],
};

describe('the summary', () => {
  it('of a run that changed the lock and has remarks', async () => {
    const lock = {
      path: 'oras.lock',
      status: 'updated',
      digest: `sha256:${'7'.repeat(64)}`,
      written: ['oras.lock', 'buf.lock'],
      changes: [
        { kind: 'added', module: 'oras.birb.homes/platform/events', from: '', to: 'v0.3.0', against: '' },
        { kind: 'moved', module: 'oras.birb.homes/common/auth', from: 'v2.0.0', to: 'v2.0.1', against: '' },
        { kind: 'removed', module: 'oras.birb.homes/old/thing', from: 'v1.0.0', to: '', against: '' },
        {
          kind: 'tag-moved',
          module: 'oras.birb.homes/common/types',
          from: `sha256:${'1a'.repeat(32)}`,
          to: `sha256:${'2b'.repeat(32)}`,
          against: '',
        },
      ],
    } as const;
    const report = sampleReport([sampleRoot(await recordedBuild('success'), { lock })], {
      mode: { frozen: false, offline: false, update: true },
      remarks: [
        {
          severity: 'warning',
          message: 'the tag `v1.2.0` moved; the locked digest was kept',
          place: { file: 'buf.yaml', line: 4 },
        },
        { severity: 'notice', message: 'waited 2 s for another run of this root', place: null },
      ],
    });
    const summary = markdownSummary(report);
    expect(markdownFaults(summary)).toEqual([]);
    await expect(summary).toMatchFileSnapshot('../golden/summary-lock-changed.md');
  });

  it.each([
    ['used', '', 'Remote cache `grpcs://h:1`: '],
    ['unreachable', 'no `answer` <b>', '⚠️ Remote cache `grpcs://h:1` was not used: no `answer` '],
    ['lost', 'RE_UNAVAILABLE', '⚠️ Remote cache `grpcs://h:1` went away during the build: RE'],
  ] as const)('of a build whose remote server was %s', async (state, reason, told) => {
    const build = await recordedBuild('success');
    const remote = { kind: 'cache', endpoint: 'grpcs://h:1', state, reason } as const;
    const summary = markdownSummary(sampleReport([sampleRoot({ ...build, remote })]));
    expect(summary).toContain(told);
    expect(summary).not.toContain('<b>');
    expect(markdownFaults(summary)).toEqual([]);
  });

  it('of a job that an error stopped', async () => {
    const report = sampleReport([sampleRoot(noBuild)], { outcome: 'error', exitCode: 2, problem });
    const summary = markdownSummary(report);
    expect(summary.split('\n').slice(0, 3)).toEqual([
      '## 🛑 Stopped: lock out of date',
      '',
      '> **Next:** Run `oras-buf resolve` and commit oras.lock and buf.lock.',
    ]);
    expect(markdownFaults(summary)).toEqual([]);
    await expect(summary).toMatchFileSnapshot('../golden/summary-error.md');
  });

  it('of several roots has a section for each; of one root none', async () => {
    const services = sampleRoot(await recordedBuild('lint-failure'), { directory: 'services/api' });
    const tools = sampleRoot(noBuild, { directory: 'tools', modules: sampleModules.slice(0, 1) });
    const summary = markdownSummary(sampleReport([services, tools]));
    expect(summary).toContain('\n## `services/api`\n');
    expect(summary).toContain('\n## `tools`\n');
    expect(markdownSummary(sampleReport([services]))).not.toContain('\n## ');
    expect(markdownFaults(summary)).toEqual([]);
    await expect(summary).toMatchFileSnapshot('../golden/summary-two-roots.md');
  });

  it('of stock buf', async () => {
    const summary = markdownSummary(
      sampleReport([
        sampleRoot({
          tool: 'buf',
          reason: 'there is no .buckconfig',
          toolVersion: '1.75.0',
          commands: ['buf build', 'buf lint'],
          result: 'failure',
          exitCode: 100,
          durationMs: 210,
          targets: [
            { label: 'buf build', result: 'success', outputs: [], errors: [] },
            {
              label: 'buf lint',
              result: 'failure',
              outputs: [],
              errors: [
                {
                  category: 'user',
                  message: '1 finding in 1 file',
                  output: 'a.proto:3:9: Message name "x" (MESSAGE_PASCAL_CASE)',
                  tags: [],
                },
              ],
            },
          ],
          tests: [],
          errors: [],
          diagnostics: [
            {
              severity: 'error',
              message: 'Message name "x" should be PascalCase, such as "X".',
              rule: 'MESSAGE_PASCAL_CASE',
              place: { file: 'a.proto', line: 3, column: 9 },
              target: 'buf lint',
            },
          ],
          actions: null,
          remote: null,
        }),
      ]),
    );
    expect(summary.split('\n', 1)[0]).toBe('## ❌ Failed: 1 of 2 checks');
    expect(markdownFaults(summary)).toEqual([]);
    await expect(summary).toMatchFileSnapshot('../golden/summary-buf.md');
  });

  it('sends the reader to failed tests that no finding stands for, and calls none of their targets a success', async () => {
    const next = (summary: string): string => summary.split('\n')[2] ?? '';
    const build = await recordedBuild('test-fail');
    const summary = markdownSummary(sampleReport([sampleRoot(build)]));
    expect(next(summary)).toBe(
      '> **Next:** Fix the 4 findings and the failed test below, then try it yourself: `buck2 test //...`.',
    );
    expect(summary).toContain('4 targets succeeded');
    expect(summary).not.toContain('| `root//:smoke_test` |');

    const unplaced = markdownSummary(sampleReport([sampleRoot({ ...build, diagnostics: [] })]));
    expect(next(unplaced)).toMatch(/^> \*\*Next:\*\* Fix the 3 failed tests below, then/);
    const untold = markdownSummary(sampleReport([sampleRoot({ ...build, diagnostics: [], tests: [] })]));
    expect(next(untold)).toMatch(/^> \*\*Next:\*\* Read the messages below, then/);
  });

  it.each<Outcome>(['skipped', 'cancelled', 'error', 'failure'])(
    'shows nothing green when the outcome is %s',
    async (outcome) => {
      const report = sampleReport([sampleRoot(outcome === 'failure' ? await recordedBuild('test-fail') : noBuild)], {
        outcome,
        cache: { result: 'hit', key: 'k', matchedKey: 'k', reason: '', saved: 'already-there' },
        problem: outcome === 'skipped' ? { ...problem, kind: 'MissingCredentialsError' } : null,
      });
      const summary = markdownSummary(report);
      expect(summary).not.toMatch(/✅|✔|🟢|💚|\[!TIP\]|[Ss]uccess:/u);
      expect(summary.split('\n', 1)[0]).toMatch(
        { skipped: /^## ⏭️ Skipped/, cancelled: /^## 🚫/, error: /^## 🛑/, failure: /^## ❌/ }[outcome as 'skipped'],
      );
    },
  );

  it('of every recorded run is sound Markdown', async () => {
    for (const name of [
      'action-failure',
      'analysis-failure',
      'bad-pattern',
      'format-failure',
      'remote-cache-unreachable',
      'test-fail',
      'unknown-package',
    ]) {
      expect(markdownFaults(markdownSummary(sampleReport([sampleRoot(await recordedBuild(name))])))).toEqual([]);
    }
  });
});

describe('versions that the workspace is compared with', () => {
  const reference = 'oras.birb.homes/common/types:v1.0.0';
  const old = sampleModule({
    version: 'v1.0.0',
    against: reference,
    askedBy: [{ requirement: 'v1.0.0', by: 'BUCK:9' }],
  });
  const change = { kind: 'added', module: old.name, from: '', to: 'v1.0.0', against: reference } as const;
  const lock = { path: 'oras.lock', status: 'updated', digest: '', written: ['oras.lock'], changes: [change] } as const;

  it('are marked as such, and no part of the graph', async () => {
    const build = await recordedBuild('success');
    const summary = markdownSummary(sampleReport([sampleRoot(build, { modules: [sampleModule(), old], lock })]));
    const row = summary.split('\n').find((line) => line.includes('`v1.0.0`') && line.includes('BUCK:9'));
    expect(row).toContain('network, against');
    expect(summary).toContain('added, against');
    expect(summary.slice(summary.indexOf('```mermaid'))).not.toContain('v1.0.0');
    expect(markdownSummary(sampleReport([sampleRoot(build, { modules: [old] })]))).not.toContain('### Dependencies');
  });
});

describe('text from outside', () => {
  it('cannot break out of its place', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (texts, roots) => {
          expect(markdownFaults(markdownSummary(reportOf(texts, { roots, each: 4 })))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('the checker finds what a careless renderer would let through', () => {
    for (const careless of [
      '<script>',
      '| a | b |\n| c |',
      '`open',
      'x',
      '# head',
      '**@octocat**',
      '```text\nno end',
      '<details><summary>x</summary>\n\n',
      '- [x](y)',
    ]) {
      expect(markdownFaults(careless), careless).not.toEqual([]);
    }
  });
});

describe('the size of the summary', () => {
  const large = (each: number, text: string): ReturnType<typeof reportOf> => reportOf([text], { roots: 1, each });

  it('is at most 1 MiB for 1,000 modules and 5,000 failed targets with hostile names and long outputs, in a few seconds', () => {
    const report = reportOf([`${'<|`@x\n'.repeat(30)}${'中'.repeat(400)}`], { roots: 1, each: 5_000, modules: 1_000 });
    let summary = '';
    // The best of three, in time of the processor: other work on the machine is not what is measured.
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      summary = markdownSummary(report);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    expect(Math.min(...times)).toBeLessThan(5_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576);
    expect(summary).toContain('Shortened to fit');
    expect(summary).toContain('… and ');
    expect(markdownFaults(summary)).toEqual([]);
  });

  it('is at most 1 MiB for 50 outputs of 16 KiB, and for 3,000 roots', () => {
    for (const report of [large(60, 'x'.repeat(16_384)), reportOf(['name'], { roots: 3_000, each: 2 })]) {
      const summary = markdownSummary(report);
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576);
      expect(markdownFaults(summary)).toEqual([]);
    }
  });

  it('fits whatever the limit is', () => {
    const report = large(200, 'text with `code` and <html>');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), (limit) => {
        expect(Buffer.byteLength(markdownSummary(report, limit))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 60 },
    );
  });

  it('costs the graph first, then rows, then outputs', async () => {
    const modules = Array.from({ length: 120 }, (_, index) =>
      sampleModule({ name: `oras.birb.homes/common/m${index}` }),
    );
    const report = sampleReport([sampleRoot(await recordedBuild('action-failure'), { modules })]);
    const full = markdownSummary(report);
    expect(full).toContain('```mermaid');
    expect(full).not.toContain('Shortened');
    const withoutGraph = markdownSummary(report, Buffer.byteLength(full) - 1);
    expect(withoutGraph).not.toContain('```mermaid');
    expect(withoutGraph).toContain('the graph is left out');
    expect(withoutGraph).toContain('`common/m119`');
    const withCounts = markdownSummary(report, Buffer.byteLength(withoutGraph) - 1);
    expect(withCounts).not.toContain('`common/m119`');
    expect(withCounts).toContain('… and 70 more modules.');
    expect(withCounts).toContain('cannot find `strng` in this scope');
  });
});
