import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { daemonState } from '../../src/build/buck2-daemon.ts';
import type { RanBuildReport, Report } from '../../src/report/report.ts';
import { definitionOf, environmentNamesOf, settingNames } from '../../src/settings/definitions.ts';
import { cliCommand } from '../e2e/project.ts';
import { SecretScan } from '../e2e/secret-scan.ts';
import { startBuildbox } from '../peers/buildbox.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';

const peers = requirePeers('buck2', 'buildbox-casd');
const buck2 = peers.ready ? peers.path('buck2') : '';

const rules = `
def _script_impl(ctx):
    out = ctx.actions.declare_output("out.txt")
    ctx.actions.run(["sh", "-c", ctx.attrs.script, "script", out.as_output()], category = "script", allow_cache_upload = True)
    return [DefaultInfo(default_output = out)]

script = rule(impl = _script_impl, attrs = {"script": attrs.string()})

def _check_impl(ctx):
    return [DefaultInfo(), ExternalRunnerTestInfo(type = "check", command = ["sh", "-c", ctx.attrs.script])]

check = rule(impl = _check_impl, attrs = {"script": attrs.string()})
`;
const load = 'load("//:rules.bzl", "check", "script")\n';
const slow = `${load}script(name = "slow", script = "sleep 120; echo > $1")\n`;

let directory = '';
let workspace = '';

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(workspace, path, '..'), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
}

function environment(additions: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(directory, 'home'),
    ORAS_BUF_CACHE_DIR: join(directory, 'cache'),
    ORAS_BUF_BUCK2_PATH: buck2,
    NO_COLOR: '1',
    ...additions,
  };
}

function orasBuf(args: readonly string[], additions: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
  const [program, ...first] = cliCommand;
  return runProgram(program, [...first, 'run', ...args], {
    directory: workspace,
    environment: environment(additions),
  });
}

