import { layOutGraph, type Point } from './graph-layout.ts';
import { code, type Html, html, nothing, text } from './html-escape.ts';
import { fold } from './html-parts.ts';
import { clipText, counted, shortVersion } from './human-units.ts';
import { graphRoot, type ModuleGraph } from './module-graph.ts';
import type { ModuleReport } from './report.ts';
import { nameInRegistry } from './report-facts.ts';

/** Above these a drawing is a tangle. */
const modulesDrawn = 60;
const edgesDrawn = 140;

/** Taller drawings are folded away. */
const openHeight = 720;

/** More than all the edges that are drawn need. */
const pathCharacters = 200_000;

/** Pixels. Labels are set in a font of fixed width, so their boxes can be measured without a browser. */
const characterWidth = 7.3;
const padding = 12;
const nodeHeight = 42;
const labelCharacters = 34;

/**
 * The graph as a drawing, or undefined where it would not be read. Without its style sheet it is black on white.
 * @param idOf the id of the row of a module
 */
export function graphDrawing(
  graph: ModuleGraph,
  rootName: string,
  idOf: (module: ModuleReport) => string,
): Html | undefined {
  const { modules } = graph;
  if (modules.length > modulesDrawn || graph.edges.length > edgesDrawn) return undefined;
  const rooted = graph.edges.some(({ from }) => from === graphRoot);
  const nodes = [
    ...modules.map((module) => ({
      module,
      name: clipText(nameInRegistry(module), labelCharacters),
      detail: detailOf(module),
    })),
    ...(rooted ? [{ module: undefined, name: clipText(rootName, labelCharacters), detail: '' }] : []),
  ];
  const widths = nodes.map(
    ({ name, detail }) => Math.max(columnsOf(name), columnsOf(detail) * 0.92) * characterWidth + 2 * padding,
  );
  const edges = graph.edges.map(({ from, to }) => ({ from: from === graphRoot ? modules.length : from, to }));
  const layout = layOutGraph(widths, edges, { nodeHeight, rowGap: 14, columnGap: 64 });
  // One path, each stretch once: where edges run together, they are one line.
  const stretches = [...new Set(layout.edges.flatMap(({ points }) => pathStretches(points)))].join('');
  const tips = [...new Set(layout.edges.map(({ points }) => tip(points)))].join('');
  const boxes = nodes.map(({ module, name, detail }, index) => {
    const at = layout.nodes[index] ?? { x: 0, y: 0 };
    const box = nodeBox(module, at, widths[index] ?? 0, name, detail);
    return module === undefined ? box : html`<a href="#${idOf(module)}">${box}</a>\n`;
  });
  const width = Math.ceil(layout.width) + 4;
  const height = Math.ceil(layout.height) + 4;
  const drawing = html`<div class="wide" role="region" aria-label="Drawing of the dependencies" tabindex="0"><svg class="graph" width="${width}" height="${height}" viewBox="-2 -2 ${width} ${height}" role="group" aria-label="Dependency graph of ${counted(modules.length, 'module')}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace" font-size="12" fill="none" stroke="currentColor">
<path class="edge" d="${text(stretches, pathCharacters)}"/><path class="tip" d="${text(tips, pathCharacters)}" fill="currentColor" stroke="none"/>
${boxes}</svg></div>
<p class="legend">From left to right: who needs, who is needed. Round: from the BSR. Dashed: in this workspace.</p>
`;
  return height <= openHeight ? drawing : fold(html`Graph of ${counted(modules.length, 'module')}`, drawing);
}

function detailOf(module: ModuleReport): string {
  return module.source === 'local' ? 'local' : clipText(shortVersion(module.version), labelCharacters);
}

/** Columns of a fixed font: signs of East Asia and emoji take two, and so does what is told by its number. */
function columnsOf(label: string): number {
  let columns = 0;
  for (const character of text(label, labelCharacters * 2)
    .toString()
    .replace(/&#?\w+;/g, 'x')) {
    columns += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  }
  return columns;
}

function nodeBox(module: ModuleReport | undefined, { x, y }: Point, width: number, name: string, detail: string): Html {
  const kind = module?.source ?? 'root';
  const dash = kind === 'local' ? html` stroke-dasharray="4 3"` : nothing;
  const left = x + padding;
  const title = module === undefined ? nothing : html`<title>${module.name} ${module.version}</title>`;
  const below =
    detail === ''
      ? nothing
      : html`<text class="detail" x="${left}" y="${y + 33}" font-size="11" fill="currentColor" stroke="none">${detail}</text>`;
  return html`<g class="node ${kind}">${title}<rect x="${x}" y="${y}" width="${round(width)}" height="${nodeHeight}" rx="${kind === 'bsr' ? 20 : 6}"${dash}/><text x="${left}" y="${y + (detail === '' ? 25 : 18)}" fill="currentColor" stroke="none">${name}</text>${below}</g>`;
}

/** Curves between columns, and lines straight through one. */
function pathStretches(points: readonly Point[]): readonly string[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const start = `M${round(before.x)} ${before.y}`;
    if (index % 2 === 1) return `${start}L${round(point.x)} ${point.y}`;
    const half = (point.x - before.x) / 2;
    return `${start}C${round(before.x + half)} ${before.y} ${round(point.x - half)} ${point.y} ${round(point.x)} ${point.y}`;
  });
}

/** The head of the arrow. */
function tip(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return '';
  const back = before.x < end.x ? -7 : 7;
  return `M${round(end.x)} ${end.y}l${back} -4v8z`;
}

function round(pixels: number): number {
  return Math.round(pixels * 2) / 2;
}

const itemsShown = 2_000;
const depthShown = 10;

/** The graph as a tree; a module that several need is opened out once. */
export function graphTree(graph: ModuleGraph, rootName: string): Html {
  const needs = new Map<number, Set<number>>();
  const needed = new Set<number>();
  for (const { from, to } of graph.edges) {
    needs.set(from, (needs.get(from) ?? new Set()).add(to));
    needed.add(to);
  }
  const own = graph.modules.flatMap(({ source }, index) => (source === 'local' || !needed.has(index) ? [index] : []));
  const opened = new Set<number>();
  let items = 0;
  const item = (index: number, depth: number): Html => {
    const module = graph.modules[index];
    items += 1;
    if (module === undefined || items > itemsShown) return nothing;
    const name = html`${code(nameInRegistry(module))} <small>${detailOf(module)}</small>`;
    const below = [...(needs.get(index) ?? [])];
    if (below.length === 0) return html`<li>${name}</li>\n`;
    if (opened.has(index)) return html`<li>${name} <small>opened out elsewhere</small></li>\n`;
    if (depth >= depthShown) return html`<li>${name} <small>needs ${below.length} more</small></li>\n`;
    opened.add(index);
    return html`<li><details><summary>${name} <small>needs ${below.length}</small></summary><ul>
${below.map((one) => item(one, depth + 1))}</ul></details></li>\n`;
  };
  const tops = [...new Set([...own, ...(needs.get(graphRoot) ?? [])])].map((index) => item(index, 0));
  const cut = items > itemsShown ? html`<p class="more">Shortened: <code>report.json</code> has all.</p>` : nothing;
  return fold(
    html`${code(rootName)} needs ${counted(graph.modules.length, 'module')}: too many for a drawing, so here is the tree`,
    html`<ul class="tree">${tops}</ul>${cut}`,
  );
}
