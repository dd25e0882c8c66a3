import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JobDirectory } from './job-directory.ts';

const types = 'oras.birb.homes/common/types';
const errors = 'oras.birb.homes/common/errors';
const v1 = (...deps: readonly string[]): string =>
  `version: v1\n${deps.length === 0 ? '' : `deps:\n${deps.map((one) => `  - ${one}\n`).join('')}`}`;
const v2 = (...deps: readonly string[]): string => v1(...deps).replace('v1', 'v2');

test('a root that lies in another one of the same job is left to itself, before it has a lock and after', async () => {
  await using job = await JobDirectory.create({ 'buf.yaml': v1(types), 'sub/buf.yaml': v1(errors) });
  await job.publish('common/types', 'v1.2.0');
  await job.publish('common/errors', 'v1.1.0');
  const both = { ORAS_BUF_DIRECTORY: '., sub' };
  const first = await job.resolve(both);
  expect(first.report.roots.map(({ directory, modules }) => [directory, modules.map(({ name }) => name)])).toEqual([
    ['.', [types]],
    ['sub', [errors]],
  ]);
  expect(await job.read('oras.lock')).not.toContain(errors);
  expect((await job.resolve({ ...both, ORAS_BUF_FROZEN: 'true' })).log).toContain('Success');
  expect((await job.resolve({ ORAS_BUF_FROZEN: 'true' })).report.exitCode).toBe(0);
});

test('places of errors are named from the workspace, whichever root they are in, and however far the job came', async () => {
  await using job = await JobDirectory.create({ 'p/buf.yaml': v2(types), 'q/buf.yaml': v2(`${types}:v9.9.9`) });
  await job.publish('common/types', 'v1.2.0');
  const both = { ORAS_BUF_DIRECTORY: 'p, q' };
  const placesIn = async (variables: Readonly<Record<string, string>>): Promise<unknown> =>
    (await job.resolve(variables)).report.problem?.places;
  expect(await placesIn(both)).toEqual([{ file: 'q/buf.yaml', line: 3 }]);
  await job.write({ 'q/buf.yaml': 'version: v2\ndeps:\n  - elsewhere.test/a/b\n' });
  expect(await placesIn(both)).toMatchObject([{ file: 'q/buf.yaml', line: 3 }]);
  expect(await placesIn({ ORAS_BUF_DIRECTORY: 'q' })).toMatchObject([{ file: 'q/buf.yaml', line: 3 }]);

  await writeFile(join(job.directory, 'no-directory'), '');
  const outside = join(job.directory, 'no-directory/cache');
  expect(await placesIn({ ORAS_BUF_DIRECTORY: 'p', ORAS_BUF_CACHE_DIR: outside })).toMatchObject([
    { file: expect.stringContaining(outside) },
  ]);
});
