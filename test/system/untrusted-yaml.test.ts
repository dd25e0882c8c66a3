import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseUntrustedYaml } from '../../src/system/untrusted-yaml.ts';

const parse = parseUntrustedYaml;
const many = 100_000;

test.each([
  ['open brackets', '['.repeat(many)],
  ['closed brackets', `x: ${'['.repeat(many)}${']'.repeat(many)}`],
  ['mappings in mappings', '{a: '.repeat(many)],
  ['lists in lists on one line', '- '.repeat(many)],
  ['keys that are mappings', '? '.repeat(many)],
  ['deep indentation', Array.from({ length: 2_800 }, (_unused, depth) => `${' '.repeat(depth)}a:\n`).join('')],
])('%s do not make the parser run out of memory or time', async (_name, text) => {
  const started = performance.now();
  const parsed = await parse(text);
  expect(parsed.kind !== 'document' || text.startsWith('a:')).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a mapping with very many keys takes no time that grows with their square', async () => {
  const started = performance.now();
  const text = Array.from({ length: 50_000 }, (_unused, index) => `k${index}: 1\n`).join('');
  expect(await parse(text)).toMatchObject({ kind: 'document', duplicateKey: undefined });
  // The library alone takes half a minute for these.
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([
  ['commas', `x: [${','.repeat(4_000_000)}`],
  ['items where none may be', `x: y\n${'- a\n'.repeat(1_000_000)}`],
  ['quotes', `x: y\n${'"\n'.repeat(2_000_000)}`],
  ['aliases', `x: &x y\nz:\n${'- *x\n'.repeat(800_000)}`],
  ['line ends', '\n'.repeat(4_000_000)],
])('megabytes of %s are refused without parsing them', async (_name, text) => {
  const started = process.cpuUsage();
  expect(await parse(text)).toEqual({ kind: 'too-large' });
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(5_000);
});

test('a lock of three thousand modules is not too large', async () => {
  const text = Array.from(
    { length: 3_000 },
    (_unused, index) =>
      `  - module: oras.birb.homes/a/b${index}\n    tag: v1\n    digest: sha256:00\n    commit: "00"\n    b4: x\n    b5: y\n    asked:\n      - requirement: v1\n        by: buf.yaml\n    dependencies:\n      - oras.birb.homes/a/c\n`,
  );
  expect(await parse(`version: 1\noci:\n${text.join('')}`)).toMatchObject({ kind: 'document' });
});

test('wide lists, long flow mappings and texts with brackets in them are not deep', async () => {
  for (const text of [
    `x: [${'a, '.repeat(20_000)}b]`,
    `{${Array.from({ length: 500 }, (_unused, index) => `k${index}: 1`).join(', ')}}`,
    `x: "${'['.repeat(500)}"\n# ${'['.repeat(500)}\n`,
    `x: |\n  ${'- '.repeat(500)}\n`,
    '- a\n'.repeat(20_000),
  ]) {
    expect(await parse(text)).toMatchObject({ kind: 'document' });
  }
});

test.each([
  ['a: 1\nb: 2\na: 3\n', 10],
  ['a: {b: 1, b: 2}\n', 10],
  ['- x: 1\n- y: 1\n  y: 2\n', 16],
  ['a: 1\nb: {a: 1}\n', undefined],
])('finds the key that stands twice: %j', async (text, offset) => {
  expect(await parse(text)).toMatchObject({ kind: 'document', duplicateKey: offset });
});

/** Whether a program of its own that parses a text has loaded the library by then. */
function loadsLibrary(text: string): boolean {
  const source = new URL('../../src/system/untrusted-yaml.ts', import.meta.url).href;
  const program = `
    import { createRequire } from 'node:module';
    import { parseUntrustedYaml } from ${JSON.stringify(source)};
    const { kind } = await parseUntrustedYaml(${JSON.stringify(text)});
    const loaded = Object.keys(createRequire(${JSON.stringify(source)}).cache);
    console.log(JSON.stringify({ kind, isLoaded: loaded.some((file) => /[\\\\/]yaml[\\\\/]dist[\\\\/]/.test(file)) }));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  const { kind, isLoaded } = JSON.parse(answer) as { readonly kind: string; readonly isLoaded: boolean };
  expect(kind).toBe('document');
  return isLoaded;
}

test('the library is loaded for a text that needs it, and for no other', () => {
  expect(loadsLibrary('version: v2\ndeps:\n  - buf.build/a/b\nlint:\n  use: [STANDARD]\n')).toBe(false);
  expect(loadsLibrary('version: v2\ndeps: &a\n  - buf.build/a/b\n')).toBe(true);
});
