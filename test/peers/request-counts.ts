import type { RecordedRequest } from './recording-proxy.ts';

/** What a registry and its token service were asked for. */
export interface RequestCounts {
  readonly tokenExchanges: number;
  /** Requests that came without a token, or with none that opened the repository, and were asked again. */
  readonly refused: number;
  readonly manifests: number;
  readonly blobs: number;
  readonly tagLists: number;
  /** Anything else: the root of the API, HEAD requests, uploads. */
  readonly others: number;
  readonly all: number;
  /** Each repository of which anything was asked, sorted. */
  readonly repositories: readonly string[];
}

/** Sorts what a recording proxy wrote down. Source of the paths: OCI distribution-spec 1.1, "Endpoints". */
export function countRequests(requests: readonly RecordedRequest[]): RequestCounts {
  const counts = { tokenExchanges: 0, refused: 0, manifests: 0, blobs: 0, tagLists: 0, others: 0 };
  const repositories = new Set<string>();
  for (const request of requests) {
    const asked = /^\/v2\/(?<repository>.+)\/(?<kind>manifests|blobs|tags)\//.exec(request.path)?.groups;
    if (asked?.['repository'] !== undefined) repositories.add(asked['repository']);
    counts[kindOf(request, asked?.['kind'])] += 1;
  }
  return { ...counts, all: requests.length, repositories: [...repositories].sort() };
}

function kindOf(
  { method, path, status }: RecordedRequest,
  asked: string | undefined,
): Exclude<keyof RequestCounts, 'all' | 'repositories'> {
  if (path.startsWith('/token/')) return 'tokenExchanges';
  if (status === 401) return 'refused';
  if (method !== 'GET') return 'others';
  if (asked === 'manifests') return 'manifests';
  if (asked === 'blobs') return 'blobs';
  return asked === 'tags' ? 'tagLists' : 'others';
}
