import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Certificate, makeCertificateAuthority } from './certificates.ts';
import { type RecordedRequest, startRecordingProxy, type Upstream } from './recording-proxy.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** A user of the token server. It grants everything under `<name>/`, and nothing else. */
export interface RegistryUser {
  readonly name: string;
  readonly password: string;
}

/**
 * The users of every registry that tests start. The passwords open nothing else; they hold characters that Base64 and URL
 * encoding change, so that a scan for leaks has something to find in each form. The token server reads bcrypt only, which
 * Node cannot make: hence the hashes.
 */
export const registryUsers = {
  ci: {
    name: 'ci',
    password: 'hush+4/Qz=7&pX%9~token',
    bcrypt: '$2a$04$cA95jJu5ggrzWcOxD3v1beiE06ZBG9o495vBlPmOwEMMgdh0JhIgO',
  },
  other: {
    name: 'other',
    password: 'other+8/Rk=3&mW%5~token',
    bcrypt: '$2a$04$4JsEtCef2gJoh6LWNyLexurvS9rr83Cixy2o0JnymEvlJHOYC/cWe',
  },
} as const;

/** Programs that `startRegistry` needs. */
export interface RegistryPrograms {
  readonly registry: string;
  readonly 'token-server': string;
}

export interface RegistryOptions {
  /** `token`: sign-in by the token server, under the same origin. `none`: open to all. */
  readonly signIn: 'token' | 'none';
  readonly tls: boolean;
  /** A directory with blobs that are there already, of another registry's. A new one unless given. */
  readonly storage?: string;
}

/** CNCF distribution 3 on a free port of the loopback interface, with a recording proxy in front. */
export interface RunningRegistry {
  /** `127.0.0.1:PORT`: what `oras` calls it. */
  readonly host: string;
  readonly origin: string;
  /** The registry's own origin, past the proxy: nothing is recorded there, and the token server is not under it. */
  readonly directOrigin: string;
  /** PEM file of the CA that signed its certificate, for `localhost`, `oras.test` and 127.0.0.1. Empty without TLS. */
  readonly caFile: string;
  /** Where it keeps its blobs. */
  readonly storageDirectory: string;
  requests(): readonly RecordedRequest[];
  /** Every token that the token server gave out. */
  exchangedTokens(): readonly string[];
  forgetRequests(): void;
  stop(): Promise<void>;
}

/** Who signs the tokens, as registry and token server must agree. */
export const issuer = 'oras-buf-test-token-server';

