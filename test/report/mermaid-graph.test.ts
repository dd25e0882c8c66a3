import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxGraphCharacters, mermaidGraph } from '../../src/report/mermaid-graph.ts';
import { hostileText } from './hostile-text.ts';
import { sampleModule, sampleRoot } from './sample-report.ts';

const build = { tool: 'none', reason: '' } as const;

describe('the dependency graph', () => {
  it('shows who needs whom, and what the workspace asks for itself', () => {
    expect(mermaidGraph(sampleRoot(build))?.split('\n')).toEqual([
      'flowchart LR',
      '  root[["workspace"]]',
      '  m0(["googleapis/googleapis 61b203b9"])',
      '  m1["common/auth v2.0.1"]',
      '  m2["common/types v1.2.0"]',
      '  m3["examples/shop"]:::local',
      '  root --> m0',
      '  root --> m1',
      '  m1 --> m2',
      '  root --> m2',
      '  m2 --> m0',
      '  m3 --> m1',
      '  m3 --> m2',
      '  classDef local stroke-dasharray: 4 3',
    ]);
  });

  it('does not hang a module on the workspace that only another module asks for', () => {
    const modules = [
      sampleModule({ name: 'h/o/a', registry: 'h', dependencies: ['h/o/b'] }),
      sampleModule({ name: 'h/o/b', registry: 'h', askedBy: [{ requirement: 'v1', by: 'h/o/a@v1.2.0' }] }),
    ];
    expect(mermaidGraph(sampleRoot(build, { modules }))).not.toContain('root --> m1');
  });

  it('is left out where it would be too large for GitHub or Mermaid', () => {
    const many = (count: number, length: number) =>
      Array.from({ length: count }, (_, index) =>
        sampleModule({ name: `h/o/${'n'.repeat(length)}${index}`, registry: 'h' }),
      );
    expect(mermaidGraph(sampleRoot(build, { modules: many(400, 10) }))).toBeDefined();
    expect(mermaidGraph(sampleRoot(build, { modules: many(501, 1) }))).toBeUndefined();
    const dense = Array.from({ length: 40 }, (_, index) =>
      sampleModule({
        name: `h/o/m${index}`,
        registry: 'h',
        dependencies: Array.from({ length: 40 }, (_, to) => `h/o/m${to}`),
      }),
    );
    expect(mermaidGraph(sampleRoot(build, { modules: dense }))).toBeUndefined();
    const wide = Array.from({ length: 200 }, (_, index) =>
      sampleModule({ name: `h/o/${'@'.repeat(70)}${index}`, registry: 'h' }),
    );
    expect(mermaidGraph(sampleRoot(build, { modules: wide }))).toBeUndefined();
    expect(mermaidGraph(sampleRoot(build, { modules: [] }))).toBeUndefined();
  });

  it('keeps every name inside its label', () => {
    const line =
      /^(?:flowchart LR| {2}root\[\["[^"[\]{}<>`|;\\]*(?:#\d+;[^"[\]{}<>`|;\\]*)*"\]\]| {2}m\d+(?:\["[^"]*"\](?::::local)?|\(\["[^"]*"\]\))| {2}(?:root|m\d+) --> m\d+| {2}classDef local stroke-dasharray: 4 3)$/;
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 2, maxLength: 6 }), (names) => {
        const modules = names.map((name) =>
          sampleModule({ name, registry: '', version: name, source: 'local', dependencies: [...names] }),
        );
        const source = mermaidGraph(sampleRoot(build, { modules, directory: names[0] ?? '' })) ?? '';
        expect(source.length).toBeLessThanOrEqual(maxGraphCharacters);
        for (const one of source.split('\n')) expect(one).toMatch(line);
        expect(source.replace(/ --> /g, '').replace(/#\d+;/g, '')).not.toMatch(/[`<>|\\{}%]/);
      }),
    );
  });
});
