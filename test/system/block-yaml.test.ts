import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlockYaml } from '../../src/system/block-yaml.ts';
import { libraryDocument, libraryTree } from './library-tree.ts';

/** Whether it is read; where it is, the library must say the same. */
function isReadRight(text: string): boolean {
  const tree = readBlockYaml(text);
  if (tree === undefined) return false;
  const { errors, warnings, contents } = libraryDocument(text);
  expect({ text, errors, warnings }).toEqual({ text, errors: [], warnings: [] });
  expect({ text, tree }).toStrictEqual({ text, tree: libraryTree(contents) });
  return true;
}

test('gives texts, numbers, truth values and nothing, each with its place', () => {
  const text = '# x\na: b:c\nn: 12\nt: true\nz: null\ne:\nl:\n- "q r"\n- k: \'s\'\n  m: [x, 1]\n';
  const scalar = (start: number, value: unknown, source = String(value)): unknown => ({
    kind: 'scalar',
    start,
    anchor: undefined,
    value,
    source,
  });
  expect(readBlockYaml(text)).toStrictEqual({
    kind: 'map',
    start: 4,
    anchor: undefined,
    flow: false,
    entries: [
      { key: scalar(4, 'a'), value: scalar(7, 'b:c') },
      { key: scalar(11, 'n'), value: scalar(14, 12) },
      { key: scalar(17, 't'), value: scalar(20, true) },
      { key: scalar(25, 'z'), value: scalar(28, null) },
      { key: scalar(33, 'e'), value: scalar(35, null, '') },
      {
        key: scalar(36, 'l'),
        value: {
          kind: 'list',
          start: 39,
          anchor: undefined,
          items: [
            scalar(41, 'q r'),
            {
              kind: 'map',
              start: 49,
              anchor: undefined,
              flow: false,
              entries: [
                { key: scalar(49, 'k'), value: scalar(52, 's') },
                {
                  key: scalar(58, 'm'),
                  value: { kind: 'list', start: 61, anchor: undefined, items: [scalar(62, 'x'), scalar(65, 1)] },
                },
              ],
            },
          ],
        },
      },
    ],
  });
});

