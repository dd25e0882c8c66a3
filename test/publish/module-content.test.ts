import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import {
  LinkedOutsideError,
  SelfDependencyError,
  UndeclaredImportError,
  UnpublishableFileError,
} from '../../src/publish/errors.ts';
import { differenceOfFiles } from '../../src/publish/file-difference.ts';
import { readGitState } from '../../src/publish/git-state.ts';
import { type ContentRequest, type ModuleContent, readModuleContent } from '../../src/publish/module-content.ts';
import { findSourceModule } from '../../src/publish/source-module.ts';
import { proto, SourceTree } from './source-tree.ts';

const host = 'oras.birb.homes';
/** A name of its own: a linter takes it for a program that the project installs. */
const makePipe = 'mkfifo';
const types = parseModuleName(`${host}/common/types`);
const base = parseModuleName(`${host}/common/base`);

async function read(
  tree: SourceTree,
  directory: string,
  name: ModuleName = types,
  more: Partial<ContentRequest> = {},
): Promise<ModuleContent> {
  const module = await findSourceModule(tree.path(directory), name, tree.root);
  return await readModuleContent({ module, name, root: tree.root, git: undefined, provides: () => undefined, ...more });
}

const paths = ({ files }: ModuleContent): readonly string[] => files.map(({ path }) => path);

