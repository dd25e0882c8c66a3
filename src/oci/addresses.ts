import { BlockList, isIP } from 'node:net';

const networks4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
const networks6 = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

/** Made when an address is first looked at: many runs look at none. */
function insideNetworks(): BlockList {
  if (known !== undefined) return known;
  known = new BlockList();
  for (const [network, bits] of networks4) known.addSubnet(network, bits, 'ipv4');
  for (const [network, bits] of networks6) known.addSubnet(network, bits, 'ipv6');
  return known;
}
let known: BlockList | undefined;

/** The host name of a URL without the brackets of an IPv6 address and without a last dot, in lower case. */
export function bareHostname(url: URL): string {
  return url.hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** Whether a URL leads to this machine: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
export function isLoopback(url: URL): boolean {
  const host = bareHostname(url);
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(host);
}

/**
 * Whether the host is written as an IP address that is not a public one: loopback, private, link-local, multicast or
 * reserved, also where an IPv4 address is wrapped in an IPv6 one. (`URL` has already turned octal and decimal spellings
 * into the usual one.)
 */
export function isInsideAddress(url: URL): boolean {
  const host = bareHostname(url);
  const family = isIP(host);
  if (family === 0) return false;
  if (family === 4) return insideNetworks().check(host, 'ipv4');
  const wrapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (wrapped?.[1] === undefined || wrapped[2] === undefined) return insideNetworks().check(host, 'ipv6');
  const [high, low] = [Number.parseInt(wrapped[1], 16), Number.parseInt(wrapped[2], 16)];
  return insideNetworks().check(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`, 'ipv4');
}
