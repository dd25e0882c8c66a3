import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CellNameTakenError } from '../../src/install/buck2-project.ts';
import { LinkedConfigDirectoryError } from '../../src/install/buck2-registration.ts';
import { readBufModules } from '../../src/install/buf-modules.ts';
import { starlarkFiles } from '../../src/install/starlark-files.ts';
import { starlarkText } from '../../src/install/starlark-text.ts';
import { parseBuildFile } from '../../src/modules/build-file-declarations.ts';
import { firstError, parseStarlark } from '../../src/modules/starlark-syntax.ts';
import { readTar } from '../../src/modules/tar-archive.ts';
import { nativeBuf } from '../../src/tools/native-buf.ts';
import { bsrModule, type CellProject, makeCellProject, ociModule, proto } from './cell-project.ts';

const types = ociModule('oras.birb.homes/common/types', 'v1.2.0', {
  'b.proto': proto('b', 'B'),
  'a/x.proto': proto('a', 'A'),
  'README.md': '# types\n',
});
const auth = ociModule('localhost:5000/platform/auth', 'v2.0.0', { 'auth.proto': proto('auth', 'P') }, [
  'buf.build/acme/rpc',
  'oras.birb.homes/common/types',
  'oras.birb.homes/here/local',
]);
const rpc = bsrModule('buf.build/acme/rpc', '9a3f8140aa04c254760727bff269be84', { 'rpc.proto': proto('rpc', 'S') });

let project: CellProject & AsyncDisposable;

