import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CarriedStore as CarriedBy, CiProvider } from '../ci/ci-provider.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf, parseDigest } from '../oci/digest.ts';
import type { CacheReport } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import { blobsIn, keepOnly } from '../store/keep-only.ts';
import type { Store } from '../store/store.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { LockFileBusyError } from '../system/lock-file.ts';
import { withLockAlone } from '../system/shared-lock.ts';
import { inUseDirectory } from './in-use.ts';
import { carrierOf } from './open-store.ts';
import type { RunCache } from './run-cache.ts';

const emptyConfig = digestOf('{}');

/**
 * A store in the checkout that the CI system carries from job to job: its runner restored it before we started, and saves what lies
 * there when the job is over. So there is nothing to restore or to save for us; what we can tell is how much of what this run needed
 * was there, and what we have to do is to leave in it what the locks reach and nothing else.
 *
 * Several runs may share it: one job can have several commands, one after another or at once. What each reached it notes down in a
 * directory of ours outside the checkout, and the last that is done tidies up: what any run of the same job reached stays.
 */
export class CarriedStore implements RunCache {
  readonly #by: CarriedBy;
  readonly #ci: CiProvider;
  readonly #settings: Settings;
  readonly #store: Store;
  /** A directory. */
  readonly #notes: string;
  #restored: ReadonlySet<Digest> = new Set();
  #needed: ReadonlySet<Digest> | undefined;
  report: CacheReport;

  constructor(settings: Settings, ci: CiProvider, by: CarriedBy, store: Store) {
    this.#by = by;
    this.#ci = ci;
    this.#settings = settings;
    this.#store = store;
    const name = createHash('sha256').update(store.directory).digest('hex').slice(0, 16);
    this.#notes = join(settings.stateDirectory, 'carried', name);
    this.report = this.#reportOf('miss', `${by.name} restored no store.`);
  }

  get restored(): ReadonlySet<Digest> {
    return this.#restored;
  }

  async restore(): Promise<void> {
    this.#restored = new Set(await blobsIn(this.#store.directory));
    if (this.#restored.size > 0) {
      this.report = this.#reportOf(
        'partial',
        `${this.#by.name} restored a store; it is not known yet whether it has all.`,
      );
    }
  }

  /** Tells how much of what was needed was there. */
  async save(_roots: unknown, blobs: readonly Descriptor[]): Promise<void> {
    this.#needed = new Set(blobs.map(({ digest }) => digest));
    await this.#noteReached(this.#needed);
    // Two bytes that nobody has to fetch say nothing about the cache.
    const needed = new Set([...this.#needed].filter((digest) => digest !== emptyConfig));
    const there = [...needed].filter(
      (digest) =>
        this.#restored.has(digest) && this.#store.originOf(digest) !== 'network' && !this.#store.wasDamaged(digest),
    );
    const count = `${there.length} of the ${needed.size} blobs that the locks reach`;
    if (needed.size === 0) this.report = this.#reportOf('off', 'No module has to be fetched.');
    else if (there.length === needed.size) {
      this.report = this.#reportOf(
        'hit',
        `The store that ${this.#by.name} restored held all ${needed.size} blobs that the locks reach.`,
      );
    } else if (there.length > 0) {
      this.report = this.#reportOf('partial', `The store that ${this.#by.name} restored held ${count}.`);
    } else {
      const why =
        this.#restored.size === 0 ? 'restored no store' : `restored a store with none of the ${needed.size} blobs`;
      this.report = this.#reportOf(
        'miss',
        `${this.#by.name} ${why}: the first job with these locks, or the cache was evicted.`,
      );
    }
    this.#ci.info(`Cache ${this.report.result}: ${this.report.reason}`);
    const why = this.#whyUnchanged();
    if (why !== undefined && this.report.result !== 'hit') {
      this.report = { ...this.report, saved: 'not-allowed' };
      this.#ci.info(`What this run fetched is taken out of the cache again: ${why}.`);
    }
  }

  async close(signal: AbortSignal): Promise<void> {
    // A job that stopped before it knew what the locks reach removes nothing, unless it must leave the cache as it was.
    const mustRestore = this.#whyUnchanged() !== undefined;
    if (this.#needed === undefined && !mustRestore) return;
    try {
      const lock = { timeoutMs: 0, signal };
      const removed = await withLockAlone(inUseDirectory('store', this.#settings), lock, async () => {
        // The build ran since the store was opened, and may have put links into it.
        await carrierOf(this.#store.directory, this.#ci);
        return keepOnly(this.#store.directory, mustRestore ? this.#restored : await this.#reachedByThisJob());
      });
      if (removed > 0) this.#ci.debug(`${removed} blobs without use were removed from ${this.#store.directory}.`);
    } catch (error) {
      if (error instanceof LockFileBusyError || signal.aborted)
        this.#ci.debug('Another run uses the store, and tidies it when it is done.');
      else this.#ci.warning(`The store could not be tidied for the cache: ${(error as Error).message}.`);
    }
  }

  /** Noted while the store is in use, so that whoever tidies it before us knows. */
  async #noteReached(reached: ReadonlySet<Digest>): Promise<void> {
    const path = join(this.#notes, `${randomBytes(8).toString('hex')}.reached`);
    await writeFileAtomically(path, `${[this.#runHash(), ...reached].join('\n')}\n`, { flush: false });
  }

  /** What all runs of this job reached so far. Notes of other jobs go. */
  async #reachedByThisJob(): Promise<ReadonlySet<Digest>> {
    const reached = new Set<Digest>();
    for (const name of await readdir(this.#notes)) {
      if (!name.endsWith('.reached')) continue;
      const [run, ...digests] = (await readFile(join(this.#notes, name), 'utf8')).trim().split('\n');
      if (run !== this.#runHash()) await rm(join(this.#notes, name), { force: true });
      else for (const digest of digests) reached.add(parseDigest(digest));
    }
    return reached;
  }

  #runHash(): string {
    return createHash('sha256').update(this.#ci.run.id).digest('hex');
  }

  /** Why later jobs must find the cache as this one found it. */
  #whyUnchanged(): string | undefined {
    return this.#ci.whyLowTrust ?? (this.#settings.cacheWrite ? undefined : 'the setting cache-write is false');
  }

  #reportOf(result: CacheReport['result'], reason: string): CacheReport {
    const { key } = this.#by;
    return { result, key, matchedKey: result === 'hit' ? key : '', reason, saved: 'not-needed' };
  }
}
