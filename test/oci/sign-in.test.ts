import { expect, test } from 'vitest';
import {
  MissingCredentialsError,
  NoRightsError,
  RealmRefusedError,
  RejectedCredentialsError,
  ReplyTooBigError,
  UnexpectedReplyError,
  UnsupportedSignInError,
} from '../../src/oci/errors.ts';
import { LoopbackRegistry, LoopbackServer } from './loopback-registry.ts';
import { clientFor, credentials } from './registry-under-test.ts';
import { basic, password, withTokenService } from './token-service.ts';

const repositories = Array.from({ length: 20 }, (_, index) => `common/m${index}`);

test('parallel first requests: one goes ahead, all share one exchange for all their scopes', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  const found = await Promise.all(repositories.map((repository) => client.registry.fetchManifest(repository, 'v1')));
  expect(found.every((one) => one !== undefined)).toBe(true);
  expect(service.exchanges).toHaveLength(1);
  expect(service.exchanges[0]).toHaveLength(20);
  expect(registry.seen.filter((one) => one.authorization === undefined)).toHaveLength(1);
  expect(registry.seen).toHaveLength(21);
  expect(client.registries.traffic()).toMatchObject({ requests: 22, tokenExchanges: 1, retries: 0 });
  const asked = new URL(service.server.seen[0]?.url ?? '', 'http://t').searchParams;
  expect(asked.get('service')).toBe('registry.test');
  expect(asked.get('account')).toBe('token');
});

test('announced repositories come with the first exchange, though they are asked for one after another', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  const many = Array.from({ length: 70 }, (_, index) => `common/m${index}`);
  for (const repository of many) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  client.registry.announce?.(many);
  for (const repository of many) await client.registry.resolveTag(repository, 'v1');
  expect(service.exchanges.map((scopes) => scopes.length)).toEqual([32, 32, 6]);
  expect(registry.seen).toHaveLength(71);
});

test('a service that grants only the first scope is asked once for each repository', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = (scopes) => ({ status: 200, granted: scopes.slice(0, 1) });
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  const found = await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(found.every((one) => one !== undefined)).toBe(true);
  expect(service.exchanges.map((scopes) => scopes.length)).toEqual([20, ...Array.from({ length: 19 }, () => 1)]);
  // It is known now: those that come later are not asked for together, and not refused first.
  const later = ['later/a', 'later/b', 'later/c'];
  for (const repository of later) registry.push(repository, 'v1', repository);
  const before = registry.seen.length;
  await Promise.all(later.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(service.exchanges.slice(20).map((scopes) => scopes.length)).toEqual([1, 1, 1]);
  expect(registry.seen.length - before).toBe(3);
});

test('a service that refuses scopes together (403) gets them one by one', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = (scopes) => ({ status: scopes.length > 1 ? 403 : 200 });
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  const found = await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(found.every((one) => one !== undefined)).toBe(true);
  expect(service.exchanges).toHaveLength(21);
});

test('without credentials an anonymous token is tried, and access_token is read', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = () => ({ status: 200, body: { access_token: `token-${service.exchanges.length}` } });
  const { digest } = registry.push('a/b', 'v1', 'x');
  await using client = clientFor(registry.origin);
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  expect(service.server.seen[0]?.authorization).toBeUndefined();
  expect(service.server.seen[0]?.url).not.toContain('account');
});

test('without credentials for a private repository: credentials are missing', async () => {
  await using setup = await withTokenService();
  setup.registry.push('a/b', 'v1', 'x');
  await using client = clientFor(setup.registry.origin);
  const error: unknown = await client.registry.resolveTag('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MissingCredentialsError);
  expect(error).toMatchObject({ exitCode: 3, next: expect.stringContaining('ORAS_REGISTRY_TOKEN') });
});

test('a wrong password is tried once, by one of many requests', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', 'wrong']) });
  const outcomes = await Promise.allSettled(repositories.map((one) => client.registry.resolveTag(one, 'v1')));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(RejectedCredentialsError) });
  expect(service.exchanges).toHaveLength(1);
  await expect(client.registry.resolveTag('common/m0', 'v1')).rejects.toThrow(/rejected the credentials/);
  expect(service.exchanges).toHaveLength(1);
});

