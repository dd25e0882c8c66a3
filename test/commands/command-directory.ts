import { join } from 'node:path';
import { styleText } from 'node:util';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { readCommandLine } from '../../src/entry/flags.ts';
import { runCommand } from '../../src/entry/run-command.ts';
import type { TextStyle } from '../../src/report/terminal-summary.ts';
import type { JobDirectory } from '../pipeline/job-directory.ts';

export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  /** What was said on the way. */
  readonly log: string;
}

export interface CommandSurroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly colours?: boolean;
}

/** Runs a command in the workspace of a {@link JobDirectory}, by way of its command line, in this process. */
export async function command(
  job: JobDirectory,
  argv: readonly string[],
  { environment: more = {}, isTerminal = false, colours = false }: CommandSurroundings = {},
): Promise<CommandOutcome> {
  const line = readCommandLine([...argv]);
  if (line.kind !== 'command') throw new Error(`${argv.join(' ')} is read as ${line.kind}`);
  const environment: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: job.directory,
    XDG_CACHE_HOME: join(job.directory, 'xdg'),
    ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
    ORAS_BUF_BUF_CACHE_DIR: join(job.directory, 'buf'),
    ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}`,
    ...more,
  };
  let log = '';
  let stdout = '';
  const ci = new TerminalProvider({
    environment,
    workspace: job.workspace,
    write: (text) => {
      log += text;
    },
    colours: false,
  });
  const secrets = { ...line.secrets, readStdin: async () => '' };
  const interruption = { signal: new AbortController().signal, exitCode: () => undefined };
  const output = {
    write: (text: string) => {
      stdout += text;
    },
    isTerminal,
    style: (style: TextStyle, text: string) =>
      colours ? styleText(style === 'bad' ? 'red' : 'bold', text, { validateStream: false }) : text,
  };
  try {
    const exitCode = await runCommand({ ...line, secrets, environment, interruption }, ci, output);
    return { exitCode, stdout, log };
  } finally {
    ci.removeTemporaryDirectory();
  }
}

/** The JSON of a command that succeeds. */
export async function json(
  job: JobDirectory,
  argv: readonly string[],
  surroundings?: CommandSurroundings,
): Promise<unknown> {
  return JSON.parse((await command(job, [...argv, '--json'], surroundings)).stdout);
}
