import type { GraphEdge } from './module-graph.ts';

/*
 * A layered drawing from left to right, in the four steps of Sugiyama, Tagawa and Toda ("Methods for visual understanding of
 * hierarchical system structures", 1981): layers, stopovers for long edges, an order with few crossings, and places.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** The left upper corner of each node. */
  readonly nodes: readonly Point[];
  /** For each edge the stretches that it runs along, pairwise: out of a node, through columns, into a node. */
  readonly edges: readonly { readonly edge: GraphEdge; readonly points: readonly Point[] }[];
}

/** Sizes in pixels. */
export interface GraphSizes {
  readonly nodeHeight: number;
  readonly rowGap: number;
  readonly columnGap: number;
}

/** Pixels that a line takes. */
const stopoverHeight = 4;
const stopoverGap = 10;

interface Cell {
  /** Of the node, or -1 for a stopover of a long edge. */
  readonly node: number;
  readonly layer: number;
  readonly height: number;
  /** Left free under it. */
  readonly gap: number;
  readonly before: Cell[];
  readonly after: Cell[];
  order: number;
  y: number;
}

/**
 * Places nodes and edges. Edges that close a circle are drawn, but do not count for the layers.
 * @param widths of the nodes; edges name nodes by their place in this list
 */
export function layOutGraph(widths: readonly number[], edges: readonly GraphEdge[], sizes: GraphSizes): GraphLayout {
  const once = [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
  const layerOf = layers(widths.length, once);
  const cells: Cell[] = layerOf.map((layer, node) => cellOf(node, layer, sizes.nodeHeight, sizes.rowGap));
  const columns: Cell[][] = Array.from({ length: Math.max(0, ...layerOf) + 1 }, () => []);
  for (const cell of cells) columns[cell.layer]?.push(cell);
  const stopovers = new Map<string, Cell>();
  const routes = once.map((edge) => ({ edge, cells: route(edge, cells, columns, stopovers) }));
  bringInOrder(columns);
  placeRows(columns);

  const columnWidths = columns.map((column) => Math.max(0, ...column.map(({ node }) => widths[node] ?? 0)));
  const columnX: number[] = [];
  let width = 0;
  for (const columnWidth of columnWidths) {
    columnX.push(width);
    width += columnWidth + sizes.columnGap;
  }
  const x = (cell: Cell): number => columnX[cell.layer] ?? 0;
  const end = (cell: Cell): number =>
    x(cell) + (cell.node < 0 ? (columnWidths[cell.layer] ?? 0) : (widths[cell.node] ?? 0));
  return {
    width: Math.max(0, width - sizes.columnGap),
    height: Math.max(0, ...columns.flat().map((cell) => cell.y + cell.height)),
    nodes: cells.map((cell) => ({ x: x(cell), y: cell.y })),
    edges: routes.map(({ edge, cells: stops }) => ({ edge, points: routePoints(stops, x, end) })),
  };
}

function cellOf(node: number, layer: number, height: number, gap: number): Cell {
  return { node, layer, height, gap, before: [], after: [], order: 0, y: 0 };
}

/** Each node as far right as the longest way to it, circles aside. */
function layers(count: number, edges: readonly GraphEdge[]): readonly number[] {
  const next: number[][] = Array.from({ length: count }, () => []);
  const targets = new Set<number>();
  for (const { from, to } of edges) {
    next[from]?.push(to);
    targets.add(to);
  }
  const state: ('open' | 'done' | undefined)[] = [];
  const sorted: number[] = [];
  const closing = new Set<string>();
  const visit = (node: number): void => {
    state[node] = 'open';
    for (const to of next[node] ?? []) {
      if (state[to] === 'open') closing.add(`${node} ${to}`);
      else if (state[to] === undefined) visit(to);
    }
    state[node] = 'done';
    sorted.push(node);
  };
  const all = Array.from({ length: count }, (_, node) => node);
  for (const node of [...all.filter((one) => !targets.has(one)), ...all]) if (state[node] === undefined) visit(node);
  const layer = all.map(() => 0);
  for (const node of sorted.reverse()) {
    for (const to of next[node] ?? []) {
      if (!closing.has(`${node} ${to}`)) layer[to] = Math.max(layer[to] ?? 0, (layer[node] ?? 0) + 1);
    }
  }
  return layer;
}

/**
 * The cells that an edge runs through. In every column between it has a stopover, which all edges share that come from the
 * same node: they part only where they must, like the branches of a tree.
 */
function route(
  edge: GraphEdge,
  cells: readonly Cell[],
  columns: readonly Cell[][],
  stopovers: Map<string, Cell>,
): readonly Cell[] {
  const from = cells[edge.from];
  const to = cells[edge.to];
  if (from === undefined || to === undefined) return [];
  // An edge that closes a circle runs back, and alone.
  const forward = from.layer <= to.layer;
  const [left, right] = forward ? [from, to] : [to, from];
  const stops: Cell[] = [left];
  for (let layer = left.layer + 1; layer < right.layer; layer += 1) {
    const key = forward ? `${edge.from} ${layer}` : `${edge.from} ${edge.to} ${layer}`;
    const known = stopovers.get(key);
    const stop = known ?? cellOf(-1, layer, stopoverHeight, stopoverGap);
    if (known === undefined) columns[layer]?.push(stop);
    stopovers.set(key, stop);
    stops.push(stop);
  }
  stops.push(right);
  for (const [index, stop] of stops.entries()) {
    const after = stops[index + 1];
    if (after === undefined || after.layer === stop.layer || stop.after.includes(after)) continue;
    stop.after.push(after);
    after.before.push(stop);
  }
  return forward ? stops : stops.toReversed();
}

const sweeps = 24;

/** Each cell to the middle of its neighbours, from left to right and back; the best order that came up is kept. */
function bringInOrder(columns: readonly Cell[][]): void {
  const number = (column: readonly Cell[]): void => {
    for (const [index, cell] of column.entries()) cell.order = index;
  };
  for (const column of columns) number(column);
  let best = columns.map((column) => [...column]);
  let fewest = crossings(columns);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    const forward = sweep % 2 === 0;
    for (const column of forward ? columns : columns.toReversed()) {
      const middles = new Map(
        column.map((cell) => [cell, middle(forward ? cell.before : cell.after, ({ order }) => order) ?? cell.order]),
      );
      column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || a.order - b.order);
      number(column);
    }
    const now = crossings(columns);
    if (now < fewest) {
      fewest = now;
      best = columns.map((column) => [...column]);
    }
  }
  for (const [index, column] of columns.entries()) {
    column.splice(0, column.length, ...(best[index] ?? []));
    number(column);
  }
}

