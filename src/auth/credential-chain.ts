import type { Log } from '../log.ts';
import type { Credential, CredentialSource } from '../oci/credentials.ts';
import type { HostToken } from '../settings/host-tokens.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import type { Secret, SecretSink } from '../system/secret.ts';
import { usernamesForToken } from './known-usernames.ts';
import type { StoredCredentials } from './stored-credentials.ts';

export interface CredentialChainOptions {
  /** The setting `token`. */
  readonly token: Secret | undefined;
  /** The setting `username`. */
  readonly username: string | undefined;
  /** The setting `tokens`, by host. */
  readonly tokens: ReadonlyMap<string, HostToken>;
  /** For the places of credential files, for the programs that they name, and for CI_JOB_TOKEN. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Root of the checkout: neither a file nor a program in it counts. */
  readonly checkout: string;
  readonly log: Log;
  readonly maskSecret: SecretSink;
  readonly signal?: AbortSignal;
}

/** Where the setting comes from is not told to this room; one of these is what people look for. */
const tokenSource = 'the setting token (ORAS_REGISTRY_TOKEN)';
const tokensSource = 'the setting tokens (ORAS_REGISTRY_TOKENS)';

/**
 * All credentials of a job, in their order (docs/sign-in.md): the line of the setting `tokens` for the host; the setting `token`, where
 * the settings allow it (`tokenAllowed`); the credential files of this machine and the programs that they name. The first that has
 * something for a host is the only one that is used there. No file is read before a registry is asked.
 */
export function credentialChain(options: CredentialChainOptions): CredentialSource {
  return new CredentialChain(options);
}

class CredentialChain implements CredentialSource {
  readonly #options: CredentialChainOptions;
  #stored: Promise<StoredCredentials> | undefined;

  constructor(options: CredentialChainOptions) {
    this.#options = options;
  }

  async candidatesFor(registry: RegistrySettings, namespace?: string): Promise<readonly Credential[]> {
    const { auth } = registry;
    if (auth?.type === 'none') return [];
    const found = this.#bySettings(registry) ?? (await this.#byFile(registry, namespace));
    const type = auth?.type;
    return type === undefined ? found : found.slice(0, type === 'password' ? 2 : 1).map((one) => ofKind(one, type));
  }

  async namespacesOf(registry: RegistrySettings): Promise<readonly string[]> {
    const hosts = registry.credentialHosts ?? [];
    if (hosts.length === 0 || registry.auth?.type === 'none' || this.#bySettings(registry) !== undefined) return [];
    return await (await this.#files()).namespaces(hosts);
  }

  #bySettings(registry: RegistrySettings): readonly Credential[] | undefined {
    const { token, username, tokens } = this.#options;
    for (const host of registry.credentialHosts ?? []) {
      const line = tokens.get(host);
      if (line !== undefined) return this.#withUsernames(registry, line.secret, line.username, tokensSource);
    }
    if (token === undefined || token.reveal() === '' || !registry.tokenAllowed) return undefined;
    return this.#withUsernames(registry, token, username, tokenSource);
  }

  #withUsernames(
    registry: RegistrySettings,
    secret: Secret,
    asked: string | undefined,
    source: string,
  ): readonly Credential[] {
    const username = asked || registry.auth?.username;
    const jobToken = this.#options.environment['CI_JOB_TOKEN'];
    const usernames =
      username === undefined ? usernamesForToken(hostnameOf(registry), isGitlabJobToken(secret, jobToken)) : [username];
    return usernames.map((name) => ({ kind: 'password', username: name, secret, source }));
  }

  async #byFile(registry: RegistrySettings, namespace: string | undefined): Promise<readonly Credential[]> {
    const hosts = registry.credentialHosts ?? [];
    if (hosts.length === 0) return [];
    const found = await (await this.#files()).find(hosts, namespace);
    return found === undefined ? [] : [found];
  }

  #files(): Promise<StoredCredentials> {
    this.#stored ??= import('./stored-credentials.ts').then(({ StoredCredentials: Stored }) => {
      return new Stored(this.#options);
    });
    return this.#stored;
  }
}

function ofKind(credential: Credential, kind: Credential['kind']): Credential {
  return { ...credential, kind, username: kind === 'password' ? credential.username : '' };
}

function isGitlabJobToken(token: Secret, jobToken: string | undefined): boolean {
  const value = token.reveal();
  return value.startsWith('glcbt-') || (jobToken !== undefined && jobToken !== '' && value === jobToken);
}

/** The host that is really asked: where modules name a host that stands for another, the other's rules count. */
function hostnameOf(registry: RegistrySettings): string {
  return URL.canParse(registry.endpoint) ? new URL(registry.endpoint).hostname : registry.host.replace(/:\d+$/, '');
}
