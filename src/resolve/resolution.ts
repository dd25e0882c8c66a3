import type { Place } from '../errors.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { Digest } from '../oci/digest.ts';

/** Who asked for a module: a line in the workspace, or another module at its chosen version. */
export type Asker =
  | { readonly kind: 'workspace'; readonly file: string; readonly line: number }
  | { readonly kind: 'module'; readonly module: ModuleName; readonly version: string };

/** One requirement as it was asked, kept for the lock, the report and conflict messages. */
export interface AskedRequirement {
  /** The text after the colon, empty where there was none. */
  readonly requirement: string;
  readonly asker: Asker;
}

interface ResolvedBase {
  readonly module: ModuleName;
  readonly askedBy: readonly AskedRequirement[];
  /** Direct dependencies by name, both registries, sorted. */
  readonly dependencies: readonly ModuleName[];
  /** The same as the module itself writes them: `name`, or `name:requirement`. Sorted; kept in the lock. */
  readonly requires: readonly string[];
}

/** A module on an OCI registry, as it was chosen. */
export interface ResolvedOciModule extends ResolvedBase {
  readonly source: 'oci';
  /** The tag as the registry spells it. */
  readonly tag: string;
  readonly manifestDigest: Digest;
  /** Known from the lock, or undefined until the module was unpacked once. */
  readonly contentDigests: ContentDigests | undefined;
}

/** A module of the Buf Schema Registry (or its mirror), as stock buf resolved it. */
export interface ResolvedBsrModule extends ResolvedBase {
  readonly source: 'bsr';
  /** 32 hexadecimal digits. */
  readonly commit: string;
  readonly contentDigests: ContentDigests;
}

export type ResolvedModule = ResolvedOciModule | ResolvedBsrModule;

/**
 * buf's two digests of a module's content: `b4` (`shake256:…`) for v1 locks, `b5` (`b5:…`) for v2 locks. `b4` is empty for a
 * module of the BSR where no v1 lock is in use: the BSR is asked for it only then, and it cannot be told from the files alone.
 */
export interface ContentDigests {
  readonly b4: string;
  readonly b5: string;
}

/**
 * A version that the workspace is compared with (`buf_breaking(against = "registry/owner/name:version")`). It is resolved beside
 * the workspace's one version of each module, and not with it: it brings its own versions of all that it needs, published ones
 * also where the workspace holds a module of that name itself. None of it goes into buf's cache or a buf.lock; the buck2 cell
 * has it under the reference as it is written. `ModuleStore.content` gives the files of each of its modules.
 */
export interface ResolvedAgainst {
  /** As the build files write it. */
  readonly reference: string;
  readonly module: ResolvedModule;
  /** All that `module` needs in turn, by name. */
  readonly dependencies: readonly ResolvedModule[];
}

/** One difference between the lock that was found and what this run resolved. */
export type LockChange = {
  /** The reference whose version, or what it needs, this is about; left out for the modules of the workspace. */
  readonly against?: string;
} & (
  | { readonly kind: 'added'; readonly module: ModuleName; readonly to: string }
  | { readonly kind: 'removed'; readonly module: ModuleName; readonly from: string }
  | { readonly kind: 'moved'; readonly module: ModuleName; readonly from: string; readonly to: string }
  /** The tag points elsewhere now; the locked digest was kept. */
  | {
      readonly kind: 'tag-moved';
      readonly module: ModuleName;
      readonly tag: string;
      readonly locked: Digest;
      readonly now: Digest;
    }
);

/** What the asks of one root became. */
export interface Resolution {
  readonly declarations: Declarations;
  /** Sorted by name. Local modules are not among them. */
  readonly modules: readonly ResolvedModule[];
  /** Versions that the workspace is compared with, by reference. */
  readonly against: readonly ResolvedAgainst[];
  readonly changes: readonly LockChange[];
  /** Where the answer came from: the lock alone, the lock with some modules resolved anew, or no lock at all. */
  readonly basis: 'lock' | 'lock-and-registry' | 'registry';
  /** `keep`: frozen with a lock that agrees, so nothing tracked is written. `write`: oras.lock and every buf.lock are brought up to date. */
  readonly locks: 'keep' | 'write';
  /** Things that a reader should hear of, said by whoever shows the resolution. */
  readonly remarks: readonly {
    readonly severity: 'notice' | 'warning';
    readonly message: string;
    readonly place?: Place;
  }[];
}
