import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { bufYaml, Machine, protoFile, publishModules } from './bad-input-machine.ts';
import { expectRefusal, type Refusal, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const rewrite = 'oras-buf resolve --frozen=false';
const { wrongInput, network, notFound } = exitCodes;

/** A machine whose workspace was resolved, and what was then done to it. */
async function resolved(change: (machine: Machine) => Promise<void> = async () => {}): Promise<Machine> {
  const machine = await Machine.create({ 'buf.yaml': bufYaml(`${types}:v1.2.0`) });
  await publishModules(machine);
  const run = await machine.run(['resolve']);
  if (run.exitCode !== 0) throw new Error(run.output);
  await change(machine);
  return machine;
}

async function edit(machine: Machine, file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await machine.read(file);
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`nothing to edit in ${file}:\n${text}`);
  await machine.write({ [file]: edited });
}

interface Case extends Refusal {
  readonly name: string;
  readonly change: (machine: Machine) => Promise<void>;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const outOfDate = { exitCode: wrongInput, kind: 'LockOutOfDateError', next: rewrite } as const;

const cases: readonly Case[] = [
  {
    ...outOfDate,
    name: 'frozen, and buf.yaml asks for more and for something else: the difference',
    args: ['--frozen'],
    change: (machine) => machine.write({ 'buf.yaml': bufYaml(`${types}:v1.0.0`, 'oras.birb.homes/common/errors') }),
    says: [
      'oras.lock is out of date, and this run is frozen:',
      `~ ${types} v1.2.0: exactly v1.0.0 asked for by buf.yaml:3`,
      '+ oras.birb.homes/common/errors: ',
    ],
    at: [
      { file: 'buf.yaml', line: 4 },
      { file: 'buf.yaml', line: 3 },
    ],
  },
  {
    ...outOfDate,
    name: 'on a CI system without a flag: the same',
    environment: { CI: 'true' },
    change: (machine) => machine.write({ 'buf.yaml': bufYaml(`${types}:v1.0.0`) }),
    says: ['oras.lock is out of date', 'exactly v1.0.0 asked for by buf.yaml:3'],
    at: [{ file: 'buf.yaml', line: 3 }],
  },
  {
    ...outOfDate,
    name: 'frozen, and nobody asks any more',
    args: ['--frozen'],
    change: (machine) => machine.write({ 'buf.yaml': bufYaml() }),
    says: [`- ${types} v1.2.0: nobody asks for it`],
    at: [{ file: 'oras.lock', line: 4 }],
  },
  {
    ...outOfDate,
    name: 'frozen, and buf.lock is gone',
    args: ['--frozen'],
    change: (machine) => rm(join(machine.workspace, 'buf.lock')),
    says: ['buf.lock is out of date', `+ buf.lock: ${types} `],
    at: [{ file: 'buf.lock' }],
  },
  {
    ...outOfDate,
    name: 'frozen, and buf.lock has another commit',
    args: ['--frozen'],
    change: (machine) => edit(machine, 'buf.lock', /commit: ..../, 'commit: abcd'),
    says: ['buf.lock is out of date', `~ buf.lock: ${types} abcd`],
    at: [{ file: 'buf.lock' }],
  },
  {
    exitCode: wrongInput,
    kind: 'MissingLockError',
    name: '--frozen without a lock',
    args: ['--frozen'],
    change: (machine) => rm(join(machine.workspace, 'oras.lock')),
    says: ['there is no oras.lock, and --frozen was given'],
    at: [{ file: 'oras.lock' }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MergeConflictError',
    name: 'conflict markers in oras.lock',
    change: (machine) =>
      edit(
        machine,
        'oras.lock',
        '    tag: v1.2.0\n',
        '<<<<<<< HEAD\n    tag: v1.2.0\n=======\n    tag: v1.0.0\n>>>>>>> other\n',
      ),
    says: ['oras.lock holds the markers of a merge conflict'],
    at: [{ file: 'oras.lock', line: 5, column: 1 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MergeConflictError',
    name: 'conflict markers in buf.lock',
    change: (machine) =>
      edit(machine, 'buf.lock', 'deps:\n', '<<<<<<< HEAD\ndeps:\n=======\ndeps: []\n>>>>>>> other\n'),
    says: ['buf.lock holds the markers of a merge conflict'],
    at: [{ file: 'buf.lock', line: 3, column: 1 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MergeConflictError',
    name: 'a conflict in oras.lock of which only the last marker was left',
    change: (machine) => edit(machine, 'oras.lock', '    tag: v1.2.0\n', '    tag: v1.2.0\n>>>>>>> other\n'),
    says: ['oras.lock holds the markers of a merge conflict'],
    at: [{ file: 'oras.lock', line: 6, column: 1 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedYamlError',
    name: 'an oras.lock merged half, with no marker left: a key twice',
    change: (machine) => edit(machine, 'oras.lock', '    tag: v1.2.0\n', '    tag: v1.2.0\n    tag: v1.0.0\n'),
    says: ['oras.lock is not valid YAML: a key stands twice in one mapping'],
    at: [{ file: 'oras.lock', line: 6, column: 5 }],
    next: 'A merge may have left it half of one side',
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedOrasLockError',
    name: 'an oras.lock merged half, with no marker left: a module twice',
    change: (machine) => edit(machine, 'oras.lock', /( {2}- module: [\s\S]*)$/, '$1$1'),
    says: [`oras.lock: ${types} is locked twice`],
    at: [
      { file: 'oras.lock', line: 13, column: 5 },
      { file: 'oras.lock', line: 4 },
    ],
    next: 'delete one of the two entries',
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedBufLockError',
    name: 'a buf.lock merged half, with no marker left: a module twice',
    change: (machine) => edit(machine, 'buf.lock', /( {2}- name: [\s\S]*)$/, '$1$1'),
    says: [`buf.lock locks ${types} twice`],
    at: [
      { file: 'buf.lock', line: 7, column: 5 },
      { file: 'buf.lock', line: 4, column: 5 },
    ],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedOrasLockError',
    name: 'an oras.lock with a digest that was edited by hand',
    change: (machine) => edit(machine, 'oras.lock', /digest: sha256:..../, 'digest: sha256:abcd'),
    says: [`the commit of ${types} does not belong to its digest`],
    at: [{ file: 'oras.lock', line: 7, column: 13 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'UnknownOrasLockVersionError',
    name: 'an oras.lock of a later version',
    change: (machine) => edit(machine, 'oras.lock', 'version: 1', 'version: 2'),
    says: ['oras.lock has version 2; this oras-buf reads version 1'],
    at: [{ file: 'oras.lock', line: 2, column: 10 }],
    next: 'A newer oras-buf wrote it',
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedOrasLockError',
    name: 'an empty oras.lock',
    change: (machine) => machine.write({ 'oras.lock': '' }),
    says: ['oras.lock does not say its version'],
    at: [{ file: 'oras.lock', line: 1 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'MalformedBufLockError',
    name: 'a buf.lock with an entry that is none',
    change: (machine) => edit(machine, 'buf.lock', 'name: ', 'nam: '),
    says: ['buf.lock holds an entry without a full module name'],
    at: [{ file: 'buf.lock', line: 4, column: 5 }],
    next: rewrite,
  },
  {
    exitCode: wrongInput,
    kind: 'UnknownUpdateError',
    name: '--update of a module by its short name: the full one',
    args: ['--update', 'common/types'],
    change: async () => {},
    says: ['--update common/types: nothing in this workspace depends on it'],
    next: `Did you mean ${types}?`,
  },
  {
    exitCode: network,
    kind: 'ModulesMissingOfflineError',
    name: 'offline, and a module was never resolved',
    args: ['--offline'],
    change: (machine) => machine.write({ 'buf.yaml': bufYaml(`${types}:v1.2.0`, 'oras.birb.homes/common/errors') }),
    says: ['this run is offline, and these modules are missing:', 'oras.birb.homes/common/errors: not locked'],
    at: [{ file: 'buf.yaml', line: 4 }],
    next: 'Run once without --offline, or restore a cache that holds them.',
  },
];

describe.concurrent('locks', () => {
  for (const { name, change, args = [], environment, ...refusal } of cases) {
    it(name, async () => {
      await using machine = await resolved(change);
      const options = environment === undefined ? {} : { environment };
      expectRefusal(await runUnchanged(machine, ['resolve', ...args], options), refusal);
    });
  }

  it('the command that a refusal names does mend it', async () => {
    await using machine = await resolved((one) => one.write({ 'buf.yaml': bufYaml(`${types}:v1.0.0`) }));
    const environment = { CI: 'true' };
    expect((await machine.run(['resolve'], { environment })).exitCode).toBe(wrongInput);
    expect((await machine.run(['resolve', '--frozen=false'], { environment })).exitCode).toBe(0);
    expect((await runUnchanged(machine, ['resolve', '--frozen'], { environment })).exitCode).toBe(0);
  });
});

describe.concurrent('what was installed', () => {
  it('a file of buf’s cache that was changed is repaired, and that is told', async () => {
    await using machine = await resolved();
    const [file = ''] = await filesNamed(machine.bufCache, 'id.proto');
    const right = await readFile(file, 'utf8');
    await writeFile(file, `${right}// changed\n`);
    const run = await runUnchanged(machine, ['resolve', '--frozen', '--offline']);
    expect(run.exitCode, run.output).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(right);
    expect(run.report?.remarks.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      `warning: ${types} was damaged in the cache of buf, and was repaired.`,
    ]);
  });

  it('offline, with one of two modules gone from the store: only that one is called missing, and not fetched', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml('oras.birb.homes/common/errors:v1.1.0') });
    await publishModules(machine);
    expect((await machine.run(['resolve'])).exitCode).toBe(0);
    const digest = /errors\n.*\n {4}digest: sha256:([0-9a-f]{64})/.exec(await machine.read('oras.lock'))?.[1] ?? '';
    const [blob = ''] = await filesNamed(machine.cache, digest);
    await rm(blob);
    // Not the registry in a directory: that is no network, and would help out.
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: 'https://registry.test' };
    const run = await runUnchanged(machine, ['resolve', '--offline'], { environment });
    expectRefusal(run, {
      exitCode: network,
      kind: 'ModulesMissingOfflineError',
      says: ['oras.birb.homes/common/errors: v1.1.0 is not in the store'],
      at: [{ file: 'buf.yaml', line: 3 }],
      next: 'Run once without --offline',
    });
    expect(run.report?.problem?.message).not.toContain(types);
    expect(run.report?.roots[0]?.modules.map(({ name, origin }) => [name, origin])).toEqual([
      ['oras.birb.homes/common/errors', 'none'],
      [types, 'store'],
    ]);
    expect(run.output).toContain('1 not fetched');
  });

  it("a path of the workspace's own that a module holds too: both owners, and no lock is written", async () => {
    await using machine = await Machine.create({
      'buf.yaml': bufYaml(`${types}:v1.2.0`),
      'common/types/v1/id.proto': protoFile('common.types.v1', 'Id'),
    });
    await publishModules(machine);
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: notFound,
      kind: 'DuplicateProtoPathError',
      says: [
        'buf.yaml: a path of a .proto file has two owners',
        `common/types/v1/id.proto: the workspace itself and ${types}`,
      ],
      at: [{ file: 'common/types/v1/id.proto' }, { file: 'buf.yaml' }],
      next: 'Remove common/types/v1/id.proto, or keep it out of the module with "excludes"',
    });
  });

  it('one path in two modules, where it is imported: both owners, and no lock is written', async () => {
    await using machine = await Machine.create({
      'buf.yaml': bufYaml(`${types}:v1.2.0`, 'oras.birb.homes/team/copy:v1.0.0'),
      'a.proto': protoFile('a', 'A', ['common/types/v1/id.proto']),
    });
    await publishModules(machine);
    await machine.publish('team/copy', 'v1.0.0', { 'common/types/v1/id.proto': protoFile('common.types.v1', 'Id') });
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: notFound,
      kind: 'DuplicateProtoPathError',
      says: [
        `${types} and oras.birb.homes/team/copy both hold common/types/v1/id.proto, which a.proto imports`,
        'buf cannot tell which one is meant',
      ],
      at: [{ file: 'buf.yaml' }],
      next: 'Depend on one of them only',
    });
  });
});

async function filesNamed(directory: string, name: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.name === name).map((entry) => join(entry.parentPath, entry.name));
}
