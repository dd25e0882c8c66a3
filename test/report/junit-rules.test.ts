import { expect, it } from 'vitest';
import { junitFaults } from './junit-rules.ts';

const start = '<?xml version="1.0" encoding="UTF-8"?>\n';

function document(cases: string, counts = 'tests="1" failures="0" errors="0"'): string {
  return `${start}<testsuites ${counts}><testsuite name="s" ${counts}>${cases}</testsuite></testsuites>`;
}

it('finds nothing wrong with what keeps the rules', () => {
  expect(junitFaults(document('<testcase name="a" time="0.100"><skipped>why</skipped></testcase>'))).toEqual([]);
});

it.each([
  ['<testcase/>', /lacks name/],
  ['<testcase name="a" file="f"/>', /no attribute file/],
  ['<testcase name="a" time="1"/>', /time="1"/],
  ['<testcase name="a">text</testcase>', /holds text/],
  ['<testcase name="a"><properties/></testcase>', /must not hold <properties>/],
  ['<testcase name="a"><skipped></skipped></testcase>', /does not say why/],
  ['<testcase name="a"><skipped type="yaml">x</skipped></testcase>', /has the type yaml/],
  ['<testcase name="a"/><testcase name="a"/>', /two cases are/],
  ['<testcase name="a"><failure>x</failure></testcase>', /failures of testsuite is not 1/],
  ['<testcase name="a"><system-out>[[ATTACHMENT|x]]</system-out></testcase>', /attaches a file/],
])('finds what is wrong with %s', (cases, fault) => {
  expect(junitFaults(document(cases)).join('\n')).toMatch(fault);
});

it.each([
  '<testcase name="a>',
  '<testcase name="<"/>',
  '<testcase name="a">]]></testcase>',
  '&nbsp;',
  '&#8;',
  '\u0001',
  '<a></b>',
])('refuses %j, which is no XML', (cases) => {
  expect(() => junitFaults(document(cases))).toThrow();
});
