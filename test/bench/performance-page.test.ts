import { describe, expect, it } from 'vitest';
import type { Benchmark } from '../../bench/benchmark.ts';
import { barChart } from '../../bench/charts/bars.ts';
import { growthChart } from '../../bench/charts/growth-lines.ts';
import { fillPage } from '../../bench/performance-page.ts';
import { parseResults, type Results } from '../../bench/results.ts';
import { readXml, type XmlElement } from '../report/xml-reader.ts';

const cold: Benchmark = {
  id: 'cold',
  title: 'Cold & <quick>',
  what: 'Nothing "is" on the machine.',
  unit: 'ms',
  reference: 'xargs -P8 oras pull',
  rows: [
    { name: 'oras-buf resolve', median: 250, samples: [240, 250, 260], ratio: 0.25, processorMs: 310 },
    { name: 'xargs -P8 oras pull', median: 1_000, samples: [1_000], ratio: 1 },
  ],
  goals: [
    { text: 'cold, to xargs', limit: 0.6, value: 0.25, unit: 'x' },
    { text: 'cold, to the floor', limit: 2, value: 3, unit: 'x' },
    { text: 'what nobody measured', limit: 2, value: Number.NaN, unit: 'x' },
  ],
};

const growing = (id: string, cost: (size: number) => number): Benchmark => ({
  id,
  title: id,
  what: '',
  unit: 'ms',
  rows: [1, 10, 100, 1_000].map((size) => ({
    name: `${size.toLocaleString('en')} modules`,
    median: cost(size),
    samples: [cost(size)],
  })),
  goals: [],
});

const results: Results = {
  date: '2026-11-24T12:00:00.000Z',
  commit: 'abc1234',
  cores: 2,
  processor: 'a processor',
  load: 0.5,
  memoryMB: 24_106,
  system: 'linux',
  node: 'v24.0.0',
  programs: { oras: '1.3.6' },
  rounds: 5,
  benchmarks: [
    cold,
    growing('growth-modules-cold', (size) => 300 + 10 * size),
    growing('growth-modules-warm', (size) => 50 + size),
  ],
};

function all(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(all)];
}

describe('a bar chart', () => {
  const svg = barChart(cold);
  const elements = all(readXml(svg));

  it('is well-formed, with every text in it as it is', () => {
    const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Cold & <quick>',
        'oras-buf resolve',
        '250 ms, 0.25 x',
        'xargs -P8 oras pull',
        '1000 ms',
      ]),
    );
  });

  it('has bars as long as their medians, ours in another colour', () => {
    const bars = elements.filter(({ name, attributes }) => name === 'rect' && attributes.get('class') !== 'paper');
    expect(bars.map(({ attributes }) => attributes.get('class'))).toEqual(['ours', 'theirs']);
    const [ours = 0, theirs = 0] = bars.map(({ attributes }) => Number(attributes.get('width')));
    expect(ours / theirs).toBeCloseTo(0.25, 2);
  });

  it('loads nothing, runs nothing, and knows light and dark', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/<script|href|url\(|@import/);
  });
});

describe('a growth chart', () => {
  it('shows what grows evenly as a straight line', () => {
    const even = growing('even', (size) => 3 * size);
    const elements = all(readXml(growthChart('Time', 'modules', [{ name: 'cold', benchmark: even }])));
    const points = elements.filter(({ name }) => name === 'circle').map(({ attributes }) => attributes);
    const places = points.map((attributes) => [Number(attributes.get('cx')), Number(attributes.get('cy'))] as const);
    expect(places).toHaveLength(4);
    const steps = places
      .slice(1)
      .map(([x, y], index) => (y - (places[index]?.[1] ?? 0)) / (x - (places[index]?.[0] ?? 0)));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 1);
  });
});

describe('the page', () => {
  const page = [
    '# Performance',
    '<!-- begin machine -->\n<!-- end -->',
    '<!-- begin goals -->\n<!-- end -->',
    '<!-- begin table:cold -->\nof another run\n<!-- end -->',
    'between',
    '<!-- begin chart:cold -->\n<!-- end -->',
    '<!-- begin chart:growth -->\n<!-- end -->',
    'end',
  ].join('\n');
  const filled = fillPage(page, results);

  it('has the numbers of the run, and says which goals are open', () => {
    expect(filled.page).toContain('| oras-buf resolve | 250 | 240 – 260 | 0.25 x | 310 |');
    expect(filled.page).toContain('| cold, to xargs | 0.60 x | 0.25 x | met |');
    expect(filled.page).toContain('| cold, to the floor | 2.00 x | 3.00 x | **open** |');
    expect(filled.page).toContain('| what nobody measured | 2.00 x | not measured | **open** |');
    expect(filled.page).toContain('2026-11-24, commit `abc1234`: 2 cores of a processor');
    expect(filled.page).not.toContain('of another run');
    expect(filled.page).toContain('between');
  });

  it('shows each picture that it names', () => {
    expect([...filled.pictures.keys()]).toEqual(['cold.svg', 'growth.svg']);
    for (const [name, picture] of filled.pictures) {
      expect(filled.page).toContain(`](performance/${name})`);
      expect(readXml(picture).name).toBe('svg');
    }
  });

  it('filled again is the same', () => {
    expect(fillPage(filled.page, results).page).toBe(filled.page);
  });

  it('is not filled from a part of a run', () => {
    expect(() => fillPage(`${page}\n<!-- begin table:warm -->\n<!-- end -->`, results)).toThrow(/no warm/);
  });
});

describe('the results', () => {
  it('keep what could not be measured apart from zero', () => {
    const read = parseResults(JSON.stringify(results));
    expect(read.benchmarks[0]?.goals[2]?.value).toBeNaN();
    expect(read.benchmarks[0]?.rows).toEqual(cold.rows);
  });
});
