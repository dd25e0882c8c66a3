import { BlockList, isIP } from 'node:net';
import { bareHostname } from './addresses.ts';

/**
 * Whether NO_PROXY names the server of an address. Entries are parted by commas or spaces:
 * - `example.com` and `.example.com`: the name and every name below it (as curl; Go takes the second for names below alone);
 * - `*.example.com`: names below it;
 * - `10.1.2.3`, `[2001:db8::1]`: this address, where the URL writes one; a name is not looked up for it;
 * - `10.0.0.0/8`, `fd00::/8`: every address of this network, likewise (as Go, and curl since 7.86);
 * - `*`: everything.
 * All but networks take a port: `example.com:8443`. What is none of these matches nothing.
 */
export function isExcludedFromProxy(noProxy: string, url: URL): boolean {
  const host = bareHostname(url);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry.includes('/')) return isInNetwork(entry, host);
  const [name, wantedPort] = nameAndPort(entry);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  if (name === '*') return true;
  if (name === '' || name === '.') return false;
  if (isIP(host) !== 0) return isIP(name) !== 0 && isSameAddress(name, host);
  if (name.startsWith('*.')) return host.endsWith(name.slice(1));
  const domain = name.replace(/^\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

/** The brackets of an IPv6 address and the last dot of a name are left out. */
function nameAndPort(entry: string): readonly [name: string, port: string | undefined] {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
  if (bracketed !== null) return [bracketed[1] ?? '', bracketed[2]];
  if (isIP(entry) === 6) return [entry, undefined];
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return [name.replace(/(.)\.$/, '$1'), port];
}

function isSameAddress(one: string, other: string): boolean {
  const family = isIP(one);
  if (family !== isIP(other)) return false;
  const list = new BlockList();
  list.addAddress(one, family === 6 ? 'ipv6' : 'ipv4');
  return list.check(other, family === 6 ? 'ipv6' : 'ipv4');
}

function isInNetwork(entry: string, host: string): boolean {
  const [, network = '', bits = ''] = /^\[?([^\]/]*)\]?\/(\d{1,3})$/.exec(entry) ?? [];
  const family = isIP(network);
  if (family === 0 || family !== isIP(host) || Number(bits) > (family === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
