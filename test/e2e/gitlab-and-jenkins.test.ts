import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import type { Report } from '../../src/report/report.ts';
import { environmentNamesOf, settingNames } from '../../src/settings/definitions.ts';
import { recordName } from '../../src/store/verified-record.ts';
import { readAsGitlab } from '../ci/gitlab-log-stand-in.ts';
import { bufYaml, protoFile } from './bad-input-machine.ts';
import { CiMachine, type CiRun } from './ci-machine.ts';

const token = 'tok_swordfish';
const good = {
  'buf.yaml': bufYaml('oras.birb.homes/common/types:v1.2.0'),
  'shop/v1/order.proto':
    'syntax = "proto3";\n\npackage shop.v1;\n\nimport "common/types/v1/id.proto";\n\nmessage Order {\n  common.types.v1.Id id = 1;\n}\n',
};
/** buf prints the name of the message, and with it what looks like our token. */
const red = { 'shop/v1/bad.proto': protoFile('shop.v1', `${token}_name`) };
const files = [
  'code-quality.json',
  'junit.xml',
  'metrics.txt',
  'oras-buf.sarif',
  'outputs.env',
  'report.html',
  'report.json',
  'summary.md',
];

async function machine(more: Readonly<Record<string, string>> = {}): Promise<CiMachine> {
  const made = await CiMachine.create({ ...good, ...more });
  await made.publish('common/types', 'v1.2.0', { 'common/types/v1/id.proto': protoFile('common.types.v1', 'Id') });
  await made.publish('common/types', 'v1.3.0', {
    'common/types/v1/id.proto': protoFile('common.types.v1', 'Id').concat('// 3\n'),
  });
  return made;
}

function gitlab(ci: CiMachine, job = 1): Record<string, string> {
  return {
    GITLAB_CI: 'true',
    CI_PROJECT_DIR: ci.checkout,
    CI_PIPELINE_ID: '7',
    CI_JOB_ID: String(job),
    CI_JOB_URL: `https://gitlab.example/group/project/-/jobs/${job}`,
    ORAS_BUF_CACHE_KEY: 'key-of-the-locks',
  };
}

function jenkins(ci: CiMachine): Record<string, string> {
  return { JENKINS_URL: 'https://ci.example/', BUILD_TAG: 'jenkins-p-1', WORKSPACE: ci.checkout };
}

function reportOf(run: CiRun): Report {
  return JSON.parse(run.reports.get('report.json') ?? '') as Report;
}

