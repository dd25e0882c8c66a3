import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { exitCodes, OrasBufError } from '../errors.ts';
import { bareHostname } from '../oci/addresses.ts';
import { explainNetworkFailure } from '../oci/network-failure.ts';
import { type ProxyEnvironment, type ProxyServer, proxyFor } from '../oci/proxy-environment.ts';
import { TransientFailure } from '../oci/retry.ts';
import { type Check, type Finding, fail, failureOf, fine, warn } from './check.ts';
import { checkTls } from './tls-check.ts';
import { openSocket, openTunnel } from './tunnel.ts';

/** A server that has to be reached. */
export interface Target {
  readonly group: string;
  readonly url: URL;
  /** PEM file with more authorities to trust. */
  readonly caFile: string | undefined;
  readonly proxies: ProxyEnvironment;
}

/** The checks of the way to a server, and the name of the last of them. */
export interface Connection {
  readonly checks: readonly Check[];
  readonly last: string;
}

const lateFix = 'Check the network, firewalls and the proxy settings (HTTPS_PROXY, NO_PROXY).';
const late = { exitCode: exitCodes.network, fix: lateFix } as const;
/** More addresses than this are not tried. */
const mostAddresses = 8;
/** Milliseconds that the other addresses get once one has answered. */
const patienceMs = 300;

/** Proxy, DNS, TCP and TLS, as far as they play a part on the way to a server. */
export function connectionChecks(target: Target): Connection {
  const { group, url } = target;
  let proxy: ProxyServer | undefined;
  try {
    proxy = proxyFor(target.proxies, url);
  } catch (error) {
    return { checks: [{ group, name: 'Proxy', late, run: async () => failureOf(error) }], last: 'Proxy' };
  }
  const checks: Check[] = [];
  let address = bareHostname(url);
  if (proxy !== undefined) {
    const used = proxy;
    checks.push({ group, name: 'Proxy', late, run: (signal) => checkProxy(used, url, signal) });
  } else {
    if (isProxySet(target.proxies, url)) {
      const words = 'not used for this host (it is on this machine, or NO_PROXY names it)';
      checks.push({ group, name: 'Proxy', late, run: async () => fine(words) });
    }
    let addresses: readonly string[] = [];
    const found = (list: readonly string[]): void => {
      addresses = list;
    };
    checks.push({ group, name: 'DNS', late, run: () => checkDns(url, found) });
    const answered = (one: string): void => {
      address = one;
    };
    checks.push({ group, name: 'TCP', needs: ['DNS'], late, run: (s) => checkTcp(url, addresses, answered, s) });
  }
  const before = proxy === undefined ? 'TCP' : 'Proxy';
  if (url.protocol !== 'https:') return { checks, last: before };
  const way = proxy;
  checks.push({
    group,
    name: 'TLS',
    needs: [before],
    late: {
      exitCode: exitCodes.network,
      fix: 'Check that this port speaks TLS, and that no firewall holds the bytes back.',
    },
    run: (signal) =>
      orNetworkFailure(url, async () => {
        const socket =
          way === undefined ? await openSocket(address, portOf(url), signal) : await openTunnel(way, url, signal);
        return checkTls(socket, { url, caFile: target.caFile, signal });
      }),
  });
  return { checks, last: 'TLS' };
}

/** Runs a check; errors of the network are told as the job tells them. */
export async function orNetworkFailure(url: URL, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    return networkFailure(error, url);
  }
}

/** What a failure of the network means. */
export function networkFailure(error: unknown, url: URL): Finding {
  const explained = explainNetworkFailure(error, url);
  const final = explained instanceof TransientFailure ? explained.final : explained;
  const finding = failureOf(final);
  if (!(final instanceof OrasBufError)) return finding;
  // Which address it is about says the heading.
  return { ...finding, summary: finding.summary.replace(`${url.href}: `, '').replace(`${url.origin}: `, '') };
}

async function checkProxy(proxy: ProxyServer, url: URL, signal: AbortSignal): Promise<Finding> {
  const { origin } = proxy.address;
  try {
    // Plain HTTP goes through a proxy without a tunnel; that the proxy is there is what can be told before.
    if (url.protocol === 'https:') (await openTunnel(proxy, url, signal)).destroy();
    else (await openSocket(bareHostname(proxy.address), Number(proxy.address.port || 80), signal)).destroy();
  } catch (error) {
    if (error instanceof OrasBufError) return failureOf(error);
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    const what = code === 'no HTTP' ? 'does not answer as a proxy does' : `cannot be reached (${code})`;
    return fail(
      `the proxy ${origin} ${what}`,
      exitCodes.network,
      'Correct HTTPS_PROXY and HTTP_PROXY, or start the proxy.',
    );
  }
  return fine(
    `${origin} connects us${proxy.authorization === undefined ? '' : ', signed in'}; it looks the name up, too`,
  );
}

async function checkDns(url: URL, found: (addresses: readonly string[]) => void): Promise<Finding> {
  const host = bareHostname(url);
  if (isIP(host) !== 0) {
    found([host]);
    return fine(`${host} is an address, no name to look up`);
  }
  return orNetworkFailure(url, async () => {
    const all = (await lookup(host, { all: true })).map(({ address }) => address);
    const addresses = [...new Set(all)];
    found(addresses);
    const shown = addresses.slice(0, mostAddresses).join(', ');
    return fine(`${host} is ${shown}${addresses.length > mostAddresses ? ' and more' : ''}`);
  });
}

async function checkTcp(
  url: URL,
  addresses: readonly string[],
  answered: (address: string) => void,
  signal: AbortSignal,
): Promise<Finding> {
  const port = portOf(url);
  const patience = new AbortController();
  const either = AbortSignal.any([signal, patience.signal]);
  let firstOpen: string | undefined;
  const attempts = await Promise.all(
    addresses.slice(0, mostAddresses).map(async (address) => {
      try {
        (await openSocket(address, port, either)).destroy();
        firstOpen ??= address;
        setTimeout(() => patience.abort(), patienceMs).unref();
        return { address, error: undefined };
      } catch (error) {
        return { address, error };
      }
    }),
  );
  const shown = (address: string): string => (isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`);
  if (firstOpen === undefined) {
    const details =
      attempts.length > 1 ? attempts.map(({ address, error }) => `${shown(address)}: ${codeOf(error)}`) : [];
    return { ...networkFailure(attempts[0]?.error, url), details };
  }
  answered(firstOpen);
  const silent = attempts.filter(({ error }) => error !== undefined);
  if (silent.length === 0) return fine(`${shown(firstOpen)} answers`);
  const details = silent.map(({ address, error }) => `${shown(address)}: ${codeOf(error)}`);
  // An address that only names this machine has no part in what others see.
  if (silent.every(({ address }) => address === '::1')) return fine(`${shown(firstOpen)} answers`, details);
  return warn(
    `${shown(firstOpen)} answers, and ${silent.length} of ${attempts.length} addresses do not`,
    silent.every(({ address }) => isIP(address) === 6)
      ? 'Connections may begin slowly: mend the IPv6 route of this machine, or take the AAAA record away.'
      : 'Connections may begin slowly: have the addresses that are dead taken out of the DNS.',
    details,
  );
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === 'ABORT_ERR' ? 'no answer' : (code ?? 'no connection');
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

function isProxySet({ http, https }: ProxyEnvironment, url: URL): boolean {
  return (url.protocol === 'https:' ? https : http) !== undefined;
}
