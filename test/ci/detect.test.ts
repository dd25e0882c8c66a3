import { describe, expect, it } from 'vitest';
import { chosenSystem } from '../../src/ci/detect.ts';
import { detectSystem } from '../../src/ci/detect-system.ts';

describe('detectSystem', () => {
  it.each([
    ['github', { GITHUB_ACTIONS: 'true', CI: 'true' }],
    ['gitlab', { GITLAB_CI: 'true', CI: 'true' }],
    ['jenkins', { JENKINS_URL: 'https://ci.example/', BUILD_TAG: 'jenkins-j-1' }],
    ['jenkins', { JENKINS_URL: 'https://ci.example/', BUILD_NUMBER: '1' }],
    // A shell on an agent that happens to know its controller is no build.
    ['terminal', { JENKINS_URL: 'https://ci.example/' }],
    ['terminal', { BUILD_NUMBER: '1' }],
    ['terminal', { JENKINS_URL: '', BUILD_NUMBER: '1' }],
    ['terminal', { CI: 'true' }],
    ['terminal', { GITLAB_CI: '', GITHUB_ACTIONS: 'false' }],
    ['terminal', {}],
  ] as const)('finds %s', (system, environment) => {
    expect(detectSystem(environment)).toBe(system);
  });
});

describe('chosenSystem', () => {
  const gitlab = { GITLAB_CI: 'true' };

  it('goes by the flag, then the variable, then what is detected', () => {
    expect(chosenSystem(['run', '--ci', 'jenkins'], { ...gitlab, ORAS_BUF_CI: 'terminal' })).toBe('jenkins');
    expect(chosenSystem(['run', '--ci=github'], gitlab)).toBe('github');
    expect(chosenSystem(['run', '--ci', 'jenkins', '--ci=terminal'], gitlab)).toBe('terminal');
    expect(chosenSystem(['run'], { ...gitlab, ORAS_BUF_CI: 'terminal' })).toBe('terminal');
    expect(chosenSystem(['run'], gitlab)).toBe('gitlab');
  });

  it('detects where it is asked to, where nothing is given, and where the value is none', () => {
    for (const value of ['auto', '', 'GitLab', '--x']) {
      expect(chosenSystem(['run', `--ci=${value}`], gitlab)).toBe('gitlab');
      expect(chosenSystem(['run'], { ...gitlab, ORAS_BUF_CI: value })).toBe('gitlab');
    }
    expect(chosenSystem(['run', '--ci'], gitlab)).toBe('gitlab');
    expect(chosenSystem(['run', '--', '--ci=github'], gitlab)).toBe('gitlab');
  });
});
