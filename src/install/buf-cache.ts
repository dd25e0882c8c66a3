import { existsSync, readFileSync } from 'node:fs';
import { contentDigests } from '../bsr/bsr-module.ts';
import {
  type CacheEntryContent,
  type CacheTree,
  cacheEntryPath,
  commitFilePath,
  readCacheEntry,
} from '../bsr/module-cache-entry.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import { countedFiles } from '../modules/content-digest.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { ContentDigests } from '../resolve/resolution.ts';
import { replaceFileAtOnce } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { EntryWriter } from './entry-writer.ts';
import {
  type InstallRecord,
  isSameEntry,
  lookAt,
  looksUnchanged,
  protoPathsSeen,
  readRecord,
  recordPath,
  type TreeLook,
  type TreeRecord,
  writeRecord,
} from './install-record.ts';

/** A module's files do not have the digest that the lock says. Nothing of them is installed. */
export class InstalledDigestError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
}

/** buf's cache must not lie in the repository: buf would find each symbol in it a second time. */
export class CacheInsideRootError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A module that is to be in buf's cache. */
export interface ModuleToInstall {
  readonly module: ModuleName;
  /** 32 hexadecimal digits. */
  readonly commit: string;
  /** From the lock or the BSR, where it is known. Without b4 (empty) only the tree for v2 locks is written. */
  readonly expected: ContentDigests | undefined;
  /** What the entry has to hold. Called only where the entry is missing, damaged, or cannot be judged without. */
  content(): Promise<InstallContent>;
}

/** All files of the module (those that buf does not count are left out), and for BSR modules what module.yaml held. */
export type InstallContent = Pick<CacheEntryContent, 'files'> & Partial<CacheEntryContent>;

export interface InstalledModule {
  readonly module: ModuleName;
  readonly commit: string;
  readonly contentDigests: ContentDigests;
  /** Relative to the module's root. */
  readonly protoPaths: readonly string[];
  /** `present`: it was there and right. `repaired`: something was there that was not. */
  readonly how: 'present' | 'written' | 'repaired';
}

export interface BufCacheOptions {
  /** The root of buf's cache: `$BUF_CACHE_DIR`. */
  readonly cacheDirectory: string;
  /** Ours, outside buf's cache and the repository: records of what was verified. */
  readonly stateDirectory: string;
  /** Roots of repositories: none may hold the cache. */
  readonly roots: readonly string[];
  /** Hash every byte of what is there, instead of comparing presence, size and times. After a restore, or with `--verify`. */
  readonly verify: boolean;
  /** Of the locks by which buf will look for the modules: those of version v1 lead to a tree of their own. */
  readonly lockVersions: ReadonlySet<'v1' | 'v2'>;
  readonly parallel: number;
}

/**
 * The trees that a module has to be in. The one for v2 locks always: what is installed is looked up there. The one for v1 locks where
 * there is such a lock, for it doubles the work; and not without b4, since then nothing can be said of it.
 */
function treesOf(digests: ContentDigests, { lockVersions }: BufCacheOptions): readonly CacheTree[] {
  return digests.b4 === '' || !lockVersions.has('v1') ? ['b5'] : ['b5', 'shake256'];
}

/** @throws {CacheInsideRootError} where buf's cache lies in one of the roots */
export function refuseCacheInside({ roots, cacheDirectory }: Pick<BufCacheOptions, 'roots' | 'cacheDirectory'>): void {
  for (const root of roots) refuseInside(root, cacheDirectory);
}

/**
 * Sees to it that a module is in buf's own module cache, for v1 and for v2 locks, so that stock buf finds it with no network. What is
 * there is verified and repaired; entries appear whole; several processes may do this at once.
 * @param options with a cache that {@link refuseCacheInside} let pass
 * @throws {InstalledDigestError} Errors of the disk: exit code 8.
 */
export async function installModule(module: ModuleToInstall, options: BufCacheOptions): Promise<InstalledModule> {
  try {
    return await install(module, options);
  } catch (error) {
    throw asDiskError(error, (error as NodeJS.ErrnoException).path ?? options.cacheDirectory);
  }
}

