import { exitCodes, OrasBufError } from '../errors.ts';
import type { Digest } from './digest.ts';
import { plainUrl } from './errors.ts';

/** A registry, or what stands before it, takes no body of this size, not even in small pieces. */
export class UploadTooLargeError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(url: URL, bytes: number) {
    super(`${plainUrl(url)}: ${bytes} bytes at once are too many for the server (413)`, {
      next: 'Ask the owner of the registry to raise the limit of its proxy (nginx: client_max_body_size), or make the module smaller.',
    });
  }
}

/** The registry takes no pushes here: it only reads, or caches another one. */
export class UploadsNotTakenError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;

  constructor(host: string, repository: string, says: string | undefined) {
    super(`${host} takes no pushes to ${repository}${said(says)}`, {
      next: 'Push to the registry itself, not to a mirror or a cache of it, and check that it is not in its read-only mode.',
    });
  }
}

/** Some registries want a repository, or the project that it lies in, to be made before anything is pushed to it. */
export class NoSuchRepositoryToPushError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;

  constructor(host: string, repository: string, says: string | undefined) {
    super(`${host} has no repository ${repository}, and does not make one for a push${said(says)}`, {
      next: `Make it (or the project that it lies in) on ${host} first, and check the template "repository" of ${host} in .oras/config.yaml.`,
    });
  }
}

/** A push that the registry does not take, for a reason of its own. */
export class PushRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(what: string, status: number, says: string | undefined) {
    super(`${what} was not taken: the registry answers ${status}${said(says)}`, {
      next: 'Check that the endpoint is an OCI registry (distribution-spec 1.0 or newer), and that no proxy answers in its place.',
    });
  }
}

/** The registry does not find a blob that the manifest names, though it was pushed. */
export class MissingBlobError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(what: string, says: string | undefined) {
    super(`${what} was not taken: the registry misses one of its blobs${said(says)}`, {
      next: 'Push again. If it stays, the registry loses what it takes: tell its owner.',
    });
  }
}

/** The registry itself keeps tags where they are. */
export class TagIsFixedError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(what: string, says: string | undefined) {
    super(`the registry does not let the tag ${what} move${said(says)}`, {
      next: 'Push a new version. Versions stay what they were, so that locks stay true.',
    });
  }
}

/** What the registry has now is not what was pushed. */
export class PushedDigestError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;

  constructor(what: string, pushed: Digest, now: string) {
    super(`${what} was pushed as ${pushed}, and the registry has ${now}`, {
      next: 'The registry, or a proxy before it, changes what is pushed, or somebody else pushed at the same time. Nothing should use it before that is known.',
    });
  }
}

function said(text: string | undefined): string {
  return text === undefined ? '' : ` (it says: ${text})`;
}