function crossings(columns: readonly Cell[][]): number {
  let count = 0;
  for (const column of columns) {
    const ends = column.flatMap((cell) => cell.after.map(({ order }) => order).sort((a, b) => a - b));
    for (const [index, end] of ends.entries()) {
      for (let later = index + 1; later < ends.length; later += 1) if ((ends[later] ?? 0) < end) count += 1;
    }
  }
  return count;
}

const passes = 16;

/** Cells near the middle of their neighbours, as near as their order and the gaps let them. */
function placeRows(columns: readonly Cell[][]): void {
  for (const column of columns)
    spread(
      column,
      column.map(({ order, height, gap }) => order * (height + gap)),
    );
  for (let pass = 0; pass < passes; pass += 1) {
    const forward = pass % 2 === 1;
    for (const column of forward ? columns : columns.toReversed()) {
      const center = (cell: Cell): number => cell.y + cell.height / 2;
      const wished = column.map((cell) => {
        const near = pass >= passes - 2 ? [...cell.before, ...cell.after] : forward ? cell.before : cell.after;
        return (middle(near, center) ?? center(cell)) - cell.height / 2;
      });
      spread(column, wished);
    }
  }
  const top = Math.min(...columns.flat().map(({ y }) => y));
  for (const cell of columns.flat()) cell.y = Math.round((cell.y - top) * 2) / 2;
}

/** The places nearest to those wished for that keep order and gaps: neighbours that would overlap are moved as one block. */
function spread(column: readonly Cell[], wished: readonly number[]): void {
  const blocks: { cells: Cell[]; sum: number; height: number }[] = [];
  for (const [index, cell] of column.entries()) {
    let block = { cells: [cell], sum: wished[index] ?? 0, height: cell.height + cell.gap };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      const lastTop = last.sum / last.cells.length;
      if (lastTop + last.height <= block.sum / block.cells.length) break;
      blocks.pop();
      block = {
        cells: [...last.cells, ...block.cells],
        sum: last.sum + block.sum - block.cells.length * last.height,
        height: last.height + block.height,
      };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let y = block.sum / block.cells.length;
    for (const cell of block.cells) {
      cell.y = y;
      y += cell.height + cell.gap;
    }
  }
}

function middle(cells: readonly Cell[], of: (cell: Cell) => number): number | undefined {
  return cells.length === 0 ? undefined : cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
}

/** Out of the first cell, in and out of each stopover, into the last. */
function routePoints(stops: readonly Cell[], x: (cell: Cell) => number, end: (cell: Cell) => number): readonly Point[] {
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return [];
  const y = (cell: Cell): number => cell.y + cell.height / 2;
  if (first.layer >= last.layer) {
    const back = stops.slice(1, -1).flatMap((stop) => [
      { x: end(stop), y: y(stop) },
      { x: x(stop), y: y(stop) },
    ]);
    return [{ x: x(first), y: y(first) }, ...back, { x: end(last), y: y(last) }];
  }
  const through = stops.slice(1, -1).flatMap((stop) => [
    { x: x(stop), y: y(stop) },
    { x: end(stop), y: y(stop) },
  ]);
  return [{ x: end(first), y: y(first) }, ...through, { x: x(last), y: y(last) }];
}
