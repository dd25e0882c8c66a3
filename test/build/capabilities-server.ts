import { readFileSync } from 'node:fs';
import { createSecureServer, createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** What the server answers to `GetCapabilities`. */
export interface Answer {
  readonly status?: number;
  readonly grpcStatus?: string;
  readonly grpcMessage?: string;
  readonly message?: Buffer;
  /** It takes the call and stays silent. */
  readonly silent?: boolean;
}

export interface CapabilitiesServer extends AsyncDisposable {
  readonly port: number;
  /** Of every call, in their order, with the method's name. */
  readonly calls: readonly { readonly method: string; readonly headers: IncomingHttpHeaders }[];
}

export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** Asks for a client certificate of this authority. */
  readonly clientCa?: string;
}

/** `ServerCapabilities` of a server that caches, takes uploads, and runs actions. */
export function capabilitiesMessage(what: { readonly writable: boolean; readonly executes: boolean }): Buffer {
  // cache_capabilities = 1 { digest_functions = 1 [SHA256], action_cache_update_capabilities = 2 { update_enabled = 1 } }
  const update = what.writable ? [0x12, 0x02, 0x08, 0x01] : [0x12, 0x00];
  const cache = [0x0a, 0x01, 0x01, ...update];
  // execution_capabilities = 2 { digest_function = 1, exec_enabled = 2 }
  const execution = what.executes ? [0x12, 0x04, 0x08, 0x01, 0x10, 0x01] : [];
  return Buffer.from([0x0a, cache.length, ...cache, ...execution]);
}

export const everything: Answer = { message: capabilitiesMessage({ writable: true, executes: true }) };

/**
 * A server that tells its capabilities and can do nothing else: every other method is UNAVAILABLE. In front of the real buck2 it is a
 * server that breaks once the build is on its way.
 */
export async function startCapabilitiesServer(answer: Answer, tls?: ServerTls): Promise<CapabilitiesServer> {
  const calls: { method: string; headers: IncomingHttpHeaders }[] = [];
  const server =
    tls === undefined
      ? createServer()
      : createSecureServer({
          cert: tls.cert,
          key: tls.key,
          ...(tls.clientCa === undefined
            ? {}
            : { ca: readFileSync(tls.clientCa), requestCert: true, rejectUnauthorized: true }),
        });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.on('error', () => {});
  });
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    const method = String(headers[':path']).split('/').at(-1) ?? '';
    calls.push({ method, headers });
    stream.on('error', () => {});
    if (method === 'GetCapabilities') reply(stream, answer);
    else reply(stream, { grpcStatus: '14', grpcMessage: 'gone' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(stream: ServerHttp2Stream, answer: Answer): void {
  if (answer.silent === true) return;
  const status = answer.status ?? 200;
  if (status !== 200) {
    stream.respond({ ':status': status }, { endStream: true });
    return;
  }
  const grpcStatus = answer.grpcStatus ?? '0';
  const trailers = { 'grpc-status': grpcStatus, 'grpc-message': answer.grpcMessage ?? '' };
  if (grpcStatus !== '0') {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', ...trailers }, { endStream: true });
    return;
  }
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers(trailers));
  const message = answer.message ?? Buffer.alloc(0);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([head, message]));
}
