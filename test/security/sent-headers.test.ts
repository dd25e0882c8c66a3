import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { ReplyTooBigError } from '../../src/oci/errors.ts';
import { settingNames } from '../../src/settings/definitions.ts';
import { fail, LoopbackServer, sendBytes } from '../oci/loopback-registry.ts';
import { clientFor, credentials, readAll } from '../oci/registry-under-test.ts';
import { basic, password, withTokenService } from '../oci/token-service.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';

/** What a client may tell of itself without saying who it is. */
const harmless = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'range'];

const namesOf = (request: IncomingMessage): readonly string[] => Object.keys(request.headers);
const layer = (digest: string, size: number) => ({ digest, size, mediaType: 'application/octet-stream' }) as never;

test('a registry, its token service and another host get these headers and no others', async () => {
  await using world = await withTokenService();
  const { registry, service } = world;
  const seen = new Map<string, Set<string>>();
  const note = (who: string, request: IncomingMessage): void => {
    const names = seen.get(who) ?? new Set();
    for (const name of namesOf(request)) if (!harmless.includes(name)) names.add(name);
    seen.set(who, names);
  };
  const pushed = registry.push('a/b', 'v1', 'elsewhere');
  // It redirects blobs, and asks who is there, as a hostile host would to be given a password.
  await using storage = await new LoopbackServer((request, response) => {
    note('another host', request);
    if (request.url?.includes('again') !== true) {
      response.writeHead(401, { 'www-authenticate': `Basic realm="x", Bearer realm="${storage.origin}/token"` }).end();
      return;
    }
    sendBytes(Buffer.from('elsewhere'), request, response);
  }).start();
  let times = 0;
  registry.misbehave = (request, response) => {
    note('registry', request);
    if (request.url?.includes('/blobs/') !== true || request.headers.authorization === undefined) return false;
    response.setHeader('set-cookie', 'session=1');
    times++;
    response.writeHead(307, { location: `${storage.origin}/bucket?${times > 1 ? 'again' : 'first'}` }).end();
    return true;
  };
  service.server.misbehave = (request) => {
    note('token service', request);
    return false;
  };
  await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
  await client.registry.listTags('a/b');
  await client.registry.fetchManifest('a/b', 'v1');
  const read = async (): Promise<string> =>
    (await readAll(await client.registry.fetchBlob('a/b', layer(pushed.layer, pushed.size)))).toString();
  await read().catch(() => undefined);
  expect(await read()).toBe('elsewhere');
  expect(Object.fromEntries([...seen].map(([who, names]) => [who, [...names]]))).toEqual({
    registry: ['authorization'],
    'token service': ['authorization'],
    'another host': [],
  });
  expect(service.server.seen.every(({ authorization }) => authorization === basic)).toBe(true);
});

test('referrers are never asked for', async () => {
  await using world = await withTokenService();
  world.registry.push('a/b', 'v1', 'x');
  await using client = clientFor(world.registry.origin, { credentials: credentials(['token', password]) });
  const manifest = await client.registry.fetchManifest('a/b', 'v1');
  await client.registry.listTags('a/b');
  expect(manifest).toBeDefined();
  const paths = world.registry.seen.map(({ url }) => url.replace(/[?].*/, '').replace(/sha256:\w+/, 'DIGEST'));
  // A cycle of referrers has nobody to walk in it: these paths are all that a registry is ever asked.
  expect(paths.filter((path) => !/^\/v2\/a\/b\/(?:manifests|tags|blobs)\//.test(path))).toEqual([]);
  expect(paths.length).toBeGreaterThan(1);
});

test('no setting is a header or a client certificate of a registry', () => {
  const named = settingNames.filter((name) => /header|certificate|client|cert/.test(name));
  // Those of the servers where buck2 builds: src/settings/remote-settings.ts, and test/settings/remote-settings.test.ts.
  expect(named).toEqual(['remote-headers', 'remote-client-certificate']);
});

test('no server gets a client certificate, though it asks for one', async () => {
  const authority = makeCertificateAuthority();
  const { certificate, key } = authority.issue(['127.0.0.1']);
  const given: number[] = [];
  const server = createServer(
    { cert: certificate, key, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      given.push(Object.keys((request.socket as TLSSocket).getPeerCertificate()).length);
      fail(response, 404, 'NAME_UNKNOWN');
    },
  );
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-client-certificate-'));
  try {
    const caFile = join(directory, 'ca.pem');
    await writeFile(caFile, authority.certificate);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    await using client = clientFor(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      settings: { caFile },
    });
    expect(await client.registry.resolveTag('a/b', 'v1')).toBeUndefined();
    expect(given.length).toBeGreaterThan(0);
    expect(given.every((fields) => fields === 0)).toBe(true);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true });
  }
});

test('a token reply of 128 KiB is read, one of a byte more is cut off', async () => {
  const whole = 128 * 1024;
  const wrapping = JSON.stringify({ expires_in: 300, padding: '', token: 'token-1' }).length;
  for (const [size, isRead] of [
    [whole, true],
    [whole + 1, false],
  ] as const) {
    await using world = await withTokenService();
    world.registry.push('a/b', 'v1', 'x');
    const body = { expires_in: 300, padding: 'x'.repeat(size - wrapping), token: 'token-1' };
    expect(JSON.stringify(body).length).toBe(size);
    world.service.policy = () => ({ status: 200, body });
    await using client = clientFor(world.registry.origin, { credentials: credentials(['token', password]) });
    const asked = client.registry.resolveTag('a/b', 'v1');
    if (isRead) expect(await asked).toBeDefined();
    else await expect(asked).rejects.toThrow(ReplyTooBigError);
  }
});
