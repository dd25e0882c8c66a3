import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GraphLayout, layOutGraph } from '../../src/report/graph-layout.ts';
import type { GraphEdge } from '../../src/report/module-graph.ts';

const sizes = { nodeHeight: 40, rowGap: 14, columnGap: 60 };

function layOut(widths: readonly number[], ...edges: readonly (readonly [number, number])[]): GraphLayout {
  return layOutGraph(
    widths,
    edges.map(([from, to]) => ({ from, to })),
    sizes,
  );
}

const anyGraph = fc.integer({ min: 2, max: 25 }).chain((count) =>
  fc.record({
    widths: fc.array(fc.integer({ min: 20, max: 300 }), { minLength: count, maxLength: count }),
    edges: fc.array(
      fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1) }).filter(({ from, to }) => from !== to),
      { maxLength: 60 },
    ),
  }),
);

describe('the layout of a graph', () => {
  it('stands in columns by the longest way, from left to right', () => {
    const { nodes } = layOut([100, 80, 60, 50], [0, 1], [1, 2], [0, 2], [0, 3]);
    expect(nodes.map(({ x }) => x)).toEqual([0, 160, 300, 160]);
  });

  it('has a straight line where it can', () => {
    const { nodes, edges, height } = layOut([100, 80, 60], [0, 1], [1, 2]);
    expect(height).toBe(40);
    expect(nodes.map(({ y }) => y)).toEqual([0, 0, 0]);
    expect(edges[0]?.points).toEqual([
      { x: 100, y: 20 },
      { x: 160, y: 20 },
    ]);
  });

  it('crosses no edges that need not cross', () => {
    const { nodes } = layOut([50, 50, 50, 50], [0, 3], [1, 2]);
    const y = (node: number): number => nodes[node]?.y ?? Number.NaN;
    expect(Math.sign(y(0) - y(1))).toBe(Math.sign(y(3) - y(2)));
  });

  it('leads a long edge round what stands between, together with others of the same node', () => {
    const { nodes, edges } = layOut([50, 50, 50, 50], [0, 1], [1, 2], [2, 3], [0, 2], [0, 3]);
    const [, , , short, long] = edges;
    expect(short?.points).toHaveLength(4);
    expect(long?.points).toHaveLength(6);
    expect(long?.points.slice(0, 3)).toEqual(short?.points.slice(0, 3));
    const y = short?.points[1]?.y ?? Number.NaN;
    const top = nodes[1]?.y ?? Number.NaN;
    expect(y < top || y > top + sizes.nodeHeight).toBe(true);
  });

  it('draws an edge that closes a circle, backwards', () => {
    const { nodes, edges } = layOut([50, 50, 50], [0, 1], [1, 2], [2, 0]);
    expect(nodes.map(({ x }) => x)).toEqual([0, 110, 220]);
    const back = edges[2]?.points ?? [];
    expect(back.at(0)?.x).toBe(220);
    expect(back.at(-1)?.x).toBe(50);
  });

  it('never lays nodes over each other, and keeps everything inside', () => {
    fc.assert(
      fc.property(anyGraph, ({ widths, edges }: { widths: number[]; edges: GraphEdge[] }) => {
        const { nodes, width, height, edges: lines } = layOutGraph(widths, edges, sizes);
        const boxes = nodes.map(({ x, y }, index) => ({ x, y, right: x + (widths[index] ?? 0), bottom: y + 40 }));
        for (const [index, box] of boxes.entries()) {
          expect(box.x >= 0 && box.y >= 0 && box.right <= width && box.bottom <= height).toBe(true);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              box.right <= other.x || other.right <= box.x || box.bottom <= other.y || other.bottom <= box.y;
            expect(apart).toBe(true);
          }
        }
        expect(lines).toHaveLength(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size);
        for (const { edge, points } of lines) {
          expect(points.length % 2).toBe(0);
          const from = boxes[edge.from];
          const to = boxes[edge.to];
          expect([from?.x, from?.right]).toContain(points.at(0)?.x);
          expect([to?.x, to?.right]).toContain(points.at(-1)?.x);
          for (const { x, y } of points) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        }
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(layOut([])).toEqual({ width: 0, height: 0, nodes: [], edges: [] });
  });
});
