import type { Place } from '../errors.ts';

/**
 * The one model of a finished job. `report.json` is this, as it stands (schema: docs/report.schema.json); the summary, the
 * annotations and every other surface are drawn from it. Durations in milliseconds, sizes in bytes, times in ISO 8601 UTC.
 */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oras-buf'; readonly version: string };
  readonly ci: CiSystem;
  readonly command: 'run' | 'resolve';
  readonly outcome: Outcome;
  readonly exitCode: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly mode: { readonly frozen: boolean; readonly offline: boolean; readonly update: boolean };
  /** What stopped the job, where something did. A failed build alone is told by `roots[].build`. */
  readonly problem: Problem | null;
  readonly roots: readonly RootReport[];
  readonly cache: CacheReport;
  readonly traffic: TrafficReport;
  readonly timings: readonly Timing[];
  /** Things worth knowing that stopped nothing, in the order in which they came up. */
  readonly remarks: readonly Remark[];
}

export type CiSystem = 'github' | 'gitlab' | 'jenkins' | 'terminal';

/** `failure`: the build or its tests are red. `error`: the job could not do its work. `skipped` is never a success. */
export type Outcome = 'success' | 'failure' | 'error' | 'skipped' | 'cancelled';

export interface Remark {
  readonly severity: 'notice' | 'warning';
  readonly message: string;
  readonly place: Place | null;
}

export interface Problem {
  /** The error's class, for machines: `LockOutOfDateError`. */
  readonly kind: string;
  readonly message: string;
  readonly next: string;
  readonly places: readonly Place[];
}

/** One root: the unit of resolution. */
export interface RootReport {
  /** Relative to the workspace of the job, `.` for itself. */
  readonly directory: string;
  readonly kind: 'buck2' | 'buf';
  readonly modules: readonly ModuleReport[];
  readonly lock: LockReport;
  readonly build: BuildReport;
}

export type ModuleSource = 'oci' | 'bsr' | 'local';

/** Where this run had a module's bytes from. `none`: a local module, or one never fetched because the job stopped. */
export type ModuleOrigin = 'installed' | 'store' | 'cache' | 'network' | 'none';

export interface ModuleReport {
  readonly name: string;
  readonly source: ModuleSource;
  readonly registry: string;
  /** Tag of an OCI module, commit of a BSR module, empty for a local one. */
  readonly version: string;
  /** Manifest digest of an OCI module, b5 of a BSR module, empty for a local one. */
  readonly digest: string;
  readonly commit: string;
  readonly sizeBytes: number;
  readonly origin: ModuleOrigin;
  readonly askedBy: readonly { readonly requirement: string; readonly by: string }[];
  readonly dependencies: readonly string[];
  /**
   * The reference of `buf_breaking(against = …)` that this version is for, itself or as a part of what it needs; empty for the
   * modules that the workspace is built with.
   */
  readonly against: string;
}

export interface LockReport {
  /** Relative to the workspace. */
  readonly path: string;
  readonly status: 'unchanged' | 'created' | 'updated' | 'out-of-date';
  /** sha256 over oras.lock and every buf.lock; empty where there is none. */
  readonly digest: string;
  /** The oras.lock and buf.lock files that this run wrote, relative to the workspace. */
  readonly written: readonly string[];
  readonly changes: readonly LockChangeReport[];
}

export interface LockChangeReport {
  readonly kind: 'added' | 'removed' | 'moved' | 'tag-moved';
  readonly module: string;
  /** Version or digest before, empty where it was not locked. */
  readonly from: string;
  readonly to: string;
  /** As in a module. */
  readonly against: string;
}

/** The CI system's cache. `off` where there is none or it was switched off. */
export interface CacheReport {
  readonly result: 'hit' | 'partial' | 'miss' | 'off' | 'unavailable';
  readonly key: string;
  readonly matchedKey: string;
  /** One sentence: why it was a miss or a partial hit, or why it is off. */
  readonly reason: string;
  readonly saved: 'saved' | 'already-there' | 'not-allowed' | 'failed' | 'not-needed';
}

