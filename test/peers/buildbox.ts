import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { env } from 'node:process';
import { type ServerProcess, startServer } from './server-process.ts';

/** buildbox-casd: content-addressed store and action cache of the Remote Execution API, on loopback. */
export interface Buildbox extends AsyncDisposable {
  readonly port: number;
  /** `grpc://127.0.0.1:PORT`. */
  readonly endpoint: string;
  output(): string;
  /** Ends it; what it holds stays until it is disposed of. */
  stop(): Promise<void>;
}

/** What the sandbox of an action sees of this machine besides the action's own files. */
const mounts = ['/usr:/usr', '/usr/bin:/bin', '/usr/lib:/lib', '/usr/lib64:/lib64'];

/** @param bwrap the sandbox program: with it the server runs actions too */
export async function startBuildbox(casd: string, bwrap?: string): Promise<Buildbox> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-buildbox-'));
  // It takes port 0 as well, but does not say which one it got.
  const port = await freePort();
  let server: ServerProcess;
  try {
    server = await startServer({
      program: casd,
      arguments: [
        ...['--bind', `127.0.0.1:${port}`, '--log-level', 'info', '--shutdown-deadline', '1'],
        ...(bwrap === undefined ? [] : await executionArguments(casd)),
        join(directory, 'cas'),
      ],
      directory,
      environment: {
        HOME: directory,
        PATH: [...(bwrap === undefined ? [] : [dirname(bwrap)]), env['PATH'] ?? ''].join(delimiter),
      },
      ready: (line) => (line.includes('Server listening on') ? 'ready' : undefined),
    });
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  return {
    port,
    endpoint: `grpc://127.0.0.1:${port}`,
    output: () => server.output(),
    stop: () => server.stop(),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function executionArguments(casd: string): Promise<readonly string[]> {
  const runner = join(dirname(casd), 'buildbox-run');
  await chmod(runner, 0o755);
  const shown = mounts.filter((mount) => existsSync(mount.slice(0, mount.indexOf(':'))));
  return ['--buildbox-run', runner, ...shown.map((mount) => `--runner-arg=--ro-bind-mount=${mount}`)];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
