import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import type { Digest } from '../oci/digest.ts';

/** The directory that should be pushed holds no module, or several and nothing says which. */
export class NoModuleHereError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The module in the directory has another name than the reference that it should be pushed to. */
export class OtherModuleError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The tag of the reference is none that a push may write: it is missing, or moves with versions. */
export class NoVersionToPushError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A symbolic link of the module leads out of the workspace: its content is not the repository's to publish. */
export class LinkedOutsideError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(place: Place, root: string) {
    super(`${place.file} is a symbolic link that leads out of ${root}, and is not published`, {
      places: [place],
      next: 'Put the file itself there, or leave it out by "excludes" in buf.yaml.',
    });
  }
}

/** A file of the module cannot be read, or is none that can be published. */
export class UnpublishableFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The module imports files of a module beside it that nobody could fetch for it. */
export class UndeclaredImportError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The module asks for itself, so that nobody could get all that it needs. */
export class SelfDependencyError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(module: string, file: string) {
    super(`${module} would need itself: deps names it`, {
      places: [{ file }],
      next: 'Correct the reference that it is pushed to, or take the line out of deps in buf.yaml.',
    });
  }
}

/** The version is published already, with other content. Versions never move. Exit code 7. */
export class VersionTakenError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
  readonly published: Digest;

  constructor(reference: string, published: Digest, ours: Digest, difference: string) {
    super(`${reference} is published already as ${published}, and this would be ${ours} (${difference})`, {
      next: 'Push it under a new version. A version that moved would break every lock that holds it.',
    });
    this.published = published;
  }
}

/** `1.2.0` is published and `v1.2.0` is to be, or the other way round: both mean one version. Exit code 7. */
export class TwinTakenError extends OrasBufError {
  readonly exitCode = exitCodes.policy;

  constructor(reference: string, twin: string, published: Digest, difference: string) {
    super(
      `${reference} and ${twin} are one version, and ${twin} is published already as ${published} (${difference})`,
      {
        next: 'Push it under a new version, in the spelling that the others have.',
      },
    );
  }
}

/** Stock buf found something: lint, or a breaking change. Exit code 1. */
export class CheckFailedError extends OrasBufError {
  readonly exitCode = exitCodes.buildFailed;
}

/** Stock buf could not check the module. */
export class CheckNotRunError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}