test('two user names are tried, a third never', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  registry.push('a/b', 'v1', 'x');
  await using client = clientFor(registry.origin, {
    credentials: credentials(['one', password], ['two', password], ['token', password]),
  });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/"one" and "two"/);
  expect(service.exchanges).toHaveLength(2);
  await using second = clientFor(registry.origin, { credentials: credentials(['one', password], ['token', password]) });
  expect(await second.registry.resolveTag('a/b', 'v1')).toBeDefined();
});

test('a service that answers 403 to an unproven password is not asked for ever', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = () => ({ status: 403 });
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  const outcomes = await Promise.allSettled(repositories.map((one) => client.registry.resolveTag(one, 'v1')));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(NoRightsError) });
  expect(service.exchanges).toHaveLength(2);
});

test('signed in, but an empty grant: no rights, and the repository is named', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = () => ({ status: 200, granted: [] });
  registry.push('team/secret', 'v1', 'x');
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  const error: unknown = await client.registry.resolveTag('team/secret', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NoRightsError);
  expect(String(error)).toContain('team/secret');
  expect(service.exchanges).toHaveLength(1);
});

test('403 from the registry: no rights with credentials, missing credentials without', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.misbehave = (_request, response) => {
    response.writeHead(403).end('{"errors":[{"code":"DENIED","message":"not yours"}]}');
    return true;
  };
  await using known = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(known.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(/a\/b.*DENIED: not yours/);
  await expect(known.registry.resolveTag('a/b', 'v1')).rejects.toThrow(NoRightsError);
  await using anonymous = clientFor(registry.origin);
  await expect(anonymous.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(MissingCredentialsError);
});

test('a token that is revoked in mid-run is replaced, by one exchange for all', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  service.grants.clear();
  const found = await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(found.every((one) => one !== undefined)).toBe(true);
  expect(service.exchanges).toHaveLength(2);
});

test('a token is renewed before its end, without a refusal', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  service.policy = (scopes) => {
    const token = `token-${service.exchanges.length}`;
    service.grants.set(token, scopes);
    return { status: 200, body: { token, expires_in: 0.2 } };
  };
  registry.push('a/b', 'v1', 'x');
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await client.registry.resolveTag('a/b', 'v1');
  await new Promise((resolve) => setTimeout(resolve, 150));
  await client.registry.resolveTag('a/b', 'v1');
  expect(service.exchanges).toHaveLength(2);
  expect(registry.seen).toHaveLength(3);
});

test('scopes that the challenge names are asked for as well: a proxy may know the repository by another name', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  registry.push('a/b', 'v1', 'x');
  registry.rules = {
    challenge: () => `Bearer realm="${service.server.origin}/token/",scope="repository:upstream/a/b:pull"`,
    accepts: (authorization) =>
      service.grants.get(authorization?.replace('Bearer ', '') ?? '')?.includes('repository:upstream/a/b:pull') ===
      true,
  };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBeDefined();
  expect(service.exchanges.at(-1)).toEqual(['repository:a/b:pull', 'repository:upstream/a/b:pull']);
});

test('every secret is masked before the server could see it, and none is logged', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  registry.push('a/b', 'v1', 'x');
  const order: string[] = [];
  service.server.misbehave = (request) => {
    order.push(`sent ${request.headers.authorization?.replace('Basic ', '')}`);
    return false;
  };
  registry.misbehave = (request) => {
    if (request.headers.authorization !== undefined)
      order.push(`sent ${request.headers.authorization.replace('Bearer ', '')}`);
    return false;
  };
  await using client = clientFor(registry.origin, {
    credentials: credentials(['token', password]),
    maskSecret: (value) => order.push(`mask ${value}`),
  });
  await client.registry.resolveTag('a/b', 'v1');
  const encoded = basic.replace('Basic ', '');
  expect(order).toEqual([`mask ${password}`, `mask ${encoded}`, `sent ${encoded}`, 'mask token-1', 'sent token-1']);
  const log = client.logged.join('\n');
  for (const secret of [password, encoded, 'token-1', 'scope=', 'account=']) expect(log).not.toContain(secret);
  expect(log).toContain('/token/');
});

test.each([
  ['too long', { token: 'x'.repeat(200_000) }, ReplyTooBigError],
  ['without a token', { hello: 1 }, UnexpectedReplyError],
  ['a token with a line break', { token: 'a\r\nX-Evil: 1' }, UnexpectedReplyError],
  ['a token that is a number', { token: 7 }, UnexpectedReplyError],
])('a token reply that is %s is refused', async (_name, body, error) => {
  await using setup = await withTokenService();
  setup.service.policy = () => ({ status: 200, body });
  setup.registry.push('a/b', 'v1', 'x');
  await using client = clientFor(setup.registry.origin);
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(error);
});

