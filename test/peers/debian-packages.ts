import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import type { PeerState } from './install.ts';
import { runInstall } from './install-command.ts';

/** One `apt-get` at a time: it locks its own files, and a second one would fail. */
let queue: Promise<unknown> = Promise.resolve();
let listsAreFresh = false;

/** The first program of that name on PATH. */
export function findOnPath(program: string): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, program))
    .find((file) => existsSync(file));
}

/**
 * The program, from Debian's packages where it is not there and we may install: as root, on a Debian. Nobody's machine is
 * changed otherwise; the reason then says what to install.
 */
export async function ensureDebianProgram(packageName: string, program: string): Promise<PeerState> {
  const present = findOnPath(program);
  if (present !== undefined) return { status: 'present', path: present };
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) {
    return { status: 'unavailable', reason: `${program} is not on PATH: install the package ${packageName}` };
  }
  const turn = queue.then(() => install(packageName));
  queue = turn.catch(() => {});
  await turn;
  const path = findOnPath(program);
  if (path === undefined) return { status: 'unavailable', reason: `the package ${packageName} brought no ${program}` };
  return { status: 'installed', path };
}

async function install(packageName: string): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) await runInstall('apt-get', ['update', '-qq'], tmpdir(), quiet);
  listsAreFresh = true;
  const options = ['install', '-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  await runInstall('apt-get', [...options, packageName], tmpdir(), quiet);
}
