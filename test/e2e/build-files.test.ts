import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes, formatPlace } from '../../src/errors.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { bufYaml, type Files, Machine, moduleArtifact, protoFile, publishModules } from './bad-input-machine.ts';
import { expectRefusal, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const errors = 'oras.birb.homes/common/errors';
const { network, notAllowed, notFound, wrongInput } = exitCodes;

/** A root of buf (no .buckconfig, so no buck2 is needed) with a build file in it. */
const workspaceWith = (build: string, more: Files = {}): Files => ({ BUCK: build, ...more });
const library = (...lines: readonly string[]): string =>
  `proto_library(\n    name = "p",\n    srcs = ["a.proto"],\n${lines.map((line) => `    ${line},\n`).join('')})\n`;

async function machineWith(files: Files): Promise<Machine> {
  const machine = await Machine.create(files);
  await publishModules(machine);
  return machine;
}

async function startRegistry(): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry().start();
  const artifact = await moduleArtifact('common/types', { 'common/types/v1/id.proto': protoFile('t.v1', 'Id') });
  for (const { bytes } of artifact.blobs) registry.pushBlob('common/types', Buffer.from(bytes));
  const manifest = Buffer.from(artifact.manifestContent.bytes);
  registry.pushManifest('common/types', 'v1.2.0', manifest, mediaTypes.manifest);
  return registry;
}

describe('buf_breaking(against = …)', () => {
  const against = `buf_breaking(\n    name = "b",\n    against = "${errors}:v1.1.0",\n)\n`;
  const files = workspaceWith(`${against}buf_breaking(name = "c", against = "${types}:v1.0.0")\n`, {
    'buf.yaml': bufYaml(`${types}:v2.0.0`),
  });

  it('is resolved, fetched, locked and reported, and no part of what buf builds with', async () => {
    await using machine = await machineWith(files);
    const run = await machine.run(['resolve']);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.output).toContain('1 module and 2 versions to compare with');
    const rows = run.report?.roots[0]?.modules.map((one) => [one.name, one.version, one.origin, one.against]);
    expect(rows).toEqual([
      [types, 'v2.0.0', 'network', ''],
      [errors, 'v1.1.0', 'network', `${errors}:v1.1.0`],
      [types, 'v1.2.0', 'network', `${errors}:v1.1.0`],
      [types, 'v1.0.0', 'network', `${types}:v1.0.0`],
    ]);
    expect(run.report?.roots[0]?.modules[1]?.askedBy).toEqual([{ requirement: 'v1.1.0', by: 'BUCK:3' }]);
    const bufLock = await machine.read('buf.lock');
    expect(bufLock).toContain('common/types');
    expect(bufLock).not.toContain('common/errors');

    // What was locked and fetched is all that a run needs.
    await rm(machine.registry, { recursive: true });
    const again = await runUnchanged(machine, ['resolve', '--frozen', '--offline']);
    expect(again.exitCode, again.output).toBe(0);
    expect(again.report?.roots[0]?.modules.map(({ version, origin }) => [version, origin])).toEqual([
      ['v2.0.0', 'installed'],
      ['v1.1.0', 'store'],
      ['v1.2.0', 'store'],
      ['v1.0.0', 'store'],
    ]);
  });

  it('that the lock does not hold is refused by a frozen run', async () => {
    await using machine = await machineWith(files);
    expect((await machine.run(['resolve'])).exitCode).toBe(0);
    await machine.write({ BUCK: against });
    expectRefusal(await runUnchanged(machine, ['resolve', '--frozen']), {
      exitCode: wrongInput,
      kind: 'LockOutOfDateError',
      says: [`- against ${types}:v1.0.0: nobody names it`],
      at: [{ file: 'oras.lock', line: await lineOf(machine, `reference: ${types}:v1.0.0`) }],
      next: 'Run "oras-buf resolve --frozen=false"',
    });
  });

  it('that is in no registry is told at its line', async () => {
    await using machine = await machineWith(workspaceWith(`buf_breaking(against = "${types}:v1.0.1")\n`));
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: notFound,
      kind: 'UnknownTagError',
      says: [`${types} has no tag v1.0.1`],
      at: [{ file: 'BUCK', line: 1 }],
      next: 'Did you mean v1.0.0',
    });
  });
});

async function lineOf(machine: Machine, words: string): Promise<number> {
  return (await machine.read('oras.lock')).split('\n').findIndex((line) => line.includes(words)) + 1;
}

