import type { BufLock } from '../modules/buf-lock.ts';
import type { Declarations, LockOwner } from '../modules/declarations.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { parseModuleReference } from '../modules/module-reference.ts';
import type { Settings } from '../settings/settings.ts';
import {
  type AgainstAsk,
  type AgainstDifference,
  againstAsks,
  compareAgainst,
  placesOfAgainst,
  resolveAgainst,
} from './against.ts';
import { workspacePlaces } from './bsr-asks.ts';
import {
  compareBufLocks,
  compareWithLock,
  formatDifference,
  type LockAgreement,
  type ModuleKinds,
} from './lock-agreement.ts';
import { againstChanges, lockChanges } from './lock-changes.ts';
import { LockOutOfDateError, MissingLockError, ModulesMissingOfflineError, UnknownUpdateError } from './lock-errors.ts';
import { readBufLocks, readOrasLock } from './lock-files.ts';
import { nearest } from './nearest.ts';
import { RememberingReader } from './oci-source.ts';
import { type OrasLock, orasLockName } from './oras-lock.ts';
import type { Resolution } from './resolution.ts';
import { movedTagsOf, resolveVersions, type VersionsContext } from './resolve-versions.ts';
import type { Ask } from './version-rule.ts';

/** What resolving needs besides the declarations. */
export interface ResolveContext extends VersionsContext {
  readonly frozen: Settings['frozen'];
  readonly offline: boolean;
  readonly update: Settings['update'];
  /** Hosts that speak the BSR's protocol, or are mirrored: `buf.build`. */
  readonly bsrHosts: ReadonlySet<string>;
}

/**
 * Turns what the files of one root ask for into one version and digest of each module (design.md, decisions 4 to 6). With locks
 * that satisfy everything, no request is made. Nothing is written.
 * @throws {MissingLockError | LockOutOfDateError | ModulesMissingOfflineError | UnknownUpdateError} by the mode of the run
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
export async function resolve(declarations: Declarations, context: ResolveContext): Promise<Resolution> {
  if (context.frozen !== 'off' && context.update.kind !== 'none')
    throw new Error('a frozen run updates nothing: the settings refuse to ask for both');
  const lock = await readOrasLock(declarations.root);
  const bufLocks = await readBufLocks(declarations);
  const against = againstAsks(declarations);
  const kinds: ModuleKinds = {
    isLocal: (module) => declarations.locals.has(module),
    isBsr: (module) => context.bsrHosts.has(moduleNameParts(module).registry),
  };
  const asks = workspaceAsks(declarations);
  const agreement = compareWithLock(asks, kinds, lock ?? noLock);
  const againstDifferences = compareAgainst(against, kinds, lock ?? noLock);
  if (lock === undefined && context.frozen === 'asked' && agreement.asks.size + against.length > 0)
    throw new MissingLockError(orasLockName, locksOf(declarations));

  const frozen = lock !== undefined && context.frozen !== 'off';
  if (frozen) refuseDisagreement(declarations, lock, agreement, againstDifferences, bufLocks);
  const job: Job = {
    declarations,
    context,
    lock: lock ?? noLock,
    hadLock: lock !== undefined,
    frozen,
    kinds,
    asks,
    agreement,
    against,
    againstDifferences,
  };
  return resolveAnew(job, bufLocks);
}

const noLock: OrasLock = { oci: new Map(), bsr: new Map(), against: new Map(), lines: new Map() };

interface Job {
  readonly declarations: Declarations;
  readonly context: ResolveContext;
  readonly lock: OrasLock;
  readonly hadLock: boolean;
  readonly frozen: boolean;
  readonly kinds: ModuleKinds;
  readonly asks: readonly Ask[];
  readonly agreement: LockAgreement;
  readonly against: readonly AgainstAsk[];
  readonly againstDifferences: readonly AgainstDifference[];
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
  against: readonly AgainstDifference[],
  bufLocks: ReadonlyMap<LockOwner, BufLock | undefined>,
): void {
  const { differences } = agreement;
  if (differences.length + against.length > 0) {
    const places = differences.flatMap((difference) =>
      difference.kind === 'removed'
        ? [{ file: orasLockName, line: lock.lines.get(difference.module) ?? 1 }]
        : workspacePlaces(difference.asks),
    );
    throw new LockOutOfDateError(
      orasLockName,
      [...differences.map(formatDifference), ...against.flatMap(({ lines }) => lines)],
      [...places, ...against.flatMap((difference) => placesOfAgainst(difference, lock))],
      locksOf(declarations),
    );
  }
  const lines = compareBufLocks(declarations, lock, bufLocks);
  if (lines.length > 0) {
    const file = lockFileOf(lines[0] ?? '');
    throw new LockOutOfDateError('buf.lock', lines, [{ file }], locksOf(declarations));
  }
}

/** The locks that people commit: without a `buf.yaml` there is no buf.lock. */
function locksOf({ lockOwners }: Pick<Declarations, 'lockOwners'>): string {
  return lockOwners.length === 0 ? orasLockName : `${orasLockName} and every buf.lock`;
}

