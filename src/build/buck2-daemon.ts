import { spawn } from 'node:child_process';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { objectOf, parseJson } from './untrusted-json.ts';

/** How to reach the daemon of one project: the same program, directory and environment as the build. */
export interface Buck2Project {
  readonly program: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `unknown` where buck2 did not answer: then it may be somebody's own. */
export type DaemonState = 'running' | 'none' | 'unknown';

const statusTimeoutMs = 20_000;
const killTimeoutMs = 30_000;

/**
 * Whether a daemon of the project runs. `buck2 status` only talks to one that is there and starts none: it prints a JSON
 * object, or "no buckd running" on stderr, and exits with 0 either way.
 */
export async function daemonState(project: Buck2Project): Promise<DaemonState> {
  try {
    const status = await run(project, 'status', statusTimeoutMs);
    if (status.exitCode !== 0 || status.aborted) return 'unknown';
    if (Object.keys(objectOf(parseJson(status.stdout))).length > 0) return 'running';
    return status.stdout.trim() === '' ? 'none' : 'unknown';
  } catch {
    return 'unknown';
  }
}

/**
 * The version of the daemon that runs for the project (a commit, or a date), undefined where none runs. Empty where it does not say.
 */
export async function daemonVersion(project: Buck2Project): Promise<string | undefined> {
  const status = await run(project, 'status', statusTimeoutMs);
  const parsed = objectOf(parseJson(status.stdout));
  if (Object.keys(parsed).length === 0) return undefined;
  // What else stands there is a secret of the daemon's.
  const { version } = objectOf(parsed['process_info']);
  return typeof version === 'string' ? version : '';
}

/** Stops the project's daemon. Gives the reason where that did not work: a daemon left behind costs memory, not the job. */
export async function stopDaemon(project: Buck2Project): Promise<string | undefined> {
  try {
    const kill = await run(project, 'kill', killTimeoutMs);
    if (kill.aborted) return `buck2 kill did not end within ${killTimeoutMs / 1_000} s`;
    return kill.exitCode === 0 ? undefined : `buck2 kill ended with ${kill.exitCode}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Has the daemon stopped also where this process is ended at once (a second signal). Until it is disposed of; then
 * {@link stopDaemon} is the way.
 */
export function stopDaemonAtExit(project: Buck2Project): Disposable {
  const stop = (): void => {
    // Nothing can be waited for any more: it has to live on by itself.
    const options = { cwd: project.root, env: { ...project.environment }, detached: true, stdio: 'ignore' } as const;
    spawn(project.program, ['kill'], options)
      .on('error', () => {})
      .unref();
  };
  process.once('exit', stop);
  return { [Symbol.dispose]: () => void process.removeListener('exit', stop) };
}

function run(project: Buck2Project, command: 'status' | 'kill', timeoutMs: number): Promise<ChildResult> {
  return runChildProgram({
    program: project.program,
    arguments: [command],
    directory: project.root,
    environment: project.environment,
    signal: AbortSignal.timeout(timeoutMs),
    keepBytes: 4 * 1024 * 1024,
  });
}
