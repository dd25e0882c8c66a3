import type { ProvidedBsrModule, WantedBsrModule } from '../bsr/resolve-bsr.ts';
import { OrasBufError } from '../errors.ts';
import type { BufLock } from '../modules/buf-lock.ts';
import type { LockOwner } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { parseModuleReference } from '../modules/module-reference.ts';
import { parseRequirement } from '../modules/requirement.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { type BsrAsk, groupBsrAsks, lockedBsrSatisfies, workspacePlaces } from './bsr-asks.ts';
import { bufLockPath } from './expected-buf-lock.ts';
import type { ModuleKinds } from './lock-agreement.ts';
import type { LockedModules } from './oras-lock.ts';
import type { Resolution, ResolvedBsrModule } from './resolution.ts';
import type { Ask } from './version-rule.ts';

/** What is asked of stock buf, or of the mirror. */
export interface BsrRequest {
  /** `module` and what is wanted of it: a label, a commit (also where it is locked), or nothing for the default label. By name. */
  readonly wanted: readonly WantedBsrModule[];
  /** The lock versions in use: v1 holds b4, v2 holds b5. */
  readonly lockVersions: ReadonlySet<'v1' | 'v2'>;
}

/** What the BSR half of one root starts from. */
export interface BsrProblem {
  /** Asks for BSR modules by the workspace and by OCI modules. */
  readonly asks: readonly Ask[];
  readonly kinds: ModuleKinds;
  readonly lock: LockedModules;
  readonly bufLocks: readonly { readonly owner: LockOwner; readonly held: BufLock }[];
  readonly frozen: boolean;
  readonly updated: (module: ModuleName) => boolean;
  readonly lockVersions: ReadonlySet<'v1' | 'v2'>;
}

export interface BsrHalf {
  readonly modules: readonly ResolvedBsrModule[];
  /** False where the lock alone gave the answer. */
  readonly asked: boolean;
  readonly remarks: Resolution['remarks'];
}

/**
 * The BSR modules of a root. What is locked, and satisfies, stays; `buf.lock` leads for commits where the run is not frozen,
 * because people and other tools run stock buf there. Where anything else is wanted, buf (or the mirror) is asked once, with
 * all that stays pinned.
 */
export async function resolveBsrHalf(
  problem: BsrProblem,
  resolveBsr: (request: BsrRequest) => Promise<readonly ProvidedBsrModule[]>,
): Promise<BsrHalf> {
  const { isLocal } = problem.kinds;
  const groups = groupBsrAsks(problem.asks.filter((ask) => !isLocal(ask.module)));
  const pins = pinnedCommits(problem);
  const complete = fromLock(problem, groups, pins.commits);
  if (complete !== undefined) return { modules: complete, asked: false, remarks: [] };

  const wanted = new Map<ModuleName, string>();
  // Everything locked is pinned, also what is only a dependency: buf would move it to the newest otherwise.
  const needed = new Set(reachable(groups, lockedModules(problem.lock), isLocal));
  for (const [module, commit] of pins.commits) {
    // What the lock says that nobody needs any more may be gone from the BSR.
    if (needed.has(module) || !problem.lock.bsr.has(module)) wanted.set(module, commit);
  }
  for (const { module, reference } of groups) {
    const commit = pins.commits.get(module);
    const locked = problem.lock.bsr.get(module);
    const stays =
      commit !== undefined &&
      (locked === undefined
        ? reference === '' || reference === commit || !isCommit(reference)
        : lockedBsrSatisfies({ ...locked, commit }, reference));
    if (!stays) wanted.set(module, reference);
  }
  const resolved = await resolveBsr({
    wanted: [...wanted]
      .sort(([a], [b]) => compareUtf8(a, b))
      .map(([module, reference]) => {
        const locked = lockedDigests(problem, module, reference);
        return locked === undefined ? { module, reference } : { module, reference, locked };
      }),
    lockVersions: problem.lockVersions,
  }).catch((error: unknown) => {
    const asks = groups.flatMap(({ module, asks: own }) =>
      wanted.get(module) === pins.commits.get(module) ? [] : own,
    );
    if (error instanceof OrasBufError) error.addPlaces(workspacePlaces(asks));
    throw error;
  });
  const byName = new Map(resolved.map((module) => [module.module, module]));
  return { modules: describe(groups, byName, isLocal), asked: true, remarks: pins.remarks };
}

/** What the locks say of a commit: oras.lock both digests, a buf.lock the one of its version. */
function lockedDigests(problem: BsrProblem, module: ModuleName, commit: string): WantedBsrModule['locked'] {
  const own = problem.lock.bsr.get(module);
  if (own?.commit === commit) return { b4: own.b4, b5: own.b5 };
  const held = problem.bufLocks
    .flatMap((one) => one.held.entries)
    .flatMap((entry) => (entry.module === module && entry.commit === commit ? [entry.digest] : []));
  const [b4 = '', b5 = ''] = ['shake256:', 'b5:'].map((kind) => held.find((digest) => digest.startsWith(kind)));
  return b4 === '' && b5 === '' ? undefined : { b4, b5 };
}

