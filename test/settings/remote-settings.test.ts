import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, environmentNamesOf, settingNames } from '../../src/settings/definitions.ts';
import { InvalidSettingError, SettingFileError } from '../../src/settings/errors.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { RemoteSettings, Settings } from '../../src/settings/settings.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';

let workspace = '';
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'remote-settings-'));
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

function read(environment: Readonly<Record<string, string>>): Promise<Settings> {
  return readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment: { HOME: workspace, ...environment },
    workspace,
    defaultCacheDirectory: join(workspace, '..', 'cache'),
    defaultBufCacheDirectory: undefined,
    frozenByDefault: false,
  });
}

async function remote(environment: Readonly<Record<string, string>>): Promise<RemoteSettings> {
  const settings = await read({
    ORAS_BUF_REMOTE: 'cache',
    ORAS_BUF_REMOTE_ENDPOINT: 'grpcs://remote.example.test',
    ...environment,
  });
  if (settings.remote === undefined) throw new Error('there is no remote');
  return settings.remote;
}

async function headers(lines: string, environment: Readonly<Record<string, string>> = {}) {
  const found = await remote({ ORAS_BUF_REMOTE_HEADERS: lines, ...environment });
  return found.headers.map(({ name, value }) => `${name}=${value.reveal()}`);
}

describe('a remote server', () => {
  it('is not used unless it is asked for', async () => {
    expect((await read({})).remote).toBeUndefined();
    expect((await read({ ORAS_BUF_REMOTE_ENDPOINT: 'nonsense' })).remote).toBeUndefined();
  });

  it('needs an endpoint', async () => {
    const missing = read({ ORAS_BUF_REMOTE: 'execute' });
    await expect(missing).rejects.toThrow(InvalidSettingError);
    await expect(missing).rejects.toThrow('remote is execute, and there is no remote-endpoint');
  });

  it.each([
    ['grpcs://remote.example.test', 'grpcs://remote.example.test:443', true],
    ['grpcs://Remote.Example.test:8443/', 'grpcs://remote.example.test:8443', true],
    ['grpc://127.0.0.1:50051', 'grpc://127.0.0.1:50051', false],
    ['grpc://cache:443', 'grpc://cache:443', false],
    ['grpc://[::1]:9092', 'grpc://[::1]:9092', false],
  ])('at %s is %s', async (text, endpoint, tls) => {
    expect(await remote({ ORAS_BUF_REMOTE_ENDPOINT: text })).toMatchObject({ endpoint, tls });
  });

  it.each([
    'remote.example.test',
    'https://remote.example.test',
    'grpc://remote.example.test',
    'grpcs://',
    'grpcs://host:99999',
    'grpcs://host/path',
    'grpcs://host:1?x',
    'grpcs://$HOME:1',
    'grpcs://us er:1',
  ])('cannot be at %s', async (text) => {
    await expect(remote({ ORAS_BUF_REMOTE_ENDPOINT: text })).rejects.toThrow(InvalidSettingError);
  });

  it('is refused with a password in its address, which is not repeated', async () => {
    const wrong = remote({ ORAS_BUF_REMOTE_ENDPOINT: 'grpcs://user:hunter22@host:1' });
    await expect(wrong).rejects.toThrow('grpcs://…@host:1');
    await expect(wrong).rejects.not.toThrow('hunter22');
  });

  it('may have files of certificates, which must be there', async () => {
    const caFile = join(workspace, 'ca.pem');
    await writeFile(caFile, '');
    expect(await remote({ ORAS_BUF_REMOTE_CA_FILE: 'ca.pem' })).toMatchObject({ caFile });
    await expect(remote({ ORAS_BUF_REMOTE_CLIENT_CERTIFICATE: 'none.pem' })).rejects.toThrow(SettingFileError);
    await expect(remote({ ORAS_BUF_REMOTE_CA_FILE: '$HOME/ca.pem' })).rejects.toThrow(InvalidSettingError);
  });

  it('has its instance name and platform checked', async () => {
    const named = { ORAS_BUF_REMOTE_INSTANCE_NAME: 'team/main', ORAS_BUF_REMOTE_PLATFORM: 'root//platforms:engflow' };
    expect(await remote(named)).toMatchObject({ instanceName: 'team/main', platform: 'root//platforms:engflow' });
    await expect(remote({ ORAS_BUF_REMOTE_INSTANCE_NAME: 'a b' })).rejects.toThrow('remote-instance-name');
    for (const platform of ['x', '//...', '-c', '//a:b,//c:d e'])
      await expect(remote({ ORAS_BUF_REMOTE_PLATFORM: platform })).rejects.toThrow('remote-platform');
  });
});

describe('headers', () => {
  it('are lines, whose values may name variables', async () => {
    expect(
      await headers('X-Api-Key: k3y\r\n\n  authorization : Bearer $TOKEN\nx-cost: 5$$ ', { TOKEN: 't0ken' }),
    ).toEqual(['x-api-key=k3y', 'authorization=Bearer t0ken', 'x-cost=5$']);
    const found = await remote({ ORAS_BUF_REMOTE_HEADERS: 'a: $ONE$TWO', ONE: '1', TWO: '2' });
    expect(found.headerVariables).toEqual(['ONE', 'TWO']);
  });

  it('without a value are told, and are no error: a fork gets no secrets', async () => {
    const found = await remote({ ORAS_BUF_REMOTE_HEADERS: 'a: $NOT_SET\nb:\nc: x', EMPTY: '' });
    expect(found.emptyHeaders).toEqual(['a', 'b']);
    expect(found.headers.map((header) => header.name)).toEqual(['c']);
  });

  it.each([
    'no colon',
    ': v',
    'a b: v',
    'x-bin: v',
    'grpc-timeout: 1',
    'te: x',
    'a: 1\nA: 2',
    '1: a\n2: b\n3: c\n4: d',
  ])('cannot be %j', async (lines) => {
    await expect(headers(lines)).rejects.toThrow(InvalidSettingError);
  });

  it('are never quoted by an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 12 }), async (junk) => {
        const secret = 's3cret-value';
        const message = await headers(`${junk}${secret}${junk}`).then(
          () => '',
          (error: Error) => `${error.message} ${JSON.stringify(error)}`,
        );
        expect(message).not.toContain(secret);
      }),
    );
  });

  it('refuse characters that a header cannot have', async () => {
    await expect(headers('a: $KEY', { KEY: 'a\nb: injected' })).rejects.toThrow('the value of a holds characters');
    await expect(headers('a: ü')).rejects.toThrow(InvalidSettingError);
  });
});

it('no variable of a secret setting reaches a child', () => {
  const names = settingNames
    .filter((name) => definitionOf(name).type === 'secret')
    .flatMap((name) => environmentNamesOf(name).map((variable) => variable.name));
  expect(names).toContain('ORAS_BUF_REMOTE_HEADERS');
  expect(childEnvironment(Object.fromEntries(names.map((name) => [name, 'secret'])))).toEqual({});
});

it('build-timeout is in minutes, and off by default', async () => {
  expect((await read({})).buildTimeoutMs).toBeUndefined();
  expect((await read({ ORAS_BUF_BUILD_TIMEOUT: '2' })).buildTimeoutMs).toBe(120_000);
  await expect(read({ ORAS_BUF_BUILD_TIMEOUT: '-1' })).rejects.toThrow(InvalidSettingError);
});