function refuseInside(root: string, cacheDirectory: string): void {
  if (!isInside(realPathOf(root), realPathOf(cacheDirectory))) return;
  throw new CacheInsideRootError(`buf's cache ${cacheDirectory} lies in the repository at ${root}`, {
    next: 'Set "cache-dir" (or BUF_CACHE_DIR) to a directory outside the repository: buf would find each symbol twice.',
  });
}

async function install(module: ModuleToInstall, options: BufCacheOptions): Promise<InstalledModule> {
  const { cacheDirectory } = options;
  const done = (
    digests: ContentDigests,
    protoPaths: readonly string[],
    how: InstalledModule['how'],
  ): InstalledModule => ({ module: module.module, commit: module.commit, contentDigests: digests, protoPaths, how });
  const record = recordPath(options.stateDirectory, cacheDirectory, module.module, module.commit);
  const known = readRecord(record);
  if (!options.verify && known !== undefined && isExpected(known, module) && isStillThere(known, options)) {
    const seen = known.trees.b5;
    return done({ b4: known.b4, b5: known.b5 }, seen === undefined ? [] : protoPathsSeen(seen), 'present');
  }
  // Without a lock only the content itself says what the digests are.
  let content = module.expected === undefined ? counted(await module.content()) : undefined;
  const digests = module.expected ?? contentDigests(counted(content));
  const trees = treesOf(digests, options);
  const look = (): readonly (readonly [CacheTree, TreeLook])[] =>
    trees.map((tree) => [tree, lookAt(tree, module.module, module.commit, cacheDirectory)]);
  const before = new Map(look());
  const found = await inspect(module, digests, trees, cacheDirectory);
  const wrong = found.filter(({ right }) => !right);
  let protoPaths: readonly string[] = found.flatMap((one) => one.protoPaths ?? []);
  if (wrong.length > 0) {
    if (content === undefined) {
      content = counted(await module.content());
      checkDigests(module, contentDigests(content), digests);
    }
    await writeEntries(module, content, digests, cacheDirectory, found);
    protoPaths = protoPathsOf(content);
  }
  writeCommitFiles(module, digests, trees, cacheDirectory);
  const written: Partial<Record<CacheTree, TreeRecord>> = { ...known?.trees };
  for (const [tree, after] of look()) {
    const wroteNow = wrong.some((one) => one.tree === tree);
    const earlier = before.get(tree);
    // What was hashed is recorded only if nobody touched it meanwhile. An entry that is right still is ours where we wrote it before.
    if (wroteNow || (earlier !== undefined && isSameEntry(earlier, after)))
      written[tree] = { ...after, wrote: wroteNow || known?.trees[tree]?.wrote === true };
    else delete written[tree];
  }
  tryWriteRecord(record, { module: module.module, commit: module.commit, ...digests, trees: written });
  const how = wrong.length === 0 ? 'present' : wrong.some(({ damaged }) => damaged) ? 'repaired' : 'written';
  return done(digests, [...new Set(protoPaths)].sort(compareUtf8), how);
}

function isStillThere(known: InstallRecord, options: BufCacheOptions): boolean {
  return treesOf(known, options).every((tree) => {
    const seen = known.trees[tree];
    return seen !== undefined && looksUnchanged(seen, tree, known, options.cacheDirectory);
  });
}

/** Without a record the next run hashes again: no reason to stop. */
function tryWriteRecord(path: string, record: InstallRecord): void {
  try {
    writeRecord(path, record);
  } catch {
    // See above.
  }
}

function protoPathsOf({ files }: Pick<CacheEntryContent, 'files'>): readonly string[] {
  return files.map(({ path }) => path).filter((path) => path.endsWith('.proto'));
}

function isExpected(known: ContentDigests, { expected }: ModuleToInstall): boolean {
  return expected === undefined || (expected.b4 === known.b4 && expected.b5 === known.b5);
}