export interface TrafficReport {
  readonly requests: number;
  readonly bytesReceived: number;
  readonly tokenExchanges: number;
  readonly retries: number;
  /** How long all requests took together, each from its sending to the end of its answer. */
  readonly busyMs: number;
  /** How long at least one request was under way. */
  readonly activeMs: number;
  /** The most requests that were under way at once. */
  readonly peakParallel: number;
  /** How many were allowed to be (`parallel-downloads`). */
  readonly parallelLimit: number;
}

/** One phase of the job: `restore cache`, `read declarations`, `resolve`, `fetch`, `install`, `save cache`, `build`. */
export interface Timing {
  readonly phase: string;
  /** Of all its runs together: a phase runs once for each root, or oftener. */
  readonly durationMs: number;
  readonly runs: number;
}

export type BuildReport = NoBuildReport | RanBuildReport;

/** `reason` says why nothing was built. */
export interface NoBuildReport {
  readonly tool: 'none';
  readonly reason: string;
}

export interface RanBuildReport {
  readonly tool: 'buck2' | 'buf';
  /** Why this tool: asked for, or found (`.buckconfig`). */
  readonly reason: string;
  readonly toolVersion: string;
  /** Every command that ran, as it can be pasted into a shell; no secret is ever an argument. */
  readonly commands: readonly string[];
  readonly result: 'success' | 'failure' | 'infrastructure' | 'cancelled';
  readonly exitCode: number;
  readonly durationMs: number;
  readonly targets: readonly TargetReport[];
  readonly tests: readonly TestReport[];
  /** Errors that belong to no target: a pattern or a file that does not parse. */
  readonly errors: readonly BuildError[];
  readonly diagnostics: readonly Diagnostic[];
  readonly actions: ActionCounts | null;
  /** The server that was to be used, null where none was asked for. */
  readonly remote: RemoteReport | null;
}

/** A server of the Remote Execution API. */
export interface RemoteReport {
  readonly kind: 'cache' | 'execute';
  /** `grpcs://HOST:PORT`. */
  readonly endpoint: string;
  /** `unreachable`: built without it. `lost`: it went away on the way; the rest, or where buck2 failed of it everything, was built without it. */
  readonly state: 'used' | 'unreachable' | 'lost';
  /** Why it was not used to the end; empty where it was. */
  readonly reason: string;
}

export interface TargetReport {
  readonly label: string;
  readonly result: 'success' | 'failure';
  readonly outputs: readonly string[];
  readonly errors: readonly BuildError[];
}

export interface BuildError {
  /** buck2's own categories, or `buf` for what stock buf reported. */
  readonly category: 'user' | 'environment' | 'infrastructure' | 'unknown';
  readonly message: string;
  /** Tail of the failed command's output, ready to be folded. */
  readonly output: string;
  readonly tags: readonly string[];
}

export interface TestReport {
  readonly target: string;
  readonly name: string;
  readonly result: 'pass' | 'fail' | 'skip' | 'omitted' | 'fatal' | 'timeout' | 'infrastructure' | 'unknown';
  readonly durationMs: number;
  readonly details: string;
}

/** One finding with its place, from buf or from a buck2 action. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** buf's rule (`MESSAGE_PASCAL_CASE`), `COMPILE`, a buck2 category, or empty. */
  readonly rule: string;
  readonly place: Place | null;
  /** The target it came from, empty for stock buf. */
  readonly target: string;
}

/** From buck2's invocation record. */
export interface ActionCounts {
  readonly local: number;
  readonly remote: number;
  readonly cached: number;
  readonly failed: number;
  readonly uploadedBytes: number;
  readonly downloadedBytes: number;
  readonly criticalPathMs: number;
}
