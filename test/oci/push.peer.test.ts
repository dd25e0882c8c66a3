import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ContentToPush } from '../../src/oci/registry-writer.ts';
import { startCraneRegistry } from '../peers/other-registries.ts';
import { requirePeers } from '../peers/peers.ts';
import { type RunningRegistry, startRegistry } from '../peers/registry.ts';
import { clientFor } from './registry-under-test.ts';

const peers = requirePeers('registry', 'token-server', 'crane');
const repository = 'common/types';

/** Stands between us and a real registry, and does what proxies and networks do. */
class Front implements AsyncDisposable {
  readonly seen: string[] = [];
  /** A larger body is answered with 413. */
  largest = Number.POSITIVE_INFINITY;
  /** Cuts this many uploads after so many bytes. */
  cuts = 0;
  cutAfter = 0;
  readonly #server = createServer((request, response) => this.#handle(request, response));
  readonly #target: URL;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  count(method: string): number {
    return this.seen.filter((one) => one === method).length;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.seen.push(request.method ?? '');
    const size = Number(request.headers['content-length'] ?? 0);
    if (size > this.largest) {
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    // The registry is told our own address, and so writes it into its answers.
    const upstream = send(
      {
        host: this.#target.hostname,
        port: this.#target.port,
        method: request.method,
        path: request.url,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    upstream.on('error', () => response.destroy());
    if (this.cuts === 0 || size <= this.cutAfter) {
      request.pipe(upstream);
      return;
    }
    this.cuts--;
    let passed = 0;
    request.on('error', () => {});
    request.on('data', (chunk: Buffer) => {
      upstream.write(chunk);
      passed += chunk.length;
      if (passed < this.cutAfter) return;
      request.removeAllListeners('data');
      // What was sent is to arrive first.
      setTimeout(() => {
        upstream.destroy();
        request.socket.destroy();
      }, 50);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function blobOf(size: number, seed: number): ContentToPush {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(((at + seed) * 2_654_435_761) >>> 0, at);
  return { bytes, descriptor: { mediaType: mediaTypes.tarGzip, digest: digestOf(bytes), size } };
}

describe.runIf(peers.ready)('uploads to real registries', () => {
  const running = new Map<string, RunningRegistry>();
  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    running.set('distribution 3', await startRegistry(programs, { signIn: 'none', tls: false }));
    running.set('crane', await startCraneRegistry(peers.path('crane')));
  });
  afterAll(async () => {
    await Promise.all([...running.values()].map((registry) => registry.stop()));
  });

  const limits = { stallMs: 10_000, deadlineMs: 60_000 };

  test.each(['distribution 3', 'crane'])('%s: in chunks, where a proxy takes no more', async (name) => {
    await using front = await new Front(running.get(name)?.directOrigin ?? '').start();
    await using client = clientFor(front.origin, { limits });
    const writer = await client.registries.writerFor('oras.birb.homes');
    front.largest = 1024 * 1024;
    const blob = blobOf(5_000_001, 1);
    expect(await writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    expect(front.count('PATCH')).toBe(5);
    expect(await writer.pushBlob(repository, blob)).toEqual({ how: 'present' });
  });

  test.each(['distribution 3', 'crane'])('%s: a connection that breaks in the middle, three times', async (name) => {
    await using front = await new Front(running.get(name)?.directOrigin ?? '').start();
    await using client = clientFor(front.origin, { limits: { ...limits, attempts: 6 } });
    const writer = await client.registries.writerFor('oras.birb.homes');
    front.cuts = 3;
    front.cutAfter = 1_500_000;
    const blob = blobOf(9_000_000, 2);
    expect(await writer.pushBlob(repository, blob)).toEqual({ how: 'uploaded' });
    // Distribution keeps what came in, and gets the rest; crane's begins anew.
    expect(front.count('POST')).toBe(name === 'crane' ? 4 : 1);
    expect(front.cuts).toBe(0);
    expect(await writer.pushBlob(repository, blob)).toEqual({ how: 'present' });
    const received: Uint8Array[] = [];
    for await (const chunk of await writer.reader.fetchBlob(repository, blob.descriptor)) received.push(chunk);
    expect(Buffer.concat(received).equals(blob.bytes)).toBe(true);
  });
});