function start(args: readonly string[]): ChildProcess {
  const [program, ...first] = cliCommand;
  return spawn(program, [...first, 'run', ...args], {
    cwd: workspace,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function report(): Promise<Report> {
  return JSON.parse(await readFile(join(workspace, '.oras-buf', 'report', 'report.json'), 'utf8')) as Report;
}

async function buildReport(): Promise<RanBuildReport> {
  const build = (await report()).roots[0]?.build;
  if (build === undefined || build.tool === 'none') throw new Error('nothing was built');
  return build;
}

function daemon(): ReturnType<typeof daemonState> {
  return daemonState({ program: buck2, root: workspace, environment: environment() });
}

describe.runIf(peers.ready)('oras-buf run with the real buck2', () => {
  beforeEach(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'buck2-command-line-')));
    workspace = join(directory, 'workspace');
    await mkdir(join(directory, 'home'));
    await mkdir(workspace);
    await write({
      '.buckconfig': '[cells]\n  root = .\n  prelude = none\n[buildfile]\n  name = BUCK\n',
      'none/prelude.bzl': '',
      'rules.bzl': rules,
      BUCK: `${load}script(name = "good", script = "echo good > $1")\n`,
    });
  });

  afterEach(async () => {
    await runProgram(buck2, ['kill'], { directory: workspace, environment: environment() });
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  it('tests: what failed is told with its output, on every surface', async () => {
    await write({
      BUCK: `${load}check(name = "ok", script = "echo fine")
check(name = "red", script = "echo this is wrong >&2; exit 1")
check(name = "placed", script = "echo pkg/a.proto:3:7:name it well; exit 1")
`,
    });
    const run = await orasBuf(['--command', 'test']);
    expect(run.exitCode, run.output).toBe(1);
    const build = await buildReport();
    expect(build.tests.map((test) => [test.target, test.result, test.details])).toEqual([
      ['root//:ok', 'pass', 'fine'],
      ['root//:placed', 'fail', 'pkg/a.proto:3:7:name it well'],
      ['root//:red', 'fail', 'this is wrong'],
    ]);
    expect(build.tests.every((test) => test.durationMs > 0 && test.name !== '')).toBe(true);
    expect(build.diagnostics).toMatchObject([
      { place: { file: 'pkg/a.proto', line: 3, column: 7 }, message: 'name it well', target: 'root//:placed' },
    ]);
    const summary = await readFile(join(workspace, '.oras-buf', 'report', 'summary.md'), 'utf8');
    expect(summary).toContain('this is wrong');
    expect(summary).toContain('pkg/a.proto:3:7');
    expect(await daemon()).toBe('none');
  });

  it('tests: that none ran is said plainly', async () => {
    const run = await orasBuf(['--command', 'test']);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.output).toContain('ran no tests');
    expect((await report()).remarks).toContainEqual({
      severity: 'warning',
      message: 'buck2 test ran no tests: //... holds none.',
      place: null,
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with its daemon, and the report says so', async (signal) => {
    await write({ BUCK: slow });
    const child = start([]);
    let output = '';
    const read = (chunk: Buffer): void => {
      const before = output.includes('Build ID');
      output += chunk.toString();
      if (!before && output.includes('Build ID')) setTimeout(() => child.kill(signal), 1_000);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    const started = performance.now();
    const [code] = (await once(child, 'close')) as [number];
    expect(code, output).toBe(signal === 'SIGTERM' ? 143 : 130);
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(await daemon()).toBe('none');
    expect((await report()).outcome).toBe('cancelled');
    expect((await buildReport()).result).toBe('cancelled');
  });

  it('a second signal ends it at once, and its daemon goes by itself', async () => {
    await write({ BUCK: slow });
    const child = start([]);
    let output = '';
    const read = (chunk: Buffer): void => {
      const before = output.includes('Build ID');
      output += chunk.toString();
      if (before || !output.includes('Build ID')) return;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGTERM'), 20);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    const [code] = (await once(child, 'close')) as [number];
    expect(code, output).toBe(143);
    await vi.waitFor(async () => expect(await daemon()).toBe('none'), { timeout: 20_000, interval: 500 });
  });

  it('--profile keeps a timeline that a browser can show', async () => {
    const run = await orasBuf(['--buck2-arguments=--profile']);
    expect(run.exitCode, run.output).toBe(0);
    const file = join(workspace, '.oras-buf', 'report', 'profile', 'chrome-trace.json.gz');
    const trace = JSON.parse(gunzipSync(await readFile(file)).toString()) as { traceEvents: { name: string }[] };
    expect(trace.traceEvents.length).toBeGreaterThan(3);
    expect((await buildReport()).commands).toEqual(['buck2 build //...']);
  });

  it('ORAS_DEBUG tells commands and what was read; ORAS_TRACE also what the actions print', async () => {
    await write({ BUCK: `${load}script(name = "loud", script = "echo so be it >&2; echo > $1")\n` });
    const plain = await orasBuf([]);
    expect(plain.output).not.toContain('build-report.json');
    expect(plain.output).not.toContain('so be it');
    await rm(join(workspace, 'buck-out'), { recursive: true, force: true });
    const debug = await orasBuf([], { ORAS_DEBUG: 'true' });
    expect(debug.output).toMatch(/buck2 build \/\/\.\.\. --console/);
    expect(debug.output).toMatch(/Read .*build-report\.json: \d+ characters/);
    expect(debug.output).not.toContain('so be it');
    await rm(join(workspace, 'buck-out'), { recursive: true, force: true });
    const trace = await orasBuf([], { ORAS_TRACE: 'true' });
    expect(trace.exitCode, trace.output).toBe(0);
    expect(trace.output).toContain('so be it');
  });

  it('a second clean checkout builds from the remote cache: the report counts it', async () => {
    await using server = await startBuildbox(peers.path('buildbox-casd'));
    const remote = { ORAS_BUF_REMOTE: 'cache', ORAS_BUF_REMOTE_ENDPOINT: server.endpoint };
    await write({ BUCK: `${load}[script(name = "s%d" % i, script = "echo %d > $1" % i) for i in range(4)]\n` });
    const first = await orasBuf([], remote);
    expect(first.exitCode, first.output).toBe(0);
    expect((await buildReport()).actions).toMatchObject({ local: 4, cached: 0 });
    for (const made of ['buck-out', '.oras-buf']) await rm(join(workspace, made), { recursive: true, force: true });
    const second = await orasBuf([], remote);
    expect(second.exitCode, second.output).toBe(0);
    expect(await buildReport()).toMatchObject({
      actions: { local: 0, cached: 4 },
      remote: { kind: 'cache', endpoint: server.endpoint, state: 'used' },
    });
    expect(await daemon()).toBe('none');
    await server.stop();
    await rm(join(workspace, 'buck-out'), { recursive: true, force: true });
    const down = await orasBuf([], remote);
    expect(down.exitCode, down.output).toBe(0);
    expect(down.output).toContain(`The remote cache ${server.endpoint} is not used: connection refused`);
    expect(await buildReport()).toMatchObject({ actions: { local: 4, cached: 0 }, remote: { state: 'unreachable' } });
  });

  it('no secret of any setting is in an action, a test, the event log, the output or the report', async () => {
    await using server = await startBuildbox(peers.path('buildbox-casd'));
    const planted: Record<string, string> = {};
    for (const name of settingNames.filter((one) => definitionOf(one).type === 'secret')) {
      // A list of tokens has a host before each.
      const before = name === 'tokens' ? 'registry.example=' : '';
      for (const { name: variable } of environmentNamesOf(name))
        planted[variable] = `${before}planted-${variable}-4b1f`;
    }
    const secrets = Object.keys(planted).map((name) => ({ name, value: `planted-${name}-4b1f` }));
    const key = { name: 'MY_API_KEY', value: 'planted-my-api-key-93aa' };
    const system = ['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'CI_JOB_TOKEN', 'INPUT_TOKEN'];
    await write({
      BUCK: `${load}script(name = "env", script = "env > $1; env >&2")
check(name = "check", script = "env")
`,
    });
    const additions = {
      ...planted,
      ...Object.fromEntries(system.map((name) => [name, `planted-${name}-77c0`])),
      ORAS_BUF_REMOTE_HEADERS: 'x-plain: planted-plain-header-1d\nauthorization: Bearer $MY_API_KEY',
      MY_API_KEY: key.value,
      ORAS_BUF_REMOTE: 'cache',
      ORAS_BUF_REMOTE_ENDPOINT: server.endpoint,
      ORAS_TRACE: '1',
      KEPT: 'kept-as-it-is',
    };
    const build = await orasBuf([], additions);
    expect(build.exitCode, build.output).toBe(0);
    const test = await orasBuf(['--command', 'test'], additions);
    expect(test.exitCode, test.output).toBe(0);
    expect((await buildReport()).remote?.state).toBe('used');
    expect(build.output).toContain('kept-as-it-is');
    const scan = new SecretScan([
      ...secrets.filter(({ name }) => name !== 'ORAS_BUF_REMOTE_HEADERS'),
      ...system.map((name) => ({ name, value: `planted-${name}-77c0` })),
      key,
      { name: 'a header', value: 'planted-plain-header-1d' },
    ]);
    scan.text('the output', `${build.output}${test.output}`);
    // The actions' outputs, buck2's own event logs in buck-out, the report; the daemon's files in the home.
    await scan.directory(directory);
    expect(scan.findings).toEqual([]);
    expect(scan.scannedBytes).toBeGreaterThan(50_000);
  });
});
