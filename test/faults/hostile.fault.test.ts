import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { fail, LoopbackServer, sendBytes } from '../oci/loopback-registry.ts';
import { faultArtifacts } from './fault-modules.ts';
import { FaultScene } from './fault-scene.ts';
import { type HostileRegistry, kindOf } from './hostile-registry.ts';
import { isLongRun } from './seeded-random.ts';

const { done, notAllowed, network, digestMismatch } = exitCodes;

const bytesByDigest = new Map(
  faultArtifacts.flatMap(({ artifact }) => [
    ...artifact.blobs.map(({ descriptor, bytes }) => [descriptor.digest as string, Buffer.from(bytes)] as const),
  ]),
);

/** The blob that a request is for. */
function blobOf(request: IncomingMessage): Buffer {
  const bytes = bytesByDigest.get((request.url ?? '').split('/').at(-1) ?? '');
  if (bytes === undefined) throw new Error(`no blob at ${request.url}`);
  return bytes;
}

const big = 60_000;

function onBlobs(answer: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>) {
  return (request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> =>
    kindOf(request) === 'blob' && answer(request, response);
}

interface Case {
  readonly fault: string;
  readonly exitCode: number;
  readonly outcome: string;
  readonly prepare: (registry: HostileRegistry) => void;
}

const cases: readonly Case[] = [
  {
    fault: 'bodies cut off in the middle, the first time',
    exitCode: done,
    outcome: 'resumed by range',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        if (registry.timesAsked(request) > 1) return false;
        const bytes = blobOf(request);
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
        return true;
      });
    },
  },
  {
    fault: 'bodies cut off at their first byte, each time',
    exitCode: network,
    outcome: 'refused',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        response.writeHead(200, { 'content-length': blobOf(request).length });
        response.flushHeaders();
        setTimeout(() => response.destroy(), 5);
        return true;
      });
    },
  },
  {
    fault: 'wrong length: one byte less, complete',
    exitCode: network,
    outcome: 'refused',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        sendBytes(blobOf(request).subarray(0, -1), request, response);
        return true;
      });
    },
  },
  {
    fault: 'wrong length: one byte more',
    exitCode: digestMismatch,
    outcome: 'refused',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        const bytes = Buffer.concat([blobOf(request), Buffer.from('x')]);
        response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(bytes);
        return true;
      });
    },
  },
  {
    fault: 'a body without end',
    exitCode: digestMismatch,
    outcome: 'cut off, refused',
    prepare: (registry) => {
      registry.fault = onBlobs((_request, response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' });
        const more = (): void => {
          if (!response.destroyed) response.write(Buffer.alloc(65_536), more);
        };
        response.on('error', () => {});
        more();
        return true;
      });
    },
  },
  {
    fault: 'wrong digest: one bit of a layer turned',
    exitCode: digestMismatch,
    outcome: 'refused',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        const bytes = Buffer.from(blobOf(request));
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
        sendBytes(bytes, request, response);
        return true;
      });
    },
  },
  {
    fault: 'wrong digest: a manifest with a blank more',
    exitCode: digestMismatch,
    outcome: 'refused',
    prepare: (registry) => {
      registry.fault = (request, response) => {
        const found = faultArtifacts.find(({ module }) =>
          request.url?.startsWith(`/v2/${module.repository}/manifests/`),
        );
        if (found === undefined) return false;
        const { descriptor, bytes } = found.artifact.manifestContent;
        response.writeHead(200, { 'content-type': descriptor.mediaType, 'docker-content-digest': descriptor.digest });
        response.end(Buffer.concat([Buffer.from(bytes), Buffer.from(' ')]));
        return true;
      };
    },
  },
  {
    fault: '429 with Retry-After: 2, each URL once',
    exitCode: done,
    outcome: 'waited as asked',
    prepare: (registry) => {
      registry.fault = (request, response) => {
        if (kindOf(request) === 'token' || registry.timesAsked(request) > 1) return false;
        fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '2' });
        return true;
      };
    },
  },
  {
    fault: '429 with Retry-After: 86400',
    exitCode: network,
    outcome: 'ended at once, says how long',
    prepare: (registry) => {
      registry.fault = (_request, response) => {
        fail(response, 429, 'TOOMANYREQUESTS', { 'retry-after': '86400' });
        return true;
      };
    },
  },
  {
    fault: 'storm of 500, 502, 503: each URL and the token service twice',
    exitCode: done,
    outcome: 'tried again',
    prepare: (registry) => {
      registry.fault = (request, response) => {
        const times = registry.timesAsked(request);
        if (times > 2) return false;
        fail(response, [500, 502, 503][(times + (request.url ?? '').length) % 3] ?? 500, 'STORM');
        return true;
      };
    },
  },
  {
    fault: 'storm of 500 that does not end',
    exitCode: network,
    outcome: 'gave up after all tries',
    prepare: (registry) => {
      registry.fault = (_request, response) => {
        fail(response, 500, 'STORM');
        return true;
      };
    },
  },
  {
    fault: 'token service answers 500 for ever',
    exitCode: network,
    outcome: 'gave up after all tries',
    prepare: (registry) => {
      registry.fault = (request, response) => {
        if (kindOf(request) !== 'token') return false;
        fail(response, 500, 'STORM');
        return true;
      };
    },
  },
  {
    fault: 'redirects in a circle',
    exitCode: network,
    outcome: 'ended',
    prepare: (registry) => {
      registry.fault = onBlobs((request, response) => {
        const [path = '', round = '0'] = (request.url ?? '').split('?round=');
        response.writeHead(307, { location: `${path}?round=${(Number(round) + 1) % 3}` }).end();
        return true;
      });
    },
  },
  {
    fault: 'tokens that expire in mid-run, good for one request each',
    exitCode: done,
    outcome: 'a new token each time',
    prepare: (registry) => {
      registry.usesPerToken = 1;
    },
  },
  {
    fault: 'tokens that say five minutes and expire in mid-run, after 1.5 s',
    exitCode: done,
    outcome: 'a new token when the old one is refused',
    prepare: (registry) => {
      registry.tokenLifeMs = 1_500;
      // The chain of modules is walked one after another: longer than that.
      registry.latencyMs = 250;
    },
  },
  {
    fault: 'tokens that were never good',
    exitCode: notAllowed,
    outcome: 'refused, no storm of exchanges',
    prepare: (registry) => {
      registry.usesPerToken = 0;
    },
  },
];

