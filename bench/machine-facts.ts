import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { peerList } from '../test/peers/peer-list.ts';

/** What the numbers of one run depend on. */
export interface MachineFacts {
  readonly date: string;
  /** Of this repository; `+changes` where files of it were not committed. */
  readonly commit: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryMB: number;
  /** How many programs wanted a core in the minute before: with more than a few tenths, others were measured as well. */
  readonly load: number;
  readonly system: string;
  readonly node: string;
  /** Versions of the programs that take part. */
  readonly programs: Readonly<Record<string, string>>;
}

const participants: readonly string[] = ['registry', 'token-server', 'oras', 'crane'];

export function machineFacts(): MachineFacts {
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMB: Math.round(totalmem() / 1024 / 1024),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    programs: {
      ...Object.fromEntries(
        peerList.filter(({ name }) => participants.includes(name)).map(({ name, version }) => [name, version]),
      ),
      curl: firstLine('curl', '--version'),
      tar: firstLine('tar', '--version'),
    },
  };
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+changes' : ''}`;
  } catch {
    return 'no git checkout';
  }
}

/** `curl 8.5.0 (x86_64…)` without what follows the version. */
function firstLine(program: string, argument: string): string {
  try {
    const [line = ''] = execFileSync(program, [argument], { encoding: 'utf8' }).split('\n');
    return /\d+(?:\.\d+)+/.exec(line)?.[0] ?? line;
  } catch {
    return 'not there';
  }
}
