import type { Log } from '../log.ts';
import type { Annotation } from '../report/annotations.ts';
import type { CiSystem } from '../report/report.ts';
import type { TextStyle } from '../report/terminal-summary.ts';
import type { ProgressState } from './progress.ts';

export type { Annotation };

/** What a cache restore found. */
export interface RestoredCache {
  readonly matchedKey: string;
}

export type CacheSaveResult = 'saved' | 'already-there' | 'not-allowed' | 'failed';

/** The CI system's keyed cache. Neither method throws: a cache that is down costs time, never the job. */
export interface CacheBackend {
  restore(paths: readonly string[], key: string, restoreKeys: readonly string[]): Promise<RestoredCache | undefined>;
  save(paths: readonly string[], key: string): Promise<CacheSaveResult>;
  /** Why the last call failed, for the report; undefined where it did not. */
  lastFailure(): string | undefined;
  /** Where an entry is put together and restored to: the same path in every run, because the path is part of the entry. */
  readonly entryDirectory: string;
  /** False for events that must not write (a fork's pull request, a read-only token). */
  readonly writable: boolean;
}

/**
 * A cache that the CI system's runner restores before the job and saves after it, without us: whatever lies in the store is
 * carried from job to job, where the store lies in the checkout.
 */
export interface CarriedStore {
  /** How people call the system. */
  readonly name: string;
  /** The key that the job's definition tells us of; empty where it does not. */
  readonly key: string;
}

/** The CI system's own place for installed tools (src/tools/tool-shelf.ts says what its methods do). */
export interface ToolShelf {
  find(tool: string, version: string): Promise<string | undefined>;
  keep(directory: string, tool: string, version: string): Promise<string>;
}

/** Facts about the run. */
export interface CiRun {
  /** Differs for each run and attempt: `github.run_id` and its like; a time stamp on a terminal. */
  readonly id: string;
  /** The commit that is checked out; empty where it is not told. */
  readonly revision: string;
}

/** Everything that differs between CI systems. One file per system; `entry` and `pipeline` are the only users. */
export interface CiProvider extends Log {
  readonly system: CiSystem;
  readonly run: CiRun;
  /** Absolute path of the checkout: relative settings and printed paths start here. */
  readonly workspace: string;
  /** Private to this job; removed by the post step or by the system. */
  readonly temporaryDirectory: string;
  /** Where the store and buf's cache lie unless a setting says otherwise (design.md, decision 10). */
  readonly defaultCacheDirectory: string;
  /** Where stock buf's cache lies: undefined means the user's own. */
  readonly defaultBufCacheDirectory: string | undefined;
  /** True where `CI` is set: locks are then frozen by default. */
  readonly frozenByDefault: boolean;
  readonly cache: CacheBackend | undefined;
  readonly carriedStore: CarriedStore | undefined;
  /** Why this run must not write what later runs trust (caches, a remote cache); undefined where it may. */
  readonly whyLowTrust: string | undefined;
  /** Undefined where the system has none: tools then lie in the cache directory. */
  readonly toolShelf: ToolShelf | undefined;
  /** Shows how far a piece of work is, until it is disposed of. `read` is called now and then, and only where somebody looks. */
  progress(read: () => ProgressState): Disposable;
  /** Hides `value` in everything that the system prints from now on. */
  mask(value: string): void;
  /** The text without any masked value. For what the system does not print itself: files. */
  redact(text: string): string;
  /** Shows messages beside the code. Where there is no code to show them beside, the log has them already. */
  annotate(annotations: readonly Annotation[]): void;
  /** Dresses a piece of text for the log, where the log has colours. */
  style(style: TextStyle, text: string): string;
  setOutput(name: string, value: string): Promise<void>;
  /** Outputs that the file outputs.env must not hold, by name with the reason. */
  readonly outputsLeftOut: Readonly<Record<string, string>>;
  /** Sets a variable for the steps after ours (and for our children), where the system can. No credential into a file. */
  exportVariable(name: string, value: string): Promise<void>;
  /** The address at which people open a file that this job keeps among its artifacts; undefined where it cannot be known. */
  artifactAddress(path: string): string | undefined;
  /** Shows `markdown` as the job's summary; says nothing where the system has none. */
  writeSummary(markdown: string): Promise<void>;
  /** Hands a value from main to post. */
  saveState(name: string, value: string): Promise<void>;
  /** What main saved, in post; empty where it saved nothing. */
  readState(name: string): Promise<string>;
}
