import { clipText } from './human-units.ts';
import { oneLine } from './markdown-escape.ts';
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
  // What is only compared with has versions of its own: it is no part of what is built.
  const modules = root.modules.filter(({ against }) => against === '');
  if (modules.length === 0 || modules.length > maxGraphEdges) return undefined;
  const ids = new Map(modules.map((module, index) => [module.name, `m${index}`]));
  const edges = modules.flatMap((module) => edgesTo(module, modules, ids));
  if (edges.length > maxGraphEdges) return undefined;
  const lines = [
    'flowchart LR',
    `  root[["${label(rootName(root))}"]]`,
    ...modules.map((module) => `  ${node(module, ids.get(module.name) ?? 'root')}`),
    ...edges.map((edge) => `  ${edge}`),
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

/** From the workspace where one of its files asks, else the edges stand with the modules that ask. */
function edgesTo(module: ModuleReport, all: readonly ModuleReport[], ids: ReadonlyMap<string, string>): string[] {
  const id = ids.get(module.name) ?? 'root';
  const own = module.dependencies.flatMap((name) => {
    const to = ids.get(name);
    return to === undefined || to === id ? [] : [`${id} --> ${to}`];
  });
  const askedByModule = (by: string): boolean =>
    all.some((other) => by === other.name || by.startsWith(`${other.name}@`) || by.startsWith(`${other.name}:`));
  const fromWorkspace = module.source !== 'local' && module.askedBy.some((ask) => !askedByModule(ask.by));
  return fromWorkspace ? [`root --> ${id}`, ...own] : own;
}

/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text: string): string {
  return clipText(oneLine(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}
