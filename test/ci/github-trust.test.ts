import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { whyCacheIsReadOnly } from '../../src/ci/github-trust.ts';

const scratch = mkdtempSync(join(tmpdir(), 'trust-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function why(event: string, payload?: unknown, more: Record<string, string> = {}): string | undefined {
  const path = join(scratch, 'event.json');
  writeFileSync(path, payload === undefined ? '{' : JSON.stringify(payload));
  return whyCacheIsReadOnly({ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'o/r', ...more });
}

const pullRequest = (head: string | null) => ({
  pull_request: { head: { repo: head === null ? null : { full_name: head } }, base: { repo: { full_name: 'o/r' } } },
});

describe('whyCacheIsReadOnly', () => {
  it('lets pushes, schedules and pull requests of the own repository write', () => {
    expect(why('push')).toBeUndefined();
    expect(why('schedule')).toBeUndefined();
    expect(why('workflow_dispatch')).toBeUndefined();
    expect(why('pull_request', pullRequest('o/r'))).toBeUndefined();
    expect(why('workflow_run', { workflow_run: { head_repository: { full_name: 'o/r' } } })).toBeUndefined();
  });

  it('lets no fork write, nor a pull request of which nothing is known', () => {
    expect(why('pull_request', pullRequest('evil/r'))).toContain('fork');
    expect(why('pull_request', pullRequest(null))).toContain('fork');
    expect(why('pull_request', {})).toContain('fork');
    expect(why('pull_request')).toContain('fork');
    expect(why('pull_request_review', pullRequest('evil/r'))).toContain('fork');
    expect(why('workflow_run', { workflow_run: { head_repository: { full_name: 'evil/r' } } })).toContain('fork');
  });

  it.each(['pull_request_target', 'issue_comment', 'issues', 'discussion_comment'])('lets %s not write', (event) => {
    expect(why(event, pullRequest('o/r'))).toContain(event);
  });

  it('honours ACTIONS_CACHE_MODE', () => {
    expect(why('push', {}, { ACTIONS_CACHE_MODE: 'read' })).toContain('ACTIONS_CACHE_MODE');
    expect(why('push', {}, { ACTIONS_CACHE_MODE: ' None ' })).toContain('ACTIONS_CACHE_MODE');
    expect(why('push', {}, { ACTIONS_CACHE_MODE: 'write' })).toBeUndefined();
  });
});
