import type { RegistrySettings } from '../settings/settings.ts';
import type { Secret } from '../system/secret.ts';

/** A user name with its password (or token). */
export interface Credential {
  readonly username: string;
  readonly password: Secret;
}

/** Where the registry client gets credentials. src/auth implements it. */
export interface CredentialSource {
  /**
   * The credentials that may be tried on a registry, best first; none where the host is to be asked anonymously. No two of
   * them have the same user name and password. The client tries at most two, and gives up for the whole job after them.
   */
  candidatesFor(registry: RegistrySettings): Promise<readonly Credential[]>;
}

/** For registries that are read without credentials. */
export const anonymous: CredentialSource = {
  candidatesFor: async () => [],
};
