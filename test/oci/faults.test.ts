import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import {
  CertificateError,
  MalformedEndpointError,
  OfflineError,
  PlainHttpRefusedError,
  RateLimitedError,
  RegistryUnreachableError,
  ServerFailedError,
  UnknownHostError,
  UnusableCaFileError,
} from '../../src/oci/errors.ts';
import { parseRetryAfter } from '../../src/oci/retry.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { fail, LoopbackRegistry } from './loopback-registry.ts';
import { clientFor, readAll } from './registry-under-test.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-oci-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function caFile(name: string, certificate: string): Promise<string> {
  const path = join(directory, `${name}.pem`);
  await writeFile(path, certificate);
  return path;
}

test.each([408, 429, 500, 502, 503, 504])('%i passes when tried again', async (status) => {
  await using server = await new LoopbackRegistry().start();
  const { digest } = server.push('a/b', 'v1', 'x');
  let tries = 0;
  server.misbehave = (_request, response) => {
    if (++tries > 2) return false;
    fail(response, status, 'LATER');
    return true;
  };
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  expect(client.registries.traffic()).toMatchObject({ requests: 3, retries: 2 });
});

test('a connection that breaks, before the answer or in its middle, passes when tried again', async () => {
  await using server = await new LoopbackRegistry().start();
  const { digest } = server.push('a/b', 'v1', 'x');
  let tries = 0;
  server.misbehave = (_request, response) => {
    if (++tries > 2) return false;
    if (tries === 1) response.destroy();
    else {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"schema', () => response.destroy());
    }
    return true;
  };
  await using client = clientFor(server.origin);
  expect((await client.registry.fetchManifest('a/b', 'v1'))?.descriptor.digest).toBe(digest);
  expect(tries).toBe(3);
});

test('a server that fails each time is an error that says what it says', async () => {
  await using server = await new LoopbackRegistry().start();
  server.misbehave = (_request, response) => {
    fail(response, 500, 'BROKEN\u001b[31m');
    return true;
  };
  await using client = clientFor(server.origin);
  const error: unknown = await client.registry.listTags('a/b').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServerFailedError);
  expect(error).toMatchObject({ exitCode: 5 });
  expect(String(error)).toContain(
    `${server.origin}/v2/a/b/tags/list: the server answers 500 (BROKEN [31m: no: BROKEN [31m)`,
  );
  expect(server.seen).toHaveLength(4);
});

test('a status that will not change is not tried again', async () => {
  await using server = await new LoopbackRegistry().start();
  server.misbehave = (_request, response) => {
    fail(response, 418, 'TEAPOT');
    return true;
  };
  await using client = clientFor(server.origin);
  await expect(client.registry.listTags('a/b')).rejects.toThrow(/418/);
  expect(server.seen).toHaveLength(1);
});

