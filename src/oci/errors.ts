import { type ErrorDetails, exitCodes, OrasBufError } from '../errors.ts';
import { nearest } from '../system/nearest.ts';
import type { Credential } from './credentials.ts';
import type { Digest } from './digest.ts';

/** A URL as a person may see it: origin and path. Queries and user names can carry secrets. */
export function plainUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** A module names a registry that no setting declares. Hosts are never guessed. */
export class UnknownHostError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(host: string, declared: readonly string[]) {
    const near = nearest(host, declared);
    super(`no setting declares the registry ${host}${near === undefined ? '' : ` (did you mean ${near}?)`}`, {
      next:
        `Declare it in .oras/config.yaml under "registries:", for example "registries: {${host}: {}}", ` +
        `or name it with the setting "registry".`,
    });
  }
}

/** The endpoint of a registry is neither an origin nor an `oci-layout:` path. */
export class MalformedEndpointError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(host: string, why: string) {
    super(`the endpoint of ${host} cannot be used: ${why}`, {
      next: 'Write an origin such as https://registry.example:5000, or oci-layout: and an absolute path.',
    });
  }
}

/** The CA file of a registry cannot be read, or holds no certificate. */
export class UnusableCaFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(host: string, file: string, cause: unknown) {
    super(`the CA file of ${host} cannot be used: ${reasonOf(cause)}`, {
      places: [{ file }],
      next: 'Set "ca_file" of that registry to a file of PEM certificates that this job may read.',
      cause,
    });
  }
}

/** What somebody may do with a repository. */
export type RepositoryRight = 'pull' | 'push';

function verbOf(right: RepositoryRight): string {
  return right === 'pull' ? 'read' : 'push to';
}

/** The registry wants credentials and we have none for it. */
export class MissingCredentialsError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;
  readonly host: string;

  /** @param whyNoToken why no token goes there, whether there is one or not, and how to change that, as a clause */
  constructor(host: string, repository: string, whyNoToken?: string, right: RepositoryRight = 'pull') {
    super(`${host} asks for credentials to ${verbOf(right)} ${repository}, and this job has none for that host`, {
      next:
        whyNoToken === undefined
          ? `Set ORAS_REGISTRY_TOKEN (the input "token"), or on your own machine sign in once: oras-buf login ${host}`
          : `A token is not sent there: ${whyNoToken}.`,
    });
    this.host = host;
  }
}

/** The registry, or its token service, did not accept the credentials. */
export class RejectedCredentialsError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;

  constructor(host: string, rejectedBy: string, tried: readonly Credential[]) {
    const usernames = tried.map(({ username }) => username).filter((name) => name !== '');
    const as = usernames.length === 0 ? '' : `signed in as ${usernames.map((name) => `"${name}"`).join(' and ')}, `;
    const source = tried[0]?.source ?? 'nowhere';
    super(`${rejectedBy} rejected the credentials for ${host} (${as}from ${source})`, {
      next:
        `Check that what comes from ${source} is complete, not expired and made for this registry; set ORAS_USERNAME where ` +
        `the registry wants a certain user name with a token. On your own machine: oras-buf login ${host}`,
    });
  }
}

/** Signed in, but not allowed to read this repository, or to push to it. */
export class NoRightsError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;

  constructor(host: string, repository: string, registrySays: string | undefined, right: RepositoryRight = 'pull') {
    super(
      `${host} does not allow these credentials to ${verbOf(right)} ${repository}` +
        (registrySays === undefined ? '' : ` (it says: ${registrySays})`),
      {
        next: `Give the owner of the token the right to ${right} ${repository}, or use a token that has it. Some registries answer the same where the repository does not exist: check its name.`,
      },
    );
  }
}

/** The registry asks for a kind of sign-in that we do not speak. */
export class UnsupportedSignInError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;

  constructor(host: string, offered: readonly string[]) {
    super(
      offered.length === 0
        ? `${host} refuses the request and does not say how to sign in`
        : `${host} offers only these ways to sign in: ${offered.join(', ')}`,
      {
        next: 'Basic and Bearer are understood. Check that the endpoint is the registry itself, not a proxy or a login page.',
      },
    );
  }
}

/** The token service that a registry names must not get our credentials. */
export class RealmRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(host: string, realm: string, why: string) {
    super(`${host} sends us to the token service ${realm}, which is refused: ${why}`, {
      next: 'Tell the owner of the registry: its WWW-Authenticate header names a token service that credentials must not go to.',
    });
  }
}

/** There is no such repository. */
export class RepositoryNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
  readonly host: string;
  readonly repository: string;

  constructor(host: string, repository: string) {
    super(`there is no repository ${repository} on ${host}`, {
      next: `Check the name, and the template "repository" of ${host} in .oras/config.yaml, which turned the module's name into this path.`,
    });
    this.host = host;
    this.repository = repository;
  }
}

/** A manifest points at a blob that the registry does not have. */
export class BlobNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;

  constructor(host: string, repository: string, digest: Digest) {
    super(`${host} has no blob ${digest} in ${repository}, though a manifest there points at it`, {
      next: 'Push the artifact again: the registry lost a part of it (garbage collection, or a push that did not end).',
    });
  }
}

