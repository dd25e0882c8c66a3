import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { type AskedValue, askedByInputs } from '../../src/settings/asked-value.ts';
import { type SettingName, settingNames } from '../../src/settings/definitions.ts';
import { ContradictorySettingsError, InvalidSettingError, SettingFileError } from '../../src/settings/errors.ts';
import { readSettings, type SettingsSources } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';

let workspace: string;

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'settings-')));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function flags(given: Partial<Record<SettingName, string | string[]>>): Map<SettingName, AskedValue> {
  return new Map(
    Object.entries(given).map(([name, value]) => [
      name as SettingName,
      { texts: [value].flat(), split: false, origin: { kind: 'flag', name: `--${name}` } },
    ]),
  );
}

function sources(more: Partial<SettingsSources> = {}): SettingsSources {
  return {
    asked: new Map(),
    secrets: noSecretSources,
    environment: {},
    workspace,
    defaultCacheDirectory: '/cache/oras-buf',
    defaultBufCacheDirectory: undefined,
    frozenByDefault: false,
    ...more,
  };
}

function config(text: string): void {
  mkdirSync(join(workspace, '.oras'), { recursive: true });
  writeFileSync(join(workspace, '.oras/config.yaml'), text);
}

async function problem(more: Partial<SettingsSources>): Promise<OrasBufError> {
  const error = await readSettings(sources(more)).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof OrasBufError)) throw new Error(`expected an error of ours, got ${inspect(error)}`);
  expect(error.exitCode).toBe(2);
  expect(error.next).not.toBe('');
  return error;
}

