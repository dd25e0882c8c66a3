import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { ProxyAddressError } from '../../src/oci/proxy-environment.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { startProxy } from './loopback-proxy.ts';
import { LoopbackRegistry, LoopbackServer } from './loopback-registry.ts';
import { clientFor, credentials, readAll } from './registry-under-test.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-proxies-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function caFile(...certificates: string[]): Promise<string> {
  const path = join(directory, `${Math.random()}.pem`);
  await writeFile(path, certificates.join(''));
  return path;
}

/** A password with signs that a URL must escape. */
const password = 'p@ss/w:rd%';
const inUrl = encodeURIComponent(password);
const inHeader = Buffer.from(`me:${password}`).toString('base64');

test('https goes by CONNECT, with the password of the proxy, an own CA and TLS inside; the password is masked', async () => {
  const authority = makeCertificateAuthority();
  await using server = await new LoopbackRegistry(authority.issue(['registry.example'])).start();
  const { digest } = server.push('a/b', 'v1', 'x');
  await using proxy = await startProxy({ portOf: () => server.port, wants: `me:${password}` });
  const settings = { caFile: await caFile(authority.certificate) };
  const environment = { HTTPS_PROXY: `http://me:${inUrl}@${proxy.host}`, NO_PROXY: 'other.example' };
  await using client = clientFor('https://registry.example', { settings, environment });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  expect(proxy.asked).toEqual(['CONNECT registry.example:443 HTTP/1.1']);
  expect(client.masked).toEqual(expect.arrayContaining([password, inUrl, inHeader]));
  expect(client.logged.length).toBeGreaterThan(0);
  for (const secret of [password, inUrl, inHeader]) expect(client.logged.join('\n')).not.toContain(secret);
});

test.each(['http', 'https'])(
  'a proxy that refuses the password for %s says so, once, and shows none',
  async (scheme) => {
    await using server = await new LoopbackRegistry().start();
    await using proxy = await startProxy({ portOf: () => server.port, wants: `me:${password}` });
    const address = `http://me:wr0ng-secret@${proxy.host}`;
    await using client = clientFor(`${scheme}://registry.example`, {
      settings: { plainHttp: true },
      environment: { http_proxy: address, https_proxy: address },
    });
    const error: unknown = await client.registry.resolveTag('a/b', 'v1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'RegistryUnreachableError',
      exitCode: 5,
      message: expect.stringContaining('it answered 407'),
      next: expect.stringContaining('HTTPS_PROXY'),
    });
    expect(proxy.asked).toHaveLength(1);
    expect(JSON.stringify(error) + String(error) + client.logged.join('\n')).not.toMatch(/wr0ng/);
  },
);

test('a proxy for plain http is asked by full address', async () => {
  await using server = await new LoopbackRegistry().start();
  const { digest, layer, size } = server.push('a/b', 'v1', 'x');
  await using proxy = await startProxy({ portOf: () => server.port, wants: 'me:' });
  await using client = clientFor('http://registry.example:8080', {
    settings: { plainHttp: true },
    environment: { HTTP_PROXY: `me@${proxy.host}` },
  });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  await readAll(await client.registry.fetchBlob('a/b', { mediaType: mediaTypes.tarGzip, digest: layer, size }));
  expect(proxy.asked).toEqual([
    'HEAD http://registry.example:8080/v2/a/b/manifests/v1 HTTP/1.1',
    `GET http://registry.example:8080/v2/a/b/blobs/${layer} HTTP/1.1`,
  ]);
});

