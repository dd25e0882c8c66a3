import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMetricsText } from '../../src/report/open-metrics.ts';
import type { ModuleReport, Report } from '../../src/report/report.ts';
import { recordedBuild, recordings } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { sampleModule, sampleReport, sampleRoot } from './sample-report.ts';

const noBuild = { tool: 'none', reason: 'only resolving was asked for' } as const;

/** Samples by name and labels. Throws where a line is not OpenMetrics 1.0, or GitLab would not read it. */
function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n');
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  const samples = new Map<string, number>();
  const families = new Set<string>();
  let family = '';
  let type = '';
  for (const line of lines.slice(0, -2)) {
    const described = /^# (TYPE|UNIT|HELP) ([a-z][a-z0-9_]*) (\S.*)$/.exec(line);
    if (described !== null) {
      const [, what, name = '', value = ''] = described;
      if (what === 'TYPE') {
        expect(families).not.toContain(name);
        families.add(name);
        family = name;
        type = value;
        expect(['gauge', 'info', 'stateset']).toContain(type);
      }
      expect(name).toBe(family);
      if (what === 'UNIT') expect(name.endsWith(`_${value}`)).toBe(true);
      continue;
    }
    const sample = /^([a-z0-9_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)+\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
      line,
    );
    if (sample === null) throw new Error(`no sample: ${JSON.stringify(line)}`);
    const [, name = '', labels = '', value] = sample;
    expect(name).toBe(type === 'info' ? `${family}_info` : family);
    if (type === 'stateset') expect(labels.startsWith(`{${family}="`)).toBe(true);
    expect(samples).not.toContain(name + labels);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

function metrics(report: Report): ReadonlyMap<string, number> {
  return samplesOf(openMetricsText(report));
}

function reportOfModules(modules: readonly ModuleReport[], changes: Partial<Report> = {}): Report {
  return sampleReport([sampleRoot(noBuild, { modules })], changes);
}

const quiet = {
  requests: 0,
  bytesReceived: 0,
  tokenExchanges: 0,
  retries: 0,
  busyMs: 0,
  activeMs: 0,
  peakParallel: 0,
  parallelLimit: 8,
};

describe('the metrics', () => {
  it.each(recordings())('of the recording %s keep the rules', async (name) => {
    const build = await recordedBuild(name);
    const found = metrics(sampleReport([sampleRoot(build)]));
    expect(found.get('oras_buf_targets{result="success"}')).toBe(
      build.targets.filter(({ result }) => result === 'success').length,
    );
    expect(found.has('oras_buf_actions{how="local"}')).toBe(build.actions !== null);
  });

  it.each(['success', 'test-fail'])('of the recording %s, as a whole', async (name) => {
    const text = openMetricsText(sampleReport([sampleRoot(await recordedBuild(name))]));
    await expect(text).toMatchFileSnapshot(`../golden/metrics-${name}.txt`);
  });

  it('have the four under their old names', () => {
    const modules = [
      sampleModule({ name: 'a', origin: 'store', sizeBytes: 10 }),
      sampleModule({ name: 'b', origin: 'cache', sizeBytes: 200 }),
      sampleModule({ name: 'c', origin: 'installed', sizeBytes: 3_000 }),
      sampleModule({ name: 'd', origin: 'network', sizeBytes: 40_000 }),
      sampleModule({ name: 'e', origin: 'none', sizeBytes: 500_000 }),
      sampleModule({ name: 'f', source: 'local', origin: 'none', sizeBytes: 0 }),
    ];
    const found = metrics(reportOfModules(modules, { timings: [{ phase: 'resolve', durationMs: 600, runs: 3 }] }));
    expect(found.get('oras_buf_cache_hit_rate_ratio')).toBe(0.75);
    expect(found.get('oras_buf_avg_resolution_time_seconds')).toBe(0.2);
    expect(found.get('oras_buf_bandwidth_saved_bytes')).toBe(3_210);
    // 2,700 ms of requests in 900 ms, where 8 might have been under way: 3 of 8.
    expect(found.get('oras_buf_parallel_efficiency_ratio')).toBe(0.375);
    expect(found.get('oras_buf_modules{origin="none"}')).toBe(1);
  });

  it.each([
    ['one request alone fills the one slot that it can', { requests: 1, busyMs: 50, activeMs: 50, peakParallel: 1 }, 1],
    ['one after the other', { requests: 20, busyMs: 80, activeMs: 80, peakParallel: 1 }, 0.125],
    ['two hosts may have more under way than one', { requests: 20, busyMs: 160, activeMs: 10, peakParallel: 16 }, 1],
    ['no request', {}, undefined],
    ['a request that took no time that the clock knows', { requests: 1, peakParallel: 1 }, undefined],
  ])('measure parallel efficiency: %s', (_, traffic, expected) => {
    const found = metrics(reportOfModules([], { traffic: { ...quiet, ...traffic } }));
    expect(found.get('oras_buf_parallel_efficiency_ratio')).toBe(expected);
  });

  it('claim nothing where there was nothing to measure', () => {
    const found = metrics(reportOfModules([], { traffic: quiet, timings: [] }));
    for (const name of ['cache_hit_rate_ratio', 'avg_resolution_time_seconds', 'parallel_efficiency_ratio']) {
      expect(found.has(`oras_buf_${name}`)).toBe(false);
    }
    expect(found.get('oras_buf_bandwidth_saved_bytes')).toBe(0);
    expect(found.get('oras_buf_registry_requests')).toBe(0);
    expect([...found.keys()].filter((key) => /targets|tests|actions/.test(key))).toEqual([]);
    expect(metrics(sampleReport([])).get('oras_buf_roots')).toBe(0);
  });

  it('say how the job ended', () => {
    const found = metrics(reportOfModules([], { outcome: 'skipped', exitCode: 0 }));
    expect(found.get('oras_buf_outcome{oras_buf_outcome="skipped"}')).toBe(1);
    expect(found.get('oras_buf_outcome{oras_buf_outcome="success"}')).toBe(0);
    expect(found.get('oras_buf_cache{oras_buf_cache="partial"}')).toBe(1);
    expect(found.get('oras_buf_info{version="0.1.0",ci="github",command="run"}')).toBe(1);
  });

  it('keep the rules for any text', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 20 }), hostileText, (texts, version) => {
        const report = reportOf(texts, { roots: 2, each: 4 });
        metrics({ ...report, tool: { name: 'oras-buf', version }, timings: [...report.timings, ...report.timings] });
      }),
      { numRuns: 200 },
    );
  });

  it('do not grow with the job', () => {
    const report = reportOf(['x'], { roots: 1, each: 5_000, modules: 1_000 });
    expect(openMetricsText(report).length).toBeLessThan(10_000);
  });
});
