import { expect, test } from 'vitest';
import { holdAgainst } from './conformance/differing-fields.ts';

const report = { ci: 'a', exitCode: 0, roots: [{ modules: [{ name: 'm', origin: 'network' }] }] };

test('a field that differs and is not listed is told, with its job', () => {
  const others = { name: 'green', reports: [report, { ...report, ci: 'b', exitCode: 1 }] };
  const listed = [{ field: 'ci', reason: 'its name' }];
  expect(holdAgainst(listed, [others])).toEqual({ unlisted: { 'green: exitCode': [[0, 1]] }, unseen: [] });
});

test('a listed field that differs nowhere is told, unless its jobs did not run', () => {
  const same = { name: 'green', reports: [report, report] };
  const listed = [
    { field: 'ci', reason: 'its name' },
    { field: 'exitCode', reason: 'the signal', jobs: ['aborted'] },
  ];
  expect(holdAgainst(listed, [same])).toEqual({ unlisted: {}, unseen: ['ci'] });
});

test('a field that may differ in one job alone may not in another', () => {
  const reports = [report, { ...report, exitCode: 1 }];
  const listed = [{ field: 'exitCode', reason: 'the signal', jobs: ['aborted'] }];
  const jobs = ['aborted', 'red'].map((name) => ({ name, reports }));
  expect(holdAgainst(listed, jobs)).toEqual({ unlisted: { 'red: exitCode': [[0, 1]] }, unseen: [] });
});

test('a longer list, and a value in the middle of one, are fields', () => {
  const cached = { ...report, roots: [{ modules: [{ name: 'm', origin: 'cache' }] }] };
  const longer = { ...report, roots: [...report.roots, ...report.roots] };
  const told = (reports: readonly unknown[]) => Object.keys(holdAgainst([], [{ name: 'x', reports }]).unlisted);
  expect(told([report, cached])).toEqual(['x: roots[].modules[].origin']);
  expect(told([report, longer])).toContain('x: roots.length');
});
