import { rm } from 'node:fs/promises';
import type { CacheBackend, CiProvider } from '../ci/ci-provider.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { CacheReport } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import { exportCacheEntry, importCacheEntry } from '../store/cache-entry.ts';
import { type CacheKey, cacheKey, explainCacheMiss } from '../store/cache-key.ts';
import type { Store } from '../store/store.ts';
import type { RootRecord } from './job-record.ts';
import { readLockTexts } from './lock-texts.ts';
import type { RunCache } from './run-cache.ts';

/** The CI system's cache in one job: restored before resolution, saved right after it, so that a failing build loses nothing. */
export class ModuleCache implements RunCache {
  readonly #settings: Settings;
  readonly #ci: CiProvider;
  readonly #store: Store;
  #wanted: CacheKey | undefined;
  #hadLocks = false;
  #restored: ReadonlySet<Digest> = new Set();
  report: CacheReport;

  constructor(settings: Settings, ci: CiProvider, store: Store) {
    this.#settings = settings;
    this.#ci = ci;
    this.#store = store;
    this.report = off(whyOff(settings, ci));
  }

  /** Digests that came out of the restored entry. */
  get restored(): ReadonlySet<Digest> {
    return this.#restored;
  }

  async restore(roots: readonly RootRecord[]): Promise<void> {
    const backend = this.#backend();
    if (backend === undefined) return;
    const wanted = await this.#key(roots);
    this.#wanted = wanted;
    if (!this.#settings.cacheRead) {
      this.report = { ...off('The setting cache-read is false.'), key: wanted.key };
      return;
    }
    // What the checkout holds in its place is no part of the entry.
    await removeEntry(backend);
    const found = await backend.restore([backend.entryDirectory], wanted.key, wanted.restoreKeys);
    const matchedKey = found?.matchedKey ?? '';
    const failure = backend.lastFailure();
    try {
      if (found !== undefined) this.#restored = await importCacheEntry(this.#store, backend.entryDirectory);
    } finally {
      await removeEntry(backend);
    }
    this.report = {
      result:
        matchedKey === wanted.key
          ? 'hit'
          : matchedKey !== ''
            ? 'partial'
            : failure === undefined
              ? 'miss'
              : 'unavailable',
      key: wanted.key,
      matchedKey,
      reason:
        found === undefined && failure !== undefined
          ? `The cache could not be read: ${failure}.`
          : explainCacheMiss(wanted.key, matchedKey),
      saved: 'not-needed',
    };
    this.#ci.info(`Cache ${this.report.result}: ${this.report.reason}`);
  }

  /**
   * Saves the blobs that the locks of this run reach, and nothing else.
   * @param blobs of all roots: manifests, configs and layers
   */
  async save(roots: readonly RootRecord[], blobs: readonly Descriptor[]): Promise<void> {
    const backend = this.#backend();
    if (backend === undefined || this.#wanted === undefined || blobs.length === 0) return;
    // A run that moved the locks saves under what they are now; one that had none, under what it was looked for.
    const { key } = this.#hadLocks ? await this.#key(roots) : this.#wanted;
    if (this.report.result === 'hit' && this.report.matchedKey === key) return;
    if (!this.#settings.cacheWrite) return;
    if (!backend.writable) {
      await backend.save([], key);
      this.report = { ...this.report, saved: 'not-allowed' };
      this.#ci.info(`The cache is not saved: ${backend.lastFailure() ?? 'this run may not write it'}.`);
      return;
    }
    const present = new Set<Digest>();
    for (const { digest } of blobs) if (await this.#store.has(digest)) present.add(digest);
    const names = [...(await this.#store.names())].filter(([, { digest }]) => present.has(digest));
    const saved = await this.#pack(backend, present, new Map(names), key);
    this.report = { ...this.report, saved };
    if (saved === 'saved') this.#ci.info(`Cache saved: ${key}`);
  }

  async close(): Promise<void> {}

  /** A cache that is not saved costs the next run its time, and this one nothing: also where the disk has no room for the copy. */
  async #pack(
    backend: CacheBackend,
    digests: ReadonlySet<Digest>,
    names: ReadonlyMap<string, Descriptor>,
    key: string,
  ): Promise<CacheReport['saved']> {
    try {
      await exportCacheEntry(this.#store, backend.entryDirectory, digests, names);
      return await backend.save([backend.entryDirectory], key);
    } catch (error) {
      this.#ci.warning(`The cache was not saved: ${(error as Error).message}.`);
      return 'failed';
    } finally {
      await removeEntry(backend);
    }
  }

  #backend(): CacheBackend | undefined {
    return whyOff(this.#settings, this.#ci) === undefined ? this.#ci.cache : undefined;
  }

  async #key(roots: readonly RootRecord[]): Promise<CacheKey> {
    const locks = await readLockTexts(
      roots.map((root) => root.declarations),
      this.#ci.workspace,
    );
    this.#hadLocks ||= locks.size > 0;
    return cacheKey({
      suffix: this.#settings.cacheKeySuffix,
      locks,
      asks: roots.flatMap(({ declarations }) =>
        [...declarations.asks, ...declarations.against].map(
          ({ module, requirement }) => `${module}:${requirement.text}`,
        ),
      ),
      runId: this.#ci.run.id,
    });
  }
}

/** It lies in the checkout, where later steps would find it. That it cannot be removed is no reason to fail. */
async function removeEntry(backend: CacheBackend): Promise<void> {
  await rm(backend.entryDirectory, { recursive: true, force: true }).catch(() => {});
}

function off(reason: string | undefined): CacheReport {
  return { result: 'off', key: '', matchedKey: '', reason: reason ?? '', saved: 'not-needed' };
}

function whyOff(settings: Settings, ci: CiProvider): string | undefined {
  if (ci.cache === undefined) return 'There is no keyed cache here; the store in the cache directory stays.';
  if (settings.offline) return 'The job is offline.';
  return settings.cacheRead || settings.cacheWrite ? undefined : 'The settings cache-read and cache-write are false.';
}
