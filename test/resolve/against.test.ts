import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPlace, OrasBufError } from '../../src/errors.ts';
import type { Resolution } from '../../src/resolve/resolution.ts';
import {
  declarationsAt,
  FakeBsr,
  FakeRegistry,
  makeDeclarations,
  run,
  versions,
  writeLocks,
} from './resolve-harness.ts';

const types = 'oras.test/common/types';
const errors = 'oras.test/common/errors';
const auth = 'oras.test/team/auth';
const extra = 'oras.test/extra/module';
const googleapis = 'buf.build/googleapis/googleapis';
const c = (digit: string): string => digit.repeat(32);

function world() {
  return {
    registry: new FakeRegistry({
      [types]: { 'v1.0.0': [], 'v1.1.0': [], 'v1.2.0': [], 'v2.0.0': [] },
      [errors]: { 'v1.0.0': [`${types}:v1.1.0`], 'v1.1.0': [`${types}:v1.2.0`] },
      [auth]: { 'v2.0.0': [`${errors}:v1.0.0`, `${googleapis}:v1`], 'v2.1.0': [`${errors}:v1.1.0`, googleapis] },
    }),
    bsr: new FakeBsr({ [googleapis]: { '': c('a'), v1: c('b') } }),
  };
}

function compared(resolution: Resolution): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    resolution.against.map(({ reference, module, dependencies }) => [
      reference,
      [module, ...dependencies].map((one) => `${one.module} ${one.source === 'oci' ? one.tag : one.commit}`),
    ]),
  );
}

async function failure(work: Promise<unknown>): Promise<OrasBufError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OrasBufError)) throw error ?? new Error('it did not fail');
  return error;
}

const workspace = {
  files: { 'buf.yaml': [`${auth}:v2.1.0`] },
  against: { BUCK: [`${types}:v1.0.0`, `${auth}:v2.0.0`, `${auth}:v2.0.0`], 'a/BUCK': [`${types}:v1.1`] },
};
const closures = {
  [`${types}:v1.0.0`]: [`${types} v1.0.0`],
  [`${types}:v1.1`]: [`${types} v1.1.0`],
  [`${auth}:v2.0.0`]: [`${auth} v2.0.0`, `${googleapis} ${c('b')}`, `${errors} v1.0.0`, `${types} v1.1.0`],
};

describe('versions to compare with', () => {
  it('are resolved beside the versions of the workspace, each with its own dependencies', async () => {
    const { registry, bsr } = world();
    const resolution = await run(await makeDeclarations(workspace), { registry, bsr });
    expect(versions(resolution)).toEqual([
      `${googleapis} ${c('a')}`,
      `${errors} v1.1.0`,
      `${types} v1.2.0`,
      `${auth} v2.1.0`,
    ]);
    expect(compared(resolution)).toEqual(closures);
    expect(resolution.against.map(({ reference }) => reference)).toEqual(Object.keys(closures));
    const old = resolution.against[2]?.module;
    expect(old).toMatchObject({
      manifestDigest: registry.digestOf(auth, 'v2.0.0'),
      contentDigests: undefined,
      requires: [`${googleapis}:v1`, `${errors}:v1.0.0`],
      askedBy: [
        { requirement: 'v2.0.0', asker: { kind: 'workspace', file: 'BUCK', line: 31 } },
        { requirement: 'v2.0.0', asker: { kind: 'workspace', file: 'BUCK', line: 32 } },
      ],
    });
    expect(resolution.changes.filter(({ against }) => against !== undefined)).toEqual([
      { kind: 'added', module: types, to: 'v1.0.0', against: `${types}:v1.0.0` },
      { kind: 'added', module: types, to: 'v1.1.0', against: `${types}:v1.1` },
      { kind: 'added', module: auth, to: 'v2.0.0', against: `${auth}:v2.0.0` },
    ]);
    expect(new Set(registry.requests).size).toBe(registry.requests.length);
  });

  it('are the published ones of modules that the workspace holds itself', async () => {
    const { registry, bsr } = world();
    const resolution = await run(
      await makeDeclarations({
        files: { 'buf.yaml': [] },
        locals: { [auth]: 'buf.yaml', [types]: 'types/buf.yaml' },
        against: { BUCK: [`${auth}:v2.0.0`] },
      }),
      { registry, bsr },
    );
    expect(resolution.modules).toEqual([]);
    expect(compared(resolution)).toEqual({ [`${auth}:v2.0.0`]: closures[`${auth}:v2.0.0`] });
  });

  it('may be modules of the BSR', async () => {
    const { registry, bsr } = world();
    const resolution = await run(
      await makeDeclarations({ files: {}, against: { BUCK: [`${googleapis}:v1`, googleapis] } }),
      { registry, bsr },
    );
    expect(compared(resolution)).toEqual({
      [googleapis]: [`${googleapis} ${c('a')}`],
      [`${googleapis}:v1`]: [`${googleapis} ${c('b')}`],
    });
  });

  it('are an error with the line that names them where there is no such version', async () => {
    const { registry } = world();
    const error = await failure(
      run(await makeDeclarations({ files: {}, against: { 'x/BUCK': [`${types}:v1.0.9`] } }), { registry }),
    );
    expect(error.name).toBe('UnknownTagError');
    expect(error.places.map(formatPlace)).toEqual(['x/BUCK:30']);
  });
});