beforeEach(async () => {
  project = await makeCellProject();
  await project.write({ '.buckconfig': '[cells]\nroot = .\n' });
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

const cell = (path: string): string => join(project.root, '.oras-buf/cell', path);
const textOf = (path: string): Promise<string> => readFile(cell(path), 'utf8');

async function entriesOf(path: string): Promise<Readonly<Record<string, string>>> {
  const entries: Record<string, string> = {};
  await readTar(await readFile(cell(path)), path, (entry) => {
    if (entry.kind === 'file') entries[entry.path] = Buffer.from(entry.content).toString('utf8');
  });
  return entries;
}

describe('writeBuck2Cell', () => {
  it('makes a package with one archive for each module', async () => {
    await project.writeCell({ modules: [auth, rpc, types] });
    expect(await entriesOf('modules/oras.birb.homes/common/types/module.tar')).toEqual({
      'names/oras.birb.homes/common/types/a/x.proto': 'syntax = "proto3";\n\nimport public "a/x.proto";\n',
      'names/oras.birb.homes/common/types/b.proto': 'syntax = "proto3";\n\nimport public "b.proto";\n',
      'root/a/x.proto': proto('a', 'A'),
      'root/b.proto': proto('b', 'B'),
    });
    expect(Object.keys(await entriesOf('modules/buf.build/acme/rpc/module.tar'))).toEqual(['root/rpc.proto']);
    const [port = ''] = (await readdir(cell('modules'))).filter((name) => name.startsWith('localhost'));
    expect(port).toMatch(/^localhost_5000_platform_auth-[0-9a-f]{16}$/);
    expect(await textOf(`modules/${port}/BUCK.oras`)).toContain(
      'deps = [\n        "oras//modules/buf.build/acme/rpc:rpc",\n        "oras//modules/oras.birb.homes/common/types:types",\n    ],',
    );
  });

  it('has no file that buf would take for one of the workspace', async () => {
    await project.writeCell({
      modules: [auth, rpc, types],
      against: [{ reference: 'oras.birb.homes/common/types:v1.0', module: types, dependencies: [rpc] }],
      snapshots: [{ reference: 'git:main', commit: 'c0ffee', content: async () => [] }],
    });
    const files = await readdir(join(project.root, '.oras-buf'), { recursive: true });
    expect(files.filter((path) => path.endsWith('.proto'))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'cell/against/oras.birb.homes/common/types/v1.0/module.tar',
        'cell/against/oras.birb.homes/common/types/v1.0/needs/buf.build/acme/rpc/module.tar',
        'cell/snapshots/c0ffee/files.tar',
      ]),
    );
  });

  it('keeps what a build file compares with inside the cell, whatever its version says', async () => {
    const versions = ['a/../../../../../victim/x', '..', '../../..', 'x'.repeat(256), 'v1', 'V1', 'größe 你', 'a\\b'];
    const references = versions.map((version) => `buf.build/acme/rpc:${version}`);
    await project.writeCell({
      against: references.map((reference) => ({ reference, module: rpc, dependencies: [types] })),
    });
    const archives = (await readdir(dirname(project.root), { recursive: true })).filter((path) =>
      path.endsWith('module.tar'),
    );
    expect(archives.filter((path) => !path.startsWith('root/.oras-buf/cell/against/buf.build'))).toEqual([]);
    expect(new Set(archives.map((path) => path.toLowerCase())).size).toBe(2 * references.length);
    for (const path of archives) expect(path).toMatch(/^[\w./-]+$/);
  });

  it('gives the same bytes for the same modules in any order, and is quick to see that nothing changed', async () => {
    await project.writeCell({ modules: [types, rpc] });
    const first = await readFile(cell('modules/oras.birb.homes/common/types/module.tar'));
    const before = await stat(cell('modules/oras.birb.homes/common/types/module.tar'));
    const never = { ...types, content: () => Promise.reject(new Error('the archive is there')) };
    expect(await project.writeCell({ modules: [never, rpc] })).toEqual({ written: [], removed: [], registered: false });
    expect((await stat(cell('modules/oras.birb.homes/common/types/module.tar'))).ino).toBe(before.ino);
    const other = await makeCellProject();
    await other.write({ '.buckconfig': '[cells]\nroot = .\n' });
    await other.writeCell({ modules: [types] });
    expect(
      (await readFile(join(other.root, '.oras-buf/cell/modules/oras.birb.homes/common/types/module.tar'))).equals(
        first,
      ),
    ).toBe(true);
    await other[Symbol.asyncDispose]();
  });

  it('drops the modules that are gone', async () => {
    await project.writeCell({ modules: [types, rpc] });
    const outcome = await project.writeCell({ modules: [rpc] });
    expect(outcome.written).toEqual(['index.bzl']);
    expect(await readdir(cell('modules'))).toEqual(['buf.build']);
  });

  it('makes a damaged archive again', async () => {
    await project.writeCell({ modules: [types] });
    await writeFile(cell('modules/oras.birb.homes/common/types/module.tar'), 'damaged');
    const outcome = await project.writeCell({ modules: [types] });
    expect(outcome.written).toEqual(['modules/oras.birb.homes/common/types/module.tar']);
  });

  it('writes an index that names versions, references, locals, cells and modules of buf', async () => {
    await project.write({ 'buf.yaml': 'version: v2\nmodules:\n  - path: proto\n' });
    await project.writeCell({
      modules: [types],
      against: [
        { reference: 'oras.birb.homes/common/types:v1.0', module: { ...types, version: 'v1.0.3' }, dependencies: [] },
      ],
      locals: new Map([[auth.module, { file: 'buf.yaml', line: 4 }]]),
    });
    const index = await textOf('index.bzl');
    for (const line of [
      '"label": "oras//modules/oras.birb.homes/common/types:types"',
      '"oras.birb.homes/common/types:v1.2.0",',
      '"oras.birb.homes/common/types:v1.0": "oras//against/oras.birb.homes/common/types/v1.0:types"',
      '"localhost:5000/platform/auth": "buf.yaml:4"',
      '"root": ""',
      '"path": "proto"',
      'EXECUTION_PLATFORMS = None',
    ]) {
      expect(index).toContain(line);
    }
  });

  it('writes files that parse as Starlark', async () => {
    await project.writeCell({ modules: [auth, rpc, types] });
    const files = (await readdir(cell(''), { recursive: true })).filter((path) => /\.bzl$|BUCK\.oras$/.test(path));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(firstError(parseStarlark(await textOf(file))), file).toBeUndefined();
    for (const [file, text] of Object.entries(starlarkFiles)) {
      if (file.endsWith('BUCK.oras')) expect(parseBuildFile(text, file).dependencies).toEqual([]);
    }
  });

  it('registers the cell once, tells git to ignore that, and edits no file of the user', async () => {
    await project.write({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/info/exclude': '' });
    await writeFile(join(project.root, '.git/info/exclude'), '# theirs');
    let stopped = 0;
    const stopDaemon = async (): Promise<void> => {
      stopped += 1;
    };
    expect((await project.writeCell({ stopDaemon })).registered).toBe(true);
    expect((await project.writeCell({ stopDaemon })).registered).toBe(false);
    expect(stopped).toBe(1);
    expect(await readFile(join(project.root, '.git/info/exclude'), 'utf8')).toBe('# theirs\n/.buckconfig.d/oras-buf\n');
    expect(await readFile(join(project.root, '.buckconfig'), 'utf8')).toBe('[cells]\nroot = .\n');
    await project.write({ '.buckconfig': '[repositories]\nroot = .\n' });
    expect((await project.writeCell({ stopDaemon })).registered).toBe(true);
    expect(stopped).toBe(2);
  });

  it('ignores the registration in a linked work tree and below the top of one', async () => {
    const below = join(project.root, 'below');
    await project.write({ 'main.git/HEAD': 'ref: refs/heads/main\n', 'main.git/worktrees/w/HEAD': '' });
    await writeFile(join(project.root, 'main.git/worktrees/w/commondir'), '../..\n');
    await writeFile(join(project.root, '.git'), 'gitdir: main.git/worktrees/w\n');
    await project.write({ 'below/.buckconfig': '[cells]\nroot = .\n' });
    await project.writeCell({ root: below });
    expect(await readFile(join(project.root, 'main.git/info/exclude'), 'utf8')).toBe('/below/.buckconfig.d/oras-buf\n');
  });

  it('makes no directory of git where the named one is not here, and writes what a directory is called as it is', async () => {
    await project.write({ '.git': 'gitdir: ../elsewhere/.git/worktrees/w\n' });
    await project.writeCell();
    expect(await readdir(dirname(project.root))).not.toContain('elsewhere');

    const odd = 'a [b] *?\n!';
    await project.write({ [`${odd}/.git/HEAD`]: '', [`${odd}/${odd}/.buckconfig`]: '[cells]\nroot = .\n' });
    await project.writeCell({ root: join(project.root, odd, odd) });
    expect(await readFile(join(project.root, odd, '.git/info/exclude'), 'utf8')).toBe(
      '/a \\[b\\] \\*\\??!/.buckconfig.d/oras-buf\n',
    );
  });

  it('writes nothing where the name of the cell is taken', async () => {
    await project.write({ '.buckconfig': '[cells]\nroot = .\noras = mine\n' });
    await expect(project.writeCell({ modules: [types] })).rejects.toThrow(CellNameTakenError);
    expect(await readdir(project.root)).toEqual(['.buckconfig']);
  });

  it('does not follow a .buckconfig.d that leads out of the project', async () => {
    const outside = join(project.root, '../outside');
    await mkdir(outside);
    await symlink(outside, join(project.root, '.buckconfig.d'));
    await expect(project.writeCell()).rejects.toThrow(LinkedConfigDirectoryError);
    expect(await readdir(outside)).toEqual([]);
  });
});

describe('starlarkText', () => {
  it('writes lists and dictionaries over lines', () => {
    expect(starlarkText({ a: ['x', true, 1], b: {}, c: undefined })).toBe(
      '{\n    "a": [\n        "x",\n        True,\n        1,\n    ],\n    "b": {},\n    "c": None,\n}',
    );
  });

  it('lets no text out of its quotes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) }),
        (text) => {
          const written = starlarkText(text);
          expect(written).toMatch(/^"(?:[ !#-[\]-~]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
          const read = written
            .slice(1, -1)
            .replace(/\\(?:x(..)|u(....)|U(........))/g, (_all, x?: string, u?: string, U?: string) =>
              String.fromCodePoint(Number.parseInt(x ?? u ?? U ?? '', 16)),
            );
          expect(read).toBe(text.toWellFormed());
        },
      ),
    );
  });
});

