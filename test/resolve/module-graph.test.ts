import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { graphOfLock, graphOfResolution, type ModuleGraph, pathsTo } from '../../src/resolve/module-graph.ts';
import type { LockedOciModule } from '../../src/resolve/oras-lock.ts';
import { declarationsAt, FakeBsr, FakeRegistry, makeDeclarations, run } from './resolve-harness.ts';

const kinds = {
  isLocal: (module: ModuleName) => module.endsWith('/local'),
  isBsr: (module: ModuleName) => module.startsWith('buf.build/'),
};
const name = (short: string): ModuleName => parseModuleName(`oras.test/x/${short}`);

/** A lock in which `a: ['b']` means that a asks for b; the workspace asks for the first ones. */
function graph(asks: readonly string[], edges: Readonly<Record<string, readonly string[]>>): ModuleGraph {
  const oci = Object.entries(edges).map(([short, to]): [ModuleName, LockedOciModule] => [
    name(short),
    {
      module: name(short),
      tag: 'v1.0.0',
      digest: digestOf(short),
      commit: '1'.repeat(32),
      b4: '',
      b5: '',
      asked: [],
      dependencies: to.map((one) => `${name(one)}:v1.0.0`),
    },
  ]);
  const declarations = declarationsAt('/root', { files: { 'buf.yaml': asks.map((one) => `${name(one)}:v1.0.0`) } });
  return graphOfLock(declarations, kinds, { oci: new Map(oci), bsr: new Map(), against: new Map(), lines: new Map() });
}
const shown = (one: ModuleGraph, to: string, most = 100): readonly string[] =>
  pathsTo(one, name(to), most).paths.map((path) => path.map(({ module }) => module.split('/')[2]).join('>'));

describe('paths to a module', () => {
  it('are all of them, the shortest first', () => {
    const diamond = graph(['a', 'b'], { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] });
    expect(shown(diamond, 'd')).toEqual(['b>d', 'a>b>d', 'a>c>d']);
    expect(shown(diamond, 'a')).toEqual(['a']);
    expect(shown(diamond, 'nobody')).toEqual([]);
  });

  it('visit no module twice where modules ask for each other', () => {
    const circle = graph(['a'], { a: ['b'], b: ['a', 'c'], c: ['b'] });
    expect(shown(circle, 'c')).toEqual(['a>b>c']);
    expect(shown(circle, 'a')).toEqual(['a']);
  });

  it('are cut where there are too many, and that is said', () => {
    const layers = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) =>
        ['p', 'q'].map((letter) => [`${letter}${i}`, i === 11 ? ['end'] : [`p${i + 1}`, `q${i + 1}`]]),
      ).flat(),
    );
    const many = graph(['p0', 'q0'], { ...layers, end: [] });
    const found = pathsTo(many, name('end'), 10);
    expect(found.paths).toHaveLength(10);
    expect(found.isWhole).toBe(false);
    // A graph in which hardly any path ends costs a bounded time, too.
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const everybody = graph(
      ['n0'],
      Object.fromEntries(names.map((one) => [one, names.filter((other) => other !== one)])),
    );
    const started = performance.now();
    expect(pathsTo(everybody, name('n39'), 1_000).isWhole).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('are the paths that a plain search finds', () => {
    const letters = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.record(
      Object.fromEntries(letters.map((one) => [one, fc.subarray(letters.filter((other) => other !== one))])),
    );
    fc.assert(
      fc.property(fc.subarray(letters, { minLength: 1 }), edges, (asks, to) => {
        const found: string[] = [];
        const walk = (path: readonly string[]): void => {
          const last = path.at(-1) ?? '';
          if (last === 'e') {
            found.push(path.join('>'));
            return;
          }
          for (const next of to[last] ?? []) if (!path.includes(next)) walk([...path, next]);
        };
        for (const ask of asks) walk([ask]);
        expect([...shown(graph(asks, to), 'e', 1_000)].sort()).toEqual(found.sort());
      }),
    );
  });
});

describe('the graph of a lock', () => {
  it('has what nobody locked yet as not locked, and says how lock and workspace differ', () => {
    const found = graph(['a', 'new'], { a: ['b'], b: [], gone: [] });
    expect(found.modules.get(name('new'))).toMatchObject({ version: undefined, reason: { rule: 'none' } });
    expect(found.differences).toEqual([expect.stringMatching(/^- .*gone/), expect.stringMatching(/^\+ .*new/)]);
    expect([...found.modules.keys()].map((one) => one.split('/')[2])).toEqual(['a', 'b', 'new']);
  });

  it('is that of the resolution that wrote it', async () => {
    const registry = new FakeRegistry({
      'oras.test/x/a': { 'v1.0.0': ['oras.test/x/b:v1.0.0', 'buf.build/x/y'] },
      'oras.test/x/b': { 'v1.0.0': [], 'v1.2.0': [] },
    });
    const bsr = new FakeBsr({ 'buf.build/x/y': { '': '2'.repeat(32) } });
    const declarations = await makeDeclarations({
      files: { 'buf.yaml': ['oras.test/x/a:v1.0.0', 'oras.test/x/b:^1'] },
    });
    const found = graphOfResolution(await run(declarations, { registry, bsr }), kinds);
    expect([...found.modules].map(([module, { version, reason }]) => [module, version, reason.rule])).toEqual([
      ['buf.build/x/y', '2'.repeat(32), 'default-label'],
      ['oras.test/x/a', 'v1.0.0', 'pin'],
      ['oras.test/x/b', 'v1.2.0', 'highest'],
    ]);
    expect(found.differences).toEqual([]);
  });
});
