import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import type { Declarations } from '../../src/modules/declarations.ts';
import { findDeclarations, UndeclaredHostError } from '../../src/modules/find-declarations.ts';
import { DirectoryNotFoundError, findWorkspaceRoot } from '../../src/modules/workspace-root.ts';
import { UnreadableFileError } from '../../src/system/plain-file.ts';

/** Node cannot make a named pipe. */
const makePipe = 'mkfifo';
let top: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'oras-buf-find-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), text);
  }
}

function git(...words: readonly string[]): void {
  execFileSync('git', ['-C', top, '-c', 'user.name=t', '-c', 'user.email=t@example.test', ...words], {
    stdio: 'ignore',
  });
}

const find = (directory = '.', environment: Record<string, string | undefined> = process.env): Promise<Declarations> =>
  findDeclarations(join(top, directory), { registries: ['oras.birb.homes'], environment, home: '/nonexistent' });

const asked = (declarations: Declarations): readonly string[] =>
  declarations.asks.map(
    ({ module, requirement, place }) => `${place.file}:${place.line} ${module} ${requirement.kind}`,
  );

async function caught(work: Promise<unknown>): Promise<OrasBufError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const v2 = (...deps: readonly string[]): string =>
  `version: v2\ndeps:${deps.length === 0 ? ' []' : ''}\n${deps.map((dep) => `  - ${dep}\n`).join('')}`;

