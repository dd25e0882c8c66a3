import { clipText } from './human-units.ts';
import { oneLine } from './markdown-escape.ts';
import { builtModules, graphRoot, moduleGraph } from './module-graph.ts';
import type { ModuleReport, RootReport } from './report.ts';
import { nameInRegistry, rootName } from './report-facts.ts';

/** GitHub draws Mermaid sources up to this many characters, and Mermaid itself stops at this many edges. */
export const maxGraphCharacters = 50_000;
const maxGraphEdges = 500;

/**
 * The dependency graph of a root as a Mermaid flowchart, or undefined where it is too large to be drawn or there is nothing
 * to draw. Modules of the BSR are round, local ones dashed.
 */
export function mermaidGraph(root: RootReport): string | undefined {
  const modules = builtModules(root);
  if (modules.length === 0 || modules.length > maxGraphEdges) return undefined;
  const { edges } = moduleGraph(modules);
  if (edges.length > maxGraphEdges) return undefined;
  const lines = [
    'flowchart LR',
    `  root[["${label(rootName(root))}"]]`,
    ...modules.map((module, index) => `  ${node(module, nodeId(index))}`),
    ...edges.map(({ from, to }) => `  ${nodeId(from)} --> ${nodeId(to)}`),
    '  classDef local stroke-dasharray: 4 3',
  ];
  const source = lines.join('\n');
  return source.length <= maxGraphCharacters ? source : undefined;
}

function node(module: ModuleReport, id: string): string {
  const version = module.source === 'bsr' ? module.version.slice(0, 8) : module.version;
  const text = label(`${nameInRegistry(module)}${version === '' ? '' : ` ${version}`}`);
  if (module.source === 'bsr') return `${id}(["${text}"])`;
  return module.source === 'local' ? `${id}["${text}"]:::local` : `${id}["${text}"]`;
}

function nodeId(index: number): string {
  return index === graphRoot ? 'root' : `m${index}`;
}

/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text: string): string {
  return clipText(oneLine(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}
