import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { recordName } from '../../src/store/verified-record.ts';
import { JobDirectory } from './job-directory.ts';

const bufYaml = 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n';

async function filesBelow(directory: string, name: RegExp): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.map((one) => join(one.parentPath, one.name)).filter((path) => name.test(path));
}

/** Overwrites a file with as many other bytes. */
async function spoil(path: string): Promise<void> {
  await writeFile(path, Buffer.alloc((await stat(path)).size, 0x20));
}

/** Nothing can give a file its old ctime again; a disk that goes bad does not touch it. What was recorded is made to fit instead. */
async function recordAsIs(job: JobDirectory, installed: string): Promise<void> {
  const [record = ''] = await filesBelow(join(job.directory, 'cache/installed'), /\.json$/);
  const { mtimeMs, ctimeMs, size } = await stat(installed);
  const text = await readFile(record, 'utf8');
  const path = installed.slice(installed.indexOf('/files/') + 1);
  const stamps = new RegExp(`(\\["${path}",\\["f",${size}),[\\d.]+,[\\d.]+\\]`);
  expect(text).toMatch(stamps);
  await writeFile(record, text.replace(stamps, `$1,${mtimeMs},${ctimeMs}]`));
}

const warnings = ({ remarks }: Report): readonly string[] =>
  remarks.filter(({ severity }) => severity === 'warning').map(({ message }) => message);

test('bytes that went bad with no trace are found by verify alone, and are mended: in the cache of buf', async () => {
  await using job = await JobDirectory.create({ 'buf.yaml': bufYaml });
  await job.publish('common/types', 'v1.2.0');
  expect((await job.resolve()).report.exitCode).toBe(0);
  const [installed = ''] = await filesBelow(join(job.directory, 'buf/v3/modules/b5'), /\.proto$/);
  const right = await readFile(installed, 'utf8');
  await spoil(installed);
  await recordAsIs(job, installed);
  const plain = await job.resolve();
  expect(plain.report.roots[0]?.modules.map(({ origin }) => origin)).toEqual(['installed']);
  expect(await readFile(installed, 'utf8')).not.toBe(right);
  const verified = await job.resolve({ ORAS_BUF_VERIFY: 'true' });
  expect(warnings(verified.report)).toEqual([
    'oras.birb.homes/common/types was damaged in the cache of buf, and was repaired.',
  ]);
  expect(await readFile(installed, 'utf8')).toBe(right);
});

test('bytes that went bad with no trace are found by verify alone, and are mended: in the store', async () => {
  await using job = await JobDirectory.create({ 'buf.yaml': bufYaml });
  await job.publish('common/types', 'v1.2.0');
  const { report } = await job.resolve();
  expect(report.exitCode).toBe(0);
  const store = join(job.directory, 'cache/store');
  const blobs = await filesBelow(join(store, 'blobs/sha256'), /\/[0-9a-f]{64}$/);
  const sizes = await Promise.all(blobs.map(async (path) => ({ path, head: (await readFile(path)).subarray(0, 1) })));
  const layer = sizes.find(({ head }) => head[0] !== 0x7b)?.path ?? '';
  await spoil(layer);
  const { size, ino, mtimeNs, ctimeNs } = await stat(layer, { bigint: true });
  await writeFile(join(store, recordName), `sha256:${layer.slice(-64)} ${size} ${ino} ${mtimeNs} ${ctimeNs}\n`, {
    flag: 'a',
  });
  expect(warnings((await job.resolve()).report)).toEqual([]);
  const verified = await job.resolve({ ORAS_BUF_VERIFY: 'true' });
  expect(warnings(verified.report)).toEqual([
    `oras.birb.homes/common/types was damaged in the store (${join(job.directory, 'cache')}), and was fetched again.`,
  ]);
  expect(warnings((await job.resolve({ ORAS_BUF_VERIFY: 'true' })).report)).toEqual([]);
});
