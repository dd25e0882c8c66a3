import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMetricsText } from '../../src/report/open-metrics.ts';
import { recordedBuild } from '../build/recording.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'metrics.md'), 'utf8');

async function sampleNames(): Promise<ReadonlySet<string>> {
  const text = openMetricsText(sampleReport([sampleRoot(await recordedBuild('success'))]));
  return new Set(text.split('\n').flatMap((line) => /^[a-z]\w*/.exec(line) ?? []));
}

it('docs/metrics.md has a row for each metric, and for no other', async () => {
  const rows = [...page.matchAll(/^\| `(oras_buf_\w+)` \|/gm)].map(([, name = '']) => name);
  expect(rows.toSorted()).toEqual([...(await sampleNames())].toSorted());
});

it("the names that the project started from find their metric, and each of the old commands' patterns finds some", async () => {
  const names = [...(await sampleNames())];
  for (const old of ['cache_hit_rate', 'avg_resolution_time', 'bandwidth_saved', 'parallel_efficiency']) {
    expect(names.filter((name) => name.includes(old))).toHaveLength(1);
  }
  const patterns = [...page.matchAll(/grep -E '(\^[^']+)' metrics\.txt/g)].map(([, one = '']) =>
    one.replaceAll('\\|', '|'),
  );
  expect(patterns).toHaveLength(3);
  for (const pattern of patterns) {
    const alternatives = /\((.*)\)/.exec(pattern)?.[1]?.split('|') ?? [];
    for (const word of alternatives) expect(names.some((name) => name.startsWith(`oras_buf_${word}`))).toBe(true);
  }
});
