import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { type CredentialChainOptions, credentialChain } from '../../src/auth/credential-chain.ts';
import { silentLog } from '../../src/log.ts';
import { createRegistries } from '../../src/oci/registries.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { quickLimits, settingsFor } from '../oci/registry-under-test.ts';

const token = new Secret('s3cret');

/** No file of this machine is looked at. */
const nowhere = { HOME: '/nonexistent', DOCKER_CONFIG: '/nonexistent', REGISTRY_AUTH_FILE: '/nonexistent' };

function chain(options: Partial<CredentialChainOptions>) {
  return credentialChain({
    token: undefined,
    username: undefined,
    tokens: new Map(),
    environment: nowhere,
    checkout: '/nonexistent/checkout',
    log: silentLog,
    maskSecret: () => {},
    ...options,
  });
}

async function usernames(
  settings: Partial<RegistrySettings>,
  options: { username?: string; token?: Secret; jobToken?: string } = {},
) {
  const source = chain({
    token: options.token ?? token,
    username: options.username,
    environment: { ...nowhere, CI_JOB_TOKEN: options.jobToken },
  });
  const candidates = await source.candidatesFor(settingsFor('https://registry.example', settings));
  for (const { secret } of candidates) expect(secret.reveal()).toBe((options.token ?? token).reveal());
  return candidates.map((candidate) => candidate.username);
}

test('the token goes only where the settings allow it', async () => {
  expect(await usernames({ tokenAllowed: true })).toEqual(['token']);
  expect(await usernames({ tokenAllowed: false })).toEqual([]);
  expect(await usernames({}, { token: new Secret('') })).toEqual([]);
  const none = chain({ username: 'me' });
  expect(await none.candidatesFor(settingsFor('https://registry.example'))).toEqual([]);
});

test('the setting for the user name comes first, then the host that is really asked', async () => {
  const endpoint = 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  expect(await usernames({ endpoint }, { username: 'me' })).toEqual(['me']);
  expect(await usernames({ endpoint })).toEqual(['AWS']);
  expect(await usernames({ host: 'quay.io', endpoint: 'https://registry.example' })).toEqual(['token']);
});

test('a GitLab job token goes with its own name on any GitLab', async () => {
  expect(await usernames({}, { jobToken: 's3cret' })).toEqual(['gitlab-ci-token']);
  expect(await usernames({}, { token: new Secret('glcbt-1_x') })).toEqual(['gitlab-ci-token']);
  expect(await usernames({}, { jobToken: 'another' })).toEqual(['token']);
  expect(await usernames({}, { jobToken: '' })).toEqual(['token']);
});

test('a registry that only a file of the repository names never sees the token', async () => {
  await using server = await new LoopbackRegistry().start();
  server.rules = { challenge: () => 'Basic realm="give it to me"', accepts: () => false };
  const registries = createRegistries({
    registries: new Map([
      ['oras.birb.homes', settingsFor('https://oras.birb.homes', { tokenAllowed: true })],
      ['evil.example', settingsFor(server.origin, { host: 'evil.example', tokenAllowed: false })],
    ]),
    credentials: chain({ token }),
    parallelism: 2,
    offline: false,
    environment: {},
    log: silentLog,
    maskSecret: () => {},
    limits: quickLimits,
  });
  const error: unknown = await registries
    .forHost('evil.example')
    .listTags('a/b')
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'MissingCredentialsError', exitCode: 3 });
  expect(inspect(error)).not.toContain('s3cret');
  expect(server.seen.map((one) => one.authorization)).toEqual([undefined]);
  await registries.close();
});

const two = (settings: Partial<RegistrySettings>) =>
  chain({
    token,
    tokens: new Map([
      ['one.example', { username: undefined, secret: new Secret('first') }],
      ['two.example:5000', { username: 'robot$x', secret: new Secret('second') }],
    ]),
  }).candidatesFor(settingsFor('https://registry.example', settings));

test('a line of `tokens` wins for exactly its host, and goes nowhere else', async () => {
  const shown = async (settings: Partial<RegistrySettings>) =>
    (await two(settings)).map(({ username, secret }) => `${username} ${secret.reveal()}`);
  expect(await shown({ credentialHosts: ['one.example'] })).toEqual(['token first']);
  expect(await shown({ credentialHosts: ['two.example:5000'], tokenAllowed: false })).toEqual(['robot$x second']);
  expect(await shown({ credentialHosts: ['two.example'], tokenAllowed: false })).toEqual([]);
  expect(await shown({ credentialHosts: ['two.example'] })).toEqual(['token s3cret']);
  expect(await shown({ credentialHosts: [], tokenAllowed: false })).toEqual([]);
});

test('auth.type gives the credential another form, and none asks anonymously', async () => {
  const shown = async (auth: RegistrySettings['auth']) =>
    (await two({ tokenAllowed: true, ...(auth === undefined ? {} : { auth }) })).map(
      ({ kind, username }) => `${kind} ${username}`,
    );
  expect(await shown({ type: undefined, username: 'me' })).toEqual(['password me']);
  expect(await shown({ type: 'bearer', username: undefined })).toEqual(['bearer ']);
  expect(await shown({ type: 'identity-token', username: undefined })).toEqual(['identity-token ']);
  expect(await shown({ type: 'none', username: undefined })).toEqual([]);
});
