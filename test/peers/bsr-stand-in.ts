import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { startServer } from './server-process.ts';

/** One commit of a module in the stand-in. See bsr-stand-in/store.go. */
export interface BsrCommit {
  /** `registry/owner/name` */
  readonly name: string;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly labels?: readonly string[];
  /** ISO 8601. The newer of two commits wins where both are asked for. */
  readonly createTime: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Adds every file below a directory. */
  readonly directory?: string;
  /** Ids of the commits that it was made with. */
  readonly dependencies?: readonly string[];
}

export interface BsrRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
}

/** A stand-in of the Buf Schema Registry that the real buf talks to, through its proxy settings. */
export interface BsrStandIn {
  /** What a process needs in its environment so that its buf finds the stand-in. Loopback addresses bypass it. */
  readonly environment: Readonly<Record<string, string>>;
  requests(): Promise<readonly BsrRequest[]>;
  replaceModules(commits: readonly BsrCommit[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startBsrStandIn(program: string, commits: readonly BsrCommit[]): Promise<BsrStandIn> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-bsr-'));
  const data = join(directory, 'modules.json');
  const ca = join(directory, 'ca.pem');
  await writeFile(data, JSON.stringify({ commits }));
  const server = await startServer({
    program,
    arguments: ['-data', data, '-ca', ca],
    directory,
    environment: { PATH: env['PATH'] ?? '' },
    ready: (line) => /"listening":"([^"]+)"/.exec(line)?.[1],
  }).catch(async (error: unknown) => {
    await rm(directory, { recursive: true, force: true });
    throw error;
  });
  const origin = `http://${server.readiness}`;
  return {
    environment: {
      HTTPS_PROXY: origin,
      NO_PROXY: '127.0.0.1,localhost',
      // Go's way to trust a CA of one's own (Linux).
      SSL_CERT_FILE: ca,
    },
    async requests() {
      return (await (await fetch(`${origin}/requests`)).json()) as readonly BsrRequest[];
    },
    async replaceModules(replacement) {
      const answer = await fetch(`${origin}/modules`, {
        method: 'PUT',
        body: JSON.stringify({ commits: replacement }),
      });
      if (!answer.ok) throw new Error(`the stand-in refused the modules: ${await answer.text()}`);
    },
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
