import type { ProvidedBsrModule } from '../bsr/resolve-bsr.ts';
import type { BufLock } from '../modules/buf-lock.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { formatModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { Digest } from '../oci/digest.ts';
import type { Settings } from '../settings/settings.ts';
import { mapBounded } from '../system/bounded.ts';
import { workspacePlaces } from './bsr-asks.ts';
import { type BsrRequest, resolveBsrHalf } from './bsr-half.ts';
import { explainConflict } from './conflict.ts';
import {
  compareBufLocks,
  compareWithLock,
  formatDifference,
  type LockAgreement,
  type ModuleKinds,
} from './lock-agreement.ts';
import { lockChanges } from './lock-changes.ts';
import {
  FrozenUpdateError,
  LockOutOfDateError,
  MissingLockError,
  ModulesMissingOfflineError,
  UnknownUpdateError,
} from './lock-errors.ts';
import { readBufLocks, readOrasLock } from './lock-files.ts';
import { nearest } from './nearest.ts';
import { type OciModuleReader, OciSource } from './oci-source.ts';
import { type LockedOciModule, type OrasLock, orasLockName } from './oras-lock.ts';
import type { Resolution, ResolvedOciModule } from './resolution.ts';
import { type Selection, selectVersions } from './selection.ts';
import type { Ask } from './version-rule.ts';

/** What resolving needs besides the declarations. */
export interface ResolveContext {
  readonly frozen: Settings['frozen'];
  readonly offline: boolean;
  readonly update: Settings['update'];
  /** Look-ups under way at once. */
  readonly parallel: number;
  /** Hosts that speak the BSR's protocol, or are mirrored: `buf.build`. */
  readonly bsrHosts: ReadonlySet<string>;
  readonly reader: OciModuleReader;
  /** Asks stock buf, or the mirror. */
  readonly resolveBsr: (request: BsrRequest) => Promise<readonly ProvidedBsrModule[]>;
}

/**
 * Turns what the files of one root ask for into one version and digest of each module (design.md, decisions 4 to 6). With locks
 * that satisfy everything, no request is made. Nothing is written.
 * @throws {FrozenUpdateError | MissingLockError | LockOutOfDateError | ModulesMissingOfflineError | UnknownUpdateError} by the mode of the run
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
export async function resolve(declarations: Declarations, context: ResolveContext): Promise<Resolution> {
  if (context.frozen !== 'off' && context.update.kind !== 'none')
    throw new FrozenUpdateError(context.frozen === 'asked');
  const lock = await readOrasLock(declarations.root);
  const bufLocks = await readBufLocks(declarations);
  const kinds: ModuleKinds = {
    isLocal: (module) => declarations.locals.has(module),
    isBsr: (module) => context.bsrHosts.has(moduleNameParts(module).registry),
  };
  const asks = workspaceAsks(declarations);
  const agreement = compareWithLock(asks, kinds, lock ?? noLock);
  if (lock === undefined && context.frozen === 'asked' && agreement.asks.size > 0)
    throw new MissingLockError(orasLockName);

  const frozen = lock !== undefined && context.frozen !== 'off';
  if (frozen) refuseDisagreement(declarations, lock, agreement, bufLocks);
  const job: Job = {
    declarations,
    context,
    lock: lock ?? noLock,
    hadLock: lock !== undefined,
    frozen,
    kinds,
    asks,
    agreement,
  };
  return resolveAnew(job, bufLocks);
}

const noLock: OrasLock = { oci: new Map(), bsr: new Map(), lines: new Map() };

interface Job {
  readonly declarations: Declarations;
  readonly context: ResolveContext;
  readonly lock: OrasLock;
  readonly hadLock: boolean;
  readonly frozen: boolean;
  readonly kinds: ModuleKinds;
  readonly asks: readonly Ask[];
  readonly agreement: LockAgreement;
}

function workspaceAsks(declarations: Declarations): readonly Ask[] {
  return declarations.asks.map(({ module, requirement, place }) => ({
    module,
    requirement,
    asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 },
  }));
}

function refuseDisagreement(
  declarations: Declarations,
  lock: OrasLock,
  agreement: LockAgreement,
  bufLocks: ReadonlyMap<LockOwner, BufLock | undefined>,
): void {
  const { differences } = agreement;
  if (differences.length > 0) {
    const places = differences.flatMap((difference) =>
      difference.kind === 'removed'
        ? [{ file: orasLockName, line: lock.lines.get(difference.module) ?? 1 }]
        : workspacePlaces(difference.asks),
    );
    throw new LockOutOfDateError(orasLockName, differences.map(formatDifference), places);
  }
  const lines = compareBufLocks(declarations, lock, bufLocks);
  if (lines.length > 0) throw new LockOutOfDateError('buf.lock', lines, [{ file: lockFileOf(lines[0] ?? '') }]);
}

/** The file that a `+ path: …` line is about. */
function lockFileOf(line: string): string {
  return line.slice(2).split(': ')[0] ?? 'buf.lock';
}