test.each(['http', 'https'])('a proxy may be spoken to by TLS, with a CA of its own, for %s', async (scheme) => {
  const [ours, theirs] = [makeCertificateAuthority('the company'), makeCertificateAuthority('the proxy')];
  const tls = scheme === 'https' ? ours.issue(['registry.example']) : undefined;
  await using server = await new LoopbackRegistry(tls).start();
  const { digest } = server.push('a/b', 'v1', 'x');
  await using proxy = await startProxy({ portOf: () => server.port, tls: theirs.issue(['localhost']) });
  const named = `https://${proxy.host.replace('127.0.0.1', 'localhost')}`;
  const options = {
    settings: { caFile: await caFile(ours.certificate, theirs.certificate), plainHttp: true },
    environment: { HTTPS_PROXY: named, HTTP_PROXY: named },
  };
  await using client = clientFor(`${scheme}://registry.example`, options);
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  const without = { ...options, settings: { ...options.settings, caFile: await caFile(ours.certificate) } };
  await using strange = clientFor(`${scheme}://registry.example`, without);
  await expect(strange.registry.resolveTag('a/b', 'v1')).rejects.toMatchObject({
    name: 'CertificateError',
    next: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
});

test('a proxy that opens TLS and signs with its own CA is trusted where ca_file names that, and nowhere else', async () => {
  const opening = makeCertificateAuthority('opens everything');
  // What the client sees is the proxy's certificate for the registry's name.
  await using server = await new LoopbackRegistry(opening.issue(['registry.example'])).start();
  const { digest } = server.push('a/b', 'v1', 'x');
  await using proxy = await startProxy({ portOf: () => server.port });
  const environment = { HTTPS_PROXY: `http://${proxy.host}` };
  await using trusting = clientFor('https://registry.example', {
    settings: { caFile: await caFile(opening.certificate) },
    environment,
  });
  expect(await trusting.registry.resolveTag('a/b', 'v1')).toBe(digest);
  await using other = clientFor('https://registry.example', { environment });
  await expect(other.registry.resolveTag('a/b', 'v1')).rejects.toMatchObject({ name: 'CertificateError' });
});

test('the token service and the storage of blobs are reached by the same proxy, and what NO_PROXY names directly', async () => {
  const authority = makeCertificateAuthority();
  const certificate = authority.issue(['registry.example', 'auth.example', 'storage.example']);
  const content = Buffer.from('a layer');
  await using registry = await new LoopbackRegistry(certificate).start();
  const { digest, layer, size } = registry.push('a/b', 'v1', content);
  await using tokens = await new LoopbackServer((_request, response) => {
    response.end(JSON.stringify({ token: 'granted', expires_in: 300 }));
  }, certificate).start();
  await using storage = await new LoopbackServer(
    (_request, response) => void response.end(content),
    certificate,
  ).start();
  registry.rules = {
    challenge: () => 'Bearer realm="https://auth.example/token",service="registry.example"',
    accepts: (authorization) => authorization === 'Bearer granted',
  };
  registry.misbehave = (request, response) => {
    if (request.headers.authorization === undefined || request.url?.includes('/blobs/') !== true) return false;
    response.writeHead(307, { location: 'https://storage.example/b?signature=x' }).end();
    return true;
  };
  const ports = new Map([
    ['registry.example:443', registry.port],
    ['auth.example:443', tokens.port],
    ['storage.example:443', storage.port],
  ]);
  await using proxy = await startProxy({ portOf: (host) => ports.get(host) });
  const settings = { caFile: await caFile(authority.certificate) };
  const environment = { https_proxy: `http://${proxy.host}`, HTTPS_PROXY: 'http://127.0.0.1:1' };
  await using client = clientFor('https://registry.example', {
    settings,
    environment,
    credentials: credentials(['ci', 'registry-password']),
  });
  expect(await client.registry.resolveTag('a/b', 'v1')).toBe(digest);
  const blob = await client.registry.fetchBlob('a/b', { mediaType: mediaTypes.tarGzip, digest: layer, size });
  expect(await readAll(blob)).toEqual(content);
  expect(new Set(proxy.asked)).toEqual(new Set([...ports.keys()].map((host) => `CONNECT ${host} HTTP/1.1`)));
  expect(storage.seen[0]?.authorization).toBeUndefined();

  await using excluding = clientFor('https://registry.example', {
    settings,
    environment: { ...environment, no_proxy: 'storage.example' },
    credentials: credentials(['ci', 'registry-password']),
    limits: { attempts: 1 },
  });
  // There is no such name, and nobody but the proxy was to know it.
  await expect(
    excluding.registry.fetchBlob('a/b', { mediaType: mediaTypes.tarGzip, digest: layer, size }),
  ).rejects.toThrow(/storage\.example cannot be resolved/);
});

test('many requests at once share the connections, and closing leaves none open', async () => {
  const authority = makeCertificateAuthority();
  await using server = await new LoopbackRegistry(authority.issue(['registry.example'])).start();
  const names = Array.from({ length: 30 }, (_unused, index) => `a/m${index}`);
  for (const name of names) server.push(name, 'v1', name);
  await using proxy = await startProxy({ portOf: () => server.port });
  const client = clientFor('https://registry.example', {
    settings: { caFile: await caFile(authority.certificate) },
    environment: { HTTPS_PROXY: `http://${proxy.host}` },
    parallelism: 4,
  });
  const found = await Promise.all(names.map((name) => client.registry.resolveTag(name, 'v1')));
  expect(found.every((digest) => digest !== undefined)).toBe(true);
  expect(proxy.asked.length).toBeLessThanOrEqual(4);
  await client.registries.close();
  for (let waited = 0; proxy.openConnections() > 0 && waited < 200; waited++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(proxy.openConnections()).toBe(0);
});

test('a proxy that cannot reach the registry is tried again, then named', async () => {
  await using proxy = await startProxy({ portOf: () => undefined });
  await using client = clientFor('https://registry.example', { environment: { HTTPS_PROXY: `http://${proxy.host}` } });
  await expect(client.registry.listTags('a/b')).rejects.toMatchObject({
    name: 'RegistryUnreachableError',
    message: expect.stringContaining('it answered 502'),
  });
  expect(proxy.asked).toHaveLength(4);
});

/** Accepts connections, and says nothing on them. */
async function silentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test.each([
  ['http', false],
  ['https', false],
  ['https', true],
])(
  '%s by a proxy that keeps silent (after connecting us to a silent server: %s) is given up in time',
  async (scheme, connects) => {
    await using silent = await silentServer();
    await using proxy = await startProxy({ portOf: () => silent.port });
    const address = connects ? `http://${proxy.host}` : `http://127.0.0.1:${silent.port}`;
    await using client = clientFor(`${scheme}://registry.example`, {
      settings: { plainHttp: true },
      environment: { HTTPS_PROXY: address, HTTP_PROXY: address },
      limits: { attempts: 2, connectMs: 300, stallMs: 300 },
    });
    const from = performance.now();
    await expect(client.registry.listTags('a/b')).rejects.toMatchObject({
      name: 'RegistryUnreachableError',
      exitCode: 5,
    });
    expect(client.registries.traffic().requests).toBe(2);
    expect(performance.now() - from).toBeLessThan(10_000);
  },
);

test.each([
  ['http://me:hush@', 'it is no address'],
  ['http://me:hush@[::1', 'it is no address'],
  ['socks5://me:hush@proxy.example:1080', 'not by socks5:'],
])('the proxy address %s is an error of the settings that shows no password', async (address, why) => {
  await using client = clientFor('https://registry.example', { environment: { HTTPS_PROXY: address } });
  const error: unknown = await client.registry.resolveTag('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProxyAddressError);
  expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(why) });
  expect(String(error)).not.toContain('hush');
  // Where no proxy is asked, its address does not matter.
  await using server = await new LoopbackRegistry().start();
  const { digest } = server.push('a/b', 'v1', 'x');
  await using local = clientFor(server.origin, { environment: { HTTP_PROXY: address, HTTPS_PROXY: address } });
  expect(await local.registry.resolveTag('a/b', 'v1')).toBe(digest);
});

test('NO_PROXY and this machine are reached directly', async () => {
  await using server = await new LoopbackRegistry().start();
  const { digest } = server.push('a/b', 'v1', 'x');
  await using proxy = await new LoopbackServer((_request, response) => void response.end()).start();
  await using local = clientFor(server.origin, {
    environment: { HTTP_PROXY: proxy.origin, HTTPS_PROXY: proxy.origin },
  });
  expect(await local.registry.resolveTag('a/b', 'v1')).toBe(digest);
  await using named = clientFor('http://registry.invalid', {
    settings: { plainHttp: true },
    environment: { HTTP_PROXY: proxy.origin, NO_PROXY: 'x, .invalid' },
  });
  await expect(named.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/cannot be resolved/);
  expect(proxy.seen).toEqual([]);
});
