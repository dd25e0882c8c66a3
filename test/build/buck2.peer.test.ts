import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Buck2Request, runBuck2 } from '../../src/build/buck2.ts';
import { daemonState } from '../../src/build/buck2-daemon.ts';
import { formatPlace } from '../../src/errors.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { recordingLog } from './recording-log.ts';

const peers = requirePeers('buck2');
const buck2 = peers.ready ? peers.path('buck2') : '';

const rules = `
def _script_impl(ctx):
    out = ctx.actions.declare_output("out.txt")
    ctx.actions.run(
        ["sh", "-c", ctx.attrs.script, "script", out.as_output()],
        category = "script",
        local_only = True,
    )
    return [DefaultInfo(default_output = out)]

script = rule(impl = _script_impl, attrs = {"script": attrs.string()})

def _check_impl(ctx):
    return [
        DefaultInfo(),
        ExternalRunnerTestInfo(type = "check", command = ["sh", "-c", ctx.attrs.script]),
    ]

check = rule(impl = _check_impl, attrs = {"script": attrs.string()})
`;

const project: Readonly<Record<string, string>> = {
  '.buckroot': '',
  '.buckconfig': '[cells]\n  root = .\n  prelude = none\n[buildfile]\n  name = BUCK\n',
  'none/prelude.bzl': '',
  'rules.bzl': rules,
  BUCK: 'load("//:rules.bzl", "script")\nscript(name = "good", script = "echo hello > $1")\n',
};

let home = '';
let root = '';
let temporaryDirectory = '';

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function environment(): Record<string, string | undefined> {
  // Its own home: the daemon's files lie there, and a daemon of the user's own is never in the way.
  return { ...process.env, HOME: home, ORAS_REGISTRY_TOKEN: 's3cret-of-ours' };
}

function request(changes: Partial<Buck2Request> = {}): Buck2Request {
  return {
    program: buck2,
    root,
    directory: 'services',
    reason: 'there is a .buckconfig',
    arguments: [],
    environment: environment(),
    additions: {},
    log: recordingLog(),
    command: 'build',
    targets: [],
    temporaryDirectory,
    profileFile: join(temporaryDirectory, '..', 'profile', 'chrome-trace.json.gz'),
    verbose: false,
    remote: undefined,
    ...changes,
  };
}

async function run(...args: readonly string[]): Promise<void> {
  await mustRun(buck2, args, { directory: root, environment: childEnvironment(environment()) });
}

function state(): ReturnType<typeof daemonState> {
  return daemonState({ program: buck2, root, environment: childEnvironment(environment()) });
}