async function resolveAnew(job: Job, bufLocks: ReadonlyMap<LockOwner, BufLock | undefined>): Promise<Resolution> {
  const { context, lock, declarations } = job;
  const updated = updatedModules(job);
  const kept = new Map([...lock.oci].filter(([module]) => !updated(module)));
  if (context.offline) refuseMissing(job, updated);

  const source = new OciSource(context.reader, kept);
  const selection = await selectVersions(
    {
      asks: job.asks,
      isForeign: (module) => job.kinds.isLocal(module) || job.kinds.isBsr(module),
      locked: new Map([...kept].map(([module, entry]) => [module, entry.tag])),
      parallel: context.parallel,
    },
    source,
  );
  if (selection.kind !== 'stable')
    throw await explainConflict(selection, { ...lookUpsOf(source), knownModules: knownModules(job, selection) });
  const oci = await Promise.all(
    [...selection.modules.keys()].map((module) => resolvedOci(module, selection, source, kept)),
  );
  const bsr = await resolveBsrHalf(
    {
      asks: selection.foreign.filter((ask) => job.kinds.isBsr(ask.module)),
      kinds: job.kinds,
      lock,
      bufLocks: [...bufLocks].flatMap(([owner, held]) => (held === undefined ? [] : [{ owner, held }])),
      frozen: job.frozen,
      updated,
      lockVersions: new Set(declarations.lockOwners.map((owner) => owner.version)),
    },
    context.resolveBsr,
  );
  const modules = [...oci, ...bsr.modules].sort((a, b) => compareUtf8(a.module, b.module));
  const movedTags = source.asked && !job.frozen ? await movedTagsOf(oci, kept, context) : [];
  const usedRegistry = source.asked || bsr.asked;
  return {
    declarations,
    modules,
    changes: [...lockChanges(lock, modules), ...movedTags],
    basis: !job.hadLock ? 'registry' : usedRegistry ? 'lock-and-registry' : 'lock',
    locks: job.frozen ? 'keep' : 'write',
    remarks: [...(job.hadLock || modules.length === 0 ? [] : [floating(context)]), ...bsr.remarks],
  };
}

function floating(context: ResolveContext): Resolution['remarks'][number] {
  return {
    severity: context.frozen === 'default' ? 'warning' : 'notice',
    message: `There was no ${orasLockName}, so versions float: this run took what the registries have now. Commit ${orasLockName} and every buf.lock to get the same modules everywhere.`,
  };
}

function lookUpsOf(source: OciSource): Pick<OciSource, 'versions' | 'dependencies'> {
  return {
    versions: (module) => source.versions(module),
    dependencies: (module, tag) => source.dependencies(module, tag),
  };
}

