import { exitCodes, formatPlace, OrasBufError } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { counted, shortDigest, shortVersion } from '../report/human-units.ts';
import type { Styler } from '../report/terminal-summary.ts';
import { type AskPath, pathsTo } from '../resolve/module-graph.ts';
import { nearest } from '../resolve/nearest.ts';
import type { SelectionRule } from '../resolve/selection-rule.ts';
import { type AskData, askData, askerWords, reasonOf, requirementWords } from './ask-words.ts';
import type { Command } from './command.ts';
import { rootLines } from './root-lines.ts';
import { type RootGraph, type RootHead, workspaceGraphs } from './workspace-graphs.ts';

/** Nobody asks for a module of that name, or the name could mean several. */
export class NotInGraphError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

export interface WhyData {
  readonly module: string;
  /** The roots that have it. */
  readonly roots: readonly WhyRoot[];
}

export interface WhyRoot extends RootHead {
  readonly source: 'oci' | 'bsr' | 'local';
  /** Tag or commit; empty for a local module, and for one that is not locked. */
  readonly version: string;
  readonly digest: string;
  readonly commit: string;
  /** For a local module, where it is declared: `api/buf.yaml:2`. */
  readonly local: string;
  readonly selected: { readonly rule: SelectionRule | 'local'; readonly because: string };
  readonly askedBy: readonly AskData[];
  readonly paths: readonly (readonly WhyStep[])[];
  /** False where there are more paths than these. */
  readonly allPaths: boolean;
}

/** One arrow of a path: who asks for which module, and what it became. */
export interface WhyStep extends AskData {
  readonly module: string;
  readonly version: string;
}

const mostPaths = 1_000;
const pathsShown = 20;

/** Why a module is there, and why in this version. */
export const why: Command<WhyData> = {
  async run(request) {
    const graphs = await workspaceGraphs(request);
    const module = findModule(request.words[0] ?? '', graphs);
    const roots = graphs.filter((one) => knows(one, module)).map((one) => explain(one, module));
    return { data: { module, roots } };
  },

  text({ module, roots }, style) {
    return roots.map((root) => `${rootText(module, root, style)}\n`).join('\n');
  },
};

function knows({ graph }: RootGraph, module: ModuleName): boolean {
  return graph.modules.has(module) || graph.declarations.locals.has(module);
}

/** The module by its full name, or by the end of it where only one ends so. */
function findModule(word: string, graphs: readonly RootGraph[]): ModuleName {
  const names = new Set(graphs.flatMap(({ graph }) => [...graph.modules.keys(), ...graph.declarations.locals.keys()]));
  const known = [...names].find((name) => name === word);
  if (known !== undefined) return known;
  const ending = [...names].filter((name) => name.endsWith(`/${word}`)).sort();
  const [only] = ending;
  if (only !== undefined && ending.length === 1) return only;
  const candidates = ending.length > 0 ? ending : likeliest(word, names);
  throw new NotInGraphError(
    ending.length > 1 ? `"${word}" may mean several modules` : `Nothing in this workspace leads to "${word}"`,
    {
      next:
        candidates.length > 0
          ? `Did you mean ${candidates.join(' or ')}?`
          : 'Write registry/owner/name. "oras-buf tree" shows all modules.',
    },
  );
}

/** Full names whose end is most like what was written: people write as many parts as they need. */
function likeliest(word: string, names: ReadonlySet<ModuleName>): readonly ModuleName[] {
  const parts = word.split('/').length;
  // `name:v1.2.0` is copied from deps.
  const wanted = word.replace(/:[^/]*$/, '');
  const byEnd = Map.groupBy(names, (name) => name.split('/').slice(-parts).join('/'));
  return byEnd.get(wanted) ?? nearest(wanted, byEnd.keys()).flatMap((end) => byEnd.get(end) ?? []);
}

function explain({ head, graph, lock }: RootGraph, module: ModuleName): WhyRoot {
  const { paths, isWhole } = pathsTo(graph, module, mostPaths);
  const local = graph.declarations.locals.get(module);
  const found = graph.modules.get(module);
  const asks = [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)];
  return {
    ...head,
    source: local === undefined ? (found?.source ?? 'oci') : 'local',
    version: found?.version ?? '',
    digest: found?.digest ?? '',
    commit: found?.commit ?? '',
    local: local === undefined ? '' : formatPlace(local),
    selected:
      found === undefined
        ? { rule: 'local', because: 'the workspace itself holds it, which satisfies every ask for its name' }
        : { rule: found.reason.rule, because: reasonOf(found, lock !== undefined) },
    askedBy: asks.filter((ask) => ask.module === module).map(askData),
    paths: paths.map((path) => steps(path, graph.modules)),
    allPaths: isWhole,
  };
}

function steps(path: AskPath, modules: RootGraph['graph']['modules']): readonly WhyStep[] {
  return path.map((ask) => ({
    ...askData(ask),
    module: ask.module,
    version: modules.get(ask.module)?.version ?? '',
  }));
}

function rootText(module: string, root: WhyRoot, style: Styler): string {
  const source = root.source === 'local' ? 'bsr' : root.source;
  const lines = [...rootLines(root, style), ''];
  const shown = root.source === 'local' ? `local, ${root.local}` : shortVersion(root.version) || 'not locked';
  lines.push(`${style('strong', module)} ${shown}`);
  if (root.digest !== '')
    lines.push(style('quiet', `  ${shortDigest(root.digest)}, commit ${shortVersion(root.commit)}`));
  const { rule, because } = root.selected;
  lines.push(
    `  ${rule === 'none' ? 'Out of date' : rule === 'local' ? 'Why this one' : 'Why this version'}: ${because}.`,
  );
  if (root.askedBy.length === 0) return [...lines, '  Nobody asks for it.'].join('\n');
  const width = Math.max(...root.askedBy.map((ask) => askerWords(ask.by).length));
  lines.push('', 'Asked for by');
  for (const ask of root.askedBy) {
    const requirement = root.source === 'local' ? ask.requirement || 'any version' : requirementWords(ask, source);
    lines.push(`  ${askerWords(ask.by).padEnd(width)}  ${requirement}`);
  }
  lines.push('', root.allPaths ? `${counted(root.paths.length, 'path')} to it` : 'Paths to it, the shortest first');
  for (const path of root.paths.slice(0, pathsShown)) lines.push(...pathLines(path, style));
  const more = root.paths.length - pathsShown;
  if (more > 0) lines.push(`  and ${more}${root.allPaths ? '' : ' or more'} more, which --json lists`);
  return lines.join('\n');
}

/** A path as a staircase: the line of the workspace, then each module below who asks for it. */
function pathLines(path: readonly WhyStep[], style: Styler): readonly string[] {
  const [first] = path;
  if (first === undefined) return [];
  return [
    `  ${askerWords(first.by)}`,
    ...path.map((step, index) => {
      const name = index === path.length - 1 ? style('strong', step.module) : step.module;
      const version = step.version === '' ? '' : ` ${shortVersion(step.version)}`;
      return `  ${'   '.repeat(index)}└─ ${name}${version}`;
    }),
  ];
}
