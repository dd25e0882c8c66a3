import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BsrNotFoundError } from '../../src/bsr/buf-failure.ts';
import { OrasBufError } from '../../src/errors.ts';
import { commitId } from '../../src/modules/content-digest.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { OfflineError } from '../../src/oci/errors.ts';
import {
  declarationsAt,
  digestsFor,
  FakeBsr,
  FakeRegistry,
  makeDeclarations,
  run,
  versions,
  writeLocks,
  writeText,
} from './resolve-harness.ts';

const types = 'oras.test/common/types';
const errors = 'oras.test/common/errors';
const auth = 'oras.test/team/auth';
const googleapis = 'buf.build/googleapis/googleapis';
const validate = 'buf.build/bufbuild/protovalidate';
const c = (digit: string): string => digit.repeat(32);

const table = {
  [types]: { 'v1.2.0': [], 'v1.3.0': [], 'v1.4.0': [] },
  [errors]: { 'v1.1.0': [`${types}:v1.2.0`] },
  [auth]: { 'v2.1.0': [`${types}:v1.3.0`, errors, googleapis] },
};

async function failure(work: Promise<unknown>): Promise<OrasBufError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OrasBufError)) throw error ?? new Error('it did not fail');
  return error;
}

function world() {
  return {
    registry: new FakeRegistry(structuredClone(table)),
    bsr: new FakeBsr({ [googleapis]: { '': c('a'), v1: c('b') }, [validate]: { '': c('d') } }),
  };
}