function knownModules(job: Job, selection: Selection): ReadonlySet<ModuleName> {
  const { lock, declarations } = job;
  const known = new Set([...declarations.locals.keys(), ...lock.oci.keys(), ...lock.bsr.keys()]);
  for (const [module, { choice }] of selection.modules) if (choice.kind === 'chosen') known.add(module);
  return known;
}

/** Which modules `--update` lets go of. */
function updatedModules({ context, lock, agreement }: Job): (module: ModuleName) => boolean {
  const { update } = context;
  if (update.kind === 'none') return () => false;
  if (update.kind === 'all') return () => true;
  const known = new Set<string>([...lock.oci.keys(), ...lock.bsr.keys(), ...agreement.asks.keys()]);
  for (const module of update.modules) {
    if (known.has(module)) continue;
    const named = [...known].filter((name) => name.endsWith(`/${module}`));
    throw new UnknownUpdateError(module, named.length > 0 ? named : nearest(module, known));
  }
  const named = new Set<string>(update.modules);
  return (module) => named.has(module);
}

/** Offline, everything that the lock does not answer is missing: all of it is named at once. */
function refuseMissing(job: Job, updated: (module: ModuleName) => boolean): void {
  const wanted = job.agreement.differences.filter((difference) => difference.kind !== 'removed');
  const missing = wanted.map((difference) => ({
    module: difference.module,
    why:
      difference.kind === 'added' ? 'not locked' : `locked at ${difference.locked}, which does not satisfy every ask`,
  }));
  for (const module of job.agreement.asks.keys()) {
    if (updated(module)) missing.push({ module, why: '--update asks the registry' });
  }
  if (missing.length === 0) return;
  throw new ModulesMissingOfflineError(
    missing,
    wanted.flatMap((difference) => ('asks' in difference ? workspacePlaces(difference.asks) : [])),
  );
}

async function resolvedOci(
  module: ModuleName,
  selection: Selection,
  source: OciSource,
  kept: ReadonlyMap<ModuleName, LockedOciModule>,
): Promise<ResolvedOciModule> {
  const selected = selection.modules.get(module);
  if (selected?.choice.kind !== 'chosen') throw new Error(`${module} has no version in a stable selection`);
  const { tag } = selected.choice;
  await source.refuseTwins(module, tag, selected.asks);
  const manifestDigest = await source.digest(module, tag);
  const locked = kept.get(module);
  const same = locked?.digest === manifestDigest;
  return {
    source: 'oci',
    module,
    tag,
    manifestDigest,
    contentDigests: same ? { b4: locked.b4, b5: locked.b5 } : undefined,
    askedBy: selected.asks.map((ask) => ({ requirement: ask.requirement.text, asker: ask.asker })),
    dependencies: [...new Set(selected.requires.map((ask) => ask.module))].sort(compareUtf8),
    requires: selected.requires
      .map((ask) => formatModuleReference({ module: ask.module, requirement: ask.requirement.text }))
      .sort(compareUtf8),
  };
}

/** The kept modules whose tag points elsewhere now. Only looked at where the registry is asked anyway; a failure here is no reason to stop. */
async function movedTagsOf(
  oci: readonly ResolvedOciModule[],
  kept: ReadonlyMap<ModuleName, LockedOciModule>,
  context: ResolveContext,
): Promise<readonly Extract<Resolution['changes'][number], { kind: 'tag-moved' }>[]> {
  const stayed = oci.filter(({ module, tag }) => kept.get(module)?.tag === tag);
  const moved = await mapBounded(stayed, context.parallel, async ({ module, tag, manifestDigest }) => {
    const now = await context.reader.currentDigest(module, tag).catch((): Digest | undefined => undefined);
    if (now === undefined || now === manifestDigest) return [];
    // The tag of an index has a digest of its own: what counts is the module that it leads to.
    const led = await context.reader.manifest(module, tag).catch(() => undefined);
    if (led?.digest === manifestDigest) return [];
    return [{ kind: 'tag-moved' as const, module, tag, locked: manifestDigest, now }];
  });
  return moved.flat();
}