describe('findDeclarations', () => {
  it('collects all kinds of files below a root, with places relative to it', async () => {
    await write({
      '.buckconfig': '[cells]\n  root = .\n',
      'buf.work.yaml': 'version: v1\ndirectories:\n  - a\n  - bare\n',
      'a/buf.yaml':
        'version: v1\nname: oras.birb.homes/team/a\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n  - buf.build/googleapis/googleapis\n',
      'b/buf.yaml':
        'version: v2\nmodules:\n  - path: x\n    name: oras.birb.homes/team/x\n  - path: y\n    name: oras.birb.homes/team/a\ndeps:\n  - oras.birb.homes/team/a\n',
      'svc/BUCK': 'p(\n  oras_deps = ["oras.birb.homes/infra/logging:v2"],\n  bsr_deps = select({}),\n)\n',
      'svc/deep/TARGETS': 'p(oras_deps = ["oras.birb.homes/infra/tracing"])\n',
    });
    const declarations = await find('svc/deep');
    expect(declarations).toMatchObject({ root: top, kind: 'buck2' });
    expect(asked(declarations)).toEqual([
      'a/buf.yaml:4 oras.birb.homes/common/types exact',
      'a/buf.yaml:5 buf.build/googleapis/googleapis latest',
      'b/buf.yaml:8 oras.birb.homes/team/a latest',
      'svc/BUCK:2 oras.birb.homes/infra/logging within',
      'svc/deep/TARGETS:1 oras.birb.homes/infra/tracing latest',
    ]);
    expect([...declarations.locals.keys()]).toEqual(['oras.birb.homes/team/a', 'oras.birb.homes/team/x']);
    expect(declarations.lockOwners).toEqual([
      { directory: 'a', version: 'v1', declares: ['oras.birb.homes/common/types', 'buf.build/googleapis/googleapis'] },
      { directory: 'b', version: 'v2', declares: ['oras.birb.homes/team/a'] },
    ]);
    expect(declarations.remarks.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
      'b/buf.yaml:6',
      'svc/BUCK:3',
      'svc/deep/TARGETS:1',
      'buf.work.yaml:4',
    ]);
  });

  it('reads what git tracks and what it does not ignore, and nothing of the rest', async () => {
    await write({
      '.gitignore': 'ignored/\n',
      'buf.yaml': v2('oras.birb.homes/a/tracked'),
      'new/buf.yaml': v2('oras.birb.homes/a/untracked'),
      'ignored/buf.yaml': v2('oras.birb.homes/a/ignored'),
      'gone/buf.yaml': v2('oras.birb.homes/a/gone'),
      'node_modules/x/buf.yaml': v2('oras.birb.homes/a/package'),
      '.oras-buf/cell/BUCK': 'p(oras_deps = ["oras.birb.homes/a/cell"])',
      'ü [x]/buf.yaml': v2('oras.birb.homes/a/odd'),
    });
    git('init', '-q');
    git('add', 'buf.yaml', 'gone', '-f', 'node_modules');
    await rm(join(top, 'gone'), { recursive: true });
    expect((await find()).asks.map(({ module }) => module)).toEqual([
      'oras.birb.homes/a/tracked',
      'oras.birb.homes/a/untracked',
      'oras.birb.homes/a/odd',
    ]);
  });

  it('walks without git, where git is missing, and where git ignores the whole root', async () => {
    await write({
      'w/buf.yaml': v2('oras.birb.homes/a/one'),
      'w/node_modules/buf.yaml': v2('oras.birb.homes/a/package'),
      'w/buck-out/v2/buf.yaml': v2('oras.birb.homes/a/out'),
      'w/sub/.hidden/buf.yaml': v2('oras.birb.homes/a/two'),
    });
    const expected = ['oras.birb.homes/a/one', 'oras.birb.homes/a/two'];
    expect((await find('w')).asks.map(({ module }) => module)).toEqual(expected);
    await write({ '.gitignore': 'w/\n' });
    git('init', '-q');
    expect((await find('w')).asks.map(({ module }) => module)).toEqual(expected);
    expect((await find('w', { PATH: '' })).asks.map(({ module }) => module)).toEqual(expected);
  });

  it('leaves repositories in the repository out, with git and without; where there is none around them they count', async () => {
    await write({
      'buf.yaml': v2('oras.birb.homes/a/outer'),
      'sub/.git': 'gitdir: ../.git/modules/sub\n',
      'sub/buf.yaml': v2('oras.birb.homes/a/inner'),
    });
    const found = async (environment: Record<string, string | undefined>) =>
      (await find('.', environment)).asks.map(({ module }) => module);
    expect(await found({ PATH: '' })).toEqual(['oras.birb.homes/a/outer', 'oras.birb.homes/a/inner']);
    git('init', '-q');
    await rm(join(top, 'sub', '.git'));
    git('-C', 'sub', 'init', '-q');
    expect(await found(process.env)).toEqual(['oras.birb.homes/a/outer']);
    expect(await found({ PATH: '' })).toEqual(['oras.birb.homes/a/outer']);
  });

  it('tells of a module that only another workspace of buf holds, and sees through a linked directory', async () => {
    await write({
      'buf.work.yaml': 'version: v1\ndirectories: [linked, app]\n',
      'real/buf.yaml': 'version: v1\nname: oras.birb.homes/a/real\n',
      'app/buf.yaml': 'version: v1\ndeps: [oras.birb.homes/a/real]\n',
      'tool/buf.yaml': 'version: v1\ndeps: [oras.birb.homes/a/real:v1.0.0]\n',
    });
    await symlink('real', join(top, 'linked'));
    const declarations = await find();
    expect(declarations.remarks).toEqual([]);
    expect(declarations.bufWorkspaces.map(({ file, owners }) => [file, owners])).toEqual([
      ['buf.work.yaml', ['real', 'app']],
      ['tool/buf.yaml', ['tool']],
    ]);
    expect(declarations.asks.map(({ place }) => place.file)).toEqual(['tool/buf.yaml']);
    expect([...declarations.locals]).toEqual([]);
    await rm(join(top, 'tool'), { recursive: true });
    expect([...(await find()).locals.keys()]).toEqual(['oras.birb.homes/a/real']);
  });

  it('never runs a git that lies in the checkout', async () => {
    await write({ 'buf.yaml': v2('oras.birb.homes/a/one'), 'bin/git': '#!/bin/sh\ntouch "$(dirname "$0")/../ran"\n' });
    git('init', '-q');
    await chmod(join(top, 'bin/git'), 0o755);
    const declarations = await find('.', { ...process.env, PATH: `${join(top, 'bin')}:${process.env['PATH']}` });
    expect(declarations.asks).toHaveLength(1);
    await expect(rm(join(top, 'ran'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('leaves nested roots out', async () => {
    await write({
      'oras.lock': 'version: 1\n',
      'buf.yaml': v2('oras.birb.homes/a/mine'),
      'sub/buf.yaml': v2('oras.birb.homes/a/below'),
      'other/oras.lock': 'version: 1\n',
      'other/buf.yaml': v2('oras.birb.homes/a/other'),
      'other/deep/buf.yaml': v2('oras.birb.homes/a/other'),
      'buck/.buckconfig': '',
      'buck/buf.yaml': v2('oras.birb.homes/a/buck'),
    });
    expect((await find()).asks.map(({ module }) => module)).toEqual([
      'oras.birb.homes/a/mine',
      'oras.birb.homes/a/below',
    ]);
    expect((await find('other/deep')).root).toBe(join(top, 'other'));
    expect((await find('sub')).root).toBe(top);
  });

  it('takes the build files that .buckconfig names, and of rivals the one that buck2 takes', async () => {
    await write({
      BUCK: 'p(oras_deps = ["oras.birb.homes/a/shadowed"])',
      'BUCK.v2': 'p(oras_deps = ["oras.birb.homes/a/v2"])',
      TARGETS: 'p(oras_deps = ["oras.birb.homes/a/targets"])',
      'x/BUILD': 'p(oras_deps = ["oras.birb.homes/a/build"])',
    });
    expect((await find()).asks.map(({ module }) => module)).toEqual([
      'oras.birb.homes/a/v2',
      'oras.birb.homes/a/targets',
    ]);
    await write({ '.buckconfig': '[cells]\n  root = .\n[buildfile]\n  name = BUILD,TARGETS\n' });
    expect((await find()).asks.map(({ module }) => module)).toEqual([
      'oras.birb.homes/a/targets',
      'oras.birb.homes/a/build',
    ]);
  });

  it('names place, nearest host and remedy of an unknown host', async () => {
    await write({ 'p/buf.yaml': 'version: v2\ndeps:\n  - buf.build/a/b\n  - oras.bird.homes/common/types:v1\n' });
    const error = await caught(find());
    expect(error).toBeInstanceOf(UndeclaredHostError);
    expect(error.places).toEqual([{ file: 'p/buf.yaml', line: 4, column: 5 }]);
    expect(error.message).toContain('did you mean oras.birb.homes?');
    expect(error.next).toContain('registries:');
  });

  it('refuses files that lead out of the root, pipes and giants', async () => {
    await write({ 'ws/a/x': '', 'secret.yaml': v2('oras.birb.homes/a/b') });
    await symlink(join(top, 'secret.yaml'), join(top, 'ws/buf.yaml'));
    expect(await caught(find('ws'))).toBeInstanceOf(UnreadableFileError);
    await rm(join(top, 'ws/buf.yaml'));
    execFileSync(makePipe, [join(top, 'ws/buf.yaml')]);
    expect(await caught(find('ws/a').then(() => find('ws')))).toBeInstanceOf(UnreadableFileError);
    await rm(join(top, 'ws/buf.yaml'));
    await write({ 'ws/buf.yaml': `version: v2 # ${'x'.repeat(5_000_000)}` });
    expect((await caught(find('ws'))).message).toContain('larger');
  });

  it('reads a monorepo of 200 modules in well under a second', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 200; i++) {
      files[`services/s${i}/buf.yaml`] =
        `version: v2\nname: oras.birb.homes/mono/s${i}\ndeps:\n  - oras.birb.homes/common/types:v1\n  - buf.build/googleapis/googleapis\n`;
      files[`services/s${i}/BUCK`] = `p(name = "s${i}", oras_deps = ["oras.birb.homes/infra/m${i}:v1.0.0"])\n`;
    }
    await write(files);
    git('init', '-q');
    git('add', '.');
    const started = performance.now();
    const declarations = await find();
    const elapsed = performance.now() - started;
    expect(declarations.asks).toHaveLength(600);
    expect(declarations.locals.size).toBe(200);
    expect(elapsed).toBeLessThan(6_000);
  });
});

describe('findWorkspaceRoot', () => {
  const rootOf = async (directory: string, home = '/nonexistent'): Promise<readonly string[]> => {
    const { root, kind } = await findWorkspaceRoot(join(top, directory), home);
    return [root.slice(top.length + 1), kind];
  };

  it('takes the outermost .buckconfig, or the nearest .buckroot', async () => {
    await write({ 'a/.buckconfig': '', 'a/b/.buckconfig': '', 'a/b/buf.yaml': 'version: v2\n', 'a/b/c/x': '' });
    expect(await rootOf('a/b/c')).toEqual(['a', 'buck2']);
    await write({ 'a/b/.buckroot': '' });
    expect(await rootOf('a/b/c')).toEqual(['a/b', 'buck2']);
  });

  it('does not take the buck2 configuration in the home directory for a project', async () => {
    await write({ '.buckconfig': '', 'p/buf.yaml': 'version: v2\n' });
    expect(await rootOf('p', top)).toEqual(['p', 'buf']);
  });

  it('takes the nearest oras.lock, else the nearest workspace file, and looks no further than git', async () => {
    await write({
      'oras.lock': '',
      'a/.git/HEAD': '',
      'a/b/c/buf.yaml': 'version: v2\n',
      'a/b/c/d/buf.yaml': 'version: v1\n',
    });
    expect(await rootOf('a/b/c/d')).toEqual(['a/b/c', 'buf']);
    expect(await rootOf('a/b')).toEqual(['a/b', 'buf']);
    await write({ 'a/buf.work.yaml': '' });
    expect(await rootOf('a/b')).toEqual(['a', 'buf']);
    await write({ 'a/b/oras.lock': '' });
    expect(await rootOf('a/b/c/d')).toEqual(['a/b', 'buf']);
  });

  it('says that a directory is not there', async () => {
    await write({ file: '' });
    expect(await caught(findWorkspaceRoot(join(top, 'none')))).toBeInstanceOf(DirectoryNotFoundError);
    expect(await caught(findWorkspaceRoot(join(top, 'file')))).toBeInstanceOf(DirectoryNotFoundError);
  });
});

describe('the names of build files', () => {
  const names = async (config: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const packages = ['BUCK', 'BUCK.v2', 'TARGETS', 'BUILD', ' BUILD'];
    await write(
      Object.fromEntries(
        packages.map((name) => [`${name.trim()}-${name.length}/${name}`, 'p(oras_deps = ["oras.birb.homes/a/b"])']),
      ),
    );
    await write(config);
    return (await find()).asks.map(({ place }) => place.file.split('/')[1] ?? '').sort();
  };

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['none', { '.buckconfig': '' }, ['BUCK', 'BUCK.v2', 'TARGETS']],
    ['name', { '.buckconfig': '[buildfile]\nname = BUILD\n' }, ['BUILD']],
    [
      'spaces are parts of names',
      { '.buckconfig': '[buildfile]\nname = BUCK, BUILD\n' },
      [' BUILD', 'BUCK', 'BUCK.v2'],
    ],
    ['name_v2', { '.buckconfig': '[buildfile]\n  name = BUILD\n  name_v2 = BUCK\n' }, ['BUCK']],
    [
      'a later file wins',
      { '.buckconfig': '[buildfile]\nname = BUILD\n', '.buckconfig.local': '[buildfile]\nname = BUCK\n' },
      ['BUCK', 'BUCK.v2'],
    ],
    ['an included file', { '.buckconfig': '<file:more>\n', more: '[buildfile]\nname = BUILD\n' }, ['BUILD']],
  ])('are those that the configuration says (%s)', async (_what, config, expected) => {
    expect(await names(config)).toEqual(expected);
  });

  it('are not looked for in files that include themselves millions of times', async () => {
    await write({ '.buckconfig': '<file:.buckconfig>\n'.repeat(20) });
    const error = await caught(find());
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect(error).toMatchObject({ places: [{ file: '.buckconfig' }] });
  });

  it('take in TARGETS, of which buck2 has to be told', async () => {
    await write({ '.buckconfig': '', 'x/TARGETS': '\np(oras_deps = ["oras.birb.homes/a/b"])', 'y/TARGETS': 'p()' });
    expect((await find()).remarks).toMatchObject([{ place: { file: 'x/TARGETS', line: 2 } }]);
    await write({ '.buckconfig': '[buildfile]\nname = BUCK,TARGETS\n' });
    expect((await find()).remarks).toEqual([]);
  });
});