/** The file that a `+ path: …` line is about. */
function lockFileOf(line: string): string {
  return line.slice(2).split(': ')[0] ?? 'buf.lock';
}

async function resolveAnew(job: Job, bufLocks: ReadonlyMap<LockOwner, BufLock | undefined>): Promise<Resolution> {
  const { lock, declarations } = job;
  const updated = updatedModules(job);
  if (job.context.offline) refuseMissing(job, updated);
  const context = { ...job.context, reader: new RememberingReader(job.context.reader) };
  const problem = {
    kinds: job.kinds,
    frozen: job.frozen,
    updated,
    knownModules: [...declarations.locals.keys()],
    heldElsewhere: new Map(declarations.bufWorkspaces.flatMap(({ locals }) => [...locals])),
  };
  const own = await resolveVersions(
    {
      ...problem,
      asks: job.asks,
      lock,
      bufLocks: [...bufLocks].flatMap(([owner, held]) => (held === undefined ? [] : [{ owner, held }])),
      lockVersions: new Set(declarations.lockOwners.map((owner) => owner.version)),
    },
    context,
  );
  const compared = await resolveAgainst(job.against, lock, problem, context);
  const asked = own.asked || compared.asked;
  // Each is a question to the registry: whoever only adds or changes an ask shall not wait for questions about all others.
  const isUpdate = asked && context.update.kind !== 'none';
  const movedTags = isUpdate ? await movedTagsOf(own.stayed, context) : [];
  for (const [against, stayed] of isUpdate ? compared.stayed : []) {
    movedTags.push(...(await movedTagsOf(stayed, context)).map((change) => ({ ...change, against })));
  }
  const isAny = own.modules.length + compared.against.length > 0;
  return {
    declarations,
    modules: own.modules,
    against: compared.against,
    changes: [...lockChanges(lock, own.modules), ...againstChanges(lock.against, compared.against), ...movedTags],
    basis: !job.hadLock ? 'registry' : asked ? 'lock-and-registry' : 'lock',
    locks: job.frozen ? 'keep' : 'write',
    remarks: [...(job.hadLock || !isAny ? [] : [floating(job)]), ...own.remarks, ...compared.remarks],
  };
}

function floating({ context, declarations }: Job): Resolution['remarks'][number] {
  return {
    severity: context.frozen === 'default' ? 'warning' : 'notice',
    message: `There was no ${orasLockName}, so versions float: this run took what the registries have now. Commit ${locksOf(declarations)} to get the same modules everywhere.`,
  };
}

/** Which modules `--update` lets go of. */
function updatedModules({ context, lock, agreement, against }: Job): (module: ModuleName) => boolean {
  const { update } = context;
  if (update.kind === 'none') return () => false;
  if (update.kind === 'all') return () => true;
  const compared = [...lock.against.values()].flatMap(({ oci, bsr }) => [...oci.keys(), ...bsr.keys()]);
  const known = new Set<string>([
    ...lock.oci.keys(),
    ...lock.bsr.keys(),
    ...agreement.asks.keys(),
    ...against.map(({ module }) => module),
    ...compared,
  ]);
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
  for (const module of new Set([...job.agreement.asks.keys(), ...job.against.map((one) => one.module)])) {
    if (updated(module)) missing.push({ module, why: '--update asks the registry' });
  }
  for (const { kind, reference } of job.againstDifferences) {
    if (kind === 'removed') continue;
    const { module } = parseModuleReference(reference);
    missing.push({
      module,
      why: `${reference}, to compare with, is not locked${kind === 'added' ? '' : ' as a whole'}`,
    });
  }
  if (missing.length === 0) return;
  throw new ModulesMissingOfflineError(missing, [
    ...wanted.flatMap((difference) => ('asks' in difference ? workspacePlaces(difference.asks) : [])),
    ...job.againstDifferences.flatMap(({ places }) => places),
  ]);
}
