import { CertificateError, RegistryUnreachableError } from './errors.ts';
import { TransientFailure } from './retry.ts';

const certificateCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);

/** Codes of wrong calls and of a client that was closed: they say nothing of the network. */
const oursCodes = /^(?:ERR_INVALID|UND_ERR_(?:INVALID|CLOSED|DESTROYED|NOT_SUPPORTED))/;

/**
 * Says what a failed request means: one that may be tried again, or one that will fail each time. What is none of the
 * network's failures (an abort, a bug) comes back as it is.
 */
export function explainNetworkFailure(error: unknown, url: URL): unknown {
  if (proxyStatus(error) === '407') {
    return new RegistryUnreachableError(url, ...describe('UND_ERR_PRX_CONN', error, url), undefined);
  }
  const code = codeOf(error);
  if (code === undefined) return error;
  const host = url.host;
  const unreachable = (what: string, next: string): RegistryUnreachableError =>
    new RegistryUnreachableError(url, what, next, error);
  if (certificateCodes.has(code)) {
    return new CertificateError(
      url,
      `the certificate of ${host} is signed by nobody that this machine trusts (${code})`,
      `If ${host} has a certificate authority of its own, set "ca_file" under "registries:" in .oras/config.yaml to its PEM file; if a proxy with one of its own stands in between, name that PEM file in NODE_EXTRA_CA_CERTS. Certificates are always checked.`,
      error,
    );
  }
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return new CertificateError(
        url,
        `the certificate of ${host} is not valid today (${code})`,
        `Renew the certificate of ${host}, or set the clock of this machine.`,
        error,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new CertificateError(
        url,
        `the certificate of ${host} is for other names`,
        'Use the host name that the certificate is for, or give the registry a certificate for this name.',
        error,
      );
    case 'ENOTFOUND':
      return unreachable(
        `the name ${url.hostname} cannot be resolved`,
        'Check how the host is spelled, and the DNS of this machine.',
      );
    case 'UND_ERR_HEADERS_OVERFLOW':
      return unreachable('the answer has more headers than are read', 'Check what answers at this address.');
  }
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') {
    return unreachable(
      `no TLS connection (${code})`,
      `If ${host} speaks plain HTTP, its endpoint must start with http:// (and "plain_http" must allow it, off this machine).`,
    );
  }
  const [what, next] = describe(code, error, url);
  // A proxy that refuses (407: it wants a password) will refuse again.
  if (/^4\d\d$/.test(proxyStatus(error) ?? '')) return unreachable(what, next);
  return new TransientFailure(unreachable(what, next));
}

function describe(code: string, error: unknown, url: URL): readonly [what: string, next: string] {
  const refused = proxyStatus(error);
  switch (code) {
    case 'ECONNREFUSED':
      return [`${url.host} refuses the connection`, 'Check that the registry runs, and its port.'];
    case 'EAI_AGAIN':
      return [`the name ${url.hostname} cannot be resolved now`, 'Check the DNS of this machine.'];
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return [
        `no connection to ${url.host} (${code})`,
        'Check the network, firewalls and the proxy settings (HTTPS_PROXY, NO_PROXY).',
      ];
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return [
        `${url.host} stopped answering`,
        'Try again later; a proxy or firewall that holds back answers shows the same.',
      ];
    case 'UND_ERR_ABORTED':
    case 'UND_ERR_PRX_CONN':
    case 'UND_ERR_PRX_TLS':
      return [
        `the proxy did not connect us to ${url.host} (${refused === undefined ? code : `it answered ${refused}`})`,
        'Check HTTPS_PROXY and HTTP_PROXY (with user and password where the proxy wants them), and NO_PROXY.',
      ];
    default:
      return [
        `the connection to ${url.host} broke (${code})`,
        'Try again; if it stays, look at the registry and any proxy before it.',
      ];
  }
}

/** The status that a proxy refused with. Its message is not repeated: it may hold the proxy's address. */
function proxyStatus(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  // For plain http the proxy's 407 comes as a wrong argument.
  if (error.code === 'UND_ERR_INVALID_ARG') return /^Proxy Authentication Required \((407)\)$/.exec(error.message)?.[1];
  return /^UND_ERR_(?:ABORTED|PRX_CONN)$/.test(String(error.code)) ? /\((\d{3})\)/.exec(error.message)?.[1] : undefined;
}

/** The code of a system, TLS, HTTP parser or undici error, also from inside its cause. */
function codeOf(error: unknown): string | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth++) {
    const { code } = current as NodeJS.ErrnoException;
    if (current.name === 'HTTPParserError') return 'no HTTP';
    if (typeof code === 'string' && !oursCodes.test(code)) return code;
  }
  return undefined;
}
