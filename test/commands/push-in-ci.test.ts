import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliCommand } from '../e2e/project.ts';
import { runProgram } from '../peers/program.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';

const host = 'oras.birb.homes';
const revision = 'c'.repeat(40);

/** A checkout without git, as some systems unpack one, in which the CI system alone knows where it comes from. */
async function pushIn(job: JobDirectory, variables: Readonly<Record<string, string>>, ...flags: readonly string[]) {
  const [program, ...first] = cliCommand;
  const words = ['push', '.', `${host}/common/types:v1.0.0`, '--skip-lint', '--skip-breaking', ...flags];
  return await runProgram(program, [...first, ...words], {
    directory: job.workspace,
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: job.directory,
      CI: 'true',
      ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
      ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}`,
      ...variables,
    },
  });
}

const module = {
  'buf.yaml': `version: v2\nname: ${host}/common/types\n`,
  'a.proto': 'syntax = "proto3";\npackage a;\n',
};

describe('oras-buf push in a CI system', () => {
  it('GitHub: outputs, a summary, source and revision', async () => {
    await using job = await JobDirectory.create(module);
    const [outputs, summary] = [join(job.directory, 'outputs'), join(job.directory, 'summary')];
    await writeFile(outputs, '');
    await writeFile(summary, '');
    const github = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: job.workspace,
      GITHUB_REPOSITORY: 'birb/protos',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: revision,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: job.directory,
    };
    const result = await pushIn(job, github, '--json');
    expect(result.exitCode, result.output).toBe(0);
    const json = result.stdout.slice(result.stdout.indexOf('{\n'));
    expect(JSON.parse(json)).toMatchObject({ source: 'https://github.com/birb/protos', revision });
    const { digest } = JSON.parse(json) as { digest: string };
    const text = await readFile(outputs, 'utf8');
    for (const value of [digest, `${host}/common/types:v1.0.0`, 'true']) expect(text).toContain(value);
    const markdown = await readFile(summary, 'utf8');
    expect(markdown).toContain(`### Pushed \`${host}/common/types:v1.0.0\``);
    expect(markdown).toContain(`| Digest | \`${digest}\` |`);
    const silent = await pushIn(job, github, '--summary', 'never');
    expect(silent.exitCode, silent.output).toBe(0);
    expect(await readFile(summary, 'utf8')).toBe(markdown);
    expect(await readFile(outputs, 'utf8')).toContain('false');
  });

  it.each([
    [
      'GitLab',
      { GITLAB_CI: 'true', CI_PROJECT_URL: 'https://gitlab.test/g/protos', CI_COMMIT_SHA: revision },
      'https://gitlab.test/g/protos',
    ],
    [
      'Jenkins',
      {
        JENKINS_URL: 'https://jenkins.test/',
        BUILD_TAG: 'jenkins-x-1',
        GIT_URL: 'https://me:secret@git.test/g/protos.git',
        GIT_COMMIT: revision,
      },
      'https://git.test/g/protos',
    ],
  ] as const)('%s: source and revision', async (_name, variables, source) => {
    await using job = await JobDirectory.create(module);
    const where = { CI_PROJECT_DIR: job.workspace, WORKSPACE: job.workspace };
    const result = await pushIn(job, { ...where, ...variables }, '--json');
    expect(result.exitCode, result.output).toBe(0);
    expect(JSON.parse(result.stdout.slice(result.stdout.indexOf('{\n')))).toMatchObject({
      source,
      revision,
      outcome: 'pushed',
    });
    expect(result.output).not.toContain('secret');
  });
});
