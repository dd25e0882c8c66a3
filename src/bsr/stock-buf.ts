import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { type BufLock, parseBufLock } from '../modules/buf-lock.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import type { Secret } from '../system/secret.ts';
import { BufMissingError, bufFailure } from './buf-failure.ts';

/** The stock buf that asks the BSR for us. */
export interface StockBuf {
  /** Absolute path, never inside the checkout. */
  readonly program: string;
  /** Ours; the child gets what is left of it without secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly bsrHost: string;
  readonly token: Secret | undefined;
  /** The root of buf's cache that the modules go into. */
  readonly cacheDirectory: string;
  /** Outside the repository: buf would walk into a scratch directory inside it. */
  readonly temporaryDirectory: string;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/** A module, and the label or commit that is wanted of it (nothing for the default label). */
export interface WantedModule {
  readonly module: ModuleName;
  readonly reference: string;
}

/** What `buf dep update` made of a scratch directory. */
export interface ScratchResult {
  readonly lock: BufLock;
  /** The cache that buf put the modules into. */
  readonly cacheDirectory: string;
}

/**
 * Has stock buf resolve BSR modules in a scratch directory that holds a `buf.yaml` with just these and one `.proto` that uses
 * none of them, and hands `use` the lock that buf writes; the modules are then in buf's cache, verified by buf.
 * @param version the digests of the lock follow it: v1 gives b4, v2 gives b5
 * @param cache `own` is a cache in the scratch directory, for when the shared one is damaged
 * @throws {BsrNotAllowedError | BsrNotFoundError | BsrUnreachableError | BsrDigestMismatchError | BufFailedError | BufMissingError}
 */
export async function withScratchUpdate<T>(
  buf: StockBuf,
  version: 'v1' | 'v2',
  wanted: readonly WantedModule[],
  cache: 'shared' | 'own',
  use: (result: ScratchResult) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(buf.temporaryDirectory, 'oras-buf-bsr-'));
  try {
    const cacheDirectory = cache === 'shared' ? buf.cacheDirectory : join(scratch, 'cache');
    const work = join(scratch, 'work');
    await writeScratch(scratch, work, version, wanted);
    const result = await runBuf(buf, work, cacheDirectory, join(scratch, 'netrc'));
    if (result.exitCode !== 0) throw bufFailure('buf dep update', result.exitCode, result.stderr || result.stdout);
    const lock = await parseBufLock(
      await readFile(join(work, 'buf.lock'), 'utf8'),
      'buf.lock of the scratch directory',
    );
    return await use({ lock, cacheDirectory });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeScratch(
  scratch: string,
  work: string,
  version: 'v1' | 'v2',
  wanted: readonly WantedModule[],
): Promise<void> {
  await mkdir(work);
  const deps = wanted.map(
    ({ module, reference }) => `  - ${JSON.stringify(reference === '' ? module : `${module}:${reference}`)}\n`,
  );
  await writeFile(join(work, 'buf.yaml'), `version: ${version}\ndeps:\n${deps.join('')}`);
  await writeFile(join(work, 'scratch.proto'), 'syntax = "proto3";\npackage oras_buf.scratch;\n');
  // A netrc of the user's, with a default entry, would go to every host.
  await writeFile(join(scratch, 'netrc'), '', { mode: 0o600 });
}

async function runBuf(buf: StockBuf, directory: string, cacheDirectory: string, netrc: string): Promise<ChildResult> {
  const token = buf.token === undefined ? undefined : scopedToken(buf.token, buf.bsrHost);
  const environment = childEnvironment(buf.environment, {
    BUF_CACHE_DIR: cacheDirectory,
    NETRC: netrc,
    ...(token === undefined ? {} : { BUF_TOKEN: token }),
  });
  try {
    return await runChildProgram({
      program: buf.program,
      arguments: ['dep', 'update'],
      directory,
      environment,
      onLine: (line) => buf.log.debug(`buf: ${line}`),
      ...(buf.signal === undefined ? {} : { signal: buf.signal }),
    });
  } catch (cause) {
    throw new BufMissingError(`buf cannot be started: ${buf.program}`, {
      next: 'Install buf, or set "buf-path" to the program.',
      cause,
    });
  }
}

/**
 * The value of BUF_TOKEN that is good for one host only: buf sends a bare token to every host that a module names. A value that
 * names hosts itself (`token@buf.build,…`) is cut down to the one for `host`; undefined where it has none for it.
 */
export function scopedToken(token: Secret, host: string): string | undefined {
  const value = token.reveal().trim();
  if (value === '') return undefined;
  if (!value.includes('@')) return `${value}@${host}`;
  return value.split(',').find((part) => part.endsWith(`@${host}`));
}