test('Retry-After is waited for in full, by all requests', async () => {
  await using server = await new LoopbackRegistry().start();
  server.push('a/b', 'v1', 'x');
  const at: number[] = [];
  server.misbehave = (_request, response) => {
    at.push(performance.now());
    if (at.length > 1) return false;
    fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '1' });
    return true;
  };
  await using client = clientFor(server.origin);
  const first = client.registry.resolveTag('a/b', 'v1');
  await new Promise((resolve) => setTimeout(resolve, 200));
  await Promise.all([first, client.registry.listTags('a/b')]);
  expect(at).toHaveLength(3);
  for (const later of at.slice(1)) expect(later - (at[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

test('429 without Retry-After: all requests pause, and go on with longer pauses', async () => {
  await using server = await new LoopbackRegistry().start();
  server.push('a/b', 'v1', 'x');
  const at: number[] = [];
  server.misbehave = (_request, response) => {
    at.push(performance.now());
    if (at.length > 2) return false;
    fail(response, 429, 'TOOMANYREQUESTS');
    return true;
  };
  await using client = clientFor(server.origin, { limits: { firstPauseMs: 200, longestPauseMs: 1_000 } });
  const first = client.registry.resolveTag('a/b', 'v1');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = client.registry.listTags('a/b');
  await Promise.all([first, second]);
  // The second waited for the first one's pause, although nothing had been said to it.
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(99);
  expect((at[2] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(99);
  expect(client.registries.traffic().retries).toBe(2);
});

test('a Retry-After past the deadline is not waited for', async () => {
  await using server = await new LoopbackRegistry().start();
  server.misbehave = (_request, response) => {
    fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '3600' });
    return true;
  };
  await using client = clientFor(server.origin);
  const error: unknown = await client.registry.listTags('a/b').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RateLimitedError);
  expect(String(error)).toContain('wait 3600 s');
  expect(server.seen).toHaveLength(1);
});

test('Retry-After is seconds or a date', () => {
  expect(parseRetryAfter('7')).toBe(7000);
  expect(parseRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 20_000)).toBe(40_000);
  expect(parseRetryAfter('Thu, 01 Jan 1970 00:00:00 GMT', 20_000)).toBe(0);
  for (const odd of ['soon', '-5', '', undefined, '1e99', '12 parsecs']) expect(parseRetryAfter(odd)).toBeUndefined();
});

test('a server that says nothing is given up', async () => {
  await using server = await new LoopbackRegistry().start();
  server.misbehave = () => true;
  await using client = clientFor(server.origin, { limits: { stallMs: 50, attempts: 2 } });
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toMatchObject({
    name: 'RegistryUnreachableError',
    message: expect.stringContaining('stopped answering'),
  });
  expect(server.seen).toHaveLength(2);
});

test('nobody there: refused, after all tries', async () => {
  const server = await new LoopbackRegistry().start();
  const { origin } = server;
  await server[Symbol.asyncDispose]();
  await using client = clientFor(origin);
  const error: unknown = await client.registry.listTags('a/b').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RegistryUnreachableError);
  expect(String(error)).toContain('refuses the connection');
  expect(client.registries.traffic()).toMatchObject({ requests: 4, retries: 3 });
});

test('a name that does not exist is not tried again', async () => {
  await using client = clientFor('https://registry.invalid');
  const error: unknown = await client.registry.listTags('a/b').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RegistryUnreachableError);
  expect(String(error)).toMatch(/the name registry\.invalid cannot be resolved/);
});

test('an answer that is no HTTP is an error of the network', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 smtp.example ESMTP\r\n', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await using client = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    limits: { attempts: 1 },
  });
  await expect(client.registry.listTags('a/b')).rejects.toThrow(RegistryUnreachableError);
  await new Promise((resolve) => server.close(resolve));
});

test('an own CA is trusted where ca_file names it, and nowhere else', async () => {
  const authority = makeCertificateAuthority();
  await using server = await new LoopbackRegistry(authority.issue(['127.0.0.1'])).start();
  const { digest, layer, size } = server.push('a/b', 'v1', 'content');
  await using trusting = clientFor(server.origin, { settings: { caFile: await caFile('own', authority.certificate) } });
  expect(await trusting.registry.resolveTag('a/b', 'v1')).toBe(digest);
  const blob = await trusting.registry.fetchBlob('a/b', { mediaType: mediaTypes.tarGzip, digest: layer, size });
  expect((await readAll(blob)).toString()).toBe('content');
  await using other = clientFor(server.origin);
  const error: unknown = await other.registry.resolveTag('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CertificateError);
  expect(error).toMatchObject({ exitCode: 5, next: expect.stringContaining('ca_file') });
  expect(other.registries.traffic().requests).toBe(1);
});

test('a certificate is checked also where NODE_TLS_REJECT_UNAUTHORIZED says otherwise', async () => {
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    await using server = await new LoopbackRegistry(makeCertificateAuthority().issue(['127.0.0.1'])).start();
    await using client = clientFor(server.origin);
    await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(CertificateError);
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  }
});

