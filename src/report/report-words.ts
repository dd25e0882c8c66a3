import { formatBytes } from './human-units.ts';
import type { CacheReport, CiSystem, LockChangeReport, LockReport, RanBuildReport, Report } from './report.ts';

/* What the states of a report are called, the same in every format that people read. */

export const ciWords: Readonly<Record<CiSystem, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI',
  jenkins: 'Jenkins',
  terminal: 'terminal',
};

/** Behind the path of a lock. */
export const lockStatusWords: Readonly<Record<LockReport['status'], string>> = {
  unchanged: 'is as it was',
  created: 'is new',
  updated: 'changed',
  'out-of-date': 'is out of date',
};

export const lockChangeWords: Readonly<Record<LockChangeReport['kind'], string>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  'tag-moved': 'tag moved, lock kept',
};

export const cacheWords: Readonly<Record<CacheReport['result'], string>> = {
  hit: 'Hit',
  partial: 'Partial hit',
  miss: 'Miss',
  off: 'Off',
  unavailable: 'Not available',
};

/** A sentence; empty where there is nothing to say. */
export const cacheSavedWords: Readonly<Record<CacheReport['saved'], string>> = {
  saved: 'A new entry was saved.',
  'already-there': 'The entry was there already.',
  'not-allowed': 'This run may not write to the cache.',
  failed: 'Saving failed; the next run starts as this one did.',
  'not-needed': '',
};

/** `frozen, offline`; empty for a run that may do everything. */
export function modeWords(mode: Report['mode']): string {
  return [mode.frozen ? 'frozen' : '', mode.offline ? 'offline' : '', mode.update ? 'update' : '']
    .filter((word) => word !== '')
    .join(', ');
}

/** What became of a remote server, in pieces, because the endpoint and the reason are text from outside. */
export interface RemoteWords {
  readonly warning: boolean;
  /** `Remote cache` or `Remote execution`. */
  readonly title: string;
  /** Empty where no server was named. */
  readonly endpoint: string;
  /** What follows, with its space or colon: ` was not used`, `: 1.2 MB received, 0 B sent`. */
  readonly told: string;
  /** Text from outside; empty where there is no reason. */
  readonly reason: string;
}

/** Undefined where no server was asked for and nothing moved. */
export function remoteWords({ actions, remote }: RanBuildReport): RemoteWords | undefined {
  const moved =
    actions === null || actions.uploadedBytes + actions.downloadedBytes === 0
      ? ''
      : `${formatBytes(actions.downloadedBytes)} received, ${formatBytes(actions.uploadedBytes)} sent`;
  if (remote === null) {
    return moved === ''
      ? undefined
      : { warning: false, title: 'Remote cache', endpoint: '', told: `: ${moved}`, reason: '' };
  }
  const { endpoint, reason } = remote;
  const title = `Remote ${remote.kind === 'cache' ? 'cache' : 'execution'}`;
  switch (remote.state) {
    case 'used':
      return { warning: false, title, endpoint, told: `: ${moved === '' ? 'nothing moved' : moved}`, reason: '' };
    case 'unreachable':
      return { warning: true, title, endpoint, told: ' was not used', reason };
    case 'lost':
      return { warning: true, title, endpoint, told: ' went away during the build', reason };
  }
}
