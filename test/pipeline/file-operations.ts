import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { cliCommand } from '../e2e/project.ts';
import { mustRun } from '../peers/program.ts';
import type { JobDirectory } from './job-directory.ts';

/**
 * How often a run asks the file system for something, by what it asks (`lstat`, `open`, `read`, …), as Node itself traces it. Unlike
 * times, counts are the same on a busy machine.
 */
export type FileOperations = ReadonlyMap<string, number>;

/** Runs `oras-buf` as a process of its own on the machine of a job directory, and counts. */
export async function countFileOperations(job: JobDirectory, ...args: readonly string[]): Promise<FileOperations> {
  const trace = join(job.directory, 'trace.json');
  await mustRun(
    execPath,
    [
      '--trace-event-categories=node.fs.sync,node.fs.async',
      `--trace-event-file-pattern=${trace}`,
      ...cliCommand.slice(1),
      ...args,
    ],
    {
      directory: job.workspace,
      environment: {
        PATH: env['PATH'] ?? '',
        HOME: job.directory,
        TMPDIR: job.directory,
        ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
        ORAS_BUF_BUF_CACHE_DIR: join(job.directory, 'buf'),
        ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}`,
      },
    },
  );
  const { traceEvents } = JSON.parse(await readFile(trace, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const counts = new Map<string, number>();
  for (const { name, ph } of traceEvents) {
    if (ph !== 'B' && ph !== 'b') continue;
    const operation = name.replace(/^fs\.sync\./, '');
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return counts;
}

/** `ph` is the phase: `B` and `b` begin something. Source: the Trace Event Format that Chrome reads. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
}
