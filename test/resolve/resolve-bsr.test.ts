import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BsrNotFoundError } from '../../src/bsr/buf-failure.ts';
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
import { auth, c, errors, failure, googleapis, locked, shown, types, validate, world } from './resolve-world.ts';

describe('modules of the BSR', () => {
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
    await expect(shown(error)).toMatchFileSnapshot('../golden/conflicts/two-labels.txt');
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
