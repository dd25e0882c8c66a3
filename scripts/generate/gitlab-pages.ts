/** Keeps what the pages for GitLab quote of a release true: its version, and the hash of the template. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { version } from '../../src/version.ts';

const pages = ['ci-templates/gitlab/docs.md', 'docs/gitlab.md'];

/** The pages by their path, with the release that is made of these sources. */
export function gitlabPages(template: string): readonly (readonly [string, string])[] {
  const integrity = `sha256-${createHash('sha256').update(template).digest('base64')}`;
  return pages.map((path) => {
    const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
    return [
      path,
      text
        .replaceAll(/(?<=@|ref: |tag |HEAD |oras-buf-action\/)v\d+\.\d+\.\d+/g, `v${version}`)
        .replaceAll(/(?<=integrity: )sha256-[\w+/=]+/g, integrity),
    ];
  });
}
