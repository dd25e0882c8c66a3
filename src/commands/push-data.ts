/** What `oras-buf push --json` prints. */
export interface PushData {
  readonly module: string;
  /** `registry/owner/name:tag`. */
  readonly reference: string;
  /** Of the registry, by its template. */
  readonly repository: string;
  readonly digest: string;
  readonly dryRun: boolean;
  /** `pushed`, `already-there`, or in a dry run `would-push`. */
  readonly outcome: 'pushed' | 'already-there' | 'would-push';
  /** Empty where not known. */
  readonly source: string;
  readonly revision: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly dependencies: readonly string[];
  readonly checks: { readonly lint: CheckData; readonly breaking: CheckData };
  readonly tags: readonly TagData[];
  readonly blobs: readonly BlobData[];
}

export interface CheckData {
  readonly result: 'passed' | 'skipped' | 'not-needed';
  /** Of `breaking`: the tag that it was compared with; else empty. */
  readonly against: string;
  /** Why it was not made; else empty. */
  readonly reason: string;
}

export interface TagData {
  readonly tag: string;
  /** `held`: it stays where it is. In a dry run: what would become of it. */
  readonly state: 'created' | 'moved' | 'unchanged' | 'held';
  /** What it pointed at before; empty where it was not there. */
  readonly before: string;
  /** Why it is held; else empty. */
  readonly reason: string;
}

export interface BlobData {
  readonly digest: string;
  readonly size: number;
  readonly how: 'uploaded' | 'mounted' | 'present' | 'not-pushed';
  /** The repository that it was mounted from; else empty. */
  readonly from: string;
}
