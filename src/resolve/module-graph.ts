import { commitId } from '../modules/content-digest.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { compareWithLock, formatDifference, lockedAsks, type ModuleKinds } from './lock-agreement.ts';
import type { LockedBsrModule, LockedModules, LockedOciModule, OrasLock } from './oras-lock.ts';
import type { Resolution } from './resolution.ts';
import { reasonForCommit, reasonForTag, type SelectionReason } from './selection-rule.ts';
import type { Ask } from './version-rule.ts';

/** Who asks whom in one root, at the versions that its lock (or a resolution) says. */
export interface ModuleGraph {
  readonly declarations: Declarations;
  /** What the lines of the workspace ask for, local modules too. */
  readonly asks: readonly Ask[];
  /** Every module that the workspace leads to, by name. Local ones are not among them. */
  readonly modules: ReadonlyMap<ModuleName, GraphModule>;
  /** Where the workspace and its lock disagree: `+`, `-` and `~` lines. Empty where there is no lock. */
  readonly differences: readonly string[];
}

export interface GraphModule {
  readonly module: ModuleName;
  readonly source: 'oci' | 'bsr';
  /** Tag or commit; undefined for a module that the lock lacks. */
  readonly version: string | undefined;
  /** Of the manifest; empty for modules of the BSR, and where the lock lacks it. */
  readonly digest: string;
  /** 32 hexadecimal digits, or empty where the lock lacks it. */
  readonly commit: string;
  /** By the workspace, and by modules of the graph. */
  readonly asks: readonly Ask[];
  /** What the module asks for itself, local modules too. */
  readonly requires: readonly Ask[];
  readonly reason: SelectionReason;
}

/** The graph that a lock describes. No registry is asked. */
export function graphOfLock(declarations: Declarations, kinds: ModuleKinds, lock: OrasLock): ModuleGraph {
  const asks = declarations.asks.map(({ module, requirement, place }): Ask => {
    return { module, requirement, asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 } };
  });
  const agreement = compareWithLock(asks, kinds, lock);
  const modules = [...agreement.asks].sort(([a], [b]) => compareUtf8(a, b));
  return {
    declarations,
    asks,
    modules: new Map(modules.map(([module, own]) => [module, graphModule(module, own, kinds, lock)])),
    differences: agreement.differences.map(formatDifference),
  };
}

/** The graph of a resolution, for a root without a lock. */
export function graphOfResolution(resolution: Resolution, kinds: ModuleKinds): ModuleGraph {
  const oci = new Map<ModuleName, LockedOciModule>();
  const bsr = new Map<ModuleName, LockedBsrModule>();
  for (const one of resolution.modules) {
    const base = { module: one.module, b4: '', b5: '', asked: [], dependencies: one.requires };
    if (one.source === 'bsr') bsr.set(one.module, { ...base, commit: one.commit });
    else {
      const commit = commitId(one.module, one.manifestDigest);
      oci.set(one.module, { ...base, commit, tag: one.tag, digest: one.manifestDigest });
    }
  }
  const graph = graphOfLock(resolution.declarations, kinds, { oci, bsr, against: new Map(), lines: new Map() });
  return { ...graph, differences: [] };
}

function graphModule(module: ModuleName, asks: readonly Ask[], kinds: ModuleKinds, lock: LockedModules): GraphModule {
  const oci = lock.oci.get(module);
  const bsr = lock.bsr.get(module);
  const locked = oci ?? bsr;
  const version = oci?.tag ?? bsr?.commit;
  let reason: SelectionReason = { rule: 'none', deciding: [] };
  if (oci !== undefined) reason = reasonForTag(oci.tag, asks);
  else if (bsr !== undefined) reason = reasonForCommit(module, bsr.commit, asks);
  return {
    module,
    source: kinds.isBsr(module) ? 'bsr' : 'oci',
    version,
    digest: oci?.digest ?? '',
    commit: locked?.commit ?? '',
    asks,
    requires: locked === undefined ? [] : lockedAsks(locked),
    reason,
  };
}

/** From a line of the workspace to a module: the asks on the way, the first one by the workspace. */
export type AskPath = readonly Ask[];

/** Steps of the search. Graphs in which paths run into circles again and again are not walked to their end. */
const mostSteps = 100_000;

/**
 * The paths from the workspace to a module, the shortest first; none visits a module twice.
 * @param most at most so many
 */
export function pathsTo(
  graph: ModuleGraph,
  module: ModuleName,
  most: number,
): { readonly paths: readonly AskPath[]; readonly isWhole: boolean } {
  const asksFor = new Map<ModuleName, Ask[]>();
  for (const ask of [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)]) {
    const list = asksFor.get(ask.module);
    if (list === undefined) asksFor.set(ask.module, [ask]);
    else list.push(ask);
  }
  const paths: AskPath[] = [];
  let level: AskPath[] = (asksFor.get(module) ?? []).map((ask) => [ask]);
  let steps = 0;
  while (level.length > 0) {
    const next: AskPath[] = [];
    for (const path of level) {
      const asker = path[0]?.asker;
      if (asker === undefined) continue;
      if (asker.kind === 'workspace') {
        if (paths.length === most) return { paths, isWhole: false };
        paths.push(path);
        continue;
      }
      for (const ask of asksFor.get(asker.module) ?? []) {
        if (++steps > mostSteps) return { paths, isWhole: false };
        const isCircle = path.some((one) => one.module === asker.module);
        if (!isCircle) next.push([ask, ...path]);
      }
    }
    level = next;
  }
  return { paths, isWhole: true };
}
