import { describe, expect, it } from 'vitest';
import { remoteAt } from '../build/remote-settings-sample.ts';
import { startBuildbox } from '../peers/buildbox.ts';
import { requirePeers } from '../peers/peers.ts';
import { CellBuck2, findings, makeCellProject, ociModule, proto } from './cell-project.ts';

const peers = requirePeers('buck2', 'buf-1.75', 'buildbox-casd', 'bwrap');

const types = ociModule('oras.birb.homes/common/types', 'v1.2.0', {
  'common/types/v1/money.proto': proto('common.types.v1', 'Money'),
});
const thing = proto(
  'team.v1',
  'Thing',
  ['oras.birb.homes/common/types/common/types/v1/money.proto'],
  '  common.types.v1.Money price = 2;\n',
);
const before = ociModule('oras.birb.homes/team/things', 'v1.0.0', { 'team/v1/thing.proto': thing }, [types.module]);

/** A clean checkout of one project with a library and every check. */
async function checkout(): Promise<{ readonly buck2: CellBuck2 } & AsyncDisposable> {
  const project = await makeCellProject();
  const buck2 = new CellBuck2(project, peers.path('buck2'));
  await project.write({
    '.buckconfig': '[cells]\nroot = .\n',
    'buf.yaml': 'version: v2\n',
    'team/v1/thing.proto': thing,
    'team/v1/BUCK': `load("@oras//:defs.bzl", "buf_breaking", "buf_format", "buf_lint", "proto_library")

proto_library(name = "things", srcs = ["thing.proto"], oras_deps = ["oras.birb.homes/common/types"])
buf_lint(name = "lint", library = ":things")
buf_format(name = "format", library = ":things")
buf_breaking(name = "breaking", library = ":things", against = "oras.birb.homes/team/things:v1.0.0")
buf_lint(name = "red", library = ":things", config = {"use": ["COMMENT_MESSAGE"]})
`,
  });
  await project.writeCell({
    modules: [types],
    against: [{ reference: 'oras.birb.homes/team/things:v1.0.0', module: before, dependencies: [types] }],
    buf: peers.path('buf-1.75'),
  });
  return {
    buck2,
    async [Symbol.asyncDispose]() {
      await buck2.kill();
      await project[Symbol.asyncDispose]();
    },
  };
}

const green = ['things', 'lint', 'format', 'breaking'].map((name) => `//team/v1:${name}`);
const red = '//team/v1:red';
const finding = /^team\/v1\/thing\.proto:7:1 buf_lint: /;

describe.runIf(peers.ready)('the actions of the cell on a remote server', () => {
  it('a second clean checkout takes all of them from the cache', async () => {
    await using server = await startBuildbox(peers.path('buildbox-casd'));
    const remote = remoteAt(server.port);
    await using first = await checkout();
    const filled = await first.buck2.build(green, 'build', remote);
    // Images of the library and of the older version, and three checks.
    expect(filled).toMatchObject({ result: 'success', actions: { local: 5, cached: 0 } });
    await using second = await checkout();
    const hit = await second.buck2.build(green, 'build', remote);
    expect(hit).toMatchObject({ result: 'success', actions: { local: 0, cached: 5 } });
  });

  it('all of them run there, and what they find has its place', async () => {
    await using server = await startBuildbox(peers.path('buildbox-casd'), peers.path('bwrap'));
    const remote = remoteAt(server.port, { kind: 'execute' });
    await using one = await checkout();
    const executed = await one.buck2.build(green, 'build', remote);
    expect(findings(executed)).toEqual([]);
    expect(executed).toMatchObject({ result: 'success', actions: { local: 0, remote: 5 } });
    expect(findings(await one.buck2.build([red], 'build', remote))).toEqual([expect.stringMatching(finding)]);
    const tested = await one.buck2.build([...green, red], 'test', remote);
    expect(tested.tests.map(({ target, result }) => `${target} ${result}`)).toEqual([
      'root//team/v1:breaking pass',
      'root//team/v1:format pass',
      'root//team/v1:lint pass',
      'root//team/v1:red fail',
    ]);
  });
});
