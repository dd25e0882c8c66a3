import { readFile } from 'node:fs/promises';
import { isIP, type Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  type DetailedPeerCertificate,
  getCACertificates,
  type TLSSocket,
} from 'node:tls';
import { exitCodes, OrasBufError } from '../errors.ts';
import { bareHostname } from '../oci/addresses.ts';
import { explainNetworkFailure } from '../oci/network-failure.ts';
import { type Finding, fail, failureOf, fine, warn } from './check.ts';

interface TlsRequest {
  readonly url: URL;
  readonly caFile: string | undefined;
  readonly signal: AbortSignal;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A certificate that ends sooner should have been renewed; for one of a short life the last third of it counts. */
const soonMs = 14 * dayMs;

/** Looks at the certificate of a server, by the authorities that the job trusts too. The socket is closed at the end. */
export async function checkTls(socket: Socket, { url, caFile, signal }: TlsRequest): Promise<Finding> {
  const close = (): void => void socket.destroy();
  signal.addEventListener('abort', close, { once: true });
  try {
    const trust = await trustOf(caFile);
    if (typeof trust === 'string') {
      return fail(
        trust,
        exitCodes.wrongInput,
        'Correct ca_file in .oras/config.yaml: it names a PEM file of certificates.',
      );
    }
    const secure = await handshake(socket, bareHostname(url), trust);
    return findingOf(secure, url, caFile);
  } finally {
    signal.removeEventListener('abort', close);
    socket.destroy();
  }
}

async function trustOf(caFile: string | undefined): Promise<readonly string[] | string> {
  const usual = getCACertificates('default');
  if (caFile === undefined) return usual;
  const own = await readFile(caFile, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (own instanceof Error)
    return `${caFile}, the certificate authority of this registry, cannot be read (${own.code ?? 'error'})`;
  if (!own.includes('-----BEGIN CERTIFICATE-----')) return `${caFile} holds no PEM certificate`;
  return [...usual, own];
}

/**
 * A handshake that does not end where the certificate is wrong, so that it can be shown. Nothing is sent over the connection.
 */
function handshake(socket: Socket, host: string, ca: readonly string[]): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = connect({
      socket,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      secureContext: createSecureContext({ ca: [...ca] }),
      rejectUnauthorized: false,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    secure.once('secureConnect', () => resolve(secure));
    secure.once('error', reject);
    secure.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

function findingOf(secure: TLSSocket, url: URL, caFile: string | undefined): Finding {
  const certificate = secure.getPeerCertificate(true);
  const [from, until] = [Date.parse(certificate.valid_from), Date.parse(certificate.valid_to)];
  const details = [...chainOf(certificate), `valid from ${day(from)} to ${day(until)}`];
  if (!secure.authorized) {
    const code = String(secure.authorizationError);
    const error = explainNetworkFailure(Object.assign(new Error(code), { code }), url);
    const finding = failureOf(error);
    if (!(error instanceof OrasBufError)) return finding;
    const more = isAboutTime(code) ? [`this machine says that it is ${new Date().toISOString().slice(0, 16)} UTC`] : [];
    const names = code.includes('ALTNAME') ? [`it is for ${namesOf(certificate)}`] : [];
    return {
      ...finding,
      summary: finding.summary.slice(finding.summary.indexOf(': ') + 2),
      details: [...details, ...names, ...more],
    };
  }
  const leftMs = until - Date.now();
  const trusted = caFile === undefined ? '' : `, trusted by ca_file or this machine`;
  const version = secure.getProtocol() ?? 'TLS';
  const http = secure.alpnProtocol === 'h2' ? ', HTTP/2' : '';
  const summary = `${version}${http}, certificate valid for ${left(leftMs)}${trusted}`;
  if (leftMs >= Math.min(soonMs, (until - from) / 3)) return fine(summary, details);
  return warn(summary, `Have the certificate of ${url.host} renewed before ${day(until)}.`, details);
}

function isAboutTime(code: string): boolean {
  return code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';
}

/** From the server's own certificate up, each with who signed it. */
function chainOf(leaf: DetailedPeerCertificate): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (let one: DetailedPeerCertificate | undefined = leaf; one !== undefined; one = one.issuerCertificate) {
    if (one.fingerprint256 === undefined || seen.has(one.fingerprint256) || lines.length >= 5) break;
    seen.add(one.fingerprint256);
    lines.push(`${nameOf(one.subject)}, signed by ${nameOf(one.issuer)}`);
  }
  return lines;
}

function nameOf(subject: DetailedPeerCertificate['subject'] | undefined): string {
  const name = subject?.CN ?? subject?.O;
  return JSON.stringify(Array.isArray(name) ? (name[0] ?? '') : (name ?? ''));
}

function namesOf(certificate: DetailedPeerCertificate): string {
  const names = certificate.subjectaltname?.replaceAll(/DNS:|IP Address:/g, '').split(', ') ?? [];
  if (names.length === 0) return 'no host at all';
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

function day(milliseconds: number): string {
  return Number.isNaN(milliseconds)
    ? '?'
    : `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function left(milliseconds: number): string {
  const days = Math.floor(milliseconds / dayMs);
  if (days > 1) return `${days} days`;
  return `${Math.max(0, Math.floor(milliseconds / 3_600_000))} hours`;
}