test('a certificate for another name, or past its end, says so', async () => {
  const authority = makeCertificateAuthority();
  const settings = { caFile: await caFile('names', authority.certificate) };
  await using one = await new LoopbackRegistry(authority.issue(['registry.example', '127.0.0.2'])).start();
  await using first = clientFor(one.origin, { settings });
  await expect(first.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/for other names/);
  const old = authority.issue(['127.0.0.1'], { from: new Date('2020-01-01'), until: new Date('2021-01-01') });
  await using two = await new LoopbackRegistry(old).start();
  await using second = clientFor(two.origin, { settings });
  await expect(second.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/not valid today/);
});

test('https to a server that speaks plain http says so', async () => {
  await using server = await new LoopbackRegistry().start();
  await using client = clientFor(server.origin.replace('http:', 'https:'));
  const error: unknown = await client.registry.resolveTag('a/b', 'v1').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message: expect.stringContaining('no TLS connection'),
    next: expect.stringContaining('plain_http'),
  });
});

test('a CA file that is missing or no certificate is an error of the settings', async () => {
  for (const path of [join(directory, 'missing.pem'), await caFile('odd', 'hello')]) {
    await using client = clientFor('https://127.0.0.1:1', { settings: { caFile: path } });
    await expect(client.registry.listTags('a/b')).rejects.toThrow(UnusableCaFileError);
  }
});

test('plain http: on this machine, or where the settings say so', async () => {
  await using refused = clientFor('http://registry.example:5000');
  await expect(refused.registry.listTags('a/b')).rejects.toThrow(PlainHttpRefusedError);
  await using server = await new LoopbackRegistry().start();
  server.push('a/b', 'v1', 'x');
  await using local = clientFor(server.origin.replace('127.0.0.1', 'localhost'), { limits: { attempts: 1 } });
  expect(await local.registry.listTags('a/b')).toEqual(['v1']);
});

test.each([
  '',
  'registry.example',
  'ftp://registry.example',
  'https://user:secret@registry.example',
  'https://registry.example/v2',
  'oci-layout:',
])('the endpoint "%s" is refused', async (endpoint) => {
  await using client = clientFor(endpoint);
  const error: unknown = await client.registry.listTags('a/b').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MalformedEndpointError);
  expect(String(error)).not.toContain('secret');
});

test('offline: no request goes out, and what is missing is named', async () => {
  await using server = await new LoopbackRegistry().start();
  await using client = clientFor(server.origin, { offline: true });
  await expect(client.registry.listTags('a/b')).rejects.toThrow(OfflineError);
  await expect(client.registry.resolveTag('a/b', 'v1')).rejects.toThrow(/a\/b:v1/);
  await expect(client.registry.fetchManifest('a/b', 'v1')).rejects.toMatchObject({ exitCode: 5 });
  expect(server.seen).toEqual([]);
});

test('an unknown host says how to declare it, and which one is near', async () => {
  await using client = clientFor('https://registry.example');
  const ask = (): unknown => client.registries.forHost('oras.birb.home');
  expect(ask).toThrow(UnknownHostError);
  expect(ask).toThrow(/did you mean oras\.birb\.homes/);
  expect(client.registries.repositoryOf('oras.birb.homes/common/types')).toBe('common/types');
  expect(() => client.registries.repositoryOf('other.example/common/types')).toThrow(UnknownHostError);
});

test('an abort ends requests and pauses with its reason', async () => {
  await using server = await new LoopbackRegistry().start();
  server.misbehave = () => true;
  const reason = new Error('interrupted');
  const waiting = new AbortController();
  await using client = clientFor(server.origin, { signal: waiting.signal, limits: { stallMs: 10_000 } });
  setTimeout(() => waiting.abort(reason), 50);
  await expect(client.registry.listTags('a/b')).rejects.toBe(reason);
  server.misbehave = (_request, response) => {
    fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '4' });
    return true;
  };
  const pausing = new AbortController();
  await using second = clientFor(server.origin, { signal: pausing.signal });
  setTimeout(() => pausing.abort(reason), 100);
  await expect(second.registry.listTags('a/b')).rejects.toBe(reason);
});
