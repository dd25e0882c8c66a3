import { formatPlace } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { counted, shortVersion } from '../report/human-units.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { ModuleGraph } from '../resolve/module-graph.ts';
import type { Ask } from '../resolve/version-rule.ts';
import { type AskData, askData, askerWords, requirementWords } from './ask-words.ts';
import type { Command } from './command.ts';
import { rootLines } from './root-lines.ts';
import { type RootGraph, type RootHead, workspaceGraphs } from './workspace-graphs.ts';

export interface TreeData {
  readonly roots: readonly TreeRoot[];
}

/** One root, as a flat list of modules: the tree follows from `direct` and each module's `dependencies`. */
export interface TreeRoot extends RootHead {
  /** Names of what the workspace's own lines ask for. */
  readonly direct: readonly string[];
  /** By name, local modules too. */
  readonly modules: readonly TreeModule[];
}

export interface TreeModule {
  readonly name: string;
  readonly source: 'oci' | 'bsr' | 'local';
  /** Tag or commit; empty for a local module, and for one that is not locked. */
  readonly version: string;
  readonly digest: string;
  /** For a local module, where it is declared. */
  readonly local: string;
  readonly askedBy: readonly AskData[];
  readonly dependencies: readonly string[];
}

/** What depends on what, from the workspace's own lines down. */
export const tree: Command<TreeData> = {
  async run(request) {
    return { data: { roots: (await workspaceGraphs(request)).map(treeRoot) } };
  },

  text({ roots }, style) {
    return roots.map((root) => `${[...rootLines(root, style), ...treeLines(root, style)].join('\n')}\n`).join('\n');
  },
};

function treeRoot({ head, graph }: RootGraph): TreeRoot {
  const everyAsk = [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)];
  const asksFor = Map.groupBy(everyAsk, ({ module }) => module);
  const locals = [...graph.declarations.locals].map(([name, place]): TreeModule => {
    return {
      name,
      source: 'local',
      version: '',
      digest: '',
      local: formatPlace(place),
      askedBy: (asksFor.get(name) ?? []).map(askData),
      dependencies: [],
    };
  });
  const modules = [...graph.modules.values()].map((one): TreeModule => {
    return {
      name: one.module,
      source: one.source,
      version: one.version ?? '',
      digest: one.digest,
      local: '',
      askedBy: (asksFor.get(one.module) ?? []).map(askData),
      dependencies: names(one.requires),
    };
  });
  return {
    ...head,
    direct: directNames(graph),
    modules: [...modules, ...locals].sort((a, b) => compareUtf8(a.name, b.name)),
  };
}

/** What the workspace asks for, and the modules that it holds, which nobody need ask for. */
function directNames(graph: ModuleGraph): readonly string[] {
  return [...new Set<string>([...names(graph.asks), ...graph.declarations.locals.keys()])].sort(compareUtf8);
}

function names(asks: readonly Ask[]): readonly ModuleName[] {
  return [...new Set(asks.map(({ module }) => module))].sort(compareUtf8);
}

function treeLines(root: TreeRoot, style: Styler): readonly string[] {
  const modules = new Map(root.modules.map((one) => [one.name, one]));
  if (root.direct.length === 0) return ['  It asks for no modules.'];
  const lines: string[] = [];
  const drawn = new Set<string>();
  let repeated = false;
  // A stack of our own: a chain of modules may be longer than the stack of calls.
  const waiting = rows(root.direct, '', undefined).reverse();
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const module = modules.get(row.name);
    const again = drawn.has(row.name) && (module?.dependencies.length ?? 0) > 0;
    repeated ||= again;
    lines.push(`${row.prefix}${row.isLast ? '└─ ' : '├─ '}${moduleWords(row, module, again, style)}`);
    if (again || module === undefined) continue;
    drawn.add(row.name);
    const below = `${row.prefix}${row.isLast ? '   ' : '│  '}`;
    waiting.push(...rows(module.dependencies, below, row.name).reverse());
  }
  const count = (source: TreeModule['source'], noun: string): string[] => {
    const number = root.modules.filter((one) => one.source === source).length;
    return number === 0 ? [] : [counted(number, noun)];
  };
  const total = [...count('oci', 'OCI module'), ...count('bsr', 'BSR module'), ...count('local', 'local module')];
  lines.push(style('quiet', `${total.join(', ')}${repeated ? '; (*) is drawn in full above' : ''}`));
  return lines;
}

interface Row {
  readonly name: string;
  /** Undefined: the workspace. */
  readonly parent: string | undefined;
  readonly prefix: string;
  readonly isLast: boolean;
}

function rows(names: readonly string[], prefix: string, parent: string | undefined): Row[] {
  return names.map((name, index) => ({ name, parent, prefix, isLast: index === names.length - 1 }));
}

function moduleWords(row: Row, module: TreeModule | undefined, again: boolean, style: Styler): string {
  const mark = again ? ' (*)' : '';
  if (module === undefined) return `${row.name}${mark}`;
  if (module.source === 'local') {
    return `${style('good', row.name)} ${style('quiet', `local, ${module.local}`)}`;
  }
  const { source } = module;
  const version = module.version === '' ? style('attention', 'not locked') : shortVersion(module.version);
  const asks = module.askedBy.filter(({ by }) =>
    row.parent === undefined ? by.kind === 'workspace' : by.kind === 'module' && by.module === row.parent,
  );
  const asked = [...new Set(asks.map((ask) => requirementWords(ask, source)))];
  const where = row.parent === undefined ? [...new Set(asks.map(({ by }) => askerWords(by)))].join(', ') : '';
  const differs = asked.filter((one) => one !== version).join(', ');
  const note = [differs === '' ? '' : `asked for as ${differs}`, where === '' ? '' : `in ${where}`].filter(
    (one) => one !== '',
  );
  return `${row.name} ${version}${mark}${note.length === 0 ? '' : style('quiet', `  ${note.join(' ')}`)}`;
}
