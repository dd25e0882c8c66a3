import { createServer as createHttpServer, get } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { LoopbackServer, sendBytes } from '../oci/loopback-registry.ts';
import { downloadPath, ended, type Machine, seen, tinyRelease, WayInScene } from './way-in-scene.ts';

const release = await tinyRelease();

/** A server with the archive where releases have it. */
export function releaseServer(archive: Buffer): Promise<LoopbackServer> {
  return new LoopbackServer((request, response) => {
    if (request.url === downloadPath) sendBytes(archive, request, response);
    else response.writeHead(404, 'Not Found').end();
  }).start();
}

/** How oras-buf.sh meets servers, good and bad, with what a machine downloads with. Call it once a program. */
export function describeDownloads(name: string, machine: Machine): void {
  const scene = (): WayInScene =>
    new WayInScene(machine.shell, release.script, ['node', ...(machine.tools ?? [])], machine.toolsDirectory);
  const from = (server: LoopbackServer) => ({ environment: { ORAS_BUF_MIRROR: server.origin } });

  describe.concurrent(`oras-buf.sh: downloads by ${name}`, () => {
    it('follow a redirect, as GitHub answers', async () => {
      using at = scene();
      await using files = await releaseServer(release.archive);
      await using server = await new LoopbackServer((_, response) => {
        response.writeHead(302, { location: files.origin + downloadPath }).end();
      }).start();
      expect(seen(await at.run(from(server))).args).toEqual(['echo']);
    });

    it('are tried again where the server is busy, and no more than three times', async () => {
      using at = scene();
      await using server = await releaseServer(release.archive);
      server.misbehave = (_, response) => {
        if (server.seen.length > 2) return false;
        response.writeHead(503).end();
        return true;
      };
      expect((await at.run(from(server))).code).toBe(0);
      expect(server.seen).toHaveLength(3);
      using other = scene();
      await using busy = await new LoopbackServer((_, response) => response.writeHead(503).end()).start();
      expect((await other.run(from(busy))).code).toBe(5);
      expect(busy.seen).toHaveLength(3);
      expect(other.cached()).toEqual([]);
    });

    it('go by the proxy of the environment', async () => {
      using at = scene();
      await using files = await releaseServer(release.archive);
      await using proxy = await startProxy(files.port);
      const environment = { ORAS_BUF_MIRROR: 'http://mirror.invalid', http_proxy: `http://127.0.0.1:${proxy.port}` };
      expect(seen(await at.run({ environment })).args).toEqual(['echo']);
      expect(proxy.asked).toHaveLength(1);
      expect(proxy.asked[0]).toMatch(/^(GET http:\/\/mirror\.invalid\/|CONNECT mirror\.invalid:80$)/);
    });

    it('end at once where there is no such release', async () => {
      using at = scene();
      await using server = await new LoopbackServer((_, response) => response.writeHead(404).end()).start();
      const run = await at.run(from(server));
      expect(run).toMatchObject({
        code: 5,
        stdout: '',
        stderr: expect.stringMatching(/^error: oras-buf .* cannot be fetched from .*404/m),
      });
      expect(run.stderr).toContain('ORAS_BUF_MIRROR');
      expect(server.seen).toHaveLength(1);
      expect(at.cached()).toEqual([]);
    });

    it('say that the server is down', async () => {
      using at = scene();
      const run = await at.run({ environment: { ORAS_BUF_MIRROR: `http://127.0.0.1:${await closedPort()}` } });
      expect(run).toMatchObject({
        code: 5,
        stdout: '',
        stderr: expect.stringMatching(/cannot be fetched from .*: .*(refused|connect)/i),
      });
      expect(at.cached()).toEqual([]);
    });

    it('that are cut off, or short, are never run', async () => {
      using at = scene();
      const half = release.archive.subarray(0, release.archive.length >> 1);
      await using cut = await new LoopbackServer((_, response) => {
        response.writeHead(200, { 'content-length': release.archive.length });
        response.write(half, () => response.destroy());
      }).start();
      expect(await at.run(from(cut))).toMatchObject({ code: 5, stdout: '' });
      await using short = await releaseServer(half);
      expect(await at.run(from(short))).toMatchObject({ code: 6, stdout: '' });
      expect(at.cached()).toEqual([]);
    });

    it("put nothing of the server's into the log that a CI system would obey", async () => {
      using at = scene();
      await using server = await hostileServer(
        'HTTP/1.1 404 no\u001b[0Ksection_start:1:x\r\ncontent-length: 0\r\n\r\n',
      );
      const run = await at.run({ environment: { ORAS_BUF_MIRROR: `http://127.0.0.1:${server.port}` } });
      expect(run.code).toBe(5);
      expect(run.stderr).not.toContain('\u001b');
      expect(run.stderr).not.toMatch(/^::/m);
    });

    it('leave nothing behind where they are ended', async () => {
      using at = scene();
      const asked = Promise.withResolvers<void>();
      const hungUp = Promise.withResolvers<void>();
      await using server = await new LoopbackServer((request) => {
        request.socket.once('close', hungUp.resolve);
        asked.resolve();
      }).start();
      const child = at.start(from(server));
      const end = ended(child);
      await asked.promise;
      child.kill('SIGTERM');
      expect((await end).code).toBe(143);
      await hungUp.promise;
      expect(at.cached()).toEqual([]);
    });
  });
}

/** A proxy that leads to one server, whatever it is asked for: by the whole address, or by a tunnel as Node wants it. */
async function startProxy(
  target: number,
): Promise<{ readonly port: number; readonly asked: string[] } & AsyncDisposable> {
  const asked: string[] = [];
  const proxy = createHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const path = (request.url ?? '').replace(/^http:\/\/[^/]*/, '');
    get({ port: target, host: '127.0.0.1', path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const tunnel = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const end of [tunnel, socket]) end.on('error', () => tunnel.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return { port, asked, [Symbol.asyncDispose]: () => new Promise((resolve) => proxy.close(() => resolve())) };
}

/** Answers each connection with these bytes. */
async function hostileServer(answer: string): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer((socket) => {
    socket.on('error', () => {
      // The client went away.
    });
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A port of this machine that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
