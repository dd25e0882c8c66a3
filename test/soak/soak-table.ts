import type { Holdings } from './engine-worker.ts';
import { type Growth, growthOf } from './growth.ts';
import type { JobRow, SoakRecord } from './soak-record.ts';

/**
 * Growth that one job may leave behind, in bytes. What a job makes and what could be kept as a whole is larger: its report takes more
 * than 10 kB of the heap, one connection with TLS more than 50 kB outside of it. What is smaller drowns in what the engine of
 * JavaScript itself still learns after hundreds of jobs. The measure of the whole process is coarse: the allocator keeps pages.
 */
export const growthBounds = {
  heapUsed: 2_048,
  heapData: 1_024,
  external: 512,
  arrayBuffers: 512,
  rss: 32_768,
} as const;

export type Measure = keyof typeof growthBounds;

/** From this length on a run must be able to tell whether something grows. */
export const tellingMinutes = 30;

export function growths(holdings: readonly Holdings[]): Readonly<Record<Measure, Growth>> {
  const of = (measure: Measure): Growth =>
    growthOf(
      holdings.map((each) => each[measure]),
      growthBounds[measure],
    );
  return {
    heapUsed: of('heapUsed'),
    heapData: of('heapData'),
    external: of('external'),
    arrayBuffers: of('arrayBuffers'),
    rss: of('rss'),
  };
}

/** What is wrong with the run as a whole. */
export function wholeRunProblems(
  jobs: readonly JobRow[],
  growth: Readonly<Record<Measure, Growth>>,
  minutes: number,
): readonly string[] {
  const problems: string[] = [];
  for (const [measure, { verdict, slope, error, bound }] of Object.entries(growth)) {
    const isProblem = verdict === 'grows' || (verdict === 'cannot be told' && minutes >= tellingMinutes);
    if (isProblem) {
      const line = `${slope.toFixed(0)} ± ${(3 * error).toFixed(0)} bytes a job`;
      problems.push(`${measure} ${verdict === 'grows' ? 'grows by' : 'may grow by'} ${line}, the bound is ${bound}`);
    }
  }
  for (const load of ['processes', 'engine'] as const) {
    for (const exitCode of minutes >= 10 ? [0, 5] : [0]) {
      const some = jobs.some((job) => job.load === load && job.exitCode === exitCode);
      if (!some) problems.push(`no job of ${load} ended with ${exitCode}: this run proves nothing`);
    }
  }
  return problems;
}

/** `0 ×12, 5 ×3`. */
export function exitCodeCounts(jobs: readonly JobRow[]): string {
  const counts = new Map<number, number>();
  for (const { exitCode } of jobs) counts.set(exitCode, (counts.get(exitCode) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return sorted.map(([code, count]) => `${code} ×${count}`).join(', ') || 'none';
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** The line of one minute. */
export function minuteLine(
  record: SoakRecord,
  minute: number,
  minutes: number,
  weather: readonly string[],
  cpuShare: number,
): string {
  const from = (minute - 1) * 60;
  const jobs = record.jobs.filter((job) => job.atSeconds + job.seconds >= from);
  const of = (load: JobRow['load']): string => exitCodeCounts(jobs.filter((job) => job.load === load));
  const last = record.holdings.at(-1);
  const held =
    last === undefined
      ? 'nothing yet'
      : `heap ${mib(last.heapUsed)} MiB, external ${mib(last.external)}, rss ${mib(last.rss)}, fds ${last.descriptors.length}, handles ${last.resources.length}`;
  return [
    `${minute}/${minutes} min`,
    `processes: ${of('processes')}`,
    `engine: ${of('engine')}`,
    held,
    `left files ${record.strangers} in ${record.listings} listings`,
    `violations ${record.violations.length}`,
    `cpu ${(100 * cpuShare).toFixed(0)} %`,
    `weather: ${weather.join(', ')}`,
  ].join(' | ');
}

/** The tables at the end, as markdown. */
export function finalTable(record: SoakRecord, growth: Readonly<Record<Measure, Growth>>): string {
  const lines: string[] = [
    '| load | job | jobs | exit codes | right by a sure rule | longest |',
    '|---|---|---|---|---|---|',
  ];
  const groups = Map.groupBy(record.jobs, ({ load, kind }) => `${load} | ${kind}`);
  const rowOf = (title: string, jobs: readonly JobRow[]): string => {
    const sure = jobs.filter(({ rightExitCodes }) => rightExitCodes.length === 1).length;
    const longest = jobs.reduce((most, { seconds }) => Math.max(most, seconds), 0);
    return `| ${title} | ${jobs.length} | ${exitCodeCounts(jobs)} | ${sure} | ${longest.toFixed(1)} s |`;
  };
  for (const title of [...groups.keys()].sort()) lines.push(rowOf(title, groups.get(title) ?? []));
  lines.push(
    rowOf(
      'processes | two at once',
      record.jobs.filter(({ isBeside }) => isBeside),
    ),
  );
  lines.push('', '| weather | jobs that met it | exit codes |', '|---|---|---|');
  const names = [...new Set(record.jobs.flatMap(({ weather }) => weather))]
    .filter((name) => name !== 'changing')
    .sort();
  for (const name of names) {
    const jobs = record.jobs.filter(({ weather }) => weather.includes(name));
    lines.push(`| ${name} | ${jobs.length} | ${exitCodeCounts(jobs)} |`);
  }
  lines.push('', '| one process | first | last | growth a job, second half | bound | |', '|---|---|---|---|---|---|');
  const [first, last] = [record.holdings[0], record.holdings.at(-1)];
  for (const measure of Object.keys(growthBounds) as Measure[]) {
    const { slope, error, bound, verdict } = growth[measure];
    const sizes = [first, last].map((each) => (each === undefined ? '' : `${mib(each[measure])} MiB`));
    lines.push(
      `| ${measure} | ${sizes.join(' | ')} | ${slope.toFixed(0)} ± ${(3 * error).toFixed(0)} B | ${bound} B | ${verdict} |`,
    );
  }
  for (const what of ['resources', 'descriptors'] as const) {
    const counts = record.holdings.map((each) => each[what].length);
    lines.push(
      `| ${what} | ${counts[0] ?? ''} | ${counts.at(-1) ?? ''} | most: ${Math.max(...counts)} | ${counts[0] ?? ''} | |`,
    );
  }
  lines.push(
    '',
    `${record.jobs.length} jobs, ${record.comparedFiles} installed files compared, ${record.listings} listings with ${record.strangers} unknown files, ${record.violations.length} violations.`,
  );
  for (const { where, what } of record.violations) lines.push(`- ${where}: ${what}`);
  return `${lines.join('\n')}\n`;
}
