/** A token alone signs in with this user name where nothing else is known. Most registries look at the token only. */
const anyUsername = 'token';

const gitlabJobUsername = 'gitlab-ci-token';

/** User names that a registry wants with its tokens. The whole host has to fit. */
const table: readonly { readonly host: RegExp; readonly usernames: readonly string[] }[] = [
  // Elastic Container Registry, by its older and its dual-stack names: the token of `aws ecr get-login-password`.
  { host: /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, usernames: ['AWS'] },
  { host: /^\d{12}\.dkr-ecr(?:-fips)?\.[a-z0-9-]+\.on\.(?:aws|amazonwebservices\.com\.cn)$/, usernames: ['AWS'] },
  { host: /^public\.ecr\.aws$/, usernames: ['AWS'] },
  // Artifact Registry and its predecessor: an OAuth 2 access token.
  { host: /^[a-z0-9-]+-docker\.pkg\.dev$/, usernames: ['oauth2accesstoken'] },
  { host: /^(?:(?:us|eu|asia|marketplace)\.)?gcr\.io$/, usernames: ['oauth2accesstoken'] },
  // Azure Container Registry, in each of its clouds: a refresh token goes with the zero GUID.
  { host: /^[a-z0-9-]+\.azurecr\.(?:io|cn|us)$/, usernames: ['00000000-0000-0000-0000-000000000000'] },
  { host: /^quay\.io$/, usernames: ['$oauthtoken'] },
  // Personal tokens go with any name; a job token needs its own, and does not always tell what it is.
  { host: /^registry\.gitlab\.com$/, usernames: [anyUsername, gitlabJobUsername] },
];

/**
 * The user names to try with a token that came without one, best first; at most two.
 * @param hostname of the registry, without a port
 * @param isGitlabJobToken whether the token is the job token of GitLab CI, on whichever GitLab
 */
export function usernamesForToken(hostname: string, isGitlabJobToken: boolean): readonly string[] {
  if (isGitlabJobToken) return [gitlabJobUsername];
  return table.find((row) => row.host.test(hostname))?.usernames ?? [anyUsername];
}
