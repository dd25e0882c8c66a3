import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDirectory } from '../e2e/project.ts';

const pages = ['README.md', 'ci-templates/gitlab/docs.md', 'docs/gitlab.md'];

/** Every pipeline that the pages for GitLab show: where it stands, and its YAML. */
export function pipelinesOfDocs(): readonly (readonly [string, string])[] {
  return pages.flatMap((page) => {
    const text = readFileSync(join(projectDirectory, page), 'utf8');
    return [...text.matchAll(/```yaml\n(# \.gitlab-ci\.yml\n[\s\S]*?)```/g)].map((match) => {
      const line = text.slice(0, match.index).split('\n').length;
      return [`${page}:${line}`, match[1] ?? ''] as const;
    });
  });
}
