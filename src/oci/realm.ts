import { bareHostname, isInsideAddress, isLoopback } from './addresses.ts';
import { plainUrl, RealmRefusedError } from './errors.ts';

/**
 * Checks the address of a token service before anything is sent there. A registry (or whoever speaks in its place) names
 * the service, so a lying one could have our credentials sent in the clear or to a service inside our own network.
 * @param host the registry as modules name it, for messages
 * @param registry where the registry itself is reached
 * @param realm as `WWW-Authenticate` or a redirect of the service gives it
 * @throws {RealmRefusedError}
 */
export function checkRealm(host: string, registry: URL, realm: string): URL {
  if (!URL.canParse(realm)) throw new RealmRefusedError(host, JSON.stringify(realm.slice(0, 200)), 'it is no address');
  const url = new URL(realm);
  const refuse = (why: string): RealmRefusedError => new RealmRefusedError(host, plainUrl(url), why);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('it is neither https nor http');
  if (url.username !== '' || url.password !== '') throw refuse('it carries a user name');
  const sameHost = bareHostname(url) === bareHostname(registry);
  const bothHere = isLoopback(url) && isLoopback(registry);
  if (url.protocol === 'http:') {
    if (registry.protocol === 'https:')
      throw refuse('the registry speaks https, and the token would go over plain http');
    if (!sameHost && !bothHere) throw refuse('it is plain http on another host than the registry');
  }
  if (!sameHost && !bothHere && (isLoopback(url) || isInsideAddress(url))) {
    throw refuse('it is an address inside this machine or network, and the registry is not there');
  }
  return url;
}
