import { formatPlace, type Place } from '../errors.ts';
import { commitId } from '../modules/content-digest.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { mapBounded } from '../system/bounded.ts';
import { workspacePlaces } from './bsr-asks.ts';
import { compareWithLock, formatDifference, type ModuleKinds } from './lock-agreement.ts';
import {
  type LockedAgainst,
  type LockedBsrModule,
  type LockedOciModule,
  type OrasLock,
  orasLockName,
} from './oras-lock.ts';
import type { Resolution, ResolvedAgainst, ResolvedOciModule } from './resolution.ts';
import { resolveVersions, type VersionsContext, type VersionsProblem } from './resolve-versions.ts';
import type { Ask } from './version-rule.ts';

/** One version that the workspace is compared with, and the lines that name it. */
export interface AgainstAsk {
  readonly reference: string;
  readonly module: ModuleName;
  readonly asks: readonly Ask[];
}

/** One thing in which the `against:` list of `oras.lock` and the build files disagree. */
export interface AgainstDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly reference: string;
  /** Empty for what nobody names any more. */
  readonly places: readonly Place[];
  /** As it is shown: starts with `+`, `-` or `~`. */
  readonly lines: readonly string[];
}

/** The references of the build files, each once, in order. */
export function againstAsks(declarations: Declarations): readonly AgainstAsk[] {
  const groups = Map.groupBy(declarations.against, (one) => one.reference);
  return [...groups]
    .sort(([a], [b]) => compareUtf8(a, b))
    .flatMap(([reference, all]): AgainstAsk[] => {
      const [first] = all;
      if (first === undefined) return [];
      const asks = all.map(({ module, requirement, place }): Ask => {
        return { module, requirement, asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 } };
      });
      return [{ reference, module: first.module, asks }];
    });
}

/** Nothing of the workspace stands in for a published module here: what it holds is what is being compared. */
function publishedOnly(kinds: ModuleKinds): ModuleKinds {
  return { isLocal: () => false, isBsr: (module) => kinds.isBsr(module) };
}

function locked(entry: LockedAgainst | undefined): OrasLock {
  return { oci: entry?.oci ?? new Map(), bsr: entry?.bsr ?? new Map(), against: new Map(), lines: new Map() };
}

/** Compares the build files with the `against:` list of `oras.lock`, with no look at any registry. */
export function compareAgainst(
  asks: readonly AgainstAsk[],
  kinds: ModuleKinds,
  lock: OrasLock,
): readonly AgainstDifference[] {
  const named = new Set(asks.map(({ reference }) => reference));
  const found = asks.flatMap((one): AgainstDifference[] => {
    const entry = lock.against.get(one.reference);
    const places = workspacePlaces(one.asks);
    const shown = `against ${one.reference}`;
    if (entry === undefined) {
      const lines = [`+ ${shown}: named by ${[...new Set(places.map(formatPlace))].join(', ')}`];
      return [{ kind: 'added', reference: one.reference, places, lines }];
    }
    const { differences } = compareWithLock(one.asks, publishedOnly(kinds), locked(entry));
    if (differences.length === 0) return [];
    const lines = differences.map((one) => formatDifference(one).replace(' ', ` ${shown}: `));
    return [{ kind: 'changed', reference: one.reference, places, lines }];
  });
  const gone = [...lock.against.keys()]
    .filter((reference) => !named.has(reference))
    .map((reference): AgainstDifference => {
      return { kind: 'removed', reference, places: [], lines: [`- against ${reference}: nobody names it`] };
    });
  return [...found, ...gone].sort((a, b) => compareUtf8(a.reference, b.reference));
}

/** Where a difference is to be shown: at the lines that name the reference, else in the lock. */
export function placesOfAgainst(difference: AgainstDifference, lock: OrasLock): readonly Place[] {
  if (difference.places.length > 0) return difference.places;
  return [{ file: orasLockName, line: lock.against.get(difference.reference)?.line ?? 1 }];
}

export interface AgainstVersions {
  readonly against: readonly ResolvedAgainst[];
  /** By reference, the modules that stayed at their locked tag. */
  readonly stayed: ReadonlyMap<string, readonly ResolvedOciModule[]>;
  readonly asked: boolean;
  readonly remarks: Resolution['remarks'];
}

/**
 * Resolves each reference for itself, with all that it needs: each has versions of its own, whatever the workspace and the
 * others have. What is locked stays.
 */
export async function resolveAgainst(
  asks: readonly AgainstAsk[],
  lock: OrasLock,
  problem: Pick<VersionsProblem, 'kinds' | 'frozen' | 'updated' | 'knownModules'>,
  context: VersionsContext,
): Promise<AgainstVersions> {
  // One after the other where buf is asked: each of its runs is alone on its cache.
  const found = await mapBounded(asks, 1, async (one) => {
    const versions = await resolveVersions(
      {
        ...problem,
        asks: one.asks,
        kinds: publishedOnly(problem.kinds),
        lock: locked(lock.against.get(one.reference)),
        bufLocks: [],
        lockVersions: new Set(['v2']),
      },
      context,
    );
    const module = versions.modules.find((other) => other.module === one.module);
    if (module === undefined) throw new Error(`${one.reference} was resolved, and is not among what it needs`);
    const dependencies = versions.modules.filter((other) => other !== module);
    return { ...versions, resolved: { reference: one.reference, module, dependencies } };
  });
  return {
    against: found.map(({ resolved }) => resolved),
    stayed: new Map(found.map(({ stayed, resolved }) => [resolved.reference, stayed])),
    asked: found.some((one) => one.asked),
    remarks: found.flatMap((one) => one.remarks),
  };
}

/** What `oras.lock` keeps of a resolved reference. */
export function lockedAgainst({ reference, module, dependencies }: ResolvedAgainst): LockedAgainst {
  const oci = new Map<ModuleName, LockedOciModule>();
  const bsr = new Map<ModuleName, LockedBsrModule>();
  for (const one of [module, ...dependencies]) {
    const base = { module: one.module, b4: '', asked: [], dependencies: one.requires };
    if (one.source === 'bsr') bsr.set(one.module, { ...base, commit: one.commit, b5: one.contentDigests.b5 });
    else {
      const commit = commitId(one.module, one.manifestDigest);
      oci.set(one.module, { ...base, tag: one.tag, digest: one.manifestDigest, commit, b5: '' });
    }
  }
  const by = module.askedBy.flatMap(({ asker }) => (asker.kind === 'workspace' ? [asker.file] : []));
  return { reference, by, oci, bsr, line: 0 };
}
