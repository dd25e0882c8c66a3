import { counted, formatBytes } from '../report/human-units.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { Eviction } from '../store/eviction.ts';

export interface RemovedData {
  readonly blobs: number;
  readonly sizeBytes: number;
  readonly artifacts: number;
  /** Of those artifacts: `host/repository:tag`. */
  readonly names: readonly string[];
}

export function removedData({ blobs, sizeBytes, artifacts, names }: Eviction): RemovedData {
  return { blobs: blobs.size, sizeBytes, artifacts, names };
}

const namesShown = 20;

/** What was removed from the store, or would be. */
export function evictionLines(removed: RemovedData, dryRun: boolean, style: Styler): readonly string[] {
  if (removed.blobs === 0) return [`Nothing ${dryRun ? 'would be' : 'was'} removed from the store.`];
  const verb = dryRun ? 'Would remove' : 'Removed';
  const lines = [
    style(
      'strong',
      `${verb} ${counted(removed.artifacts, 'artifact')} (${counted(removed.blobs, 'blob')}, ${formatBytes(removed.sizeBytes)}) from the store`,
    ),
    ...removed.names.slice(0, namesShown).map((name) => `  ${name}`),
  ];
  const more = removed.names.length - namesShown;
  return more > 0 ? [...lines, `  and ${more} more`] : lines;
}
