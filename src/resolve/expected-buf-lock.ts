import { posix } from 'node:path';
import type { BufLock, BufLockEntry } from '../modules/buf-lock.ts';
import { localsSeenBy } from '../modules/buf-workspaces.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { ContentDigests } from './resolution.ts';

/** What a `buf.lock` needs to know of a module. */
export interface LockableModule {
  readonly module: ModuleName;
  readonly commit: string;
  readonly contentDigests: ContentDigests;
  readonly dependencies: readonly ModuleName[];
}

/** Where the lock of an owner lies, relative to the root. */
export function bufLockPath(owner: LockOwner): string {
  return posix.join(owner.directory, 'buf.lock');
}

/**
 * The entries that the `buf.lock` of one owner must hold: all that it declares and all that these need in turn, by name.
 * Modules of the workspace get no entry, but what they declare is needed too.
 */
export function expectedEntries(
  owner: LockOwner,
  declarations: Declarations,
  modules: ReadonlyMap<ModuleName, LockableModule>,
): readonly BufLockEntry[] {
  const locals = localsSeenBy(owner, declarations.bufWorkspaces) ?? declarations.locals;
  return [...reachedBy(owner, declarations, locals, modules)]
    .filter((name) => !locals.has(name))
    .sort(compareUtf8)
    .flatMap((name): BufLockEntry[] => {
      const module = modules.get(name);
      if (module === undefined) return [];
      const digest = owner.version === 'v1' ? module.contentDigests.b4 : module.contentDigests.b5;
      return [{ module: name, commit: module.commit, digest }];
    });
}

/**
 * Modules of the root that the dependencies of an owner need and that buf does not see from there: its lock would have to hold
 * them, and nobody asked for a published version. By name.
 */
export function unseenLocals(
  owner: LockOwner,
  declarations: Declarations,
  modules: ReadonlyMap<ModuleName, Pick<LockableModule, 'dependencies'>>,
): readonly ModuleName[] {
  const locals = localsSeenBy(owner, declarations.bufWorkspaces) ?? declarations.locals;
  return [...reachedBy(owner, declarations, locals, modules)]
    .filter((name) => declarations.locals.has(name) && !locals.has(name) && !owner.declares.includes(name))
    .sort(compareUtf8);
}

function reachedBy(
  owner: LockOwner,
  declarations: Declarations,
  locals: Declarations['locals'],
  modules: ReadonlyMap<ModuleName, Pick<LockableModule, 'dependencies'>>,
): ReadonlySet<ModuleName> {
  const reached = new Set<ModuleName>(owner.declares);
  // A set hands out what is added while it is walked.
  for (const name of reached) {
    const local = locals.get(name);
    const next =
      local === undefined
        ? (modules.get(name)?.dependencies ?? [])
        : declarations.lockOwners
            .filter((other) => other.directory === posix.dirname(local.file))
            .flatMap((other) => other.declares);
    for (const dependency of next) reached.add(dependency);
  }
  return reached;
}

/** What keeps a `buf.lock` from holding exactly the expected entries: `+`, `-` and `~` lines, by name. Empty where nothing does. */
export function bufLockDifference(
  found: BufLock | undefined,
  owner: LockOwner,
  expected: readonly BufLockEntry[],
): readonly string[] {
  const path = bufLockPath(owner);
  const held = new Map((found?.entries ?? []).map((entry) => [entry.module, entry]));
  const wanted = new Map(expected.map((entry) => [entry.module, entry]));
  const lines: string[] = [];
  if (found !== undefined && found.version !== owner.version) {
    lines.push(`~ ${path}: version ${found.version}, and the buf.yaml beside it is ${owner.version}`);
  }
  for (const name of [...new Set([...held.keys(), ...wanted.keys()])].sort(compareUtf8)) {
    const [before, after] = [held.get(name), wanted.get(name)];
    if (before === undefined && after !== undefined) lines.push(`+ ${path}: ${name} ${after.commit}`);
    else if (before !== undefined && after === undefined) lines.push(`- ${path}: ${name} ${before.commit}`);
    else if (before !== undefined && after !== undefined && before.commit !== after.commit) {
      lines.push(`~ ${path}: ${name} ${before.commit} → ${after.commit}`);
    } else if (before?.digest !== after?.digest) {
      lines.push(`~ ${path}: ${name} ${before?.digest || 'no digest'} → ${after?.digest}`);
    }
  }
  return lines;
}