describe('readSettings', () => {
  it('gives the documented defaults where nothing is set', async () => {
    const settings = await readSettings(sources({ environment: { HOME: '/home/u' } }));
    expect(settings).toMatchObject({
      directories: [workspace],
      build: 'auto',
      command: 'build',
      targets: ['//...'],
      frozen: 'off',
      offline: false,
      update: { kind: 'none' },
      parallelDownloads: 8,
      archiveLimits: {},
      summary: 'always',
      progress: 'auto',
      logLevel: 'info',
      cacheRead: true,
      cacheWrite: true,
      cacheDirectory: '/cache/oras-buf',
      bufCacheDirectory: '/home/u/.cache/buf',
      reportDirectory: join(workspace, '.oras-buf/report'),
      onMissingCredentials: 'fail',
      exportCredentials: false,
      token: undefined,
      username: undefined,
      bsrToken: undefined,
    });
    expect([...settings.registries.values()]).toEqual([
      {
        host: 'oras.birb.homes',
        endpoint: 'https://oras.birb.homes',
        repository: '{owner}/{name}',
        caFile: undefined,
        plainHttp: false,
        tokenAllowed: true,
        credentialHosts: ['oras.birb.homes'],
      },
    ]);
  });

  it('takes flag before environment before config file before default', async () => {
    config('build: buf\nparallel-downloads: 3\ntargets: ["//c/..."]\nsummary: never\n');
    const settings = await readSettings(
      sources({
        asked: flags({ build: 'none' }),
        environment: { ORAS_BUF_BUILD: 'buck2', ORAS_BUF_PARALLEL_DOWNLOADS: '5' },
      }),
    );
    expect(settings.build).toBe('none');
    expect(settings.parallelDownloads).toBe(5);
    expect(settings.targets).toEqual(['//c/...']);
    expect(settings.summary).toBe('never');
    expect(settings.command).toBe('build');
  });

  it('honours the variable names of the seed, the specific one first', async () => {
    const settings = await readSettings(
      sources({
        environment: {
          ORAS_REGISTRY_URL: 'https://reg.example:5000/',
          ORAS_REGISTRY_TOKEN: 'first',
          ORAS_TOKEN: 'second',
          ORAS_USERNAME: 'ci',
          ORAS_CACHE_DIR: '/shared/oras-cache',
          ORAS_DEBUG: 'true',
          BSR_TOKEN: 'bsr',
        },
      }),
    );
    expect([...settings.registries.keys()]).toEqual(['reg.example:5000']);
    expect(settings.token?.reveal()).toBe('first');
    expect(settings.username).toBe('ci');
    expect(settings.cacheDirectory).toBe('/shared/oras-cache');
    expect(settings.logLevel).toBe('debug');
    expect(settings.bsrToken?.reveal()).toBe('bsr');
    const traced = await readSettings(sources({ environment: { ORAS_DEBUG: '1', ORAS_TRACE: 'yes' } }));
    expect(traced.logLevel).toBe('trace');
    const quiet = await readSettings(sources({ environment: { ORAS_DEBUG: 'false', ORAS_TOKEN: 'only' } }));
    expect(quiet.logLevel).toBe('info');
    expect(quiet.token?.reveal()).toBe('only');
  });

  it('reads the inputs of the action and treats an empty one as not set', async () => {
    const environment = {
      INPUT_DIRECTORY: '.\nlib',
      'INPUT_CACHE-DIR': '/c',
      INPUT_BUILD: '',
      ORAS_BUF_BUILD: 'buf',
      INPUT_TOKEN: 'tok\n',
    };
    mkdirSync(join(workspace, 'lib'));
    const settings = await readSettings(sources({ asked: askedByInputs(settingNames, environment), environment }));
    expect(settings.directories).toEqual([workspace, join(workspace, 'lib')]);
    expect(settings.cacheDirectory).toBe('/c');
    expect(settings.build).toBe('buf');
    expect(settings.token?.reveal()).toBe('tok');
  });

  it('takes lists apart as documented', async () => {
    const settings = await readSettings(
      sources({
        asked: flags({
          targets: ['//a:b //c/...', '//d:e'],
          'buck2-arguments': ['--config=a=b c', '-j\n4'],
          update: 'oras.birb.homes/a/b, oras.birb.homes/c/d',
        }),
      }),
    );
    expect(settings.targets).toEqual(['//a:b', '//c/...', '//d:e']);
    expect(settings.buck2Arguments).toEqual(['--config=a=b c', '-j', '4']);
    expect(settings.update).toEqual({
      kind: 'modules',
      modules: ['oras.birb.homes/a/b', 'oras.birb.homes/c/d'],
    });
  });

  it.each([
    ['["--config=a b", "it, too", 7, true]\n', ['--config=a b', 'it, too', '7', 'true']],
    [' [ ] ', []],
    // What only looks like JSON is the list of lines that it always was.
    ['[a]', ['[a]']],
    ['[["a"]]', ['[["a"]]']],
    ['{"a": 1}', ['{"a": 1}']],
  ])('reads the list %j of a variable as %j', async (text, items) => {
    const environment = { ORAS_BUF_BUCK2_ARGUMENTS: text };
    expect((await readSettings(sources({ environment }))).buck2Arguments).toEqual(items);
  });

  it('falls back to the default where a list has no items', async () => {
    const settings = await readSettings(sources({ asked: flags({ directory: ' , ', targets: ' ' }) }));
    expect(settings.directories).toEqual([workspace]);
    expect(settings.targets).toEqual(['//...']);
  });

  it.each(['true', '1', 'YES', 'on'])('reads %s as true', async (text) => {
    expect((await readSettings(sources({ asked: flags({ offline: text }) }))).offline).toBe(true);
  });

  it.each(['false', '0', 'No', 'off'])('reads %s as false', async (text) => {
    expect((await readSettings(sources({ asked: flags({ 'cache-read': text }) }))).cacheRead).toBe(false);
  });

  it('tells frozen by default from frozen asked for', async () => {
    expect((await readSettings(sources({ frozenByDefault: true }))).frozen).toBe('default');
    expect((await readSettings(sources({ asked: flags({ frozen: 'true' }) }))).frozen).toBe('asked');
    expect((await readSettings(sources({ frozenByDefault: true, asked: flags({ frozen: 'false' }) }))).frozen).toBe(
      'off',
    );
    const updating = await readSettings(sources({ frozenByDefault: true, asked: flags({ update: 'true' }) }));
    expect(updating).toMatchObject({ frozen: 'off', update: { kind: 'all' } });
  });

  it('refuses update together with frozen or offline', async () => {
    expect(await problem({ asked: flags({ update: 'true', frozen: 'true' }) })).toBeInstanceOf(
      ContradictorySettingsError,
    );
    config('frozen: true\n');
    expect((await problem({ asked: flags({ update: 'a' }) })).places).toMatchObject([
      { file: '.oras/config.yaml', line: 1 },
    ]);
    expect(await problem({ asked: flags({ update: 'true', offline: 'true', frozen: 'false' }) })).toBeInstanceOf(
      ContradictorySettingsError,
    );
  });

  it('names the setting, where the value came from, and the nearest right choice', async () => {
    const byFlag = await problem({ asked: flags({ build: 'bukc2' }) });
    expect(byFlag).toBeInstanceOf(InvalidSettingError);
    expect(byFlag.message).toContain('build (from the flag --build) cannot be "bukc2"');
    expect(byFlag.next).toContain('Did you mean buck2?');
    const byVariable = await problem({ environment: { ORAS_BUF_PARALLEL_DOWNLOADS: '0' } });
    expect(byVariable.message).toContain('the variable ORAS_BUF_PARALLEL_DOWNLOADS');
    expect(byVariable.next).toContain('from 1 to 64');
    config('\nsummary: allways\n');
    const byFile = await problem({});
    expect(byFile.message).toContain('.oras/config.yaml:2');
    expect(byFile.places).toMatchObject([{ file: '.oras/config.yaml', line: 2 }]);
    expect(byFile.next).toContain('Did you mean always?');
  });

  it.each(['12x', '-1', '65', '1e1', ''])('refuses %j as a number of downloads', async (text) => {
    expect((await problem({ asked: flags({ 'parallel-downloads': text }) })).message).toContain('parallel-downloads');
  });

  it('refuses a directory that is not there', async () => {
    expect((await problem({ asked: flags({ directory: 'nope' }) })).message).toContain('nope');
  });

  it('refuses a cache key suffix that would break a key', async () => {
    expect((await problem({ asked: flags({ 'cache-key-suffix': 'a,b' }) })).message).toContain('cache-key-suffix');
  });

  it('resolves relative paths from the workspace and ~ from the home directory', async () => {
    const settings = await readSettings(
      sources({ asked: flags({ 'buf-path': 'tools/buf', 'cache-dir': '~/c', 'report-dir': 'out' }) }),
    );
    expect(settings.buf).toEqual({ path: join(workspace, 'tools/buf'), version: undefined, sha256: undefined });
    expect(settings.cacheDirectory).toBe(join(homedir(), 'c'));
    expect(settings.reportDirectory).toBe(join(workspace, 'out'));
  });
});

