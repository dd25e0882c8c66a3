import type { ProvidedBsrModule } from '../bsr/resolve-bsr.ts';
import type { Place } from '../errors.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { formatModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { Digest } from '../oci/digest.ts';
import { mapBounded } from '../system/bounded.ts';
import { withPlacesOf } from './asked-places.ts';
import { type BsrProblem, type BsrRequest, resolveBsrHalf } from './bsr-half.ts';
import { explainConflict } from './conflict.ts';
import type { ModuleKinds } from './lock-agreement.ts';
import { type OciModuleReader, OciSource } from './oci-source.ts';
import type { LockedModules, LockedOciModule } from './oras-lock.ts';
import type { LockChange, Resolution, ResolvedModule, ResolvedOciModule } from './resolution.ts';
import { type Selection, selectVersions } from './selection.ts';
import type { Ask } from './version-rule.ts';

/** A set of modules that is resolved together, one version of each. */
export interface VersionsProblem {
  readonly asks: readonly Ask[];
  readonly kinds: ModuleKinds;
  readonly lock: LockedModules;
  readonly bufLocks: BsrProblem['bufLocks'];
  readonly frozen: boolean;
  /** Modules whose locked version does not count. */
  readonly updated: (module: ModuleName) => boolean;
  readonly lockVersions: ReadonlySet<'v1' | 'v2'>;
  /** Names for a slip of the pen. */
  readonly knownModules: Iterable<ModuleName>;
  /** Modules of this root that those who ask do not see, with the file that holds each. */
  readonly heldElsewhere?: ReadonlyMap<ModuleName, Place>;
}

export interface VersionsContext {
  /** Look-ups under way at once. */
  readonly parallel: number;
  readonly reader: OciModuleReader;
  /** Asks stock buf, or the mirror. */
  readonly resolveBsr: (request: BsrRequest) => Promise<readonly ProvidedBsrModule[]>;
}

export interface ResolvedVersions {
  /** By name. */
  readonly modules: readonly ResolvedModule[];
  /** Those of OCI registries that stayed at their locked tag. */
  readonly stayed: readonly ResolvedOciModule[];
  /** False where the lock alone gave the answer. */
  readonly asked: boolean;
  readonly remarks: Resolution['remarks'];
}

/**
 * One version and digest of each module that the asks lead to: those of OCI registries by selection, then those of the BSR.
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
export async function resolveVersions(problem: VersionsProblem, context: VersionsContext): Promise<ResolvedVersions> {
  const { kinds, updated, lock } = problem;
  const kept = new Map([...lock.oci].filter(([module]) => !updated(module)));
  const source = new OciSource(context.reader, kept);
  const selection = await selectVersions(
    {
      asks: problem.asks,
      isForeign: (module) => kinds.isLocal(module) || kinds.isBsr(module),
      locked: new Map([...kept].map(([module, entry]) => [module, entry.tag])),
      parallel: context.parallel,
    },
    source,
  );
  if (selection.kind !== 'stable')
    throw await explainConflict(selection, {
      versions: (module) => source.versions(module),
      dependencies: (module, tag) => source.dependencies(module, tag),
      knownModules: knownModules(problem, selection),
      ...(problem.heldElsewhere === undefined ? {} : { heldElsewhere: problem.heldElsewhere }),
    });
  const oci = await Promise.all(
    [...selection.modules.keys()].map((module) => resolvedOci(module, selection, source, kept)),
  );
  const bsr = await resolveBsrHalf(
    { ...problem, asks: selection.foreign.filter((ask) => kinds.isBsr(ask.module)) },
    context.resolveBsr,
  );
  return {
    modules: [...oci, ...bsr.modules].sort((a, b) => compareUtf8(a.module, b.module)),
    stayed: oci.filter(({ module, tag }) => kept.get(module)?.tag === tag),
    asked: source.asked || bsr.asked,
    remarks: bsr.remarks,
  };
}

function knownModules(problem: VersionsProblem, selection: Selection): ReadonlySet<ModuleName> {
  const known = new Set([...problem.knownModules, ...problem.lock.oci.keys(), ...problem.lock.bsr.keys()]);
  for (const [module, { choice }] of selection.modules) if (choice.kind === 'chosen') known.add(module);
  return known;
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
  await source.refuseTwins(module, tag, selected.asks).catch((error: unknown) => {
    const askers = [...selection.modules].map(([name, { asks }]) => [name, asks.map(({ asker }) => asker)] as const);
    throw withPlacesOf(error, module, new Map(askers));
  });
  const manifestDigest = await source.digest(module, tag);
  const locked = kept.get(module);
  // An entry of `against:` has no digests of content: it is never in buf's cache.
  const same = locked?.digest === manifestDigest && locked.b5 !== '';
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

/**
 * The modules whose tag points elsewhere now. Only looked at where the registry is asked anyway. A failure here is no reason to
 * stop, but a registry that failed once is not asked again: each try of one that is down takes seconds.
 */
export async function movedTagsOf(
  stayed: readonly ResolvedOciModule[],
  context: VersionsContext,
): Promise<LockChange[]> {
  context.reader.announce?.(stayed.map(({ module }) => module));
  const failed = new Set<string>();
  const moved = await mapBounded(stayed, context.parallel, async ({ module, tag, manifestDigest }) => {
    const { registry } = moduleNameParts(module);
    if (failed.has(registry)) return [];
    const now = await context.reader.currentDigest(module, tag).catch((): Digest | undefined => {
      failed.add(registry);
      return undefined;
    });
    if (now === undefined || now === manifestDigest) return [];
    // The tag of an index has a digest of its own: what counts is the module that it leads to.
    const led = await context.reader.manifest(module, tag).catch(() => undefined);
    if (led?.digest === manifestDigest) return [];
    return [{ kind: 'tag-moved' as const, module, tag, locked: manifestDigest, now }];
  });
  return moved.flat();
}
