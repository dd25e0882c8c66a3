import { relative } from 'node:path';
import type { Declarations } from '../modules/declarations.ts';
import { findDeclarations } from '../modules/find-declarations.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { bsrHost } from '../pipeline/resolve-root.ts';
import { rootDirectories } from '../pipeline/root-directories.ts';
import type { ModuleKinds } from '../resolve/lock-agreement.ts';
import { readOrasLock } from '../resolve/lock-files.ts';
import { graphOfLock, graphOfResolution, type ModuleGraph } from '../resolve/module-graph.ts';
import type { OrasLock } from '../resolve/oras-lock.ts';
import type { CommandRequest } from './command.ts';
import { withEngine } from './engine.ts';

/** One root with what its lock says; without a lock with what the registries say now. */
export interface RootGraph {
  readonly head: RootHead;
  readonly graph: ModuleGraph;
  readonly lock: OrasLock | undefined;
}

/** What commands print of a root before anything else. */
export interface RootHead {
  /** Relative to where the command runs; `.` for that directory itself. */
  readonly directory: string;
  readonly kind: 'buck2' | 'buf';
  /** Where the versions come from. */
  readonly basis: 'oras.lock' | 'registries';
  /** Where oras.lock and the workspace disagree: lines that start with `+`, `-` or `~`. */
  readonly outOfDate: readonly string[];
}

/**
 * The graph of each root of the setting `directory`: from its oras.lock, with no network, else resolved for this once.
 * @throws what the readers of the files throw, and without a lock what resolving throws
 */
export async function workspaceGraphs(request: CommandRequest): Promise<readonly RootGraph[]> {
  const { settings, environment, ci } = request;
  const directories = await rootDirectories(settings.directories);
  const found: RootGraph[] = [];
  for (const [root, directory] of directories) {
    const declarations = await findDeclarations(directory, {
      registries: settings.registries.keys(),
      environment,
      otherRoots: [...directories.keys()],
    });
    if (declarations.lockOwners.length + declarations.asks.length === 0) {
      ci.warning(`There is no buf.yaml in ${directory}, and no BUCK file asks for a module. Is "directory" right?`);
    }
    for (const { message, place } of declarations.remarks) ci.warning(message, place);
    const kinds = kindsOf(declarations);
    const lock = await readOrasLock(root);
    const graph =
      lock === undefined
        ? await withEngine(request, declarations, async (engine) => graphOfResolution(await engine.resolve(), kinds))
        : graphOfLock(declarations, kinds, lock);
    const head: RootHead = {
      directory: relative(ci.workspace, root).replaceAll('\\', '/') || '.',
      kind: declarations.kind,
      basis: lock === undefined ? 'registries' : 'oras.lock',
      outOfDate: graph.differences,
    };
    found.push({ head, graph, lock });
  }
  return found;
}

function kindsOf(declarations: Declarations): ModuleKinds {
  return {
    isLocal: (module) => declarations.locals.has(module),
    isBsr: (module) => moduleNameParts(module).registry === bsrHost,
  };
}
