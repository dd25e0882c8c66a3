import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Buck2Request, runBuck2 } from '../../src/build/buck2.ts';
import { daemonState } from '../../src/build/buck2-daemon.ts';
import type { BuildRun } from '../../src/build/build-run.ts';
import { RemoteConfigConflictError } from '../../src/build/remote-config.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';
import { SecretScan } from '../e2e/secret-scan.ts';
import { type Buildbox, startBuildbox } from '../peers/buildbox.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { everything, startCapabilitiesServer } from './capabilities-server.ts';
import { recordingLog } from './recording-log.ts';
import { remoteAt } from './remote-settings-sample.ts';

const peers = requirePeers('buck2', 'buildbox-casd', 'bwrap');
const buck2 = peers.ready ? peers.path('buck2') : '';

const rules = `
def _script_impl(ctx):
    out = ctx.actions.declare_output("out.txt")
    before = [dep[DefaultInfo].default_outputs for dep in ctx.attrs.deps]
    ctx.actions.run(
        cmd_args(["sh", "-c", ctx.attrs.script, "script", out.as_output()], hidden = before),
        category = "script",
        allow_cache_upload = True,
        local_only = ctx.attrs.local_only,
    )
    return [DefaultInfo(default_output = out)]

script = rule(impl = _script_impl, attrs = {
    "deps": attrs.list(attrs.dep(), default = []),
    "local_only": attrs.bool(default = False),
    "script": attrs.string(),
})

def _check_impl(ctx):
    return [DefaultInfo(), ExternalRunnerTestInfo(type = "check", command = ["sh", "-c", ctx.attrs.script])]

check = rule(impl = _check_impl, attrs = {"script": attrs.string()})
`;

const load = 'load("//:rules.bzl", "check", "script")\n';
/** Five actions that do not depend on each other, and one on all of them. */
const sixActions = `${load}[script(name = "s%d" % i, script = "echo made %d > $1" % i) for i in range(5)]
script(name = "last", script = "echo last > $1", deps = [":s%d" % i for i in range(5)])
`;

const project: Readonly<Record<string, string>> = {
  '.buckroot': '',
  '.buckconfig': '[cells]\n  root = .\n  prelude = none\n  oras = cell\n[buildfile]\n  name = BUCK\n',
  'none/prelude.bzl': '',
  // Ours without the modules: the platforms are the real ones.
  'cell/.buckconfig': '[buildfile]\n  name = BUCK.oras\n',
  'cell/index.bzl': 'EXECUTION_PLATFORMS = None\n',
  'rules.bzl': rules,
  BUCK: sixActions,
};

let directory = '';
let home = '';
let temporaryDirectory = '';
const roots: string[] = [];

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** A clean checkout. */
async function checkout(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = join(directory, `checkout-${roots.length + 1}`);
  await write(root, { ...project, ...files });
  await cp(join(import.meta.dirname, '..', '..', 'starlark', 'platforms'), join(root, 'cell', 'platforms'), {
    recursive: true,
  });
  roots.push(root);
  return root;
}

function environment(additions: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  // Its own home: the daemon's files lie there, and a daemon of the user's own is never in the way.
  return { PATH: process.env['PATH'], HOME: home, ...additions };
}

async function build(root: string, changes: Partial<Buck2Request> = {}): Promise<BuildRun & { lines: string[] }> {
  const log = recordingLog();
  const run = await runBuck2({
    program: buck2,
    root,
    directory: '.',
    reason: 'there is a .buckconfig',
    arguments: [],
    environment: environment(),
    additions: {},
    log,
    command: 'build',
    targets: [],
    temporaryDirectory,
    profileFile: join(directory, 'profile', 'chrome-trace.json.gz'),
    verbose: false,
    remote: undefined,
    ...changes,
  });
  return { ...run, lines: [...log.lines] };
}

function daemon(root: string): ReturnType<typeof daemonState> {
  return daemonState({ program: buck2, root, environment: childEnvironment(environment()) });
}

/** What a build leaves, without what differs from run to run. */
async function outcome(root: string, run: BuildRun): Promise<unknown> {
  const outputs = run.build.targets.flatMap((target) => target.outputs);
  const texts = await Promise.all(outputs.map((output) => readFile(join(root, output), 'utf8')));
  const { result, exitCode, targets, tests, errors, diagnostics } = run.build;
  return { result, exitCode, targets, tests, errors, diagnostics, texts };
}

async function leftNothing(root: string): Promise<void> {
  expect(await daemon(root)).toBe('none');
  expect(await readdir(root)).not.toContain('.buckconfig.d');
  expect(await readdir(temporaryDirectory)).toEqual([]);
}

