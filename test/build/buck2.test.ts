import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Buck2Request, runBuck2, TargetPatternError } from '../../src/build/buck2.ts';
import { BuildToolNotStartedError } from '../../src/build/build-run.ts';
import { type FakeBuck2, fakeBuck2 } from './fake-buck2.ts';
import { recordingLog } from './recording-log.ts';

function request(fake: FakeBuck2, recording: string, changes: Partial<Buck2Request> = {}): Buck2Request {
  return {
    program: fake.program,
    root: fake.root,
    directory: '.',
    reason: 'there is a .buckconfig',
    arguments: [],
    environment: { PATH: process.env['PATH'] },
    additions: fake.environment(recording),
    log: recordingLog(),
    command: 'build',
    targets: [],
    temporaryDirectory: fake.temporaryDirectory,
    profileFile: join(fake.temporaryDirectory, '..', 'profile', 'chrome-trace.json.gz'),
    verbose: false,
    remote: undefined,
    ...changes,
  };
}

describe('buck2', () => {
  it('is called in the root with every report file, the targets and the extra arguments', async () => {
    await using fake = await fakeBuck2();
    const { build } = await runBuck2(
      request(fake, 'success', { targets: ['//a:b', '//c/...'], arguments: ['--keep-going', '-c', "x.y=it's"] }),
    );
    const call = (await fake.calls()).find((one) => one.command === 'build');
    const directory = join(fake.temporaryDirectory, 'buck2-');
    expect(call?.cwd).toBe(fake.root);
    expect(call?.rest.map((word) => (word.startsWith(directory) ? `REPORTS/${word.split('/').at(-1)}` : word))).toEqual(
      [
        '//a:b',
        '//c/...',
        '--console',
        'simplenotty',
        '--build-report',
        'REPORTS/build-report.json',
        '--build-report-options',
        'package-project-relative-paths',
        '--event-log',
        'REPORTS/events.json-lines',
        '--command-report-path',
        'REPORTS/command-report.json',
        '--unstable-write-invocation-record',
        'REPORTS/invocation-record.json',
        '--write-build-id',
        'REPORTS/build-id.txt',
        '--keep-going',
        '-c',
        "x.y=it's",
      ],
    );
    expect(build.commands).toEqual(["buck2 build //a:b //c/... --keep-going -c 'x.y=it'\\''s'"]);
    expect(build).toMatchObject({ tool: 'buck2', toolVersion: 'fake-1.0', result: 'success', exitCode: 0 });
    expect(build.targets).toHaveLength(12);
    expect(build.actions?.local).toBe(11);
  });

  it('builds everything where no target is named, and leaves no report file behind', async () => {
    await using fake = await fakeBuck2();
    await runBuck2(request(fake, 'success'));
    expect((await fake.calls()).find((one) => one.command === 'build')?.rest[0]).toBe('//...');
    expect(await readdir(fake.temporaryDirectory)).toEqual([]);
  });

  it('never gets a secret of ours in its environment, and gets what is passed', async () => {
    await using fake = await fakeBuck2();
    const environment = {
      PATH: process.env['PATH'],
      ORAS_REGISTRY_TOKEN: 's3cret',
      BUF_TOKEN: 's3cret',
      INPUT_TOKEN: 's3cret',
      KEPT: 'yes',
    };
    await runBuck2(
      request(fake, 'success', { environment, additions: { ...fake.environment('success'), BUF_CACHE_DIR: '/cache' } }),
    );
    for (const call of await fake.calls()) {
      expect(JSON.stringify(call)).not.toContain('s3cret');
      expect(call.env['KEPT']).toBe('yes');
      expect(call.env['BUF_CACHE_DIR']).toBe('/cache');
    }
  });

  it('has its output in the log line by line, without times and colours', async () => {
    await using fake = await fakeBuck2();
    const log = recordingLog();
    await runBuck2(request(fake, 'success', { log }));
    expect(log.lines).toContain('info Build ID: 1');
    expect(log.lines).toContain('info red::error::not a command');
  });

  it('is stopped where this run started its daemon, also after a red build', async () => {
    await using fake = await fakeBuck2();
    const { build } = await runBuck2(request(fake, 'action-failure'));
    expect(build.result).toBe('failure');
    expect(await fake.daemonRuns()).toBe(false);
    expect((await fake.calls()).map((one) => one.command)).toEqual(['--version', 'status', 'build', 'kill']);
  });

  it('keeps the daemon that was there before', async () => {
    await using fake = await fakeBuck2();
    await fake.startDaemon();
    await runBuck2(request(fake, 'success'));
    expect(await fake.daemonRuns()).toBe(true);
    expect((await fake.calls()).map((one) => one.command)).not.toContain('kill');
  });

  it('is cancelled by the signal, and its daemon goes too', async () => {
    await using fake = await fakeBuck2();
    const cancel = new AbortController();
    const log = recordingLog();
    const onBuild = { ...log, info: (message: string) => (message.includes('Build ID') ? cancel.abort() : undefined) };
    const { build } = await runBuck2(
      request(fake, 'success', {
        log: onBuild,
        signal: cancel.signal,
        additions: { ...fake.environment('success'), FAKE_BUCK2_HANG: '1' },
      }),
    );
    expect(build.result).toBe('cancelled');
    expect(build.errors).toEqual([]);
    expect(await fake.daemonRuns()).toBe(false);
  });

  it('is cancelled without touching a daemon that was there before', async () => {
    await using fake = await fakeBuck2();
    await fake.startDaemon();
    const cancel = new AbortController();
    const log = { ...recordingLog(), info: () => cancel.abort() };
    const additions = { ...fake.environment('success'), FAKE_BUCK2_HANG: '1' };
    const { build } = await runBuck2(request(fake, 'success', { log, signal: cancel.signal, additions }));
    expect(build.result).toBe('cancelled');
    expect(await fake.daemonRuns()).toBe(true);
  });

  it('has its tests read from the event log, and says so where there were none', async () => {
    await using fake = await fakeBuck2();
    const failed = await runBuck2(request(fake, 'test-fail', { command: 'test' }));
    expect(failed.build.tests.filter((test) => test.result === 'fail')).toHaveLength(3);
    expect(failed.remarks).toEqual([]);
    const nothing = await runBuck2(request(fake, 'test-nothing', { command: 'test', targets: ['//shared:'] }));
    expect(nothing.build.result).toBe('success');
    expect(nothing.remarks).toEqual([
      { severity: 'warning', message: 'buck2 test ran no tests: //shared: holds none.', place: null },
    ]);
  });

  it.each(['--config=x', '@flags', ''])('refuses the target %j, which buck2 would not read as one', async (target) => {
    await using fake = await fakeBuck2();
    await expect(runBuck2(request(fake, 'success', { targets: [target] }))).rejects.toThrow(TargetPatternError);
  });

  it('that cannot be started is an error with exit code 2', async () => {
    await using fake = await fakeBuck2();
    const missing = runBuck2(request(fake, 'success', { program: join(fake.root, 'no-buck2') }));
    await expect(missing).rejects.toThrow(BuildToolNotStartedError);
    await expect(missing).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('no-buck2 (ENOENT)') });
  });
});
