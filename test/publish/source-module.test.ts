import { describe, expect, it } from 'vitest';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { NoModuleHereError, OtherModuleError } from '../../src/publish/errors.ts';
import { bufYamlFor, findSourceModule } from '../../src/publish/source-module.ts';
import { SourceTree } from './source-tree.ts';

const types = parseModuleName('oras.birb.homes/common/types');
const auth = parseModuleName('oras.birb.homes/team/auth');

const v2 = [
  'version: v2',
  'modules:',
  '  - path: types',
  `    name: ${types}`,
  '    includes: [types/a]',
  '    excludes: [types/a/no]',
  '  - path: auth',
  `    name: ${auth}`,
  '',
].join('\n');

describe('the module in a directory', () => {
  it('is what a v2 buf.yaml there describes', async () => {
    await using tree = await SourceTree.of({ 'buf.yaml': `version: v2\nname: ${types}\n` });
    expect(await findSourceModule(tree.root, types, tree.root)).toMatchObject({
      name: types,
      directory: tree.root,
      workspace: tree.root,
      input: '.',
      bufYaml: { version: 'v2', isOwn: true },
      documentsBelow: undefined,
      siblings: [],
    });
  });

  it('is the one of a workspace that has the name, also from above and from its own directory', async () => {
    await using tree = await SourceTree.of({ 'buf.yaml': v2, 'types/a/x.proto': '', 'auth/y.proto': '' });
    const found = {
      name: types,
      directory: tree.path('types'),
      scope: { includes: ['a'], excludes: ['a/no'] },
      workspace: tree.root,
      input: 'types',
      bufYaml: { isOwn: false },
      documentsBelow: tree.root,
      siblings: [{ name: auth, directory: tree.path('auth') }],
    };
    expect(await findSourceModule(tree.root, types, tree.root)).toMatchObject(found);
    expect(await findSourceModule(tree.path('types'), types, tree.root)).toMatchObject(found);
    await expect(findSourceModule(tree.path('auth'), types, tree.root)).rejects.toThrow(OtherModuleError);
    const other = parseModuleName('oras.birb.homes/common/other');
    await expect(findSourceModule(tree.root, other, tree.root)).rejects.toThrow(`types (${types}), auth (${auth})`);
  });

  it('is a v1 module, alone or in a buf.work.yaml', async () => {
    await using tree = await SourceTree.of({
      'buf.work.yaml': 'version: v1\ndirectories: [types, auth]\n',
      'types/buf.yaml': `version: v1\nname: ${types}\nbuild:\n  excludes: [no]\n`,
      'auth/buf.yaml': 'version: v1\n',
      'alone/buf.yaml': 'version: v1\n',
    });
    const found = {
      name: types,
      directory: tree.path('types'),
      workspace: tree.root,
      input: 'types',
      scope: { includes: [], excludes: ['no'] },
      bufYaml: { version: 'v1', isOwn: true },
      documentsBelow: undefined,
      siblings: [{ name: undefined, directory: tree.path('auth') }],
    };
    expect(await findSourceModule(tree.path('types'), types, tree.root)).toMatchObject(found);
    expect(await findSourceModule(tree.root, types, tree.root)).toMatchObject(found);
    // Without a name it may be pushed under any.
    expect(await findSourceModule(tree.path('auth'), auth, tree.root)).toMatchObject({
      name: undefined,
      input: 'auth',
    });
    expect(await findSourceModule(tree.path('alone'), auth, tree.root)).toMatchObject({
      workspace: tree.path('alone'),
      input: '.',
    });
  });

  it('among several has to be named; no file of another module is blamed', async () => {
    await using tree = await SourceTree.of({
      'buf.work.yaml': 'version: v1\ndirectories: [a, b]\n',
      'a/buf.yaml': `version: v1\nname: ${auth}\n`,
      'b/buf.yaml': 'version: v1\n',
      'v2/buf.yaml': 'version: v2\nmodules: [{path: c}, {path: d}]\n',
    });
    const refused = (directory: string): Promise<unknown> =>
      findSourceModule(tree.path(directory), types, tree.root).catch((error: unknown) => error);
    expect(await refused('.')).toMatchObject({ message: expect.stringContaining(`a (${auth}), b`), places: [] });
    expect(await refused('v2')).toMatchObject({ places: [{ file: tree.path('v2/buf.yaml') }] });
  });

  it('is not there without a buf.yaml, and not above the root', async () => {
    await using tree = await SourceTree.of({ 'buf.yaml': v2, 'types/x.proto': '', 'other/x.proto': '' });
    await expect(findSourceModule(tree.path('other'), types, tree.root)).rejects.toThrow(NoModuleHereError);
    await expect(findSourceModule(tree.path('types'), types, tree.path('types'))).rejects.toThrow(NoModuleHereError);
  });

  it('has paths that stay in it', async () => {
    await using tree = await SourceTree.of({
      'buf.yaml': 'version: v2\nmodules:\n  - path: types\n    excludes: [auth]\n',
    });
    await expect(findSourceModule(tree.root, types, tree.root)).rejects.toThrow('does not lie in the module');
  });
});

it('the buf.yaml of one module among several is the same everywhere, and reads back', () => {
  const text = bufYamlFor(types, [
    { module: auth, requirement: '>=1 <2' },
    { module: parseModuleName('buf.build/acme/a'), requirement: '' },
  ]);
  expect(text.split('\n').slice(1)).toEqual([
    'version: v2',
    'modules:',
    '  - path: .',
    `    name: ${types}`,
    'deps:',
    '  - buf.build/acme/a',
    `  - "${auth}:>=1 <2"`,
    '',
  ]);
});
