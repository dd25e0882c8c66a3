import { setMaxListeners } from 'node:events';
import type { Log } from '../log.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import type { SecretSink } from '../system/secret.ts';
import type { CredentialSource } from './credentials.ts';
import { parseEndpoint } from './endpoint.ts';
import { OfflineError, UnknownHostError } from './errors.ts';
import { LazyRegistry } from './lazy-registry.ts';
import type { HttpRegistryContext } from './open-http-registry.ts';
import { applyRepositoryTemplate } from './reference.ts';
import type { Registry, Traffic } from './registry.ts';
import type { RegistryWriter, WritableRegistries } from './registry-writer.ts';
import { TrafficCounter } from './traffic-counter.ts';
import { defaultLimits, type TransferLimits } from './transfer-limits.ts';

export interface RegistriesOptions {
  /** By the host that module names write. */
  readonly registries: ReadonlyMap<string, RegistrySettings>;
  readonly credentials: CredentialSource;
  /** Connections to one server at once. */
  readonly parallelism: number;
  /** No request goes out; `oci-layout:` directories are still read. */
  readonly offline: boolean;
  /** For HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Told of every password and token, in each form that goes over the wire, before it is used. */
  readonly maskSecret: SecretSink;
  /** Ends all requests; they then throw the signal's reason. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<TransferLimits>;
}

/** The registries of one job. Nothing is read or sent until one of them is asked. */
export function createRegistries(options: RegistriesOptions): WritableRegistries {
  return new JobRegistries(options);
}

class JobRegistries implements WritableRegistries {
  readonly #options: RegistriesOptions;
  readonly #limits: TransferLimits;
  readonly #traffic: TrafficCounter;
  readonly #byHost = new Map<string, Registry>();
  readonly #closers: (() => Promise<void>)[] = [];

  constructor(options: RegistriesOptions) {
    this.#options = options;
    this.#traffic = new TrafficCounter(options.parallelism);
    this.#limits = { ...defaultLimits, ...options.limits };
    // Every request listens to it; Node would call more than ten listeners a leak.
    if (options.signal !== undefined) setMaxListeners(0, options.signal);
  }

  forHost(host: string): Registry {
    let registry = this.#byHost.get(host);
    if (registry === undefined) {
      const settings = this.#settingsOf(host);
      registry = new LazyRegistry(host, () => this.#open(settings));
      this.#byHost.set(host, registry);
    }
    return registry;
  }

  repositoryOf(moduleName: string): string {
    const [host = '', owner = '', name = ''] = moduleName.split('/');
    return applyRepositoryTemplate(this.#settingsOf(host).repository, owner, name);
  }

  async writerFor(host: string): Promise<RegistryWriter> {
    const settings = this.#settingsOf(host);
    const endpoint = parseEndpoint(settings);
    if (endpoint.kind === 'layout') {
      const { LayoutRegistryWriter } = await import('./layout-registry-writer.ts');
      return new LayoutRegistryWriter(host, endpoint.directory);
    }
    if (this.#options.offline) throw new OfflineError(host, 'a place to push to');
    const { openHttpWriter } = await import('./open-http-writer.ts');
    const { writer, close } = await openHttpWriter(settings, endpoint.url, this.#context());
    this.#closers.push(close);
    return writer;
  }

  traffic(): Traffic {
    return this.#traffic.snapshot();
  }

  async close(): Promise<void> {
    await Promise.all(this.#closers.splice(0).map((close) => close()));
  }

  #settingsOf(host: string): RegistrySettings {
    const settings = this.#options.registries.get(host);
    if (settings === undefined) throw new UnknownHostError(host, [...this.#options.registries.keys()]);
    return settings;
  }

  async #open(settings: RegistrySettings): Promise<Registry> {
    const endpoint = parseEndpoint(settings);
    if (endpoint.kind === 'layout') {
      const { LayoutRegistry } = await import('./layout-registry.ts');
      return new LayoutRegistry(settings.host, endpoint.directory);
    }
    if (this.#options.offline) return new OfflineRegistry(settings.host);
    const { openHttpRegistry } = await import('./open-http-registry.ts');
    const { registry, close } = await openHttpRegistry(settings, endpoint.url, this.#context());
    this.#closers.push(close);
    return registry;
  }

  #context(): HttpRegistryContext {
    const { credentials, environment, log, maskSecret, signal, parallelism: connections } = this.#options;
    return {
      credentials,
      connections,
      environment,
      limits: this.#limits,
      traffic: this.#traffic,
      log,
      maskSecret,
      signal,
    };
  }
}

/** A server in a job that must not use the network: whatever is asked of it is missing. */
class OfflineRegistry implements Registry {
  readonly host: string;

  constructor(host: string) {
    this.host = host;
  }

  async listTags(repository: string): Promise<never> {
    throw new OfflineError(this.host, `the list of tags of ${repository}`);
  }

  async resolveTag(repository: string, tag: string): Promise<never> {
    throw new OfflineError(this.host, `${repository}:${tag}`);
  }

  async fetchManifest(repository: string, reference: string): Promise<never> {
    throw new OfflineError(this.host, `the manifest ${reference} of ${repository}`);
  }

  async fetchBlob(repository: string, descriptor: { readonly digest: string }): Promise<never> {
    throw new OfflineError(this.host, `the blob ${descriptor.digest} of ${repository}`);
  }
}
