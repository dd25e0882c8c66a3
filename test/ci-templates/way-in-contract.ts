import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf, environmentNamesOf, settingNames } from '../../src/settings/definitions.ts';
import { releaseServer } from './way-in-downloads.ts';
import {
  downloadPath,
  type Ended,
  ended,
  type Machine,
  type Seen,
  seen,
  testedVersion,
  tinyRelease,
  WayInScene,
  withOneBitChanged,
} from './way-in-scene.ts';

const release = await tinyRelease();

/** What oras-buf.sh must do in every shell. Call it once a shell. */
export function describeWayIn(name: string, machine: Machine): void {
  const tools = machine.tools ?? ['curl', 'wget', 'sha256sum'];
  const scene = (more: readonly string[] = ['node']): WayInScene =>
    new WayInScene(machine.shell, release.script, [...tools, ...more], machine.toolsDirectory);
  const besideArchive = (at: WayInScene, archive = release.archive): string =>
    at.file(join(at.place, 'oras-buf-cli.tgz'), archive);

  describe.concurrent(`oras-buf.sh in ${name}: the engine`, () => {
    it('is unpacked once from the archive beside it', async () => {
      using at = scene();
      besideArchive(at);
      const first = seen(await at.run());
      expect(first.engine).toMatch(new RegExp(`/${testedVersion.replaceAll('.', '\\.')}-[0-9a-f]{64}/index\\.js$`));
      expect(first.engine.startsWith(join(at.home, '.cache/oras-buf/engine/'))).toBe(true);
      expect(await at.run()).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
      expect(at.cached()).toHaveLength(1);
    });

    it('is fetched once from the mirror', async () => {
      using at = scene();
      await using server = await releaseServer(release.archive);
      const environment = { ORAS_BUF_MIRROR: `${server.origin}/` };
      const first = await at.run({ environment });
      expect(seen(first).args).toEqual(['echo']);
      expect(first.stderr).toContain(`oras-buf.sh: fetching ${server.origin}${downloadPath}\n`);
      expect((await at.run({ environment })).code).toBe(0);
      expect(server.seen).toHaveLength(1);
      expect(at.cached()).toHaveLength(1);
    });

    it('is what ORAS_BUF_CLI names: a file, a directory, a program', async () => {
      using at = scene();
      besideArchive(at, Buffer.from('not looked at'));
      const index = at.file(join(at.directory, 'own engine/index.js'), 'console.log("mine", ...process.argv.slice(2))');
      const program = at.program(join(at.directory, 'own-program'), 'echo program "$@"');
      const linked = join(at.directory, 'oras-buf');
      at.file(join(at.directory, 'oras-buf-1'), '#!/usr/bin/env node\nconsole.log("linked")', 0o755);
      symlinkSync(join(at.directory, 'oras-buf-1'), linked);
      const said = async (path: string): Promise<string> =>
        (await at.run({ environment: { ORAS_BUF_CLI: path } })).stdout;
      expect(await said(index)).toBe('mine echo\n');
      expect(await said(join(at.directory, 'own engine'))).toBe('mine echo\n');
      expect(await said('../own engine')).toBe('mine echo\n');
      expect(await said(program)).toBe('program echo\n');
      expect(await said(linked)).toBe('linked\n');
      const wrong = await at.run({ environment: { ORAS_BUF_CLI: join(at.directory, 'nowhere') } });
      expect(wrong).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('nowhere, where there is no engine'),
      });
      expect(at.cached()).toEqual([]);
    });

    it('is oras-buf on PATH, and no copy of the script by that name', async () => {
      using at = scene();
      const copies = ['a', 'b'].map((directory) =>
        at.file(join(at.directory, directory, 'oras-buf'), release.script, 0o755),
      );
      at.program(join(at.directory, 'c/oras-buf'), 'echo from PATH "$@"');
      const path = [join(at.directory, 'a'), join(at.directory, 'b'), join(at.directory, 'c'), at.bin];
      expect(await at.run({ path })).toMatchObject({ code: 0, stdout: 'from PATH echo\n' });
      expect(await at.run({ path, script: copies[0] ?? '' })).toMatchObject({ code: 0, stdout: 'from PATH echo\n' });
    });

    it('is not run where its archive is not the released one, and nothing is left', async () => {
      using at = scene();
      const archive = besideArchive(at, withOneBitChanged(release.archive));
      const run = await at.run();
      expect(run).toMatchObject({ code: 6, stdout: '' });
      expect(run.stderr).toContain(`error: ${archive} is not oras-buf ${testedVersion}: its SHA-256 is `);
      expect(at.cached()).toEqual([]);
      await using server = await releaseServer(withOneBitChanged(release.archive));
      const fetched = await at.run({
        script: at.file(join(at.directory, 'alone/oras-buf.sh'), release.script),
        environment: { ORAS_BUF_MIRROR: server.origin },
      });
      expect(fetched).toMatchObject({
        code: 6,
        stdout: '',
        stderr: expect.stringContaining(`${server.origin}${downloadPath} is not`),
      });
      expect(at.cached()).toEqual([]);
    });

    it('is whole, however many jobs start at once', async () => {
      using at = scene();
      besideArchive(at);
      const runs = await Promise.all(Array.from({ length: 8 }, () => at.run()));
      for (const run of runs) expect(seen(run).args).toEqual(['echo']);
      const [entry, ...others] = at.cached();
      expect(others).toEqual([]);
      expect(at.cached(join(at.home, '.cache/oras-buf/engine', entry ?? '')).toSorted()).toEqual([
        'index.js',
        'package.json',
      ]);
    });
  });

  describe.concurrent(`oras-buf.sh in ${name}: Node`, () => {
    it('is the first that is new enough, and may be called nodejs', async () => {
      using at = scene([]);
      besideArchive(at);
      at.oldNode(join(at.directory, 'a/node'), 'v20.1.0');
      at.oldNode(join(at.directory, 'b/node'), 'v22.18.0');
      mkdirSync(join(at.directory, 'c'));
      symlinkSync(process.execPath, join(at.directory, 'c/nodejs'));
      const path = [...['a', 'b', 'c'].map((directory) => join(at.directory, directory)), at.bin];
      expect(seen(await at.run({ path })).node).toBe(process.execPath);
    });

    it('is missed with what was seen where', async () => {
      using at = scene([]);
      besideArchive(at);
      expect(await at.run()).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('error: oras-buf needs Node 22.19 or newer, and there is none on PATH\n'),
      });
      const old = at.oldNode(join(at.directory, 'a/node'), 'v20.1.0');
      const odd = at.program(join(at.directory, 'b/node'), 'echo packet radio');
      const run = await at.run({ path: [join(at.directory, 'a'), join(at.directory, 'b'), at.bin] });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(`none on PATH: ${old} is Node 20.1; ${odd} does not tell a version of Node\n`);
      expect(run.stderr).toContain('ORAS_BUF_NODE');
      expect(at.cached()).toEqual([]);
    });

    it('is what ORAS_BUF_NODE names, wherever that lies, and never quietly another one', async () => {
      using at = scene(['node']);
      besideArchive(at);
      const old = at.oldNode(join(at.directory, 'a/node'), 'v22.18.9');
      const refused = await at.run({ environment: { ORAS_BUF_NODE: old } });
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`ORAS_BUF_NODE names ${old}, which is Node 22.18`),
      });
      expect(await at.run({ environment: { ORAS_BUF_NODE: 'node' } })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('no program'),
      });
      symlinkSync(process.execPath, join(at.checkout, 'my node'));
      expect(seen(await at.run({ environment: { ORAS_BUF_NODE: 'my node' }, path: [at.bin] })).node).toBe(
        process.execPath,
      );
    });
  });

  describe.concurrent(`oras-buf.sh in ${name}: what passes through`, () => {
    it('every argument as it is, standard input, and the environment', async () => {
      using at = scene();
      besideArchive(at);
      const args = [
        'echo',
        '',
        'two words',
        '"\'`$HOME`$(id)\\',
        'line\nbreak\n',
        '*',
        '~',
        '--',
        '-n',
        'é\u{1f600}',
        '\t',
      ];
      // This one would read what is meant for the engine.
      at.program(join(at.directory, 'greedy/node'), 'while read -r line; do :; done; echo v20.0.0');
      const path = ['.', 'relative/bin', '', join(at.checkout, 'bin'), join(at.directory, 'greedy'), at.bin];
      const environment = { version: '1', node: 'n', url: 'u', engine: 'e', ORAS_REGISTRY_TOKEN: 's3cr3t-token' };
      const saw: Seen = seen(await at.run({ args, path, environment, input: 'typed\n' }));
      expect(saw.args).toEqual(args);
      expect(saw.input).toBe('typed\n');
      const { _, SHLVL, PWD, OLDPWD, ...rest } = saw.environment;
      expect(rest).toEqual({ PATH: path.join(':'), HOME: at.home, CI_PROJECT_DIR: at.checkout, ...environment });
    });

    it('exit codes', async () => {
      using at = scene();
      besideArchive(at);
      for (const code of [0, 1, 7, 143, 255]) expect((await at.run({ args: ['exit', `${code}`] })).code).toBe(code);
    });

    it('signals', async () => {
      using at = scene();
      besideArchive(at);
      const child = at.start({ args: ['wait'] });
      child.stdout?.once('data', () => child.kill('SIGTERM'));
      expect(await ended(child)).toMatchObject({ code: 143, stdout: 'ready\nended\n' });
    });
  });

  describe.concurrent(`oras-buf.sh in ${name}: a hostile checkout`, () => {
    it('has no program of its own run', async () => {
      using at = scene();
      await using server = await releaseServer(release.archive);
      const owned = join(at.directory, 'owned');
      const names = [
        'node',
        'nodejs',
        'oras-buf',
        'curl',
        'wget',
        'sha256sum',
        'tar',
        'find',
        'id',
        'mktemp',
        'readlink',
        'grep',
        'mkdir',
      ];
      for (const directory of [at.checkout, join(at.checkout, 'bin')])
        for (const program of names) at.program(join(directory, program), `echo ${program} >>'${owned}'; exit 1`);
      symlinkSync(join(at.checkout, 'bin'), join(at.directory, 'way-around'));
      mkdirSync(join(at.directory, 'linked'));
      for (const program of ['node', 'oras-buf'])
        symlinkSync(join(at.checkout, 'bin', program), join(at.directory, 'linked', program));
      const into = [join(at.checkout, 'bin'), join(at.directory, 'way-around'), join(at.directory, 'linked')];
      const path = ['', '.', 'bin', './bin', `${at.bin}/../checkout`, ...into, at.bin];
      const run = await at.run({ path, environment: { ORAS_BUF_MIRROR: server.origin } });
      expect(seen(run).args).toEqual(['echo']);
      expect(existsSync(owned)).toBe(false);
      // A machine with no program at all, not even one that tells where a link leads.
      const without = await at.run({ path: into, environment: { ORAS_BUF_MIRROR: server.origin } });
      expect(existsSync(owned)).toBe(false);
      expect(without.code).toBe(2);
      expect(without.stderr).toContain(`${join(at.checkout, 'bin/node')} lies in the checkout`);
    });

    it.each([
      ['WORKSPACE', ''],
      ['GITHUB_WORKSPACE', ''],
      ['', '.git'],
    ])('is known by %s%s', async (variable, repository) => {
      using at = scene([]);
      if (repository !== '') mkdirSync(join(at.checkout, repository));
      symlinkSync(process.execPath, join(at.checkout, 'node'));
      const environment = {
        CI_PROJECT_DIR: '',
        ORAS_BUF_MIRROR: 'http://127.0.0.1:1',
        ...(variable !== '' && { [variable]: at.checkout }),
      };
      const run = await at.run({ path: [at.checkout, at.bin], environment });
      expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('lies in the checkout') });
    });

    it('and a cache in it are given nothing that is run unverified', async () => {
      using at = scene();
      await using server = await releaseServer(release.archive);
      const environment = {
        ORAS_BUF_MIRROR: server.origin,
        ORAS_BUF_ENGINE_DIR: '.cache/engine',
        XDG_CACHE_HOME: join(at.checkout, '.xdg'),
      };
      expect(seen(await at.run({ environment })).engine.startsWith(at.home)).toBe(true);
      const kept = join(at.checkout, '.cache/engine', `oras-buf-cli-${testedVersion}.tgz`);
      expect(readFileSync(kept).equals(release.archive)).toBe(true);
      expect(existsSync(join(at.checkout, '.xdg'))).toBe(false);
      // The next machine has the kept archive and nothing else.
      const next = { ...environment, HOME: join(at.directory, 'home 2') };
      expect(seen(await at.run({ environment: next })).engine.startsWith(next.HOME)).toBe(true);
      expect(server.seen).toHaveLength(1);
      at.file(kept, withOneBitChanged(release.archive));
      const last = { ...environment, HOME: join(at.directory, 'home 3') };
      const run = await at.run({ environment: last });
      expect(seen(run).engine.startsWith(last.HOME)).toBe(true);
      expect(run.stderr).toContain(`${kept} is not what was released: it is fetched anew`);
      expect(readFileSync(kept).equals(release.archive)).toBe(true);
    });
  });

  describe.concurrent(`oras-buf.sh in ${name}: no secret`, () => {
    it('is shown, also where the shell shows each command', async () => {
      using at = scene();
      besideArchive(at);
      const secrets = Object.fromEntries(
        settingNames
          .filter((setting) => definitionOf(setting).type === 'secret')
          .flatMap((setting) =>
            environmentNamesOf(setting).map((variable) => [variable.name, `s3cr3t-${setting}`] as const),
          ),
      );
      expect(Object.keys(secrets).length).toBeGreaterThan(3);
      const traced: Ended = await at.run({ args: ['exit', '0'], environment: secrets });
      expect(traced.code).toBe(0);
      expect(traced.stdout + traced.stderr).not.toContain('s3cr3t');
    });

    it('may be in the address of the mirror', async () => {
      using at = scene();
      for (const mirror of [
        'https://user:s3cr3t@127.0.0.1:1',
        'http://127.0.0.1:1/?key=s3cr3t',
        's3cr3t',
        'file:///s3cr3t',
        'https://a b.s3cr3t',
      ]) {
        const run = await at.run({ environment: { ORAS_BUF_MIRROR: mirror } });
        expect(run).toMatchObject({
          code: 2,
          stdout: '',
          stderr: expect.stringContaining('ORAS_BUF_MIRROR is no plain address'),
        });
        expect(run.stderr).not.toContain('s3cr3t');
      }
      expect(at.cached()).toEqual([]);
    });
  });
}
