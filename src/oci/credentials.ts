import type { RegistrySettings } from '../settings/settings.ts';
import type { Secret } from '../system/secret.ts';

/** What a host may be given to prove who we are. */
export interface Credential {
  /**
   * `password`: a user name and a password (or a token in its place). `identity-token`: a refresh token of OAuth 2, exchanged at the
   * token service. `bearer`: sent to the registry as it stands.
   */
  readonly kind: 'password' | 'identity-token' | 'bearer';
  /** Empty where the kind has none. */
  readonly username: string;
  readonly secret: Secret;
  /** Where it was found, for messages: `the variable ORAS_REGISTRY_TOKEN`, `~/.docker/config.json`. */
  readonly source: string;
}

/** Where the registry client gets credentials. src/auth implements it. */
export interface CredentialSource {
  /**
   * The credentials that may be tried on a registry, best first and all of one kind; none where the host is to be asked anonymously.
   * No two of them have the same user name and secret. The client tries at most two, and gives up for the whole job after them.
   * @param namespace one of `namespacesOf`, for the credentials of that part of the registry
   */
  candidatesFor(registry: RegistrySettings, namespace?: string): Promise<readonly Credential[]>;
  /** Beginnings of repository paths (`team`, `team/protos`) that have credentials of their own. Left out: there are none. */
  namespacesOf?(registry: RegistrySettings): Promise<readonly string[]>;
}

/** For registries that are read without credentials. */
export const anonymous: CredentialSource = {
  candidatesFor: async () => [],
};
