import { exitCodes, OrasBufError } from '../errors.ts';
import type { SecretSink } from '../system/secret.ts';
import { isLoopback } from './addresses.ts';
import { isExcludedFromProxy } from './no-proxy.ts';

/** What the environment says of proxies, as curl and Go read it: lower case before upper case, empty is none. */
export interface ProxyEnvironment {
  readonly http: string | undefined;
  readonly https: string | undefined;
  readonly noProxy: string;
}

/** A proxy to ask. */
export interface ProxyServer {
  /** Without user name and password. */
  readonly address: URL;
  /** The value of `Proxy-Authorization`, where the environment names a user. It is a secret. */
  readonly authorization: string | undefined;
}

/** The address of a proxy in the environment cannot be used. It is not shown: it may hold a password. */
export class ProxyAddressError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(variable: string, why: string) {
    super(`the environment variable ${variable} names no proxy that can be used: ${why}`, {
      next: `Set ${variable} to an address such as http://proxy.example:3128, or http://user:password@proxy.example:3128 with %-escapes where the password has signs like "@" or "/".`,
    });
  }
}

/**
 * Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY. The password in a proxy's address is told to `maskSecret`.
 */
export function readProxyEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  maskSecret: SecretSink,
): ProxyEnvironment {
  const proxy = (name: string): string | undefined => {
    const value = environment[name] || environment[name.toUpperCase()] || undefined;
    if (value === undefined) return undefined;
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    maskPassword(address, maskSecret);
    return address;
  };
  return {
    http: proxy('http_proxy'),
    https: proxy('https_proxy'),
    noProxy: environment['no_proxy'] || environment['NO_PROXY'] || '',
  };
}

/**
 * The proxy to ask for this address, or undefined where there is none. What is on this machine is reached directly, whatever
 * NO_PROXY says.
 * @throws {ProxyAddressError}
 */
export function proxyFor(proxies: ProxyEnvironment, url: URL): ProxyServer | undefined {
  const isTls = url.protocol === 'https:';
  const written = isTls ? proxies.https : proxies.http;
  if (written === undefined || isLoopback(url) || isExcludedFromProxy(proxies.noProxy, url)) return undefined;
  return parseProxy(isTls ? 'HTTPS_PROXY' : 'HTTP_PROXY', written);
}

function parseProxy(variable: string, written: string): ProxyServer {
  if (!URL.canParse(written)) throw new ProxyAddressError(variable, 'it is no address');
  const address = new URL(written);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw new ProxyAddressError(variable, `proxies are asked by http: or https:, not by ${address.protocol}`);
  }
  if (address.hostname === '') throw new ProxyAddressError(variable, 'it has no host');
  const { username, password } = address;
  address.username = '';
  address.password = '';
  return { address, authorization: username === '' ? undefined : `Basic ${basicCredentials(username, password)}` };
}

function maskPassword(address: string, maskSecret: SecretSink): void {
  if (!URL.canParse(address)) return;
  const { username, password } = new URL(address);
  if (password === '') return;
  maskSecret(password);
  maskSecret(decodeLeniently(password));
  maskSecret(basicCredentials(username, password));
}

/** As they go over the wire; both are given as a URL writes them. */
function basicCredentials(username: string, password: string): string {
  return Buffer.from(`${decodeLeniently(username)}:${decodeLeniently(password)}`).toString('base64');
}

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
