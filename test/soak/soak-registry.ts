import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BadConnection, startToxiproxy } from '../faults/toxiproxy.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { type PushedModule, pushModule } from '../peers/push-modules.ts';
import { startRecordingProxy } from '../peers/recording-proxy.ts';
import {
  type RunningRegistry,
  registryUsers,
  startDistribution,
  startTokenServer,
  tokensIn,
} from '../peers/registry.ts';
import { changing, clear, type Spell, type Weather, WeatherRecord } from './weather.ts';

export interface SoakPrograms {
  readonly registry: string;
  readonly 'token-server': string;
  readonly toxiproxy: string;
  readonly oras: string;
}

/**
 * The way of a request: toxiproxy, a proxy that ends TLS, then distribution or its token server. Both servers can be ended and
 * started again while the address stays.
 */
export class SoakRegistry implements AsyncDisposable {
  /** PEM file of the authority behind its certificate. */
  readonly caFile: string;
  readonly record = new WeatherRecord();
  readonly #way: BadConnection;
  readonly #servers: Servers;
  readonly #running: RunningRegistry;
  #earlierTokens: readonly string[] = [];

  private constructor(servers: Servers, running: RunningRegistry, way: BadConnection) {
    this.#servers = servers;
    this.#running = running;
    this.#way = way;
    this.caFile = running.caFile;
  }

  static async start(programs: SoakPrograms): Promise<SoakRegistry> {
    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-soak-registry-'));
    const authority = makeCertificateAuthority();
    const certificate = authority.issue(['localhost', '127.0.0.1']);
    const caFile = join(directory, 'ca.pem');
    await writeFile(caFile, authority.certificate);
    const servers = await Servers.start(programs, directory);
    const proxy = await startRecordingProxy(
      [
        {
          prefix: '/v2/',
          get origin() {
            return servers.registryOrigin;
          },
        },
        {
          prefix: '/token/',
          keepBodies: true,
          get origin() {
            return servers.tokenOrigin;
          },
        },
      ],
      certificate,
    );
    const toxiproxy = await startToxiproxy(programs.toxiproxy, directory);
    const way = await toxiproxy.connect(`127.0.0.1:${proxy.port}`);
    const stop = async (): Promise<void> => {
      await toxiproxy.stop();
      await proxy.stop();
      await servers.stop();
      await rm(directory, { recursive: true, force: true });
    };
    const running: RunningRegistry = {
      host: `127.0.0.1:${proxy.port}`,
      origin: proxy.origin,
      directOrigin: servers.registryOrigin,
      caFile,
      storageDirectory: join(directory, 'storage'),
      requests: proxy.requests,
      exchangedTokens: () => proxy.bodies().flatMap(tokensIn),
      forgetRequests: proxy.forget,
      stop,
    };
    return new SoakRegistry(servers, running, way);
  }

  /** Where the jobs reach it. */
  get endpoint(): string {
    return `https://${this.#way.host}`;
  }

  async push(oras: string, modules: readonly Omit<PushedModule, 'shape'>[]): Promise<void> {
    const user = registryUsers.ci;
    const target = { kind: 'registry', registry: this.#running, user, prefix: `${user.name}/` } as const;
    for (const module of modules) await pushModule(oras, target, { ...module, shape: 'archive' });
  }

  /** The tokens that were given out lately: those of the jobs that run now are among them. */
  recentTokens(): readonly string[] {
    return [...this.#earlierTokens, ...this.#running.exchangedTokens()];
  }

  /** What is written down of requests would fill the memory in an hour. To be called every minute: no job takes two. */
  forgetRequests(): void {
    this.#earlierTokens = this.#running.exchangedTokens();
    this.#running.forgetRequests();
  }

  /** Makes the weather for as long as it lasts; then the registry is as it was. */
  async endure(spell: Spell, random: () => number, signal: AbortSignal): Promise<void> {
    const { weather, seconds } = spell;
    const until = performance.now() + seconds * 1000;
    if (weather === clear) return await rest(seconds * 1000, signal);
    this.#begin(changing);
    await this.#way.poison(weather.toxics ?? []);
    if (weather.trouble === 'gone') await this.#way.enable(false);
    if (weather.trouble === 'token server gone') await this.#servers.end('token-server');
    this.#begin(weather);
    while (performance.now() < until && !signal.aborted) {
      if (weather.trouble === 'flapping') await this.#flap(random);
      else if (weather.trouble === 'registry restarts') await this.#restart(random);
      else await rest(until - performance.now(), signal);
    }
    this.#begin(changing);
    await this.#servers.startWhatIsGone();
    await this.#way.heal();
    await this.#way.enable(true);
    this.#begin(clear);
  }

  #begin(weather: Weather): void {
    this.record.begin(weather, performance.now());
  }

  async #flap(random: () => number): Promise<void> {
    await this.#way.enable(false);
    await sleep(50 + 950 * random());
    await this.#way.enable(true);
    await sleep(100 + 2_400 * random());
  }

  async #restart(random: () => number): Promise<void> {
    await this.#servers.end('registry');
    await sleep(2_500 * random());
    await this.#servers.startWhatIsGone();
    await sleep(300 + 3_000 * random());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running.stop();
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, milliseconds), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

interface Server {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Where nobody listens: what a proxy is sent to while a server is away. */
const nowhere = 'http://127.0.0.1:1';

/** Distribution and its token server, in plain HTTP on this machine. */
class Servers {
  readonly #programs: SoakPrograms;
  readonly #directory: string;
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  #registry: Server | undefined;
  #tokenServer: Server | undefined;

  private constructor(programs: SoakPrograms, directory: string) {
    this.#programs = programs;
    this.#directory = directory;
  }

  static async start(programs: SoakPrograms, directory: string): Promise<Servers> {
    const servers = new Servers(programs, directory);
    for (const name of ['registry', 'token-server']) await mkdir(join(directory, name));
    await servers.startWhatIsGone();
    return servers;
  }

  get registryOrigin(): string {
    return this.#registry?.origin ?? nowhere;
  }

  get tokenOrigin(): string {
    return this.#tokenServer?.origin ?? nowhere;
  }

  async end(name: 'registry' | 'token-server'): Promise<void> {
    const server = name === 'registry' ? this.#registry : this.#tokenServer;
    if (name === 'registry') this.#registry = undefined;
    else this.#tokenServer = undefined;
    await server?.stop();
  }

  async startWhatIsGone(): Promise<void> {
    if (this.#registry === undefined) {
      const { stop, readiness } = await startDistribution(this.#programs.registry, join(this.#directory, 'registry'), {
        storage: join(this.#directory, 'storage'),
        tokens: { key: this.#key.publicKey },
      });
      this.#registry = { origin: `http://${readiness}`, stop };
    }
    const tokenDirectory = join(this.#directory, 'token-server');
    this.#tokenServer ??= await startTokenServer(this.#programs['token-server'], tokenDirectory, this.#key.privateKey);
  }

  async stop(): Promise<void> {
    await this.end('registry');
    await this.end('token-server');
  }
}
