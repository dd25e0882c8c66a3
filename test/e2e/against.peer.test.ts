import { describe, expect, it } from 'vitest';
import { pathWith, requirePeers } from '../peers/peers.ts';
import { bufYaml, Machine, protoFile } from './bad-input-machine.ts';

const peers = requirePeers('buck2', 'buf-1.75');
const types = 'oras.birb.homes/common/types';
const own = 'oras.birb.homes/team/a';

const service = (...fields: readonly string[]): string =>
  `syntax = "proto3";\n\npackage team.a;\n\nimport "common/types/v1/id.proto";\n\nmessage A {\n  common.types.v1.Id id = 1;\n${fields.map((field) => `  ${field}\n`).join('')}}\n`;

/** The workspace is on `types:v1.2.0`; what it is compared with, on `types:v1.1.0`. */
const project = {
  '.buckroot': '',
  '.buckconfig': '[cells]\n  root = .\n  prelude = none\n',
  'none/prelude.bzl': '',
  'deps.bzl': `TYPES = ["${types}:v1.2.0"]\n`,
  BUCK: `load("@oras//:defs.bzl", "buf_breaking", "proto_library")
load("//:deps.bzl", "TYPES")

proto_library(name = "a", srcs = ["a.proto"], oras_deps = TYPES)
buf_breaking(name = "b", library = ":a", against = "${own}:v1.0.0")
`,
};

describe.runIf(peers.ready)('buf_breaking against a version of a module, with the real buck2', () => {
  it('finds what was deleted since, and is green where nothing was', async () => {
    await using machine = await Machine.create({ ...project, 'a.proto': service() });
    const id = { 'common/types/v1/id.proto': protoFile('common.types.v1', 'Id') };
    await machine.publish('common/types', 'v1.1.0', id);
    await machine.publish('common/types', 'v1.2.0', {
      ...id,
      'common/types/v1/name.proto': protoFile('common.types.v1', 'Name'),
    });
    await machine.publish('team/a', 'v1.0.0', {
      'buf.yaml': bufYaml(`${types}:v1.1.0`),
      'a.proto': service('string gone = 2;'),
    });
    const environment = {
      PATH: pathWith(peers.path('buck2'), peers.path('buf-1.75')),
    };

    const red = await machine.run(['run'], { environment });
    expect(red.exitCode, red.output).toBe(1);
    const { modules = [], build } = red.report?.roots[0] ?? {};
    expect(modules.map(({ name, version, against }) => [name, version, against])).toEqual([
      [types, 'v1.2.0', ''],
      [own, 'v1.0.0', `${own}:v1.0.0`],
      [types, 'v1.1.0', `${own}:v1.0.0`],
    ]);
    expect(build).toMatchObject({
      tool: 'buck2',
      diagnostics: [{ message: expect.stringContaining('"gone"'), place: { file: 'a.proto' }, target: 'root//:b' }],
    });

    await machine.write({ 'a.proto': service('string gone = 2;', 'string new = 3;') });
    const green = await machine.run(['run', '--frozen'], { environment });
    expect(green.exitCode, green.output).toBe(0);
  });
});
