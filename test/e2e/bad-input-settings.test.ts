import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { bufYaml, type Files, Machine, publishModules } from './bad-input-machine.ts';
import { expectReadable, expectRefusal, type Refusal, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const workspace = { 'buf.yaml': bufYaml(`${types}:v1.2.0`) };
const config = '.oras/config.yaml';
const secret = 'hunter2-hunter2-hunter2';
const { wrongInput } = exitCodes;

interface Case extends Omit<Refusal, 'exitCode'> {
  readonly name: string;
  readonly files?: Files;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const settings: readonly Case[] = [
  {
    name: 'a key that the config file does not have',
    files: { [config]: 'registries:\n  oras.birb.homes:\n    endpont: https://10.0.0.7:5000\n' },
    kind: 'UnknownConfigKeyError',
    says: ['registries.oras.birb.homes.endpont is not a key of the config file'],
    at: [{ file: config, line: 3, column: 5 }],
    next: 'Did you mean endpoint?',
  },
  {
    name: 'a config file with a quote that is not closed',
    files: { [config]: 'registries:\n  oras.birb.homes: {endpoint: "https://x\n' },
    kind: 'WrongConfigFileError',
    says: ['.oras/config.yaml is not valid YAML', 'not closed'],
    at: [{ file: config, line: 2, column: 40 }],
    next: 'Correct the line',
  },
  {
    name: 'a config file with conflict markers',
    files: { [config]: '<<<<<<< HEAD\nregistry: a.example\n=======\nregistry: b.example\n>>>>>>> other\n' },
    kind: 'MergeConflictError',
    says: ['.oras/config.yaml holds the markers of a merge conflict'],
    at: [{ file: config, line: 1, column: 1 }],
    next: 'Resolve the conflict in .oras/config.yaml',
  },
  {
    name: 'an endpoint that is none',
    files: { [config]: 'registries:\n  other.example:\n    endpoint: somewhere\n' },
    kind: 'WrongConfigFileError',
    says: ['registries.other.example.endpoint is not an endpoint'],
    at: [{ file: config, line: 3, column: 15 }],
    next: 'Write https://HOST:PORT',
  },
  {
    name: 'a secret in the config file',
    files: { [config]: `build: none\ntoken: ${secret}\n` },
    kind: 'ExposedSecretError',
    says: ['token is a secret and must not be in a file of the repository'],
    at: [{ file: config, line: 2, column: 1 }],
    next: 'revoke it if it was committed',
  },
  {
    name: 'a config file that is not there',
    args: ['--config', 'conf/oras.yaml'],
    kind: 'SettingFileError',
    says: ['There is no config file conf/oras.yaml'],
    at: [{ file: 'conf/oras.yaml' }],
    next: 'Check the setting config',
  },
  {
    name: 'a directory that does not exist',
    args: ['--directory', 'services/a'],
    kind: 'InvalidSettingError',
    says: ['The directory services/a (from the flag --directory) does not exist'],
    next: 'Relative directories start at',
  },
  {
    name: 'a directory that is a file',
    environment: { ORAS_BUF_DIRECTORY: 'buf.yaml' },
    kind: 'InvalidSettingError',
    says: ['The directory buf.yaml (from the variable ORAS_BUF_DIRECTORY) is a file'],
    next: 'Name the directory that it lies in.',
  },
  {
    name: 'a choice that there is not',
    args: ['--build', 'bazel'],
    kind: 'InvalidSettingError',
    says: ['The setting build (from the flag --build) cannot be "bazel"'],
    next: 'Write one of: auto, buck2, buf, none.',
  },
  {
    name: 'a number out of range',
    args: ['--parallel-downloads', '0'],
    kind: 'InvalidSettingError',
    says: ['parallel-downloads', 'cannot be "0"'],
    next: 'Write a whole number from 1 to 64.',
  },
  {
    name: 'a target pattern that is a flag',
    args: ['--build', 'buck2', '--targets=--config=x.y=z'],
    kind: 'InvalidSettingError',
    says: ['"--config=x.y=z" (targets, from the flag --targets) is not a target pattern'],
    next: 'Write patterns such as //... or //pkg:name.',
  },
  {
    name: 'update together with frozen',
    args: ['--update', '--frozen'],
    kind: 'ContradictorySettingsError',
    says: ['update moves locked versions, and frozen forbids that'],
    next: 'Remove one of them.',
  },
  {
    name: 'update together with offline',
    args: ['--update', '--offline'],
    kind: 'ContradictorySettingsError',
    says: ['update asks the registries for versions, and offline forbids that'],
    next: 'Remove one of them.',
  },
  {
    name: 'buf’s cache inside the workspace',
    args: ['--buf-cache-dir', 'cache'],
    kind: 'InvalidSettingError',
    says: ['buf-cache-dir', 'lies inside the workspace'],
    next: 'Name a directory outside the workspace.',
  },
];

describe.concurrent('settings', () => {
  for (const { name, files = {}, args = [], environment, ...refusal } of settings) {
    it(name, async () => {
      await using machine = await Machine.create({ ...workspace, ...files });
      const run = await runUnchanged(machine, ['resolve', ...args], environment === undefined ? {} : { environment });
      expectRefusal(run, { ...refusal, exitCode: wrongInput });
      expect(run.output + run.summary + JSON.stringify(run.report)).not.toContain(secret);
    });
  }
});

/** There is no job yet whose report could be written: the line says it all. */
const commandLines: readonly (readonly [args: readonly string[], says: string, next: string])[] = [
  [['reslove'], '"reslove" is not a command', 'Did you mean resolve?'],
  [['--frozen', 'run'], 'A command must come first', 'The commands are run, resolve, why, '],
  [['resolve', '--frozn'], '--frozn is not a flag of oras-buf resolve', 'Did you mean --frozen?'],
  [['resolve', '--directry', 'x'], '--directry is not a flag of oras-buf resolve', 'Did you mean --directory?'],
  [['resolve', '--directory'], '--directory needs a value', 'Write --directory=VALUE.'],
  [['resolve', 'team/a'], '"team/a" is not expected here', '--directory DIR'],
  [['resolve', '--token', secret], '--token with a value would show the secret', '--token-stdin'],
  [['resolve', `--token=${secret}`], '--token with a value would show the secret', 'ORAS_REGISTRY_TOKEN'],
  [['run', `--bsr-token=${secret}`], '--bsr-token with a value would show the secret', '--bsr-token-file'],
  [['run', `--tokn=${secret}`], '--tokn is not a flag of oras-buf run', '--token-stdin or --token-file'],
];

describe.concurrent('the command line', () => {
  for (const [args, says, next] of commandLines) {
    it(`refuses: ${args.join(' ').replace(secret, 'SECRET')}`, async () => {
      await using machine = await Machine.create(workspace);
      const run = await runUnchanged(machine, args);
      expect(run.exitCode).toBe(wrongInput);
      expect(run.output).toMatch(/^error: /);
      expect(run.output).toContain(says);
      expect(run.output).toContain(next);
      expect(run.output).not.toContain(secret);
      expectReadable(run, says);
    });
  }
});

describe.concurrent('tools and the disk', () => {
  it('a buck2 that is missing: never another tool in its place', async () => {
    await using machine = await Machine.create({ ...workspace, '.buckconfig': '' });
    await publishModules(machine);
    const run = await machine.run(['run']);
    expectRefusal(run, {
      exitCode: wrongInput,
      kind: 'ProgramNotFoundError',
      says: ['buck2 is not on PATH'],
      next: 'name the program by the setting buck2-path',
    });
    expect(run.output).toContain('Building with buck2: there is a .buckconfig.');
    // What was resolved before is not lost.
    expect(await machine.read('oras.lock')).toContain(types);
  });

  it('a buck2 that is asked for where there is no .buckconfig', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml() });
    const run = await runUnchanged(machine, ['run', '--build', 'buck2', '--buck2-path', '../tools/buck2']);
    expectRefusal(run, {
      exitCode: wrongInput,
      kind: 'NotAProgramError',
      says: ['tools/buck2, named by the setting buck2-path, is not there'],
      next: 'Correct buck2-path, or remove it',
    });
    expect(run.output).toContain('Stopped: not a program');
  });

  it('a buf that is missing for the build', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml() });
    expectRefusal(await runUnchanged(machine, ['run']), {
      exitCode: wrongInput,
      kind: 'ProgramNotFoundError',
      says: ['buf is not on PATH'],
      next: 'name the program by the setting buf-path',
    });
  });

  it('a buf that is missing for modules of the BSR', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml(`${types}:v1.2.0`, 'buf.build/acme/timing') });
    await publishModules(machine);
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: wrongInput,
      kind: 'BufMissingError',
      says: ['buf was not found, and it has to ask the Buf Schema Registry for buf.build/acme/timing'],
      at: [{ file: 'buf.yaml', line: 4 }],
      next: 'Install buf and have it on PATH, or set "buf-path"',
    });
  });

  for (const [setting, variable] of [
    ['the store', 'ORAS_BUF_CACHE_DIR'],
    ['buf’s cache', 'ORAS_BUF_BUF_CACHE_DIR'],
  ] as const) {
    it(`a path through a file, for ${setting}`, async () => {
      await using machine = await Machine.create(workspace);
      await publishModules(machine);
      await writeFile(join(machine.directory, 'file'), '');
      const environment = { [variable]: join(machine.directory, 'file', 'cache') };
      const run = await runUnchanged(machine, ['resolve'], { environment });
      expectRefusal(run, {
        exitCode: exitCodes.disk,
        kind: 'DiskFailedError',
        says: ['cannot be used: a part of that path is a file'],
        at: run.report?.problem?.places ?? [],
        next: 'name another directory by the setting "cache-dir" or "buf-cache-dir"',
      });
      expect(run.report?.problem?.places[0]?.file).toContain(environment[variable]);
    });

    // Whoever may write everywhere (root in a container) still may not into a file system of the kernel.
    it.runIf(process.platform !== 'win32')(`a directory that may not be written, for ${setting}`, async () => {
      await using machine = await Machine.create(workspace);
      await publishModules(machine);
      const directory = await deniedDirectory(machine);
      const run = await runUnchanged(machine, ['resolve'], { environment: { [variable]: directory } });
      expectRefusal(run, {
        exitCode: exitCodes.disk,
        kind: 'NotPermittedError',
        says: [directory],
        at: run.report?.problem?.places ?? [],
        next: 'Give the user of this job the right to read and write there',
      });
      expect(run.report?.problem?.places[0]?.file).toContain(directory);
    });
  }

  it('a report that cannot be written: said, and nothing else fails for it', async () => {
    await using machine = await Machine.create(workspace);
    await publishModules(machine);
    await writeFile(join(machine.directory, 'file'), '');
    const run = await machine.run(['resolve'], {
      environment: { ORAS_BUF_REPORT_DIR: join(machine.directory, 'file', 'report') },
    });
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/^warning: The report could not be written: .*a part of that path is a file/m);
    expect(await machine.read('oras.lock')).toContain(types);
  });
});

async function deniedDirectory(machine: Machine): Promise<string> {
  if (process.getuid?.() === 0) return '/sys/oras-buf-cache';
  const directory = join(machine.directory, 'denied');
  await mkdir(directory, { mode: 0o500 });
  return join(directory, 'cache');
}
