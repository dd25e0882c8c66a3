import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Holdings } from './engine-worker.ts';
import { type JobRow, SoakRecord } from './soak-record.ts';
import { exitCodeCounts, finalTable, growths, minuteLine, wholeRunProblems } from './soak-table.ts';

function job(more: Partial<JobRow>): JobRow {
  const row = { load: 'engine', kind: 'warm', isBeside: false, need: 'sure', weather: ['clear'], exitCode: 0 } as const;
  return { ...row, rightExitCodes: [0], atSeconds: 10, seconds: 1, ...more };
}

/** Both loads, both codes. */
const enough: readonly JobRow[] = (['processes', 'engine'] as const).flatMap((load) =>
  [0, 5].map((exitCode) => job({ load, exitCode })),
);

function holdings(count: number, heapGrowth: number): readonly Holdings[] {
  return Array.from({ length: count }, (_, index) => ({
    heapUsed: 20_000_000 + heapGrowth * index,
    heapData: 15_000_000,
    external: 10_000_000,
    arrayBuffers: 600_000,
    rss: 160_000_000,
    resources: ['PipeWrap'],
    descriptors: ['pipe:[#]'],
  }));
}

describe('wholeRunProblems', () => {
  it('none of a long steady run', () => {
    expect(wholeRunProblems(enough, growths(holdings(600, 0)), 60)).toEqual([]);
  });

  it('a leak', () => {
    expect(wholeRunProblems(enough, growths(holdings(600, 10_000)), 60)).toEqual([
      'heapUsed grows by 10000 ± 0 bytes a job, the bound is 2048',
    ]);
  });

  it('a long run that cannot tell is none that tells good', () => {
    const few = growths(holdings(40, 0));
    expect(wholeRunProblems(enough, few, 2)).toEqual([]);
    expect(wholeRunProblems(enough, few, 60)).toHaveLength(5);
  });

  it('a run that met no failure, or nothing else, proves nothing', () => {
    const steady = growths(holdings(600, 0));
    const good = enough.filter(({ exitCode }) => exitCode === 0);
    expect(wholeRunProblems(good, steady, 60)).toHaveLength(2);
    expect(wholeRunProblems(good, steady, 2)).toEqual([]);
    expect(wholeRunProblems([], steady, 2)).toHaveLength(2);
  });
});

describe('texts', () => {
  it('counts exit codes', () => {
    expect(exitCodeCounts([])).toBe('none');
    expect(exitCodeCounts([job({ exitCode: 5 }), job({}), job({ exitCode: 5 })])).toBe('0 ×1, 5 ×2');
  });

  it('the line of a minute counts what ended in it', () => {
    const record = new SoakRecord('out', () => {});
    record.jobs.push(
      job({ atSeconds: 10 }),
      job({ atSeconds: 58, seconds: 4 }),
      job({ atSeconds: 70, load: 'processes' }),
    );
    record.holdings.push(...holdings(1, 0));
    const line = minuteLine(record, 2, 60, ['flapping'], 0.2);
    expect(line).toContain('2/60 min | processes: 0 ×1 | engine: 0 ×1 | heap 19.1 MiB');
    expect(line).toContain('cpu 20 % | weather: flapping');
  });

  it('the last table has every kind of job, every weather and every violation', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-soak-table-'));
    try {
      const said: string[] = [];
      const record = new SoakRecord(join(directory, 'out'), (line) => said.push(line));
      record.jobs.push(...enough, job({ kind: 'cold', weather: ['changing', 'flapping'], seconds: 9.25 }));
      record.holdings.push(...holdings(600, 0));
      await record.violation('engine, cold', 'exit 6 where 0 is right', 'what the job printed');
      expect(said).toEqual(['VIOLATION 1 at 0 s, engine, cold: exit 6 where 0 is right']);
      const table = finalTable(record, growths(record.holdings));
      expect(table).toContain('| engine | cold | 1 | 0 ×1 | 1 | 9.3 s |');
      expect(table).toContain('| flapping | 1 | 0 ×1 |');
      expect(table).not.toContain('changing');
      expect(table).toContain('| heapUsed | 19.1 MiB | 19.1 MiB | 0 ± 0 B | 2048 B | steady |');
      expect(table).toContain('- engine, cold: exit 6 where 0 is right');
      const kept = await readFile(join(directory, 'out', 'violation-1.txt'), 'utf8');
      expect(kept).toContain('what the job printed');
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
