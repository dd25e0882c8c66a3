import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Events that anyone with an account can cause, while the job runs in the trust of the default branch. */
const openEvents: ReadonlySet<string> = new Set([
  'pull_request_target',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
]);

/**
 * Why this run must not write a cache that later runs trust, or undefined where it may. GitHub hands such runs a read-only
 * token in many cases; we do not rely on it.
 */
export function whyCacheIsReadOnly(environment: Environment): string | undefined {
  const mode = environment['ACTIONS_CACHE_MODE']?.trim().toLowerCase();
  if (mode === 'none' || mode === 'read') return `ACTIONS_CACHE_MODE is ${mode}`;
  const event = environment['GITHUB_EVENT_NAME'] ?? '';
  if (openEvents.has(event)) return `the event ${event} can be caused by anyone`;
  if (event.startsWith('pull_request')) {
    const pullRequest = field(payload(environment), 'pull_request');
    const head = repositoryName(field(field(pullRequest, 'head'), 'repo'));
    const base = repositoryName(field(field(pullRequest, 'base'), 'repo')) ?? environment['GITHUB_REPOSITORY'];
    if (head === undefined || head !== base) return 'the pull request comes from a fork';
  }
  if (event === 'workflow_run') {
    const head = repositoryName(field(field(payload(environment), 'workflow_run'), 'head_repository'));
    if (head === undefined || head !== environment['GITHUB_REPOSITORY']) return 'the run was caused by one of a fork';
  }
  return undefined;
}

function payload(environment: Environment): unknown {
  try {
    return JSON.parse(readFileSync(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
  } catch {
    // Without the event nothing vouches for the run; the callers take that as low trust.
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function repositoryName(repository: unknown): string | undefined {
  const name = field(repository, 'full_name');
  return typeof name === 'string' ? name : undefined;
}