test.each([
  [
    'a lock',
    `# c\nversion: 1\noci:\n  - module: x.y/a/b\n    digest: sha256:ab\n    by:\n      - "a b"\n    commit: 12ab\n`,
  ],
  ['a list in the column of its key', 'a:\n- b\n- c: d\n  e:\n  - f\ng: h\n'],
  ['no value at the end of each kind of block', 'a:\n  b:\nc:\n- d:\n- e:\nf:\n'],
  ['comments everywhere', '#\n\na: c # d\n  # e\nf: # g\n# h\n      # i\n  - j #\n# k\n  - l\n#m'],
  ['spaces at the ends of lines, and no end of the last one', 'a: b  \n   \nc:  \n  - d \n\n  -   e:  f'],
  ['words that are no texts', 'a: null\nb: ~\nc: True\nd: FALSE\ne: NULL\nf: nulls\ng: y\nh: on\n'],
  ['numbers and what looks like them', 'a: 0\nb: 12\nc: 12ab\nd: 1f\ne: .\nf: ./x\ng: a1\nh: 999999999999999\n'],
  ['quotes', `a: ''\nb: ""\nc: '"'\nd: "'"\ne: '\\n # x: [y]'\n`],
  ['lists in brackets', 'a: []\nb: [ ]\nc: [x]\nd: [ x:y , 1,z ] # e\nf:\n  - [g, h]\n'],
  ['a colon in a text', 'a: b:c\nd:e: f:g\n'],
])('%s is read', (_name, text) => {
  expect(isReadRight(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['nothing but comments', '# a\n\n'],
  ['a list', '- a\n'],
  ['a text', 'a\n'],
  ['a key that stands twice', 'a: b\na: c\n'],
  ['a key that stands twice in an item', 'x:\n  - a: b\n    a: c\n'],
  ['a tab', 'a:\tb\n'],
  ['CRLF', 'a: b\r\n'],
  ['a byte order mark', '\uFEFFa: b\n'],
  ['letters beyond ASCII', 'a: é\n'],
  ['a text of several words', 'a: b c\n'],
  ['a text of several lines', 'a: b\n  c\n'],
  ['a text on the next line', 'a:\n  b\n'],
  ['a block text', 'a: |\n  b\n'],
  ['an escape', 'a: "\\n"\n'],
  ['a quote in quotes', "a: 'b''c'\n"],
  ['an open quote', 'a: "b\n'],
  ['an anchor', 'a: &b c\n'],
  ['an alias', 'a: *b\n'],
  ['a tag', 'a: !!str b\n'],
  ['a mapping in braces', 'a: {b: c}\n'],
  ['a list in brackets on two lines', 'a: [b,\n  c]\n'],
  ['a mapping in brackets', 'a: [b: c]\n'],
  ['a comma too many', 'a: [b,]\n'],
  ['a comma before all', 'a: [,b]\n'],
  ['the mark of a document', '---\na: b\n'],
  ['two documents', 'a: b\n---\nc: d\n'],
  ['a directive', '%YAML 1.2\n---\na: b\n'],
  ['a key that is no text', 'null: a\n'],
  ['a key in quotes', '"a": b\n'],
  ['a key with a question mark', '? a\n: b\n'],
  ['no space behind the colon', 'a: b\nc:d\n'],
  ['a comment without a space before it', 'a: "b"#c\n'],
  ['keys that are indented unevenly', 'a:\n    b: c\n  d: e\n'],
  ['items that are indented unevenly', 'a:\n    - b\n  - c\n'],
  ['a document that is indented', '  a: b\n'],
  ['an item under a value', 'a: b\n- c\n'],
  ['a key under a value', 'a: b\n  c: d\n'],
  ['a key under an item', 'a:\n  - b\n    c: d\n'],
  ['a list in a list', 'a:\n  - - b\n'],
  ['an empty item', 'a:\n  -\n  - b\n'],
  ['a fraction', 'a: 1.5\n'],
  ['an exponent', 'a: 1e5\n'],
  ['hexadecimal', 'a: 0x1f\n'],
  ['octal', 'a: 0o7\n'],
  ['a leading zero', 'a: 007\n'],
  ['a number beyond what is exact', 'a: 9999999999999999\n'],
  ['a sign', 'a: -1\n'],
  ['infinity', 'a: .inf\n'],
  ['a very long key', `${'a'.repeat(2_000)}: b\n`],
  ['a very deep mapping', Array.from({ length: 40 }, (_unused, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['very many lines', `a: b\n${'\n'.repeat(320_001)}`],
])('%s is left to the library', (_name, text) => {
  expect(readBlockYaml(text)).toBeUndefined();
});

test('every YAML file of the fixtures and examples is read right, and nearly all without the library', () => {
  const root = join(import.meta.dirname, '../..');
  const names = execFileSync('git', ['ls-files', '-z', 'test/fixtures', 'examples', 'demo'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((name) => /\.(?:ya?ml|lock)$/.test(name));
  const read = names.filter((name) => isReadRight(readFileSync(join(root, name), 'utf8')));
  expect(read.length).toBeGreaterThan(names.length * 0.75);
  const examples = (name: string): boolean => name.startsWith('examples/');
  expect(read.filter(examples)).toEqual(names.filter(examples));
});

const values = [
  'v',
  '1',
  'null',
  '"q r"',
  "'s'",
  'a:b',
  '12ab',
  '~',
  'true',
  '.',
  '',
  '[]',
  '[x, y:z]',
  '1.5',
  '[a, ]',
  'b c',
];
const line = fc
  .record({
    indent: fc.constantFrom(0, 0, 0, 2, 2, 4, 1),
    dash: fc.constantFrom('', '', '- ', '-   '),
    key: fc.constantFrom('', ...[...'abcdefghijkl'].map((name) => `${name}: `), 'x:', 'y:', 'z:'),
    value: fc.constantFrom(...values),
    end: fc.constantFrom('\n', '\n', '\n', ' # c\n', '  \n', '\n\n', '\n# c\n', '\n      # c\n', ''),
  })
  .map(({ indent, dash, key, value, end }) => `${' '.repeat(indent)}${dash}${key}${value}${end}`);

test('a text of such lines is read right or left to the library', () => {
  let read = 0;
  const lines = fc.array(line, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lines, (texts) => {
      if (isReadRight(texts.join(''))) read += 1;
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(200);
});

/** Mappings and lists as they are usually written, of every shape: all of them must be read. */
const { block } = fc.letrec<{ block: readonly string[] }>((tie) => {
  const key = fc.uniqueArray(fc.constantFrom('a', 'b', 'c1', 'd-e', 'f.g', 'h_i'), { minLength: 1, maxLength: 4 });
  const scalar = fc.constantFrom('v', '1', '"q r"', "'s'", 'a:b', '[x]', 'true');
  const nested = fc.option(tie('block'), { depthSize: 'small', maxDepth: 4 });
  const indent = (lines: readonly string[], by: string): readonly string[] => lines.map((one) => by + one);
  const map = key.chain((names) =>
    fc
      .tuple(...names.map((name) => fc.tuple(scalar, nested).map(([value, under]) => ({ name, value, under }))))
      .map((all) =>
        all.flatMap(({ name, value, under }) =>
          under === null ? [`${name}: ${value}`] : [`${name}:`, ...indent(under, '  ')],
        ),
      ),
  );
  const list = fc
    .array(
      fc.oneof(
        scalar.map((one) => [one]),
        map,
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.flatMap(([first = '', ...rest]) => [`- ${first}`, ...indent(rest, '  ')]));
  return { block: fc.oneof(map, map, list) };
});

test('a document of blocks is read', () => {
  fc.assert(
    fc.property(block, fc.constantFrom('', '# c\n', '\n'), (lines, before) => {
      const text = `${before}root:\n${lines.map((one) => `  ${one}\n`).join('')}`;
      expect({ text, isRead: isReadRight(text) }).toEqual({ text, isRead: true });
      // Cut anywhere and with something put in, it is read right or not at all.
      const middle = Math.floor(text.length / 2);
      for (const put of ['', ' ', '\n', '- ', ': ', '#', '"', '  x: y\n'])
        isReadRight(text.slice(0, middle) + put + text.slice(middle + 1));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['items', `a:\n${'- b\n'.repeat(300_000)}`],
  ['keys', Array.from({ length: 300_000 }, (_unused, index) => `k${index}: 1\n`).join('')],
  ['colons', `a: ${'b:'.repeat(500_000)}\n`],
  ['spaces', `${' '.repeat(1_000_000)}\n`.repeat(4)],
  ['commas', `a: [${'b, '.repeat(500_000)}]\n`],
  ['hashes', `a: b ${'#'.repeat(2_000_000)}\n`],
  ['quotes', `a: ${'" '.repeat(1_000_000)}\n`],
  // What ends badly, a pattern tries in each way that it could go: by the cube of the spaces, once.
  ['spaces, and no line', `${' '.repeat(1_000_000)}\u0001\n`],
  ['spaces behind a dash, and no item', `- ${' '.repeat(1_000_000)}\u0001\n`],
  ['spaces behind a key, and no value', `a: ${' '.repeat(1_000_000)}\u0001\n`],
  ['spaces behind a value, and no comment', `a: b${' '.repeat(1_000_000)}\u0001\n`],
  [
    'spaces behind all of them',
    `${' '.repeat(200_000)}- ${' '.repeat(200_000)}a: ${' '.repeat(200_000)}b${' '.repeat(200_000)}\u0001`,
  ],
  ['spaces in a list of texts', `a: [${' '.repeat(500_000)}b${' '.repeat(500_000)}c]\n`],
  ['colons, and no value', `a: ${'b:'.repeat(500_000)} c\n`],
])('megabytes of %s take no time that grows with their square', (_name, text) => {
  const started = process.cpuUsage();
  readBlockYaml(text);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});
