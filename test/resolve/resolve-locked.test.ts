import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitId } from '../../src/modules/content-digest.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { digestsFor, run, versions, writeLocks, writeText } from './resolve-harness.ts';
import { auth, c, errors, failure, googleapis, locked, types, validate } from './resolve-world.ts';

describe('with locks that are kept', () => {
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
        `  + ${validate}: the default label asked for by buf.yaml:4`,
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
});