export async function startRegistry(programs: RegistryPrograms, options: RegistryOptions): Promise<RunningRegistry> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-registry-'));
  const stops: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const authority = makeCertificateAuthority();
    const certificate = authority.issue(['localhost', 'oras.test', '127.0.0.1']);
    const tls = options.tls ? certificate : undefined;
    await writeFile(join(directory, 'ca.pem'), authority.certificate);
    const key = options.signIn === 'token' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : undefined;

    const storage = options.storage ?? join(directory, 'storage');
    const registry = await startDistribution(programs.registry, directory, {
      storage,
      ...(tls === undefined ? {} : { tls }),
      ...(key === undefined ? {} : { tokens: { key: key.publicKey } }),
    });
    stops.push(registry.stop);
    const directOrigin = `${options.tls ? 'https' : 'http'}://${registry.readiness}`;
    const upstreams: Upstream[] = [{ prefix: '/v2/', origin: directOrigin, ca: authority.certificate }];
    if (key !== undefined) {
      const tokenServer = await startTokenServer(programs['token-server'], directory, key.privateKey);
      stops.push(tokenServer.stop);
      upstreams.push({ prefix: '/token/', origin: tokenServer.origin, keepBodies: true });
    }
    const proxy = await startRecordingProxy(upstreams, tls);
    stops.push(proxy.stop);
    return {
      host: `127.0.0.1:${proxy.port}`,
      origin: proxy.origin,
      directOrigin,
      caFile: options.tls ? join(directory, 'ca.pem') : '',
      storageDirectory: storage,
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

/** What makes one registry differ from the next. */
export interface DistributionOptions {
  /** The directory of its blobs. Two registries may serve one. */
  readonly storage: string;
  readonly tls?: Certificate;
  /** Who signs the tokens that it wants, and where they are had: under the registry's own origin, in `/token/`, unless said otherwise. */
  readonly tokens?: { readonly key: KeyObject; readonly realm?: string };
}

/**
 * Starts distribution by itself; `startRegistry` is it with a proxy in front.
 * @param directory of its own, for its configuration
 */
export async function startDistribution(
  program: string,
  directory: string,
  { storage, tls, tokens }: DistributionOptions,
): Promise<ServerProcess> {
  await mkdir(storage, { recursive: true });
  const http: Record<string, unknown> = {
    addr: '127.0.0.1:0',
    relativeurls: true,
    secret: randomBytes(16).toString('hex'),
  };
  if (tls !== undefined) {
    await writeFile(join(directory, 'server.pem'), tls.certificate);
    await writeFile(join(directory, 'server.key'), tls.key, { mode: 0o600 });
    http['tls'] = { certificate: join(directory, 'server.pem'), key: join(directory, 'server.key') };
  }
  const configuration: Record<string, unknown> = {
    version: '0.1',
    log: { accesslog: { disabled: true }, level: 'info' },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http,
  };
  if (tokens !== undefined) {
    const { key, realm } = tokens;
    const jwk = { ...key.export({ format: 'jwk' }), kid: libtrustKeyId(key), use: 'sig', alg: 'RS256' };
    await writeFile(join(directory, 'keys.json'), JSON.stringify({ keys: [jwk] }));
    // With `autoredirect` the challenge names the origin that the client asked, whatever that was.
    const where =
      realm === undefined ? { autoredirect: true, autoredirectpath: '/token/', realm: '/token/' } : { realm };
    configuration['auth'] = {
      token: {
        ...where,
        service: 'oras.test',
        issuer,
        jwks: join(directory, 'keys.json'),
      },
    };
  }
  // JSON is YAML.
  await writeFile(join(directory, 'registry.yml'), JSON.stringify(configuration));
  return startServer({
    program,
    arguments: ['serve', join(directory, 'registry.yml')],
    directory,
    environment: { PATH: env['PATH'] ?? '', OTEL_TRACES_EXPORTER: 'none' },
    ready: (line) => /listening on ([\d.]+:\d+)/.exec(line)?.[1],
  });
}

/**
 * Starts distribution's token server on loopback.
 * @param key what it signs with: RSA, or EC on P-256
 * @param tls a certificate for 127.0.0.1, and the PEM of who signed it
 */
export async function startTokenServer(
  program: string,
  directory: string,
  key: KeyObject,
  tls?: { readonly certificate: Certificate; readonly authority: string },
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const passwords = Object.values(registryUsers).map((user) => `${user.name}:${user.bcrypt}\n`);
  await writeFile(join(directory, '.htpasswd'), passwords.join(''), { mode: 0o600 });
  await writeFile(join(directory, 'token.key'), keyFile(key), { mode: 0o600 });
  if (tls !== undefined) {
    await writeFile(join(directory, 'tls.pem'), tls.certificate.certificate);
    await writeFile(join(directory, 'tls.key'), tls.certificate.key, { mode: 0o600 });
  }
  // It neither takes port 0 nor says when it listens: a free port is looked for, and then asked until it answers.
  const address = `127.0.0.1:${await freePort()}`;
  const server = await startServer({
    program,
    arguments: [
      '-addr',
      address,
      '-issuer',
      issuer,
      '-realm',
      'oras.test',
      '-passwd',
      '.htpasswd',
      '-key',
      'token.key',
      '-debug',
      ...(tls === undefined ? [] : ['-tlscert', 'tls.pem', '-tlskey', 'tls.key']),
    ],
    directory,
    environment: { PATH: env['PATH'] ?? '' },
    ready: (line) => (line.includes('Loaded private key') ? address : undefined),
  });
  const origin = `${tls === undefined ? 'http' : 'https'}://${address}`;
  const deadline = Date.now() + 20_000;
  for (;;) {
    if (await wantsSignIn(`${origin}/token/`, tls?.authority)) return { origin, stop: server.stop };
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error(`the token server does not answer\n${server.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a server is there, and answers 401. */
function wantsSignIn(url: string, authority: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const send = authority === undefined ? plainRequest : secureRequest;
    const request = send(url, authority === undefined ? {} : { ca: authority }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 401);
    });
    request.once('error', () => resolve(false)).end();
  });
}

/** libtrust reads the old forms alone, each of its own kind of key. */
function keyFile(key: KeyObject): string {
  const text =
    key.asymmetricKeyType === 'ec'
      ? key.export({ format: 'pem', type: 'sec1' })
      : key.export({ format: 'pem', type: 'pkcs1' });
  return text.toString();
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** The token server signs with libtrust, whose key id is Base32 of the first 240 bits of the key's SHA-256, in fours. */
function libtrustKeyId(key: KeyObject): string {
  const bytes = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest()
    .subarray(0, 30);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((group) => alphabet[Number.parseInt(group, 2)] ?? '').join('');
  return (letters.match(/.{4}/g) ?? []).join(':');
}

/** The tokens in one answer of the token server; an error has none. */
export function tokensIn(body: string): string[] {
  try {
    const answer = JSON.parse(body) as { access_token?: unknown; refresh_token?: unknown };
    return [answer.access_token, answer.refresh_token].filter((token) => typeof token === 'string');
  } catch {
    return [];
  }
}
