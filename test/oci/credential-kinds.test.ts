import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Credential, CredentialSource } from '../../src/oci/credentials.ts';
import { RejectedCredentialsError, UnexpectedReplyError } from '../../src/oci/errors.ts';
import { Secret } from '../../src/system/secret.ts';
import { LoopbackRegistry, LoopbackServer } from './loopback-registry.ts';
import { clientFor } from './registry-under-test.ts';
import { withTokenService } from './token-service.ts';

function only(kind: Credential['kind'], secret: string): CredentialSource {
  return { candidatesFor: async () => [{ kind, username: '', secret: new Secret(secret), source: 'a test' }] };
}

test('a bearer token goes to the registry as it stands, and to no token service', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  const { digest } = registry.push('a/b', 'v1', 'x');
  const { challenge } = registry.rules ?? { challenge: () => '' };
  registry.rules = { challenge, accepts: (authorization) => authorization === 'Bearer raw.token' };
  await using client = clientFor(registry.origin, { credentials: only('bearer', 'raw.token') });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  expect(service.exchanges).toEqual([]);
  expect(client.masked).toContain('raw.token');

  await using wrong = clientFor(registry.origin, { credentials: only('bearer', 'other.token') });
  await expect(wrong.registry.resolveTag('a/b', 'v1')).rejects.toThrow(RejectedCredentialsError);
  await expect(wrong.registry.resolveTag('a/b', 'v1')).rejects.toThrow('(from a test)');
  expect(registry.seen.filter(({ authorization }) => authorization === 'Bearer other.token')).toHaveLength(1);
});

/** A token service of OAuth 2 that trades identity tokens, and a registry that believes it. */
async function withOauth(answer: (form: URLSearchParams) => { status: number; body: unknown; location?: string }) {
  const forms: URLSearchParams[] = [];
  const server = await new LoopbackServer(async (request: IncomingMessage, response) => {
    const form = new URLSearchParams(await text(request));
    forms.push(form);
    const { status, body, location } = answer(form);
    response.writeHead(status, { 'content-type': 'application/json', ...(location === undefined ? {} : { location }) });
    response.end(JSON.stringify(body));
  }).start();
  const registry = await new LoopbackRegistry().start();
  registry.rules = {
    challenge: () => `Bearer realm="${server.origin}/token",service="registry.test"`,
    accepts: (authorization) => authorization === 'Bearer access',
  };
  return {
    registry,
    server,
    forms,
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const identity = 'id/+ token=1';

test('an identity token is traded by POST, one exchange for the scopes of all, and is masked in each form', async () => {
  await using setup = await withOauth(() => ({
    status: 200,
    body: { access_token: 'access', expires_in: 300, refresh_token: 'the-next-one' },
  }));
  const { registry, server, forms } = setup;
  for (const repository of ['a/b', 'a/c']) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: only('identity-token', identity) });
  await Promise.all(['a/b', 'a/c'].map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(forms.map((form) => ({ ...Object.fromEntries(form), scope: form.get('scope')?.split(' ').sort() }))).toEqual([
    {
      grant_type: 'refresh_token',
      client_id: 'oras-buf',
      service: 'registry.test',
      scope: ['repository:a/b:pull', 'repository:a/c:pull'],
      refresh_token: identity,
    },
  ]);
  expect(server.seen).toMatchObject([{ method: 'POST', url: '/token', authorization: undefined }]);
  expect(client.masked).toEqual(expect.arrayContaining([identity, 'id%2F%2B+token%3D1', 'access', 'the-next-one']));
});

test('a redirect does not take an identity token along', async () => {
  await using thief = await new LoopbackServer((_request, response) => response.end('{}')).start();
  for (const status of [301, 302, 307, 308]) {
    await using setup = await withOauth(() => ({ status, body: {}, location: `${thief.origin}/token` }));
    await using client = clientFor(setup.registry.origin, { credentials: only('identity-token', identity) });
    await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(UnexpectedReplyError);
  }
  expect(thief.seen).toEqual([]);
});

test('a refused identity token is said to be refused, after one try', async () => {
  await using setup = await withOauth(() => ({ status: 401, body: { error: 'invalid_grant' } }));
  await using client = clientFor(setup.registry.origin, { credentials: only('identity-token', identity) });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(RejectedCredentialsError);
  await expect(client.registry.resolveTag('a/c', 'v1')).rejects.toThrow(RejectedCredentialsError);
  expect(setup.forms).toHaveLength(1);
});

test('parts of a registry with credentials of their own sign in on their own, and share no token', async () => {
  await using registry = await new LoopbackRegistry().start();
  const basic = (name: string) => `Basic ${Buffer.from(`${name}:p`).toString('base64')}`;
  registry.rules = {
    challenge: () => 'Basic realm="x"',
    accepts: (authorization, repository) =>
      authorization ===
      basic(repository.startsWith('team/protos/') ? 'protos' : repository.startsWith('team/') ? 'team' : 'all'),
  };
  const repositories = ['x/y', 'team/a', 'team/protos/b', 'teamwork/c'];
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  const credentials: CredentialSource = {
    candidatesFor: async (_registry, namespace) => [
      { kind: 'password', username: namespace?.split('/').at(-1) ?? 'all', secret: new Secret('p'), source: 'a test' },
    ],
    namespacesOf: async () => ['team', 'team/protos'],
  };
  await using client = clientFor(registry.origin, { credentials });
  client.registry.announce?.(repositories);
  const found = await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(found).not.toContain(undefined);
  expect(registry.seen.filter(({ authorization }) => authorization === undefined)).toHaveLength(3);
});
