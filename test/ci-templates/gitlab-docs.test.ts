import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectDirectory } from '../e2e/project.ts';
import { type InputValues, interpolateAsGitlab } from './gitlab-interpolation.ts';
import { pipelinesOfDocs } from './gitlab-pages.ts';

const template = readFileSync(join(projectDirectory, 'ci-templates/gitlab/oras-buf/template.yml'), 'utf8');

interface Pipeline {
  readonly include: readonly { readonly inputs: InputValues; readonly [way: string]: unknown }[];
  readonly [job: string]: unknown;
}

describe('the pages for GitLab', () => {
  const pipelines = pipelinesOfDocs().map(([place, text]) => [place, parse(text) as Pipeline] as const);

  it('show every way to include the template', () => {
    const ways = pipelines.flatMap(([, { include }]) => include.flatMap((entry) => Object.keys(entry)));
    for (const way of ['component', 'local', 'project', 'remote', 'integrity']) expect(ways).toContain(way);
  });

  it.each(pipelines)('%s has inputs that the template takes, and changes a job that it makes', (_, pipeline) => {
    const jobs = pipeline.include.flatMap(({ inputs }) => Object.keys(parse(interpolateAsGitlab(template, inputs))));
    const changed = Object.keys(pipeline).filter((key) => key !== 'include' && key !== 'variables');
    for (const name of changed) expect(jobs).toContain(name);
  });
});
