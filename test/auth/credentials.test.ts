import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { tokenCredentials } from '../../src/auth/credentials.ts';
import { usernamesForToken } from '../../src/auth/known-usernames.ts';
import { silentLog } from '../../src/log.ts';
import { createRegistries } from '../../src/oci/registries.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { quickLimits, settingsFor } from '../oci/registry-under-test.ts';

const token = new Secret('s3cret');

async function usernames(
  settings: Partial<RegistrySettings>,
  options: { username?: string; token?: Secret; jobToken?: string } = {},
) {
  const source = tokenCredentials({
    token: options.token ?? token,
    username: options.username,
    environment: { CI_JOB_TOKEN: options.jobToken },
  });
  const candidates = await source.candidatesFor(settingsFor('https://registry.example', settings));
  for (const { password } of candidates) expect(password.reveal()).toBe((options.token ?? token).reveal());
  return candidates.map((candidate) => candidate.username);
}

test('the token goes only where the settings allow it', async () => {
  expect(await usernames({ tokenAllowed: true })).toEqual(['token']);
  expect(await usernames({ tokenAllowed: false })).toEqual([]);
  expect(await usernames({}, { token: new Secret('') })).toEqual([]);
  const none = tokenCredentials({ token: undefined, username: 'me', environment: {} });
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

test.each([
  ['public.ecr.aws', ['AWS']],
  ['europe-docker.pkg.dev', ['oauth2accesstoken']],
  ['gcr.io', ['oauth2accesstoken']],
  ['eu.gcr.io', ['oauth2accesstoken']],
  ['myteam.azurecr.io', ['00000000-0000-0000-0000-000000000000']],
  ['quay.io', ['$oauthtoken']],
  ['registry.gitlab.com', ['token', 'gitlab-ci-token']],
  ['ghcr.io', ['token']],
  ['quay.io.evil.example', ['token']],
  ['notquay.io', ['token']],
  ['gcr.io.evil.example', ['token']],
  ['x.azurecr.io.evil.example', ['token']],
])('%s', (hostname, expected) => {
  expect(usernamesForToken(hostname, false)).toEqual(expected);
});

test('a registry that only a file of the repository names never sees the token', async () => {
  await using server = await new LoopbackRegistry().start();
  server.rules = { challenge: () => 'Basic realm="give it to me"', accepts: () => false };
  const registries = createRegistries({
    registries: new Map([
      ['oras.birb.homes', settingsFor('https://oras.birb.homes', { tokenAllowed: true })],
      ['evil.example', settingsFor(server.origin, { host: 'evil.example', tokenAllowed: false })],
    ]),
    credentials: tokenCredentials({ token, username: undefined, environment: {} }),
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