describe.runIf(peers.ready)('the real buck2', () => {
  beforeEach(async () => {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'real-buck2-')));
    home = join(directory, 'home');
    root = join(directory, 'root');
    temporaryDirectory = join(directory, 'tmp');
    for (const path of [home, root, temporaryDirectory]) await mkdir(path);
    await write(project);
  });

  afterEach(async () => {
    await run('kill');
    await rm(join(root, '..'), { recursive: true, force: true, maxRetries: 5 });
  });

  it('builds, tells its targets, outputs and actions, and its daemon is gone afterwards', async () => {
    const log = recordingLog();
    const { build } = await runBuck2(request({ log }));
    expect(build).toMatchObject({ result: 'success', exitCode: 0, errors: [], diagnostics: [] });
    expect(build.toolVersion).not.toBe('');
    expect(build.targets).toEqual([
      { label: 'root//:good', result: 'success', outputs: [expect.stringMatching(/out\.txt$/)], errors: [] },
    ]);
    expect(build.actions).toMatchObject({ local: 1, failed: 0 });
    expect(await state()).toBe('none');
    expect(await readdir(temporaryDirectory)).toEqual([]);
    expect(log.lines.some((line) => line.includes('BUILD SUCCEEDED'))).toBe(true);
  });

  it('tells a failed action with its output, place and target', async () => {
    await write({
      BUCK: 'load("//:rules.bzl", "script")\nscript(name = "bad", script = "echo buck-out/x/ws/w/shop/a.proto:3:9:it is wrong >&2; exit 100")\n',
    });
    const { build } = await runBuck2(request());
    expect(build).toMatchObject({ result: 'failure', exitCode: 3 });
    expect(build.targets[0]).toMatchObject({
      label: 'root//:bad',
      result: 'failure',
      errors: [{ category: 'user', output: 'shop/a.proto:3:9:it is wrong' }],
    });
    expect(
      build.diagnostics.map((one) => `${one.place && formatPlace(one.place)} ${one.rule} ${one.target} ${one.message}`),
    ).toEqual(['services/shop/a.proto:3:9 script root//:bad it is wrong']);
    expect(build.actions?.failed).toBe(1);
  });

  it('tells a file that does not parse, with its line', async () => {
    await write({ 'team/BUCK': 'load("//:rules.bzl", "script")\nscript(name = "x",, script = "")\n' });
    const { build } = await runBuck2(request());
    expect(build).toMatchObject({ result: 'failure', exitCode: 3 });
    expect(build.diagnostics[0]?.place).toEqual({ file: 'services/team/BUCK', line: 2, column: 19 });
  });

  it('tells a pattern and a flag that do not parse', async () => {
    const pattern = await runBuck2(request({ targets: ['bad pattern!'] }));
    expect(pattern.build.result).toBe('failure');
    expect(pattern.build.errors[0]?.message).toContain('bad pattern!');
    const flag = await runBuck2(request({ arguments: ['--no-such-flag'] }));
    expect(flag.build.result).toBe('failure');
    expect(flag.build.errors[0]?.message).toContain('--no-such-flag');
  });

  it('keeps secrets of ours from the actions', async () => {
    await write({
      BUCK: 'load("//:rules.bzl", "script")\nscript(name = "leak", script = "env > $1; if grep -q s3cret-of-ours $1; then exit 1; fi")\n',
    });
    expect((await runBuck2(request())).build.result).toBe('success');
  });

  it('runs tests and tells their results; none at all is said', async () => {
    await write({
      'good/BUCK': 'load("//:rules.bzl", "check")\ncheck(name = "ok", script = "echo fine")\n',
      'bad/BUCK': 'load("//:rules.bzl", "check")\ncheck(name = "red", script = "echo wrong >&2; exit 1")\n',
    });
    const { build } = await runBuck2(request({ command: 'test', targets: ['//good/...', '//bad/...'] }));
    expect(build).toMatchObject({ result: 'failure', exitCode: 32 });
    expect(build.tests.map((test) => `${test.target} ${test.result}`)).toEqual([
      'root//bad:red fail',
      'root//good:ok pass',
    ]);
    expect(build.tests[0]?.details).toContain('wrong');
    const nothing = await runBuck2(request({ command: 'test', targets: ['//:'] }));
    expect(nothing.build.result).toBe('success');
    expect(nothing.remarks).toHaveLength(1);
  });

  it("leaves the user's own daemon running, also when the run is cancelled", async () => {
    await run('server');
    expect(await state()).toBe('running');
    const { build } = await runBuck2(request());
    expect(build.result).toBe('success');
    expect(await state()).toBe('running');
    await write({ BUCK: 'load("//:rules.bzl", "script")\nscript(name = "slow", script = "sleep 60; echo > $1")\n' });
    const cancelled = await runBuck2(request({ signal: AbortSignal.timeout(2_000) }));
    expect(cancelled.build.result).toBe('cancelled');
    expect(await state()).toBe('running');
  });

  it('stops at the signal and takes its own daemon with it', async () => {
    await write({ BUCK: 'load("//:rules.bzl", "script")\nscript(name = "slow", script = "sleep 60; echo > $1")\n' });
    const started = performance.now();
    const { build } = await runBuck2(request({ signal: AbortSignal.timeout(3_000) }));
    expect(build.result).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(await state()).toBe('none');
  });

  it('says that there is no project where there is none', async () => {
    await rm(join(root, '.buckconfig'));
    await rm(join(root, '.buckroot'));
    const { build } = await runBuck2(request());
    expect(build.result).not.toBe('success');
    expect(build.errors).toHaveLength(1);
    await write(project);
  });
});
