import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BufCacheOptions } from '../../src/install/buf-cache.ts';
import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import { installModules } from './install-modules.ts';
import { filesOf, toInstall, vector } from './vectors.ts';

let directory: string;
let options: BufCacheOptions;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-install-'));
  await mkdir(join(directory, 'root'));
  options = {
    cacheDirectory: join(directory, 'buf'),
    stateDirectory: join(directory, 'state'),
    roots: [join(directory, 'root')],
    verify: false,
    lockVersions: new Set(['v1', 'v2']),
    parallel: 4,
  };
});
afterEach(async () => {
  await chmod(join(directory, 'buf'), 0o755).catch(() => {});
  await rm(directory, { recursive: true, force: true });
});

const entry = (tree: 'b5' | 'shake256', short: string): string =>
  join(options.cacheDirectory, 'v3', 'modules', tree, 'oras.birb.homes', 't', short, vector(short).commit);
const listed = async (top: string): Promise<readonly string[]> =>
  (await readdir(top, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(top.length + 1))
    .sort();

describe("buf's module cache", () => {
  it('gets the tree for v1 locks only where there is such a lock, and keeps what is known of it where there is none any more', async () => {
    const forV2: BufCacheOptions = { ...options, lockVersions: new Set(['v2']) };
    const how = async (given: BufCacheOptions): Promise<string | undefined> =>
      (await installModules([toInstall('a', [], false)], given))[0]?.how;
    expect(await how(forV2)).toBe('written');
    expect(await readdir(join(options.cacheDirectory, 'v3', 'modules'))).toEqual(['b5']);
    expect(await readdir(join(options.cacheDirectory, 'v3', 'commits'))).toEqual(['b5']);
    expect(await how(forV2)).toBe('present');
    expect(await how(options)).toBe('written');
    expect(await listed(entry('shake256', 'a'))).toEqual(await listed(entry('b5', 'a')));
    await writeFile(join(entry('shake256', 'a'), 'module.yaml'), 'damaged\n');
    expect(await how(forV2)).toBe('present');
    expect(await how(options)).toBe('repaired');
    for (const given of [forV2, options]) expect(await how(given)).toBe('present');
  });

  it('gets both trees and both commit files, with the digests of the vectors', async () => {
    for (const short of ['a', 'b', 'c']) {
      const [installed] = await installModules([toInstall(short, [], false)], options);
      const { b4, b5NoDeps: b5, countedFiles } = vector(short);
      expect(installed).toMatchObject({ contentDigests: { b4, b5 }, how: 'written' });
      expect(installed?.protoPaths).toEqual(countedFiles.filter((path) => path.endsWith('.proto')));
      for (const tree of ['b5', 'shake256'] as const) {
        expect(await listed(entry(tree, short))).toEqual(
          [...countedFiles.map((path) => `files/${path}`), 'module.yaml'].sort(),
        );
        expect(await readFile(join(entry(tree, short), 'module.yaml'), 'utf8')).toBe('version: v1\nfiles_dir: files\n');
        const commit = join(
          options.cacheDirectory,
          'v3',
          'commits',
          tree,
          'oras.birb.homes',
          `${vector(short).commit}.json`,
        );
        expect(JSON.parse(await readFile(commit, 'utf8'))).toEqual({
          version: 'v1',
          owner: 't',
          module: short,
          create_time: '2024-01-01T00:00:00Z',
          digest: tree === 'b5' ? b5 : b4,
        });
      }
    }
    expect(await readdir(join(options.cacheDirectory, 'v3', 'modules', 'b5', 'oras.birb.homes', 't', 'a'))).toEqual([
      vector('a').commit,
    ]);
  });

  it('shares the files of the two trees on the disk', async () => {
    await installModules([toInstall('a')], options);
    const [one, other] = await Promise.all(
      (['b5', 'shake256'] as const).map((tree) => stat(join(entry(tree, 'a'), 'files', 'a', 'v1', 'a.proto'))),
    );
    expect(one?.ino).toBe(other?.ino);
  });

  it('asks for no content where everything is there, be it recorded or hashed', async () => {
    const reads: ModuleName[] = [];
    const modules = [toInstall('a', reads), toInstall('b', reads)];
    await installModules(modules, options);
    reads.length = 0;
    for (const verify of [false, true]) {
      const again = await installModules(modules, { ...options, verify });
      expect(again.map(({ how }) => how)).toEqual(['present', 'present']);
    }
    const elsewhere = await installModules(modules, { ...options, stateDirectory: join(directory, 'other-state') });
    expect(elsewhere.map(({ how }) => how)).toEqual(['present', 'present']);
    expect(reads).toEqual([]);
    expect(elsewhere.map(({ protoPaths }) => protoPaths)).toEqual([['a/v1/a.proto'], ['b/v1/b.proto']]);
  });

  it('needs no digests for what it installed before', async () => {
    const reads: ModuleName[] = [];
    await installModules([toInstall('a', reads)], options);
    reads.length = 0;
    const [again] = await installModules([toInstall('a', reads, false)], options);
    expect(again).toMatchObject({ how: 'present', contentDigests: { b4: vector('a').b4 } });
    expect(reads).toEqual([]);
  });

  const proto = (tree: 'b5' | 'shake256'): string => join(entry(tree, 'a'), 'files', 'a', 'v1', 'a.proto');
  const damages: Readonly<Record<string, () => Promise<void>>> = {
    'a byte that was altered': async () => {
      const text = await readFile(proto('b5'), 'utf8');
      await writeFile(proto('b5'), text.replace('a.v1', 'b.v1'));
    },
    'a byte that was altered, the time set back': async () => {
      const { atime, mtime } = await stat(proto('b5'));
      const text = await readFile(proto('b5'), 'utf8');
      await writeFile(proto('b5'), text.replace('a.v1', 'b.v1'));
      await utimes(proto('b5'), atime, mtime);
    },
    'a file that is gone from one tree': () => rm(proto('shake256')),
    'a file that was added': () =>
      writeFile(join(entry('b5', 'a'), 'files', 'a', 'v1', 'evil.proto'), 'syntax = "proto3";\n'),
    'an added file that buf does not count': () => writeFile(join(entry('b5', 'a'), 'files', 'notes.txt'), 'hello'),
    'a file that became a symbolic link': async () => {
      await rm(proto('b5'));
      await symlink('/etc/hostname', proto('b5'));
    },
    'a broken module.yaml': () => writeFile(join(entry('b5', 'a'), 'module.yaml'), 'version: v9\n'),
    'dependencies in module.yaml that are not ours': () =>
      writeFile(
        join(entry('b5', 'a'), 'module.yaml'),
        `version: v1\nfiles_dir: files\ndeps:\n  - name: buf.build/x/y\n    commit: ${'1'.repeat(32)}\n    digest: b5:${'1'.repeat(128)}\n`,
      ),
    'an entry that is a file': async () => {
      await rm(entry('b5', 'a'), { recursive: true });
      await writeFile(entry('b5', 'a'), 'no directory');
    },
    'an empty entry': async () => {
      await rm(entry('b5', 'a'), { recursive: true });
      await mkdir(entry('b5', 'a'));
    },
    'a commit file with another digest': () =>
      writeFile(
        join(options.cacheDirectory, 'v3', 'commits', 'b5', 'oras.birb.homes', `${vector('a').commit}.json`),
        '{"version":"v1"}',
      ),
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(`finds and repairs ${what}`, async () => {
      await installModules([toInstall('a')], options);
      const before = await listed(options.cacheDirectory);
      await damage();
      const [repaired] = await installModules([toInstall('a')], options);
      expect(repaired?.how).toBe(what.startsWith('a commit file') ? 'present' : 'repaired');
      expect(await listed(options.cacheDirectory)).toEqual(before);
      const text = await readFile(proto('b5'), 'utf8');
      expect(text).toBe(vector('a').files['a/v1/a.proto']);
      expect((await installModules([toInstall('a')], { ...options, verify: true }))[0]?.how).toBe('present');
      const commit = join(
        options.cacheDirectory,
        'v3',
        'commits',
        'b5',
        'oras.birb.homes',
        `${vector('a').commit}.json`,
      );
      expect(await readFile(commit, 'utf8')).toContain(vector('a').b5NoDeps);
    });
  }

  it('refuses content that does not have the expected digest, and leaves nothing behind: exit 6', async () => {
    const tampered = {
      ...toInstall('a'),
      content: async () => ({ files: filesOf({ ...vector('a').files, 'a/v1/a.proto': 'syntax = "proto3";\n' }) }),
    };
    const error = await installModules([tampered], options).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'InstalledDigestError', exitCode: 6 });
    expect((error as Error).message).toContain('oras.birb.homes/t/a');
    expect((error as Error).message).toContain(vector('a').b5NoDeps);
    expect(await readdir(directory)).not.toContain('buf');
  });

  it('installs a module of the BSR with what module.yaml held, and keeps the commit file of buf', async () => {
    const a = vector('a');
    const b = vector('b');
    const commits = join(options.cacheDirectory, 'v3', 'commits', 'b5', 'buf.build');
    await mkdir(commits, { recursive: true });
    const own = `{"version":"v1","owner":"t","module":"b","create_time":"2023-07-05T00:00:00Z","digest":"${b.b5WithDeps}"}`;
    await writeFile(join(commits, `${b.commit}.json`), own);
    await installModules(
      [
        {
          module: parseModuleName('buf.build/t/b'),
          commit: b.commit,
          expected: { b4: b.b4, b5: b.b5WithDeps },
          content: async () => ({
            files: filesOf(b.files),
            dependencies: [{ module: parseModuleName('buf.build/t/a'), commit: a.commit, digest: a.b5NoDeps }],
          }),
        },
      ],
      options,
    );
    const directoryOf = (tree: string): string =>
      join(options.cacheDirectory, 'v3', 'modules', tree, 'buf.build', 't', 'b', b.commit);
    expect(await readFile(join(directoryOf('b5'), 'module.yaml'), 'utf8')).toBe(
      `version: v1\nfiles_dir: files\ndeps:\n  - name: buf.build/t/a\n    commit: "${a.commit}"\n    digest: ${a.b5NoDeps}\n`,
    );
    expect(await readFile(join(directoryOf('shake256'), 'module.yaml'), 'utf8')).toBe(
      'version: v1\nfiles_dir: files\n',
    );
    expect(await readFile(join(commits, `${b.commit}.json`), 'utf8')).toBe(own);
  });

  it('writes only the tree for v2 locks where b4 is not known, and the other one once it is', async () => {
    const b5 = vector('a').b5NoDeps;
    const withoutB4 = { ...toInstall('a'), expected: { b4: '', b5 } };
    expect((await installModules([withoutB4], options))[0]).toMatchObject({
      how: 'written',
      contentDigests: { b4: '', b5 },
    });
    expect(await readdir(join(options.cacheDirectory, 'v3', 'modules'))).toEqual(['b5']);
    expect(await readdir(join(options.cacheDirectory, 'v3', 'commits'))).toEqual(['b5']);
    expect((await installModules([withoutB4], options))[0]?.how).toBe('present');
    expect((await installModules([toInstall('a')], options))[0]?.how).toBe('written');
    expect((await readdir(join(options.cacheDirectory, 'v3', 'modules'))).sort()).toEqual(['b5', 'shake256']);
  });

  it('refuses a cache inside the repository, also by way of a symbolic link: exit 2', async () => {
    const inside = join(directory, 'root', 'cache');
    await mkdir(inside);
    await symlink(inside, join(directory, 'link'));
    for (const cacheDirectory of [inside, join(directory, 'link', 'deeper')]) {
      const error = await installModules([toInstall('a')], { ...options, cacheDirectory }).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: 'CacheInsideRootError', exitCode: 2 });
    }
    expect(await readdir(inside)).toEqual([]);
  });

  it('removes what a killed run left beside an entry once it is old, and leaves what is young', async () => {
    const parent = join(entry('b5', 'a'), '..');
    const leftover = (digits: string): string => join(parent, `.${vector('a').commit}.4242.${digits}.tmp`);
    await mkdir(leftover('000000000000'), { recursive: true });
    await mkdir(leftover('111111111111'));
    await utimes(leftover('000000000000'), new Date(0), new Date(0));
    await installModules([toInstall('a')], options);
    expect((await readdir(parent)).sort()).toEqual(
      [`.${vector('a').commit}.4242.111111111111.tmp`, vector('a').commit].sort(),
    );
  });

  it('lets several processes write, repair and read one cache at once', async () => {
    const script = join(import.meta.dirname, 'install-process.ts');
    const run = promisify(execFile);
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        run(process.execPath, [script, options.cacheDirectory, join(directory, `state-${index}`), directory]),
      ),
    );
    const after = await installModules([toInstall('a'), toInstall('b'), toInstall('c')], { ...options, verify: true });
    expect(after.map(({ how }) => how)).toEqual(['present', 'present', 'present']);
    expect((await listed(options.cacheDirectory)).filter((path) => path.includes('.tmp'))).toEqual([]);
  }, 60_000);

  it('says which path cannot be written: exit 8', async () => {
    await writeFile(options.cacheDirectory, 'a file where the directory should be');
    const error = await installModules([toInstall('a')], options).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ exitCode: 8 });
  });
});
