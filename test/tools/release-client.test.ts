import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTool } from '../../src/tools/find-tool.ts';
import { releaseServer } from '../../src/tools/release-files.ts';
import { ReleaseServerStandIn, sha256, type ToolScene, toolScene } from './release-server.ts';

let server: ReleaseServerStandIn;
let scene: ToolScene;
let path: string;
const bytes = Buffer.alloc(300_000, 'a program ');
const hex = sha256(bytes);

beforeEach(async () => {
  server = await new ReleaseServerStandIn().start();
  scene = toolScene(server.origin);
  mkdirSync(scene.checkout);
  path = server.put('bufbuild/buf', 'v9.9.9', 'buf-Linux-x86_64', bytes);
});
afterEach(async () => {
  await scene.remove();
  await server[Symbol.asyncDispose]();
});

function install(of = scene): Promise<{ readonly program: string }> {
  return findTool(of.search({ version: '9.9.9', sha256: hex }), of.sources());
}

function expectNothingKept(): void {
  const left = existsSync(scene.tools) ? (readdirSync(scene.tools, { recursive: true }) as string[]) : [];
  expect(left).toEqual([]);
}

describe('a download', () => {
  it('follows redirects, also to another host, as GitHub sends them', async () => {
    await using elsewhere = await new ReleaseServerStandIn().start();
    elsewhere.files.set('/storage/blob?sig=secret', bytes);
    server.misbehave = (request, response) => {
      if (request.url !== path) return false;
      response.writeHead(302, { location: `${elsewhere.origin}/storage/blob?sig=secret` }).end();
      return true;
    };
    expect(readFileSync((await install()).program).equals(bytes)).toBe(true);
    expect(scene.logged.join('\n')).not.toContain('secret');
  });

  it.each([
    ['plain http', 'http://releases.example/buf'],
    ['a file', 'file:///etc/passwd'],
    ['a user name', 'https://user:secret@releases.example/buf'],
  ])('is not led to %s', async (_what, location) => {
    server.misbehave = (_request, response) => {
      response.writeHead(302, { location }).end();
      return true;
    };
    const error = await install().catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'AddressRefusedError', exitCode: 7 });
    expect((error as Error).message).not.toContain('secret');
    expectNothingKept();
  });

  it('does not run in circles', async () => {
    server.misbehave = (_request, response) => {
      response.writeHead(302, { location: path }).end();
      return true;
    };
    await expect(install()).rejects.toMatchObject({ name: 'ToolDownloadError', exitCode: 5 });
    expect(server.seen.length).toBeLessThan(30);
    expectNothingKept();
  });

  it('begins anew where the connection breaks', async () => {
    let breaks = 2;
    server.misbehave = (_request, response) => {
      if (breaks-- <= 0) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000), () => response.destroy());
      return true;
    };
    expect(readFileSync((await install()).program).equals(bytes)).toBe(true);
    expect(server.seen).toHaveLength(3);
  });

  it('that always breaks off is an error of the network, with nothing kept', async () => {
    server.misbehave = (_request, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000), () => response.destroy());
      return true;
    };
    await expect(install()).rejects.toMatchObject({
      name: 'ToolDownloadError',
      exitCode: 5,
      message: expect.stringMatching(/^buf 9\.9\.9 \(buf-Linux-x86_64\) could not be downloaded: /),
      next: expect.stringMatching(/HTTPS_PROXY.*tools-mirror.*buf-path/),
    });
    expectNothingKept();
  });

  it('that ends early without saying so has the wrong checksum', async () => {
    server.misbehave = (_request, response) => {
      // Without a length the end of the connection is the end of the body.
      response.useChunkedEncodingByDefault = false;
      response.writeHead(200, { connection: 'close' });
      response.end(bytes.subarray(0, 100_000));
      return true;
    };
    await expect(install()).rejects.toMatchObject({ name: 'ToolChecksumError', exitCode: 6 });
    expectNothingKept();
  });

  it('is tried again where the server says "later"', async () => {
    let refusals = 2;
    server.misbehave = (_request, response) => {
      if (refusals-- <= 0) return false;
      response.writeHead(503).end();
      return true;
    };
    expect(readFileSync((await install()).program).equals(bytes)).toBe(true);
  });

  it('is an error where the server refuses', async () => {
    server.misbehave = (_request, response) => {
      response.writeHead(401).end('who are you?');
      return true;
    };
    await expect(install()).rejects.toMatchObject({
      name: 'ToolDownloadError',
      exitCode: 5,
      message: expect.stringContaining('answers 401'),
    });
    expect(server.seen).toHaveLength(1);
  });

  it('says that nobody listens', async () => {
    const closed = toolScene('http://127.0.0.1:9', { limits: { attempts: 1 } });
    mkdirSync(closed.checkout);
    await expect(install(closed)).rejects.toMatchObject({ exitCode: 5, message: expect.stringContaining('refuses') });
    await closed.remove();
  });

  it('ends with the job', async () => {
    const abort = new AbortController();
    const slow = toolScene(server.origin, { signal: abort.signal });
    mkdirSync(slow.checkout);
    server.misbehave = (_request, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000));
      setTimeout(() => abort.abort(new Error('stopped')), 20);
      return true;
    };
    await expect(install(slow)).rejects.toThrow('stopped');
    expect(readdirSync(slow.tools)).toEqual([]);
    await slow.remove();
  });

  it('goes through the proxy of the environment', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(`${request.method} ${request.url}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const behind = toolScene('https://mirror.example', { environment: { HTTPS_PROXY }, limits: { attempts: 1 } });
    mkdirSync(behind.checkout);
    await expect(install(behind)).rejects.toMatchObject({ exitCode: 5, message: expect.stringContaining('proxy') });
    expect(asked).toEqual(['CONNECT mirror.example:443']);
    await behind.remove();
    await new Promise((resolve) => proxy.close(resolve));
  });

  it('never comes by plain http from another machine', async () => {
    const server_ = { ...releaseServer(undefined), downloads: 'http://mirror.example' };
    const asked = scene.search({ version: '9.9.9', sha256: hex });
    await expect(findTool(asked, scene.sources({ server: server_ }))).rejects.toMatchObject({ exitCode: 7 });
    expect(readdirSync(join(scene.tools))).toEqual([]);
  });
});
