import { describe, expect, it } from 'vitest';
import { packBsrModule } from '../../src/bsr/bsr-artifact.ts';
import { exitCodes } from '../../src/errors.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { bufYaml, type Files, Machine, protoFile, publishModules, type Run } from './bad-input-machine.ts';
import { expectReadable, isOurs, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const errors = 'oras.birb.homes/common/errors';

interface Shape {
  readonly name: string;
  readonly files: Files;
  readonly args?: readonly string[];
  /** Each root with its modules, as `name version`. */
  readonly roots: Readonly<Record<string, readonly string[]>>;
  /** Every lock that is written, and no other. */
  readonly locks: readonly string[];
  /** Warnings, with their places. */
  readonly remarks?: readonly string[];
}

const shapes: readonly Shape[] = [
  {
    name: 'several directories, each a root with a lock of its own',
    files: { 'a/buf.yaml': bufYaml(`${types}:v1.2.0`), 'b/buf.yaml': bufYaml(`${types}:v1.0.0`) },
    args: ['--directory', 'a', 'b'],
    roots: { a: [`${types} v1.2.0`], b: [`${types} v1.0.0`] },
    locks: ['a/buf.lock', 'a/oras.lock', 'b/buf.lock', 'b/oras.lock'],
  },
  {
    name: 'two directories of one root are one root',
    files: { '.buckconfig': '', 'a/buf.yaml': bufYaml(`${types}:v1.2.0`), 'b/buf.yaml': bufYaml() },
    args: ['--directory', 'a', '--directory', 'b'],
    roots: { '.': [`${types} v1.2.0`] },
    locks: ['a/buf.lock', 'oras.lock'],
  },
  {
    name: 'a v2 workspace and a v1 module, one oras.lock for both',
    files: {
      'buf.yaml': bufYaml(`${types}:v1.2.0`),
      'legacy/buf.yaml': `version: v1\ndeps:\n  - ${errors}:v1.1.0\n`,
    },
    roots: { '.': [`${errors} v1.1.0`, `${types} v1.2.0`] },
    locks: ['buf.lock', 'legacy/buf.lock', 'oras.lock'],
  },
  {
    name: 'buf.work.yaml with modules that need each other',
    files: {
      'buf.work.yaml': 'version: v1\ndirectories:\n  - a\n  - b\n',
      'a/buf.yaml': `version: v1\nname: oras.birb.homes/team/a\ndeps:\n  - ${types}:v1.2.0\n`,
      'b/buf.yaml': `version: v1\nname: oras.birb.homes/team/b\ndeps:\n  - oras.birb.homes/team/a\n  - ${errors}:v1.1.0\n`,
    },
    roots: {
      '.': [`${errors} v1.1.0`, `${types} v1.2.0`, 'oras.birb.homes/team/a local', 'oras.birb.homes/team/b local'],
    },
    locks: ['a/buf.lock', 'b/buf.lock', 'oras.lock'],
  },
  {
    name: 'v2 modules by name: never fetched, although nobody published them',
    files: {
      'buf.yaml': `version: v2\nmodules:\n  - path: proto\n    name: oras.birb.homes/team/local\ndeps:\n  - oras.birb.homes/team/local:v9.9.9\n  - ${types}:v1.2.0\n`,
      'proto/a.proto': protoFile('a', 'A'),
    },
    roots: { '.': [`${types} v1.2.0`, 'oras.birb.homes/team/local local'] },
    locks: ['buf.lock', 'oras.lock'],
  },
  {
    name: 'BUCK files alone, with oras_deps and with bsr_deps from a mirror',
    files: {
      '.buckconfig': '',
      '.oras/config.yaml': 'mirrors:\n  buf.build: oras.birb.homes/bsr-cache\n',
      'lib/BUCK': `DEPS = ["${errors}:v1.1.0"]\n\nproto_library(\n    name = "lib",\n    oras_deps = DEPS,\n    bsr_deps = ["buf.build/acme/timing"],\n)\n`,
    },
    roots: { '.': [`buf.build/acme/timing ${'c'.repeat(32)}`, `${errors} v1.1.0`, `${types} v1.2.0`] },
    locks: ['oras.lock'],
  },
  {
    name: 'files with CRLF, and one with a byte order mark',
    files: {
      '.buckconfig': '[cells]\r\n  root = .\r\n',
      'buf.yaml': `\uFEFF${bufYaml(`${types}:v1.2.0`).replaceAll('\n', '\r\n')}`,
      'lib/BUCK': `proto_library(\r\n    name = "x",\r\n    oras_deps = ["${errors}:v1.1.0"],\r\n)\r\n`,
      '.oras/config.yaml': 'parallel-downloads: 2\r\n',
    },
    roots: { '.': [`${errors} v1.1.0`, `${types} v1.2.0`] },
    locks: ['buf.lock', 'oras.lock'],
  },
  {
    name: 'a v1beta1 module with roots, and its lock',
    files: {
      'buf.yaml': `version: v1beta1\nname: oras.birb.homes/team/old\nbuild:\n  roots: [proto, vendor]\ndeps:\n  - ${types}:v1.2.0\n`,
      'proto/a.proto': protoFile('a', 'A', ['common/types/v1/id.proto', 'b.proto']),
      'vendor/b.proto': protoFile('b', 'B'),
    },
    roots: { '.': [`${types} v1.2.0`, 'oras.birb.homes/team/old local'] },
    locks: ['buf.lock', 'oras.lock'],
  },
  {
    name: 'v1 modules of one repository in no common workspace: buf does not see the one from the other, so it is fetched',
    files: {
      'a/buf.yaml': `version: v1\nname: ${types}\n`,
      'a/common/types/v1/id.proto': protoFile('common.types.v1', 'Id'),
      'b/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
      'b/b.proto': protoFile('b', 'B', ['common/types/v1/id.proto']),
    },
    roots: { '.': [`${types} v1.2.0`] },
    locks: ['b/buf.lock', 'oras.lock'],
  },
  {
    name: 'the same by way of a dependency: nobody asked for a published version, and what to write is told',
    files: {
      'a/buf.yaml': `version: v1\nname: ${types}\n`,
      'b/buf.yaml': `version: v1\ndeps:\n  - ${errors}:v1.1.0\n`,
    },
    roots: { '.': [`${errors} v1.1.0`, `${types} local`] },
    locks: ['b/buf.lock', 'oras.lock'],
    remarks: [
      `What b/buf.yaml depends on needs ${types}, which a/buf.yaml holds: stock buf does not see it from there. Add ${types} to the deps of b/buf.yaml`,
    ],
  },
  {
    name: 'the same in a buck2 project, which is one whole: taken from there, and where buf would not see it is told',
    files: {
      '.buckconfig': '',
      'a/buf.yaml': `version: v1\nname: ${types}\n`,
      'b/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
    },
    roots: { '.': [`${types} local`] },
    locks: [],
    remarks: [`b/buf.yaml:3: ${types} is taken from a/buf.yaml, which buck2 sees and stock buf does not`],
  },
  {
    name: 'a publish block, which stock buf refuses the whole file for',
    files: { 'buf.yaml': `version: v2\ndeps:\n  - ${types}:v1.2.0\npublish:\n  visibility: private\n` },
    roots: { '.': [`${types} v1.2.0`] },
    locks: ['buf.lock', 'oras.lock'],
    remarks: ['buf.yaml:4: Stock buf refuses the key "publish" in a v2 buf.yaml'],
  },
  {
    name: 'a host with a port',
    files: {
      'buf.yaml': bufYaml('localhost:5000/common/types:v1.2.0'),
      '.oras/config.yaml': 'registries:\n  localhost:5000:\n    endpoint: oci-layout:../registry\n',
    },
    roots: { '.': ['localhost:5000/common/types v1.2.0'] },
    locks: ['buf.lock', 'oras.lock'],
  },
  {
    name: 'a root in a root: resolved on its own',
    files: {
      '.buckconfig': '',
      'buf.yaml': bufYaml(`${types}:v1.2.0`),
      'sub/.buckroot': '',
      'sub/.buckconfig': '',
      'sub/buf.yaml': bufYaml(`${types}:v1.0.0`),
    },
    args: ['--directory', '.', 'sub'],
    roots: { '.': [`${types} v1.2.0`], sub: [`${types} v1.0.0`] },
    locks: ['buf.lock', 'oras.lock', 'sub/buf.lock', 'sub/oras.lock'],
  },
  {
    name: 'no buf.yaml at all: nothing to do, and it says so',
    files: { 'README.md': 'Nothing yet.\n' },
    roots: { '.': [] },
    locks: [],
    remarks: ['The workspace has no buf.yaml, and no BUCK file asks for a module: there is nothing to resolve.'],
  },
  {
    name: 'a value in BUCK that only running it would tell: the rest is read, and it says where',
    files: {
      BUCK: `DEPS = glob(["x"])\n\nproto_library(\n    name = "x",\n    oras_deps = DEPS + ["${types}:v1.2.0"],\n)\n`,
    },
    roots: { '.': [`${types} v1.2.0`] },
    locks: ['oras.lock'],
    remarks: ['BUCK:5: A value of oras_deps is computed and cannot be read: it calls glob().'],
  },
  {
    name: 'a key of buf.yaml that buf does not know: the one that was meant',
    files: { 'buf.yaml': `version: v2\ndependencies:\n  - ${types}:v1.2.0\n` },
    roots: { '.': [] },
    locks: [],
    remarks: [
      'buf.yaml:2: Stock buf refuses the key "dependencies" in a v2 buf.yaml, and so nothing under it counts: did you mean "deps"?',
    ],
  },
  {
    name: 'a directory of buf.work.yaml that is not there',
    files: {
      'buf.work.yaml': 'version: v1\ndirectories:\n  - a\n  - c\n',
      'a/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
    },
    roots: { '.': [`${types} v1.2.0`] },
    locks: ['a/buf.lock', 'oras.lock'],
    remarks: ['buf.work.yaml:4: There is no directory c: stock buf stops at that.'],
  },
];

describe.concurrent('shapes of a workspace', () => {
  for (const { name, files, args = [], roots, locks, remarks = [] } of shapes) {
    it(name, async () => {
      await using machine = await Machine.create(files);
      await publishModules(machine);
      await publishTiming(machine);
      const before = await machine.snapshot();
      const run = await machine.run(['resolve', ...args]);
      expect(run.exitCode, run.output).toBe(0);
      expect(resolvedRoots(run)).toEqual(roots);
      expect(run.report?.outcome).toBe('success');
      expectReadable(run, '✔ Success: ');

      // What to commit is named, and only what there is.
      if (locks.length > 0 && locks.length <= 3) {
        const commit = /Commit (.*)/.exec(run.output.replace(/\n\s+/g, ' '))?.[1] ?? '';
        for (const lock of locks) expect(commit).toContain(`\`${lock}\``);
        if (!locks.some((lock) => lock.endsWith('buf.lock'))) expect(run.output).not.toContain('buf.lock');
      }

      const after = await machine.snapshot();
      const written = [...after.keys()].filter((file) => !before.has(file) && !isOurs(file));
      expect(written.sort()).toEqual(locks);
      for (const [file, bytes] of before) expect(after.get(file), file).toBe(bytes);

      // Nor is it about shapes that this machine has no buf, which the rules of a buck2 cell want.
      const told = warnings(run).filter((text) => !/versions float|rules of the buck2 cell/.test(text));
      expect(told).toHaveLength(remarks.length);
      for (const [index, remark] of remarks.entries()) expect(told[index]).toContain(remark);

      // What was written is what a frozen run wants, and it needs no network.
      const again = await runUnchanged(machine, ['resolve', ...args, '--frozen', '--offline']);
      expect(again.exitCode, again.output).toBe(0);
      expect(resolvedRoots(again)).toEqual(roots);
    });
  }

  it('a mistake in the second root is told by its path from where the job runs', async () => {
    await using machine = await Machine.create({
      'a/buf.yaml': bufYaml(`${types}:v1.2.0`),
      'b/buf.yaml': bufYaml(`${types}:v7.0.0`),
    });
    await publishModules(machine);
    const run = await machine.run(['resolve', '--directory', 'a', 'b']);
    expect(run.exitCode).toBe(exitCodes.notFound);
    expect(run.report?.problem?.places).toEqual([{ file: 'b/buf.yaml', line: 3 }]);
    expect(run.output).toContain('b/buf.yaml:3');
    // The first root is done, and stays so.
    expect(await machine.read('a/oras.lock')).toContain(types);
  });
});

/** Modules by root, `name version` each, sorted by name. */
function resolvedRoots(run: Run): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    (run.report?.roots ?? []).map(({ directory, modules }) => [
      directory,
      modules.map(({ name, version, source }) => `${name} ${source === 'local' ? 'local' : version}`),
    ]),
  );
}

function warnings(run: Run): readonly string[] {
  return (run.report?.remarks ?? []).map(({ message, place }) =>
    place === null ? message : `${place.file}:${place.line}: ${message}`,
  );
}

/** `buf.build/acme/timing` on a mirror, under the tag that its default label has. */
async function publishTiming(machine: Machine): Promise<void> {
  const commit = 'c'.repeat(32);
  const artifact = await packBsrModule({
    module: parseModuleName('buf.build/acme/timing'),
    commit,
    files: [{ path: 'acme/timing/v1/moment.proto', content: Buffer.from(protoFile('acme.timing.v1', 'Moment')) }],
    dependencies: [],
    v1BufYaml: undefined,
    v1BufLock: undefined,
  });
  await machine.push('bsr-cache/acme/timing', artifact, [commit, 'main']);
}