describe('without a lock', () => {
  it('resolves both registries, the BSR modules that OCI modules ask for among them', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [`${auth}:v2.1.0`] } });
    const resolution = await run(declarations, { registry, bsr });
    expect(versions(resolution)).toEqual([
      `${googleapis} ${c('a')}`,
      `${errors} v1.1.0`,
      `${types} v1.3.0`,
      `${auth} v2.1.0`,
    ]);
    expect(resolution.basis).toBe('registry');
    expect(resolution.locks).toBe('write');
    expect(resolution.changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'added']);
    expect(resolution.modules[0]).toMatchObject({
      source: 'bsr',
      askedBy: [{ requirement: '', asker: { kind: 'module', module: auth, version: 'v2.1.0' } }],
    });
    expect(resolution.modules[3]).toMatchObject({
      askedBy: [{ requirement: 'v2.1.0', asker: { kind: 'workspace', file: 'buf.yaml', line: 3 } }],
      dependencies: [googleapis, errors, types],
      requires: [googleapis, errors, `${types}:v1.3.0`],
      manifestDigest: registry.digestOf(auth, 'v2.1.0'),
      contentDigests: undefined,
    });
    expect(bsr.requests).toEqual([{ wanted: [{ module: googleapis, reference: '' }], lockVersions: new Set(['v2']) }]);
  });

  it('asks for one manifest a module where exact versions are asked for, and for no list of tags', async () => {
    const { registry, bsr } = world();
    registry.table = { ...registry.table, [auth]: { 'v2.1.0': [`${types}:v1.3.0`, `${errors}:v1.1.0`] } };
    await run(await makeDeclarations({ files: { 'buf.yaml': [`${auth}:v2.1.0`] } }), { registry, bsr });
    expect(registry.requests.filter((request) => request.startsWith('tags'))).toEqual([]);
    expect(registry.requests.filter((request) => request.startsWith('layer'))).toEqual([]);
    expect(new Set(registry.requests).size).toBe(registry.requests.length);
  });

  it('reads the buf.yaml inside where the manifest says nothing of dependencies', async () => {
    const { registry, bsr } = world();
    registry.withoutAnnotation.add(auth);
    const resolution = await run(await makeDeclarations({ files: { 'buf.yaml': [auth] } }), { registry, bsr });
    expect(versions(resolution)).toContain(`${types} v1.3.0`);
    expect(registry.requests).toContain(`layer ${auth}`);
  });

  it('says plainly that versions float: a warning where the run would be frozen, and writes the locks', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [`${types}:v1.2.0`] } });
    const resolution = await run(declarations, { registry, bsr, frozen: 'default' });
    expect(resolution.remarks).toMatchObject([{ severity: 'warning' }]);
    expect(resolution.remarks[0]?.message).toContain('versions float');
    expect(resolution.locks).toBe('write');
  });

  it('is exit 2 where --frozen was given, unless there is nothing to lock', async () => {
    const { registry, bsr } = world();
    const error = await failure(
      run(await makeDeclarations({ files: { 'buf.yaml': [types] } }), { registry, bsr, frozen: 'asked' }),
    );
    expect(error).toMatchObject({ name: 'MissingLockError', exitCode: 2 });
    const nothing = await run(await makeDeclarations({ files: { 'buf.yaml': [] } }), { registry, frozen: 'asked' });
    expect(nothing.modules).toEqual([]);
    expect(nothing.remarks).toEqual([]);
  });

  it('satisfies every ask for a module of the workspace by that module', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({
      files: { 'app/buf.yaml': [`${errors}:v1.1.0`, `${types}:v9.9.9`], 'types/buf.yaml': [] },
      locals: { [types]: 'types/buf.yaml' },
    });
    const resolution = await run(declarations, { registry, bsr });
    expect(versions(resolution)).toEqual([`${errors} v1.1.0`]);
  });

  it('asks the BSR for no module that the workspace holds, whoever asks for it', async () => {
    const registry = new FakeRegistry({ [auth]: { 'v2.1.0': [googleapis] } });
    const bsr = new FakeBsr({ [validate]: { '': c('d') } }, { [validate]: [googleapis] });
    const declarations = await makeDeclarations({
      files: { 'app/buf.yaml': [googleapis, auth], 'googleapis/buf.yaml': [] },
      locals: { [googleapis]: 'googleapis/buf.yaml' },
      version: 'v1',
    });
    expect(versions(await run(declarations, { registry }))).toEqual([`${auth} v2.1.0`]);

    const more = await makeDeclarations({
      files: { 'app/buf.yaml': [validate], 'googleapis/buf.yaml': [] },
      locals: { [googleapis]: 'googleapis/buf.yaml' },
    });
    const resolution = await run(more, { registry, bsr });
    expect(versions(resolution)).toEqual([`${validate} ${c('d')}`]);
    await writeLocks(resolution);
    expect(versions(await run(more, { registry, frozen: 'asked' }))).toEqual([`${validate} ${c('d')}`]);
  });

  it('refuses two spellings of one version that hold different artifacts, and takes them where they are the same', async () => {
    const { registry, bsr } = world();
    registry.table = { [types]: { 'v1.2.0': [], '1.2.0': [] } };
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [`${types}:^1`] } });
    expect(await failure(run(declarations, { registry, bsr }))).toMatchObject({ name: 'TwinTagsError', exitCode: 4 });
    const [pinned, both] = [
      await makeDeclarations({ files: { 'buf.yaml': [`${types}:v1.2.0`] } }),
      await makeDeclarations({ files: { 'buf.yaml': [`${types}:v1.2.0`], 'x/buf.yaml': [`${types}:1.2.0`] } }),
    ];
    expect(versions(await run(pinned, { registry }))).toEqual([`${types} v1.2.0`]);
    expect(await failure(run(both, { registry }))).toMatchObject({ name: 'TwinTagsError', exitCode: 4 });

    registry.moved.set(`${types}:1.2.0`, `${types}:v1.2.0`);
    expect(versions(await run(declarations, { registry, bsr }))).toEqual([`${types} v1.2.0`]);
    const resolution = await run(both, { registry });
    expect(versions(resolution)).toEqual([`${types} 1.2.0`]);
    await writeLocks(resolution);
    registry.requests.length = 0;
    await run(both, { registry, frozen: 'asked' });
    expect(registry.requests).toEqual([]);
  });

  it('gives a registry up that fails, and does not try every module on it', async () => {
    const registry = new FakeRegistry({});
    const many = Array.from({ length: 40 }, (_, index) => `oras.test/m/m${String(index).padStart(2, '0')}`);
    const asked: string[] = [];
    registry.manifest = async (module) => {
      asked.push(module);
      throw new OfflineError('oras.test', 'anything');
    };
    const declarations = await makeDeclarations({ files: { 'buf.yaml': many.map((name) => `${name}:v1.0.0`) } });
    const error = await failure(run(declarations, { registry, parallel: 4 }));
    expect(error).toMatchObject({ name: 'OfflineError', places: [{ file: 'buf.yaml', line: 3 }] });
    expect(new Set(asked)).toEqual(new Set(many.slice(0, 4)));
  });

  it('tells a conflict with file and line', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'a/buf.yaml': [`${types}:v1.2.0`, `${auth}:v2.1.0`] } });
    const error = await failure(run(declarations, { registry, bsr }));
    expect(error).toMatchObject({ name: 'VersionConflictError', exitCode: 4 });
    expect(error.places).toContainEqual({ file: 'a/buf.yaml', line: 3 });
    expect(error.next).toContain('Ask for v1.3.0 in a/buf.yaml:3');
  });

  it('takes the commits of buf.lock for BSR modules, and holds the BSR to its digests', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [googleapis] } });
    await writeText(
      join(declarations.root, 'buf.lock'),
      `version: v2\ndeps:\n  - name: ${googleapis}\n    commit: ${c('e')}\n    digest: ${digestsFor('e').b5}\n`,
    );
    expect(versions(await run(declarations, { registry, bsr }))).toEqual([`${googleapis} ${c('e')}`]);
    expect(bsr.requests[0]?.wanted).toEqual([
      { module: googleapis, reference: c('e'), locked: { b4: '', b5: digestsFor('e').b5 } },
    ]);
  });
});

