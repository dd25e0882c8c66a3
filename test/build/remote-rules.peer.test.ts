import { cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishDemoModules } from '../../demo/registry.ts';
import type { RanBuildReport, Report } from '../../src/report/report.ts';
import { cliCommand, projectDirectory } from '../e2e/project.ts';
import { startBuildbox } from '../peers/buildbox.ts';
import { requirePeers } from '../peers/peers.ts';
import { runProgram } from '../peers/program.ts';

const peers = requirePeers('buck2', 'buf-1.75', 'buildbox-casd', 'bwrap');

let directory = '';

/** A machine that never built anything checks out an example and builds it. */
async function build(
  example: string,
  machine: string,
  settings: Readonly<Record<string, string>>,
): Promise<RanBuildReport> {
  const home = join(directory, machine, 'home');
  await mkdir(home, { recursive: true });
  await publishDemoModules(join(directory, machine, '.registry'), join(projectDirectory, 'demo', 'modules'));
  const workspace = join(directory, machine, example);
  const made = new Set(['.oras-buf', '.buckconfig.d', 'buck-out']);
  await cp(join(projectDirectory, 'examples', example), workspace, {
    recursive: true,
    filter: (path) => !made.has(basename(path)),
  });
  const [program, ...first] = cliCommand;
  const run = await runProgram(program, [...first, 'run', '--frozen'], {
    directory: workspace,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      ORAS_BUF_CACHE_DIR: join(directory, machine, 'cache'),
      ORAS_BUF_BUF_CACHE_DIR: join(directory, machine, 'buf'),
      ORAS_BUF_BUCK2_PATH: peers.path('buck2'),
      ORAS_BUF_BUF_PATH: peers.path('buf-1.75'),
      ...settings,
    },
  });
  expect(run.exitCode, run.output).toBe(0);
  const text = await readFile(join(workspace, '.oras-buf', 'report', 'report.json'), 'utf8');
  const report = (JSON.parse(text) as Report).roots[0]?.build;
  if (report === undefined || report.tool === 'none') throw new Error('nothing was built');
  return report;
}

/** Every action of an example has to be cacheable, and able to run where there is nothing but its inputs. */
describe.runIf(peers.ready)('the rules of the cell with a remote server', () => {
  beforeEach(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'remote-rules-')));
  });
  afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));

  it.each(['private-deps', 'team-workflows'])('%s: all from the cache on a second machine', async (example) => {
    await using server = await startBuildbox(peers.path('buildbox-casd'));
    const settings = { ORAS_BUF_REMOTE: 'cache', ORAS_BUF_REMOTE_ENDPOINT: server.endpoint };
    const first = await build(example, 'first', settings);
    const count = first.actions?.local ?? 0;
    expect(count).toBeGreaterThan(3);
    expect(first.actions).toMatchObject({ cached: 0, remote: 0 });
    const second = await build(example, 'second', settings);
    expect(second.actions).toMatchObject({ cached: count, local: 0, remote: 0 });
    expect(second.targets).toEqual(first.targets);
  });

  it.each(['private-deps', 'team-workflows'])('%s: all actions run on the server', async (example) => {
    await using server = await startBuildbox(peers.path('buildbox-casd'), peers.path('bwrap'));
    const local = await build(example, 'local', {});
    const remote = await build(example, 'remote', {
      ORAS_BUF_REMOTE: 'execute',
      ORAS_BUF_REMOTE_ENDPOINT: server.endpoint,
    });
    expect(remote.actions).toMatchObject({ remote: local.actions?.local, local: 0, cached: 0 });
    expect(remote.targets).toEqual(local.targets);
  });
});
