import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { BuildFileSyntaxError, parseBuildFile } from '../../src/modules/build-file-declarations.ts';
import { DigestInReferenceError, MalformedModuleReferenceError } from '../../src/modules/module-reference.ts';

function read(text: string): { readonly asks: readonly string[]; readonly remarks: readonly string[] } {
  const { dependencies, remarks } = parseBuildFile(text, 'a/BUCK');
  return {
    asks: dependencies.map((one) => `${one.module}${one.requirement && `:${one.requirement}`} @${one.place.line}`),
    remarks: remarks.map((one) => `${one.place.line}: ${one.message}`),
  };
}

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('parseBuildFile', () => {
  it('reads the attributes of any call', () => {
    const text = `load("@oras//:defs.bzl", "proto_library")

proto_library(
    name = "service_proto",
    srcs = ["service.proto"],
    oras_deps = [
        "oras.birb.homes/common/types:v1.2.0",  # pinned
        'oras.birb.homes/team-api/gateway',
    ],
    bsr_deps = ["buf.build/googleapis/googleapis"],
    oras_parallel_resolution = True,
)
native.thing(oras_deps = ("""a.b/c/d""",), deps = ["//x:y"])
`;
    expect(read(text)).toEqual({
      asks: [
        'oras.birb.homes/common/types:v1.2.0 @7',
        'oras.birb.homes/team-api/gateway @8',
        'buf.build/googleapis/googleapis @10',
        'a.b/c/d @13',
      ],
      remarks: [],
    });
    expect(parseBuildFile(text, 'a/BUCK').dependencies[0]?.place).toEqual({ file: 'a/BUCK', line: 7, column: 9 });
  });

  it('follows sums, joined texts and names bound once at the top level', () => {
    const text = `HOST = "oras.birb.homes"
COMMON = [
    HOST + "/common/types:v1",
    "oras.birb.homes" "/common/errors",
]
ALL: list[str] = COMMON + ([HOST + "/x/y"] + ["a.b/c/d"])
p(oras_deps = ALL)
[p(name = n, oras_deps = COMMON) for n in ["a"]]
p(bsr_deps = None)
p(bsr_deps = [])
`;
    const { asks, remarks } = read(text);
    expect(remarks).toEqual([]);
    expect(asks).toEqual([
      'oras.birb.homes/common/types:v1 @3',
      'oras.birb.homes/common/errors @4',
      'oras.birb.homes/x/y @6',
      'a.b/c/d @6',
      'oras.birb.homes/common/types:v1 @3',
      'oras.birb.homes/common/errors @4',
    ]);
  });

  it.each([
    ['load("//d.bzl", "DEPS")\np(oras_deps = DEPS)', 2, 'DEPS is loaded from //d.bzl, which is not read here'],
    ['load("//d.bzl", DEPS = "OTHER")\np(oras_deps = DEPS)', 2, 'DEPS is loaded'],
    ['p(oras_deps = UNKNOWN)', 1, 'UNKNOWN is not bound'],
    ['p(oras_deps = select({"a": ["a.b/c/d"]}))', 1, 'it calls select()'],
    ['p(\n  oras_deps = [x for x in ["a.b/c/d"]])', 2, 'it is a comprehension'],
    ['p(oras_deps = ["a.b/c/%s" % n])', 1, 'operator %'],
    ['p(oras_deps = ["a.b/c/{}".format(n)])', 1, 'it calls "a.b/c/{}".format()'],
    ['p(oras_deps = [f"a.b/c/{n}"])', 1, 'formatted text'],
    ['p(oras_deps = ["a.b/c/d"] if x else [])', 1, 'condition'],
    ['p(oras_deps = "a.b/c/d")', 1, 'one text where a list is due'],
    ['p(oras_deps = ["a.b/c/d"] * 2)', 1, 'operator *'],
    ['X = ["a.b/c/d"]\nX = []\np(oras_deps = X)', 3, 'X is bound in more than one way'],
    ['X = ["a.b/c/d"]\nX += []\np(oras_deps = X)', 3, 'X is bound in more than one way'],
    ['X = ["a.b/c/d"]\nX.append("a.b/c/e")\np(oras_deps = X)', 3, 'X is changed after it was bound'],
    ['X = Y = ["a.b/c/d"]\np(oras_deps = X)', 2, 'X is bound in more than one way'],
    ['X = ["a.b/c/d"]\nif y:\n  X = []\np(oras_deps = X)', 4, 'X is bound in more than one way'],
    ['X = ["a.b/c/d"]\nfor X in z:\n  p(oras_deps = X)', 3, 'X is bound in more than one way'],
    ['X = "a.b/c/d"\n[p(oras_deps = [X]) for X in z]', 2, 'X is bound where the file runs'],
    ['X = "a.b/c/d"\n[p(oras_deps = [X]) for a, X in z]', 2, 'X is bound where the file runs'],
    ['X = "a.b/c/d"\n[p(oras_deps = [X]) for (a, X) in z]', 2, 'X is bound where the file runs'],
    ['X = ["a.b/c/d"]\ndef m(X = None):\n  p(oras_deps = X)', 3, 'X is bound where the file runs'],
    ['X = ["a.b/c/d"]\ndef m():\n  X = q()\n  p(oras_deps = X)', 4, 'X is bound where the file runs'],
    ['X = ["a.b/c/d"]\nm = lambda X: p(oras_deps = X)', 2, 'X is bound where the file runs'],
    ['X = X + X\np(oras_deps = X)', 2, 'repeated too often'],
    ['ARGS = {"oras_deps": ["a.b/c/d"]}\np(**ARGS)', 1, 'dictionary'],
    ['p(oras_deps = ["\\x61.b/c/d"])', 1, 'escape'],
  ])('remarks on %j and reads nothing of it', (text, line, words) => {
    const { asks, remarks } = read(text);
    expect(asks).toEqual([]);
    expect(remarks[0]).toContain(words);
    expect(remarks[0]).toMatch(new RegExp(`^${line}: A value of oras_deps is computed and cannot be read`));
  });

  it('reads the literal part of a value that is computed in part', () => {
    const { asks, remarks } = read('p(\n  oras_deps = ["a.b/c/d"] +\n    select({}),\n)');
    expect(asks).toEqual(['a.b/c/d @2']);
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toMatch(/^3: /);
  });

  it('does not grow without bound', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `X${i + 1} = X${i} + X${i}`).join('\n');
    const started = performance.now();
    expect(read(`X0 = []\n${doubling}\np(oras_deps = X60)`).remarks[0]).toContain('repeated too often');
    expect(read(`X0 = "a"\n${doubling}\np(oras_deps = [X60])`).remarks[0]).toContain('repeated too often');
    expect(performance.now() - started).toBeLessThan(8_000);
    const sum = Array(300).fill('["a.b/c/d"]').join(' + ');
    expect(read(`p(oras_deps = ${sum})`).asks).toHaveLength(300);
  });

  it('reads a file of thousands of calls', () => {
    const calls = Array.from({ length: 3_000 }, (_, i) => `p(\n  name = "n${i}",\n  oras_deps = ["a.b/c/d${i}"],\n)\n`);
    const { asks, remarks } = read(calls.join('\n'));
    expect(remarks).toEqual([]);
    expect(asks).toHaveLength(3_000);
    expect(asks.at(-1)).toBe(`a.b/c/d2999 @${2_999 * 5 + 3}`);
  });

  it('answers nesting without end', () => {
    for (const text of [
      '['.repeat(50_000),
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      Array(9_000).fill('"a"').join('+'),
    ]) {
      try {
        read(`p(oras_deps = ${text})`);
      } catch (error) {
        expect(error).toBeInstanceOf(BuildFileSyntaxError);
      }
    }
  });

  it.each([
    ['not', 'x = not '],
    ['braces', 'x = {'],
    ['lambdas', 'x = lambda x: '],
    ['errors', 'a:b '],
    ['dots', '...'],
    ['matches', 'match x: '],
  ])('refuses a megabyte of %s without making a tree of it', (_name, word) => {
    const text = `p(oras_deps = [])\n${word.repeat(Math.floor(1_000_000 / word.length))}`;
    const started = process.cpuUsage();
    expect(caught(() => parseBuildFile(text, 'BUCK'))).toBeInstanceOf(BuildFileSyntaxError);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it('names the line of the first of very many errors', () => {
    const error = caught(() => parseBuildFile(`p(oras_deps = [])\n\n${'x = = \n'.repeat(20_000)}`, 'BUCK'));
    expect((error as OrasBufError).places[0]).toMatchObject({ file: 'BUCK', line: 3 });
  });

  it('reads CRLF and a byte order mark', () => {
    expect(read('\uFEFFp(\r\n  oras_deps = [\r\n    "a.b/c/d",\r\n  ],\r\n)\r\n').asks).toEqual(['a.b/c/d @3']);
  });

  it('names the line of a syntax error, and leaves files alone that ask for nothing', () => {
    const error = caught(() => parseBuildFile('p(oras_deps = [])\nq(\n  name = = 1,\n)\n', 'a/TARGETS'));
    expect(error).toBeInstanceOf(BuildFileSyntaxError);
    expect((error as OrasBufError).places[0]).toMatchObject({ file: 'a/TARGETS', line: 3 });
    expect(caught(() => parseBuildFile('p(oras_deps = ["a.b/c/d"', 'BUCK'))).toBeInstanceOf(BuildFileSyntaxError);
    expect(read('p(name = = 1)').asks).toEqual([]);
  });

  it('names the line of a bad reference', () => {
    const bad = caught(() => parseBuildFile('p(\n oras_deps = ["//x:y"])', 'BUCK'));
    expect(bad).toBeInstanceOf(MalformedModuleReferenceError);
    expect((bad as OrasBufError).places).toEqual([{ file: 'BUCK', line: 2, column: 15 }]);
    expect(caught(() => parseBuildFile(`p(oras_deps = ["a.b/c/d@sha256:${'0'.repeat(64)}"])`, 'BUCK'))).toBeInstanceOf(
      DigestInReferenceError,
    );
  });

  it('reads or refuses any text', () => {
    const word = fc.constantFrom(
      'oras_deps',
      ' = ',
      '[',
      ']',
      '(',
      ')',
      '"a.b/c/d"',
      "'",
      '"""',
      ',',
      '+',
      'X',
      '\n',
      '  ',
      'for ',
      ' in ',
      'def ',
      ':',
      'lambda ',
      '{',
      '}',
      '**',
      '#',
      'load(',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 30 }), (words) => {
        try {
          parseBuildFile(`p(oras_deps = []) ${words.join('')}`, 'BUCK');
        } catch (error) {
          expect(error).toBeInstanceOf(OrasBufError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('against', () => {
  const against = (text: string): readonly string[] =>
    parseBuildFile(text, 'a/BUCK').against.map(({ reference, module, requirement, place }) =>
      [reference, module, requirement, place.line].join(' '),
    );

  it('reads versions of modules, in any way that a text is read, and from the rule under another name', () => {
    const text = `load("@oras//:defs.bzl", "buf_breaking", breaking = "buf_breaking")
OLD = "v1.0.0"
buf_breaking(name = "a", against = "oras.birb.homes/x/y:v1.0.0")
breaking(name = "b", against = "oras.birb.homes/x/y:" + OLD)
native.buf_breaking(name = "c", against = "localhost:5000/x/y")
`;
    expect(against(text)).toEqual([
      'oras.birb.homes/x/y:v1.0.0 oras.birb.homes/x/y v1.0.0 3',
      'oras.birb.homes/x/y:v1.0.0 oras.birb.homes/x/y v1.0.0 4',
      'localhost:5000/x/y localhost:5000/x/y  5',
    ]);
  });

  it.each([
    '//proto:old',
    ':old',
    '@cell//a:b',
    'cell//a:b',
    'git:main',
    'git:main#subdir=a/b/c',
    './old.protos/a/b',
    '../x/y.z/c',
    '/abs/a.b/c/d',
    'protos/old/v1',
    'old.protos/v1',
  ])('leaves %s to the rule', (value) => {
    expect(parseBuildFile(`buf_breaking(against = "${value}")`, 'BUCK')).toMatchObject({ against: [], remarks: [] });
  });

  it('counts in calls of the rule only, and remarks on what is computed', () => {
    expect(against('other(against = "oras.birb.homes/x/y:v1")  # buf_breaking')).toEqual([]);
    const { remarks } = parseBuildFile('buf_breaking(\n    against = select({}),\n)', 'a/BUCK');
    expect(remarks).toMatchObject([{ place: { line: 2 } }]);
    expect(remarks[0]?.message).toContain('it calls select()');
  });
});

describe('options of a call', () => {
  const options = (text: string): readonly unknown[] =>
    parseBuildFile(text, 'BUCK').dependencies.map(({ module, cacheOnly, authRequired }) => [
      module,
      cacheOnly ?? false,
      authRequired ?? false,
    ]);

  it('go with the modules that the call names, and with no others', () => {
    const text = `STRICT = True
p(oras_deps = ["a.b/c/d"], bsr_deps = ["a.b/c/e"], oras_cache_only = True, oras_auth_required = False)
p(oras_auth_required = STRICT, oras_deps = ["a.b/c/f"])
p(oras_deps = ["a.b/c/g"])
`;
    expect(options(text)).toEqual([
      ['a.b/c/d', true, false],
      ['a.b/c/e', true, false],
      ['a.b/c/f', false, true],
      ['a.b/c/g', false, false],
    ]);
  });

  it('count as True where they are computed, and say so', () => {
    expect(options('p(oras_deps = ["a.b/c/d"], oras_cache_only = select({}))')).toEqual([['a.b/c/d', true, false]]);
    expect(read('p(oras_deps = ["a.b/c/d"], oras_cache_only = X)').remarks).toEqual([
      '1: oras_cache_only is computed and counts as True: X is not bound in this file.',
    ]);
  });

  it.each(['oras_parallel_resolution', 'oras_cache_enabled'])('%s = False has no effect, and it is said', (name) => {
    expect(read(`p(\n    oras_deps = [],\n    ${name} = False)`).remarks).toEqual([
      `3: ${name} = False has no effect: it is always on.`,
    ]);
    expect(read(`p(oras_deps = [], ${name} = True)`).remarks).toEqual([]);
  });

  it('are counted under a condition too, with a remark', () => {
    const { asks, remarks } = read('if X:\n    p(oras_deps = ["a.b/c/d"])\n');
    expect(asks).toEqual(['a.b/c/d @2']);
    expect(remarks).toEqual(['2: These oras_deps stand under a condition, and count whether or not it holds.']);
  });
});
