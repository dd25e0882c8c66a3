import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from '../peers/certificates.ts';

export interface ProxyRules {
  /** The port on loopback that stands for a host: `registry.example:443`. Undefined: the proxy answers 502. */
  readonly portOf: (hostWithPort: string) => number | undefined;
  /** `user:password` that it wants. */
  readonly wants?: string;
  /** Spoken to by TLS, where given. */
  readonly tls?: Certificate;
}

/** A forward and CONNECT proxy on loopback. */
export interface LoopbackProxy extends AsyncDisposable {
  /** The first line of each request, in order. */
  readonly asked: string[];
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Connections that are open to it now. */
  openConnections(): number;
}

export async function startProxy(rules: ProxyRules): Promise<LoopbackProxy> {
  const asked: string[] = [];
  const clients = new Set<Socket>();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, set: Set<Socket>): void => {
    set.add(socket);
    socket.once('close', () => set.delete(socket));
  };
  const handle = (socket: Socket): void => {
    keep(socket, clients);
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const head = data.toString('latin1');
      const line = head.split('\r\n')[0] ?? '';
      asked.push(line);
      const expected = rules.wants === undefined ? '' : `Basic ${Buffer.from(rules.wants).toString('base64')}`;
      if (!head.includes(expected)) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const target = targetOf(line);
      const port = rules.portOf(target);
      if (port === undefined) {
        socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const upstream = connect(port, '127.0.0.1');
      keep(upstream, sockets);
      upstream.on('error', () => socket.destroy());
      upstream.once('close', () => socket.destroy());
      socket.once('close', () => upstream.destroy());
      if (line.startsWith('CONNECT')) socket.write('HTTP/1.1 200 OK\r\n\r\n');
      else upstream.write(forwarded(head), 'latin1');
      socket.pipe(upstream).pipe(socket);
    });
  };
  const server =
    rules.tls === undefined
      ? createServer(handle)
      : createTlsServer({ cert: rules.tls.certificate, key: rules.tls.key }, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    openConnections: () => clients.size,
    [Symbol.asyncDispose]: async () => {
      for (const socket of [...clients, ...sockets]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `CONNECT host:port …` or `GET http://host[:port]/… …`. */
function targetOf(line: string): string {
  const [method = '', address = ''] = line.split(' ');
  if (method === 'CONNECT') return address;
  const url = new URL(address);
  return `${url.hostname}:${url.port || '80'}`;
}

/** Without the origin, and asking the server to close: a further request might be for another server. */
function forwarded(head: string): string {
  return head
    .replace(/^(\w+) http:\/\/[^/]+/, '$1 ')
    .replace(/\r\nconnection: keep-alive/i, '')
    .replace(/\r\nproxy-authorization: [^\r]*/i, '')
    .replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n');
}
