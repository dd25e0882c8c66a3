import type { Benchmark, Row, Unit } from './benchmark.ts';
import { barChart } from './charts/bars.ts';
import { growthChart } from './charts/growth-lines.ts';
import type { Results } from './results.ts';
import { amount, isMet } from './table.ts';

/** The page with its numbers, and the pictures that it shows, by the name of their file. */
export interface FilledPage {
  readonly page: string;
  readonly pictures: ReadonlyMap<string, string>;
}

/** Where the pictures lie, beside the page. */
export const pictureDirectory = 'performance';

const part = /(<!-- begin ([a-z]+)(?::([a-z0-9-]+))? -->\n).*?(<!-- end -->)/gs;

/**
 * Fills the parts of the page that are between `<!-- begin KIND:ID -->` and `<!-- end -->`: `table` and `chart` of a benchmark, `chart:growth`,
 * `goals`, and `machine`. What stands there is replaced.
 * @throws Error where the results are not those of a whole run: a page is never filled from several
 */
export function fillPage(page: string, results: Results): FilledPage {
  const pictures = new Map<string, string>();
  const missing = new Set<string>();
  const find = (id: string): Benchmark | undefined => {
    const found = results.benchmarks.find((benchmark) => benchmark.id === id);
    if (found === undefined) missing.add(id);
    return found;
  };
  const picture = (name: string, title: string, drawn: string): string => {
    pictures.set(`${name}.svg`, drawn);
    return `![${title}](${pictureDirectory}/${name}.svg)\n`;
  };
  const draw = (kind: string, id: string): string => {
    if (kind === 'goals') return goalsTable(results);
    if (kind === 'machine') return machineLine(results);
    if (kind === 'chart' && id === 'growth') {
      const lines = [
        { name: 'cold', benchmark: find('growth-modules-cold') },
        { name: 'installed', benchmark: find('growth-modules-warm') },
      ].flatMap(({ name, benchmark }) => (benchmark === undefined ? [] : [{ name, benchmark }]));
      const title = 'Time by modules';
      return picture('growth', title, growthChart(title, 'modules', lines));
    }
    const benchmark = find(id);
    if (benchmark === undefined) return '';
    if (kind === 'table') return table(benchmark);
    if (kind === 'chart') return picture(id, benchmark.title, barChart(benchmark));
    throw new Error(`the page asks for a ${kind}, and there is none`);
  };
  const filled = page.replaceAll(part, (_whole, begin: string, kind: string, id: string | undefined, end: string) => {
    return `${begin}${draw(kind, id ?? '')}${end}`;
  });
  if (missing.size > 0) {
    throw new Error(
      `the results have no ${[...missing].join(', ')}: the page is filled from a whole run of npm run bench`,
    );
  }
  return { page: filled, pictures };
}

function table({ rows, unit, reference }: Benchmark): string {
  const columns: readonly { readonly title: string; readonly cell: (row: Row) => string }[] = [
    { title: '', cell: ({ name }) => escapeCell(name) },
    { title: `median, ${unit}`, cell: ({ median }) => amount(median, unit) },
    { title: 'least – most', cell: ({ samples }) => (samples.length > 1 ? spread(samples, unit) : '') },
    {
      title: `to ${reference ?? ''}`,
      cell: ({ ratio }) => (ratio === undefined || reference === undefined ? '' : `${ratio.toFixed(2)} x`),
    },
    {
      title: 'processor, ms',
      cell: ({ processorMs }) => (processorMs === undefined ? '' : amount(processorMs, 'ms')),
    },
  ];
  const used = columns.filter(({ cell }, index) => index === 0 || rows.some((row) => cell(row) !== ''));
  return markdownTable(
    used.map(({ title }) => title),
    rows.map((row) => used.map(({ cell }) => cell(row))),
  );
}

function spread(samples: readonly number[], unit: Unit): string {
  return `${amount(Math.min(...samples), unit)} – ${amount(Math.max(...samples), unit)}`;
}

function goalsTable({ benchmarks }: Results): string {
  const goals = benchmarks.flatMap((benchmark) => benchmark.goals);
  const lines = goals.map((goal) => [
    escapeCell(goal.text),
    `${amount(goal.limit, goal.unit)} ${goal.unit}`,
    Number.isNaN(goal.value) ? 'not measured' : `${amount(goal.value, goal.unit)} ${goal.unit}`,
    isMet(goal) ? 'met' : '**open**',
  ]);
  return markdownTable(['goal', 'at most', 'measured', ''], lines);
}

function machineLine({
  date,
  commit,
  cores,
  processor,
  memoryMB,
  system,
  node,
  programs,
  rounds,
  load,
}: Results): string {
  const versions = Object.entries(programs).map(([name, version]) => `${name} ${version}`);
  return `${date.slice(0, 10)}, commit \`${commit}\`: ${cores} cores of ${processor}, ${(memoryMB / 1024).toFixed(0)} GiB, ${system}, Node ${node}, ${versions.join(', ')}; ${rounds} counted rounds, load ${load} before them.\n`;
}

function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...lines.map(line)].join('');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
