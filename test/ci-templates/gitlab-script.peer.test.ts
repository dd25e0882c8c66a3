import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectDirectory } from '../e2e/project.ts';
import { requirePeers } from '../peers/peers.ts';
import { runProgram } from '../peers/program.ts';
import { interpolateAsGitlab } from './gitlab-interpolation.ts';

const peers = requirePeers('busybox', 'shellcheck');

/** Says what it got, and ends as it is told. */
const engine = `
console.log('arguments', JSON.stringify(process.argv.slice(2)));
console.log('limits', process.env.ORAS_BUF_BUILD_TIMEOUT, process.env.ORAS_BUF_PARALLEL_DOWNLOADS);
process.exit(Number(process.env.EXIT_CODE));
`;

describe.runIf(peers.ready)('the script of the job', () => {
  let directory: string;
  let script: string;
  beforeEach(async () => {
    const template = await readFile(
      join(projectDirectory, 'ci-templates', 'gitlab', 'oras-buf', 'template.yml'),
      'utf8',
    );
    const jobs = parse(interpolateAsGitlab(template, {})) as Readonly<Record<string, { readonly script: string[] }>>;
    const lines = jobs['oras-buf']?.script ?? [];
    // A line of a user's own, merged in behind ours, runs after a green run and not after a red one.
    script = [...lines, 'echo "a line behind ours"'].join('\n');
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-gitlab-script-'));
    await mkdir(join(directory, 'temporary'));
    await writeFile(join(directory, 'engine.js'), engine);
    await writeFile(join(directory, 'job.sh'), script);
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const shells: Readonly<Record<string, () => readonly [string, ...string[]]>> = {
    // As GitLab's runner starts them.
    bash: () => ['bash', '-e', '-o', 'pipefail'],
    dash: () => ['dash', '-e'],
    'busybox ash': () => [peers.path('busybox'), 'ash', '-e'],
  };
  for (const [name, shell] of Object.entries(shells)) {
    test.each([0, 1, 3, 70, 143])(`${name}: exit code %i is kept, and nothing is left behind`, async (code) => {
      const [program, ...args] = shell();
      const result = await runProgram(program, [...args, join(directory, 'job.sh')], {
        directory,
        environment: {
          PATH: `${dirname(execPath)}:/usr/bin:/bin`,
          HOME: directory,
          TMPDIR: join(directory, 'temporary'),
          ORAS_BUF_CLI: join(directory, 'engine.js'),
          ORAS_BUF_BUILD_TIMEOUT: '0',
          ORAS_BUF_PARALLEL_DOWNLOADS: '12',
          EXIT_CODE: String(code),
        },
      });
      expect(result.exitCode, result.output).toBe(code);
      expect(result.stdout).toContain('arguments ["run"]\nlimits undefined 12\n');
      expect(result.stdout.includes('a line behind ours')).toBe(code === 0);
      expect(await readdir(join(directory, 'temporary'))).toEqual([]);
    });
  }

  test('shellcheck has nothing to say', async () => {
    const result = await runProgram(peers.path('shellcheck'), ['--shell=sh', join(directory, 'job.sh')]);
    expect(result.output).toBe('');
  });
});
