import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import type { RanBuildReport } from '../../src/report/report.ts';
import { recordedBuild } from '../build/recording.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';

describe('annotations', () => {
  it('put what stopped the job at the first of its places, with what to do', () => {
    const report = sampleReport([], {
      outcome: 'error',
      exitCode: 4,
      problem: {
        kind: 'NoSuchVersionError',
        message: 'there is no v9 of oras.birb.homes/common/auth',
        next: 'Ask for v2.0.1.',
        places: [{ file: 'buf.yaml', line: 5 }, { file: 'BUCK' }],
      },
    });
    expect(annotationsOf(report)).toEqual([
      {
        severity: 'error',
        title: 'oras-buf',
        message: 'there is no v9 of oras.birb.homes/common/auth\nAsk for v2.0.1.',
        place: { file: 'buf.yaml', line: 5 },
      },
    ]);
  });

  it('call missing credentials a warning where the job was skipped for them', () => {
    const report = sampleReport([], {
      outcome: 'skipped',
      problem: { kind: 'MissingCredentialsError', message: 'no token', next: 'Set one.', places: [] },
    });
    expect(annotationsOf(report).map((one) => one.severity)).toEqual(['warning']);
  });

  it('come errors first, then warnings, then notices, and with a place first', async () => {
    const report = sampleReport([sampleRoot(await recordedBuild('test-fail'))], {
      remarks: [
        { severity: 'notice', message: 'n', place: null },
        { severity: 'warning', message: 'w', place: null },
        { severity: 'warning', message: 'wp', place: { file: 'BUCK', line: 3 } },
      ],
    });
    expect(annotationsOf(report).map((one) => `${one.severity} ${one.place !== null}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'error true'),
      'error false',
      'warning true',
      'warning false',
      'notice false',
    ]);
  });

  it('say a thing once, also where two roots or targets repeat it', async () => {
    const build = await recordedBuild('lint-failure');
    const report = sampleReport([
      sampleRoot(build),
      sampleRoot({ ...build, diagnostics: [...build.diagnostics, ...build.diagnostics] }),
    ]);
    expect(annotationsOf(report)).toHaveLength(2);
  });

  it('tell a failed test that no finding explains by what it printed, and cut what is very long', async () => {
    const build: RanBuildReport = {
      ...(await recordedBuild('success')),
      result: 'failure',
      tests: [{ target: 't', name: 'n', result: 'timeout', durationMs: 1, details: 'x'.repeat(10_000) }],
    };
    const [annotation] = annotationsOf(sampleReport([sampleRoot(build)]));
    expect(annotation?.title).toBe('Test n: timeout');
    expect(annotation?.message).toHaveLength(4_001);
  });

  it('never leave a red build without one', async () => {
    const build = { ...(await recordedBuild('action-failure')), diagnostics: [] };
    expect(annotationsOf(sampleReport([sampleRoot(build)])).map((one) => one.title)).toContain('root//:lint failed');
  });
});
