import { describe, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { bufYaml, type Files, Machine, publishModules } from './bad-input-machine.ts';
import { expectRefusal, type Refusal, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const { wrongInput, notFound } = exitCodes;

interface Case extends Omit<Refusal, 'exitCode'> {
  readonly name: string;
  readonly files: Files;
}

const ofBufYaml: readonly Case[] = [
  {
    name: 'a quote that is not closed',
    files: { 'buf.yaml': `version: v2\ndeps:\n  - "${types}:v1.2.0\n` },
    kind: 'MalformedYamlError',
    says: ['buf.yaml is not valid YAML', 'a quote is opened and not closed'],
    at: [{ file: 'buf.yaml', line: 3, column: 5 }],
    next: 'Correct the YAML of buf.yaml',
  },
  {
    name: 'a tab as indent',
    files: { 'buf.yaml': `version: v2\ndeps:\n\t- ${types}\n` },
    kind: 'MalformedYamlError',
    says: ['a tab is used to indent'],
    at: [{ file: 'buf.yaml', line: 3, column: 1 }],
    next: 'Correct the YAML',
  },
  {
    name: 'a flow list that is not closed, told at the last line there is',
    files: { 'buf.yaml': `version: v2\ndeps: [${types}\n` },
    kind: 'MalformedYamlError',
    says: ['buf.yaml is not valid YAML'],
    at: [{ file: 'buf.yaml', line: 2, column: 35 }],
    next: 'Correct the YAML',
  },
  {
    name: 'a version that nobody knows',
    files: { 'buf.yaml': 'version: v3\n' },
    kind: 'UnsupportedBufYamlVersionError',
    says: ['buf.yaml has version "v3", which we do not know'],
    at: [{ file: 'buf.yaml', line: 1, column: 10 }],
    next: 'Write "version: v2" or "version: v1".',
  },
  {
    name: 'no version',
    files: { 'buf.yaml': `deps:\n  - ${types}\n` },
    kind: 'UnsupportedBufYamlVersionError',
    says: ['buf.yaml does not say its version'],
    at: [{ file: 'buf.yaml', line: 1, column: 1 }],
    next: 'Add the line "version: v2"',
  },
  {
    name: 'deps that are no list',
    files: { 'buf.yaml': `version: v2\ndeps: ${types}\n` },
    kind: 'MalformedYamlError',
    says: ['"deps" is not a list'],
    at: [{ file: 'buf.yaml', line: 2, column: 7 }],
    next: 'one "- item" line for each',
  },
  {
    name: 'a module without its registry',
    files: { 'buf.yaml': bufYaml('common/types') },
    kind: 'MalformedModuleReferenceError',
    says: ['"common/types" is not a reference to a module', 'three parts'],
    at: [{ file: 'buf.yaml', line: 3, column: 5 }],
    next: 'Write registry/owner/name or registry/owner/name:version',
  },
  {
    name: 'a digest where a version belongs',
    files: { 'buf.yaml': bufYaml(`${types}@sha256:${'a'.repeat(64)}`) },
    kind: 'DigestInReferenceError',
    says: ['pins a digest, which deps cannot hold'],
    at: [{ file: 'buf.yaml', line: 3, column: 5 }],
    next: 'Write the version tag instead',
  },
  {
    name: 'a host that no setting declares',
    files: { 'buf.yaml': bufYaml('oras.brib.homes/common/types:v1.2.0') },
    kind: 'UndeclaredHostError',
    says: ['is on the registry oras.brib.homes, which no setting declares', 'did you mean oras.birb.homes?'],
    at: [{ file: 'buf.yaml', line: 3, column: 5 }],
    next: 'Correct the host, or declare it in .oras/config.yaml',
  },
  {
    name: 'conflict markers',
    files: { 'buf.yaml': `version: v2\n<<<<<<< HEAD\ndeps: [${types}:v1.2.0]\n=======\ndeps: []\n>>>>>>> other\n` },
    kind: 'MergeConflictError',
    says: ['buf.yaml holds the markers of a merge conflict'],
    at: [{ file: 'buf.yaml', line: 2, column: 1 }],
    next: 'Resolve the conflict in buf.yaml',
  },
  {
    name: 'a broken file far below the root, by its path',
    files: { 'buf.yaml': bufYaml(), 'team/a/buf.yaml': 'version: v1\ndeps: {}\n' },
    kind: 'MalformedYamlError',
    says: ['team/a/buf.yaml: "deps" is not a list'],
    at: [{ file: 'team/a/buf.yaml', line: 2, column: 7 }],
    next: 'one "- item" line for each',
  },
];

const ofBuildFiles: readonly Case[] = [
  {
    name: 'a bracket that is not closed, told at the last line there is',
    files: { BUCK: `proto_library(\n  name = "x",\n  oras_deps = ["${types}:v1.2.0"\n\n` },
    kind: 'BuildFileSyntaxError',
    says: ['BUCK has a syntax error'],
    at: [{ file: 'BUCK', line: 3, column: 52 }],
    next: 'Correct the line',
  },
  {
    name: 'a module without its registry',
    files: { 'team/BUCK': 'proto_library(\n  name = "x",\n  oras_deps = ["common/types"],\n)\n' },
    kind: 'MalformedModuleReferenceError',
    says: ['"common/types" is not a reference to a module'],
    at: [{ file: 'team/BUCK', line: 3, column: 16 }],
    next: 'Write registry/owner/name',
  },
];

const ofVersions: readonly Case[] = [
  {
    name: 'a module that is not there, with the nearest name',
    files: { 'buf.yaml': bufYaml('oras.birb.homes/common/typs:v1.2.0', 'oras.birb.homes/common/errors:v1.1.0') },
    kind: 'UnknownModuleError',
    says: ['the registry has no module oras.birb.homes/common/typs', 'exactly v1.2.0: buf.yaml:3'],
    at: [{ file: 'buf.yaml', line: 3 }],
    next: 'Did you mean oras.birb.homes/common/types',
  },
  {
    name: 'a tag that is not there, with the nearest ones',
    files: { 'buf.yaml': bufYaml(`${types}:v1.2.1`) },
    kind: 'UnknownTagError',
    says: [`${types} has no tag v1.2.1`, 'Available: v2.0.0, v1.2.0, v1.0.0'],
    at: [{ file: 'buf.yaml', line: 3 }],
    next: 'Did you mean v1.2.0',
  },
  {
    name: 'a range that nothing lies in, with the newest version there is',
    files: { 'buf.yaml': bufYaml(`${types}:^3.0`) },
    kind: 'VersionConflictError',
    says: [`no version of ${types} satisfies what is asked for`, 'within ^3.0: buf.yaml:3'],
    at: [{ file: 'buf.yaml', line: 3 }],
    next: 'Ask for v2.0.0 in buf.yaml:3.',
  },
  {
    name: 'asks that exclude each other, with who asks and by which way',
    files: { 'buf.yaml': bufYaml(`${types}:v1.0.0`, 'oras.birb.homes/common/errors:v1.1.0') },
    kind: 'VersionConflictError',
    says: [
      `no version of ${types} satisfies every ask`,
      'exactly v1.0.0: buf.yaml:3',
      'at least v1.2.0, below v2: buf.yaml:4 → oras.birb.homes/common/errors:v1.1.0',
    ],
    at: [
      { file: 'buf.yaml', line: 3 },
      { file: 'buf.yaml', line: 4 },
    ],
    next: 'Ask for v1.2.0 in buf.yaml:3: it satisfies every other ask.',
  },
  {
    name: 'two files that pin one module differently',
    files: {
      'a/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.0.0\n`,
      'b/BUCK': `proto_library(name = "x", oras_deps = ["${types}:v1.2.0"])\n`,
    },
    kind: 'VersionConflictError',
    says: ['exactly v1.0.0: a/buf.yaml:3', 'exactly v1.2.0: b/BUCK:1'],
    at: [
      { file: 'a/buf.yaml', line: 3 },
      { file: 'b/BUCK', line: 1 },
    ],
    next: 'Ask for v1.2.0 in a/buf.yaml:3',
  },
];

describe.concurrent('what the files of a workspace ask for', () => {
  const cases = [
    ...ofBufYaml.map((one) => ({ ...one, exitCode: wrongInput, title: `buf.yaml: ${one.name}` })),
    ...ofBuildFiles.map((one) => ({ ...one, exitCode: wrongInput, title: `BUCK: ${one.name}` })),
    ...ofVersions.map((one) => ({ ...one, exitCode: notFound, title: `versions: ${one.name}` })),
  ];

  for (const { title, files, ...refusal } of cases) {
    it(title, async () => {
      await using machine = await Machine.create(files);
      await publishModules(machine);
      expectRefusal(await runUnchanged(machine, ['resolve']), refusal);
    });
  }
});