describe.concurrent('hostile server', () => {
  for (const { prepare, ...expected } of cases) {
    it(expected.fault, async () => {
      await using scene = await FaultScene.create();
      prepare(scene.registry);
      const before = scene.registry.tokens.length;
      await scene.suffer({ area: 'hostile server', ...expected });
      if (scene.registry.usesPerToken === 0) expect(scene.registry.tokens.length - before).toBeLessThan(40);
    });
  }

  it('reset at every tenth kilobyte', async () => {
    await using scene = await FaultScene.create();
    let resets = 0;
    scene.registry.fault = onBlobs((request, response) => {
      const bytes = blobOf(request);
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const next = (Math.floor(from / 10_000) + 1) * 10_000;
      if (bytes.length <= next) return false;
      resets++;
      response.writeHead(from === 0 ? 200 : 206, {
        'content-length': bytes.length - from,
        ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
      });
      // The bytes are on their way before the reset: it would take what still waits here with it.
      response.write(bytes.subarray(from, next), () => setTimeout(() => request.socket.resetAndDestroy(), 30));
      return true;
    });
    const run = await scene.suffer({
      area: 'hostile server',
      fault: 'connection reset at every tenth kilobyte of every blob',
      exitCode: done,
      outcome: 'resumed by range, each time',
    });
    expect(resets).toBeGreaterThanOrEqual(10);
    expect(run.report?.outcome).toBe('success');
  });

  it('redirects to another host: the bytes come, the token does not go', async () => {
    await using scene = await FaultScene.create();
    await using storage = await new LoopbackServer((request, response) => {
      sendBytes(blobOf({ url: (request.url ?? '').split('?')[0] } as IncomingMessage), request, response);
    }).start();
    scene.registry.fault = onBlobs((request, response) => {
      response.writeHead(307, { location: `${storage.origin}${request.url}?signature=1` }).end();
      return true;
    });
    await scene.suffer({
      area: 'hostile server',
      fault: 'redirects of blobs to another host',
      exitCode: done,
      outcome: 'followed, without the token',
    });
    expect(storage.seen.length).toBeGreaterThanOrEqual(10);
    expect(storage.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  it('redirects to another host that asks for credentials: it gets none', async () => {
    await using scene = await FaultScene.create();
    await using thief = await new LoopbackServer((_request, response) => {
      response.setHeader('www-authenticate', `Basic realm="give me"`);
      fail(response, 401, 'UNAUTHORIZED');
    }).start();
    scene.registry.fault = (request, response) => {
      if (kindOf(request) === 'token' || kindOf(request) === 'tags') return false;
      response.writeHead(307, { location: `${thief.origin}${request.url}` }).end();
      return true;
    };
    await scene.suffer({
      area: 'hostile server',
      fault: 'redirects to a host that asks for the password',
      exitCode: network,
      outcome: 'refused, nothing sent',
    });
    expect(thief.seen).not.toHaveLength(0);
    expect(thief.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  it('a server that drips its headers', async () => {
    await using scene = await FaultScene.create();
    let drips = 0;
    scene.registry.fault = async (request, response) => {
      if (kindOf(request) !== 'manifest' || drips > 0) return false;
      drips++;
      const { socket } = request;
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      while (!socket.destroyed) {
        socket.write('x');
        await Promise.race([sleep(1_000), once(response, 'close')]);
      }
      return true;
    };
    const run = await scene.suffer({
      area: 'hostile server',
      fault: 'slow-loris: headers without end, one byte a second, on the first manifest',
      exitCode: done,
      outcome: 'given up, tried again',
    });
    expect(drips).toBe(1);
    expect(run.seconds).toBeLessThan(120);
  });

  it('a server that drips, on every first connection', async () => {
    await using scene = await FaultScene.create();
    let drips = 0;
    scene.registry.fault = onBlobs(async (request, response) => {
      const bytes = blobOf(request);
      if (bytes.length < big || scene.registry.timesAsked(request) > 1) return false;
      drips++;
      response.on('error', () => {});
      response.writeHead(200, { 'content-length': bytes.length });
      for (let at = 0; !response.destroyed && at < 90; at++) {
        response.write(bytes.subarray(at, at + 1));
        await Promise.race([sleep(1_000), once(response, 'close')]);
      }
      response.destroy();
      return true;
    });
    const run = await scene.suffer({
      area: 'hostile server',
      fault: 'slow-loris: one byte a second, on the first connection',
      exitCode: done,
      outcome: 'cut after 30 s, resumed',
    });
    expect(drips).toBe(1);
    expect(run.seconds).toBeLessThan(60);
  });

  it.runIf(isLongRun)(
    'a server that drips for ever',
    async () => {
      await using scene = await FaultScene.create();
      scene.registry.fault = onBlobs(async (request, response) => {
        response.on('error', () => {});
        response.writeHead(200, { 'content-length': blobOf(request).length });
        while (!response.destroyed) {
          response.write('x');
          await Promise.race([sleep(1_000), once(response, 'close')]);
        }
        return true;
      });
      await scene.suffer({
        area: 'hostile server',
        fault: 'slow-loris for ever',
        exitCode: network,
        outcome: 'given up',
      });
    },
    900_000,
  );
});
