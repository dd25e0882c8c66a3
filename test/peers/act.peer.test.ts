import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActOptions, runWorkflow } from './act.ts';
import { writeFiles } from './fixture-files.ts';
import { requirePeers } from './peers.ts';

const peers = requirePeers('act');

/** An action that does one of each thing that the harness reads. */
const main = `
const { appendFileSync } = require('node:fs');
console.log('node', process.version);
console.log('::add-mask::' + process.env.INPUT_TOKEN);
console.log('::warning file=a.proto,line=3,title=Odd%3A::first%0Asecond');
appendFileSync(process.env.GITHUB_OUTPUT, 'lines<<END\\na\\nb\\nEND\\n');
appendFileSync(process.env.GITHUB_ENV, 'EXPORTED=yes\\n');
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Summary\\n');
`;

describe.runIf(peers.ready)('act', () => {
  let project: string;
  let options: Omit<ActOptions, 'workflow' | 'cache'>;
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'oras-buf-test-'));
    await writeFiles(project, {
      'action.yml':
        'name: t\ninputs:\n  token: {}\nruns:\n  using: node24\n  main: dist/main.js\n  post: dist/post.js\n',
      'dist/main.js': main,
      'dist/post.js': "console.log('post', process.env.ACTIONS_CACHE_URL ?? 'no cache');",
    });
    // The harness takes Node from the project.
    await mkdir(join(project, 'node_modules', '.bin'), { recursive: true });
    options = { act: peers.path('act'), project, files: {}, secrets: { TOKEN: 'a+b/c=d&$e"f' } };
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  const workflow = (last: string): string => `
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        id: ours
        with:
          token: \${{ secrets.TOKEN }}
      - run: ${last}
`;

  test('a green job: outputs, summary, variables, masks, annotations and steps are read', async () => {
    const result = await runWorkflow({
      ...options,
      workflow: workflow('test "$EXPORTED" = yes'),
      cache: { kind: 'none' },
    });
    expect(result.jobResult).toBe('success');
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toEqual({ ours: { lines: 'a\nb' } });
    expect(result.exported).toEqual({ EXPORTED: 'yes' });
    expect(result.summaries).toEqual(['# Summary\n']);
    expect(result.masks).toEqual(['a+b/c=d&$e"f']);
    expect(result.annotations).toEqual([
      { severity: 'warning', message: 'first\nsecond', properties: { file: 'a.proto', line: '3', title: 'Odd:' } },
    ]);
    expect(result.steps.map((step) => `${step.stage} ${step.name} ${step.result}`)).toEqual([
      'Main actions/checkout@v4 success',
      'Main ./ success',
      'Main test "$EXPORTED" = yes success',
      'Post ./ success',
    ]);
    expect(result.log).toMatch(/node v\d+/);
    expect(result.log).toContain('post no cache');
    expect(result.log).not.toContain('a+b/c=d');
  });

  test('a red job still runs the post step; what a program prints of a secret is seen', async () => {
    const result = await runWorkflow({
      ...options,
      workflow: workflow(`echo "\${{ secrets.TOKEN }}"; exit 3`),
      cache: { kind: 'none' },
    });
    expect(result.jobResult).toBe('failure');
    expect(result.exitCode).not.toBe(0);
    expect(result.steps.at(-1)).toMatchObject({ stage: 'Post', result: 'success' });
    expect(result.log).toContain('a+b/c=d');
  });

  test('the first version of the cache service is there when asked for', async () => {
    const directory = join(project, 'cache');
    const result = await runWorkflow({ ...options, workflow: workflow('true'), cache: { kind: 'v1', directory } });
    expect(result.log).toMatch(/post http:\/\/127\.0\.0\.1:\d+\//);
    expect((await readdir(directory)).length).toBeGreaterThan(0);
  });
});
