import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentialFiles } from '../../src/auth/credential-files.ts';
import { StoredCredentials } from '../../src/auth/stored-credentials.ts';
import { silentLog } from '../../src/log.ts';
import { writeFakeHelper } from './fake-credential-helper.ts';

let directory = '';
let warnings: string[] = [];
let masked: string[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-stored-'));
  warnings = [];
  masked = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const at = (...path: readonly string[]) => join(directory, ...path);
const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), typeof content === 'string' ? content : JSON.stringify(content));
}

function stored(environment: Record<string, string> = {}, more: { checkout?: string; timeoutMs?: number } = {}) {
  return new StoredCredentials({
    environment: { HOME: at('home'), PATH: '', ...environment },
    checkout: at('checkout'),
    log: { ...silentLog, warning: (message) => warnings.push(message) },
    maskSecret: (value) => masked.push(value),
    ...more,
  });
}

async function shown(from: StoredCredentials, host = 'a.example', namespace?: string): Promise<string | undefined> {
  const found = await from.find([host], namespace);
  return found === undefined ? undefined : `${found.username}:${found.secret.reveal()} ${found.source}`;
}

describe('order of the files', () => {
  const everywhere = async () => {
    for (const [path, name] of [
      ['docker/config.json', 'docker'],
      ['podman.json', 'registry-auth'],
      ['run/containers/auth.json', 'runtime'],
      ['home/.config/containers/auth.json', 'config'],
      ['home/.docker/config.json', 'home'],
    ] as const)
      await put(path, { auths: { 'a.example': auth(`${name}:p`) } });
  };

  test('variables first, each in the place of the files that it stands for', async () => {
    await everywhere();
    const all = { DOCKER_CONFIG: at('docker'), REGISTRY_AUTH_FILE: at('podman.json'), XDG_RUNTIME_DIR: at('run') };
    expect(await shown(stored(all))).toContain('docker:p');
    expect(await shown(stored({ REGISTRY_AUTH_FILE: at('podman.json') }))).toContain('registry-auth:p');
    expect(await shown(stored({ XDG_RUNTIME_DIR: at('run') }))).toContain('runtime:p');
    expect(await shown(stored())).toBe('config:p ~/.config/containers/auth.json');
    await rm(at('home/.config'), { recursive: true });
    expect(await shown(stored())).toBe('home:p ~/.docker/config.json');
    const inline = JSON.stringify({ auths: { 'a.example': auth('inline:p') } });
    expect(await shown(stored({ ...all, DOCKER_AUTH_CONFIG: inline }))).toBe(
      'inline:p the variable DOCKER_AUTH_CONFIG',
    );
  });

  test('the home directory is left alone where DOCKER_CONFIG names another, and relative names mean nothing', () => {
    const paths = (environment: Record<string, string>) =>
      credentialFiles({ HOME: '/h', ...environment }).map(({ path }) => path);
    expect(paths({ DOCKER_CONFIG: '/d' })).toEqual(['/d/config.json', '/h/.config/containers/auth.json']);
    expect(paths({ REGISTRY_AUTH_FILE: '/r.json' })).toEqual(['/r.json', '/h/.docker/config.json']);
    expect(paths({ DOCKER_CONFIG: 'x', REGISTRY_AUTH_FILE: 'y' })).toEqual(paths({}));
  });

  test('a file without the host is passed over, and a broken one is told of and passed over', async () => {
    await everywhere();
    await put('docker/config.json', '{"auths": {"a.example": {"auth": "aHVzaA=="');
    await put('podman.json', { auths: { 'b.example': auth('b:p') } });
    await put('run/containers/auth.json', { auths: { 'a.example': { auth: '!hush' } } });
    expect(await shown(stored({ DOCKER_CONFIG: at('docker'), XDG_RUNTIME_DIR: at('run') }))).toBe(
      'config:p ~/.config/containers/auth.json',
    );
    expect(warnings).toHaveLength(2);
    expect(warnings.join()).not.toMatch(/aHVzaA|hush/);
    warnings = [];
    await put('docker/config.json', ' \n');
    expect(await shown(stored({ DOCKER_CONFIG: at('docker'), REGISTRY_AUTH_FILE: at('podman.json') }))).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('a home inside the checkout is a file of the repository; a variable may name one there', async () => {
    await put('checkout/home/.docker/config.json', { auths: { 'a.example': auth('evil:p') } });
    expect(await shown(stored({ HOME: at('checkout/home') }))).toBeUndefined();
    expect(warnings.join()).toContain('lies in the checkout');
    expect(await shown(stored({ DOCKER_CONFIG: at('checkout/home/.docker') }))).toContain('evil:p');
  });

  test('every secret is masked as soon as it is read', async () => {
    await put('home/.docker/config.json', {
      auths: { 'a.example': auth('u:s3cret'), 'b.example': { identitytoken: 'r3fresh' } },
    });
    const from = stored();
    expect(inspect([await from.find(['a.example']), await from.find(['b.example'])], { depth: 9 })).not.toMatch(
      /s3cret|r3fresh/,
    );
    expect(masked).toEqual(['s3cret', 'r3fresh']);
  });
});

test('namespaces have credentials of their own, the nearest first', async () => {
  await put('home/.config/containers/auth.json', {
    auths: {
      'a.example': auth('all:p'),
      'a.example/team': auth('team:p'),
      'a.example/team/protos': auth('protos:p'),
      'a.example.evil/team': auth('evil:p'),
    },
  });
  const from = stored();
  expect(await from.namespaces(['a.example'])).toEqual(['team', 'team/protos']);
  expect(await shown(from, 'a.example', 'team/protos')).toContain('protos:p');
  expect(await shown(from, 'a.example', 'team')).toContain('team:p');
  expect(await shown(from, 'a.example', 'team/other')).toContain('team:p');
  expect(await shown(from, 'a.example', 'teamwork')).toContain('all:p');
  expect(await shown(from, 'b.example', 'team')).toBeUndefined();
});

describe('helpers', () => {
  const helper = 'docker-credential-fake';
  const kept = {
    'a.example': { Username: 'me', Secret: 'p' },
    'i.example': { Username: '<token>', Secret: 'refresh' },
  };
  let path = '';
  beforeEach(async () => {
    path = await writeFakeHelper(at('bin'), 'fake');
    await put(`bin/${helper}.store`, kept);
    await mkdir(at('home'), { recursive: true });
  });
  const calls = async () =>
    (await readFile(at('bin', `${helper}.calls`), 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { action: string; input: string; cwd: string; environment: string[] });

  test('of the host before the store of all, and the entry of the file where neither has any', async () => {
    await put('home/.docker/config.json', {
      auths: { 'a.example': auth('file:p'), 'b.example': auth('file:p') },
      credHelpers: { 'a.example': 'fake' },
    });
    const from = stored({ PATH: path });
    expect(await shown(from)).toBe('me:p docker-credential-fake (named by ~/.docker/config.json)');
    expect(await shown(from)).toContain('me:p');
    expect(await shown(from, 'b.example')).toBe('file:p ~/.docker/config.json');
    await put('home/.docker/config.json', { auths: { 'b.example': auth('file:p') }, credsStore: 'fake' });
    expect(await shown(stored({ PATH: path }), 'b.example')).toBe('file:p ~/.docker/config.json');
    expect((await calls()).map(({ input }) => input)).toEqual(['a.example', 'b.example']);
    expect(warnings).toEqual([]);
  });

  test('get no secret of ours, are started outside of the checkout, and speak of Docker Hub as docker does', async () => {
    await put('home/.docker/config.json', { credsStore: 'fake' });
    const environment = {
      PATH: path,
      ORAS_REGISTRY_TOKEN: 'x',
      ORAS_REGISTRY_TOKENS: 'x',
      BUF_TOKEN: 'x',
      INPUT_TOKEN: 'x',
    };
    expect(await shown(stored(environment), 'docker.io')).toBeUndefined();
    expect(await calls()).toMatchObject([{ action: 'get', input: 'https://index.docker.io/v1/', environment: [] }]);
    expect((await calls())[0]?.cwd).toContain('home');
    const found = await stored(environment).find(['i.example']);
    expect(found).toMatchObject({ kind: 'identity-token', username: '' });
    expect(masked).toEqual(['refresh']);
  });

  test('that are missing, fail, babble or hang cost a warning, and nothing of what they print is shown', async () => {
    await put('home/.docker/config.json', { auths: { 'a.example': auth('file:p') }, credsStore: 'fake' });
    const cases = [
      [{ PATH: at('nowhere') }, 'not on PATH'],
      [{ PATH: path, FAKE_HELPER: 'fails' }, 'exit code 1'],
      [{ PATH: path, FAKE_HELPER: 'babbles' }, 'protocol'],
      [{ PATH: path, FAKE_HELPER: 'hangs' }, 'does not answer'],
    ] as const;
    for (const [environment, says] of cases) {
      warnings = [];
      expect(await shown(stored(environment, { timeoutMs: 1_000 }))).toContain('file:p');
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(says);
      expect(warnings[0]).not.toContain('hush');
    }
  }, 30_000);

  test('in the checkout, or with a name that is a path, are not started', async () => {
    await put('home/.docker/config.json', { credsStore: 'fake' });
    expect(await shown(stored({ PATH: path }, { checkout: at('bin') }))).toBeUndefined();
    await put('home/.docker/config.json', { credsStore: '../bin/docker-credential-fake' });
    expect(await shown(stored({ PATH: path }))).toBeUndefined();
    expect(await calls()).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('not on PATH'), expect.stringContaining('cannot be one')]);
  });

  test('of a file that cannot be read are not asked', async () => {
    await put('home/.docker/config.json', { credsStore: 'fake' });
    await rm(at('home/.docker/config.json'));
    await mkdir(at('home/.docker/config.json'));
    await chmod(at('home/.docker/config.json'), 0o700);
    expect(await shown(stored({ PATH: path }))).toBeUndefined();
    expect(warnings.join()).toContain('is not a plain file');
  });
});
