import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackRegistry, LoopbackServer } from './loopback-registry.ts';

export const password = 'p4ss:w0rd';
export const basic = `Basic ${Buffer.from(`token:${password}`).toString('base64')}`;

export interface TokenService {
  readonly server: LoopbackServer;
  /** Scopes of each exchange, in order. */
  readonly exchanges: string[][];
  readonly grants: Map<string, readonly string[]>;
  policy: (
    scopes: readonly string[],
    request: IncomingMessage,
  ) => { status: number; body?: unknown; granted?: readonly string[] };
}

/** A registry with a token service that wants the password above. */
export async function withTokenService(): Promise<
  { registry: LoopbackRegistry; service: TokenService } & AsyncDisposable
> {
  const registry = await new LoopbackRegistry().start();
  const exchanges: string[][] = [];
  const grants = new Map<string, readonly string[]>();
  const server = await new LoopbackServer((request: IncomingMessage, response: ServerResponse) => {
    const scopes = new URL(request.url ?? '', 'http://t').searchParams.getAll('scope');
    exchanges.push(scopes);
    const { status, body, granted } = service.policy(scopes, request);
    const token = `token-${exchanges.length}`;
    if (status === 200) grants.set(token, granted ?? scopes);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? (status === 200 ? { token, expires_in: 300 } : { details: 'who are you?' })));
  }).start();
  const service: TokenService = {
    server,
    exchanges,
    grants,
    policy: (_scopes, request) => ({ status: request.headers.authorization === basic ? 200 : 401 }),
  };
  registry.rules = {
    challenge: (request) => {
      const repository = /^\/v2\/(.+)\/(?:tags|manifests|blobs)\//.exec(request.url ?? '')?.[1];
      return `Bearer realm="${server.origin}/token/",service="registry.test",scope="repository:${repository}:pull"`;
    },
    accepts: (authorization, repository) =>
      grants.get(authorization?.replace('Bearer ', '') ?? '')?.includes(`repository:${repository}:pull`) === true,
  };
  return {
    registry,
    service,
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
