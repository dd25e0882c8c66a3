import { exitCodes, formatPlace, OrasBufError, type Place } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';

/** The locks do not agree with the declarations, and this run must not change them. */
export class LockOutOfDateError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
  /** The difference: lines that start with `+`, `-` or `~`. */
  readonly difference: readonly string[];

  /** @param locks what to commit then: `oras.lock and every buf.lock` */
  constructor(file: string, difference: readonly string[], places: readonly Place[], locks: string) {
    super(`${file} is out of date, and this run is frozen:\n${difference.map((line) => `  ${line}`).join('\n')}`, {
      places: places.length === 0 ? [{ file }] : places,
      next: `Run "oras-buf resolve --frozen=false" and commit ${locks} with the change.`,
    });
    this.difference = difference;
  }
}

/** There is no lock, and the user asked for a frozen run. */
export class MissingLockError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  /** @param locks what to commit then: `oras.lock and every buf.lock` */
  constructor(file: string, locks: string) {
    super(`there is no ${file}, and --frozen was given`, {
      places: [{ file }],
      next: `Run "oras-buf resolve --frozen=false" and commit ${locks}.`,
    });
  }
}

/** A module named by `--update` is none that the declarations lead to. */
export class UnknownUpdateError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;

  constructor(module: string, near: readonly string[]) {
    super(`--update ${module}: nothing in this workspace depends on it`, {
      next: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Name modules in full: registry/owner/name.',
    });
  }
}

/** An offline run lacks modules that neither the lock nor the store has. */
export class ModulesMissingOfflineError extends OrasBufError {
  readonly exitCode = exitCodes.network;
  readonly modules: readonly ModuleName[];

  constructor(missing: readonly { readonly module: ModuleName; readonly why: string }[], places: readonly Place[]) {
    super(
      `this run is offline, and these modules are missing:\n${missing.map(({ module, why }) => `  ${module}: ${why}`).join('\n')}`,
      {
        places: [...new Map(places.map((place) => [formatPlace(place), place])).values()],
        next: 'Run once without --offline, or restore a cache that holds them.',
      },
    );
    this.modules = missing.map(({ module }) => module);
  }
}

/** A registry has both spellings of a version, and they are not the same artifact. */
export class TwinTagsError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;

  constructor(module: ModuleName, one: string, other: string) {
    super(`${module} has the tags ${one} and ${other}, which are one version, and they hold different artifacts`, {
      next: `Have one of the two tags removed from the registry. Until then, let the workspace ask for exactly one of them ("${module}:${one}"), and nobody for the other.`,
    });
  }
}
