import type { Place } from '../errors.ts';
import type { ModuleName } from './module-name.ts';
import type { ProtoSources } from './proto-sources.ts';
import type { Requirement } from './requirement.ts';

/** One `deps:`, `oras_deps` or `bsr_deps` line: who asks (the place), for what, in which version. */
export interface Declaration {
  readonly module: ModuleName;
  readonly requirement: Requirement;
  readonly place: Place;
  /** The call in BUCK says `oras_cache_only = True`: no network for this module. */
  readonly cacheOnly?: boolean;
  /** The call in BUCK says `oras_auth_required = True`: this module is not read without credentials. */
  readonly authRequired?: boolean;
}

/** One `buf_breaking(against = "registry/owner/name:version")` of a build file. */
export interface AgainstDeclaration extends Declaration {
  /** As it is written: by this text the rule finds the version again. */
  readonly reference: string;
}

/** A state of the repository that a build file names: `git:main`. */
export interface GitReference {
  /** As it is written, with `git:`. */
  readonly reference: string;
  readonly place: Place;
}

/** A `buf.yaml` (or v1 module) whose `buf.lock` we keep. Paths are relative to the root. */
export interface LockOwner {
  /** Directory of `buf.yaml`, `.` for the root itself. */
  readonly directory: string;
  /** v1 files carry b4 digests and `remote/owner/repository` entries, v2 files b5 digests and names. */
  readonly version: 'v1' | 'v2';
  /** What this file alone declares: the lock beside it must hold these and all that they need. */
  readonly declares: readonly ModuleName[];
}

/** What stock buf takes as one: the modules of a `buf.work.yaml`, those of a v2 `buf.yaml`, or a v1 module on its own. */
export interface BufWorkspace {
  /** The file that makes it one, relative to the root. */
  readonly file: string;
  /** The directories of the `buf.yaml` files whose locks buf reads for it. */
  readonly owners: readonly string[];
  /** Where its own `.proto` files lie, relative to the root. */
  readonly sources: readonly ProtoSources[];
  /** The modules that buf takes from it, whatever a lock says of them. */
  readonly locals: ReadonlyMap<ModuleName, Place>;
}

/** Everything that the files of one root ask for. */
export interface Declarations {
  /** Absolute path of the root. */
  readonly root: string;
  readonly kind: 'buck2' | 'buf';
  readonly asks: readonly Declaration[];
  /** Versions that the workspace is compared with. They are versions of their own, beside the workspace's one version of a module. */
  readonly against: readonly AgainstDeclaration[];
  /** `buf_breaking(against = "git:REF")`: states of this repository that it is compared with. */
  readonly gitReferences: readonly GitReference[];
  /** Modules that the workspace itself holds: they satisfy every ask for their name and are never fetched. */
  readonly locals: ReadonlyMap<ModuleName, Place>;
  readonly bufWorkspaces: readonly BufWorkspace[];
  readonly lockOwners: readonly LockOwner[];
  /** Things that a reader should hear of (a computed value in BUCK that could not be read, …). */
  readonly remarks: readonly { readonly message: string; readonly place: Place }[];
}
