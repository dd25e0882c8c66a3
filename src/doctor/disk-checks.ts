import { lstat, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCodes } from '../errors.ts';
import { formatBytes } from '../report/human-units.ts';
import { removeLeftovers, temporaryBeside } from '../system/atomic-files.ts';
import { asDiskError, NotPermittedError } from '../system/disk-error.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { type Check, type Finding, fail, failureOf, fine, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';

const group = 'Disk';
const late = {
  exitCode: exitCodes.disk,
  fix: 'This file system does not answer: check the mount, or name another directory (cache-dir, buf-cache-dir, TMPDIR).',
} as const;

/** Below this, the next job may not find the room that it needs. */
const littleBytes = 1_000_000_000;
const littleInodes = 10_000;

/** Room, rights and file systems of the directories that a job writes to. */
export function diskChecks({ settings, ci }: DoctorContext): readonly Check[] {
  const places = new Map<string, string>([
    ['Cache', settings.cacheDirectory],
    ['State', settings.stateDirectory],
    ['buf cache', settings.bufCacheDirectory],
    ['Temporary', ci.temporaryDirectory],
  ]);
  if (settings.stateDirectory === settings.cacheDirectory) places.delete('State');
  const setting: Readonly<Record<string, string>> = { 'buf cache': 'buf-cache-dir', Temporary: 'TMPDIR' };
  return [...places].map(([name, directory]): Check => {
    const other = setting[name] ?? 'cache-dir';
    const workspace = name === 'buf cache' ? ci.workspace : undefined;
    return { group, name, late, run: () => checkDirectory(directory, other, workspace) };
  });
}

/** @param workspace where the directory must not lie in it */
async function checkDirectory(directory: string, setting: string, workspace: string | undefined): Promise<Finding> {
  if (workspace !== undefined && isInside(realPathOf(workspace), realPathOf(directory))) {
    return fail(
      `${directory} lies inside the workspace, where buf would take the cached modules for your own files`,
      exitCodes.wrongInput,
      `Name a directory outside the workspace by ${setting}.`,
    );
  }
  const there = await nearestThere(directory);
  const { bsize, bavail, blocks, files, ffree, type } = await statfs(there);
  const free = bsize * bavail;
  const kind = fileSystems[type];
  const room = `${formatBytes(free)} of ${formatBytes(bsize * blocks)} free${kind === undefined ? '' : `, ${kind}`}`;
  const words = `${directory}${there === directory ? '' : ' (not there yet)'}: ${room}`;
  const problem = await whyNotWritable(there);
  if (problem !== undefined) {
    const finding = failureOf(problem);
    // What is in a store that may only be read can be used.
    if (problem instanceof NotPermittedError && there === directory && setting === 'cache-dir') {
      const summary = `${directory} may only be read: what is missing there cannot be kept`;
      return {
        ...finding,
        summary,
        fix: `Give this user the right to write there, or name another directory by ${setting}.`,
      };
    }
    return { ...finding, details: [words] };
  }
  if (free < littleBytes) return warn(words, `Free some space, or name a directory with more room by ${setting}.`);
  // File systems that make inodes as they are needed say 0 of 0.
  if (files > 0 && ffree < littleInodes) {
    return warn(
      `${words}, but only room for ${ffree} files (inodes)`,
      `Remove small files there, or name another directory by ${setting}.`,
    );
  }
  return fine(words);
}

/** The directory, or what is there of the way to it. */
async function nearestThere(directory: string): Promise<string> {
  for (let path = directory; ; path = dirname(path)) {
    if (dirname(path) === path || (await lstat(path).catch(() => undefined)) !== undefined) return path;
  }
}

/** Writes a small file and takes it away again. */
async function whyNotWritable(directory: string): Promise<unknown> {
  await removeLeftovers(directory);
  const path = temporaryBeside(join(directory, 'oras-buf-doctor'));
  try {
    await writeFile(path, Buffer.alloc(64 * 1024), { flag: 'wx', mode: 0o600 });
    return undefined;
  } catch (error) {
    return asDiskError(error, directory);
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

/** Those on which files are slow, go away, or are seen by other machines. Source: statfs(2) of Linux. */
const fileSystems: Readonly<Record<number, string>> =
  process.platform === 'linux'
    ? {
        26985: 'NFS',
        16914839: '9p (a directory of the host)',
        16914836: 'tmpfs (in memory)',
        1702057286: 'FUSE',
        4283649346: 'SMB',
        4266872130: 'SMB',
      }
    : {};
