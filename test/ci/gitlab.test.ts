import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitlabProvider } from '../../src/ci/gitlab.ts';
import { whyGitlabTrustIsLow } from '../../src/ci/gitlab-trust.ts';
import { readAsGitlab } from './gitlab-log-stand-in.ts';
import { hasControls, hostileLogText } from './hostile-log-text.ts';

let directory: string;
let project: string;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'gitlab-provider-')));
  project = join(directory, 'group/project');
  mkdirSync(project, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function provider(more: Record<string, string> = {}) {
  let log = '';
  const environment = { GITLAB_CI: 'true', CI: 'true', CI_PROJECT_DIR: project, ...more };
  const write = (text: string): void => {
    log += text;
  };
  const ci = new GitlabProvider({ environment, directory: '/elsewhere', write });
  return { ci, log: () => log };
}

describe('GitlabProvider', () => {
  it('folds a group into a section with right times and a name of its own', async () => {
    const { ci, log } = provider({ NO_COLOR: '1' });
    const before = Math.floor(Date.now() / 1_000);
    await ci.group('Resolve', async () => ci.info('one'));
    await ci.group('Build', async () => ci.info('two'));
    const { markers, lines } = readAsGitlab(log());
    expect(markers.map(({ kind }) => kind)).toEqual(['start', 'end', 'start', 'end']);
    expect(markers[0]?.options).toBe('[collapsed=true]');
    expect(markers[1]).toMatchObject({ name: markers[0]?.name, options: '' });
    expect(new Set(markers.map(({ name }) => name)).size).toBe(2);
    for (const { seconds } of markers) expect(seconds).toBeGreaterThanOrEqual(before);
    for (const { seconds } of markers) expect(seconds).toBeLessThanOrEqual(Date.now() / 1_000);
    expect(lines).toEqual(['Resolve', 'one', '', 'Build', 'two', '']);
  });

  it('has no section in a section', async () => {
    const { ci, log } = provider({ NO_COLOR: '1' });
    await ci.group('Outer', () => ci.group('Inner', async () => ci.info('x')));
    const { markers, lines } = readAsGitlab(log());
    expect(markers).toHaveLength(2);
    expect(lines).toEqual(['Outer', 'Inner', 'x', '']);
  });

  it('closes the section of work that fails, and tells its errors again where they are seen', async () => {
    const { ci, log } = provider({ NO_COLOR: '1' });
    const work = ci.group('Build', async () => {
      ci.warning('hidden', { file: 'a.proto', line: 3 });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    ci.error('later');
    const { markers, lines } = readAsGitlab(log());
    expect(markers.map(({ kind }) => kind)).toEqual(['start', 'end']);
    expect(lines).toEqual(['Build', 'warning: a.proto:3: hidden', '', 'warning: a.proto:3: hidden', 'error: later']);
  });

  it('shows colours, unless nobody wants them', () => {
    const { ci, log } = provider();
    ci.error('x');
    expect(log()).toBe('\x1b[31merror:\x1b[39m x\n');
    expect(provider({ NO_COLOR: '1' }).ci.style('good', 'y')).toBe('y');
  });

  it('lets no text start or end a section, and no secret out (property)', async () => {
    const everything = fc.array(hostileLogText, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(everything, hostileLogText, async (texts, title) => {
        const { ci, log } = provider();
        ci.mask('s3cr3t-t0ken');
        ci.setLogLevel('trace');
        await ci.group(title, async () => {
          for (const text of texts) {
            ci.info(text);
            ci.debug(text);
            ci.warning(text, { file: text, line: 1 });
            ci.error(text);
            ci.info(ci.style('good', text));
          }
        });
        const { markers } = readAsGitlab(log());
        expect(markers.map(({ kind }) => kind)).toEqual(['start', 'end']);
        expect(markers[0]?.name).toBe(markers[1]?.name);
        const own = markers.map(({ name }) => name);
        const rest = own.reduce((text, name) => text.replaceAll(name, ''), log());
        // Not even the beginning of a marker that whoever reads the log otherwise would take for one.
        expect(rest.match(/section_(start|end):/g)).toHaveLength(2);
        expect(log()).not.toContain('s3cr3t-t0ken');
        expect(hasControls(log().replaceAll('\r\x1b[0K', '').replaceAll('\x1b[0K', ''))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the facts of the run', () => {
    const facts = {
      CI_PIPELINE_ID: '10',
      CI_JOB_ID: '77',
      CI_COMMIT_SHA: 'abc',
    };
    const { ci } = provider(facts);
    expect(ci.run).toEqual({ id: '10-77', revision: 'abc' });
    expect(ci).toMatchObject({ system: 'gitlab', workspace: project, frozenByDefault: true });
    expect(provider({ CI: 'false' }).ci.frozenByDefault).toBe(false);
    expect(provider({ ORAS_BUF_CACHE_KEY: 'k' }).ci.carriedStore).toEqual({ name: 'GitLab', key: 'k' });
  });

  it('keeps the store in the project, and everything else beside it', () => {
    const { ci } = provider();
    expect(ci.defaultCacheDirectory).toBe(join(project, '.oras-buf'));
    expect(ci.defaultBufCacheDirectory).toBe(`${project}.tmp/oras-buf/buf`);
    const path = ci.temporaryDirectory;
    expect(path.startsWith(`${project}.tmp/oras-buf/oras-buf-job-`)).toBe(true);
    expect(ci.temporaryDirectory).toBe(path);
    ci.removeTemporaryDirectory();
    expect(existsSync(path)).toBe(false);
    ci.removeTemporaryDirectory();
  });

  it('removes what killed jobs left, and not what running ones use', () => {
    const beside = `${project}.tmp/oras-buf`;
    for (const name of ['oras-buf-job-old', 'oras-buf-job-new', 'buf'])
      mkdirSync(join(beside, name), { recursive: true });
    writeFileSync(join(beside, 'oras-buf-job-old/config.json'), '{}');
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1_000);
    for (const name of ['oras-buf-job-old', 'buf']) utimesSync(join(beside, name), longAgo, longAgo);
    const { ci } = provider();
    const own = ci.temporaryDirectory.slice(beside.length + 1);
    expect(readdirSync(beside).sort()).toEqual(['buf', 'oras-buf-job-new', own].sort());
    ci.removeTemporaryDirectory();
  });

  it('finds a place where nothing can be made beside the checkout', () => {
    writeFileSync(`${project}.tmp`, '');
    const { ci } = provider();
    const other = ci.defaultBufCacheDirectory;
    expect(other.startsWith(realpathSync(tmpdir()))).toBe(true);
    expect(other.startsWith(project)).toBe(false);
    expect(provider().ci.defaultBufCacheDirectory).toBe(other);
    rmSync(join(other, '..'), { recursive: true, force: true });
  });

  it('writes no credential anywhere, and says so', async () => {
    const { ci, log } = provider();
    ci.mask('t0k3n-of-mine');
    await ci.exportVariable('ORAS_REGISTRY_TOKEN', 't0k3n-of-mine');
    expect(log()).toContain('ORAS_REGISTRY_TOKEN is not exported');
    expect(log()).not.toContain('t0k3n-of-mine');
    expect(process.env['ORAS_REGISTRY_TOKEN']).toBeUndefined();
    await ci.saveState('a', 'b');
    expect(await ci.readState('a')).toBe('b');
    expect(ci.outputsLeftOut).toHaveProperty('buf-cache-dir');
  });
});

describe('whyGitlabTrustIsLow', () => {
  const request = (from: string, more: Record<string, string> = {}) => ({
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '1',
    CI_MERGE_REQUEST_PROJECT_ID: '5',
    CI_PROJECT_ID: '5',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: from,
    ...more,
  });

  it('trusts pushes, schedules, and merge requests of the project itself', () => {
    expect(whyGitlabTrustIsLow({ CI_PIPELINE_SOURCE: 'push', CI_PROJECT_ID: '5' })).toBeUndefined();
    expect(whyGitlabTrustIsLow({ CI_PIPELINE_SOURCE: 'schedule' })).toBeUndefined();
    expect(whyGitlabTrustIsLow(request('5'))).toBeUndefined();
    expect(whyGitlabTrustIsLow(request('5', { CI_MERGE_REQUEST_PROJECT_ID: '' }))).toBeUndefined();
  });

  it('does not trust a fork, nor a merge request of which nothing is known', () => {
    expect(whyGitlabTrustIsLow(request('6'))).toContain('fork');
    expect(whyGitlabTrustIsLow(request(''))).toContain('fork');
    // In the fork's own pipeline the project is the fork; the merge request's is not.
    expect(whyGitlabTrustIsLow(request('6', { CI_PROJECT_ID: '6' }))).toContain('fork');
    expect(whyGitlabTrustIsLow({ CI_PIPELINE_SOURCE: 'merge_request_event' })).toContain('fork');
  });

  it('judges pull requests of other forges by their repositories', () => {
    const pull = (from: string, into: string) => ({
      CI_PIPELINE_SOURCE: 'external_pull_request_event',
      CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: from,
      CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: into,
    });
    expect(whyGitlabTrustIsLow(pull('o/r', 'o/r'))).toBeUndefined();
    expect(whyGitlabTrustIsLow(pull('x/r', 'o/r'))).toContain('fork');
    expect(whyGitlabTrustIsLow(pull('', ''))).toContain('fork');
  });
});
