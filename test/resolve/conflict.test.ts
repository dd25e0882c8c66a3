import { describe, expect, it } from 'vitest';
import type { OrasBufError } from '../../src/errors.ts';
import { explainConflict } from '../../src/resolve/conflict.ts';
import { selectVersions } from '../../src/resolve/selection.ts';
import { shown } from './resolve-world.ts';
import { type ModuleTable, tableSource, workspaceAsk } from './table-source.ts';

/** Resolves `deps` (one per line of buf.yaml, from line 3 on) and gives the error that it ends in. */
async function conflictOf(table: ModuleTable, deps: readonly string[], file = 'buf.yaml'): Promise<OrasBufError> {
  const source = tableSource(table);
  const asks = deps.map((dep, index) => workspaceAsk(dep, file, index + 3));
  const selection = await selectVersions({ asks, isForeign: () => false, locked: new Map(), parallel: 4 }, source);
  expect(selection.kind).not.toBe('stable');
  return explainConflict(selection, {
    versions: source.versions,
    dependencies: source.dependencies,
    knownModules: Object.keys(table).map((name) => `oras.test/${name}` as never),
  });
}

const types = { 'v1.2.0': [], 'v1.3.0': [], 'v2.0.0': [], 'v2.1.0': [], 'v2.2.0-rc.1': [], main: [] };

describe('the explanation of a conflict', () => {
  const cases: Readonly<Record<string, readonly [ModuleTable, readonly string[]]>> = {
    'a-pin-too-low': [
      {
        'common/types': types,
        'team/auth': { 'v2.1.0': ['common/types:v1.3.0'] },
        'team/gateway': { 'v3.0.0': ['team/auth:v2.1.0'] },
      },
      ['common/types:v1.2.0', 'team/gateway:v3.0.0'],
    ],
    'two-pins': [{ 'common/types': types }, ['common/types:v1.2.0', 'common/types:v1.3.0']],
    'two-majors-and-a-newer-asker-that-fits': [
      {
        'common/types': types,
        'team/auth': {
          'v2.1.0': ['common/types:v1.2.0'],
          'v2.2.0': ['common/types:v1.3.0'],
          'v2.3.0': ['common/types:v2.0.0'],
        },
        'team/data': { 'v1.5.0': ['common/types:v2.1.0'] },
      },
      ['team/auth:v2.1.0', 'team/data:v1.5.0'],
    ],
    'nothing-fits': [
      {
        'common/types': types,
        'team/auth': { 'v2.1.0': ['common/types:v1.2.0'] },
        'team/data': { 'v1.5.0': ['common/types:v2.1.0'] },
      },
      ['team/auth:v2.1.0', 'team/data:v1.5.0'],
    ],
    'a-minimum-that-nothing-reaches': [
      { 'common/types': types, 'team/auth': { 'v2.1.0': ['common/types:v2.5.0'] } },
      ['team/auth:v2.1.0'],
    ],
    'unknown-tag': [{ 'common/types': types }, ['common/types:v1.2.9']],
    'unknown-tag-in-a-dependency': [
      { 'common/types': types, 'team/auth': { 'v2.1.0': ['common/types:mian'] } },
      ['team/auth:v2.1.0'],
    ],
    'unknown-module': [
      { 'common/types': types, 'team/auth': { 'v2.1.0': ['common/typse:v1.2.0'] } },
      ['team/auth:v2.1.0', 'infra/tracing'],
    ],
    'words-disagree': [
      { 'common/types': types, 'team/auth': { 'v2.1.0': ['common/types:v1.2.0'] } },
      ['common/types:main', 'team/auth:v2.1.0'],
    ],
    'round-and-round': [
      {
        'a/root': { 'v1.0.0': ['b/left:v1.0.0'] },
        'b/left': { 'v1.0.0': ['c/right:v1.0.0'], 'v1.1.0': [] },
        'c/right': { 'v1.0.0': ['b/left:v1.1.0'] },
      },
      ['a/root:v1.0.0'],
    ],
    'two-ranges': [{ 'common/types': types }, ['common/types:^1.2', 'common/types:>=2']],
    'a-zero-minor-too-far': [
      {
        'common/types': { 'v0.3.0': [], 'v0.4.0': [], 'v0.4.1': [] },
        'team/auth': { 'v2.1.0': ['common/types:v0.3.0'] },
        'team/data': { 'v1.5.0': ['common/types:v0.4.0'], 'v1.4.0': ['common/types:v0.3.0'] },
      },
      ['team/auth:v2.1.0', 'team/data:v1.5.0'],
    ],
    'two-words': [{ 'common/types': { ...types, dev: [] } }, ['common/types:main', 'common/types:dev']],
    'only-prereleases-fit': [{ 'common/types': types }, ['common/types:>=2.2.0-rc.0 <2.2.0', 'common/types:^2.1']],
    'a-long-way-down': [
      {
        'common/types': types,
        'a/one': { 'v1.0.0': ['b/two:v1.0.0'] },
        'b/two': { 'v1.0.0': ['c/three:^1'] },
        'c/three': { 'v1.0.0': ['common/types:v2.0.0'], 'v1.1.0': ['common/types:v2.1.0'] },
      },
      ['a/one:v1.0.0', 'common/types:^1'],
    ],
    'no-release': [{ 'common/types': { main: [], 'v1.0.0-rc.1': [] } }, ['common/types']],
  };

  for (const [name, [table, deps]] of Object.entries(cases)) {
    it(`is worth reading: ${name}`, async () => {
      await expect(shown(await conflictOf(table, deps))).toMatchFileSnapshot(`../golden/conflicts/${name}.txt`);
    });
  }

  it('is worth reading: held-by-another-workspace', async () => {
    const asks = [workspaceAsk('team/local:v1.0.0', 'b/buf.yaml', 3)];
    const source = tableSource({});
    const selection = await selectVersions({ asks, isForeign: () => false, locked: new Map(), parallel: 4 }, source);
    const error = await explainConflict(selection, {
      versions: source.versions,
      dependencies: source.dependencies,
      knownModules: [],
      heldElsewhere: new Map([['oras.test/team/local' as never, { file: 'a/buf.yaml', line: 2 }]]),
    });
    await expect(shown(error)).toMatchFileSnapshot('../golden/conflicts/held-by-another-workspace.txt');
  });

  it('shows a few of many tags, the newest first', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, minor) => [`v1.${minor}.0`, []]));
    const error = await conflictOf({ 'common/types': many }, ['common/types:v2.0.0']);
    expect(error.message).toContain('Available: v1.39.0, v1.38.0, v1.37.0');
    expect(error.message).toContain('v1.28.0 and 28 more');
  });
});