describe('the files of a module', () => {
  it('are those that stock buf counts, and the buf.yaml as it is', async () => {
    await using tree = await SourceTree.of({
      'buf.yaml': `# mine\nversion: v2\nname: ${types}\n`,
      'buf.lock': 'version: v2\n',
      'README.md': 'readme',
      'README.markdown': 'another',
      LICENSE: 'license',
      'sub/LICENSE': 'not this',
      'a.proto': proto('a'),
      'a.PROTO': 'not this',
      '.hidden/b.proto': proto('b'),
      'node_modules/c.proto': proto('c'),
      'notes.txt': 'not this',
    });
    const content = await read(tree, '.');
    expect(paths(content)).toEqual([
      '.hidden/b.proto',
      'LICENSE',
      'README.md',
      'a.proto',
      'buf.yaml',
      'node_modules/c.proto',
    ]);
    expect(content.files.find(({ path }) => path === 'buf.yaml')?.content.toString()).toMatch(/^# mine/);
  });

  it('of a workspace: its own buf.yaml, the LICENSE above, nothing that is excluded', async () => {
    await using tree = await SourceTree.of({
      'buf.yaml': `version: v2\nmodules:\n  - path: proto\n    name: ${types}\n    excludes: [proto/no]\n`,
      LICENSE: 'license',
      'README.md': 'above',
      'proto/buf.md': 'own',
      'proto/a.proto': proto('a'),
      'proto/no/b.proto': proto('b'),
      'proto/nothing/c.proto': proto('c'),
    });
    const content = await read(tree, 'proto');
    expect(paths(content)).toEqual(['LICENSE', 'a.proto', 'buf.md', 'buf.yaml', 'nothing/c.proto']);
    expect(content.files.at(3)?.content.toString()).toContain(`    name: ${types}\n`);
  });

  it('of a module that asks for itself are none that anybody could get', async () => {
    await using tree = await SourceTree.of({
      'own/buf.yaml': `version: v2\nname: ${types}\ndeps:\n  - ${types}:v1.0.0\n`,
      'own/a.proto': proto('a'),
      // Without a name of its own, and published as what it imports.
      'unnamed/buf.yaml': `version: v2\nmodules:\n  - path: proto\ndeps:\n  - ${types}:v1.0.0\n`,
      'unnamed/proto/b.proto': `${proto('b')}\nimport "common/types/a.proto";\n`,
    });
    const provides = () => ['common/types/a.proto'];
    await expect(read(tree, 'own')).rejects.toThrow(SelfDependencyError);
    await expect(read(tree, 'unnamed', types, { provides })).rejects.toThrow(SelfDependencyError);
    // In a workspace deps are those of all its modules.
    const { dependencies } = await read(tree, 'unnamed', types, { provides: () => ['other.proto'] });
    expect(dependencies).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'follow links inside the repository, each file once, and none out of it',
    async () => {
      await using outside = await SourceTree.of({ 'secret.proto': proto('secret'), LICENSE: 'theirs' });
      await using tree = await SourceTree.of({
        'm/buf.yaml': `version: v2\nname: ${types}\n`,
        'm/a.proto': proto('a'),
        'shared/b.proto': proto('b'),
        'shared/d/c.proto': proto('c'),
      });
      await symlink('../shared/b.proto', tree.path('m/b.proto'));
      await symlink('../shared/b.proto', tree.path('m/b2.proto'));
      await symlink('../shared/d', tree.path('m/d'));
      await symlink('.', tree.path('m/round'));
      expect(paths(await read(tree, 'm'))).toEqual(['a.proto', 'b.proto', 'buf.yaml', 'd/c.proto']);
      await symlink(outside.path('secret.proto'), tree.path('m/x.proto'));
      await expect(read(tree, 'm')).rejects.toThrow(LinkedOutsideError);
      await rm(tree.path('m/x.proto'));
      await symlink(outside.root, tree.path('m/x'));
      await expect(read(tree, 'm')).rejects.toThrow(LinkedOutsideError);
      await rm(tree.path('m/x'));
      await symlink(outside.path('LICENSE'), tree.path('m/LICENSE'));
      await expect(read(tree, 'm')).rejects.toThrow(LinkedOutsideError);
      await rm(tree.path('m/LICENSE'));
      await symlink('nowhere.proto', tree.path('m/y.proto'));
      await expect(read(tree, 'm')).rejects.toThrow(UnpublishableFileError);
    },
  );

  it.skipIf(process.platform === 'win32')('are plain files', async () => {
    await using tree = await SourceTree.of({ 'buf.yaml': `version: v2\nname: ${types}\n`, 'a.proto': proto('a') });
    execFileSync(makePipe, [tree.path('pipe.proto')]);
    await expect(read(tree, '.')).rejects.toThrow('is not a plain file');
  });
});

describe('what a module needs', () => {
  it('is what its own buf.yaml says', async () => {
    await using tree = await SourceTree.of({
      'buf.yaml': `version: v2\nname: ${types}\ndeps:\n  - ${base}:v1.0.0\n`,
      'a.proto': proto('a'),
    });
    expect((await read(tree, '.')).dependencies).toEqual([{ module: base, requirement: 'v1.0.0' }]);
  });

  const workspace = {
    'buf.yaml': [
      'version: v2',
      'modules:',
      '  - path: types',
      `    name: ${types}`,
      '  - path: base',
      `    name: ${base}`,
      'deps:',
      `  - ${host}/team/used:^1`,
      `  - ${host}/team/unused`,
      '',
    ].join('\n'),
    'types/t.proto': proto('t', 'base/b.proto', 'used/u.proto'),
    'base/base/b.proto': proto('b'),
  };
  const provides = (module: ModuleName): readonly string[] | undefined =>
    module.endsWith('/used') ? ['used/u.proto'] : module.endsWith('/unused') ? ['unused/u.proto'] : undefined;

  it('in a workspace is what its files import: of deps, and of the modules beside it', async () => {
    await using tree = await SourceTree.of(workspace);
    const content = await read(tree, 'types', types, { provides });
    expect(content.dependencies).toEqual([
      { module: `${host}/team/used`, requirement: '^1' },
      { module: base, requirement: '' },
    ]);
    expect(content.remarks).toEqual([expect.stringContaining(`${base} lies beside it`)]);
    expect((await read(tree, 'base', base, { provides })).dependencies).toEqual([]);
    // What was not installed is not known to be unused.
    expect((await read(tree, 'base', base)).dependencies.map(({ module }) => module)).toEqual([
      `${host}/team/used`,
      `${host}/team/unused`,
    ]);
    await writeFile(tree.path('buf.yaml'), `${workspace['buf.yaml']}  - ${base}:v1.0.0\n`);
    const pinned = await read(tree, 'types', types, { provides });
    expect(pinned.remarks).toEqual([]);
    expect(pinned.dependencies).toContainEqual({ module: base, requirement: 'v1.0.0' });
  });

  it('cannot be a module without a name', async () => {
    await using tree = await SourceTree.of({
      ...workspace,
      'buf.yaml': workspace['buf.yaml'].replace(`\n    name: ${base}`, ''),
    });
    await expect(read(tree, 'types', types, { provides })).rejects.toThrow(UndeclaredImportError);
  });

  it('has to stand in a v1 buf.yaml', async () => {
    const files = {
      'buf.work.yaml': 'version: v1\ndirectories: [types, base]\n',
      'types/buf.yaml': `version: v1\nname: ${types}\n`,
      'types/t.proto': proto('t', 'base/b.proto'),
      'base/buf.yaml': `version: v1\nname: ${base}\n`,
      'base/base/b.proto': proto('b'),
    };
    await using tree = await SourceTree.of(files);
    await expect(read(tree, 'types')).rejects.toThrow(
      `t.proto imports base/b.proto of ${base}, which deps does not name`,
    );
    await writeFile(tree.path('types/buf.yaml'), `${files['types/buf.yaml']}deps:\n  - ${base}\n`);
    expect((await read(tree, 'types')).dependencies).toEqual([{ module: base, requirement: '' }]);
  });
});

describe('what git knows', () => {
  it('files as they are in the commit, changed, new and gone', async () => {
    await using tree = await SourceTree.of({
      'buf.yaml': `version: v2\nname: ${types}\n`,
      'a.proto': proto('a'),
      'b.proto': proto('b'),
      'elsewhere.txt': 'x',
    });
    const git = (...words: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.test', ...words], {
        cwd: tree.root,
        encoding: 'utf8',
      });
    git('init', '--quiet');
    const environment = { PATH: process.env['PATH'] };
    expect(await readGitState(tree.root, tree.root, environment)).toBe(undefined);
    git('add', '.');
    git('commit', '--quiet', '-m', 'x');
    git('remote', 'add', 'origin', 'https://me:secret@git.test/a/b.git');
    const state = await readGitState(tree.root, tree.root, environment);
    if (state === undefined) throw new Error('git is missing');
    expect(state).toMatchObject({ revision: git('rev-parse', 'HEAD').trim(), source: 'https://git.test/a/b' });
    const again = (): Promise<ModuleContent> => read(tree, '.', types, { git: { workTree: tree.root, state } });
    const committed = await again();
    expect(committed).toMatchObject({ isCommitted: true, uncommitted: [], lineEndsOfCommit: [] });

    await writeFile(tree.path('elsewhere.txt'), 'changed');
    await chmod(tree.path('a.proto'), 0o600);
    expect((await again()).isCommitted).toBe(true);

    await writeFile(tree.path('a.proto'), proto('a').replaceAll('\n', '\r\n'));
    const withCrlf = await again();
    expect(withCrlf).toMatchObject({ isCommitted: true, lineEndsOfCommit: ['a.proto'] });
    expect(withCrlf.files.map(({ content }) => Buffer.from(content).toString())).toEqual(
      committed.files.map(({ content }) => Buffer.from(content).toString()),
    );

    await writeFile(tree.path('a.proto'), proto('changed'));
    await rm(tree.path('b.proto'));
    await mkdir(tree.path('new'));
    await writeFile(tree.path('new/c.proto'), proto('c'));
    expect(await again()).toMatchObject({ isCommitted: false, uncommitted: ['a.proto', 'b.proto', 'new/c.proto'] });
  });
});

it('files that differ are named', () => {
  const files = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  expect(differenceOfFiles(files({ a: '1', b: '1', c: '1' }), files({ a: '1', b: '2', d: '1' }))).toBe(
    'other content: b; new: d; gone: c',
  );
  expect(differenceOfFiles(files({ a: '1' }), files({ a: '1' }))).toBe('the same files are packed in another way');
});
