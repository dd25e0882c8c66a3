import type { SecretSink } from '../system/secret.ts';
import { isLoopback } from './addresses.ts';

/** What the environment says of proxies, as curl and Go read it: lower case before upper case, empty is none. */
export interface ProxyEnvironment {
  readonly http: string | undefined;
  readonly https: string | undefined;
  readonly noProxy: string;
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

/** Whether a proxy may be asked for this origin. What is on this machine is reached directly, whatever NO_PROXY says. */
export function proxyApplies(proxies: ProxyEnvironment, origin: URL): boolean {
  if (isLoopback(origin)) return false;
  return (origin.protocol === 'https:' ? proxies.https : proxies.http) !== undefined;
}

function maskPassword(address: string, maskSecret: SecretSink): void {
  if (!URL.canParse(address)) return;
  const { username, password } = new URL(address);
  if (password === '') return;
  const plain = [username, password].map(decodeLeniently);
  maskSecret(password);
  maskSecret(plain[1] ?? password);
  maskSecret(Buffer.from(plain.join(':')).toString('base64'));
}

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
