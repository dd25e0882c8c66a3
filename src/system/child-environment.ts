/**
 * Names that may hold a secret of ours, of the CI system's or of a registry. None of them reaches buf, buck2 or a build action.
 * Windows takes them in any case.
 */
const secretNames: readonly RegExp[] = [
  /^ORAS_(REGISTRY_)?TOKENS?$/i,
  /^ORAS_USERNAME$/i,
  /^(BUF|BSR)_TOKEN$/i,
  /^INPUT_/i,
  /^(ACTIONS_RUNTIME_TOKEN|ACTIONS_ID_TOKEN_REQUEST_TOKEN|ACTIONS_ID_TOKEN_REQUEST_URL|GITHUB_TOKEN|GH_TOKEN)$/i,
  /^CI_JOB_TOKEN|^CI_REGISTRY_PASSWORD$|^CI_DEPLOY_PASSWORD$|^CI_JOB_JWT/i,
  /^(CI_DEPENDENCY_PROXY_PASSWORD|CI_BUILD_TOKEN|DOCKER_AUTH_CONFIG)$/i,
  // The tokens that a job of GitLab asks for under `id_tokens` are commonly named so, ours among them.
  /_ID_TOKEN$/i,
  // For a user name and a password Jenkins' `credentials('id')` makes two variables more, whatever the first is called.
  /_PSW$|_TOKEN_USR$/i,
  // An agent that was started with it in its environment hands it on to every step.
  /^JENKINS_SECRET$/i,
  /^(GITLAB_(PRIVATE_)?TOKEN|CI_RUNNER_SHORT_TOKEN|CI_SERVER_TLS_KEY_FILE|JENKINS_(API_)?TOKEN)$/i,
  // GitLab puts the job's token into this URL.
  /^CI_REPOSITORY_URL$/i,
  /^(STATE|ORAS_BUF_STATE)_/i,
  /^ORAS_BUF_(TOKENS?|BSR_TOKEN|USERNAME|REMOTE_HEADERS)$/i,
  // Files by which a step speaks to the runner: a build action has nothing to say to later steps in our name.
  /^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$/i,
];

/**
 * The environment for a child program: ours, less every variable that may carry a secret, with `additions` on top. Local
 * build actions inherit the environment of buck2's daemon, so what is left in here can be read by any of them.
 */
export function childEnvironment(
  ours: Readonly<Record<string, string | undefined>>,
  additions: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(ours)) {
    if (value !== undefined && !secretNames.some((pattern) => pattern.test(name))) environment[name] = value;
  }
  return { ...environment, ...additions };
}