/** The registry cannot be reached: DNS, refused, broken or silent connections, a proxy in the way. */
export class RegistryUnreachableError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(url: URL, what: string, next: string, cause: unknown) {
    super(`${plainUrl(url)}: ${what}`, { next, cause });
  }
}

/** The server's certificate is not accepted. It is always checked. */
export class CertificateError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(url: URL, what: string, next: string, cause: unknown) {
    super(`${plainUrl(url)}: ${what}`, { next, cause });
  }
}

/** The server answered with an error of its own, again and again. */
export class ServerFailedError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(url: URL, status: number, serverSays: string | undefined) {
    super(`${plainUrl(url)}: the server answers ${status}${serverSays === undefined ? '' : ` (${serverSays})`}`, {
      next: 'Try again later; if it stays, tell the owner of the registry.',
    });
  }
}

/** The server asks us to wait for longer than we may. */
export class RateLimitedError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(url: URL, waitSeconds: number | undefined) {
    const wait = waitSeconds === undefined ? '' : ` and asks us to wait ${Math.ceil(waitSeconds)} s`;
    super(`${plainUrl(url)}: too many requests for the server${wait}`, {
      next: 'Run again later, lower "parallel-downloads", or sign in: many registries allow more to known users.',
    });
  }
}

/** An answer that the OCI distribution specification does not foresee. */
export class UnexpectedReplyError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(url: URL, what: string) {
    super(`${plainUrl(url)}: ${what}`, {
      next: 'Check that the endpoint is an OCI registry, and that no proxy answers in its place.',
    });
  }
}

/** The answer ended before all bytes came, even after trying again from where it broke. */
export class TruncatedBodyError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(what: string, received: number, expected: number, details: Partial<ErrorDetails> = {}) {
    super(`${what}: only ${received} of ${expected} bytes`, {
      next: details.next ?? 'Try again; if it stays, the registry (or a proxy before it) cuts answers short.',
      ...(details.cause === undefined ? {} : { cause: details.cause }),
    });
  }
}

/** There are more bytes than the descriptor says. The rest was not read. */
export class BodyTooLongError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;

  constructor(what: string, expected: number) {
    super(`${what}: more than the ${expected} bytes that its descriptor says`, {
      next: 'These bytes are not what the manifest describes. Tell the owner of the registry.',
    });
  }
}

/** The bytes are not those that the digest is of. */
export class DigestMismatchError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
  readonly expected: Digest;
  readonly actual: Digest;

  constructor(what: string, expected: Digest, actual: Digest) {
    super(`${what}: the bytes have the digest ${actual}, not ${expected}`, {
      next: 'The bytes were changed on their way or in the registry, and nothing of them is used. Push the artifact again, or find out who changed it.',
    });
    this.expected = expected;
    this.actual = actual;
  }
}

/** A manifest, a list of tags or a token reply is larger than any sane one. */
export class ReplyTooBigError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(what: string, limit: number) {
    super(`${what}: larger than ${limit} bytes, the most that is read`, {
      next: 'No sane registry sends that much here. Check what answers at this address.',
    });
  }
}

/** A manifest that is no manifest. */
export class MalformedManifestError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(what: string, problem: string) {
    super(`the manifest of ${what} is malformed: ${problem}`, {
      next: 'Push the artifact again with a client that writes OCI image manifests (oras, for example).',
    });
  }
}

/** A redirect, a next page or an address that we must not follow. */
export class AddressRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(from: URL, to: string, why: string) {
    super(`${plainUrl(from)} sends us to ${to}, which is refused: ${why}`, {
      next: 'Tell the owner of the registry; a proxy that rewrites addresses may be the cause.',
    });
  }
}

/** Plain HTTP would go over the network, and nobody said that it may. */
export class PlainHttpRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(host: string) {
    super(`the endpoint of ${host} is plain HTTP and not on this machine`, {
      next: `Use https, or allow it for this host: "registries: {${host}: {plain_http: true}}" in .oras/config.yaml.`,
    });
  }
}

/** A request was due in a job that must not use the network. */
export class OfflineError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(host: string, wanted: string) {
    super(`${wanted} of ${host} is not at hand, and this job is offline`, {
      next: 'Run once without "offline" so that the store holds it, or restore the cache.',
    });
  }
}

/** A directory that should be a registry, or a layout in it, is missing or broken. */
export class UnusableLayoutError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  /** @param more a sentence on what else to do */
  constructor(file: string, problem: string, cause?: unknown, more = '') {
    super(problem, {
      places: [{ file }],
      next: `oci-layout:PATH wants one OCI image layout per PATH/<repository>, as "oras cp --to-oci-layout PATH/<repository>:<tag>" writes it.${more === '' ? '' : ` ${more}`}`,
      cause,
    });
  }
}

/** A symbolic link leads out of the directory registry. */
export class LayoutEscapeError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(file: string, root: string) {
    super(`${file} leads out of ${root}`, {
      places: [{ file }],
      next: 'Put the files themselves into the directory, or name the directory that they are in.',
    });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
