import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Log } from '../log.ts';
import { removeLeftovers, temporaryBeside } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { removeLeftLock, withLockFile } from '../system/lock-file.ts';
import { ToolOfflineError } from './errors.ts';
import { platformName } from './platform.ts';
import { programFile } from './tool.ts';
import { type ToolFile, toolFileName } from './tool-file.ts';
import type { ToolShelf } from './tool-shelf.ts';
import { unpackProgram } from './unpack-program.ts';

/** The CI system's cache for the files that tools come in. Neither method throws; what it hands out is checked here. */
export interface ToolFileCache {
  /** Copies the file of a tool to `path`; false where it is not in the cache. */
  restore(file: ToolFile, path: string): Promise<boolean>;
  /** Keeps a file that was downloaded in this run. */
  save(file: ToolFile, path: string): Promise<void>;
}

export interface InstallOptions {
  readonly shelf: ToolShelf;
  readonly cache: ToolFileCache | undefined;
  /** Absolute: for locks and files under way. Made where it is missing. */
  readonly workDirectory: string;
  readonly offline: boolean;
  readonly log: Log;
  /** Ends the waiting for another job. */
  readonly signal?: AbortSignal;
}

export interface InstalledTool {
  /** Absolute path. */
  readonly program: string;
  readonly how: 'already-there' | 'cache' | 'download';
}

/** What stands beside an installed program, to notice damage. */
interface InstallRecord {
  readonly program: string;
  readonly sha256: string;
}

const recordFile = 'installed.json';

/**
 * The program of a tool file: from the shelf, else from the CI system's cache, else downloaded, checked, unpacked and kept.
 * Jobs that want the same tool at once wait for the one that installs it.
 * @throws {ToolOfflineError | BrokenToolFileError | LockFileBusyError}, and what {@link ToolFile.fetch} throws; nothing is kept then
 */
export async function installTool(file: ToolFile, options: InstallOptions): Promise<InstalledTool> {
  const { shelf, workDirectory, log, offline, signal } = options;
  const version = shelfVersion(file);
  const lock = join(workDirectory, `.${file.tool}-${version}.lock`);
  const there = await findInstalled(file, version, shelf, log);
  if (there !== undefined) {
    // Of a job that was killed when it had installed it.
    await removeLeftLock(lock).catch(() => {});
    return { program: there, how: 'already-there' };
  }
  if (offline) throw offlineError(file);
  await mkdir(workDirectory, { recursive: true }).catch((error: unknown) => {
    throw asDiskError(error, workDirectory);
  });
  const onWait = (holder: string): void => log.info(`Waiting for ${holder}, which installs ${toolFileName(file)} too.`);
  return withLockFile(lock, { onWait, ...(signal === undefined ? {} : { signal }) }, async () => {
    const meanwhile = await findInstalled(file, version, shelf, log);
    if (meanwhile !== undefined) return { program: meanwhile, how: 'already-there' };
    await removeLeftovers(workDirectory);
    const scratch = temporaryBeside(join(workDirectory, file.tool));
    await mkdir(scratch, { mode: 0o700 }).catch((error: unknown) => {
      throw asDiskError(error, workDirectory);
    });
    try {
      return await installAnew(file, version, scratch, options);
    } finally {
      await rm(scratch, { recursive: true, force: true }).catch(() => {});
    }
  });
}

async function installAnew(
  file: ToolFile,
  version: string,
  scratch: string,
  { shelf, cache, log }: InstallOptions,
): Promise<InstalledTool> {
  const published = join(scratch, file.file);
  const restored = (await cache?.restore(file, published)) === true;
  const usable = restored && (await sha256Of(published)) === file.sha256;
  if (restored && !usable) {
    log.warning(`The cache of this CI system held another file for ${toolFileName(file)}; it is downloaded anew.`);
    await rm(published, { force: true });
  }
  if (!usable) {
    log.info(`Downloading ${toolFileName(file)} for ${platformName(file.platform)} from ${file.from}`);
    await file.fetch(published);
  }
  const directory = join(scratch, 'program');
  await mkdir(directory);
  const program = programFile(file.tool, file.platform);
  await unpackProgram(published, join(directory, program), toolFileName(file));
  const record: InstallRecord = { program, sha256: await sha256Of(join(directory, program)) };
  await writeFile(join(directory, recordFile), `${JSON.stringify(record)}\n`);
  const kept = await shelf.keep(directory, file.tool, version);
  if (!usable) await cache?.save(file, published);
  log.info(`Installed ${toolFileName(file)} (SHA-256 ${file.sha256}).`);
  return { program: join(kept, program), how: usable ? 'cache' : 'download' };
}

/** A program that is there, and is the one that was installed. */
async function findInstalled(file: ToolFile, version: string, shelf: ToolShelf, log: Log): Promise<string | undefined> {
  const directory = await shelf.find(file.tool, version);
  if (directory === undefined) return undefined;
  const name = programFile(file.tool, file.platform);
  const program = join(directory, name);
  const record = await readRecord(join(directory, recordFile));
  const actual = await sha256Of(program).catch(() => undefined);
  if (record?.program === name && record.sha256 === actual) return program;
  log.warning(`${program} is damaged, or was changed since it was installed; it is installed anew.`);
  return undefined;
}

/**
 * A semantic version that tells apart all files that were ever published as this version: runners' tool caches find nothing
 * under a version of another form.
 */
export function shelfVersion({ version, sha256 }: Pick<ToolFile, 'version' | 'sha256'>): string {
  const numbers = /^(\d+)[.-](\d+)[.-](\d+)$/.exec(version)?.slice(1).map(Number) ?? [0, 0, 0];
  // Letters first: numbers in this place may not begin with a zero.
  return `${numbers.join('.')}-sha256.x${sha256.slice(0, 32)}`;
}

async function readRecord(path: string): Promise<Partial<InstallRecord> | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof record === 'object' && record !== null ? record : undefined;
  } catch {
    return undefined;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function offlineError(file: ToolFile): ToolOfflineError {
  return new ToolOfflineError(`${toolFileName(file)} is not installed here yet, and this job is offline`, {
    next: `Run once without "offline", or name a program by ${file.tool}-path; ${file.tool}-version "none" takes the ${file.tool} on PATH.`,
  });
}
