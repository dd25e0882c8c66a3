import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Buck2Request, runBuck2 } from '../../src/build/buck2.ts';
import { RemoteConfigConflictError, writeRemoteConfig } from '../../src/build/remote-config.ts';
import { processSpaceTag } from '../../src/system/process-space.ts';
import { everything, startCapabilitiesServer } from './capabilities-server.ts';
import { type FakeBuck2, fakeBuck2 } from './fake-buck2.ts';
import { recordingLog } from './recording-log.ts';
import { remoteAt } from './remote-settings-sample.ts';

function request(fake: FakeBuck2, additions: Record<string, string>, changes: Partial<Buck2Request>): Buck2Request {
  return {
    program: fake.program,
    root: fake.root,
    directory: '.',
    reason: 'there is a .buckconfig',
    arguments: [],
    environment: { PATH: process.env['PATH'] },
    additions,
    log: recordingLog(),
    command: 'build',
    targets: [],
    temporaryDirectory: fake.temporaryDirectory,
    profileFile: join(fake.root, 'profile', 'services', 'chrome-trace.json.gz'),
    verbose: false,
    remote: undefined,
    ...changes,
  };
}

/** The builds that were run, without the flags of the report files. */
async function builds(fake: FakeBuck2): Promise<readonly string[]> {
  return (await fake.calls())
    .filter((call) => call.command === 'build')
    .map((call) => call.rest.slice(call.rest.indexOf('--write-build-id') + 2).join(' '));
}

