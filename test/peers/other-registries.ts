import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { makeCertificateAuthority } from './certificates.ts';
import { type RecordingProxy, startRecordingProxy, type Upstream } from './recording-proxy.ts';
import { issuer, type RunningRegistry, startTokenServer, tokensIn } from './registry.ts';
import { startServer } from './server-process.ts';

/**
 * Starts distribution 2.8 (Debian's `docker-registry`) with the token server before it: plain HTTP, absolute addresses in its
 * answers, and tokens that it checks by a certificate (`rootcertbundle`).
 */
export async function startRegistry28(programs: {
  readonly 'registry-2.8': string;
  readonly 'token-server': string;
}): Promise<RunningRegistry> {
  return await start(async ({ directory, upstreams, stops, proxy }) => {
    // Its certificate vouches for the key that the tokens are signed with; nobody's TLS.
    const signer = makeCertificateAuthority().issue(['token.test']);
    const tokens = await startTokenServer(programs['token-server'], directory, createPrivateKey(signer.key));
    stops.push(tokens.stop);
    upstreams.push({ prefix: '/token/', origin: tokens.origin, keepBodies: true });
    await writeFile(join(directory, 'signer.pem'), signer.certificate);
    const storage = join(directory, 'storage');
    await mkdir(storage);
    const configuration = {
      version: '0.1',
      log: { accesslog: { disabled: true }, level: 'info' },
      storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
      http: { addr: '127.0.0.1:0', secret: randomBytes(16).toString('hex') },
      auth: {
        token: {
          realm: `${proxy.origin}/token/`,
          service: 'oras.test',
          issuer,
          rootcertbundle: join(directory, 'signer.pem'),
        },
      },
    };
    // JSON is YAML.
    await writeFile(join(directory, 'registry.yml'), JSON.stringify(configuration));
    const server = await startServer({
      program: programs['registry-2.8'],
      arguments: ['serve', join(directory, 'registry.yml')],
      directory,
      environment: { PATH: env['PATH'] ?? '' },
      ready: (line) => /listening on ([\d.]+:\d+)/.exec(line)?.[1],
    });
    stops.push(server.stop);
    return `http://${server.readiness}`;
  });
}

/** Starts the registry that `crane` carries: plain HTTP, open to all, everything in memory. */
export async function startCraneRegistry(crane: string): Promise<RunningRegistry> {
  return await start(async ({ directory, stops }) => {
    const server = await startServer({
      program: crane,
      arguments: ['registry', 'serve', '--address', '127.0.0.1:0'],
      directory,
      environment: { PATH: env['PATH'] ?? '', HOME: directory },
      ready: (line) => /serving on port (\d+)/.exec(line)?.[1],
    });
    stops.push(server.stop);
    return `http://127.0.0.1:${server.readiness}`;
  });
}

interface Beginning {
  readonly directory: string;
  /** Looked at with each request, so that servers can still be added. */
  readonly upstreams: Upstream[];
  readonly stops: (() => Promise<void>)[];
  readonly proxy: RecordingProxy;
}

/** @param servers starts what there is behind the proxy, and gives the registry's own origin */
async function start(servers: (beginning: Beginning) => Promise<string>): Promise<RunningRegistry> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-registry-'));
  const stops: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const upstreams: Upstream[] = [];
    const proxy = await startRecordingProxy(upstreams);
    stops.push(proxy.stop);
    const directOrigin = await servers({ directory, upstreams, stops, proxy });
    upstreams.push({ prefix: '/v2/', origin: directOrigin });
    return {
      host: `127.0.0.1:${proxy.port}`,
      origin: proxy.origin,
      directOrigin,
      caFile: '',
      storageDirectory: join(directory, 'storage'),
      requests: proxy.requests,
      exchangedTokens: () => proxy.bodies().flatMap(tokensIn),
      forgetRequests: proxy.forget,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
