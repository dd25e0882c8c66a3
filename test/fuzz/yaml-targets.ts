import { isDeepStrictEqual } from 'node:util';
import { formatBufLock, parseBufLock } from '../../src/modules/buf-lock.ts';
import { parseBufWorkYaml } from '../../src/modules/buf-work-yaml.ts';
import { parseBufYaml } from '../../src/modules/buf-yaml.ts';
import { commitId } from '../../src/modules/content-digest.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseDigest } from '../../src/oci/digest.ts';
import { formatOrasLock, parseOrasLock } from '../../src/resolve/oras-lock.ts';
import { parseConfigFile } from '../../src/settings/config-file.ts';
import { readBlockYaml } from '../../src/system/block-yaml.ts';
import { libraryDocument, libraryTree } from '../system/library-tree.ts';
import { readCorpus } from './corpus.ts';
import { broken, type FuzzTarget } from './fuzz-target.ts';

const yamlWords = [
  'version: ',
  'v1',
  'v2',
  '- ',
  ': ',
  '? ',
  '\n',
  '\r\n',
  '  ',
  '\t',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '"',
  "'",
  '|\n  ',
  '>-\n  ',
  '&a ',
  '*a',
  '<<: *a\n',
  '!!binary ',
  '!!set ',
  '!<tag:x> ',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '# ',
  'null',
  '~',
  '0x1f',
  '.inf',
  '2001-01-01',
  '<<<<<<< ours\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '__proto__',
  'constructor',
  '\uFEFF',
  'é',
];

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const commit = commitId(parseModuleName('oras.birb.homes/common/types'), parseDigest(digest));
const b4 = `shake256:${'ab'.repeat(64)}`;
const b5 = `b5:${'cd'.repeat(64)}`;

