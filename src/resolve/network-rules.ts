import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { MissingCredentialsError } from '../oci/errors.ts';
import type { FetchedManifest, Registries, Registry, Traffic } from '../oci/registry.ts';

/** A module that `oras_cache_only = True` names would have to be fetched. */
export class CacheOnlyModuleError extends OrasBufError {
  readonly exitCode = exitCodes.network;

  /** @param what what is not at hand, as a clause */
  constructor(module: ModuleName, what: string, askers: readonly Place[]) {
    super(`${module} must not be fetched (oras_cache_only = True), and ${what}`, {
      places: askers,
      next: 'Restore a cache or a store that holds the locked version; or take oras_cache_only out, run "oras-buf resolve --frozen=false" once, and put it back.',
    });
  }
}

/** A registry would be asked anonymously for a module that `oras_auth_required = True` names. */
export class AnonymousAccessError extends MissingCredentialsError {
  declare readonly next: string;

  /**
   * @param whyNoToken why a token is not sent there, whether there is one or not, as a clause
   * @param next how to sign in, where that is not by the registry's token
   */
  constructor(module: ModuleName, host: string, askers: readonly Place[], whyNoToken?: string, next?: string) {
    super(host, module, whyNoToken);
    if (next !== undefined) this.next = next;
    this.message = `${module} must not be read without credentials (oras_auth_required = True), and this job has none for ${host}`;
    this.addPlaces(askers);
  }
}

/** What build files say of one module, the strictest of them: the lines that say so, empty where none does. */
export interface NetworkRule {
  readonly module: ModuleName;
  readonly cacheOnly: readonly Place[];
  readonly authRequired: readonly Place[];
}

/** The modules of a root for which a build file says `oras_cache_only` or `oras_auth_required`. By name. */
export function networkRules(declarations: Declarations): ReadonlyMap<ModuleName, NetworkRule> {
  const asks = [...declarations.asks, ...declarations.against];
  const rules = [...Map.groupBy(asks, ({ module }) => module)].map(([module, all]): NetworkRule => {
    const places = (option: 'cacheOnly' | 'authRequired'): readonly Place[] =>
      all.filter((ask) => ask[option] === true).map(({ place }) => place);
    return { module, cacheOnly: places('cacheOnly'), authRequired: places('authRequired') };
  });
  return new Map(
    rules
      .filter(({ cacheOnly, authRequired }) => cacheOnly.length + authRequired.length > 0)
      .map((rule) => [rule.module, rule]),
  );
}

/** What the rules have to know of registries. */
export interface RegistryFacts {
  /** False for a directory (`oci-layout:`): nothing leaves the machine there, and nobody signs in. */
  isServer(host: string): boolean;
  hasCredentials(host: string, repository: string): Promise<boolean>;
  /** Why a token is not sent to the host, where there may be one. */
  whyNoToken(host: string): string | undefined;
}

/** The same registries, which refuse what the rules forbid. Only servers are asked about rules; and only once something is not at hand. */
export class RuledRegistries implements Registries {
  readonly #registries: Registries;
  readonly #facts: RegistryFacts;
  readonly #byHost: ReadonlyMap<string, ReadonlyMap<string, NetworkRule>>;
  readonly #wrapped = new Map<string, Registry>();

  /** @param repositories by host and repository, the rule of the module that lies there */
  constructor(
    registries: Registries,
    facts: RegistryFacts,
    repositories: ReadonlyMap<string, ReadonlyMap<string, NetworkRule>>,
  ) {
    this.#registries = registries;
    this.#facts = facts;
    this.#byHost = repositories;
  }

  forHost(host: string): Registry {
    const rules = this.#byHost.get(host);
    const registry = this.#registries.forHost(host);
    if (rules === undefined || !this.#facts.isServer(host)) return registry;
    const known = this.#wrapped.get(host) ?? new RuledRegistry(registry, this.#facts, rules);
    this.#wrapped.set(host, known);
    return known;
  }

  repositoryOf(moduleName: string): string {
    return this.#registries.repositoryOf(moduleName);
  }

  traffic(): Traffic {
    return this.#registries.traffic();
  }

  close(): Promise<void> {
    return this.#registries.close();
  }
}

class RuledRegistry implements Registry {
  readonly host: string;
  readonly #registry: Registry;
  readonly #facts: RegistryFacts;
  readonly #rules: ReadonlyMap<string, NetworkRule>;

  constructor(registry: Registry, facts: RegistryFacts, rules: ReadonlyMap<string, NetworkRule>) {
    this.host = registry.host;
    this.#registry = registry;
    this.#facts = facts;
    this.#rules = rules;
  }

  announce(repositories: readonly string[]): void {
    const allowed = repositories.filter((name) => (this.#rules.get(name)?.cacheOnly.length ?? 0) === 0);
    this.#registry.announce?.(allowed);
  }

  async listTags(repository: string): Promise<readonly string[]> {
    await this.#check(repository, 'its versions would have to be asked for, as none that is locked satisfies');
    return this.#registry.listTags(repository);
  }

  async resolveTag(repository: string, tag: string): Promise<Digest | undefined> {
    await this.#check(repository, `the registry would have to be asked for its tag ${tag}`);
    return this.#registry.resolveTag(repository, tag);
  }

  async fetchManifest(repository: string, reference: string): Promise<FetchedManifest | undefined> {
    const isDigest = reference.includes(':');
    await this.#check(
      repository,
      isDigest
        ? `${reference} is not in the store`
        : `its tag ${reference} is not locked, so the registry would be asked`,
    );
    return this.#registry.fetchManifest(repository, reference);
  }

  async fetchBlob(repository: string, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    await this.#check(repository, `${descriptor.digest} is not in the store`);
    return this.#registry.fetchBlob(repository, descriptor);
  }

  async #check(repository: string, what: string): Promise<void> {
    const rule = this.#rules.get(repository);
    if (rule === undefined) return;
    if (rule.cacheOnly.length > 0) throw new CacheOnlyModuleError(rule.module, what, rule.cacheOnly);
    if (rule.authRequired.length > 0 && !(await this.#facts.hasCredentials(this.host, repository))) {
      const why = this.#facts.whyNoToken(this.host);
      throw new AnonymousAccessError(rule.module, this.host, rule.authRequired, why);
    }
  }
}

/**
 * Refuses to ask the BSR where a rule forbids it. buf asks for all modules of a workspace at once, also for those that it has:
 * with one that must not be fetched it cannot be run.
 * @throws {CacheOnlyModuleError | AnonymousAccessError}
 */
export function checkBsrRules(rules: Iterable<NetworkRule>, host: string, hasToken: boolean): void {
  for (const { module, cacheOnly, authRequired } of rules) {
    if (!module.startsWith(`${host}/`)) continue;
    if (cacheOnly.length > 0) {
      const what = `buf, which asks for all modules of ${host} at once, is needed for what is not locked or not in the store`;
      throw new CacheOnlyModuleError(module, what, cacheOnly);
    }
    if (authRequired.length > 0 && !hasToken) {
      throw new AnonymousAccessError(module, host, authRequired, undefined, 'Set BSR_TOKEN (or BUF_TOKEN).');
    }
  }
}
