import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, stderr } from 'node:process';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { compileCacheVariable } from './fault-machine.ts';
import { type FaultRow, faultsPage, faultTable } from './faults-page.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A file to which each fault that was tried adds its line. */
    readonly faultsFile: string;
  }
}

/** Adds a line to the table. To be called after every check of the fault passed: a fault that fails its test has no line. */
export async function noteFault(row: FaultRow): Promise<void> {
  await appendFile(inject('faultsFile'), `${JSON.stringify(row)}\n`);
}

/**
 * After the run: prints the table, and writes it to `test/faults/out/table.md`. With ORAS_BUF_FAULTS_PAGE=1 it becomes docs/faults.md;
 * that is for a run of the whole suite.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-faults-table-'));
  const file = join(directory, 'rows.jsonl');
  await writeFile(file, '');
  project.provide('faultsFile', file);
  env[compileCacheVariable] = join(directory, 'compile-cache');
  return async () => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    const rows = lines.map((line) => JSON.parse(line) as FaultRow);
    const table = faultTable(rows);
    const out = join(import.meta.dirname, 'out');
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'table.md'), table);
    stderr.write(`\n${table}`);
    if (env['ORAS_BUF_FAULTS_PAGE'] !== '1') return;
    await writeFile(join(import.meta.dirname, '..', '..', 'docs', 'faults.md'), faultsPage(rows));
  };
}
