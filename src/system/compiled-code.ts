import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { isInside } from './inside-directory.ts';
import { userCacheDirectory } from './user-cache-directory.ts';

/*
 * V8 can keep what it compiled of our code, so that the next run need not compile it again. Node writes those files as the process
 * ends, each beside its place and then renamed, and passes over what is cut or belongs to other code. But neither looks at who wrote
 * a file: whoever can write here decides what our next run does.
 */

type Environment = Readonly<Record<string, string | undefined>>;

/** No run writes one file for so long. */
const leftoverMs = 10 * 60 * 1_000;
/** What was compiled by a version that nobody ran anew for so long goes when another version comes. */
const longUnusedMs = 30 * 24 * 60 * 60 * 1_000;
const checkoutMarks = ['.git', '.hg', '.jj', '.sl'];

/** Where it is kept. No setting and no file has a say in it: it is needed before any is read. */
export function compiledCodeDirectory(environment: Environment): string {
  return join(userCacheDirectory(environment), 'oras-buf', 'compiled');
}

/**
 * Has Node keep what it compiles from now on, and use what it kept, where that place is this user's alone and lies in no checkout.
 * Where it is not, or cannot be written, all goes on without. `NODE_DISABLE_COMPILE_CACHE` switches it off, as Node has it.
 * @param version of oras-buf: each has a directory of its own
 * @returns the directory that is used; undefined where none is
 */
export function keepCompiledCode(environment: Environment, version: string): string | undefined {
  const all = compiledCodeDirectory(environment);
  // Node reads the variable itself, but we would have made directories for nothing.
  if (!isAbsolute(all) || environment['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  const ours = join(all, version);
  try {
    // Before anything is made: nothing of ours belongs into a checkout.
    if (!isSafePlace(realpathSync(deepestExisting(all)))) return undefined;
    const isNew = mkdirSync(ours, { recursive: true, mode: 0o700 }) !== undefined;
    if (!isOursAlone(all) || !isOursAlone(ours)) return undefined;
    if (isNew) removeLongUnused(all, version);
    removeLeftovers(ours);
    return enableCompileCache(ours).directory;
  } catch {
    return undefined;
  }
}

function deepestExisting(directory: string): string {
  let at = directory;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** A directory of this user that nobody else may write to. Windows keeps those of a user for that user. */
function isOursAlone(directory: string): boolean {
  const status = lstatSync(directory);
  const uid = process.getuid?.();
  return status.isDirectory() && (uid === undefined || (status.uid === uid && !isSharedMode(status.mode)));
}

/**
 * Whether no one else can put another directory in the place of one of those above it, and none of them is a checkout: a commit, or
 * the cache of a CI system, may bring files into it.
 */
function isSafePlace(directory: string): boolean {
  if (isInside(realpathSync(process.cwd()), directory)) return false;
  const uid = process.getuid?.();
  for (let at = directory; ; at = dirname(at)) {
    const status = lstatSync(at);
    const isTheirs = uid !== undefined && status.uid !== uid && status.uid !== 0;
    // In a directory like /tmp only the owner of an entry may rename it.
    if (isTheirs || (uid !== undefined && isSharedMode(status.mode) && (status.mode & 0o1000) === 0)) return false;
    if (checkoutMarks.some((mark) => existsSync(join(at, mark)))) return false;
    if (dirname(at) === at) return true;
  }
}

function isSharedMode(mode: number): boolean {
  return (mode & 0o022) !== 0;
}

function removeLongUnused(all: string, version: string): void {
  for (const name of readdirSync(all)) {
    const path = join(all, name);
    if (name === version || Date.now() - lstatSync(path).mtimeMs < longUnusedMs) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

/** What processes that were killed while they wrote left beside the files: Node gives those names of `mkstemp`, `2bdbb633.ZbK0NF`. */
function removeLeftovers(ours: string): void {
  for (const node of readdirSync(ours)) {
    for (const name of readdirSync(join(ours, node))) {
      if (!name.includes('.')) continue;
      const path = join(ours, node, name);
      if (Date.now() - lstatSync(path).mtimeMs >= leftoverMs) rmSync(path, { force: true });
    }
  }
}
