import { describe, expect, it } from 'vitest';
import { environmentNamesOf, settingDefinitions, settingNames } from '../../src/settings/definitions.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';

describe('childEnvironment', () => {
  it.each([
    'ORAS_REGISTRY_TOKEN',
    'ORAS_TOKEN',
    'ORAS_REGISTRY_TOKENS',
    'ORAS_BUF_TOKENS',
    'ORAS_USERNAME',
    'BUF_TOKEN',
    'BSR_TOKEN',
    'INPUT_TOKEN',
    'INPUT_BSR-TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'GITHUB_TOKEN',
    'GH_TOKEN',
    'CI_JOB_TOKEN',
    'CI_REPOSITORY_URL',
    'CI_REGISTRY_PASSWORD',
    'CI_JOB_JWT_V2',
    'DOCKER_AUTH_CONFIG',
    'ORAS_BUF_ID_TOKEN',
    'VAULT_ID_TOKEN',
    'GITLAB_TOKEN',
    'GITLAB_PRIVATE_TOKEN',
    'CI_RUNNER_SHORT_TOKEN',
    'CI_SERVER_TLS_KEY_FILE',
    'JENKINS_API_TOKEN',
    // What `credentials('id')` of a Jenkinsfile makes of one variable for a user name and a password.
    'ORAS_REGISTRY_TOKEN_USR',
    'ORAS_REGISTRY_TOKEN_PSW',
    'ORAS_TOKEN_PSW',
    'BUF_TOKEN_USR',
    'BUF_TOKEN_PSW',
    'BSR_TOKEN_PSW',
    'ORAS_BUF_TOKEN_PSW',
    'ORAS_BUF_BSR_TOKEN_USR',
    'GITHUB_TOKEN_PSW',
    'NEXUS_TOKEN_PSW',
    'DEPLOY_PSW',
    'JENKINS_SECRET',
    'STATE_x',
    'ORAS_BUF_STATE_x',
    'ORAS_BUF_TOKEN',
    'oras_registry_token',
    'Input_Token',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
  ])('leaves %s out', (name) => {
    expect(childEnvironment({ [name]: 'secret', PATH: '/bin' })).toEqual({ PATH: '/bin' });
  });

  it('knows the variables of every setting that is a secret', () => {
    const secrets = settingNames.filter((name) => settingDefinitions[name].type === 'secret');
    expect(secrets).toContain('bsr-token');
    for (const variable of secrets.flatMap(environmentNamesOf).map(({ name }) => name)) {
      expect(childEnvironment({ [variable]: 'secret' }), variable).toEqual({});
    }
  });

  it('keeps the rest, and what is added wins', () => {
    const ours = { PATH: '/bin', HOME: '/h', ORAS_RE_TOKEN: 'for buck2', CI: 'true', EMPTY: '', GONE: undefined };
    expect(childEnvironment(ours, { HOME: '/other', BUF_TOKEN: 'token@buf.build' })).toEqual({
      PATH: '/bin',
      HOME: '/other',
      ORAS_RE_TOKEN: 'for buck2',
      CI: 'true',
      EMPTY: '',
      BUF_TOKEN: 'token@buf.build',
    });
  });
});
