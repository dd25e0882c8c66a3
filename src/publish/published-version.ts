import { formatDependencies, readDependencies } from '../modules/artifact-annotations.ts';
import type { WrittenArtifact } from '../modules/module-artifact-writer.ts';
import type { ImageManifest } from '../oci/descriptor.ts';
import { RepositoryNotFoundError } from '../oci/errors.ts';
import type { FetchedManifest, Registry } from '../oci/registry.ts';
import { provenanceIn } from './provenance.ts';

/** The tags of a repository; none where nothing was pushed to it yet. */
export async function publishedTags(registry: Registry, repository: string): Promise<readonly string[]> {
  try {
    return await registry.listTags(repository);
  } catch (error) {
    if (error instanceof RepositoryNotFoundError) return [];
    throw error;
  }
}

/** How a manifest that is published stands to the artifact that is to be. */
export type Comparison =
  | { readonly kind: 'same' }
  /** The same files and dependencies, from another commit or repository. */
  | { readonly kind: 'same-content'; readonly revision: string }
  | { readonly kind: 'different'; readonly difference: string };

/** Holds what is published against what is to be. */
export function compareWithPublished(published: FetchedManifest, artifact: WrittenArtifact): Comparison {
  const ours = artifact.manifest;
  if (published.descriptor.digest === artifact.manifestContent.descriptor.digest) return { kind: 'same' };
  const theirs = published.manifest;
  if (theirs.kind !== 'manifest') return { kind: 'different', difference: 'that is an index of several manifests' };
  if (theirs.artifactType !== ours.artifactType) {
    return { kind: 'different', difference: 'that was not pushed by oras-buf push' };
  }
  if (layersOf(theirs) !== layersOf(ours)) return { kind: 'different', difference: 'its files differ' };
  const [theirDependencies, ourDependencies] = [theirs, ours].map(dependenciesOf);
  if (theirDependencies !== ourDependencies) {
    return { kind: 'different', difference: `it asks for ${theirDependencies}, this for ${ourDependencies}` };
  }
  return { kind: 'same-content', revision: provenanceIn(theirs.annotations).revision };
}

function layersOf({ layers }: ImageManifest): string {
  return layers.map(({ digest }) => digest).join(' ');
}

function dependenciesOf({ annotations }: ImageManifest): string {
  return formatDependencies(readDependencies(annotations, 'the published version') ?? []);
}
