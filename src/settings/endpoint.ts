import { resolve } from 'node:path';

/** Where a registry is reached, or why the text is no endpoint. */
export type ParsedEndpoint =
  | { readonly kind: 'server'; readonly origin: string; readonly plainHttp: boolean; readonly loopback: boolean }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'wrong'; readonly reason: string };

const layoutPrefix = 'oci-layout:';

/**
 * Reads an endpoint: an origin (`https://10.0.0.7:5000`; host and port in the form in which URLs compare) or
 * `oci-layout:PATH`, where a relative path starts at `workspace`. The reason of a wrong one never holds a password.
 */
export function parseEndpoint(text: string, workspace: string): ParsedEndpoint {
  if (text.startsWith(layoutPrefix)) {
    const path = text.slice(layoutPrefix.length);
    return path === '' ? wrong('oci-layout: needs a path') : { kind: 'directory', path: resolve(workspace, path) };
  }
  if (!URL.canParse(text)) return wrong('it is neither a URL nor oci-layout:PATH');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return wrong('it must begin with https://, http:// or oci-layout:');
  if (url.username !== '' || url.password !== '') return wrong('it must not hold a user name or a password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return wrong('it must end after host and port (a path on the registry belongs into the key repository)');
  }
  return {
    kind: 'server',
    origin: url.origin,
    plainHttp: url.protocol === 'http:',
    loopback: isLoopback(url.hostname),
  };
}

function wrong(reason: string): ParsedEndpoint {
  return { kind: 'wrong', reason };
}

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;

/** True for the host of a registry as `deps:` lines write it: a lower-case name or address, and a port where there is one. */
export function isRegistryHost(text: string): boolean {
  return hostPattern.test(text) && URL.canParse(`https://${text}`);
}

/** True for this machine itself, by name or by address as URLs spell it. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * An item of `trusted-endpoints` as an origin that compares, exactly, with that of an endpoint. A bare host means https.
 * Undefined where it is no origin.
 */
export function trustedOrigin(text: string): string | undefined {
  const endpoint = parseEndpoint(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, '/');
  return endpoint.kind === 'server' ? endpoint.origin : undefined;
}