function isCommit(reference: string): boolean {
  return /^[0-9a-f]{32}$/.test(reference);
}

interface Pins {
  readonly commits: ReadonlyMap<ModuleName, string>;
  readonly remarks: Resolution['remarks'];
}

/** The commits that stay: those of oras.lock, overruled by the buf.locks where the run is not frozen; less what is updated. */
function pinnedCommits(problem: BsrProblem): Pins {
  const commits = new Map<ModuleName, string>();
  const remarks: Resolution['remarks'][number][] = [];
  for (const [module, { commit }] of problem.lock.bsr) {
    if (!problem.updated(module)) commits.set(module, commit);
  }
  if (problem.frozen) return { commits, remarks };
  const led = new Map<ModuleName, { readonly commit: string; readonly file: string }>();
  for (const { owner, held } of problem.bufLocks) {
    for (const { module, commit } of held.entries) {
      // A buf.lock holds the modules of OCI registries too, also some that oras.lock does not know (any more).
      if (!problem.kinds.isBsr(module) || problem.kinds.isLocal(module)) continue;
      if (problem.updated(module) || commits.get(module) === commit) continue;
      const file = bufLockPath(owner);
      const other = led.get(module);
      if (other === undefined) led.set(module, { commit, file });
      else if (other.commit !== commit) {
        remarks.push({
          severity: 'warning',
          message: `${other.file} and ${file} lock ${module} at different commits; ${other.commit} of ${other.file} is taken for both.`,
          place: { file },
        });
      }
    }
  }
  for (const [module, { commit }] of led) commits.set(module, commit);
  return { commits, remarks };
}

/** The modules as oras.lock has them, where that answers everything. */
function fromLock(
  problem: BsrProblem,
  groups: readonly BsrAsk[],
  pins: ReadonlyMap<ModuleName, string>,
): readonly ResolvedBsrModule[] | undefined {
  const { lock } = problem;
  const byName = lockedModules(lock);
  const needsB4 = problem.lockVersions.has('v1');
  for (const [module, locked] of byName) {
    if (pins.get(module) !== locked.commit || (needsB4 && locked.b4 === '')) byName.delete(module);
    // Where nobody needs b4 the lock does without, whoever wrote it.
    else if (!needsB4) byName.set(module, { ...locked, b4: '' });
  }
  for (const { module, reference } of groups) {
    const locked = lock.bsr.get(module);
    if (locked === undefined || !lockedBsrSatisfies(locked, reference)) return undefined;
  }
  const { isLocal } = problem.kinds;
  const reached = reachable(groups, byName, isLocal);
  return reached.every((module) => byName.has(module)) ? describe(groups, byName, isLocal) : undefined;
}

function lockedModules(lock: LockedModules): Map<ModuleName, ProvidedBsrModule> {
  const modules = new Map<ModuleName, ProvidedBsrModule>();
  for (const [module, { commit, b4, b5, dependencies }] of lock.bsr) {
    modules.set(module, {
      module,
      commit,
      b4,
      b5,
      dependencies: dependencies.map((text) => parseModuleReference(text).module),
    });
  }
  return modules;
}

/** What the asks lead to. A module of the workspace takes the place of one of its name, also where a BSR module asks for it. */
function reachable(
  groups: readonly BsrAsk[],
  byName: ReadonlyMap<ModuleName, ProvidedBsrModule>,
  isLocal: ModuleKinds['isLocal'],
): readonly ModuleName[] {
  const reached = new Set(groups.map(({ module }) => module));
  for (const module of reached) {
    for (const dependency of byName.get(module)?.dependencies ?? []) {
      if (!isLocal(dependency)) reached.add(dependency);
    }
  }
  return [...reached].sort(compareUtf8);
}

/** The reachable modules, with all who ask for each. */
function describe(
  groups: readonly BsrAsk[],
  byName: ReadonlyMap<ModuleName, ProvidedBsrModule>,
  isLocal: ModuleKinds['isLocal'],
): readonly ResolvedBsrModule[] {
  const asks = new Map<ModuleName, Ask[]>(groups.map((group) => [group.module, [...group.asks]]));
  const reached = reachable(groups, byName, isLocal).flatMap((name) => byName.get(name) ?? []);
  for (const { module, commit, dependencies } of reached) {
    for (const dependency of dependencies) {
      const ask: Ask = {
        module: dependency,
        requirement: parseRequirement('', 'module'),
        asker: { kind: 'module', module, version: commit },
      };
      const list = asks.get(dependency);
      if (list === undefined) asks.set(dependency, [ask]);
      else list.push(ask);
    }
  }
  return reached.map((resolved) => ({
    source: 'bsr',
    module: resolved.module,
    commit: resolved.commit,
    contentDigests: { b4: resolved.b4, b5: resolved.b5 },
    askedBy: (asks.get(resolved.module) ?? []).map((ask) => ({ requirement: ask.requirement.text, asker: ask.asker })),
    dependencies: resolved.dependencies.toSorted(compareUtf8),
    requires: resolved.dependencies.toSorted(compareUtf8),
  }));
}
