import { createHash } from 'node:crypto';

/**
 * The key of the CI system's cache entry with the blobs of the locked modules (design.md, decision 14). It is made of factors
 * whose hashes stand in it in full view, so that a miss can say which of them changed.
 */
export interface CacheKey {
  readonly key: string;
  /** Prefixes to fall back to, the nearest first. */
  readonly restoreKeys: readonly string[];
}

export interface CacheKeyFactors {
  /** The setting `cache-key-suffix`, empty where unset. */
  readonly suffix: string;
  /** Content of every oras.lock and buf.lock by path; empty where there is no lock. */
  readonly locks: ReadonlyMap<string, string>;
  /** What the files of all roots ask for, in any order: `module:requirement`. */
  readonly asks: readonly string[];
  /** Differs for each run and attempt. Without a lock versions float, so each run saves what it found under its own key. */
  readonly runId: string;
}

/** Raised when the content of an entry changes its form, so that old entries are not read. */
const entryForm = 'oras-buf-modules-v1';

/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';

export function cacheKey(factors: CacheKeyFactors): CacheKey {
  const form = factors.suffix === '' ? entryForm : `${entryForm}-${safeSuffix(factors.suffix)}`;
  const asks = `asks_${shortHash([...new Set(factors.asks)].sort().join('\n'))}`;
  if (factors.locks.size === 0) {
    return {
      key: `${form}-${asks}-unlocked_${shortHash(factors.runId)}${terminator}`,
      restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
    };
  }
  return {
    key: `${form}-${asks}-locks_${locksHash(factors.locks)}${terminator}`,
    restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
  };
}

/**
 * One sentence for the report: which factor changed, told from the key that was wanted and the one that was found.
 * @param matched empty where nothing was found
 */
export function explainCacheMiss(wanted: string, matched: string): string {
  if (matched === wanted) return 'The entry for exactly these locks was there.';
  const want = readKey(wanted);
  if (matched === '') {
    return want.lock.startsWith('unlocked_')
      ? 'There is no lock, and no earlier run on this branch or its base saved an entry.'
      : 'No entry for these locks or for earlier ones: the first run on this branch and its base, a new cache-key-suffix, or the entry was evicted.';
  }
  const found = readKey(matched);
  if (want.lock.startsWith('unlocked_'))
    return 'There is no lock, so the entry of an earlier run was taken as a start.';
  if (want.asks !== found.asks) return 'What buf.yaml and BUCK files ask for changed since the entry was saved.';
  return found.lock.startsWith('unlocked_')
    ? 'The entry was saved before there was a lock.'
    : 'oras.lock or a buf.lock changed since the entry was saved.';
}

function readKey(key: string): { readonly asks: string; readonly lock: string } {
  const parts = /-(asks_[0-9a-f]+)-((?:locks|unlocked)_[0-9a-f]+)/.exec(key);
  return { asks: parts?.[1] ?? '', lock: parts?.[2] ?? '' };
}

function locksHash(locks: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...locks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${content.length}\0${content}\0`);
  }
  return hash.digest('hex').slice(0, 40);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Cache keys may not hold a comma, and ours use `-asks_` and `-locks_` as marks. */
function safeSuffix(suffix: string): string {
  return suffix.replaceAll(/[^A-Za-z0-9_.]/g, '_').slice(0, 100);
}
