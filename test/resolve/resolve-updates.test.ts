import { describe, expect, it } from 'vitest';
import { OfflineError } from '../../src/oci/errors.ts';
import { declarationsAt, FakeRegistry, makeDeclarations, run, versions, writeLocks } from './resolve-harness.ts';
import { c, errors, failure, googleapis, locked, types, validate } from './resolve-world.ts';

describe('with locks that move', () => {
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

  it('keeps the locked digest of a tag that moved, and reports it where updates are asked for', async () => {
    const { registry, bsr, declarations, edited } = await locked([`${types}:v1.2.0`]);
    const digest = registry.digestOf(types, 'v1.2.0');
    registry.moved.set(`${types}:v1.2.0`, 'another artifact');
    expect((await run(declarations, { registry, bsr })).changes).toEqual([]);
    const more = edited([`${types}:v1.2.0`, `${errors}:v1.1.0`]);
    expect((await run(more, { registry, bsr })).changes).toMatchObject([{ kind: 'added', module: errors }]);
    const update = { kind: 'modules', modules: [errors] } as const;
    const resolution = await run(more, { registry, bsr, update });
    expect(resolution.changes).toContainEqual({
      kind: 'tag-moved',
      module: types,
      tag: 'v1.2.0',
      locked: digest,
      now: registry.digestOf(types, 'v1.2.0'),
    });
    expect(resolution.modules.find(({ module }) => module === types)).toMatchObject({ manifestDigest: digest });
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
    const update = { kind: 'modules', modules: ['other.test/m/new'] } as const;
    const resolution = await run(after, { registry, parallel: 2, update });
    expect(resolution.changes).toEqual([{ kind: 'added', module: 'other.test/m/new', to: 'v1.0.0' }]);
    expect(heads).toBeLessThanOrEqual(2);
  });
});
