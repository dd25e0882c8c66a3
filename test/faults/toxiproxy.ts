import { env } from 'node:process';
import { freePort } from '../peers/registry.ts';
import { startServer } from '../peers/server-process.ts';

/** A toxic of toxiproxy (github.com/Shopify/toxiproxy, README "Toxics"). */
export interface Toxic {
  readonly type: 'latency' | 'bandwidth' | 'slow_close' | 'timeout' | 'reset_peer' | 'slicer' | 'limit_data';
  /** `downstream`, from the registry to us, unless given. */
  readonly stream?: 'upstream' | 'downstream';
  /** The part of the connections that it meets; all unless given. */
  readonly toxicity?: number;
  readonly attributes: Readonly<Record<string, number>>;
}

/** A connection to a server that can be made bad. */
export interface BadConnection {
  /** Where to connect to: `127.0.0.1:PORT`. */
  readonly host: string;
  poison(toxics: readonly Toxic[]): Promise<void>;
  /** Whether connections are taken at all. */
  enable(isEnabled: boolean): Promise<void>;
  /** Takes every toxic away. */
  heal(): Promise<void>;
}

export interface Toxiproxy {
  /** A new way to `host` (`127.0.0.1:PORT`). */
  connect(host: string): Promise<BadConnection>;
  stop(): Promise<void>;
}

export async function startToxiproxy(program: string, directory: string): Promise<Toxiproxy> {
  const port = await freePort();
  const server = await startServer({
    program,
    arguments: ['-host', '127.0.0.1', '-port', String(port)],
    directory,
    environment: { PATH: env['PATH'] ?? '' },
    ready: (line) => (/starting/i.test(line) ? 'ready' : undefined),
  });
  const api = `http://127.0.0.1:${port}`;
  await answers(`${api}/version`);
  let count = 0;
  return {
    stop: server.stop,
    connect: async (host) => {
      const name = `way-${++count}`;
      const { listen } = await call(`${api}/proxies`, 'POST', { name, listen: '127.0.0.1:0', upstream: host });
      const toxicsUrl = `${api}/proxies/${name}/toxics`;
      let names: readonly string[] = [];
      const heal = async (): Promise<void> => {
        for (const toxic of names) await call(`${toxicsUrl}/${toxic}`, 'DELETE');
        names = [];
      };
      return {
        host: String(listen),
        heal,
        enable: async (enabled) => {
          await call(`${api}/proxies/${name}`, 'POST', { listen, upstream: host, enabled });
        },
        poison: async (toxics) => {
          for (const [index, toxic] of toxics.entries()) {
            const toxicName = `${toxic.type}-${index}`;
            await call(toxicsUrl, 'POST', { name: toxicName, stream: 'downstream', toxicity: 1, ...toxic });
            names = [...names, toxicName];
          }
        },
      };
    },
  };
}

async function call(url: string, method: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'user-agent': 'oras-buf-tests' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`toxiproxy answers ${response.status} to ${method} ${url}: ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const isThere = await fetch(url, { headers: { 'user-agent': 'oras-buf-tests' } }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > deadline) throw new Error('toxiproxy does not answer');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
