import { readXml, type XmlElement } from './xml-reader.ts';

/**
 * What a document breaks of the rules that CI systems hold JUnit files to; empty where all is well. Sources: the schema of
 * Jenkins' xUnit plugin (jenkinsci/xunit-plugin, src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd,
 * as of November 2025), and how GitLab reads JUnit (gitlabhq/gitlabhq, lib/gitlab/ci/parsers/test/junit.rb).
 * @param gitlab allows the one attribute that GitLab shows and the schema does not know: a case's `file`
 */
export function junitFaults(xml: string, gitlab = false): readonly string[] {
  const root = readXml(xml);
  const faults: string[] = [];
  if (root.name !== 'testsuites') faults.push(`the root is ${root.name}`);
  check(root, faults, gitlab);
  faults.push(...countFaults(root), ...gitlabFaults(root));
  return faults;
}

/** Attributes (`true` where it must be there) and children of each element, as junit-10.xsd has them. */
const schema: Readonly<
  Record<string, { readonly attributes: Readonly<Record<string, boolean>>; readonly children: readonly string[] }>
> = {
  testsuites: {
    attributes: { name: false, time: false, tests: false, failures: false, errors: false },
    children: ['testsuite'],
  },
  testsuite: {
    attributes: {
      name: true,
      tests: true,
      failures: true,
      errors: true,
      group: false,
      time: false,
      skipped: false,
      timestamp: false,
      hostname: false,
      id: false,
      package: false,
      file: false,
      log: false,
      url: false,
      version: false,
    },
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    attributes: { name: true, time: false, classname: false, group: false },
    children: [
      'skipped',
      'error',
      'failure',
      'rerunFailure',
      'rerunError',
      'flakyFailure',
      'flakyError',
      'system-out',
      'system-err',
    ],
  },
  properties: { attributes: {}, children: ['property'] },
  property: { attributes: { name: true, value: true }, children: [] },
  failure: { attributes: { type: false, message: false }, children: [] },
  error: { attributes: { type: false, message: false }, children: [] },
  skipped: { attributes: { type: false, message: false }, children: [] },
  'system-out': { attributes: {}, children: [] },
  'system-err': { attributes: {}, children: [] },
};

/** SUREFIRE_TIME: digits, in groups of three with commas or not, and at most three behind the point. */
const surefireTime = /^(?:(?:[0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(?:\.[0-9]{0,3})?$/;

/** Elements that may hold text. */
const textual = new Set(['failure', 'error', 'skipped', 'system-out', 'system-err']);

function check(element: XmlElement, faults: string[], gitlab: boolean): void {
  const rules = schema[element.name];
  if (rules === undefined) {
    faults.push(`<${element.name}> is unknown`);
    return;
  }
  for (const [name, value] of element.attributes) {
    if (gitlab && element.name === 'testcase' && name === 'file') continue;
    if (!(name in rules.attributes)) faults.push(`<${element.name}> has no attribute ${name}`);
    // Of a case's time the schema says nothing; readers of it take a decimal number.
    if (name === 'time' && !(element.name === 'testcase' ? /^\d+\.\d{3}$/ : surefireTime).test(value))
      faults.push(`time="${value}"`);
  }
  for (const [name, needed] of Object.entries(rules.attributes)) {
    if (needed && !element.attributes.has(name)) faults.push(`<${element.name}> lacks ${name}`);
  }
  if (!textual.has(element.name) && element.text.trim() !== '') faults.push(`<${element.name}> holds text`);
  for (const child of element.children) {
    if (!rules.children.includes(child.name)) faults.push(`<${element.name}> must not hold <${child.name}>`);
    check(child, faults, gitlab);
  }
}

/** Every `testcase` of a document, with its suite. */
export function casesOf(root: XmlElement): readonly { readonly suite: XmlElement; readonly one: XmlElement }[] {
  return root.children.flatMap((suite) => suite.children.map((one) => ({ suite, one })));
}

/** The totals say what the cases say. */
function countFaults(root: XmlElement): readonly string[] {
  return [root, ...root.children].flatMap((holder) => {
    const cases = holder === root ? casesOf(root).map(({ one }) => one) : holder.children;
    const having = (name: string): number => cases.filter(({ children }) => children[0]?.name === name).length;
    const told = { tests: cases.length, failures: having('failure'), errors: having('error') };
    return Object.entries(told).flatMap(([name, count]) =>
      holder.attributes.get(name) === String(count) ? [] : [`${name} of ${holder.name} is not ${count}`],
    );
  });
}

/** Types that Rails' `Hash.from_xml`, which GitLab reads JUnit with, converts or refuses. */
const railsTypes =
  /^(?:symbol|yaml|file|date|datetime|duration|integer|float|decimal|boolean|string|base64Binary|hexBinary)$/;

/** GitLab tells cases apart by suite, class name and name, and shows the text of a result. */
function gitlabFaults(root: XmlElement): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { suite, one } of casesOf(root)) {
    const key = JSON.stringify([
      suite.attributes.get('name'),
      one.attributes.get('classname'),
      one.attributes.get('name'),
    ]);
    if (seen.has(key)) faults.push(`two cases are ${key}`);
    seen.add(key);
    const results = one.children.filter(({ name }) => name !== 'system-out');
    if (results.length > 1) faults.push(`${key} has ${results.length} results`);
    for (const { attributes, text } of results) {
      if (text.trim() === '') faults.push(`${key} does not say why`);
      if (railsTypes.test(attributes.get('type') ?? '')) faults.push(`${key} has the type ${attributes.get('type')}`);
    }
    for (const { text } of one.children) if (/\[\[ATTACHMENT\|/.test(text)) faults.push(`${key} attaches a file`);
  }
  return faults;
}
