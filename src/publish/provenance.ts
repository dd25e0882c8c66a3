import type { CiSystem } from '../report/report.ts';
import { type GitState, repositoryAddress } from './git-state.ts';

/** Where a module comes from, as the annotations of its manifest say it. Source: OCI image-spec 1.1, annotations.md. */
export const provenanceAnnotations = {
  source: 'org.opencontainers.image.source',
  revision: 'org.opencontainers.image.revision',
} as const;

export interface Provenance {
  /** Empty where it is not known. */
  readonly source: string;
  /** Empty where the files are not those of a commit. */
  readonly revision: string;
}

/**
 * Source and revision of what is published. Nothing that differs between two clones goes in: no time, no run, no machine.
 * @param git undefined outside of git: then the CI system is asked
 */
export function provenanceOf(
  git: GitState | undefined,
  isCommitted: boolean,
  run: { readonly system: CiSystem; readonly revision: string },
  environment: Readonly<Record<string, string | undefined>>,
): Provenance {
  const source = git?.source ?? repositoryAddress(sourceOfRun(run.system, environment)) ?? '';
  if (git !== undefined) return { source, revision: isCommitted ? git.revision : '' };
  return { source, revision: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(run.revision) ? run.revision : '' };
}

/** The annotations; none for what is not known. */
export function annotationsOf({ source, revision }: Provenance): Readonly<Record<string, string>> {
  return {
    ...(source === '' ? {} : { [provenanceAnnotations.source]: source }),
    ...(revision === '' ? {} : { [provenanceAnnotations.revision]: revision }),
  };
}

/** What the annotations of a manifest say. */
export function provenanceIn(annotations: Readonly<Record<string, string>>): Provenance {
  return {
    source: annotations[provenanceAnnotations.source] ?? '',
    revision: annotations[provenanceAnnotations.revision] ?? '',
  };
}

function sourceOfRun(system: CiSystem, environment: Readonly<Record<string, string | undefined>>): string {
  switch (system) {
    case 'github': {
      const repository = environment['GITHUB_REPOSITORY'] ?? '';
      return repository === '' ? '' : `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}`;
    }
    case 'gitlab':
      return environment['CI_PROJECT_URL'] ?? '';
    case 'jenkins':
      return environment['GIT_URL'] ?? '';
    default:
      return '';
  }
}
