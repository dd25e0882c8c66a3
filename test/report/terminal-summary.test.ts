import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalSummary } from '../../src/report/terminal-summary.ts';
import { recordedBuild } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';

describe('the terminal summary', () => {
  it.each(['success', 'action-failure', 'test-fail'])('of the recorded run %s', async (name) => {
    const summary = terminalSummary(sampleReport([sampleRoot(await recordedBuild(name))]));
    await expect(summary).toMatchFileSnapshot(`../golden/terminal-${name}.txt`);
  });

  it('names the problem with its places and what to do', () => {
    const summary = terminalSummary(
      sampleReport([], {
        outcome: 'error',
        exitCode: 2,
        problem: {
          kind: 'VersionConflictError',
          message: 'no version of oras.birb.homes/common/auth satisfies all\n  buf.yaml:5 asks v3',
          next: 'Ask for v2 in buf.yaml.',
          places: [{ file: 'buf.yaml', line: 5 }],
        },
      }),
    );
    expect(summary.split('\n').slice(0, 5)).toEqual([
      '✘ Stopped: version conflict  14 s',
      '  problem   no version of oras.birb.homes/common/auth satisfies all',
      '              buf.yaml:5 asks v3',
      '  where     buf.yaml:5',
      '  next      Ask for v2 in buf.yaml.',
    ]);
  });

  it('leaves colours to the style function that it is given', async () => {
    const report = sampleReport([sampleRoot(await recordedBuild('action-failure'))]);
    const marked = terminalSummary(report, (style, text) => `{${style}:${text}}`);
    expect(marked).toContain('{bad:✘ Failed: 5 of 12 targets}');
    expect(marked).toContain('{bad:service.proto:16:3}');
    expect(marked.replace(/\{[a-z]+:([^{}]*)\}/g, '$1')).toContain('service.proto:16:3: cannot find');
  });

  it('never moves the cursor or colours anything, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), (texts) => {
        const summary = terminalSummary(reportOf(texts, { roots: 2, each: 3 }));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(summary.isWellFormed()).toBe(true);
        expect(summary.startsWith('✘ ')).toBe(true);
      }),
    );
  });

  it('stays short for a large job', () => {
    const summary = terminalSummary(reportOf(['name'], { roots: 1, each: 3_000 }));
    expect(summary.split('\n').length).toBeLessThan(400);
    expect(summary).toContain('… and 2,950 more modules');
  });
});