describe.runIf(peers.ready)('the real buck2 with a remote server', () => {
  beforeEach(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'real-remote-')));
    home = join(directory, 'home');
    temporaryDirectory = join(directory, 'tmp');
    for (const path of [home, temporaryDirectory]) await mkdir(path);
  });

  afterEach(async () => {
    for (const root of roots.splice(0))
      await mustRun(buck2, ['kill'], { directory: root, environment: childEnvironment(environment()) });
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  const start = (bwrap?: string): Promise<Buildbox> => startBuildbox(peers.path('buildbox-casd'), bwrap);

  it('a second clean checkout takes every action from the cache', async () => {
    await using server = await start();
    const remote = remoteAt(server.port);
    const first = await checkout();
    const filled = await build(first, { remote });
    expect(filled.build).toMatchObject({ result: 'success', actions: { local: 6, cached: 0, remote: 0 } });
    expect(filled.build.actions?.uploadedBytes).toBeGreaterThan(0);
    expect(filled.build.remote).toEqual({ kind: 'cache', endpoint: server.endpoint, state: 'used', reason: '' });
    await leftNothing(first);

    const second = await checkout();
    const hit = await build(second, { remote });
    expect(hit.build).toMatchObject({ result: 'success', actions: { local: 0, cached: 6, remote: 0 } });
    expect(hit.remarks).toEqual([]);
    expect(await outcome(second, hit)).toEqual(await outcome(first, filled));
    await leftNothing(second);
  });

  it('nothing is written to the cache where that is not wanted', async () => {
    await using server = await start();
    const remote = remoteAt(server.port, { upload: false });
    await build(await checkout(), { remote });
    const second = await build(await checkout(), { remote });
    expect(second.build.actions).toMatchObject({ local: 6, cached: 0 });
  });

  it('actions run on the server, those for this machine alone do not, and tests are told', async () => {
    await using server = await start(peers.path('bwrap'));
    const local = `${sixActions}script(name = "here", script = "echo here > $1", local_only = True)
check(name = "ok", script = "echo fine")
check(name = "red", script = "echo wrong >&2; exit 1")
`;
    const executed = await build(await checkout({ BUCK: local }), {
      remote: remoteAt(server.port, { kind: 'execute' }),
    });
    expect(executed.build).toMatchObject({ result: 'success', actions: { remote: 6, local: 1, cached: 0 } });
    const tested = await build(await checkout({ BUCK: local }), {
      command: 'test',
      remote: remoteAt(server.port, { kind: 'execute' }),
    });
    expect(tested.build).toMatchObject({ result: 'failure', exitCode: 32 });
    expect(tested.build.tests.map((test) => `${test.target} ${test.result} ${test.details}`)).toEqual([
      'root//:ok pass fine',
      'root//:red fail wrong',
    ]);
  });

  it('without upload, actions for this machine alone still run here, and are not uploaded', async () => {
    await using server = await start(peers.path('bwrap'));
    const BUCK = `${sixActions}script(name = "here", script = "echo here > $1", local_only = True)\n`;
    const remote = remoteAt(server.port, { kind: 'execute', upload: false });
    const first = await build(await checkout({ BUCK }), { remote });
    expect(first.build).toMatchObject({ result: 'success', actions: { remote: 6, local: 1, cached: 0 } });
    const second = await build(await checkout({ BUCK }), { remote });
    expect(second.build).toMatchObject({ result: 'success', actions: { remote: 0, local: 1, cached: 6 } });
  });

  it('a server that only caches runs nothing, and that is said', async () => {
    await using server = await start();
    const { build: done, remarks } = await build(await checkout(), {
      remote: remoteAt(server.port, { kind: 'execute' }),
    });
    expect(done).toMatchObject({ result: 'success', actions: { local: 6, remote: 0 } });
    expect(remarks).toEqual([
      { severity: 'warning', message: expect.stringContaining('is only a cache'), place: null },
    ]);
  });

  it('a server that is down costs less than 10 s and a warning', async () => {
    const server = await start();
    await server[Symbol.asyncDispose]();
    const root = await checkout();
    const started = performance.now();
    const down = await build(root, { remote: remoteAt(server.port) });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(down.build).toMatchObject({
      result: 'success',
      actions: { local: 6 },
      remote: { state: 'unreachable', reason: 'connection refused' },
    });
    expect(down.remarks).toHaveLength(1);
    expect(down.lines.some((line) => line.startsWith('warning') && line.includes('is not used'))).toBe(true);
    await leftNothing(root);
    const plain = await checkout();
    expect(await outcome(root, down)).toEqual(await outcome(plain, await build(plain)));
  });

  describe('a server that goes in the middle', () => {
    const chain = Array.from({ length: 5 }, (_, i) => {
      const deps = i === 0 ? '[]' : `[":c${i - 1}"]`;
      return `script(name = "c${i}", script = "sleep 1; echo ${i} > $1", deps = ${deps})\n`;
    }).join('');
    const red = 'script(name = "red", script = "echo a.proto:1:2:broken >&2; exit 1")\n';

    /** Builds, and stops the server soon after buck2 connected to it. */
    async function lose(server: Buildbox, kind: 'cache' | 'execute', root: string) {
      const log = recordingLog();
      let stopping: Promise<void> | undefined;
      const info = (line: string): void => {
        log.info(line);
        if (line.includes('RE Session'))
          setTimeout(() => {
            stopping = server.stop();
          }, 1_500);
      };
      const started = performance.now();
      const run = await build(root, {
        remote: remoteAt(server.port, { kind }),
        log: { ...log, info },
        arguments: ['--keep-going'],
      });
      expect(stopping).toBeDefined();
      await stopping;
      const warnings = log.lines.filter((line) => line.startsWith('warning'));
      return { run, warnings, seconds: (performance.now() - started) / 1_000 };
    }

    async function buildWithout(files: Readonly<Record<string, string>>): Promise<unknown> {
      const plain = await checkout(files);
      return outcome(plain, await build(plain, { arguments: ['--keep-going'] }));
    }

    it.each([
      ['green', chain],
      ['red', chain + red],
    ])(
      'as a cache: buck2 goes on, which is said, and the result is that of a build without it (%s)',
      async (_name, targets) => {
        const files = { BUCK: load + targets };
        await using server = await start();
        const root = await checkout(files);
        const { run, warnings, seconds } = await lose(server, 'cache', root);
        expect(run.build.remote).toMatchObject({ state: 'lost', reason: 'connection refused' });
        expect(run.build.commands).toHaveLength(1);
        expect(run.remarks.map((remark) => remark.message)).toEqual([expect.stringContaining('went away')]);
        expect(warnings).toEqual([expect.stringContaining('went away')]);
        expect(seconds).toBeLessThan(60);
        await leftNothing(root);
        expect(await outcome(root, run)).toEqual(await buildWithout(files));
      },
    );

    it.each([
      ['green', chain],
      ['red', chain + red],
    ])(
      'as an execution service: one more run, whose result is that of a build without it (%s)',
      async (_name, targets) => {
        const files = { BUCK: load + targets };
        await using server = await start(peers.path('bwrap'));
        const root = await checkout(files);
        const { run, warnings, seconds } = await lose(server, 'execute', root);
        expect(run.build.remote).toMatchObject({ state: 'lost', reason: expect.stringMatching(/^RE_/) });
        expect(run.build.commands).toEqual([
          'buck2 build //... -c build.execution_platforms=oras//platforms:hybrid --keep-going',
          'buck2 build //... --no-remote-cache --keep-going',
        ]);
        expect(run.remarks.map((remark) => remark.message)).toEqual([expect.stringContaining('ran once more')]);
        expect(warnings).toEqual([expect.stringContaining('ran once more')]);
        expect(seconds).toBeLessThan(90);
        await leftNothing(root);
        expect(await outcome(root, run)).toEqual(await buildWithout(files));
      },
    );
  });

  it('headers reach the server; no action, file, log or report sees them, nor a variable that held them', async () => {
    await using server = await startCapabilitiesServer(everything);
    const secrets = ['planted-header-secret-1', 'planted-header-secret-2', 'planted-header-secret-3'];
    const [first = '', second = '', third = ''] = secrets;
    const root = await checkout({
      BUCK: `${load}script(name = "env", script = "env > $1; cat .buckconfig.d/* >> $1 || true", local_only = True)
script(name = "remote", script = "env > $1")
`,
    });
    const log = recordingLog();
    const remote = remoteAt(
      server.port,
      { kind: 'execute', headerVariables: ['API_KEY'] },
      { 'x-api-key': first, authorization: `Bearer ${second}`, 'x-team': third },
    );
    const variables = { API_KEY: first, COPY_OF_IT: `Bearer ${second}`, ORAS_BUF_REMOTE_HEADERS: `x-team: ${third}` };
    const run = await build(root, {
      remote,
      log,
      environment: environment(variables),
    });
    expect(run.build).toMatchObject({ result: 'success', remote: { state: 'lost' }, actions: { local: 2 } });
    expect(run.build.commands).toHaveLength(2);
    const byBuck2 = server.calls.filter(({ headers }) => String(headers['user-agent']).includes('tonic'));
    expect(byBuck2.length).toBeGreaterThan(0);
    for (const { headers } of server.calls) {
      expect(headers).toMatchObject({ 'x-api-key': first, authorization: `Bearer ${second}`, 'x-team': third });
    }
    const scan = new SecretScan(secrets.map((value, index) => ({ name: `header ${index + 1}`, value })));
    await scan.directory(root);
    await scan.directory(home);
    scan.text('the log', log.lines.join('\n'));
    scan.text('the report', JSON.stringify(run));
    expect(scan.findings).toEqual([]);
    expect(scan.scannedBytes).toBeGreaterThan(10_000);
  });

  it('an action of the run with the headers does not get them', async () => {
    await using server = await start();
    const secret = 'planted-header-secret-1';
    const root = await checkout({
      BUCK: `${load}script(name = "env", script = "env > $1; cat .buckconfig.d/oras-buf-remote >> $1", local_only = True)
check(name = "ok", script = "env")
`,
    });
    const remote = remoteAt(server.port, { headerVariables: ['API_KEY'] }, { 'x-api-key': secret });
    const changes = { remote, environment: environment({ API_KEY: secret, COPY_OF_IT: secret, KEPT: 'yes' }) };
    const built = await build(root, changes);
    expect(built.build).toMatchObject({ result: 'success', remote: { state: 'used' }, actions: { local: 1 } });
    const seen = await readFile(join(root, built.build.targets.flatMap((target) => target.outputs)[0] ?? ''), 'utf8');
    expect(seen).toContain('KEPT=yes');
    // It could read the file that tells buck2 of the server: names only.
    expect(seen).toContain('http_headers = x-api-key: $PYTHONSTARTUP');
    const tested = await build(root, { ...changes, command: 'test' });
    expect(tested.build.tests).toMatchObject([{ result: 'pass' }]);
    const scan = new SecretScan([{ name: 'header', value: secret }]);
    await scan.directory(root);
    await scan.directory(home);
    scan.text('the report', JSON.stringify([built, tested]));
    expect(scan.findings).toEqual([]);
  });

  it("a project's own server is refused, with its line: nothing is sent there", async () => {
    await using server = await start();
    await using other = await startCapabilitiesServer(everything);
    for (const entry of [`address = grpc://127.0.0.1:${other.port}`, `cas_address = grpc://127.0.0.1:${other.port}`]) {
      const root = await checkout({ '.buckconfig': `${project['.buckconfig']}[buck2_re_client]\n  ${entry}\n` });
      const refused = build(root, { remote: remoteAt(server.port, {}, { 'x-api-key': 'planted-secret' }) });
      await expect(refused).rejects.toThrow(RemoteConfigConflictError);
      await expect(refused).rejects.toMatchObject({ exitCode: 2, places: [{ file: '.buckconfig', line: 8 }] });
      await leftNothing(root);
    }
    expect(other.calls).toEqual([]);
  });

  it('a daemon that was there is restarted, and a file of a killed run does no harm', async () => {
    await using server = await start();
    const root = await checkout({
      '.buckconfig.d/oras-buf-remote': '[buck2_re_client]\n  cas_address = grpc://127.0.0.1:1\n',
    });
    await mustRun(buck2, ['server'], { directory: root, environment: childEnvironment(environment()) });
    const { build: done } = await build(root, { remote: remoteAt(server.port) });
    expect(done).toMatchObject({ result: 'success', remote: { state: 'used' } });
    await leftNothing(root);
  });

  it('the file that tells buck2 of the server is private while it is there', async () => {
    await using server = await start();
    const root = await checkout({ BUCK: `${load}script(name = "s", script = "sleep 1; echo > $1")\n` });
    const log = recordingLog();
    let mode: number | undefined;
    const looking = {
      ...log,
      info: (line: string) => {
        log.info(line);
        if (line.includes('RE Session'))
          void stat(join(root, '.buckconfig.d', 'oras-buf-remote')).then((status) => (mode = status.mode & 0o777));
      },
    };
    await build(root, { remote: remoteAt(server.port, {}, { 'x-api-key': 'planted-secret' }), log: looking });
    expect(mode).toBe(0o600);
  });

  it('a cancelled run leaves neither daemon nor file', async () => {
    await using server = await start();
    const root = await checkout({ BUCK: `${load}script(name = "slow", script = "sleep 60; echo > $1")\n` });
    const { build: cancelled } = await build(root, {
      remote: remoteAt(server.port),
      signal: AbortSignal.timeout(3_000),
    });
    expect(cancelled.result).toBe('cancelled');
    await leftNothing(root);
  });
});
