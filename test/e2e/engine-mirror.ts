import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A mirror with one archive, in the place of the engine's release. */
export interface EngineMirror {
  readonly origin: string;
  readonly sha256: string;
  /** Paths that were asked for. */
  requests(): readonly string[];
  stop(): Promise<void>;
}

/** Serves an engine that only says that it was asked to run. */
export async function serveEngine(): Promise<EngineMirror> {
  const files = pack();
  files.entry({ name: 'package.json' }, '{ "type": "module" }\n');
  files.entry({ name: 'index.js' }, "console.log('the engine, asked to ' + process.argv[2]);\n");
  files.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of files) chunks.push(chunk as Buffer);
  const archive = gzipSync(Buffer.concat(chunks));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(archive);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    sha256: createHash('sha256').update(archive).digest('hex'),
    requests: () => [...requests],
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