const readers: readonly FuzzTarget[] = [
  {
    name: 'buf.yaml',
    words: [...yamlWords, 'deps:\n', 'modules:\n', 'path: ', '../', 'name: ', 'oras.birb.homes/a/b', 'excludes:\n'],
    seeds: () => [
      'version: v1\nname: oras.birb.homes/a/b\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\nbuild:\n  excludes: [x]\nlint:\n  use: [DEFAULT]\n',
      'version: v2\nmodules:\n  - path: proto\n    name: oras.birb.homes/a/b\n    excludes:\n      - proto/x\n  - path: other\ndeps: [buf.build/a/b, oras.birb.homes/c/d:^1.0.0]\nplugins:\n  - plugin: x\n',
      'version: v2\nx: &x\n  - oras.birb.homes/a/b\ndeps: *x\n',
      'version: v1\npublish:\n  registry: oras.birb.homes\n',
    ],
    read: async (input) => {
      const { version, modules, dependencies, remarks } = await parseBufYaml(input.toString(), 'buf.yaml');
      for (const { path } of modules) if (path.split('/').includes('..') || path.startsWith('/')) broken(path);
      return `${version} ${Math.min(modules.length, 3)} ${Math.min(dependencies.length, 3)} ${remarks.length > 0}`;
    },
  },
  {
    name: 'buf.work.yaml',
    words: [...yamlWords, 'directories:\n', 'proto', '../', '/', '\\'],
    seeds: () => ['version: v1\ndirectories:\n  - proto\n  - vendor/x\n', 'version: v1\ndirectories: [a, b]\n'],
    read: async (input) => {
      const { directories } = await parseBufWorkYaml(input.toString(), 'buf.work.yaml');
      for (const { path } of directories) if (path.split('/').includes('..') || path.startsWith('/')) broken(path);
      return `${Math.min(directories.length, 3)}`;
    },
  },
  {
    name: 'config.yaml',
    words: [
      ...yamlWords,
      'registries:\n',
      'mirrors:\n',
      'endpoint: ',
      'repository: ',
      "'{owner}/{name}'",
      'plain_http: true',
      'ca_file: ',
      'auth:\n',
      'type: ',
      'password',
      'localhost:5000',
      'https://user:secret@host/',
      'timeout: ',
      'registry: ',
    ],
    seeds: () => [
      "registries:\n  oras.birb.homes:\n    endpoint: https://oras.example:5000\n    repository: 'group/{owner}/{name}'\n    plain_http: false\n    ca_file: ca.pem\n    auth:\n      type: bearer\n",
      'registry: oras.birb.homes\nmirrors:\n  buf.build: oras.birb.homes/bsr-cache\n',
      'directory:\n  - a\n  - b\nbuild-timeout: 10m\nfrozen: true\n',
    ],
    read: async (input) => {
      const { registries, mirrors, settings } = await parseConfigFile(input.toString(), '.oras/config.yaml');
      return `${Math.min(registries.size, 2)} ${Math.min(mirrors.size, 2)} ${[...settings.keys()].sort().join()}`;
    },
  },
  {
    name: 'oras.lock',
    words: [
      ...yamlWords,
      'oci:\n',
      'bsr:\n',
      'against:\n',
      '  - module: ',
      '    asked:\n',
      '    dependencies:\n',
      digest,
    ],
    seeds: () => [
      `version: 1\noci:\n  - module: oras.birb.homes/common/types\n    tag: v1.2.0\n    digest: ${digest}\n    commit: ${commit}\n    b4: ${b4}\n    b5: ${b5}\n    asked:\n      - requirement: v1\n        by: buf.yaml\n    dependencies:\n      - oras.birb.homes/a/b:v1\n`,
      `version: 1\nbsr:\n  - module: buf.build/a/b\n    commit: ${'12'.repeat(16)}\n    b5: ${b5}\n    asked:\n      - requirement: ""\n        by: proto/buf.yaml\n`,
      `version: 1\nagainst:\n  - reference: oras.birb.homes/common/types:v1\n    by:\n      - BUCK\n    modules:\n      - module: oras.birb.homes/common/types\n        tag: v1.0.0\n        digest: ${digest}\n        dependencies:\n          - oras.birb.homes/a/b:v1\n      - module: buf.build/x/y\n        commit: ${'ab'.repeat(16)}\n        b5: ${b5}\n`,
    ],
    read: async (input) => {
      const lock = await parseOrasLock(input.toString(), 'oras.lock');
      const text = formatOrasLock(lock);
      if (formatOrasLock(await parseOrasLock(text, 'oras.lock')) !== text)
        broken('a lock that is written is read otherwise');
      return `${Math.min(lock.oci.size, 3)} ${Math.min(lock.bsr.size, 3)} ${Math.min(lock.against.size, 3)}`;
    },
  },
  {
    name: 'buf.lock',
    words: [
      ...yamlWords,
      'deps:\n',
      '  - remote: buf.build\n',
      '    owner: a\n',
      '    repository: b\n',
      'digest: ',
      b4,
      b5,
    ],
    seeds: () => [
      `# Generated by buf. DO NOT EDIT.\nversion: v1\ndeps:\n  - remote: buf.build\n    owner: a\n    repository: b\n    commit: ${'12'.repeat(16)}\n    digest: ${b4}\n`,
      `# Generated by buf. DO NOT EDIT.\nversion: v2\ndeps:\n  - name: buf.build/a/b\n    commit: ${'12'.repeat(16)}\n    digest: ${b5}\nplugins:\n  - name: buf.build/p/q\n`,
      'version: v2\n',
    ],
    read: async (input) => {
      const lock = await parseBufLock(input.toString(), 'buf.lock');
      const again = await parseBufLock(formatBufLock(lock), 'buf.lock');
      if (formatBufLock(again) !== formatBufLock(lock)) broken('a lock that is written is read otherwise');
      return `${lock.version} ${Math.min(lock.entries.length, 3)} ${lock.rest !== ''}`;
    },
  },
];

/** What we read without the library, against the library. */
const blockYaml: FuzzTarget = {
  name: 'block-yaml',
  words: [
    ...yamlWords,
    'a: ',
    'b:\n',
    '  c: ',
    '- d: ',
    '  - ',
    "''",
    '""',
    '[a, b]',
    '[]',
    '12',
    '1e5',
    '.',
    ' # x\n',
    'true',
  ],
  seeds: async () => {
    const own = `# a\na: b\nc:\n  - d: "e f"\n    g: 'h' # i\n\n  - j:\n    - k\nl: [m, 1]\nn:\no:\n  p: null\n`;
    const names = readers.map(({ name }) => name);
    const kept = await Promise.all(names.map((name) => readCorpus(name)));
    const seeds = await Promise.all(readers.map(async (reader) => await reader.seeds()));
    return [own, ...seeds.flat(), ...kept.flat().map(({ bytes }) => bytes)].map((seed) => Buffer.from(seed));
  },
  read: (input) => {
    const text = input.toString();
    const tree = readBlockYaml(text);
    if (tree === undefined) return 'left to the library';
    const { contents, errors, warnings } = libraryDocument(text);
    if (errors.length + warnings.length > 0) broken('it reads what the library refuses');
    if (!isDeepStrictEqual(tree, libraryTree(contents))) broken('it reads a text otherwise than the library');
    const kinds = new Set(JSON.stringify(tree).match(/"(?:map|list)"|"value":(?:"|\d|true|false|null)/g));
    return [...kinds].sort().join(' ');
  },
};

export const yamlTargets: readonly FuzzTarget[] = [...readers, blockYaml];
