import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnsafeArchiveError } from '../../src/modules/archive-safety.ts';
import { NoProtoFilesError } from '../../src/modules/module-archive.ts';
import { LayoutEscapeError, UnknownHostError } from '../../src/oci/errors.ts';
import { LayoutRegistry } from '../../src/oci/layout-registry.ts';
import { MalformedReferenceError } from '../../src/oci/reference.ts';
import {
  CheckFailedError,
  CheckNotRunError,
  NoVersionToPushError,
  TwinTakenError,
  VersionTakenError,
} from '../../src/publish/errors.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { command, json } from './command-directory.ts';

const host = 'oras.birb.homes';
const reference = (tag: string): string => `${host}/common/types:${tag}`;
const quick = ['--skip-lint', '--skip-breaking'];

const proto = (...lines: readonly string[]): string =>
  ['syntax = "proto3";', 'package common.types.v1;', ...lines, ''].join('\n');

async function workspace(files: Readonly<Record<string, string>> = {}): Promise<JobDirectory> {
  return await JobDirectory.create({
    'buf.yaml': `version: v2\nname: ${host}/common/types\n`,
    'common/types/v1/a.proto': proto(),
    LICENSE: 'MIT\n',
    ...files,
  });
}

const tagsIn = async (job: JobDirectory): Promise<Readonly<Record<string, string | undefined>>> => {
  const registry = new LayoutRegistry(host, job.registry);
  const tags = await registry.listTags('common/types').catch(() => []);
  const pairs = await Promise.all(
    tags.toSorted().map(async (tag) => [tag, await registry.resolveTag('common/types', tag)] as const),
  );
  return Object.fromEntries(pairs);
};