describe('the tools', () => {
  it('have a version and a checksum, which may be in capitals', async () => {
    const sha256 = 'AB'.repeat(32);
    const settings = await readSettings(
      sources({
        asked: flags({ 'buck2-version': '2026-09-15', 'buck2-sha256': sha256, 'tools-mirror': 'https://m.example' }),
        environment: { ORAS_BUF_BUF_VERSION: '' },
      }),
    );
    expect(settings.buck2).toEqual({ path: undefined, version: '2026-09-15', sha256: 'ab'.repeat(32) });
    expect(settings.buf).toEqual({ path: undefined, version: undefined, sha256: undefined });
    expect(settings.toolsMirror).toBe('https://m.example');
  });

  it.each(['abc', 'sha256:'.padEnd(71, 'a'), 'g'.repeat(64)])('have no checksum like %s', async (sha256) => {
    const error = await problem({ asked: flags({ 'buf-sha256': sha256 }) });
    expect(error).toBeInstanceOf(InvalidSettingError);
    expect(error.message).toBe('The setting buf-sha256 (from the flag --buf-sha256) is no SHA-256');
  });

  it('are nothing that a file of the repository may choose', async () => {
    for (const name of ['buck2-version', 'buck2-sha256', 'buf-version', 'buf-sha256', 'tools-mirror']) {
      config(`${name}: x\n`);
      expect((await problem({})).message).toContain(name);
    }
  });
});

