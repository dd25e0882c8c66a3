import type { CiProvider } from './ci-provider.ts';

/** Which CI system this process runs in, by the variables that it sets. */
export function detectSystem(environment: Readonly<Record<string, string | undefined>>): CiProvider['system'] {
  const has = (name: string): boolean => (environment[name] ?? '') !== '';
  if (environment['GITHUB_ACTIONS'] === 'true') return 'github';
  if (environment['GITLAB_CI'] === 'true') return 'gitlab';
  return has('JENKINS_URL') && (has('BUILD_TAG') || has('BUILD_NUMBER')) ? 'jenkins' : 'terminal';
}
