import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { emptyBufLock, formatBufLock } from '../modules/buf-lock.ts';
import { commitId } from '../modules/content-digest.ts';
import type { LockOwner } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { lockedAgainst } from '../resolve/against.ts';
import { bufLockDifference, bufLockPath, expectedEntries, type LockableModule } from '../resolve/expected-buf-lock.ts';
import { bufLockOf, readLockFile } from '../resolve/lock-files.ts';
import {
  formatOrasLock,
  type LockedBsrModule,
  type LockedOciModule,
  type OrasLock,
  orasLockName,
} from '../resolve/oras-lock.ts';
import type { ContentDigests, Resolution, ResolvedModule } from '../resolve/resolution.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { mapBounded } from '../system/bounded.ts';
import { asDiskError } from '../system/disk-error.ts';

/** A monorepo has hundreds of locks, and each waits for the disk. */
const parallelWrites = 16;

/** What became of the locks of one root. */
export interface LockOutcome {
  readonly status: 'unchanged' | 'created' | 'updated';
  /** sha256 over oras.lock and every buf.lock as they are now; empty where there is none. */
  readonly digest: string;
  /** The files that were written, relative to the root. */
  readonly written: readonly string[];
}

/** The commit under which a module stands in buf's cache and locks. */
export function commitOf(module: ResolvedModule): string {
  return module.source === 'oci' ? commitId(module.module, module.manifestDigest) : module.commit;
}

/** The lock that a resolution makes, with the digests that installing found. */
export function orasLockOf(
  resolution: Resolution,
  digests: ReadonlyMap<ModuleName, ContentDigests>,
): Omit<OrasLock, 'lines'> {
  const oci = new Map<ModuleName, LockedOciModule>();
  const bsr = new Map<ModuleName, LockedBsrModule>();
  for (const module of resolution.modules) {
    const found = digests.get(module.module);
    if (found === undefined) throw new Error(`${module.module} was resolved and not installed`);
    const base = {
      module: module.module,
      commit: commitOf(module),
      b4: found.b4,
      b5: found.b5,
      asked: module.askedBy.map(({ requirement, asker }) => ({
        requirement,
        by: asker.kind === 'workspace' ? asker.file : `${asker.module}:${asker.version}`,
      })),
      dependencies: module.requires,
    };
    if (module.source === 'bsr') bsr.set(module.module, base);
    else oci.set(module.module, { ...base, tag: module.tag, digest: module.manifestDigest });
  }
  const against = new Map(resolution.against.map((one) => [one.reference, lockedAgainst(one)]));
  return { oci, bsr, against };
}

/**
 * Brings oras.lock and every buf.lock of a root in line with a resolution, unless it says that they are to be kept. Files that
 * say the same already are not touched. Errors of the disk: exit code 8.
 */
export async function writeLocks(
  resolution: Resolution,
  digests: ReadonlyMap<ModuleName, ContentDigests>,
): Promise<LockOutcome> {
  const { declarations } = resolution;
  const written: string[] = [];
  const had = (await readLockFile(declarations.root, orasLockName)) !== undefined;
  if (resolution.locks === 'write') {
    const text = formatOrasLock(orasLockOf(resolution, digests));
    const holdsAny = resolution.modules.length + resolution.against.length > 0;
    if ((had || holdsAny) && (await replace(declarations.root, orasLockName, text))) {
      written.push(orasLockName);
    }
    const lockable = new Map(resolution.modules.map((module) => [module.module, lockableOf(module, digests)]));
    const replaced = await mapBounded(declarations.lockOwners, parallelWrites, (owner) =>
      writeBufLock(resolution, owner, lockable),
    );
    written.push(...declarations.lockOwners.filter((_, index) => replaced[index] === true).map(bufLockPath));
  }
  const files = [orasLockName, ...declarations.lockOwners.map(bufLockPath)];
  return {
    status: written.length === 0 ? 'unchanged' : had ? 'updated' : 'created',
    digest: await digestOfFiles(declarations.root, files),
    written,
  };
}

function lockableOf(module: ResolvedModule, digests: ReadonlyMap<ModuleName, ContentDigests>): LockableModule {
  const contentDigests = digests.get(module.module);
  if (contentDigests === undefined) throw new Error(`${module.module} was resolved and not installed`);
  return { module: module.module, commit: commitOf(module), contentDigests, dependencies: module.dependencies };
}

/** True where the file was written. One that holds the same entries is left as it is, byte for byte. */
async function writeBufLock(
  { declarations }: Resolution,
  owner: LockOwner,
  lockable: ReadonlyMap<ModuleName, LockableModule>,
): Promise<boolean> {
  const path = bufLockPath(owner);
  const text = await readLockFile(declarations.root, path);
  const found = text === undefined ? undefined : await bufLockOf(owner, text);
  const entries = expectedEntries(owner, declarations, lockable);
  if (bufLockDifference(found, owner, entries).length === 0) return false;
  const base = found ?? emptyBufLock(owner.version);
  return replace(declarations.root, path, formatBufLock({ ...base, version: owner.version, entries }));
}

async function replace(root: string, path: string, text: string): Promise<boolean> {
  const file = join(root, path);
  const found = await readLockFile(root, path);
  // A checkout with CRLF line ends holds the same lock.
  if (found?.replaceAll('\r\n', '\n') === text) return false;
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw asDiskError(error, file);
  }
  return true;
}

async function digestOfFiles(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  let any = false;
  for (const path of [...new Set(paths)].sort()) {
    const text = await readLockFile(root, path);
    if (text === undefined) continue;
    any = true;
    hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
  }
  return any ? `sha256:${hash.digest('hex')}` : '';
}
