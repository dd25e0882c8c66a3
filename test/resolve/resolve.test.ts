import { describe, expect, it } from 'vitest';
import { OfflineError } from '../../src/oci/errors.ts';
import { FakeRegistry, makeDeclarations, run, versions, writeLocks } from './resolve-harness.ts';
import { auth, errors, failure, shown, types, world } from './resolve-world.ts';

describe('without a lock', () => {
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

  it('refuses two spellings of one version that hold different artifacts, and takes them where they are the same', async () => {
    const { registry, bsr } = world();
    registry.table = { [types]: { 'v1.2.0': [], '1.2.0': [] } };
    const declarations = await makeDeclarations({ files: { 'buf.yaml': [`${types}:^1`] } });
    const twins = await failure(run(declarations, { registry, bsr }));
    expect(twins).toMatchObject({ name: 'TwinTagsError', exitCode: 4 });
    await expect(shown(twins)).toMatchFileSnapshot('../golden/conflicts/twin-tags.txt');
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
});
