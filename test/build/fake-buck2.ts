import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A program that takes buck2's arguments and answers with a recording: it writes the report files where it is told to, keeps a
 * note of its "daemon", and tells afterwards how it was called. What the real one does is tested in buck2.peer.test.ts.
 */
const source = `#!${process.execPath}
const { appendFileSync, copyFileSync, existsSync, rmSync, writeFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const state = process.env.FAKE_BUCK2_STATE;
const [command, ...rest] = process.argv.slice(2);
appendFileSync(join(state, 'calls.jsonl'), JSON.stringify({ command, rest, env: process.env, cwd: process.cwd() }) + '\\n');
const daemon = join(state, 'daemon');
const after = (flag) => rest[rest.indexOf(flag) + 1];
if (command === '--version') {
  console.log('buck2 fake-1.0');
} else if (command === 'status') {
  if (existsSync(daemon)) console.log(JSON.stringify({ process_info: { pid: 1 } }));
  else console.error('no buckd running');
} else if (command === 'kill') {
  rmSync(daemon, { force: true });
  console.error('killing buckd server');
} else if (command === 'audit') {
  // Like the real one it starts the daemon, and reads our file.
  writeFileSync(daemon, '');
  const file = join('.buckconfig.d', 'oras-buf-remote');
  const lines = readFileSync(file, 'utf8').split('\\n').map((line) => /^ +([a-z_]+) = (.*)$/.exec(line)).filter(Boolean);
  console.log(JSON.stringify(Object.fromEntries(lines.map(([, key, value]) => ['buck2_re_client.' + key, value]))));
} else if (command === 'debug') {
  writeFileSync(rest[1], 'trace of ' + rest[2]);
} else {
  const started = !existsSync(daemon);
  writeFileSync(daemon, '');
  console.error('[2026-11-24T06:50:57.232+00:00] Build ID: 1');
  console.error('\\u001b[31mred\\u001b[0m::error::not a command');
  if (process.env.FAKE_BUCK2_HANG === '1') {
    process.on('SIGINT', () => process.exit(141));
    setInterval(() => {}, 1000);
  } else {
    const remote = rest.some((word) => word.startsWith('build.execution_platforms='));
    const from = (remote && process.env.FAKE_BUCK2_REMOTE_RECORDING) || process.env.FAKE_BUCK2_RECORDING;
    const files = { '--build-report': 'build-report.json', '--command-report-path': 'command-report.json' };
    for (const [flag, file] of Object.entries(files)) {
      if (existsSync(join(from, file))) copyFileSync(join(from, file), after(flag));
    }
    const record = JSON.parse(readFileSync(join(from, 'invocation-record.json'), 'utf8'));
    record.data.Record.data.InvocationRecord.daemon_was_started = started ? 16 : null;
    writeFileSync(after('--unstable-write-invocation-record'), JSON.stringify(record));
    for (const file of ['events.jsonl', 'test-results.jsonl']) {
      if (existsSync(join(from, file))) copyFileSync(join(from, file), after('--event-log'));
    }
    process.exitCode = Number(readFileSync(join(from, 'exit_code.txt'), 'utf8'));
  }
}
`;

const recordings = join(import.meta.dirname, '..', 'fixtures', 'buck2');

export interface FakeBuck2 extends AsyncDisposable {
  readonly program: string;
  /** An empty project root. */
  readonly root: string;
  /** Where the report files go. */
  readonly temporaryDirectory: string;
  /** Environment that makes it answer with a recording, with another one where it is to use a remote server. */
  environment(recording: string, withRemote?: string): Record<string, string>;
  calls(): Promise<readonly FakeCall[]>;
  daemonRuns(): Promise<boolean>;
  startDaemon(): Promise<void>;
}

interface FakeCall {
  readonly command: string;
  readonly rest: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export async function fakeBuck2(): Promise<FakeBuck2> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'fake-buck2-')));
  const program = join(directory, 'buck2');
  const root = join(directory, 'root');
  const temporaryDirectory = join(directory, 'tmp');
  const state = join(directory, 'state');
  for (const path of [root, temporaryDirectory, state]) await mkdir(path);
  await writeFile(program, source);
  await chmod(program, 0o755);
  const daemon = join(state, 'daemon');
  return {
    program,
    root,
    temporaryDirectory,
    environment: (recording, withRemote = recording) => ({
      FAKE_BUCK2_STATE: state,
      FAKE_BUCK2_RECORDING: join(recordings, recording),
      FAKE_BUCK2_REMOTE_RECORDING: join(recordings, withRemote),
    }),
    async calls() {
      const lines = (await readFile(join(state, 'calls.jsonl'), 'utf8')).trim().split('\n');
      return lines.map((line) => JSON.parse(line) as FakeCall);
    },
    daemonRuns: () =>
      readFile(daemon).then(
        () => true,
        () => false,
      ),
    startDaemon: () => writeFile(daemon, ''),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
