import type { RegistrySettings } from '../settings/settings.ts';
import { isLoopback } from './addresses.ts';
import { MalformedEndpointError, PlainHttpRefusedError } from './errors.ts';

/** Where a registry's bytes come from. */
export type Endpoint =
  | { readonly kind: 'server'; readonly url: URL }
  | { readonly kind: 'layout'; readonly directory: string };

const layoutPrefix = 'oci-layout:';

/**
 * Reads the endpoint of a registry.
 * @throws {MalformedEndpointError} where it is neither an origin nor `oci-layout:PATH`
 * @throws {PlainHttpRefusedError} where it is plain HTTP off this machine, and the settings do not allow that
 */
export function parseEndpoint(settings: RegistrySettings): Endpoint {
  const { host, endpoint, plainHttp } = settings;
  if (endpoint.startsWith(layoutPrefix)) {
    const directory = endpoint.slice(layoutPrefix.length);
    if (directory === '') throw new MalformedEndpointError(host, '"oci-layout:" is followed by no path');
    return { kind: 'layout', directory };
  }
  if (!URL.canParse(endpoint)) throw new MalformedEndpointError(host, 'it is no address');
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new MalformedEndpointError(host, 'it starts neither with https:// nor with http://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new MalformedEndpointError(host, 'it carries a user name; set ORAS_USERNAME and ORAS_REGISTRY_TOKEN instead');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new MalformedEndpointError(host, 'it has a path; a path before the repository belongs into "repository"');
  }
  if (url.protocol === 'http:' && !plainHttp && !isLoopback(url)) throw new PlainHttpRefusedError(host);
  return { kind: 'server', url };
}
