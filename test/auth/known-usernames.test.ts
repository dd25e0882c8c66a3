import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usernamesForToken } from '../../src/auth/known-usernames.ts';

const zeroGuid = '00000000-0000-0000-0000-000000000000';

const table: readonly [host: string, usernames: readonly string[]][] = [
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', ['AWS']],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', ['AWS']],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', ['AWS']],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', ['AWS']],
  ['public.ecr.aws', ['AWS']],
  ['europe-docker.pkg.dev', ['oauth2accesstoken']],
  ['europe-west1-docker.pkg.dev', ['oauth2accesstoken']],
  ['gcr.io', ['oauth2accesstoken']],
  ['eu.gcr.io', ['oauth2accesstoken']],
  ['myteam.azurecr.io', [zeroGuid]],
  ['myteam-a1b2c3.azurecr.io', [zeroGuid]],
  ['myteam.azurecr.cn', [zeroGuid]],
  ['myteam.azurecr.us', [zeroGuid]],
  ['quay.io', ['$oauthtoken']],
  ['registry.gitlab.com', ['token', 'gitlab-ci-token']],
];

test.each(table)('%s', (hostname, expected) => {
  expect(usernamesForToken(hostname, false)).toEqual(expected);
});

test.each([
  'ghcr.io',
  'docker.io',
  'notquay.io',
  '12345678901.dkr.ecr.eu-west-1.amazonaws.com',
  'x.123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  'evil-docker.pkg.dev.example',
  'docker.pkg.dev',
  'a.b.azurecr.io',
  'evil.gcr.io',
  'registry.gitlab.com.example',
  'gitlab.com',
])('%s is none of them', (hostname) => {
  expect(usernamesForToken(hostname, false)).toEqual(['token']);
});

test('what only contains a known host, before or behind, is another host', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...table.map(([host]) => host)),
      fc.stringMatching(/^[a-z0-9-]{1,12}\.$/),
      fc.stringMatching(/^\.[a-z0-9-]{1,12}$/),
      (host, before, behind) => {
        expect(usernamesForToken(`${before}${host}`, false)).toEqual(['token']);
        expect(usernamesForToken(`${host}${behind}`, false)).toEqual(['token']);
      },
    ),
    // `us.` before `gcr.io` is a registry of its own.
    { examples: [['quay.io', 'x.', '.evil']], seed: 1 },
  );
});

test('a GitLab job token goes with its own name on any host', () => {
  expect(usernamesForToken('registry.example', true)).toEqual(['gitlab-ci-token']);
});