describe('files that build files load', () => {
  const said = (declarations: Declarations): readonly string[] =>
    declarations.remarks.map(({ message, place }) => `${place.file}:${place.line} ${message}`);

  it('gives constants of the same root, by way of other files too, at the line that uses them', async () => {
    await write({
      '.buckconfig': '[cells]\n  root = .\n',
      'deps.bzl': 'load(":host.bzl", "HOST")\nCOMMON = [HOST + "/common/types:v1", "oras.birb.homes/common/errors"]\n',
      'host.bzl': 'HOST = "oras.birb.homes"\n',
      'a/BUCK':
        'load("//:deps.bzl", "COMMON")\nload("//:host.bzl", H = "HOST")\np(oras_deps = COMMON + [H + "/x/y"])\n',
      'b/own.bzl': '_PRIVATE = []\nOWN = ["oras.birb.homes/x/z"] + _PRIVATE\n',
      'b/BUCK': 'load(":own.bzl", "OWN")\n\np(oras_deps = OWN)\n',
      'inner/.buckconfig': '[cells]\n  inner = .\n',
      'inner/deps.bzl': 'X = ["oras.birb.homes/in/ner"]\n',
      'inner/c/BUCK': 'load("//:deps.bzl", "X")\np(oras_deps = X)\n',
    });
    const declarations = await find();
    expect(declarations.remarks).toEqual([]);
    expect(asked(declarations)).toEqual([
      'a/BUCK:3 oras.birb.homes/common/types within',
      'a/BUCK:3 oras.birb.homes/common/errors latest',
      'a/BUCK:3 oras.birb.homes/x/y latest',
      'b/BUCK:3 oras.birb.homes/x/z latest',
      'inner/c/BUCK:2 oras.birb.homes/in/ner latest',
    ]);
  });

  it.each([
    ['X = [t for t in ["oras.birb.homes/a/b"]]', 'it is a comprehension, in the file'],
    ['X = ["oras.birb.homes/a/b"]\nX.append("oras.birb.homes/a/c")', 'where X is changed after it was bound'],
    ['X = ["oras.birb.homes/a/b"]\nY = X\nY += ["oras.birb.homes/a/c"]', 'where X is changed'],
    ['X = ["oras.birb.homes/a/b"]\ndef f(l):\n    l.append("a.b/c/d")\nf(X)', 'where X is changed'],
    ['Y = []', 'where X is not bound in this file'],
    ['load(":other.bzl", "X")', 'X is not bound in that file'],
    ['X = [', 'which is not read here'],
  ])('reads nothing of %j, and says why', async (text, words) => {
    await write({
      '.buckconfig': '',
      'd.bzl': `${text}\n`,
      'other.bzl': 'X = ["oras.birb.homes/a/b"]\n',
      BUCK: 'load(":d.bzl", "X")\np(oras_deps = X)\n',
    });
    const declarations = await find();
    expect(declarations.asks).toEqual([]);
    expect(said(declarations)).toMatchObject([expect.stringMatching(/^BUCK:2 A value of oras_deps is computed/)]);
    expect(declarations.remarks[0]?.message).toContain(words);
  });

  it('does not read other cells, files outside the root, or files that load each other without end', async () => {
    await write({
      'outside.bzl': 'X = ["oras.birb.homes/a/b"]\n',
      'root/.buckconfig': '',
      'root/a.bzl': 'load(":b.bzl", "B")\nA = B\n',
      'root/b.bzl': 'load(":a.bzl", "A")\nB = A\n',
      'root/BUCK': [
        'load("@prelude//:rules.bzl", "P")',
        'load("//..:outside.bzl", "X")',
        'load(":a.bzl", "A")',
        ...['P', 'X', 'A'].map((name) => `p(oras_deps = ${name})`),
      ].join('\n'),
    });
    await symlink('../outside.bzl', join(top, 'root/link.bzl'));
    await write({ 'root/c/BUCK': 'load("//:link.bzl", "X")\np(oras_deps = X)\n' });
    const declarations = await find('root');
    expect(declarations.asks).toEqual([]);
    expect(declarations.remarks.map(({ place }) => `${place.file}:${place.line}`)).toEqual(
      ['root/BUCK:4', 'root/BUCK:5', 'root/BUCK:6', 'root/c/BUCK:2'].map((place) => place.slice('root/'.length)),
    );
  });

  it('remarks on macros that add dependencies, and not on those that hand on what their caller wrote', async () => {
    await write({
      '.buckconfig': '',
      'macros.bzl': `load("@oras//:defs.bzl", "proto_library")
EXTRA = ["oras.birb.homes/a/b"]
thing = rule(impl = _impl, attrs = {"oras_deps": attrs.list(attrs.string())})
def plain(name, oras_deps = [], bsr_deps = None):
    proto_library(name = name, oras_deps = oras_deps, bsr_deps = bsr_deps or [])
def adds(name, oras_deps = []):
    proto_library(name = name, oras_deps = oras_deps + EXTRA)
def defaults(name, oras_deps = ["oras.birb.homes/a/c"]):
    proto_library(name = name, oras_deps = oras_deps)
def by_dictionary(**kwargs):
    kwargs["bsr_deps"] = ["buf.build/a/b"]
    proto_library(**kwargs)
def rebinds(oras_deps):
    oras_deps = oras_deps + ["oras.birb.homes/a/d"]
    proto_library(oras_deps = oras_deps)
`,
      'unused.bzl': 'def f():\n    p(oras_deps = ["oras.birb.homes/a/b"])\n',
      BUCK: 'load("//:macros.bzl", "plain")\nplain(name = "a", oras_deps = ["oras.birb.homes/x/y"])\n',
    });
    const declarations = await find();
    expect(asked(declarations)).toEqual(['BUCK:2 oras.birb.homes/x/y latest']);
    expect(declarations.remarks.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
      'macros.bzl:7',
      'macros.bzl:9',
      'macros.bzl:11',
      'macros.bzl:15',
    ]);
  });

  it('keeps what `against` names apart from the dependencies, and leaves directories to the rule', async () => {
    await write({
      '.buckconfig': '',
      BUCK: 'buf_breaking(\n    against = "oras.birb.homes/x/y:v1.0.0",\n)\nbuf_breaking(against = "git:main")\n',
      'a/BUCK': 'buf_breaking(against = "old.protos/x/y")\n',
    });
    const { asks, against, gitReferences } = await find();
    expect(gitReferences).toMatchObject([{ reference: 'git:main', place: { file: 'BUCK', line: 4 } }]);
    expect(asks).toEqual([]);
    expect(against).toMatchObject([
      { reference: 'oras.birb.homes/x/y:v1.0.0', requirement: { kind: 'exact' }, place: { file: 'BUCK', line: 2 } },
    ]);
    await write({ BUCK: 'buf_breaking(against = "oras.brib.homes/x/y:v1")\n' });
    const error = await caught(find());
    expect(error).toBeInstanceOf(UndeclaredHostError);
    expect(error.places).toMatchObject([{ file: 'BUCK', line: 1 }]);
  });
});
