import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Report } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';

/** The outputs of the action: names and descriptions of action.yml, values by {@link outputsOf}. */
export const outputDescriptions = {
  'cache-hit': '`true` where the entry of exactly these locks was restored, else `false`.',
  'cache-matched-key': 'Key of the cache entry that was restored, empty where none was.',
  'cache-result': '`hit`, `partial`, `miss`, `off` or `unavailable`.',
  'lock-digest': 'sha256 over oras.lock and every buf.lock, for cache keys of your own.',
  modules: 'JSON list of the resolved modules: name, version, digest, source and commit.',
  'report-path': 'Path of report.json.',
  'buf-cache-dir': "Directory of buf's module cache; the steps after this one have it as `BUF_CACHE_DIR`.",
  outcome: '`success`, `failure`, `error`, `skipped` or `cancelled`.',
} as const;

export type OutputName = keyof typeof outputDescriptions;

/** The value of every output. */
export function outputsOf(report: Report, settings: Settings): Readonly<Record<OutputName, string>> {
  return {
    'cache-hit': String(report.cache.result === 'hit'),
    'cache-matched-key': report.cache.matchedKey,
    'cache-result': report.cache.result,
    'lock-digest': lockDigest(report),
    modules: JSON.stringify(modulesOf(report)),
    'report-path': join(settings.reportDirectory, 'report.json'),
    'buf-cache-dir': settings.bufCacheDirectory,
    outcome: report.outcome,
  };
}

/** Each module that is built with, once, although several roots may have it. */
function modulesOf(report: Report): readonly unknown[] {
  const found = new Map<string, unknown>();
  const built = report.roots.flatMap((root) => root.modules).filter(({ against }) => against === '');
  for (const { name, version, digest, source, commit } of built) {
    found.set(`${name}@${digest}`, { name, version, digest, source, commit });
  }
  return [...found.values()];
}

function lockDigest(report: Report): string {
  const digests = report.roots.map((root) => root.lock.digest).filter((digest) => digest !== '');
  if (digests.length <= 1) return digests[0] ?? '';
  return `sha256:${createHash('sha256').update(digests.join('\n')).digest('hex')}`;
}
