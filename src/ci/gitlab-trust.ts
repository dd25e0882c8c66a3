type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Why this job must not write what later jobs trust, or undefined where it may: a merge request out of a fork runs code that
 * nobody of the project has read. Source: docs.gitlab.com, "Predefined CI/CD variables".
 */
export function whyGitlabTrustIsLow(environment: Environment): string | undefined {
  const value = (name: string): string => environment[name] ?? '';
  const source = value('CI_PIPELINE_SOURCE');
  if (source === 'external_pull_request_event') {
    const from = value('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY');
    return from !== '' && from === value('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY')
      ? undefined
      : 'the pull request comes from a fork';
  }
  if (source !== 'merge_request_event' && value('CI_MERGE_REQUEST_IID') === '') return undefined;
  const from = value('CI_MERGE_REQUEST_SOURCE_PROJECT_ID');
  const into = value('CI_MERGE_REQUEST_PROJECT_ID') || value('CI_PROJECT_ID');
  // Without the facts nothing vouches for the merge request.
  return from !== '' && from === into ? undefined : 'the merge request comes from a fork';
}