describe('a remote server', () => {
  it('is used by way of execution platforms, one set for each wish', async () => {
    await using server = await startCapabilitiesServer(everything);
    const wishes = [
      { kind: 'cache', upload: true },
      { kind: 'cache', upload: false },
      { kind: 'execute', upload: true },
      { kind: 'execute', upload: false },
      { kind: 'execute', platform: '//platforms:engflow' },
    ] as const;
    await using fake = await fakeBuck2();
    for (const wish of wishes) {
      const remote = remoteAt(server.port, wish);
      const { build } = await runBuck2(request(fake, fake.environment('success'), { remote }));
      expect(build).toMatchObject({ result: 'success', remote: { state: 'used', kind: wish.kind } });
    }
    expect(await builds(fake)).toEqual(
      ['remote_cache', 'remote_cache_read', 'hybrid', 'hybrid_read']
        .map((name) => `-c build.execution_platforms=oras//platforms:${name}`)
        .concat('-c build.execution_platforms=//platforms:engflow'),
    );
    expect(await fake.daemonRuns()).toBe(false);
    expect(existsSync(join(fake.root, '.buckconfig.d'))).toBe(false);
  });

  it('that is lost with an RE tag costs one more run without it', async () => {
    await using server = await startCapabilitiesServer(everything);
    await using fake = await fakeBuck2();
    const additions = fake.environment('success', 'remote-cache-unreachable');
    const { build, remarks } = await runBuck2(request(fake, additions, { remote: remoteAt(server.port) }));
    expect(build).toMatchObject({ result: 'success', exitCode: 0, actions: { local: 11 }, remote: { state: 'lost' } });
    expect(build.remote?.reason).toMatch(/^RE_/);
    expect(await builds(fake)).toEqual([
      '-c build.execution_platforms=oras//platforms:remote_cache',
      '--no-remote-cache',
    ]);
    expect(remarks).toEqual([{ severity: 'warning', message: expect.stringContaining('ran once more'), place: null }]);
    const commands = (await fake.calls()).map((call) => call.command);
    // The second run has a daemon of its own, which never heard of the server.
    expect(commands.slice(commands.indexOf('build'))).toEqual(['build', 'kill', 'status', 'build', 'kill']);
  });

  it.each(['action-failure', 'cell-not-registered', 'parse-failure'])(
    'is not to blame for %s: that is not tried again',
    async (recording) => {
      await using server = await startCapabilitiesServer(everything);
      await using fake = await fakeBuck2();
      const additions = fake.environment('success', recording);
      const { build, remarks } = await runBuck2(request(fake, additions, { remote: remoteAt(server.port) }));
      expect(build.result).not.toBe('success');
      expect(build.remote?.state).toBe('used');
      expect(remarks).toEqual([]);
      expect(await builds(fake)).toHaveLength(1);
    },
  );

  it('is not to blame for an exit 2 without an RE tag', async () => {
    await using server = await startCapabilitiesServer(everything);
    await using fake = await fakeBuck2();
    const recording = join(fake.temporaryDirectory, '..', 'infra');
    await mkdir(recording);
    await writeFile(join(recording, 'exit_code.txt'), '2');
    const record = { errors: [{ tags: ['IO_SYSTEM', 'MATERIALIZATION_ERROR'] }], exit_result_name: 'INFRA_ERROR' };
    await writeFile(
      join(recording, 'invocation-record.json'),
      JSON.stringify({ data: { Record: { data: { InvocationRecord: record } } } }),
    );
    const additions = { ...fake.environment('success'), FAKE_BUCK2_REMOTE_RECORDING: recording };
    const { build } = await runBuck2(request(fake, additions, { remote: remoteAt(server.port) }));
    expect(build).toMatchObject({ result: 'infrastructure', exitCode: 2 });
    expect(await builds(fake)).toHaveLength(1);
  });

  it('gets a daemon of its own: one that runs is stopped first', async () => {
    await using server = await startCapabilitiesServer(everything);
    await using fake = await fakeBuck2();
    await fake.startDaemon();
    await runBuck2(request(fake, fake.environment('success'), { remote: remoteAt(server.port) }));
    const commands = (await fake.calls()).map((call) => call.command);
    expect(commands).toEqual(['--version', 'status', 'kill', 'audit', 'build', 'kill']);
  });

  it('has its headers in variables that no action inherits, and nowhere else', async () => {
    await using server = await startCapabilitiesServer(everything);
    await using fake = await fakeBuck2();
    const remote = remoteAt(server.port, { headerVariables: ['KEY'] }, { 'x-key': 's3cret-header', 'x-b': 'x' });
    const environment = { PATH: process.env['PATH'], KEY: 's3cret-header', COPY: 'Bearer s3cret-header', B: 'x' };
    await runBuck2(request(fake, fake.environment('success'), { remote, environment }));
    for (const { command, env } of await fake.calls()) {
      const holders = Object.keys(env).filter((name) => env[name]?.includes('s3cret-header'));
      const knows = command === 'build' || command === 'audit' || (command === 'kill' && env['PYTHONSTARTUP']);
      expect(holders, command).toEqual(knows ? ['PYTHONSTARTUP'] : []);
      expect(env['B']).toBe('x');
    }
  });

  it('is forgotten by the next run without one, where the run that used it was killed', async () => {
    await using fake = await fakeBuck2();
    await fake.startDaemon();
    const file = join(fake.root, '.buckconfig.d/oras-buf-remote');
    await mkdir(join(fake.root, '.buckconfig.d'));
    await writeFile(file, '[buck2_re_client]\n  address = grpc://127.0.0.1:1\n');
    // And a half of one, of a process that no machine has.
    const half = `.oras-buf-remote.4194304.${processSpaceTag()}abcdef.tmp`;
    await writeFile(join(fake.root, '.buckconfig.d', half), '  http_headers = authorization');
    const { build } = await runBuck2(request(fake, fake.environment('success'), {}));
    expect(build).toMatchObject({ result: 'success', remote: null });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(join(fake.root, '.buckconfig.d', half))).toBe(false);
    const commands = (await fake.calls()).map(({ command }) => command);
    expect(commands.indexOf('kill')).toBeGreaterThanOrEqual(0);
    expect(commands.indexOf('kill')).toBeLessThan(commands.indexOf('build'));
  });

  it('is refused where .buckconfig.d is a link out of the project', async () => {
    await using fake = await fakeBuck2();
    await writeFile(join(fake.root, '.buckconfig.d'), '');
    const config = { entries: new Map([['address', 'grpc://h:1']]), variables: {} };
    await expect(writeRemoteConfig(fake.root, config)).rejects.toThrow(RemoteConfigConflictError);
  });
});

describe('arguments of ours', () => {
  it('--profile is taken out, and the timeline kept', async () => {
    await using fake = await fakeBuck2();
    const wish = request(fake, fake.environment('success'), { arguments: ['--profile', '-j', '2', '--', '--profile'] });
    const { build } = await runBuck2(wish);
    expect(build.commands).toEqual(['buck2 build //... -j 2 -- --profile']);
    expect(await readFile(wish.profileFile, 'utf8')).toMatch(/^trace of .*events\.json-lines$/);
  });

  it('at log level trace buck2 says more, unless the user chose', async () => {
    await using fake = await fakeBuck2();
    for (const chosen of [[], ['-v=4'], ['--verbose', '0'], ['--', '-v']]) {
      await runBuck2(request(fake, fake.environment('success'), { verbose: true, arguments: chosen }));
    }
    const ours = '--verbose 2,stderr,commands,actions';
    expect(await builds(fake)).toEqual([ours, '-v=4', '--verbose 0', `${ours} -- -v`]);
  });
});
