import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectDirectory } from '../e2e/project.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { pythonEnvironment } from '../peers/python-module.ts';
import { interpolateAsGitlab, splitTemplate } from './gitlab-interpolation.ts';
import { pipelinesOfDocs } from './gitlab-pages.ts';

const peers = requirePeers('check-jsonschema');

describe.runIf(peers.ready)("GitLab's schema of .gitlab-ci.yml (nothing else here looks at fallback_keys)", () => {
  let template: string;
  let directory: string;
  beforeAll(async () => {
    template = await readFile(join(projectDirectory, 'ci-templates', 'gitlab', 'oras-buf', 'template.yml'), 'utf8');
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-schema-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function check(text: string): Promise<ProgramResult> {
    const file = join(directory, 'pipeline.yml');
    await writeFile(file, text);
    return runProgram(
      'python3',
      [
        ...['-m', 'check_jsonschema', '--verbose'],
        ...['--data-transform', 'gitlab-ci', '--builtin-schema', 'vendor.gitlab-ci', file],
      ],
      { directory, environment: pythonEnvironment(peers.path('check-jsonschema')) },
    );
  }

  test('the header', async () => {
    const result = await check(splitTemplate(template).header);
    expect(result.exitCode, result.output).toBe(0);
  });

  test.each([
    ['no inputs', {}],
    [
      'inputs of every type',
      {
        'job-name': 'protos',
        'lock-files': ['a/oras.lock'],
        'allow-failure': true,
        'parallel-downloads': 3,
        'buf-arguments': ['--a'],
        targets: '//a/...',
        'cache-policy': 'pull',
      },
    ],
  ])('the body with %s', async (_, inputs) => {
    const result = await check(interpolateAsGitlab(template, inputs));
    expect(result.exitCode, result.output).toBe(0);
  });

  test.each([
    ['fallback_keys:', 'fallback_key:\n      fallback_keys: 7'],
    ['when: always', 'when: sometimes'],
    ['codequality:', 'code-quality:'],
  ])('the check would see %s changed', async (from, to) => {
    const body = interpolateAsGitlab(template, {});
    expect(body).toContain(from);
    expect((await check(body.replace(from, to))).exitCode).not.toBe(0);
  });

  test.each(pipelinesOfDocs())('%s', async (_, text) => {
    const result = await check(text);
    expect(result.exitCode, result.output).toBe(0);
  });
});