describe('readBufModules', () => {
  it('reads modules with their settings, paths where the files are staged', async () => {
    await project.write({
      'buf.yaml':
        'version: v2\nmodules:\n  - path: proto\n  - path: vendor\n    lint:\n      use: [MINIMAL]\nlint:\n  except: [A]\n  ignore: [proto/old, vendor/x]\n  ignore_only:\n    B: [vendor/y]\n    C: [proto/z.proto]\nbreaking:\n  use: [FILE]\n',
      'svc/buf.yaml': 'version: v1\nlint:\n  use: [DEFAULT]\n  ignore: [gen]\n  allow_comment_ignores: false\n',
    });
    expect(await readBufModules(project.root, ['.', 'svc', 'gone'])).toEqual([
      {
        path: 'proto',
        lint: { except: ['A'], ignore: ['w/proto/old'], ignore_only: { C: ['w/proto/z.proto'] } },
        breaking: { use: ['FILE'] },
      },
      { path: 'svc', lint: { use: ['STANDARD'], ignore: ['w/svc/gen'], disallow_comment_ignores: true }, breaking: {} },
      { path: 'vendor', lint: { use: ['MINIMAL'] }, breaking: { use: ['FILE'] } },
    ]);
  });
});

describe('readBufModules of files that nobody vouches for', () => {
  it.each([
    ['an alias that holds itself', 'lint: &a\n  use: [BASIC]\n  more: *a\n'],
    [
      'aliases of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`)}]\n`).join('')}lint: {use: *h}\n`,
    ],
  ])('refuses %s', async (_what, text) => {
    await project.write({ 'buf.yaml': `version: v2\n${text}` });
    await expect(readBufModules(project.root, ['.'])).rejects.toMatchObject({
      name: 'MalformedYamlError',
      places: [{ file: 'buf.yaml' }],
    });
  });

  it('writes numbers that Starlark does not have as texts', async () => {
    await project.write({ 'buf.yaml': 'version: v2\nlint:\n  service_suffix: .inf\n  x: [.nan, 1.5]\n' });
    const [module] = await readBufModules(project.root, ['.']);
    expect(module?.lint).toEqual({ service_suffix: 'Infinity', x: ['NaN', 1.5] });
  });
});

describe('nativeBuf', () => {
  it("finds the program behind the script of npm's package, and else takes what is there", async () => {
    const native = join('node_modules/@bufbuild', `buf-${process.platform}-${process.arch}`, 'bin/buf');
    await project.write({
      'node_modules/@bufbuild/buf/bin/buf': '#!/usr/bin/env node\n',
      [native]: 'ELF',
      'opt/buf': 'ELF',
      'shim/buf': '#!/bin/sh\n',
    });
    await mkdir(join(project.root, 'node_modules/.bin'));
    await symlink('../@bufbuild/buf/bin/buf', join(project.root, 'node_modules/.bin/buf'));
    expect(await nativeBuf(join(project.root, 'node_modules/.bin/buf'))).toBe(join(project.root, native));
    expect(await nativeBuf(join(project.root, 'opt/buf'))).toBe(join(project.root, 'opt/buf'));
    await project.remove(dirname(dirname(native)));
    expect(await nativeBuf(join(project.root, 'shim/buf'))).toBe(join(project.root, 'shim/buf'));
  });
});
