import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { parseBufWorkYaml } from '../../src/modules/buf-work-yaml.ts';
import { parseBufYaml, UnsupportedBufYamlVersionError } from '../../src/modules/buf-yaml.ts';
import { DigestInReferenceError } from '../../src/modules/module-reference.ts';
import { relativeDirectory } from '../../src/modules/relative-directory.ts';
import { MalformedYamlError } from '../../src/modules/yaml-document.ts';
import { MergeConflictError } from '../../src/system/merge-conflict.ts';

async function caught(work: () => unknown): Promise<OrasBufError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parseBufYaml', () => {
  it('reads v1 with a place for every dependency', async () => {
    const yaml = await parseBufYaml(
      'version: v1\nname: oras.birb.homes/my-team/my-service\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n  - "buf.build/googleapis/googleapis"  # public\n',
      'a/buf.yaml',
    );
    expect(yaml).toEqual({
      version: 'v1',
      modules: [
        {
          path: '.',
          name: 'oras.birb.homes/my-team/my-service',
          place: { file: 'a/buf.yaml', line: 2, column: 7 },
          sources: [{ directory: '.', excludes: [], includes: [] }],
        },
      ],
      dependencies: [
        {
          module: 'oras.birb.homes/common/types',
          requirement: 'v1.2.0',
          place: { file: 'a/buf.yaml', line: 4, column: 5 },
        },
        {
          module: 'buf.build/googleapis/googleapis',
          requirement: '',
          place: { file: 'a/buf.yaml', line: 5, column: 5 },
        },
      ],
      remarks: [],
    });
  });

  it('reads v1beta1, as stock buf still does: a v1 file with roots', async () => {
    const yaml = await parseBufYaml(
      'version: v1beta1\nname: buf.build/acme/x\nbuild:\n  roots: [proto, vendor/]\n  excludes: [vendor/old]\ndeps:\n  - buf.build/acme/y\n',
      'buf.yaml',
    );
    expect(yaml).toMatchObject({ version: 'v1', remarks: [], dependencies: [{ module: 'buf.build/acme/y' }] });
    expect(yaml.modules).toMatchObject([
      {
        path: '.',
        sources: [
          { directory: 'proto', excludes: [], includes: [] },
          { directory: 'vendor', excludes: ['vendor/old'], includes: [] },
        ],
      },
    ]);
  });

  it.each(['v1', 'v2'])(
    'tells of a publish block in %s that stock buf refuses the file for it, and what to do',
    async (version) => {
      const { remarks } = await parseBufYaml(`version: ${version}\npublish:\n  visibility: private\n`, 'buf.yaml');
      expect(remarks).toEqual([
        {
          message: `Stock buf refuses the key "publish" in a ${version} buf.yaml, and so nothing under it counts: where a module is published to is said when it is pushed ("oras-buf push DIR REFERENCE"). Remove the block, else every command of stock buf stops at it.`,
          place: { file: 'buf.yaml', line: 2, column: 1 },
        },
      ]);
    },
  );

  it('reads what of a module counts', async () => {
    const yaml = await parseBufYaml(
      'version: v2\nmodules:\n  - path: a\n    includes: [a/x]\n    excludes: [a/x/old, b/elsewhere, ../out]\n',
      'buf.yaml',
    );
    expect(yaml.modules.flatMap(({ sources }) => sources)).toEqual([
      { directory: 'a', includes: ['a/x'], excludes: ['a/x/old'] },
    ]);
    const v1 = await parseBufYaml('version: v1\nbuild:\n  excludes: [vendor]\n  roots: [no]\n', 'buf.yaml');
    expect(v1.modules[0]?.sources).toEqual([{ directory: '.', includes: [], excludes: ['vendor'] }]);
  });

  it('reads the modules of v2', async () => {
    const yaml = await parseBufYaml(
      'version: v2\nmodules:\n  - path: proto/foo/\n    name: buf.build/acme/foo\n  - path: ./proto/bar\n    lint:\n      use: [STANDARD]\n  - name: buf.build/acme/here\ndeps: [buf.build/acme/x:main]\n',
      'buf.yaml',
    );
    expect(yaml.modules.map(({ path, name }) => [path, name])).toEqual([
      ['proto/foo', 'buf.build/acme/foo'],
      ['proto/bar', undefined],
      ['.', 'buf.build/acme/here'],
    ]);
    expect(yaml.dependencies.map(({ requirement }) => requirement)).toEqual(['main']);
    expect(yaml.remarks).toEqual([]);
  });

  it('reads what Windows editors write', async () => {
    const yaml = await parseBufYaml(
      '\uFEFFversion: v2\r\nname: buf.build/a/b\r\ndeps:\r\n  - buf.build/c/d:v1\r\n',
      'buf.yaml',
    );
    expect(yaml.dependencies).toEqual([
      { module: 'buf.build/c/d', requirement: 'v1', place: { file: 'buf.yaml', line: 4, column: 5 } },
    ]);
    expect(yaml.modules[0]?.name).toBe('buf.build/a/b');
  });

  it.each(['version: v2\ndeps:\n', 'version: v2\ndeps: []\n', 'version: v1', 'version: v2\nmodules:\n'])(
    'takes %j as a file without dependencies',
    async (text) =>
      expect(await parseBufYaml(text, 'buf.yaml')).toMatchObject({ dependencies: [], modules: [{ path: '.' }] }),
  );

  it('remarks on what stock buf refuses, and reads the rest', async () => {
    const yaml = await parseBufYaml(
      'version: v2\nname: Bad Name\npublish:\n  registry: oras.birb.homes\ndeps:\n  - buf.build/a/b\n  - buf.build/a/b:v1\n',
      'buf.yaml',
    );
    expect(yaml.remarks.map(({ place }) => place.line).sort()).toEqual([2, 3, 7]);
    expect(yaml.remarks[0]?.message).toContain('"publish"');
    expect(yaml.dependencies).toHaveLength(2);
  });

  it('follows an alias', async () => {
    const text =
      'version: v2\nmodules:\n  - &m\n    path: a\n  - path: b\ndeps: &d\n  - &one buf.build/a/b\n  - *one\n';
    expect((await parseBufYaml(text, 'buf.yaml')).dependencies.map(({ module }) => module)).toEqual([
      'buf.build/a/b',
      'buf.build/a/b',
    ]);
  });

  it('follows an alias to the last anchor of its name that stands before it', async () => {
    const text = 'version: v2\nx: &n buf.build/a/b\ny: &n buf.build/c/d\ndeps:\n  - *n\n  - *n\nz: &n buf.build/e/f\n';
    expect((await parseBufYaml(text, 'buf.yaml')).dependencies.map(({ module }) => module)).toEqual([
      'buf.build/c/d',
      'buf.build/c/d',
    ]);
    const late = 'version: v2\ndeps:\n  - *late\nx: &late buf.build/a/b\n';
    expect(await caught(async () => await parseBufYaml(late, 'buf.yaml'))).toBeInstanceOf(MalformedYamlError);
  });

  it('takes no time for aliases that grows with their square', async () => {
    const many = 20_000;
    const text = `version: v2\nx:\n${'  - y\n'.repeat(many)}z: &m buf.build/a/b\ndeps:\n${'  - *m\n'.repeat(many)}`;
    const started = process.cpuUsage();
    expect((await parseBufYaml(text, 'buf.yaml')).dependencies).toHaveLength(many);
    const { user, system } = process.cpuUsage(started);
    // With a search of the whole document for each alias it takes a minute.
    expect((user + system) / 1_000).toBeLessThan(8_000);
  });

  it.each([18, 90])('names a key that is %i mappings in each other without writing it out', async (depth) => {
    const { remarks } = await parseBufYaml(`version: v1\n${'? '.repeat(depth)}x: y\n`, 'buf.yaml');
    expect(remarks).toMatchObject([{ message: expect.stringContaining('(a mapping or list)'), place: { line: 2 } }]);
    expect(remarks[0]?.message.length).toBeLessThan(300);
  });

  it('is not impressed by an alias bomb', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    const text = `version: v2\nl0: &l0 [lol]\n${levels.join('\n')}\ndeps: *l40\n`;
    const started = performance.now();
    expect(await caught(async () => await parseBufYaml(text, 'buf.yaml'))).toBeInstanceOf(MalformedYamlError);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it.each([
    ['v1alpha1', 'version: v2'],
    ['v3', 'version: v2'],
  ])('refuses version %s with advice', async (version, advice) => {
    const error = await caught(async () => await parseBufYaml(`# old\nversion: ${version}\n`, 'x/buf.yaml'));
    expect(error).toBeInstanceOf(UnsupportedBufYamlVersionError);
    expect(error.places).toEqual([{ file: 'x/buf.yaml', line: 2, column: 10 }]);
    expect(error.next).toContain(advice);
  });

  it.each(['', '# nothing\n', 'deps: []\n'])('refuses %j: it has no version', async (text) =>
    expect(await caught(async () => await parseBufYaml(text, 'buf.yaml'))).toBeInstanceOf(
      UnsupportedBufYamlVersionError,
    ),
  );

  it.each([
    ['version: v1\nname: a\nname: b\n', 3, 'twice'],
    ['version: v1\n---\nversion: v2\n', 2, 'more than one document'],
    ['version: v1\ndeps: buf.build/a/b\n', 2, 'not a list'],
    ['version: v1\ndeps:\n  - {a: b}\n', 3, 'not a text'],
    ['version: v1\ndeps:\n  -\n', 3, 'empty'],
    ['version: v1\ndeps:\n  - 12\n', 3, 'not a text'],
    ['version: 1\n', 1, 'not a text'],
    ['version: v2\nmodules:\n  - path: ../out\n', 3, 'leads out'],
    ['version: v2\nmodules:\n  - proto\n', 3, 'not a mapping'],
    ['- version: v1\n', 1, 'no mapping'],
    ['version: [v1\nname: x: y\n', 2, ''],
    ['version: v1\ndeps: *nope\n', 2, ''],
  ])('refuses %j with its line', async (text, line, words) => {
    const error = await caught(async () => await parseBufYaml(text, 'buf.yaml'));
    expect(error).toBeInstanceOf(MalformedYamlError);
    expect(error.places[0]).toMatchObject({ file: 'buf.yaml', line });
    expect(error.message).toContain(words);
    expect(error.next).not.toBe('');
  });

  it('survives nesting without end', async () => {
    expect(await caught(async () => await parseBufYaml('['.repeat(200_000), 'buf.yaml'))).toBeInstanceOf(OrasBufError);
    expect(
      await caught(async () => await parseBufYaml(`version: v1\nx: ${'{a: '.repeat(50_000)}`, 'buf.yaml')),
    ).toBeInstanceOf(OrasBufError);
  });

  it('names the line of a digest pin and of a merge conflict', async () => {
    const pin = await caught(
      async () => await parseBufYaml(`version: v1\ndeps:\n  - a.b/c/d@sha256:${'0'.repeat(64)}\n`, 'buf.yaml'),
    );
    expect(pin).toBeInstanceOf(DigestInReferenceError);
    expect(pin.places[0]?.line).toBe(3);
    const conflict = await caught(
      async () => await parseBufYaml('version: v1\n<<<<<<< HEAD\nname: a\n=======\n>>>>>>> x\n', 'buf.yaml'),
    );
    expect(conflict).toBeInstanceOf(MergeConflictError);
    expect(conflict.places[0]?.line).toBe(2);
  });

  it('reads or refuses any text, with a place', async () => {
    const word = fc.constantFrom(
      'version: ',
      'v1',
      'v2',
      '\n',
      'deps:',
      '\n  - ',
      'buf.build/a/b',
      ':v1',
      'modules:',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '"',
      '#',
      '|',
      '\t',
      '---',
      '\r',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 20 }), async (words) => {
        try {
          await parseBufYaml(words.join(''), 'buf.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(OrasBufError);
          expect((error as OrasBufError).places[0]?.file).toBe('buf.yaml');
        }
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('parseBufWorkYaml', () => {
  it('reads the directories', async () => {
    const work = await parseBufWorkYaml('version: v1\ndirectories:\n  - proto\n  - ./vendor/x/\n', 'buf.work.yaml');
    expect(work.directories.map(({ path, place }) => [path, place.line])).toEqual([
      ['proto', 3],
      ['vendor/x', 4],
    ]);
  });

  it.each([
    ['directories: [a]\n', 1],
    ['version: v2\ndirectories: [a]\n', 1],
    ['version: v1\n', 1],
    ['version: v1\ndirectories:\n  - /etc\n', 3],
    ['version: v1\ndirectories:\n  - a\n  - a/../..\n', 4],
    ['version: v1\ndirectories:\n  - .\n', 3],
  ])('refuses %j with its line', async (text, line) => {
    const error = await caught(async () => await parseBufWorkYaml(text, 'w/buf.work.yaml'));
    expect(error).toBeInstanceOf(MalformedYamlError);
    expect(error.places[0]).toMatchObject({ file: 'w/buf.work.yaml', line });
  });
});

describe('relativeDirectory', () => {
  it.each([
    ['.', '.'],
    ['', '.'],
    ['./a//b/', 'a/b'],
    ['a/../b', 'b'],
    ['..', undefined],
    ['a/../../b', undefined],
    ['/a', undefined],
    ['C:/a', undefined],
    ['a\\b', undefined],
  ])('%j is %j', (text, path) => expect(relativeDirectory(text)).toBe(path));
});
