import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import type { Report } from '../src/report/report.ts';
import type { BenchContext } from './benchmark.ts';
import type { Command } from './measured-run.ts';
import type { PublishedModule } from './modules.ts';
import { type BenchRegistries, type BenchRegistry, startRegistries } from './registries.ts';
import { type Machine, newMachine, orasBuf, shippedProgram } from './workspace.ts';

/** The files of a store that an image layout has, and so whatever carries it from machine to machine. */
const carriedOfStore: readonly string[] = ['blobs', 'index.json', 'oci-layout'];

/** Runs `work` with registries, and ends them whatever becomes of it. */
export async function withRegistries<T>(
  { scratch }: BenchContext,
  work: (registries: BenchRegistries) => Promise<T>,
): Promise<T> {
  const registries = await startRegistries(scratch);
  try {
    return await work(registries);
  } finally {
    await registries.stop();
  }
}

/** A machine on which everything was resolved, fetched and installed a moment ago. */
export async function resolvedMachine(
  directory: string,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Machine> {
  const machine = await newMachine(directory, registry, modules);
  await orasBuf(machine, 'resolve');
  return machine;
}

/** How a machine is after a restore of the CI system's cache: the blobs are there, unverified; nothing is installed. */
export async function keepStoreOnly({ home }: Machine): Promise<void> {
  const ours = join(home, '.cache', 'oras-buf');
  const remove = async (directory: string, keep: readonly string[]): Promise<void> => {
    for (const name of await readdir(directory)) {
      if (!keep.includes(name)) await rm(join(directory, name), { recursive: true, force: true });
    }
  };
  await remove(join(home, '.cache'), ['oras-buf']);
  await remove(ours, ['store']);
  await remove(join(ours, 'store'), carriedOfStore);
}

/** Requests to registries in the machine's last run, by its own report. */
export async function requestsOf({ workspace }: Machine): Promise<number> {
  const text = await readFile(join(workspace, '.oras-buf', 'report', 'report.json'), 'utf8');
  return (JSON.parse(text) as Report).traffic.requests;
}

/** `oras-buf` in the machine's workspace. */
export function commandOn({ workspace, environment }: Machine, ...args: readonly string[]): Command {
  const [program, ...first] = shippedProgram;
  return { program, args: [...first, ...args], directory: workspace, environment };
}

/** What every program in Node costs. */
export async function bareNode({ scratch }: BenchContext): Promise<Command> {
  const directory = join(scratch, 'bare');
  await mkdir(directory, { recursive: true });
  return {
    program: execPath,
    args: ['-e', '0'],
    directory,
    environment: { PATH: env['PATH'] ?? '', HOME: directory, TMPDIR: directory },
  };
}
