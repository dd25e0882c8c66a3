import { once } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createServer, request as plainRequest } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificates.ts';

/** One request that a server got. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly status: number;
  /** The header as the client sent it, empty where it sent none. */
  readonly authorization: string;
  readonly userAgent: string;
}

/** Where the proxy sends the requests whose path starts with `prefix`. */
export interface Upstream {
  readonly prefix: string;
  /** Origin of the server. */
  readonly origin: string;
  /** PEM of the CA to trust, for https. */
  readonly ca?: string;
  /** True where the bodies of its answers are kept for `bodies`: the tokens of a token service. */
  readonly keepBodies?: boolean;
}

/** A reverse proxy in front of real servers that writes down what the clients ask for. */
export interface RecordingProxy {
  /** `https://127.0.0.1:PORT`, or http. */
  readonly origin: string;
  readonly port: number;
  /** Every request since the start or the last `forget`, oldest first. A request is there before its answer is. */
  requests(): readonly RecordedRequest[];
  /** The answers that were kept. */
  bodies(): readonly string[];
  forget(): void;
  stop(): Promise<void>;
}

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'http2-settings',
]);

/**
 * Starts the proxy on a free port of the loopback interface, over TLS (HTTP/2 and 1.1, as clients choose) where it is given a
 * certificate. Counting here and not in a server's log means that a request counts at the moment it comes in.
 */
export async function startRecordingProxy(
  upstreams: readonly Upstream[],
  certificate?: Certificate,
): Promise<RecordingProxy> {
  let recorded: RecordedRequest[] = [];
  let bodies: string[] = [];
  const handle = (request: Request, response: Response): void => {
    const path = request.url ?? '/';
    const entry = {
      method: request.method ?? '',
      path,
      status: 0,
      authorization: request.headers.authorization ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    };
    recorded.push(entry);
    const upstream = upstreams.find((each) => path.startsWith(each.prefix));
    if (upstream === undefined) {
      entry.status = 404;
      (response as ServerResponse).writeHead(404).end();
      return;
    }
    const target = new URL(path, upstream.origin);
    const send = target.protocol === 'https:' ? secureRequest : plainRequest;
    const host = request.headers.host ?? ('authority' in request ? request.authority : '');
    const forwarded = send(
      {
        host: target.hostname,
        port: target.port,
        path,
        method: request.method,
        headers: {
          ...endToEnd(request.headers),
          host,
          'x-forwarded-proto': certificate === undefined ? 'http' : 'https',
        },
        ...(upstream.ca === undefined ? {} : { ca: upstream.ca }),
      },
      (answer) => {
        entry.status = answer.statusCode ?? 0;
        (response as ServerResponse).writeHead(entry.status, endToEnd(answer.headers));
        if (upstream.keepBodies === true) {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.once('end', () => bodies.push(Buffer.concat(chunks).toString('utf8')));
        }
        answer.once('error', () => response.destroy());
        answer.pipe(response as ServerResponse);
      },
    );
    forwarded.once('error', () => {
      if (!response.headersSent) (response as ServerResponse).writeHead(502);
      response.end();
    });
    (request as IncomingMessage).pipe(forwarded);
  };
  const server =
    certificate === undefined
      ? createServer(handle)
      : createSecureServer({ allowHTTP1: true, cert: certificate.certificate, key: certificate.key }, handle);
  const sockets = new Set<{ destroy(): void }>();
  server.on(
    certificate === undefined ? 'connection' : 'secureConnection',
    (socket: { destroy(): void; once(event: 'close', listener: () => void): void }) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    requests: () => [...recorded],
    bodies: () => [...bodies],
    forget() {
      recorded = [];
      bodies = [];
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Headers that are meant for the other end, not for the next hop. */
function endToEnd(headers: NodeJS.Dict<string | string[]>): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(':') && !ownHeaders.has(name) && value !== undefined) kept[name] = value;
  }
  return kept;
}