describe('with locks', () => {
  it('asks the BSR for no OCI module that only a buf.lock knows: oras.lock was lost, or merged away', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [`${types}:v1.2.0`, googleapis] } });
    await writeLocks(await run(declarations, { registry, bsr }));
    await rm(join(declarations.root, 'oras.lock'));
    bsr.labels = { [googleapis]: { '': c('9') } };
    const resolution = await run(declarations, { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('a')}`, `${types} v1.2.0`]);
    expect(bsr.requests.at(-1)?.wanted).toEqual([
      { module: googleapis, reference: c('a'), locked: { b4: '', b5: digestsFor(c('a')).b5 } },
    ]);
  });

  /** A workspace that was resolved and locked, with nothing asked since. */
  async function locked(deps: readonly string[] = [`${auth}:v2.1.0`]) {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({ files: { 'buf.yaml': deps } });
    await writeLocks(await run(declarations, { registry, bsr }));
    registry.requests.length = 0;
    bsr.requests.length = 0;
    const edited = (now: readonly string[]) => declarationsAt(declarations.root, { files: { 'buf.yaml': now } });
    return { registry, bsr, declarations, edited };
  }

  for (const frozen of ['off', 'default', 'asked'] as const) {
    it(`makes no request at all where they satisfy everything (frozen: ${frozen})`, async () => {
      const { registry, bsr, declarations } = await locked();
      const resolution = await run(declarations, { registry, bsr, frozen });
      expect([...registry.requests, ...bsr.requests]).toEqual([]);
      expect(resolution).toMatchObject({ basis: 'lock', changes: [], locks: frozen === 'off' ? 'write' : 'keep' });
      expect(versions(resolution)).toHaveLength(4);
      const digest = registry.digestOf(types, 'v1.3.0');
      expect(resolution.modules.find(({ module }) => module === types)).toMatchObject({
        manifestDigest: digest,
        contentDigests: digestsFor(digest),
      });
    });
  }

  it('gives the very same lock again', async () => {
    const { registry, bsr, declarations } = await locked();
    const before = await readFile(join(declarations.root, 'oras.lock'), 'utf8');
    await writeLocks(await run(declarations, { registry, bsr }));
    expect(await readFile(join(declarations.root, 'oras.lock'), 'utf8')).toBe(before);
  });

  it('frozen, names the difference and the command that fixes it, and makes no request', async () => {
    const { registry, bsr, edited } = await locked();
    const error = await failure(
      run(edited([`${types}:v1.4.0`, `${validate}`, `${errors}:v1.2.0`]), { registry, bsr, frozen: 'default' }),
    );
    expect(error).toMatchObject({ name: 'LockOutOfDateError', exitCode: 2 });
    expect(error.message).toBe(
      [
        'oras.lock is out of date, and this run is frozen:',
        `  + ${validate}: latest asked for by buf.yaml:4`,
        `  - ${googleapis} ${c('a')}: nobody asks for it`,
        `  ~ ${errors} v1.1.0: exactly v1.2.0 asked for by buf.yaml:5`,
        `  ~ ${types} v1.3.0: exactly v1.4.0 asked for by buf.yaml:3`,
        `  - ${auth} v2.1.0: nobody asks for it`,
      ].join('\n'),
    );
    expect(error.next).toContain('oras-buf resolve');
    expect(error.places).toContainEqual({ file: 'buf.yaml', line: 3 });
    expect([...registry.requests, ...bsr.requests]).toEqual([]);
  });

  it('frozen, refuses a buf.lock that does not agree; not frozen, leaves it to be written', async () => {
    const { registry, bsr, declarations } = await locked();
    const path = join(declarations.root, 'buf.lock');
    const text = await readFile(path, 'utf8');
    await writeText(path, text.replace(/ {2}- name: oras.test\/common\/types\n.*\n.*\n/, ''));
    const error = await failure(run(declarations, { registry, bsr, frozen: 'asked' }));
    const commit = commitId(parseModuleName(types), registry.digestOf(types, 'v1.3.0'));
    expect(error).toMatchObject({
      name: 'LockOutOfDateError',
      exitCode: 2,
      difference: [`+ buf.lock: ${types} ${commit}`],
      places: [{ file: 'buf.lock' }],
    });
    expect(await run(declarations, { registry, bsr })).toMatchObject({ basis: 'lock', locks: 'write' });
    expect(registry.requests).toEqual([]);
  });

  it('not frozen, keeps what is locked and resolves only what is new', async () => {
    const { registry, bsr, edited } = await locked([`${types}:^1`, googleapis]);
    registry.table = { ...registry.table, [types]: { ...registry.table[types], 'v1.9.0': [] } };
    bsr.labels = { ...bsr.labels, [googleapis]: { '': c('f') } };
    const resolution = await run(edited([`${types}:^1`, googleapis, `${errors}:v1.1.0`]), { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('a')}`, `${errors} v1.1.0`, `${types} v1.4.0`]);
    expect(resolution.basis).toBe('lock-and-registry');
    expect(resolution.changes).toEqual([{ kind: 'added', module: errors, to: 'v1.1.0' }]);
    expect(bsr.requests).toEqual([]);
    expect(registry.requests).not.toContain(`manifest ${types}:v1.9.0`);
  });

  it('asks nothing for a removal', async () => {
    const { registry, bsr, edited } = await locked([`${types}:^1`, googleapis]);
    const resolution = await run(edited([`${types}:^1`]), { registry, bsr });
    expect(resolution).toMatchObject({ basis: 'lock', changes: [{ kind: 'removed', module: googleapis }] });
    expect([...registry.requests, ...bsr.requests]).toEqual([]);
  });

  it('adding an OCI module with its own BSR dependency pins the BSR modules that are locked', async () => {
    const { registry, bsr, edited } = await locked([validate]);
    bsr.labels = { ...bsr.labels, [validate]: { '': c('9') } };
    const resolution = await run(edited([validate, `${auth}:v2.1.0`]), { registry, bsr });
    expect(versions(resolution)).toContain(`${validate} ${c('d')}`);
    expect(versions(resolution)).toContain(`${googleapis} ${c('a')}`);
    expect(bsr.requests[0]?.wanted).toEqual([
      { module: validate, reference: c('d'), locked: { b4: '', b5: digestsFor(c('d')).b5 } },
      { module: googleapis, reference: '' },
    ]);
  });

  it('--update of one module moves that one, on either registry', async () => {
    const { registry, bsr, declarations } = await locked([`${types}:^1`, `${errors}:^1`, googleapis, validate]);
    registry.table = {
      [types]: { ...registry.table[types], 'v1.9.0': [] },
      [errors]: { ...registry.table[errors], 'v1.5.0': [] },
    };
    bsr.labels = { [googleapis]: { '': c('7') }, [validate]: { '': c('8') } };
    const update = (module: string) => ({ registry, bsr, update: { kind: 'modules', modules: [module] } as const });
    expect(versions(await run(declarations, update(types)))).toEqual([
      `${validate} ${c('d')}`,
      `${googleapis} ${c('a')}`,
      `${errors} v1.1.0`,
      `${types} v1.9.0`,
    ]);
    const moved = await run(declarations, update(googleapis));
    expect(moved.changes).toEqual([{ kind: 'moved', module: googleapis, from: c('a'), to: c('7') }]);
    expect(versions(await run(declarations, { registry, bsr, update: { kind: 'all' } }))).toEqual([
      `${validate} ${c('8')}`,
      `${googleapis} ${c('7')}`,
      `${errors} v1.5.0`,
      `${types} v1.9.0`,
    ]);
  });

  it('--update of a tag that stays shows the digests', async () => {
    const { registry, bsr, declarations } = await locked([`${types}:v1.2.0`]);
    registry.moved.set(`${types}:v1.2.0`, 'other');
    const resolution = await run(declarations, { registry, bsr, update: { kind: 'all' } });
    expect(resolution.changes).toMatchObject([
      { kind: 'moved', from: expect.stringMatching(/^v1\.2\.0 \([0-9a-f]{12}\)$/) },
    ]);
    expect(resolution.modules[0]).toMatchObject({ contentDigests: undefined });
  });

  it('--update of a module that nobody needs is exit 2, with the nearest name', async () => {
    const { registry, bsr, declarations } = await locked();
    const error = await failure(
      run(declarations, { registry, bsr, update: { kind: 'modules', modules: ['oras.test/common/typse'] } }),
    );
    expect(error).toMatchObject({ name: 'UnknownUpdateError', exitCode: 2 });
    expect(error.next).toContain(types);
  });

  it('--update with --frozen is exit 2, also where frozen follows from CI', async () => {
    const { registry, bsr, declarations } = await locked();
    for (const frozen of ['asked', 'default'] as const) {
      const error = await failure(run(declarations, { registry, bsr, frozen, update: { kind: 'all' } }));
      expect(error).toMatchObject({ name: 'FrozenUpdateError', exitCode: 2 });
    }
  });

  it('keeps the locked digest of a tag that moved, and reports it where the registry is asked anyway', async () => {
    const { registry, bsr, declarations, edited } = await locked([`${types}:v1.2.0`]);
    const digest = registry.digestOf(types, 'v1.2.0');
    registry.moved.set(`${types}:v1.2.0`, 'another artifact');
    expect((await run(declarations, { registry, bsr })).changes).toEqual([]);
    const resolution = await run(edited([`${types}:v1.2.0`, `${errors}:v1.1.0`]), { registry, bsr });
    expect(resolution.changes).toContainEqual({
      kind: 'tag-moved',
      module: types,
      tag: 'v1.2.0',
      locked: digest,
      now: registry.digestOf(types, 'v1.2.0'),
    });
    expect(resolution.modules.find(({ module }) => module === types)).toMatchObject({ manifestDigest: digest });
  });

  it('names the line whose new label the BSR does not know', async () => {
    const { registry, bsr } = world();
    const before = await makeDeclarations({ files: { 'buf.yaml': [types, `${googleapis}:v1`] } });
    await writeLocks(await run(before, { registry, bsr }));
    const after = declarationsAt(before.root, { files: { 'buf.yaml': [types, `${googleapis}:v9`] } });
    bsr.resolve = async () => {
      throw new BsrNotFoundError('not found', { next: '' });
    };
    const error = await failure(run(after, { registry, bsr }));
    expect(error.places).toEqual([{ file: 'buf.yaml', line: 4 }]);
  });

  it('offline, takes the lock, and names each module that it does not answer: exit 5', async () => {
    const { registry, bsr, declarations, edited } = await locked();
    expect(versions(await run(declarations, { registry, bsr, offline: true }))).toHaveLength(4);
    const error = await failure(
      run(edited([`${auth}:v2.1.0`, `${validate}`, `${types}:v1.4.0`]), { registry, bsr, offline: true }),
    );
    expect(error).toMatchObject({ name: 'ModulesMissingOfflineError', exitCode: 5, modules: [validate, types] });
    expect(error.message).toContain(`${types}: locked at v1.3.0`);
    expect([...registry.requests, ...bsr.requests]).toEqual([]);
  });

  it('looks for moved tags no longer where the registry fails meanwhile, and goes on', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `oras.test/m/m${index}`);
    const registry = new FakeRegistry({
      ...Object.fromEntries(many.map((name) => [name, { 'v1.0.0': [] }])),
      'other.test/m/new': { 'v1.0.0': [] },
    });
    const before = await makeDeclarations({ files: { 'buf.yaml': many } });
    await writeLocks(await run(before, { registry }));
    let heads = 0;
    registry.currentDigest = async () => {
      heads += 1;
      throw new OfflineError('oras.test', 'anything');
    };
    const after = declarationsAt(before.root, { files: { 'buf.yaml': [...many, 'other.test/m/new'] } });
    const resolution = await run(after, { registry, parallel: 2 });
    expect(resolution.changes).toEqual([{ kind: 'added', module: 'other.test/m/new', to: 'v1.0.0' }]);
    expect(heads).toBeLessThanOrEqual(2);
  });

  it('lets buf.lock lead for BSR commits where the run is not frozen', async () => {
    const { registry, bsr, declarations } = await locked([googleapis]);
    const path = join(declarations.root, 'buf.lock');
    await writeText(path, (await readFile(path, 'utf8')).replace(c('a'), c('5')));
    const resolution = await run(declarations, { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('5')}`]);
    expect(resolution.changes).toEqual([{ kind: 'moved', module: googleapis, from: c('a'), to: c('5') }]);
    expect(await failure(run(declarations, { registry, bsr, frozen: 'asked' }))).toMatchObject({
      name: 'LockOutOfDateError',
      difference: [`~ buf.lock: ${googleapis} ${c('5')} → ${c('a')}`],
    });
  });

  it('asks the BSR once more where a v1 lock comes into use, and does without b4 where none is', async () => {
    const { registry, bsr, declarations } = await locked([googleapis]);
    expect(await readFile(join(declarations.root, 'oras.lock'), 'utf8')).not.toContain('b4:');
    const v1 = declarationsAt(declarations.root, { files: { 'buf.yaml': [googleapis] }, version: 'v1' });
    const resolution = await run(v1, { registry, bsr });
    expect(bsr.requests).toEqual([
      {
        wanted: [{ module: googleapis, reference: c('a'), locked: { b4: '', b5: digestsFor(c('a')).b5 } }],
        lockVersions: new Set(['v1']),
      },
    ]);
    await writeLocks(resolution);
    expect(await readFile(join(declarations.root, 'oras.lock'), 'utf8')).toContain(`b4: ${digestsFor(c('a')).b4}`);
    await run(v1, { registry, bsr, frozen: 'asked' });
    expect(bsr.requests).toHaveLength(1);
    expect((await run(declarations, { registry, bsr })).modules[0]?.contentDigests?.b4).toBe('');
    expect(bsr.requests).toHaveLength(1);
  });

  it('takes a BSR label that nobody asked for before anew, and keeps one that was', async () => {
    const { registry, bsr, declarations, edited } = await locked([googleapis]);
    const relabelled = edited([`${googleapis}:v1`]);
    const resolution = await run(relabelled, { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('b')}`]);
    await writeLocks(resolution);
    bsr.labels = { [googleapis]: { v1: c('6') } };
    expect(versions(await run(relabelled, { registry, bsr }))).toEqual([`${googleapis} ${c('b')}`]);
    expect(versions(await run(declarations, { registry, bsr }))).toEqual([`${googleapis} ${c('b')}`]);
    const pinned = edited([`${googleapis}:${c('1')}`]);
    expect(versions(await run(pinned, { registry, bsr }))).toEqual([`${googleapis} ${c('1')}`]);
  });

  it('refuses different labels of one BSR module in the workspace, and lets the workspace overrule a module', async () => {
    const { registry, bsr, edited } = await locked([googleapis]);
    const error = await failure(run(edited([`${googleapis}:v1`, `${googleapis}:v2`]), { registry, bsr }));
    expect(error).toMatchObject({ name: 'BsrReferenceConflictError', exitCode: 4 });
    registry.table = { [auth]: { 'v2.1.0': [`${googleapis}:v7`] } };
    const resolution = await run(edited([`${googleapis}:v1`, `${auth}:v2.1.0`]), { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('b')}`, `${auth} v2.1.0`]);
  });

  it('warns where two buf.locks pin one BSR module at different commits, and pins one everywhere', async () => {
    const { registry, bsr } = world();
    const declarations = await makeDeclarations({
      files: { 'a/buf.yaml': [googleapis], 'b/buf.yaml': [googleapis] },
      version: 'v1',
    });
    for (const [directory, commit] of [
      ['a', c('1')],
      ['b', c('2')],
    ] as const) {
      await writeText(
        join(declarations.root, directory, 'buf.lock'),
        `version: v1\ndeps:\n  - remote: buf.build\n    owner: googleapis\n    repository: googleapis\n    commit: "${commit}"\n`,
      );
    }
    const resolution = await run(declarations, { registry, bsr });
    expect(versions(resolution)).toEqual([`${googleapis} ${c('1')}`]);
    expect(resolution.remarks.map(({ severity, message }) => `${severity} ${message}`)).toContainEqual(
      expect.stringMatching(/^warning a\/buf\.lock and b\/buf\.lock lock .* at different commits/),
    );
    expect(bsr.requests[0]?.lockVersions).toEqual(new Set(['v1']));
  });
});
