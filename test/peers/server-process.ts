import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server to start for a test. */
export interface ServerProgram {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Looks at each line that the server prints, and gives a value once the server is ready: its port, its address. */
  readonly ready: (line: string) => string | undefined;
}

/** A server that runs. */
export interface ServerProcess {
  /** What `ready` gave. */
  readonly readiness: string;
  /** Everything that it printed so far, both streams. */
  output(): string;
  /** Ends it, and waits for its end. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 5_000;
const running = new Set<ChildProcess>();

// A test runner that is stopped at once must not leave servers behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server and waits until it is ready. The error of one that is not tells what it printed. */
export async function startServer(server: ServerProgram): Promise<ServerProcess> {
  const child = spawn(server.program, [...server.arguments], {
    cwd: server.directory,
    env: { ...server.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const printed: string[] = [];
  const ended = once(child, 'close').finally(() => running.delete(child));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await ended.catch(() => {});
    clearTimeout(timer);
  };
  const readiness = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${server.program} ${why}\n${printed.join('\n')}`));
    const timer = setTimeout(() => fail('was not ready in time'), startTimeoutMs);
    const read = (stream: NodeJS.ReadableStream): void => {
      let partial = '';
      stream.on('data', (chunk: Buffer) => {
        const lines = (partial + chunk.toString('utf8')).split('\n');
        partial = lines.pop() ?? '';
        for (const line of lines) {
          printed.push(line);
          const value = server.ready(line);
          if (value !== undefined) {
            clearTimeout(timer);
            resolve(value);
          }
        }
      });
    };
    read(child.stdout);
    read(child.stderr);
    ended
      .then(
        () => fail(`ended with ${child.exitCode ?? child.signalCode}`),
        (error: unknown) => fail(`could not be started: ${String(error)}`),
      )
      .finally(() => clearTimeout(timer));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { readiness, output: () => printed.join('\n'), stop };
}
