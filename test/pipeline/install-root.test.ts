import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JobDirectory } from './job-directory.ts';

const bufYaml = 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n';

test('a job that stops before the locks are written reports no changes of them', async () => {
  await using job = await JobDirectory.create({ 'buf.yaml': bufYaml });
  await job.publish('common/types', 'v1.2.0');
  await writeFile(join(job.directory, 'buf'), 'no directory, where the cache of buf belongs');
  const stopped = await job.resolve();
  expect(stopped.report.exitCode).toBe(8);
  expect(stopped.report.roots[0]?.lock).toMatchObject({ status: 'unchanged', changes: [] });
  expect(stopped.log).not.toMatch(/^ *lock /m);
  await expect(job.read('oras.lock')).rejects.toMatchObject({ code: 'ENOENT' });

  await rm(join(job.directory, 'buf'));
  const done = await job.resolve();
  expect(done.report.exitCode).toBe(0);
  expect(done.report.roots[0]?.lock.changes).toMatchObject([{ kind: 'added' }]);
  expect(done.log).toMatch(/^ *lock /m);
});

test('a buck2 project is resolved also where buf can be neither found nor downloaded', async () => {
  await using job = await JobDirectory.create({ 'buf.yaml': bufYaml, '.buckconfig': '[cells]\nroot = .\n' });
  await job.publish('common/types', 'v1.2.0');
  const mirror = createServer((_, response) => response.writeHead(403).end()).listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  const { report, log } = await job.resolve({
    PATH: join(job.directory, 'nothing-here'),
    ORAS_BUF_TOOLS_MIRROR: `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/mirror`,
  });
  mirror.close();
  expect(report.exitCode, log).toBe(0);
  expect(report.remarks.filter(({ severity }) => severity === 'warning')).toMatchObject([
    {
      message: expect.stringMatching(
        /^The rules of the buck2 cell cannot build anything on this machine: buf is not on PATH, and .* answers 403/,
      ),
    },
  ]);
  expect(await job.read('.oras-buf/cell/index.bzl')).toContain('oras.birb.homes/common/types');
});