function outputsOf(run: CiRun): Record<string, string> {
  const lines = (run.reports.get('outputs.env') ?? '').trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

async function blobsOf(ci: CiMachine): Promise<readonly string[]> {
  return (await readdir(join(ci.checkout, '.oras-buf/store/blobs/sha256'))).sort();
}

function expectNoSecret(run: CiRun): void {
  expect(run.log).not.toContain(token);
  for (const [name, text] of run.reports) expect(text, name).not.toContain(token);
}

describe('a job on GitLab', { timeout: 60_000 }, () => {
  it('is green, has every file, and leaves nothing private behind', async () => {
    await using ci = await machine();
    const run = await ci.run(['run'], gitlab(ci));
    expect(run, run.log).toMatchObject({ exitCode: 0, stdout: '' });
    expect([...run.reports.keys()].sort()).toEqual([...files, 'gitlab-annotations.json'].sort());
    expect(reportOf(run)).toMatchObject({
      ci: 'gitlab',
      outcome: 'success',
      cache: { result: 'miss', key: 'key-of-the-locks', matchedKey: '', saved: 'not-needed' },
    });
    expect(JSON.parse(run.reports.get('gitlab-annotations.json') ?? '')).toMatchObject({
      'oras-buf': [
        {
          external_link: {
            url: 'https://gitlab.example/group/project/-/jobs/1/artifacts/file/.oras-buf/report/report.html',
          },
        },
      ],
    });
    const { markers } = readAsGitlab(run.log);
    expect(markers.map(({ kind }) => kind)).toEqual(['start', 'end']);
    expect(await readdir(`${ci.checkout}.tmp/oras-buf`)).not.toContainEqual(expect.stringContaining('oras-buf-job-'));
    expect(await readFile(join(ci.checkout, '.oras-buf/.gitignore'), 'utf8')).toBe('*\n');
    const inCheckout = await readdir(join(ci.checkout, '.oras-buf'), { recursive: true });
    expect(inCheckout.filter((path) => path.endsWith('.proto'))).toEqual([]);
    expect((await readdir(join(ci.checkout, '.oras-buf/store'))).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  });

  it('hands no variable to later jobs that would be a setting there', async () => {
    await using ci = await machine();
    const run = await ci.run(['resolve'], gitlab(ci));
    const outputs = outputsOf(run);
    expect(outputs).toMatchObject({
      ORAS_BUF_OUTCOME: 'success',
      ORAS_BUF_CACHE_HIT: 'false',
      ORAS_BUF_CACHE_RESULT: 'miss',
      ORAS_BUF_LOCK_DIGEST: expect.stringMatching(/^sha256:/),
    });
    const settings = settingNames.flatMap((name) => environmentNamesOf(name).map((variable) => variable.name));
    expect(Object.keys(outputs).filter((name) => settings.includes(name))).toEqual([]);
  });

  it('takes the second time everything from the store that the runner restored, and asks nobody', async () => {
    await using ci = await machine();
    const first = await ci.run(['run'], gitlab(ci, 1));
    expect(first.requests).toBeGreaterThan(0);
    await ci.nextGitlabJob();
    const second = await ci.run(['run'], gitlab(ci, 2));
    expect(second, second.log).toMatchObject({ exitCode: 0, requests: 0 });
    expect(reportOf(second)).toMatchObject({
      cache: { result: 'hit', matchedKey: 'key-of-the-locks' },
      roots: [{ modules: [{ origin: 'cache' }] }],
      traffic: { requests: 0 },
    });
    expect(outputsOf(second)['ORAS_BUF_CACHE_HIT']).toBe('true');
  });

  it('fetches what changed only, and drops what no lock reaches any more', async () => {
    await using ci = await machine();
    await ci.publish('common/errors', 'v1.0.0', { 'common/errors/v1/e.proto': protoFile('common.errors.v1', 'E') });
    const both = (version: string) =>
      bufYaml(`oras.birb.homes/common/types:${version}`, 'oras.birb.homes/common/errors:v1.0.0');
    await ci.write({ 'buf.yaml': both('v1.2.0') });
    await ci.run(['resolve'], gitlab(ci, 1));
    const before = await blobsOf(ci);
    await ci.nextGitlabJob();
    await ci.write({ 'buf.yaml': both('v1.3.0') });
    const second = await ci.run(['resolve', '--no-frozen'], gitlab(ci, 2));
    expect(reportOf(second).cache, second.log).toMatchObject({ result: 'partial', matchedKey: '' });
    const after = await blobsOf(ci);
    expect(after).toHaveLength(before.length);
    expect(after.filter((blob) => !before.includes(blob))).toHaveLength(2);
    const index = await readFile(join(ci.checkout, '.oras-buf/store/index.json'), 'utf8');
    expect(index).toContain('common/types:v1.3.0');
    expect(index).not.toContain('common/types:v1.2.0');
  });

  it('keeps what an earlier command of the same job reached, and drops it in the next job', async () => {
    await using ci = await machine({
      'a/buf.yaml': bufYaml('oras.birb.homes/common/types:v1.2.0'),
      'b/buf.yaml': bufYaml('oras.birb.homes/common/types:v1.3.0'),
    });
    await rm(join(ci.checkout, 'buf.yaml'));
    await ci.run(['resolve', '--directory', 'a'], gitlab(ci, 1));
    const a = await blobsOf(ci);
    await ci.run(['resolve', '--directory', 'b'], gitlab(ci, 1));
    expect(await blobsOf(ci)).toEqual(expect.arrayContaining([...a]));
    await ci.run(['resolve', '--directory', 'b'], gitlab(ci, 2));
    expect((await blobsOf(ci)).length).toBe(a.length);
  });

  it('believes no byte of a restored store, nor a record in it that vouches for them', async () => {
    await using ci = await machine();
    await ci.run(['resolve'], gitlab(ci, 1));
    await ci.nextGitlabJob();
    const lines: string[] = [];
    for (const hex of await blobsOf(ci)) {
      const path = join(ci.checkout, '.oras-buf/store/blobs/sha256', hex);
      const bytes = await readFile(path);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      await writeFile(path, bytes);
      const { size, ino, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
      lines.push(`sha256:${hex} ${size} ${ino} ${mtimeNs} ${ctimeNs}\n`);
    }
    await writeFile(join(ci.checkout, '.oras-buf/store', recordName), lines.join(''));
    const run = await ci.run(['resolve'], gitlab(ci, 2));
    expect(run.exitCode, run.log).toBe(0);
    expect(reportOf(run).roots[0]?.modules[0]?.origin).toBe('network');
    expect(reportOf(run).cache.result).toBe('miss');
    for (const hex of await blobsOf(ci)) {
      const bytes = await readFile(join(ci.checkout, '.oras-buf/store/blobs/sha256', hex));
      expect(digestHex(digestOf(bytes))).toBe(hex);
    }
    expect(await readdir(join(ci.checkout, '.oras-buf/store'))).not.toContain(recordName);
  });

  it('leaves the cache as it was in the merge request of a fork', async () => {
    await using ci = await machine();
    await ci.run(['resolve'], gitlab(ci, 1));
    const before = await blobsOf(ci);
    await ci.nextGitlabJob();
    await ci.write({ 'buf.yaml': bufYaml('oras.birb.homes/common/types:v1.3.0') });
    const fork = {
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_PROJECT_ID: '5',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '6',
    };
    const run = await ci.run(['resolve', '--no-frozen'], { ...gitlab(ci, 2), ...fork });
    expect(run.exitCode, run.log).toBe(0);
    expect(reportOf(run).cache).toMatchObject({ result: 'miss', saved: 'not-allowed' });
    expect(await blobsOf(ci)).toEqual(before);
  });

  it.each(['.oras-buf/store', '.oras-buf/store/blobs', '.oras-buf'])(
    'does not go where a commit points %s',
    async (link) => {
      await using ci = await machine();
      const elsewhere = join(ci.directory, 'elsewhere');
      await mkdir(elsewhere);
      await mkdir(join(ci.checkout, link, '..'), { recursive: true });
      await symlink(elsewhere, join(ci.checkout, link));
      const run = await ci.run(['resolve'], gitlab(ci));
      expect(run.exitCode, run.log).toBe(7);
      expect(await readdir(elsewhere)).toEqual([]);
    },
  );

  it('is red with the exit code, the files, and no secret', async () => {
    await using ci = await machine(red);
    const run = await ci.run(['run'], {
      ...gitlab(ci),
      ORAS_REGISTRY_TOKEN: token,
      ORAS_BUF_EXPORT_CREDENTIALS: 'true',
    });
    expect(run.exitCode, run.log).toBe(1);
    expect([...run.reports.keys()].sort()).toEqual([...files, 'gitlab-annotations.json'].sort());
    expect(outputsOf(run)['ORAS_BUF_OUTCOME']).toBe('failure');
    expect(run.reports.get('junit.xml')).toContain('<failure');
    expect(JSON.parse(run.reports.get('code-quality.json') ?? '')).toContainEqual(
      expect.objectContaining({ location: { path: 'shop/v1/bad.proto', lines: { begin: 6 } } }),
    );
    expect(run.log).toContain('***_name');
    expect(run.log).toContain('ORAS_REGISTRY_TOKEN is not exported');
    expectNoSecret(run);
  });

  it('ends with 143 where it is cancelled, with the files, and leaves nothing private behind', async () => {
    await using ci = await machine();
    const run = await ci.cancel(['run'], gitlab(ci));
    expect(run.exitCode, run.log).toBe(143);
    expect(reportOf(run)).toMatchObject({ outcome: 'cancelled', exitCode: 143 });
    expect(outputsOf(run)['ORAS_BUF_OUTCOME']).toBe('cancelled');
    expect(await readdir(`${ci.checkout}.tmp/oras-buf`)).not.toContainEqual(expect.stringContaining('oras-buf-job-'));
  });

  it('tells of wrong settings in the same files', async () => {
    await using ci = await machine();
    const run = await ci.run(['run'], { ...gitlab(ci), ORAS_BUF_CI: 'gitlba' });
    expect(run.exitCode).toBe(2);
    expect(run.log).toContain('gitlba');
    expect([...run.reports.keys()].sort()).toEqual([...files, 'gitlab-annotations.json'].sort());
    expect(outputsOf(run)).toEqual({ ORAS_BUF_OUTCOME: 'error' });
    expect(reportOf(run)).toMatchObject({ ci: 'gitlab', problem: { kind: 'InvalidSettingError' } });
  });
});

describe('a job on Jenkins', { timeout: 60_000 }, () => {
  it('is green, has every file, and keeps everything else beside the workspace', async () => {
    await using ci = await machine();
    const run = await ci.run(['run'], jenkins(ci));
    expect(run, run.log).toMatchObject({ exitCode: 0, stdout: '' });
    expect([...run.reports.keys()].sort()).toEqual(files);
    expect(reportOf(run)).toMatchObject({ ci: 'jenkins', outcome: 'success', cache: { result: 'off' } });
    expect(outputsOf(run)['ORAS_BUF_BUF_CACHE_DIR']).toBe(`${ci.checkout}@tmp/oras-buf/buf`);
    expect(await readdir(join(ci.checkout, '.oras-buf'))).not.toContain('store');
    expect(run.log).not.toContain('\x1b');
    const second = await ci.run(['run'], jenkins(ci));
    expect(second).toMatchObject({ exitCode: 0, requests: 0 });
  });

  it('is red with the exit code, the files, and no secret', async () => {
    await using ci = await machine(red);
    const run = await ci.run(['run'], { ...jenkins(ci), ORAS_REGISTRY_TOKEN: token });
    expect(run.exitCode, run.log).toBe(1);
    expect([...run.reports.keys()].sort()).toEqual(files);
    expect(outputsOf(run)['ORAS_BUF_OUTCOME']).toBe('failure');
    expectNoSecret(run);
  });

  it('is what --ci asks for, whatever is detected', async () => {
    await using ci = await machine();
    const run = await ci.run(['resolve', '--ci', 'jenkins'], { ...gitlab(ci), WORKSPACE: ci.checkout });
    expect(run.exitCode, run.log).toBe(0);
    expect(reportOf(run).ci).toBe('jenkins');
  });
});
