import { exitCodes, OrasBufError } from '../errors.ts';
import type { Digest } from '../oci/digest.ts';

/** The store lacks something, and the job must not use the network. */
export class MissingOfflineError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  constructor(module: string, what: 'manifest' | 'blob', digest: Digest, wasDamaged: boolean) {
    super(
      `${module}: its ${what} ${digest} is not in the store${wasDamaged ? ' any more (it was damaged and is removed)' : ''}, and this job is offline`,
      { next: 'Run once without "offline", or restore a cache that holds it.' },
    );
  }
}

/** The registry does not have a manifest that the lock (or an index) names. */
export class ManifestGoneError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;

  constructor(module: string, host: string, digest: Digest) {
    super(`${module}: ${host} has no manifest ${digest} (any more)`, {
      next: `It was deleted there after it was locked. Push it again, or run "oras-buf resolve --update ${module}" to move to a version that exists.`,
    });
  }
}

/** Bytes of a blob in the store are not those that its digest is of, and it cannot be removed. */
export class DamagedBlobError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;

  constructor(path: string, digest: Digest) {
    super(`the store's copy of ${digest} is damaged and cannot be removed`, {
      places: [{ file: path }],
      next: 'Delete the file, or use another store by the setting "cache-dir".',
    });
  }
}

/** The directory of the store holds something else. */
export class NotAStoreError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(file: string, what: string) {
    super(`${file} ${what}`, {
      places: [{ file }],
      next: 'Name an empty directory, or an OCI image layout of version 1.0.0, by the setting "cache-dir".',
    });
  }
}
