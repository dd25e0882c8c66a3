import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { exitCodes, OrasBufError } from '../errors.ts';
import { bareHostname } from '../oci/addresses.ts';
import type { ProxyServer } from '../oci/proxy-environment.ts';

/** The proxy answers, and does not connect us. */
export class TunnelRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(proxy: ProxyServer, status: number) {
    const { origin } = proxy.address;
    const [what, next] = reasons(proxy, status);
    super(`the proxy ${origin} ${what}`, { next });
  }
}

/** The longest head of an answer that is read, in bytes. */
const longestHead = 16 * 1024;

/** Opens a TCP connection. */
export function openSocket(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return opened(connect({ host, port, signal }), 'connect');
}

/**
 * Has a proxy connect us to the server of an address. Source: RFC 9110, 9.3.6.
 * @throws {TunnelRefusedError} and the errors of the system where the proxy cannot be reached
 */
export async function openTunnel(proxy: ProxyServer, url: URL, signal: AbortSignal): Promise<Socket> {
  const { address, authorization } = proxy;
  const isTls = address.protocol === 'https:';
  const host = bareHostname(address);
  const port = Number(address.port || (isTls ? 443 : 80));
  const plain = await openSocket(host, port, signal);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = isTls ? await opened(connectTls({ socket: plain, host, ...servername }), 'secureConnect') : plain;
  const close = (): void => void socket.destroy();
  signal.addEventListener('abort', close, { once: true });
  try {
    const target = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
    const password = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${password}\r\n`);
    const status = await answeredStatus(socket);
    if (status >= 200 && status < 300) return socket;
    socket.destroy();
    throw new TunnelRefusedError(proxy, status);
  } finally {
    signal.removeEventListener('abort', close);
  }
}

function opened<S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => {
      socket.removeListener('error', reject);
      socket.on('error', () => {});
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

function answeredStatus(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let head = '';
    const done = (): void => {
      socket.removeListener('data', read);
      socket.removeListener('close', closed);
    };
    const read = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end === -1 && head.length < longestHead) return;
      done();
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
      if (status === undefined) reject(Object.assign(new Error('this is no proxy'), { code: 'no HTTP' }));
      else resolve(Number(status));
    };
    const closed = (): void => {
      done();
      reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    };
    socket.on('data', read);
    socket.once('close', closed);
  });
}

function reasons({ authorization }: ProxyServer, status: number): readonly [what: string, next: string] {
  if (status !== 407) {
    return [
      `does not connect us (it answers ${status})`,
      'Have the owner of the proxy allow this host, or list the host in NO_PROXY where it is reached directly.',
    ];
  }
  return authorization === undefined
    ? ['wants a user name and a password (407)', 'Write them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.']
    : [
        'refuses the user name and the password (407)',
        'Correct those in HTTPS_PROXY; signs like @ and / need %-escapes.',
      ];
}
