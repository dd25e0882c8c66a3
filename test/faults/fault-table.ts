import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A file to which each fault that was tried adds its line. */
    readonly faultsFile: string;
  }
}

/** One line of the table: a fault, what the runs under it did, and what the run after it did. */
export interface FaultRow {
  readonly area: string;
  readonly fault: string;
  readonly tries: number;
  readonly outcome: string;
  readonly exitCodes: readonly number[];
  readonly recovery: string;
}

/** Adds a line to the table. To be called after every check of the fault passed: a fault that fails its test has no line. */
export async function noteFault(row: FaultRow): Promise<void> {
  await appendFile(inject('faultsFile'), `${JSON.stringify(row)}\n`);
}

/** After the run: prints the table, and writes it to `test/faults/out/table.md`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-faults-table-'));
  const file = join(directory, 'rows.jsonl');
  await writeFile(file, '');
  project.provide('faultsFile', file);
  return async () => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    await rm(directory, { recursive: true, force: true });
    const table = faultTable(lines.map((line) => JSON.parse(line) as FaultRow));
    const out = join(import.meta.dirname, 'out');
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'table.md'), table);
    stderr.write(`\n${table}`);
  };
}

function faultTable(rows: readonly FaultRow[]): string {
  const sorted = [...rows].sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
  const cells = sorted.map((row) => {
    const codes = [...new Set(row.exitCodes)].sort((a, b) => a - b).join(', ');
    return `| ${[row.area, row.fault, row.tries, row.outcome, codes, row.recovery].join(' | ')} |\n`;
  });
  const tries = rows.reduce((sum, row) => sum + row.tries, 0);
  return [
    '| area | fault | tries | outcome | exit code | recovery |\n|---|---|---|---|---|---|\n',
    ...cells,
    `\n${rows.length} faults, ${tries} runs under them.\n`,
  ].join('');
}