describe("the place of buf's cache", () => {
  const onCi = { defaultBufCacheDirectory: '/runner/oras-buf/buf' };

  it('is the CI default, or follows cache-dir out of the workspace', async () => {
    expect((await readSettings(sources(onCi))).bufCacheDirectory).toBe('/runner/oras-buf/buf');
    const moved = await readSettings(sources({ ...onCi, asked: flags({ 'cache-dir': '/big/disk' }) }));
    expect(moved.bufCacheDirectory).toBe('/big/disk/buf');
  });

  it('does not follow cache-dir into the workspace', async () => {
    const settings = await readSettings(sources({ ...onCi, asked: flags({ 'cache-dir': '.oras-buf' }) }));
    expect(settings.cacheDirectory).toBe(join(workspace, '.oras-buf'));
    expect(settings.bufCacheDirectory).toBe('/runner/oras-buf/buf');
  });

  it('has what no commit may have a say in beside it, where the cache is carried in the checkout', async () => {
    const stateOf = async (more: Partial<SettingsSources>) => (await readSettings(sources(more))).stateDirectory;
    expect(await stateOf(onCi)).toBe('/cache/oras-buf');
    expect(await stateOf({ ...onCi, asked: flags({ 'cache-dir': '/big/disk' }) })).toBe('/big/disk');
    const inCheckout = flags({ 'cache-dir': '.oras-buf' });
    expect(await stateOf({ ...onCi, asked: inCheckout })).toBe('/runner/oras-buf');
    expect(await stateOf({ asked: inCheckout })).toBe(join(workspace, '.oras-buf'));
    // Also where a commit made the directory a link out of it.
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(workspace, '.oras-buf'));
    expect(await stateOf({ ...onCi, asked: inCheckout })).toBe('/runner/oras-buf');
    rmSync(outside, { recursive: true });
  });

  it('is refused inside the workspace, also by way of a link', async () => {
    expect((await problem({ asked: flags({ 'buf-cache-dir': '.cache' }) })).message).toContain('inside the workspace');
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(workspace, join(outside, 'link'));
    expect((await problem({ environment: { BUF_CACHE_DIR: join(outside, 'link/c') } })).message).toContain(
      'the variable BUF_CACHE_DIR',
    );
    rmSync(outside, { recursive: true });
  });
});

describe('secrets', () => {
  it('come from a file or from standard input, before the environment', async () => {
    writeFileSync(join(workspace, 'secret'), 'from-file\n');
    const settings = await readSettings(
      sources({
        environment: { ORAS_TOKEN: 'from-environment' },
        secrets: {
          files: new Map([['token', 'secret']]),
          fromStdin: 'bsr-token',
          readStdin: async () => 'from-stdin\r\n',
        },
      }),
    );
    expect(settings.token?.reveal()).toBe('from-file');
    expect(settings.bsrToken?.reveal()).toBe('from-stdin');
  });

  it('do not show when settings are printed', async () => {
    const settings = await readSettings(sources({ environment: { ORAS_TOKEN: 's3cr3t', BUF_TOKEN: 's3cr3t' } }));
    expect(inspect(settings, { depth: 9 }) + JSON.stringify(settings)).not.toContain('s3cr3t');
  });

  it('are not quoted by the error about them', async () => {
    const error = await problem({ environment: { ORAS_TOKEN: 'one two' } });
    expect(error.message).toContain('ORAS_TOKEN');
    expect(inspect(error)).not.toContain('one two');
  });

  it('are asked for by a file that can be read and has something in it', async () => {
    const missing = await problem({ secrets: { ...noSecretSources, files: new Map([['token', 'nope']]) } });
    expect(missing).toBeInstanceOf(SettingFileError);
    expect(missing.message).toContain('ENOENT');
    writeFileSync(join(workspace, 'empty'), '\n');
    const empty = await problem({ secrets: { ...noSecretSources, files: new Map([['token', 'empty']]) } });
    expect(empty.message).toContain('gave nothing');
  });

  it.each([
    ['plain', 'plain'],
    ['t1@buf.build', 't1'],
    ['t0@buf.example,t1@buf.build', 't1'],
    ['t0@buf.example', undefined],
    ['t0@evil-buf.build', undefined],
    ['t0@buf.build.evil.example', undefined],
  ])('the BSR token out of %j is %j', async (text, expected) => {
    const settings = await readSettings(sources({ environment: { BUF_TOKEN: text } }));
    expect(settings.bsrToken?.reveal()).toBe(expected);
  });
});

