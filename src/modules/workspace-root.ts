import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { parseBufYaml } from './buf-yaml.ts';

/** The directory that the job should work in is not there. */
export class DirectoryNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A root: the unit of resolution. */
export interface WorkspaceRoot {
  /** Absolute. */
  readonly root: string;
  readonly kind: 'buck2' | 'buf';
  /** The work tree of git that the root lies in, where there is one. */
  readonly gitWorkTree: string | undefined;
}

/**
 * Finds the root for a directory (design.md, decision 3): the buck2 project root at or above it (the outermost
 * `.buckconfig`, or the nearest `.buckroot`); without buck2 the nearest directory at or above it that has an `oras.lock`,
 * else the nearest with a `buf.work.yaml` or a v2 `buf.yaml`, looking no further than the git work tree; else the
 * directory itself.
 * @param home the user's home directory, whose `.buckconfig` configures buck2 and marks no project
 * @throws {DirectoryNotFoundError}
 */
export async function findWorkspaceRoot(directory: string, home = homedir()): Promise<WorkspaceRoot> {
  const start = resolve(directory);
  if (!(await isDirectory(start))) {
    throw new DirectoryNotFoundError(`there is no directory ${start}`, {
      places: [{ file: start }],
      next: 'Check the setting "directory": it is relative to the directory that the job starts in.',
    });
  }
  const levels: string[] = [];
  for (let level = start; ; level = dirname(level)) {
    levels.push(level);
    if (dirname(level) === level) break;
  }
  const markers = await Promise.all(
    levels.map((level) => readMarkers(level, level === resolve(home) && level !== start)),
  );
  const gitLevel = markers.findIndex((marker) => marker.git);
  const gitWorkTree = levels[gitLevel];
  const found = (index: number, kind: 'buck2' | 'buf'): WorkspaceRoot => ({
    root: levels[index] ?? start,
    kind,
    gitWorkTree,
  });
  const buckRoot = markers.findIndex((marker) => marker.buckRoot);
  if (buckRoot !== -1) return found(buckRoot, 'buck2');
  const buckConfig = markers.findLastIndex((marker) => marker.buckConfig);
  if (buckConfig !== -1) return found(buckConfig, 'buck2');
  const within = gitLevel === -1 ? markers : markers.slice(0, gitLevel + 1);
  const lock = within.findIndex((marker) => marker.orasLock);
  if (lock !== -1) return found(lock, 'buf');
  const workspace = within.findIndex((marker) => marker.workspace);
  return found(Math.max(0, workspace), 'buf');
}

/** Names of files that make the directory they are in a root of its own, below a root of the given kind. */
export function nestedRootMarkers(kind: 'buck2' | 'buf'): readonly string[] {
  return kind === 'buck2' ? ['.buckroot'] : ['.buckroot', '.buckconfig', 'oras.lock'];
}

interface Markers {
  readonly git: boolean;
  readonly buckRoot: boolean;
  readonly buckConfig: boolean;
  readonly orasLock: boolean;
  readonly workspace: boolean;
}

async function readMarkers(level: string, isHome: boolean): Promise<Markers> {
  const [git, buckRoot, buckConfig, orasLock, work, v2] = await Promise.all([
    exists(join(level, '.git')),
    exists(join(level, '.buckroot')),
    exists(join(level, '.buckconfig')),
    exists(join(level, 'oras.lock')),
    exists(join(level, 'buf.work.yaml')),
    isV2(join(level, 'buf.yaml')),
  ]);
  return { git, buckRoot, buckConfig: buckConfig && !isHome, orasLock, workspace: work || v2 };
}

/** A `buf.yaml` that cannot be read counts as none here; whoever reads it for its content reports it. */
async function isV2(path: string): Promise<boolean> {
  try {
    const text = await readPlainFile({ path, name: path });
    return text !== undefined && (await parseBufYaml(text, path)).version === 'v2';
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
