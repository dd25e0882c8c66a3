import type { ModuleReport, RootReport } from './report.ts';

/** From one module to another, as indexes; `graphRoot` is the workspace itself. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
}

export const graphRoot = -1;

export interface ModuleGraph {
  readonly modules: readonly ModuleReport[];
  readonly edges: readonly GraphEdge[];
}

/** The modules that a root is built with. What is only compared with has versions of its own: it is no part of what is built. */
export function builtModules(root: RootReport): readonly ModuleReport[] {
  return root.modules.filter(({ against }) => against === '');
}

/** Who needs whom. From the workspace where one of its files asks, else the edges stand with the modules that ask. */
export function moduleGraph(modules: readonly ModuleReport[]): ModuleGraph {
  const ids = new Map(modules.map((module, index) => [module.name, index]));
  const edges = modules.flatMap((module): GraphEdge[] => {
    const from = ids.get(module.name) ?? graphRoot;
    const own = module.dependencies.flatMap((name) => {
      const to = ids.get(name);
      return to === undefined || to === from ? [] : [{ from, to }];
    });
    const fromWorkspace = module.source !== 'local' && module.askedBy.some(({ by }) => !isModule(by, ids));
    return fromWorkspace ? [{ from: graphRoot, to: from }, ...own] : own;
  });
  return { modules, edges };
}

/** A name has no more of them than a port: what has more is no name of ours. */
const separatorsTried = 16;

/** True for `NAME`, `NAME@VERSION` and `NAME:TAG` of a module that is there; false for a file of the workspace. */
function isModule(by: string, ids: ReadonlyMap<string, number>): boolean {
  if (ids.has(by)) return true;
  const separators = /[@:]/g;
  for (let tried = 0; tried < separatorsTried && separators.exec(by) !== null; tried += 1) {
    if (ids.has(by.slice(0, separators.lastIndex - 1))) return true;
  }
  return false;
}