describe('oras_cache_only', () => {
  const lax = workspaceWith(library(`oras_deps = ["${types}:v1.2.0"]`));
  const strict = workspaceWith(library(`oras_deps = ["${types}:v1.2.0"]`, 'oras_cache_only = True'), {
    'b/BUCK': library(`oras_deps = ["${types}:v1.2.0"]`),
  });
  const at = [{ file: 'BUCK', line: 4, column: 18 }];

  it('forbids to ask the registry for what is not locked, whoever else asks for it too', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(strict);
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), {
      exitCode: network,
      kind: 'CacheOnlyModuleError',
      says: [`${types} must not be fetched (oras_cache_only = True), and its tag v1.2.0 is not locked`],
      at,
      next: 'Restore a cache or a store that holds the locked version',
    });
    expect(registry.seen).toEqual([]);
  });

  it('takes what is in the store, and misses what is not', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(lax);
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
    expect((await machine.run(['resolve'], { environment })).exitCode).toBe(0);
    registry.seen.length = 0;
    await machine.write(strict);
    const run = await machine.run(['resolve'], { environment });
    expect(run.exitCode, run.output).toBe(0);
    await rm(join(machine.cache, 'store'), { recursive: true });
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), {
      exitCode: network,
      kind: 'CacheOnlyModuleError',
      says: [`${types} must not be fetched`, 'is not in the store'],
      at,
      next: 'Restore a cache',
    });
    expect(registry.seen).toEqual([]);
  });

  it('does not hide a conflict', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create({ ...strict, 'buf.yaml': bufYaml(`${types}:v1.0.0`) });
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), {
      exitCode: notFound,
      kind: 'VersionConflictError',
      says: [`no version of ${types} satisfies every ask`, 'exactly v1.2.0: BUCK:4', 'exactly v1.0.0: buf.yaml:3'],
      at: [
        { file: 'BUCK', line: 4 },
        { file: 'b/BUCK', line: 4 },
        { file: 'buf.yaml', line: 3 },
      ],
      next: 'No single change satisfies all',
    });
    expect(registry.seen).toEqual([]);
  });

  it('does not forbid a directory: it is no network', async () => {
    await using machine = await machineWith(strict);
    expect((await machine.run(['resolve'])).exitCode).toBe(0);
  });

  it('holds for modules of the BSR: buf is not run', async () => {
    await using machine = await Machine.create(
      workspaceWith(library('bsr_deps = ["buf.build/googleapis/googleapis"]', 'oras_cache_only = True')),
    );
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: network,
      kind: 'CacheOnlyModuleError',
      says: ['buf.build/googleapis/googleapis must not be fetched', 'asks for all modules of buf.build at once'],
      at: [{ file: 'BUCK', line: 4, column: 17 }],
      next: 'Restore a cache',
    });
  });
});

describe('oras_auth_required', () => {
  const files = workspaceWith(library(`oras_deps = ["${types}:v1.2.0"]`, 'oras_auth_required = True'));
  const at = [{ file: 'BUCK', line: 4, column: 18 }];
  const refusal = {
    exitCode: notAllowed,
    kind: 'AnonymousAccessError',
    says: [`${types} must not be read without credentials (oras_auth_required = True)`],
    at,
    next: 'Set ORAS_REGISTRY_TOKEN',
  } as const;

  it('refuses a registry that would be read anonymously, and takes it with a token', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(files);
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), refusal);
    expect(registry.seen).toEqual([]);
    const run = await machine.run(['resolve'], {
      environment: { ...environment, ORAS_REGISTRY_TOKEN: 'swordfish-swordfish' },
    });
    expect(run.exitCode, run.output).toBe(0);
    // Everything is at hand now, so no registry is used.
    const again = await machine.run(['resolve', '--frozen'], { environment });
    expect(again.exitCode, again.output).toBe(0);
  });

  it('is a missing credential for on-missing-credentials', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(files);
    const run = await machine.run(['run', '--on-missing-credentials', 'skip'], {
      environment: { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin },
    });
    expect(run.exitCode, run.output).toBe(0);
    expect(run.report?.outcome).toBe('skipped');
  });

  it('holds for modules of the BSR', async () => {
    await using machine = await Machine.create(
      workspaceWith(library('bsr_deps = ["buf.build/googleapis/googleapis"]', 'oras_auth_required = True')),
    );
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      ...refusal,
      says: ['buf.build/googleapis/googleapis must not be read without credentials'],
      at: [{ file: 'BUCK', line: 4, column: 17 }],
      next: 'BSR_TOKEN',
    });
  });
});

describe('a reference in BUCK that contradicts buf.yaml', () => {
  it('is a conflict that names both lines', async () => {
    await using machine = await machineWith(
      workspaceWith(library(`oras_deps = ["${types}:v1.0.0"]`), {
        'buf.yaml': bufYaml(errors, `${types}:v1.2.0`),
      }),
    );
    const run = await runUnchanged(machine, ['resolve']);
    expect(run.exitCode).toBe(notFound);
    const problem = run.report?.problem;
    if (problem === undefined || problem === null) throw new Error(run.output);
    const { kind, message, next, places } = problem;
    const shown = `${kind}\n${message}\nNext: ${next}\nPlaces: ${places.map(formatPlace).join(', ')}\n`;
    await expect(shown).toMatchFileSnapshot('../golden/conflicts/build-file-against-buf-yaml.txt');
    expect(await readFile(join(machine.workspace, 'BUCK'), 'utf8').then((text) => text.split('\n')[3])).toContain(
      'oras_deps',
    );
  });
});
