import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JenkinsProvider } from '../../src/ci/jenkins.ts';
import { readAsGitlab } from './gitlab-log-stand-in.ts';
import { hasControls, hostileLogText } from './hostile-log-text.ts';

let directory: string;
let workspace: string;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'jenkins-provider-')));
  workspace = join(directory, 'workspace/job');
  mkdirSync(workspace, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function provider(more: Record<string, string> = {}) {
  let log = '';
  const environment = { JENKINS_URL: 'https://ci.example/', WORKSPACE: workspace, ...more };
  const write = (text: string): void => {
    log += text;
  };
  const ci = new JenkinsProvider({ environment, directory: '/elsewhere', write });
  return { ci, log: () => log };
}

describe('JenkinsProvider', () => {
  it('prints plain lines and headings, with labels for what is wrong', async () => {
    const { ci, log } = provider({ TERM: 'xterm-256color' });
    await ci.group('Build', async () => {
      ci.info('one');
      await ci.group('Inner', async () => ci.warning('two', { file: 'buf.yaml', line: 4 }));
    });
    ci.error('three');
    expect(log()).toBe('Build\none\nInner\nwarning: buf.yaml:4: two\nerror: three\n');
  });

  it('has colours in the step ansiColor only', () => {
    expect(provider().ci.style('bad', 'x')).toBe('x');
    expect(provider({ TERM: 'dumb' }).ci.style('bad', 'x')).toBe('x');
    expect(provider({ TERM: 'xterm' }).ci.style('quiet', 'x')).toBe('\x1b[2mx\x1b[22m');
    expect(provider({ TERM: 'xterm', NO_COLOR: '1' }).ci.style('quiet', 'x')).toBe('x');
  });

  it('lets no text drive the console, and no secret out (property)', () => {
    fc.assert(
      fc.property(hostileLogText, (text) => {
        const { ci, log } = provider();
        ci.mask('s3cr3t-t0ken');
        ci.info(text);
        ci.error(text);
        expect(readAsGitlab(log()).markers).toEqual([]);
        expect(log()).not.toContain('s3cr3t-t0ken');
        expect(hasControls(log())).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the facts of the run', () => {
    const facts = { JOB_NAME: 'team/protos/main', BUILD_NUMBER: '7', GIT_COMMIT: 'abc' };
    const id = 'jenkins-team-protos-main-7';
    expect(provider({ ...facts, BUILD_TAG: id }).ci.run).toEqual({ id, revision: 'abc' });
    expect(provider(facts).ci.run.id).toBe('team/protos/main-7');
  });

  it('is frozen by default, and trusts no fork', () => {
    expect(provider().ci).toMatchObject({ system: 'jenkins', workspace, frozenByDefault: true });
    expect(provider({ CI: 'false' }).ci.frozenByDefault).toBe(false);
    expect(provider().ci.whyLowTrust).toBeUndefined();
    expect(provider({ CHANGE_FORK: 'someone' }).ci.whyLowTrust).toContain('fork');
  });

  it('keeps everything beside the workspace', () => {
    const beside = join(directory, 'tmp');
    const { ci } = provider({ WORKSPACE_TMP: beside });
    expect(ci.defaultCacheDirectory).toBe(join(beside, 'oras-buf'));
    expect(ci.defaultBufCacheDirectory).toBe(join(beside, 'oras-buf/buf'));
    expect(provider().ci.defaultCacheDirectory).toBe(`${workspace}@tmp/oras-buf`);
    const path = ci.temporaryDirectory;
    expect(path.startsWith(join(beside, 'oras-buf/oras-buf-job-'))).toBe(true);
    ci.removeTemporaryDirectory();
    expect(existsSync(path)).toBe(false);
  });

  it('writes no credential anywhere, and says so', async () => {
    const { ci, log } = provider();
    await ci.exportVariable('BUF_CACHE_DIR', '/cache');
    expect(log()).toBe('');
    await ci.exportVariable('BUF_TOKEN', 't0k3n@buf.build');
    expect(log()).toContain('BUF_TOKEN is not exported');
    expect(log()).not.toContain('t0k3n');
  });
});
