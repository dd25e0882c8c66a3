import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url));
/** Tells on standard error which files of src/commands and src/pipeline are loaded, and of which packages. */
const spy = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    const file = /\\/src\\/(commands|pipeline)[/.](.*)$/.exec(url) ?? /\\/(node_modules)\\/((?:@[^/]+\\/)?[^/]+)/.exec(url);
    if (file) process.stderr.write('LOADED ' + file[1] + '/' + file[2] + '\\n');
    return next(url, context);
  } });
`)}`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-lazy-'));
  await mkdir(join(directory, 'workspace'));
  await writeFile(join(directory, 'workspace/buf.yaml'), 'version: v2\n');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function loaded(...argv: readonly string[]): Promise<readonly string[]> {
  return loadedIn({}, ...argv);
}

async function loadedIn(system: Record<string, string>, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await run(process.execPath, ['--import', spy, cli, ...argv], {
    cwd: join(directory, 'workspace'),
    env: { PATH: process.env['PATH'], HOME: directory, ORAS_BUF_CACHE_DIR: join(directory, 'cache'), ...system },
  });
  return stderr.split('\n').flatMap((line) => (line.startsWith('LOADED ') ? [line.slice('LOADED '.length)] : []));
}

describe('what is loaded', () => {
  it('is no command for a job, and nothing but itself for a command', async () => {
    const byJob = await loaded('resolve');
    expect(byJob.some((file) => file.startsWith('pipeline/'))).toBe(true);
    expect(byJob.filter((file) => file.startsWith('commands/'))).toEqual([]);
    const byStats = await loaded('cache', 'stats');
    expect(byStats).toContain('commands/cache-stats.ts');
    expect(byStats.filter((file) => /commands\/(tree|why|outdated|login|env)/.test(file))).toEqual([]);
    expect(byStats).not.toContain('pipeline/ts');
    expect(await loaded('--help')).toEqual([]);
    expect(await loaded('why', '--help')).toEqual([]);
  });

  it('is no package that only other systems, or other workspaces, need', async () => {
    const workspace = join(directory, 'workspace');
    for (const system of [
      {},
      { GITLAB_CI: 'true', CI_PROJECT_DIR: workspace },
      { JENKINS_URL: 'http://j', BUILD_TAG: 'j-1', WORKSPACE: workspace, WORKSPACE_TMP: join(directory, 'tmp') },
    ]) {
      const packages = (await loadedIn(system, 'run', '--build', 'none')).filter((file) => file.startsWith('node_m'));
      expect(packages).toContain('node_modules/semver');
      expect(packages.filter((file) => /@actions|@lezer|undici|doctor|yaml|fflate|tar-stream/.test(file))).toEqual([]);
    }
    await writeFile(join(workspace, 'BUCK'), 'x = 1\n');
    expect(await loaded('resolve')).toContain('node_modules/@lezer/python');
    await rm(join(workspace, 'BUCK'));
  });
});
