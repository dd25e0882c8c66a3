import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../test/peers/debian-packages.ts';
import { mustRun } from '../test/peers/program.ts';

/** A program to run to its end. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the kernel was asked for. */
export interface SystemCalls {
  /** How often, by name. */
  readonly counts: ReadonlyMap<string, number>;
  /** Without those for memory and for waiting: how many of them there are depends on what else the machine does. */
  readonly steady: number;
}

const drifting: ReadonlySet<string> = new Set([
  ...['futex', 'epoll_pwait', 'epoll_wait', 'sched_yield', 'restart_syscall'],
  ...['brk', 'madvise', 'mmap', 'mprotect', 'munmap'],
]);

/** Runs it, and throws with what it printed where it fails. */
export async function runToEnd({ program, args, directory, environment }: Command): Promise<void> {
  await mustRun(program, args, { directory, environment });
}

/** In Python, because a child of ours would count our own memory: until it runs the program, it is a copy of us. */
const measureInPython = `
import os, sys
pid = os.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(pid, 0)
open(sys.argv[1], 'w').write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
`;

/** The most memory that it had at once (resident, as the kernel counts it), in MB. It or its largest child. */
export async function peakMemory(command: Command): Promise<number> {
  return withResultFile(async (file) => {
    const time = findOnPath('time');
    const measure = time === undefined ? ['python3', '-c', measureInPython, file] : [time, '-f', '%M', '-o', file];
    await runToEnd(before(command, measure));
    return (Number(await readFile(file, 'utf8')) * 1_024) / 1_000_000;
  });
}

/** @param strace its path */
export async function countSystemCalls(strace: string, command: Command): Promise<SystemCalls> {
  return withResultFile(async (file) => {
    await runToEnd(before(command, [strace, '-f', '-c', '-U', 'calls,name', '-o', file]));
    const counts = parseCounts(await readFile(file, 'utf8'));
    const steady = [...counts].reduce((sum, [name, count]) => sum + (drifting.has(name) ? 0 : count), 0);
    return { counts, steady };
  });
}

/**
 * What each opened file gives, in the order in which they are opened.
 * @param strace its path
 */
export async function openedFiles(strace: string, command: Command): Promise<readonly string[]> {
  return withResultFile(async (file) => {
    await runToEnd(before(command, [strace, '-f', '-z', '-e', 'trace=open,openat', '-s', '4096', '-o', file]));
    const lines = (await readFile(file, 'utf8')).split('\n');
    return lines.flatMap((line) => /open(?:at)?\((?:AT_FDCWD, )?"([^"]+)"/.exec(line)?.[1] ?? []);
  });
}

/** The table that `strace -c` writes: a number and a name in each line, between rules, with the sum below. */
export function parseCounts(table: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of table.split('\n')) {
    const [, count, name] = /^\s*(\d+)\s+(\w+)\s*$/.exec(line) ?? [];
    if (count !== undefined && name !== undefined && name !== 'total') counts.set(name, Number(count));
  }
  return counts;
}

function before(command: Command, [program = '', ...args]: readonly string[]): Command {
  return { ...command, program, args: [...args, command.program, ...command.args] };
}

async function withResultFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const file = join(tmpdir(), `oras-buf-measured-${randomBytes(6).toString('hex')}`);
  try {
    return await work(file);
  } finally {
    await rm(file, { force: true });
  }
}
