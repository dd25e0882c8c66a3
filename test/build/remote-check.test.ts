import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilitiesRequest, readCapabilities } from '../../src/build/remote-capabilities.ts';
import { checkRemote } from '../../src/build/remote-check.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { type Answer, capabilitiesMessage, everything, startCapabilitiesServer } from './capabilities-server.ts';
import { remoteAt } from './remote-settings-sample.ts';

const authority = makeCertificateAuthority();
const server = authority.issue(['127.0.0.1']);
let directory = '';
let caFile = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'remote-check-'));
  caFile = join(directory, 'ca.pem');
  await writeFile(caFile, authority.certificate);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function reasonFor(answer: Answer): Promise<string> {
  await using running = await startCapabilitiesServer(answer);
  const check = await checkRemote(remoteAt(running.port));
  return check.kind === 'unavailable' ? check.reason : 'ready';
}

describe('a server that answers', () => {
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('tells whether it takes uploads (%s) and runs actions (%s)', async (writable, executes) => {
    await using running = await startCapabilitiesServer({ message: capabilitiesMessage({ writable, executes }) });
    expect(await checkRemote(remoteAt(running.port))).toEqual({
      kind: 'ready',
      capabilities: { cacheWritable: writable, executes },
    });
  });

  it('gets the headers', async () => {
    await using running = await startCapabilitiesServer(everything);
    await checkRemote(remoteAt(running.port, {}, { 'x-api-key': 'k3y', authorization: 'Bearer t0ken' }));
    expect(running.calls[0]?.headers).toMatchObject({ 'x-api-key': 'k3y', authorization: 'Bearer t0ken' });
  });

  it('is trusted over TLS with its own authority, and only then', async () => {
    await using running = await startCapabilitiesServer(everything, { cert: server.certificate, key: server.key });
    expect(await checkRemote(remoteAt(running.port, { tls: true, caFile }))).toMatchObject({ kind: 'ready' });
    const untrusted = await checkRemote(remoteAt(running.port, { tls: true }));
    expect(untrusted).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/certificate/i) });
    const wrongHost = await checkRemote(remoteAt(running.port, { tls: true, caFile, host: 'localhost' }));
    expect(wrongHost.kind).toBe('unavailable');
    expect(running.calls).toHaveLength(1);
  });

  it('gets the client certificate', async () => {
    const client = authority.issue(['client']);
    const clientCertificateFile = join(directory, 'client.pem');
    await writeFile(clientCertificateFile, `${client.certificate}${client.key}`);
    await using running = await startCapabilitiesServer(everything, {
      cert: server.certificate,
      key: server.key,
      clientCa: caFile,
    });
    const settings = { tls: true, caFile };
    expect((await checkRemote(remoteAt(running.port, settings))).kind).toBe('unavailable');
    expect((await checkRemote(remoteAt(running.port, { ...settings, clientCertificateFile }))).kind).toBe('ready');
  });
});

describe('a server that cannot be used', () => {
  it('refuses the connection', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const started = performance.now();
    expect(await checkRemote(remoteAt(port))).toEqual({ kind: 'unavailable', reason: 'connection refused' });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('takes the connection and says nothing: it is given up within 10 s', async () => {
    const started = performance.now();
    expect(await reasonFor({ ...everything, silent: true })).toBe('no answer within 5 s');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is not waited for once the job is to end', async () => {
    await using running = await startCapabilitiesServer({ ...everything, silent: true });
    const check = await checkRemote(remoteAt(running.port), AbortSignal.timeout(50));
    expect(check).toEqual({ kind: 'unavailable', reason: 'aborted' });
  });

  it('does not let us in: its own words are told', async () => {
    expect(await reasonFor({ grpcStatus: '16', grpcMessage: 'no%20such%20key%1b[31m' })).toBe(
      'it answers UNAUTHENTICATED: no such key',
    );
  });

  it.each<[string, Answer, string]>([
    ['is a web server', { status: 404 }, 'it answers with HTTP status 404'],
    ['knows no capabilities', { grpcStatus: '12' }, 'it answers UNIMPLEMENTED'],
    ['answers nonsense', { message: Buffer.from([0x0b]) }, 'it does not speak the Remote Execution API'],
  ])('%s', async (_what, answer, reason) => {
    expect(await reasonFor(answer)).toBe(reason);
  });

  it('speaks no HTTP/2 at all', async () => {
    const other = createServer((socket) => {
      socket.on('error', () => {}).resume();
      socket.end('220 mail.example.test ESMTP\r\n');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect((await checkRemote(remoteAt(port))).kind).toBe('unavailable');
    await new Promise((resolve) => other.close(resolve));
  });

  it('is not asked where a header has no value', async () => {
    await using running = await startCapabilitiesServer(everything);
    const check = await checkRemote(remoteAt(running.port, { emptyHeaders: ['x-api-key'] }));
    expect(check).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('x-api-key') });
    expect(running.calls).toEqual([]);
  });
});

describe('the messages', () => {
  it('name the instance', () => {
    expect(capabilitiesRequest('')).toEqual(Buffer.from([0, 0, 0, 0, 0]));
    expect(capabilitiesRequest('main')).toEqual(Buffer.from([0, 0, 0, 0, 6, 0x0a, 4, ...Buffer.from('main')]));
    expect(capabilitiesRequest('x'.repeat(300)).subarray(0, 8)).toEqual(
      Buffer.from([0, 0, 0, 1, 47, 0x0a, 0xac, 0x02]),
    );
  });

  it('of any bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const head = Buffer.from([0, 0, 0, 0, bytes.length]);
        const read = readCapabilities(Buffer.concat([head, bytes]));
        expect(read === undefined || typeof read.executes === 'boolean').toBe(true);
        readCapabilities(Buffer.from(bytes));
      }),
    );
  });
});