function counted(content: InstallContent | undefined): CacheEntryContent {
  return {
    files: countedFiles(content?.files ?? []),
    dependencies: content?.dependencies ?? [],
    v1BufYaml: content?.v1BufYaml,
    v1BufLock: content?.v1BufLock,
  };
}

function checkDigests(module: ModuleToInstall, got: ContentDigests, expected: ContentDigests): void {
  for (const kind of ['b5', 'b4'] as const) {
    if (got[kind] === expected[kind] || expected[kind] === '') continue;
    throw new InstalledDigestError(
      `${module.module}:${module.commit} has the ${kind} digest ${got[kind]}, and ${expected[kind]} is expected`,
      {
        next: 'The lock and the artifact do not belong together. Take oras.lock from git; if it stays, find out who changed the artifact. Nothing of it was installed.',
      },
    );
  }
}

interface InspectedTree {
  readonly tree: CacheTree;
  /** It holds exactly the module. */
  readonly right: boolean;
  /** Something stands there that is not the module. */
  readonly damaged: boolean;
  readonly protoPaths: readonly string[] | undefined;
}

/** Looks at the trees, with a hash of every byte. */
async function inspect(
  module: ModuleToInstall,
  digests: ContentDigests,
  trees: readonly CacheTree[],
  cacheDirectory: string,
): Promise<readonly InspectedTree[]> {
  const inspected: InspectedTree[] = [];
  for (const tree of trees) {
    const path = cacheEntryPath(cacheDirectory, tree, module.module, module.commit);
    const content = existsSync(path) ? await rightContent(path, tree, digests) : undefined;
    const protoPaths = content === undefined ? undefined : protoPathsOf(content);
    inspected.push({
      tree,
      right: content !== undefined,
      damaged: content === undefined && existsSync(path),
      protoPaths,
    });
  }
  return inspected;
}

/** What an entry holds, where that is exactly the module. */
async function rightContent(
  directory: string,
  tree: CacheTree,
  digests: ContentDigests,
): Promise<CacheEntryContent | undefined> {
  const content = await readCacheEntry(directory);
  // What buf does not count does not change the digest, but nobody but us and buf has any business here.
  if (content === undefined || countedFiles(content.files).length !== content.files.length) return undefined;
  const got = contentDigests(content);
  return (tree === 'b5' ? got.b5 === digests.b5 : got.b4 === digests.b4) ? content : undefined;
}

async function writeEntries(
  module: ModuleToInstall,
  content: CacheEntryContent,
  digests: ContentDigests,
  cacheDirectory: string,
  inspected: readonly InspectedTree[],
): Promise<void> {
  let twin: string | undefined;
  for (const { tree, right } of inspected) {
    const path = cacheEntryPath(cacheDirectory, tree, module.module, module.commit);
    if (!right) {
      const isRight = async (): Promise<boolean> => (await rightContent(path, tree, digests)) !== undefined;
      await new EntryWriter(path, isRight).write(content, tree, twin);
    }
    twin = path;
  }
}

/** What we write about a commit where buf has written nothing. */
export function commitFileText(module: ModuleName, digest: string): string {
  const { owner, name } = moduleNameParts(module);
  return JSON.stringify({ version: 'v1', owner, module: name, create_time: createTime, digest });
}

/** buf wants a time that is not zero, and looks at it only to choose between two commits of one module, which a lock never holds. */
const createTime = '2024-01-01T00:00:00Z';

function writeCommitFiles(
  module: ModuleToInstall,
  digests: ContentDigests,
  trees: readonly CacheTree[],
  cacheDirectory: string,
): void {
  const { owner, name } = moduleNameParts(module.module);
  for (const tree of trees) {
    const path = commitFilePath(cacheDirectory, tree, module.module, module.commit);
    const digest = tree === 'b5' ? digests.b5 : digests.b4;
    const found = readCommitFile(path);
    // buf's own file, with the time of the commit, is left alone.
    if (found?.['digest'] === digest && found['owner'] === owner && found['module'] === name) continue;
    // Should a loss of power leave it empty, its size tells the next run.
    replaceFileAtOnce(path, commitFileText(module.module, digest));
  }
}

function readCommitFile(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
