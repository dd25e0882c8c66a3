import type { Credential, CredentialSource } from '../oci/credentials.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import type { Secret } from '../system/secret.ts';
import { usernamesForToken } from './known-usernames.ts';

export interface TokenOptions {
  /** The setting `token`. */
  readonly token: Secret | undefined;
  /** The setting `username`. */
  readonly username: string | undefined;
  /** For CI_JOB_TOKEN: GitLab's job tokens go with a user name of their own. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Credentials from the settings `token` and `username`. They go to registries whose settings allow it (`tokenAllowed`: the
 * host was named by an input or the environment), and to no other host, whatever a file of the repository says.
 */
export function tokenCredentials(options: TokenOptions): CredentialSource {
  return {
    candidatesFor: async (registry: RegistrySettings): Promise<readonly Credential[]> => {
      const { token, username, environment } = options;
      if (token === undefined || token.reveal() === '' || !registry.tokenAllowed) return [];
      const usernames =
        username === undefined || username === ''
          ? usernamesForToken(hostnameOf(registry), isGitlabJobToken(token, environment['CI_JOB_TOKEN']))
          : [username];
      return usernames.map((name) => ({ username: name, password: token }));
    },
  };
}

function isGitlabJobToken(token: Secret, jobToken: string | undefined): boolean {
  const value = token.reveal();
  return value.startsWith('glcbt-') || (jobToken !== undefined && jobToken !== '' && value === jobToken);
}

/** The host that is really asked: where modules name a host that stands for another, the other's rules count. */
function hostnameOf(registry: RegistrySettings): string {
  return URL.canParse(registry.endpoint) ? new URL(registry.endpoint).hostname : registry.host.replace(/:\d+$/, '');
}