describe('oras-buf push', () => {
  it('shows what it would do, does it, and has nothing to do the second time', async () => {
    await using job = await workspace();
    const dry = await command(job, ['push', '.', reference('v1.2.0'), '--dry-run', '--latest', ...quick]);
    await expect(dry.stdout).toMatchFileSnapshot('../golden/commands/push-dry-run.txt');
    expect(await tagsIn(job)).toEqual({});
    const pushed = await command(job, ['push', '.', reference('v1.2.0'), '--partial-tags', ...quick]);
    await expect(pushed.stdout).toMatchFileSnapshot('../golden/commands/push.txt');
    const tags = await tagsIn(job);
    expect(Object.keys(tags)).toEqual(['v1', 'v1.2', 'v1.2.0']);
    expect(new Set(Object.values(tags)).size).toBe(1);
    const again = await command(job, ['push', '.', reference('v1.2.0'), ...quick]);
    await expect(again.stdout).toMatchFileSnapshot('../golden/commands/push-again.txt');
    expect(again.exitCode).toBe(0);
    // No lock is written where nothing is asked for.
    await expect(job.read('oras.lock')).rejects.toThrow('ENOENT');
    await expect(job.read('buf.lock')).rejects.toThrow('ENOENT');
  });

  it('names what is wrong with its words, once', async () => {
    await using job = await workspace();
    const wrong = async (...argv: readonly string[]): Promise<unknown> =>
      await command(job, ['push', ...argv]).catch((error: unknown) => error);
    expect(await wrong('protos', reference('v1.0.0'))).toMatchObject({
      exitCode: 2,
      message: 'there is no directory protos',
      next: expect.stringContaining('DIR'),
    });
    expect(await wrong(reference('v1.0.0'), '.')).toMatchObject({
      exitCode: 2,
      next: expect.stringContaining(`oras-buf push . ${reference('v1.0.0')}`),
    });
  });

  it('begins a registry in an empty directory, and says so where there is none', async () => {
    await using job = await workspace();
    const directory = join(job.directory, 'new registry ü');
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${directory}` };
    const push = () => command(job, ['push', '.', reference('v1.0.0'), ...quick], { environment });
    await expect(push()).rejects.toMatchObject({ exitCode: 2, next: expect.stringContaining('make the directory') });
    await mkdir(directory);
    expect((await push()).stdout).toContain('Pushed');
  });

  it('has a stable JSON', async () => {
    await using job = await workspace();
    const { stdout } = await command(job, ['push', '.', reference('v1.0.0'), '--latest', '--json', ...quick]);
    await expect(stdout).toMatchFileSnapshot('../golden/commands/push.json');
  });

  it('never moves a version, in either spelling, and says which files differ', async () => {
    await using job = await workspace();
    await command(job, ['push', '.', reference('v1.0.0'), ...quick]);
    const before = await tagsIn(job);
    await job.write({ 'common/types/v1/a.proto': proto('message A {}'), 'common/types/v1/b.proto': proto() });
    const moved = await command(job, ['push', '.', reference('v1.0.0'), ...quick]).catch((one: unknown) => one);
    expect(moved).toBeInstanceOf(VersionTakenError);
    expect(moved).toMatchObject({
      exitCode: 7,
      message: expect.stringContaining('(other content: common/types/v1/a.proto; new: common/types/v1/b.proto)'),
    });
    await expect(command(job, ['push', '.', reference('1.0.0'), ...quick])).rejects.toThrow(TwinTakenError);
    await expect(command(job, ['push', '.', reference('v1.0.0'), '--dry-run', ...quick])).rejects.toThrow(
      VersionTakenError,
    );
    expect(await tagsIn(job)).toEqual(before);
    await job.write({ 'common/types/v1/a.proto': proto() });
    await expect(command(job, ['push', '.', reference('v1.0.0'), ...quick])).rejects.toThrow(
      'new: common/types/v1/b.proto',
    );
  });

  it('moves other tags only when asked, and only forward', async () => {
    await using job = await workspace();
    const push = async (tag: string, ...flags: readonly string[]): Promise<void> => {
      await job.write({ 'common/types/v1/a.proto': proto(`// ${tag}`) });
      await command(job, ['push', '.', reference(tag), ...quick, ...flags]);
    };
    await push('v1.0.0', '--latest', '--partial-tags');
    await push('v1.1.0');
    let tags = await tagsIn(job);
    expect(tags['latest']).toBe(tags['v1.0.0']);
    await push('v2.0.0', '--latest', '--partial-tags');
    await push('v1.2.0', '--latest', '--partial-tags');
    await push('v3.0.0-rc.1', '--latest', '--partial-tags');
    await push('main');
    await push('main');
    tags = await tagsIn(job);
    expect([tags['latest'], tags['v2'], tags['v1'], tags['v1.2'], tags['v1.0']]).toEqual([
      tags['v2.0.0'],
      tags['v2.0.0'],
      tags['v1.2.0'],
      tags['v1.2.0'],
      tags['v1.0.0'],
    ]);
    expect(Object.keys(tags)).toEqual([
      'latest',
      'main',
      'v1',
      'v1.0',
      'v1.0.0',
      'v1.1.0',
      'v1.2',
      'v1.2.0',
      'v2',
      'v2.0',
      'v2.0.0',
      'v3.0.0-rc.1',
    ]);
  });

  it('a tag that is asked for later is written although the version is there', async () => {
    await using job = await workspace();
    await command(job, ['push', '.', reference('v1.0.0'), ...quick]);
    expect(await json(job, ['push', '.', reference('v1.0.0'), '--latest'])).toMatchObject({
      outcome: 'already-there',
      tags: [
        { tag: 'v1.0.0', state: 'unchanged' },
        { tag: 'latest', state: 'created' },
      ],
    });
    expect((await tagsIn(job))['latest']).toBe((await tagsIn(job))['v1.0.0']);
  });

  it('resolves, locks and installs what the module asks for, and mounts nothing in a directory', async () => {
    await using job = await workspace({
      'buf.yaml': `version: v2\nname: ${host}/common/types\ndeps:\n  - ${host}/common/base:v1.0.0\n`,
    });
    await job.publish('common/base', 'v1.0.0');
    expect(await json(job, ['push', '.', reference('v1.0.0'), ...quick])).toMatchObject({
      dependencies: [`${host}/common/base:v1.0.0`],
      blobs: [{ how: 'uploaded' }, { how: 'uploaded' }],
    });
    expect(await job.read('oras.lock')).toContain('common/base');
    // A consumer finds both.
    await using consumer = await JobDirectory.create({
      'buf.yaml': `version: v2\ndeps:\n  - ${reference('v1.0.0')}\n`,
    });
    const { report } = await consumer.resolve({ ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}` });
    expect(report.roots[0]?.modules.map(({ name }) => name)).toEqual([`${host}/common/base`, `${host}/common/types`]);
  });

  it.each([
    [['.', `${host}/common/types`], NoVersionToPushError],
    [['.', reference('latest')], NoVersionToPushError],
    [['.', reference('v1')], NoVersionToPushError],
    [['.', reference('v1.0.0'), '--mount-from', `${host}/staging:v1`], MalformedReferenceError],
    [['.', 'elsewhere.test/common/types:v1.0.0'], UnknownHostError],
  ])('refuses %j', async (words, error) => {
    await using job = await workspace({ 'buf.yaml': 'version: v2\n' });
    await expect(command(job, ['push', ...words, ...quick])).rejects.toThrow(error);
    expect(await tagsIn(job)).toEqual({});
  });

  it('refuses what no consumer could read', async () => {
    await using job = await workspace({ 'common/types/v1/A.proto': proto() });
    await expect(command(job, ['push', '.', reference('v1.0.0'), ...quick])).rejects.toThrow(UnsafeArchiveError);
    await using empty = await JobDirectory.create({ 'buf.yaml': `version: v2\nname: ${host}/common/types\n` });
    await expect(command(empty, ['push', '.', reference('v1.0.0'), ...quick])).rejects.toThrow(NoProtoFilesError);
  });

  it.skipIf(process.platform === 'win32')(
    'writes nothing through a link that leads out of a directory registry',
    async () => {
      await using job = await workspace();
      await using outside = await JobDirectory.create();
      const { symlink, readdir } = await import('node:fs/promises');
      await mkdir(join(job.registry, 'common'));
      await symlink(outside.workspace, join(job.registry, 'common', 'types'));
      await expect(command(job, ['push', '.', reference('v1.0.0'), ...quick])).rejects.toThrow(LayoutEscapeError);
      expect(await readdir(outside.workspace)).toEqual([]);
    },
  );
});

describe.skipIf(process.platform === 'win32')('the checks', () => {
  /** A buf that writes down how it was called, and has what is given to say. */
  async function fakeBuf(job: JobDirectory, command: string, exitCode: number, says: string): Promise<string> {
    const path = join(job.directory, 'fake-buf');
    const script = `#!/bin/sh\necho "$* token=$ORAS_REGISTRY_TOKEN" >> "${path}.log"\n[ "$1" != ${command} ] || { printf '%s\\n' '${says}'; exit ${exitCode}; }\n`;
    await writeFile(path, script);
    await chmod(path, 0o755);
    return path;
  }
  const finding =
    '{"path":"common/types/v1/a.proto","start_line":2,"start_column":1,"type":"RULE_X","message":"no good"}';

  it('lint comes first; its findings are exit code 1, with the place', async () => {
    await using job = await workspace();
    const buf = await fakeBuf(job, 'lint', 100, finding);
    const error = await command(job, ['push', '.', reference('v1.0.0'), '--buf-path', buf]).catch(
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(CheckFailedError);
    expect(error).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('common/types/v1/a.proto:2:1: no good (RULE_X)'),
      places: [{ file: 'common/types/v1/a.proto', line: 2, column: 1 }],
      next: expect.stringContaining('--skip-lint'),
    });
    expect(await tagsIn(job)).toEqual({});
  });

  it('breaking changes are told against the version before, laid out with all that it needs', async () => {
    await using job = await workspace({
      'buf.yaml': `version: v2\nname: ${host}/common/types\ndeps:\n  - ${host}/common/base:v1.0.0\n`,
    });
    await job.publish('common/base', 'v1.0.0');
    const green = await fakeBuf(job, 'nothing', 0, '');
    const environment = { ORAS_REGISTRY_TOKEN: 'secret' };
    const first = await command(job, ['push', '.', reference('v1.0.0'), '--buf-path', green], { environment });
    expect(first.stdout).toContain('breaking  not needed: nothing older is published of v1');
    await job.write({ 'common/types/v1/a.proto': proto('message A {}') });
    const second = await command(job, ['push', '.', reference('v1.1.0'), '--buf-path', green], { environment });
    expect(second.stdout).toContain('breaking  passed, against v1.0.0');
    const calls = (await readFile(`${green}.log`, 'utf8')).trim().split('\n');
    expect(calls.map((line) => line.replaceAll(/\/\S+\/published\.binpb/g, 'IMAGE'))).toEqual([
      'lint . --error-format json token=',
      'lint . --error-format json token=',
      'build m1 -o IMAGE token=',
      'breaking . --against IMAGE --exclude-imports --error-format json token=',
    ]);
    await job.write({ 'common/types/v1/a.proto': proto('message B {}') });
    const red = await fakeBuf(job, 'breaking', 100, finding);
    const error = await command(job, ['push', '.', reference('v1.2.0'), '--buf-path', red]).catch(
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(CheckFailedError);
    expect(error).toMatchObject({ message: expect.stringContaining(`it breaks who uses ${reference('v1.1.0')}`) });
    expect(Object.keys(await tagsIn(job))).toEqual(['v1.0.0', 'v1.1.0']);
    const skipped = await command(job, ['push', '.', reference('v1.2.0'), '--buf-path', red, '--skip-breaking']);
    expect(skipped.stdout).toContain('breaking  skipped: --skip-breaking');
  });

  it('what was published while they ran is known before latest moves', async () => {
    await using job = await workspace();
    await command(job, ['push', '.', reference('v1.0.0'), ...quick]);
    const index = join(job.registry, 'common/types/index.json');
    const before = await readFile(index);
    await job.write({ 'common/types/v1/a.proto': proto('message Two {}') });
    await command(job, ['push', '.', reference('v2.0.0'), '--latest', ...quick]);
    await writeFile(`${index}.later`, await readFile(index));
    await writeFile(index, before);
    const buf = join(job.directory, 'fake-buf');
    await writeFile(buf, `#!/bin/sh\ncp '${index}.later' '${index}'\n`);
    await chmod(buf, 0o755);
    await job.write({ 'common/types/v1/a.proto': proto('message One {}') });
    const flags = ['--latest', '--partial-tags', '--skip-breaking', '--buf-path', buf];
    const { stdout } = await command(job, ['push', '.', reference('v1.1.0'), ...flags]);
    expect(stdout).toContain('latest stays: v2.0.0 is newer');
    const tags = await tagsIn(job);
    expect(tags['latest']).toBe(tags['v2.0.0']);
    expect(tags['v1']).toBe(tags['v1.1.0']);
  });

  it('a buf that cannot work is no finding', async () => {
    await using job = await workspace();
    const buf = await fakeBuf(job, 'lint', 1, 'Failure: decode buf.yaml: no such key');
    await expect(command(job, ['push', '.', reference('v1.0.0'), '--buf-path', buf])).rejects.toThrow(CheckNotRunError);
  });
});
