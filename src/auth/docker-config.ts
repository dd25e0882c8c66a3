import { exitCodes, OrasBufError } from '../errors.ts';
import { Secret } from '../system/secret.ts';

/** A credential file that is not what docker, podman or oras write. */
export class MalformedCredentialFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  /** @param why never quotes the file: it holds secrets */
  constructor(file: string, why: string) {
    super(`${file} is no credential file: ${why}`, {
      places: [{ file }],
      next: 'Correct it, or remove it and sign in again.',
    });
  }
}

/** What a credential file or a helper has for a host. */
export interface StoredAuth {
  readonly kind: 'password' | 'identity-token' | 'bearer';
  /** Empty where the kind has none. */
  readonly username: string;
  readonly secret: Secret;
}

/** The part of docker's `config.json`, or of containers' `auth.json`, that is about credentials. */
export interface DockerConfig {
  /** By host, or `host/namespace`, in the form of {@link credentialKey}. `malformed` is an entry that nobody can sign in with. */
  readonly auths: ReadonlyMap<string, StoredAuth | 'malformed'>;
  /** Names of helpers by host. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** The helper for every other host. */
  readonly credsStore: string | undefined;
}

/** The host as credentials of Docker Hub are kept: it is reached by other names than it has in references. */
const dockerHub = 'index.docker.io';
const dockerHubNames: readonly string[] = [dockerHub, 'docker.io', 'registry-1.docker.io'];

/** The key that docker writes for Docker Hub; every other host is its own key. */
export function serverAddress(host: string): string {
  return dockerHubNames.includes(host) ? `https://${dockerHub}/v1/` : host;
}

/**
 * A key of a credential file as keys are compared: `host[:port]` or `host[:port]/namespace`. Of old keys that are URLs
 * (`https://host/v1/`) the host counts. All names of Docker Hub are one.
 */
export function credentialKey(key: string): string {
  const withoutScheme = key.replace(/^https?:\/\//, '');
  const [host = '', ...path] = withoutScheme.split('/').filter((part, index) => index === 0 || part !== '');
  const lower = host.toLowerCase();
  const known = dockerHubNames.includes(lower) ? dockerHub : lower;
  return withoutScheme === key ? [known, ...path].join('/') : known;
}

/**
 * Reads the text of a credential file.
 * Sources: docker's "config.json"; containers-auth.json(5).
 * @param file how errors name it
 * @throws {MalformedCredentialFileError}
 */
export function parseDockerConfig(text: string, file: string): DockerConfig {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the text.
    throw new MalformedCredentialFileError(file, 'it is not JSON');
  }
  if (!isObject(parsed)) throw new MalformedCredentialFileError(file, 'it holds no JSON object');
  const auths = new Map<string, StoredAuth | 'malformed'>();
  for (const [key, entry] of entries(parsed, 'auths', file)) {
    const auth = readAuth(entry);
    const name = credentialKey(key);
    // Of two spellings of one host the plain one counts.
    if (auth !== undefined && (key === name || !auths.has(name))) auths.set(name, auth);
  }
  const credHelpers = new Map<string, string>();
  for (const [key, name] of entries(parsed, 'credHelpers', file)) {
    if (typeof name === 'string' && name !== '') credHelpers.set(credentialKey(key), name);
  }
  const { credsStore } = parsed;
  return {
    auths,
    credHelpers,
    credsStore: typeof credsStore === 'string' && credsStore !== '' ? credsStore : undefined,
  };
}

function entries(config: Record<string, unknown>, key: string, file: string): readonly [string, unknown][] {
  const value = config[key];
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throw new MalformedCredentialFileError(file, `its "${key}" is no JSON object`);
  return Object.entries(value);
}

/** Undefined for an entry without credentials: docker writes one for each host whose credentials a helper keeps. */
function readAuth(entry: unknown): StoredAuth | 'malformed' | undefined {
  if (!isObject(entry)) return 'malformed';
  const text = (name: string): string => (typeof entry[name] === 'string' ? entry[name] : '');
  const registryToken = text('registrytoken');
  if (registryToken !== '') return bearer(registryToken);
  const [username, password] = text('auth') === '' ? [text('username'), text('password')] : decode(text('auth'));
  const identityToken = text('identitytoken');
  if (identityToken !== '')
    return { kind: 'identity-token', username: username ?? '', secret: new Secret(identityToken) };
  if (username === undefined || username.includes(':')) return 'malformed';
  if (username === '' && password === '') return undefined;
  return { kind: 'password', username, secret: new Secret(password) };
}

function bearer(token: string): StoredAuth | 'malformed' {
  return /^[\x21-\x7e]+$/.test(token) ? { kind: 'bearer', username: '', secret: new Secret(token) } : 'malformed';
}

/** `user:password` out of Base64; the password may have colons. An undefined user name says that it is not that. */
function decode(auth: string): readonly [string | undefined, string] {
  const plain = auth.trim();
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain)) return [undefined, ''];
  const decoded = Buffer.from(plain, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  // Some old programs pad with NUL.
  return colon < 0 ? [undefined, ''] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, '')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