test('a token service that fails for a moment is asked again', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  let tries = 0;
  service.server.misbehave = (_request, response) => {
    if (++tries > 2) return false;
    if (tries === 1) response.destroy();
    else response.writeHead(503).end();
    return true;
  };
  registry.push('a/b', 'v1', 'x');
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBeDefined();
  expect(client.registries.traffic()).toMatchObject({ tokenExchanges: 3, retries: 2 });
});

test('a token service that redirects into the network, or down to http, gets nothing', async () => {
  await using setup = await withTokenService();
  const { registry, service } = setup;
  registry.push('a/b', 'v1', 'x');
  let location = 'http://169.254.169.254/latest/meta-data';
  service.server.misbehave = (_request, response) => {
    response.writeHead(302, { location }).end();
    return true;
  };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(RealmRefusedError);
  location = 'http://auth.example/token';
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(RealmRefusedError);
});

test('a token service that redirects to another origin: the password does not go along', async () => {
  await using setup = await withTokenService();
  await using other = await new LoopbackServer((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="give it to me"' }).end();
  }).start();
  const { registry, service } = setup;
  registry.push('a/b', 'v1', 'x');
  service.server.misbehave = (_request, response) => {
    response.writeHead(307, { location: `${other.origin}/token` }).end();
    return true;
  };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow();
  expect(other.seen.length).toBeGreaterThan(0);
  expect(other.seen.every((one) => one.authorization === undefined)).toBe(true);
});

test('a realm inside the network of a registry that is elsewhere is refused before anything is sent', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Bearer realm="http://10.0.0.7/token"', accepts: () => false };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(RealmRefusedError);
  expect(client.masked).toEqual([]);
  expect(client.registries.traffic().requests).toBe(1);
});

test('Basic: the first request asks bare, the rest are signed from the start', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Basic realm="registry"', accepts: (authorization) => authorization === basic };
  for (const repository of repositories) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(registry.seen).toHaveLength(21);
  expect(client.masked).toContain(password);
});

test('Basic with a wrong password: two attempts at most, however many requests', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Basic realm="registry"', accepts: () => false };
  await using client = clientFor(registry.origin, {
    credentials: credentials(['one', password], ['two', password], ['three', password]),
  });
  const outcomes = await Promise.allSettled(repositories.map((one) => client.registry.resolveTag(one, 'v1')));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(RejectedCredentialsError) });
  expect(registry.seen.filter((one) => one.authorization !== undefined)).toHaveLength(2);
  await using anonymous = clientFor(registry.origin);
  await expect(anonymous.registry.resolveTag('a/b', 'v1')).rejects.toThrow(MissingCredentialsError);
});

test('a registry that is open for some and asks for a password later', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = {
    challenge: () => 'Basic realm="registry"',
    accepts: (authorization, repository) => repository.startsWith('open/') || authorization === basic,
  };
  for (const repository of ['open/a', ...repositories]) registry.push(repository, 'v1', repository);
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  expect(await client.registry.resolveTag('open/a', 'v1')).toBeDefined();
  const found = await Promise.all(repositories.map((repository) => client.registry.resolveTag(repository, 'v1')));
  expect(found.every((one) => one !== undefined)).toBe(true);
});

test('a way to sign in that we do not speak is named', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Negotiate, Digest realm="x"', accepts: () => false };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(UnsupportedSignInError);
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/negotiate, digest/);
});

test('credentials stay with the registry when it redirects, even if the other host asks for them', async () => {
  await using registry = await new LoopbackRegistry().start();
  await using other = await new LoopbackServer((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="give it to me"' }).end();
  }).start();
  registry.rules = { challenge: () => 'Basic realm="registry"', accepts: (authorization) => authorization === basic };
  registry.misbehave = (request, response) => {
    if (request.headers.authorization === undefined) return false;
    response.writeHead(307, { location: `${other.origin}/v2/a/b/manifests/v1` }).end();
    return true;
  };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toThrow(UnexpectedReplyError);
  expect(other.seen).toEqual([
    { method: 'GET', url: '/v2/a/b/manifests/v1', authorization: undefined, range: undefined },
  ]);
});
