import type { Descriptor } from './descriptor.ts';
import type { Digest } from './digest.ts';
import type { FetchedManifest, Registry } from './registry.ts';

/** A registry whose code is loaded when something is asked of it: a job that has all it needs loads none. */
export class LazyRegistry implements Registry {
  readonly host: string;
  readonly #load: () => Promise<Registry>;
  #loaded: Promise<Registry> | undefined;
  readonly #announced: string[] = [];

  constructor(host: string, load: () => Promise<Registry>) {
    this.host = host;
    this.#load = load;
  }

  announce(repositories: readonly string[]): void {
    if (this.#loaded === undefined) this.#announced.push(...repositories);
    else void this.#loaded.then((registry) => registry.announce?.(repositories)).catch(() => {});
  }

  async listTags(repository: string): Promise<readonly string[]> {
    return await (await this.#registry()).listTags(repository);
  }

  async resolveTag(repository: string, tag: string): Promise<Digest | undefined> {
    return await (await this.#registry()).resolveTag(repository, tag);
  }

  async fetchManifest(repository: string, reference: string | Digest): Promise<FetchedManifest | undefined> {
    return await (await this.#registry()).fetchManifest(repository, reference);
  }

  async fetchBlob(repository: string, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    return await (await this.#registry()).fetchBlob(repository, descriptor);
  }

  #registry(): Promise<Registry> {
    this.#loaded ??= this.#load().then((registry) => {
      registry.announce?.(this.#announced);
      return registry;
    });
    return this.#loaded;
  }
}
