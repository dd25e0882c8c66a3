import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BsrCommit, type BsrStandIn, startBsrStandIn } from './bsr-stand-in.ts';
import { writeFiles } from './fixture-files.ts';
import { requirePeers } from './peers.ts';
import { mustRun, runProgram } from './program.ts';

const peers = requirePeers('bsr-stand-in', 'buf-1.75', 'buf-1.45');

const date: BsrCommit = {
  name: 'buf.build/acme/date',
  id: '11111111111141118111111111111111',
  labels: ['main', 'v1.0.0'],
  createTime: '2024-01-01T00:00:00Z',
  files: {
    'acme/date/v1/date.proto': 'syntax = "proto3";\npackage acme.date.v1;\nmessage Date { int32 day = 1; }\n',
    'README.md': '# Date\n',
  },
};
const money: BsrCommit = {
  name: 'buf.build/acme/money',
  id: '22222222222242228222222222222222',
  labels: ['main'],
  createTime: '2024-02-01T00:00:00Z',
  files: {
    'acme/money/v1/money.proto':
      'syntax = "proto3";\npackage acme.money.v1;\nimport "acme/date/v1/date.proto";\nmessage Money { acme.date.v1.Date on = 1; }\n',
  },
  dependencies: [date.id],
};
const bank: BsrCommit = {
  name: 'buf.build/acme/bank',
  id: '33333333333343338333333333333333',
  labels: ['main'],
  createTime: '2024-03-01T00:00:00Z',
  files: {
    'acme/bank/v1/bank.proto':
      'syntax = "proto3";\npackage acme.bank.v1;\nimport "acme/money/v1/money.proto";\nmessage Bank { acme.money.v1.Money owns = 1; }\n',
  },
  dependencies: [money.id],
};
const newerDate: BsrCommit = {
  ...date,
  id: '44444444444444448444444444444444',
  createTime: '2024-04-01T00:00:00Z',
  labels: ['main'],
};

interface Lock {
  deps: { name?: string; repository?: string; commit: string; digest: string }[];
}

describe.runIf(peers.ready)('the stand-in of the BSR', () => {
  let standIn: BsrStandIn;
  let scratch: string;
  const environment = (cache: string): Record<string, string> => ({
    PATH: env['PATH'] ?? '',
    HOME: scratch,
    BUF_CACHE_DIR: join(scratch, cache),
    ...standIn.environment,
  });
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-test-'));
    standIn = await startBsrStandIn(peers.path('bsr-stand-in'), [date, money, bank]);
  });
  afterAll(async () => {
    await standIn.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  for (const buf of ['buf-1.45', 'buf-1.75'] as const) {
    for (const version of ['v1', 'v2'] as const) {
      test(`${buf} updates a ${version} lock, verifies the digests of what it downloads, and builds`, async () => {
        const directory = join(scratch, `${buf}-${version}`);
        await writeFiles(directory, {
          'buf.yaml': `version: ${version}\ndeps:\n  - buf.build/acme/bank\n`,
          'app.proto':
            'syntax = "proto3";\npackage app;\nimport "acme/bank/v1/bank.proto";\nmessage App { acme.bank.v1.Bank bank = 1; }\n',
        });
        const options = { directory, environment: environment(`cache-${buf}-${version}`) };
        await mustRun(peers.path(buf), ['dep', 'update'], options);
        const lock = parse(await readFile(join(directory, 'buf.lock'), 'utf8')) as Lock;
        expect(lock.deps.map((dep) => dep.commit).sort()).toEqual([date.id, money.id, bank.id]);
        expect(lock.deps.every((dep) => dep.digest.startsWith(version === 'v1' ? 'shake256:' : 'b5:'))).toBe(true);
        await mustRun(peers.path(buf), ['build'], options);
      });
    }
  }

  test('buf refuses bytes that are not those of the digest', async () => {
    const directory = join(scratch, 'tampered');
    await writeFiles(directory, {
      'buf.yaml': 'version: v2\ndeps:\n  - buf.build/acme/date\n',
      'app.proto':
        'syntax = "proto3";\npackage app;\nimport "acme/date/v1/date.proto";\nmessage App { acme.date.v1.Date date = 1; }\n',
    });
    await mustRun(peers.path('buf-1.75'), ['dep', 'update'], {
      directory,
      environment: environment('cache-tampered-1'),
    });
    await standIn.replaceModules([
      { ...date, files: { ...date.files, 'acme/date/v1/date.proto': 'syntax = "proto3";\n' } },
    ]);
    const build = await runProgram(peers.path('buf-1.75'), ['build'], {
      directory,
      environment: environment('cache-tampered-2'),
    });
    await standIn.replaceModules([date, money, bank]);
    expect(build.exitCode).not.toBe(0);
    expect(build.output).toMatch(/digest/);
  });

  test('a newer commit takes the label over, for everybody who needs the module', async () => {
    await standIn.replaceModules([date, money, bank, newerDate]);
    const directory = join(scratch, 'newer');
    await writeFiles(directory, {
      'buf.yaml': 'version: v2\ndeps:\n  - buf.build/acme/bank\n  - buf.build/acme/date\n',
      'app.proto': 'syntax = "proto3";\n',
    });
    await mustRun(peers.path('buf-1.75'), ['dep', 'update'], { directory, environment: environment('cache-newer') });
    const lock = parse(await readFile(join(directory, 'buf.lock'), 'utf8')) as Lock;
    await standIn.replaceModules([date, money, bank]);
    expect(lock.deps.find((dep) => dep.name === 'buf.build/acme/date')?.commit).toBe(newerDate.id);
  });

  test('tells who asked for what, also a host that it does not serve', async () => {
    const directory = join(scratch, 'elsewhere');
    await writeFiles(directory, {
      'buf.yaml': 'version: v2\ndeps:\n  - buf.example.test/acme/bank\n',
      'app.proto': 'syntax = "proto3";\n',
    });
    const update = await runProgram(peers.path('buf-1.75'), ['dep', 'update'], {
      directory,
      environment: environment('cache-elsewhere'),
    });
    expect(update.exitCode).not.toBe(0);
    const hosts = (await standIn.requests()).map((each) => each.host);
    expect(hosts).toContain('buf.build');
    expect(hosts).toContain('buf.example.test');
  });
});
