import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BsrNotFoundError, BufMissingError } from '../../src/bsr/buf-failure.ts';
import type { ProvidedBsrModule } from '../../src/bsr/resolve-bsr.ts';
import { newerCommits } from '../../src/commands/newer-commits.ts';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import type { BsrRequest } from '../../src/resolve/bsr-half.ts';
import type { GraphModule } from '../../src/resolve/module-graph.ts';
import { LoopbackServer } from '../oci/loopback-registry.ts';
import { command, json } from './command-directory.ts';
import { lockedShop } from './shop.ts';

const host = 'oras.birb.homes';

async function olderShop() {
  const job = await lockedShop();
  await job.publish('common/types', 'v1.4.0');
  await job.publish('common/types', 'v2.0.0');
  await job.publish('common/base', 'v1.5.0');
  await job.publish('team/auth', 'v2.2.0');
  await job.publish('team/audit', 'v1.4.1');
  await job.publish('common/errors', 'stable', [`${host}/common/base:v1.1.0`]);
  return job;
}

describe('oras-buf outdated', () => {
  it('says that nothing is newer', async () => {
    await using job = await lockedShop();
    expect(await command(job, ['outdated', '--fail'])).toMatchObject({
      exitCode: 0,
      stdout: 'This workspace (buf, from oras.lock)\n5 modules, nothing newer.\n',
    });
  });

  it('tells what fits, what is newest, what an update takes and who holds back', async () => {
    await using job = await olderShop();
    await job.publish('shop/orders', 'v9.0.0');
    const { stdout, exitCode } = await command(job, ['outdated']);
    await expect(stdout).toMatchFileSnapshot('../golden/commands/outdated.txt');
    expect(exitCode).toBe(0);
    expect((await command(job, ['outdated', '--fail'])).exitCode).toBe(7);
    await expect((await command(job, ['outdated', '--json'])).stdout).toMatchFileSnapshot(
      '../golden/commands/outdated.json',
    );
    // It only looks.
    expect(await job.read('oras.lock')).toContain('v1.3.0');
  });

  it('says what an update then does', async () => {
    await using job = await olderShop();
    const { roots } = (await json(job, ['outdated'])) as {
      roots: { modules: { name: string; update: string; locked: string }[] }[];
    };
    await job.resolve({ ORAS_BUF_UPDATE: 'true' });
    const lock = await job.read('oras.lock');
    for (const { name, update, locked } of roots[0]?.modules ?? []) {
      expect(lock).toContain(`module: ${name}\n    tag: ${update || locked}\n`);
    }
  });

  it('says unknown, and why, where a registry does not answer, and nothing else is hidden by that', async () => {
    await using job = await lockedShop();
    await rm(`${job.registry}/team`, { recursive: true });
    const found = await json(job, ['outdated']);
    expect(found).toMatchObject({
      roots: [
        {
          modules: [
            { name: `${host}/common/base`, state: 'current' },
            {},
            {},
            { state: 'unknown' },
            { state: 'unknown' },
          ],
        },
      ],
    });
    expect((await command(job, ['outdated'])).stdout).toContain('the registry does not have this module (any more)');
    // A registry that is down is not one without news.
    expect((await command(job, ['outdated', '--fail'])).exitCode).toBe(5);
    const offline = await command(job, ['outdated', '--offline'], {
      environment: { ORAS_BUF_REGISTRY_ENDPOINT: 'https://127.0.0.1:1' },
    });
    expect(offline.stdout).toContain('5 could not be told');
    expect(offline.stdout).toContain('Of 5 modules none is known to be old, 5 could not be told.');
  });

  it('asks for every tag list once, at one time', async () => {
    await using job = await lockedShop();
    let underWay = 0;
    let most = 0;
    await using server = await new LoopbackServer((request, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(
          request.url?.includes('tags/list')
            ? '{"name":"x","tags":["v1.1.0","v1.3.0","v1.4.0","v2.1.0","v3.0.0"]}'
            : '{}',
        );
      }, 50);
    }).start();
    const { stdout } = await command(job, ['outdated'], { environment: { ORAS_BUF_REGISTRY_ENDPOINT: server.origin } });
    expect(server.count('GET', 'tags/list')).toBe(5);
    expect(most).toBeGreaterThanOrEqual(4);
    expect(stdout).toMatch(/team\/auth\s+v2\.1\.0\s+v2\.1\.0\s+v3\.0\.0/);
    expect(stdout).toContain('the registry does not have stable any more');
  });
});

describe('modules of the BSR', () => {
  const [a, b] = ['buf.build/x/a', 'buf.build/x/b'].map((name) => parseModuleName(name)) as [ModuleName, ModuleName];
  const [old, fresh, labelled] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];
  const graphModule = (module: ModuleName, text: string): GraphModule => ({
    module,
    source: 'bsr',
    version: old,
    digest: '',
    commit: old,
    asks: [
      {
        module,
        requirement: parseRequirement(text, 'workspace'),
        asker: { kind: 'workspace', file: 'buf.yaml', line: 4 },
      },
    ],
    requires: [],
    reason: { rule: 'default-label', deciding: [] },
  });
  const provided = (module: ModuleName, commit: string): ProvidedBsrModule => ({
    module,
    commit,
    b4: '',
    b5: '',
    dependencies: [],
  });

  it('are newer where their label names another commit', async () => {
    const askBsr = async ({ wanted }: BsrRequest) =>
      wanted.map(({ module, reference }) =>
        provided(module, reference === 'main' ? labelled : module === a ? fresh : old),
      );
    expect(await newerCommits({ askBsr }, [graphModule(a, ''), graphModule(b, '')])).toMatchObject([
      { name: a, state: 'newer', fits: fresh, newest: fresh, update: fresh, heldBy: [] },
      { name: b, state: 'current', fits: old, newest: old, update: '' },
    ]);
    expect(await newerCommits({ askBsr }, [graphModule(a, 'main'), graphModule(b, old)])).toMatchObject([
      { name: a, fits: labelled, newest: fresh, update: labelled, heldBy: [{ requirement: 'main' }] },
      { name: b, state: 'current', fits: old },
    ]);
  });

  it('are unknown with the reason where buf cannot tell', async () => {
    const askBsr = async (): Promise<never> => {
      throw new BufMissingError('buf was not found', { next: 'Install it.' });
    };
    expect(await newerCommits({ askBsr }, [graphModule(a, '')])).toMatchObject([
      { state: 'unknown', fits: '', newest: '', note: 'buf was not found' },
    ]);
  });

  it('are asked for one by one where one of them is gone', async () => {
    let asked = 0;
    const askBsr = async ({ wanted }: BsrRequest) => {
      asked += 1;
      if (wanted.some(({ module }) => module === b))
        throw new BsrNotFoundError('there is no buf.build/x/b', { next: '' });
      return wanted.map(({ module }) => provided(module, fresh));
    };
    expect(await newerCommits({ askBsr }, [graphModule(a, ''), graphModule(b, '')])).toMatchObject([
      { name: a, state: 'newer' },
      { name: b, state: 'unknown', note: 'there is no buf.build/x/b' },
    ]);
    expect(asked).toBe(3);
  });
});
