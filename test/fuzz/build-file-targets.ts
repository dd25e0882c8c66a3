import { parseBuildFile } from '../../src/modules/build-file-declarations.ts';
import type { FuzzTarget } from './fuzz-target.ts';

export const buildFileTargets: readonly FuzzTarget[] = [
  {
    name: 'BUCK',
    words: [
      'oras_deps = [',
      'bsr_deps = [',
      'buf_breaking(',
      'against = ',
      'load("//:x.bzl", "A")\n',
      'def f(x):\n    ',
      'return ',
      'for x in y:\n    ',
      'if x:\n    ',
      'lambda x: ',
      '"oras.birb.homes/a/b:v1"',
      '+ ',
      '* ',
      '**{',
      '.append(',
      '.format(',
      '%s',
      'f"{x}"',
      'r"',
      '"""',
      "'''",
      '\\\n',
      '\n',
      '    ',
      '\t',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '#',
      'select({',
      'glob([',
      'A = ',
      'A += ',
      'é',
      '\uFEFF',
      'not ',
      'and ',
      '.a',
      '[0]',
      ' if x else ',
    ],
    seeds: () => [
      'load("@oras//:defs.bzl", "proto_library")\n\nproto_library(\n    name = "x",\n    srcs = glob(["*.proto"]),\n    oras_deps = [\n        "oras.birb.homes/common/types:v1.2.0",  # why\n    ],\n    bsr_deps = ["buf.build/a/b"],\n)\n',
      'VERSIONS = ["oras.birb.homes/a/b:" + "v1"]\nDEPS = VERSIONS + ["oras.birb.homes/c/d"]\nproto_library(name = "x", oras_deps = DEPS)\n',
      'buf_breaking(name = "b", target = ":x", against = "oras.birb.homes/a/b:v1")\nbuf_breaking(name = "c", against = "main~1")\n',
      'def macro(name, oras_deps = []):\n    proto_library(name = name, oras_deps = oras_deps + ["oras.birb.homes/a/b"])\n\nmacro(name = "y", oras_deps = ["oras.birb.homes/e/f"])\n',
      'proto_library(**{"name": "z", "oras_deps": ["oras.birb.homes/a/b"] if True else []})\n[proto_library(name = n, oras_deps = [n]) for n in ["a", "b"]]\n',
    ],
    read: (input) => {
      const read = parseBuildFile(input.toString(), 'BUCK');
      return [read.dependencies, read.against, read.gitReferences, read.remarks]
        .map((list) => Math.min(list.length, 3))
        .join(' ');
    },
  },
];