describe('versions to compare with that are locked', () => {
  async function locked() {
    const declarations = await makeDeclarations(workspace);
    const { registry, bsr } = world();
    await writeLocks(await run(declarations, { registry, bsr }));
    registry.requests.length = 0;
    bsr.requests.length = 0;
    return { declarations, registry, bsr };
  }

  it.each([
    ['frozen', { frozen: 'asked', offline: false }],
    ['offline', { frozen: 'off', offline: true }],
    ['neither', { frozen: 'off', offline: false }],
  ] as const)('stay, with no request (%s)', async (_name, mode) => {
    const { declarations, registry, bsr } = await locked();
    registry.table = { ...registry.table, [types]: { ...registry.table[types], 'v1.1.7': [] } };
    const resolution = await run(declarations, { registry, bsr, ...mode });
    expect(compared(resolution)).toEqual(closures);
    expect(resolution).toMatchObject({ basis: 'lock', changes: [] });
    expect([...registry.requests, ...bsr.requests]).toEqual([]);
  });

  it('move with --update, where what is asked for lets them', async () => {
    const { declarations, registry, bsr } = await locked();
    registry.table = { ...registry.table, [types]: { ...registry.table[types], 'v1.1.7': [] } };
    const resolution = await run(declarations, { registry, bsr, update: { kind: 'modules', modules: [types] } });
    expect(compared(resolution)).toEqual({ ...closures, [`${types}:v1.1`]: [`${types} v1.1.7`] });
    expect(resolution.changes).toEqual([
      { kind: 'moved', module: types, from: 'v1.1.0', to: 'v1.1.7', against: `${types}:v1.1` },
    ]);
  });

  it('keep their digest where a tag moved, and it is told', async () => {
    const { declarations, registry, bsr } = await locked();
    const before = registry.digestOf(types, 'v1.0.0');
    registry.moved.set(`${types}:v1.0.0`, 'moved');
    const more = declarationsAt(declarations.root, {
      ...workspace,
      files: { 'buf.yaml': [...workspace.files['buf.yaml'], `${types}:v1.2.0`], 'b/buf.yaml': [extra] },
    });
    registry.table = { ...registry.table, [extra]: { 'v1.0.0': [] } };
    const resolution = await run(more, { registry, bsr, update: { kind: 'modules', modules: [extra] } });
    expect(resolution.against[0]?.module).toMatchObject({ manifestDigest: before });
    expect(resolution.changes.filter(({ kind }) => kind === 'tag-moved')).toEqual([
      {
        kind: 'tag-moved',
        module: types,
        tag: 'v1.0.0',
        locked: before,
        now: registry.digestOf(types, 'v1.0.0'),
        against: `${types}:v1.0.0`,
      },
    ]);
  });

  it('differ from the build files: a frozen run shows how, and where', async () => {
    const { declarations, registry, bsr } = await locked();
    const changed = declarationsAt(declarations.root, {
      ...workspace,
      against: { 'a/BUCK': [`${types}:v1.1`, `${types}:v2.0.0`], BUCK: [`${auth}:v2.0.0`] },
    });
    const error = await failure(run(changed, { registry, bsr, frozen: 'default' }));
    expect(error).toMatchObject({
      name: 'LockOutOfDateError',
      exitCode: 2,
      difference: [`- against ${types}:v1.0.0: nobody names it`, `+ against ${types}:v2.0.0: named by a/BUCK:31`],
    });
    expect(error.places.map(({ file }) => file)).toEqual(['oras.lock', 'a/BUCK']);
    const lines = (await readFile(join(declarations.root, 'oras.lock'), 'utf8')).split('\n');
    expect(lines[(error.places[0]?.line ?? 0) - 1]).toContain(`reference: ${types}:v1.0.0`);

    const missing = await failure(run(changed, { registry, bsr, offline: true }));
    expect(missing).toMatchObject({ name: 'ModulesMissingOfflineError', exitCode: 5 });
    expect(missing.message).toContain(`${types}:v2.0.0, to compare with, is not locked`);
    expect(missing.places.map(formatPlace)).toEqual(['a/BUCK:31']);

    const resolution = await run(changed, { registry, bsr });
    expect(resolution.changes).toEqual([
      { kind: 'removed', module: types, from: 'v1.0.0', against: `${types}:v1.0.0` },
      { kind: 'added', module: types, to: 'v2.0.0', against: `${types}:v2.0.0` },
    ]);
  });

  it('are incomplete: a frozen run says what is missing', async () => {
    const { declarations, registry, bsr } = await locked();
    const path = join(declarations.root, 'oras.lock');
    const text = await readFile(path, 'utf8');
    const start = text.lastIndexOf(`      - module: ${types}`);
    const { writeText } = await import('./resolve-harness.ts');
    await writeText(
      path,
      text.slice(0, start) + text.slice(start).replace(/^ {6}- module: oras\.test\/common\/types\n(?: {8}.*\n)*/, ''),
    );
    const error = await failure(run(declarations, { registry, bsr, frozen: 'asked' }));
    expect(error.message).toContain(
      `+ against ${auth}:v2.0.0: ${types}: at least v1.1.0, below v2 asked for by ${errors}:v1.0.0`,
    );
    expect(compared(await run(declarations, { registry, bsr }))).toEqual(closures);
  });

  it('need a lock where --frozen was given', async () => {
    const { registry } = world();
    const declarations = await makeDeclarations({ files: {}, against: { BUCK: [`${types}:v1.0.0`] } });
    expect((await failure(run(declarations, { registry, frozen: 'asked' }))).name).toBe('MissingLockError');
  });
});
