import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { CacheReport } from '../report/report.ts';
import type { RootRecord } from './job-record.ts';

/** How the blobs of one job come out of the CI system's cache, and into it. */
export interface RunCache {
  /** What became of it so far. */
  readonly report: CacheReport;
  /** Digests that came out of the cache. */
  readonly restored: ReadonlySet<Digest>;
  /** Before resolution. */
  restore(roots: readonly RootRecord[]): Promise<void>;
  /**
   * Right after resolution, so that a failing build loses nothing.
   * @param blobs that the locks of all roots reach: manifests, configs and layers
   */
  save(roots: readonly RootRecord[], blobs: readonly Descriptor[]): Promise<void>;
  /**
   * However far the job came, and when this run uses the store no more. It does not throw.
   * @param signal ends what would take time
   */
  close(signal: AbortSignal): Promise<void>;
}
