import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writePrivateDockerConfig } from '../../src/auth/private-docker-config.ts';
import { StoredCredentials } from '../../src/auth/stored-credentials.ts';
import { silentLog } from '../../src/log.ts';
import type { Credential } from '../../src/oci/credentials.ts';
import { Secret } from '../../src/system/secret.ts';
import { writeFakeHelper } from './fake-credential-helper.ts';

let directory = '';
let own = '';
let bin = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-private-'));
  own = join(directory, 'home', '.docker');
  await mkdir(own, { recursive: true });
  bin = await writeFakeHelper(join(directory, 'bin'), 'fake');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const surroundings = () => ({
  environment: { HOME: join(directory, 'home'), PATH: bin },
  checkout: join(directory, 'checkout'),
  log: silentLog,
  maskSecret: () => {},
});
const credential = (more: Partial<Credential> = {}): Credential => ({
  kind: 'password',
  username: 'us',
  secret: new Secret('ours'),
  source: 'a test',
  ...more,
});

async function write(host = 'a.example'): Promise<{ readonly path: string; readonly text: string }> {
  const path = join(directory, 'private');
  await writePrivateDockerConfig(path, [{ host, credential: credential() }], surroundings());
  return { path, text: await readFile(join(path, 'config.json'), 'utf8') };
}

/** What we, who read such files as docker does, make of it. */
async function found(path: string, host: string): Promise<string | undefined> {
  const environment = { ...surroundings().environment, DOCKER_CONFIG: path };
  return (await new StoredCredentials({ ...surroundings(), environment }).find([host]))?.secret.reveal();
}

test('a machine without a docker configuration gets one with our credentials, for its user alone', async () => {
  const { path, text } = await write();
  expect(JSON.parse(text)).toEqual({ auths: { 'a.example': { auth: base64('us:ours') } } });
  expect((await stat(join(path, 'config.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect(await readdir(own)).toEqual([]);
});

test("the user's own stays as it is, and what is in it stays in use", async () => {
  const before = JSON.stringify({
    auths: { 'a.example': { auth: base64('theirs:x') }, 'b.example': { auth: base64('b:theirs') } },
    credHelpers: { 'a.example': 'fake', 'c.example': 'fake' },
    currentContext: 'builder',
  });
  await writeFile(join(own, 'config.json'), before);
  await mkdir(join(own, 'contexts'));
  await writeFile(join(own, 'token-seed'), 'x');
  const { path, text } = await write();
  expect(await readFile(join(own, 'config.json'), 'utf8')).toBe(before);
  expect(JSON.parse(text)).toMatchObject({ credHelpers: { 'c.example': 'fake' }, currentContext: 'builder' });
  expect(await found(path, 'a.example')).toBe('ours');
  expect(await found(path, 'b.example')).toBe('theirs');
  expect(await readlink(join(path, 'contexts'))).toBe(join(own, 'contexts'));
  // Removing the private one takes the links, and nothing that they lead to.
  await rm(path, { recursive: true });
  expect((await lstat(join(own, 'contexts'))).isDirectory()).toBe(true);
  expect(await readFile(join(own, 'token-seed'), 'utf8')).toBe('x');
});

test('a store for all hosts becomes the helper of each host that it knows: else it would be asked for ours', async () => {
  const store = { 'b.example': { Username: 'b', Secret: 'kept' }, 'a.example': { Username: 'a', Secret: 'old' } };
  await writeFile(join(bin, 'docker-credential-fake.store'), JSON.stringify(store));
  await writeFile(join(own, 'config.json'), JSON.stringify({ auths: { 'c.example': {} }, credsStore: 'fake' }));
  const { path, text } = await write();
  expect(JSON.parse(text)).toEqual({
    auths: { 'c.example': {}, 'a.example': { auth: base64('us:ours') } },
    credHelpers: { 'b.example': 'fake', 'c.example': 'fake' },
  });
  expect(await found(path, 'a.example')).toBe('ours');
  expect(await found(path, 'b.example')).toBe('kept');
});

test('a helper that is missing costs the hosts that it alone knows, and nothing else', async () => {
  await writeFile(join(own, 'config.json'), JSON.stringify({ auths: { 'c.example': {} }, credsStore: 'missing' }));
  expect(JSON.parse((await write()).text)).toMatchObject({ credHelpers: { 'c.example': 'missing' } });
});

test('a broken configuration is refused, and nothing is left of the try', async () => {
  await writeFile(join(own, 'config.json'), '{"auths": {"a.example": {"auth": "aHVzaA=="');
  await expect(write()).rejects.toMatchObject({ exitCode: 2, message: expect.not.stringContaining('aHVzaA') });
  expect(await readdir(directory)).not.toContain('private');
});
