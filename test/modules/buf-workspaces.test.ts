import { describe, expect, it } from 'vitest';
import { asksFromOutside, groupWorkspaces, localsSeenBy } from '../../src/modules/buf-workspaces.ts';
import { parseBufYaml } from '../../src/modules/buf-yaml.ts';
import type { ModuleName } from '../../src/modules/module-name.ts';

const x = 'oras.test/team/x' as ModuleName;
const y = 'oras.test/team/y' as ModuleName;

/** `buf.yaml` files by directory, and the directories of a `buf.work.yaml`. */
async function group(files: Readonly<Record<string, string>>, works: Readonly<Record<string, readonly string[]>> = {}) {
  const yamls = await Promise.all(
    Object.entries(files).map(async ([directory, text]) => ({
      directory,
      yaml: await parseBufYaml(text, `${directory}/buf.yaml`),
    })),
  );
  const workspaces = groupWorkspaces(
    yamls,
    Object.entries(works).map(([file, directories]) => ({ file, directories })),
  );
  const owners = yamls.map(({ directory, yaml }) => ({
    directory,
    version: yaml.version,
    declares: yaml.dependencies.map(({ module }) => module),
  }));
  return { workspaces, owners, outside: asksFromOutside(workspaces, owners) };
}

describe('the workspaces of buf in a root', () => {
  it('are each v1 module on its own, which sees no other', async () => {
    const { workspaces, outside, owners } = await group({
      a: `version: v1\nname: ${x}\n`,
      b: `version: v1\nname: ${y}\ndeps: [${x}]\n`,
    });
    expect(workspaces.map(({ file, owners: own }) => [file, own])).toEqual([
      ['a/buf.yaml', ['a']],
      ['b/buf.yaml', ['b']],
    ]);
    expect([...outside]).toEqual([[x, ['b']]]);
    expect(owners.map((owner) => [...(localsSeenBy(owner, workspaces)?.keys() ?? [])])).toEqual([[x], [y]]);
  });

  it('are the v1 modules that a buf.work.yaml lists, also one without a buf.yaml; not those that it leaves out', async () => {
    const { workspaces, outside } = await group(
      {
        'p/a': `version: v1\nname: ${x}\n`,
        'p/b': `version: v1\ndeps: [${x}]\n`,
        'p/c': `version: v1\ndeps: [${x}]\n`,
      },
      { 'p/buf.work.yaml': ['p/a', 'p/b', 'p/plain'] },
    );
    expect(workspaces.map(({ file, owners, sources }) => [file, owners, sources.map((one) => one.directory)])).toEqual([
      ['p/buf.work.yaml', ['p/a', 'p/b'], ['p/a', 'p/b', 'p/plain']],
      ['p/c/buf.yaml', ['p/c'], ['p/c']],
    ]);
    expect([...outside]).toEqual([[x, ['p/c']]]);
  });

  it('are the modules of a v2 file, with the v1 file of one of them, which buf passes over', async () => {
    const { workspaces, outside } = await group({
      '.': `version: v2\nmodules:\n  - path: a\n    name: ${x}\n  - path: b\n    excludes: [b/old]\n`,
      b: `version: v1\ndeps: [${x}]\n`,
      'tools/c': `version: v2\ndeps: [${x}]\n`,
    });
    expect(workspaces).toMatchObject([
      {
        file: 'buf.yaml',
        owners: ['.', 'b'],
        sources: [
          { directory: 'a', excludes: [] },
          { directory: 'b', excludes: ['b/old'] },
        ],
      },
      { file: 'tools/c/buf.yaml', owners: ['tools/c'] },
    ]);
    expect([...outside]).toEqual([[x, ['tools/c']]]);
  });

  it('have the roots of a v1beta1 module as sources, named from the root', async () => {
    const { workspaces } = await group({ sub: 'version: v1beta1\nbuild:\n  roots: [one, two]\n  excludes: [two/x]\n' });
    expect(workspaces[0]?.sources).toEqual([
      { directory: 'sub/one', excludes: [], includes: [] },
      { directory: 'sub/two', excludes: ['sub/two/x'], includes: [] },
    ]);
  });
});