describe('the config file', () => {
  it('is optional, unless a setting names it', async () => {
    expect((await problem({ asked: flags({ config: 'conf/oras.yaml' }) })).message).toContain('conf/oras.yaml');
    mkdirSync(join(workspace, 'conf'));
    writeFileSync(join(workspace, 'conf/oras.yaml'), 'build: none\n');
    expect((await readSettings(sources({ asked: flags({ config: 'conf/oras.yaml' }) }))).build).toBe('none');
  });

  it('gives registries and mirrors', async () => {
    writeFileSync(join(workspace, 'ca.pem'), '');
    config(
      [
        'registries:',
        '  oras.birb.homes:',
        '  ghcr.io:',
        "    repository: 'acme/protos/{owner}/{name}'",
        '  registry.corp:',
        '    endpoint: https://10.0.0.7:5000',
        '    ca_file: ca.pem',
        '  local.test:',
        '    endpoint: oci-layout:./registry',
        'mirrors:',
        '  buf.build: oras.birb.homes/bsr-cache',
      ].join('\n'),
    );
    const { registries, mirrors } = await readSettings(sources());
    expect([...registries.keys()]).toEqual(['oras.birb.homes', 'ghcr.io', 'registry.corp', 'local.test']);
    expect(registries.get('ghcr.io')?.repository).toBe('acme/protos/{owner}/{name}');
    expect(registries.get('registry.corp')).toMatchObject({
      endpoint: 'https://10.0.0.7:5000',
      caFile: join(workspace, 'ca.pem'),
      tokenAllowed: false,
    });
    expect(registries.get('local.test')?.endpoint).toBe(`oci-layout:${join(workspace, 'registry')}`);
    expect([...mirrors]).toEqual([['buf.build', { host: 'oras.birb.homes', prefix: 'bsr-cache' }]]);
  });

  it('is found from every directory of a checkout, and its paths start beside it', async () => {
    const inside = join(workspace, 'services/billing');
    mkdirSync(inside, { recursive: true });
    mkdirSync(join(workspace, 'protos'));
    writeFileSync(join(workspace, 'ca.pem'), '');
    config(
      [
        'directory: protos',
        'registries:',
        '  local.test: {endpoint: "oci-layout:registry"}',
        '  ca.test: {ca_file: ca.pem}',
      ].join('\n'),
    );
    const here = sources({ workspace: inside });
    // Without git nothing says that what lies above belongs to this checkout.
    expect((await readSettings(here)).registries.has('local.test')).toBe(false);
    mkdirSync(join(workspace, '.git'));
    const { registries, directories, configOrigins } = await readSettings(here);
    expect(registries.get('local.test')?.endpoint).toBe(`oci-layout:${join(workspace, 'registry')}`);
    expect(registries.get('ca.test')?.caFile).toBe(join(workspace, 'ca.pem'));
    expect(directories).toEqual([join(workspace, 'protos')]);
    expect(configOrigins?.get('directory')).toBe('../../.oras/config.yaml:1:1');
    config('directory: ..\n');
    expect((await problem({ workspace: inside })).message).toContain('outside the workspace');
    // A repository within has its own, or none.
    mkdirSync(join(inside, '.git'));
    expect((await readSettings(here)).directories).toEqual([inside]);
  });

  it('above the workspace is no link out of the checkout either', async () => {
    const inside = join(workspace, 'checkout/protos');
    mkdirSync(join(workspace, 'checkout/.oras'), { recursive: true });
    mkdirSync(join(workspace, 'checkout/.git'));
    mkdirSync(inside);
    writeFileSync(join(workspace, 'elsewhere.yaml'), 'build: none\n');
    symlinkSync(join(workspace, 'elsewhere.yaml'), join(workspace, 'checkout/.oras/config.yaml'));
    await problem({ workspace: inside });
  });

  it('cannot send the job out of the workspace', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(workspace, 'link'));
    for (const directory of ['..', outside, 'link']) {
      config(`directory: ${directory}\n`);
      const error = await problem({});
      expect(error.message).toContain('outside the workspace');
      expect(error.places).toMatchObject([{ file: '.oras/config.yaml', line: 1 }]);
      expect((await readSettings(sources({ asked: flags({ directory }) }))).directories).toHaveLength(1);
    }
    rmSync(outside, { recursive: true });
  });

  it('cannot slip a flag to buck2 as a target', async () => {
    config('targets: ["--output=/tmp/x"]\n');
    expect((await problem({})).message).toContain('is not a target pattern');
    expect((await problem({ asked: flags({ targets: '@file' }) })).message).toContain('is not a target pattern');
  });

  it('refuses a ca_file that is not there', async () => {
    config('registries:\n  a.example:\n    ca_file: no.pem\n');
    const error = await problem({});
    expect(error).toBeInstanceOf(SettingFileError);
    expect(error.places).toMatchObject([{ file: '.oras/config.yaml', line: 3 }]);
  });
});
