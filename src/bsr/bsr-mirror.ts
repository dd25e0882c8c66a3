import { readModuleArtifact } from '../modules/module-archive.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { isTag } from '../oci/reference.ts';
import type { Registry } from '../oci/registry.ts';
import { type BsrDescription, bsrModuleOf, readBsrDescription, UnusableBsrArtifactError } from './bsr-artifact.ts';
import type { BsrModule } from './bsr-module.ts';
import { BsrNotFoundError } from './buf-failure.ts';
import { mirrorRepository } from './mirror-repository.ts';

/** A mirror of the BSR on an OCI registry (design.md, decision 15). */
export interface BsrMirror {
  readonly registry: Registry;
  /** Modules lie at `<prefix>/<owner>/<module>`. */
  readonly prefix: string;
}

/** A module that the mirror has, before its files are fetched. */
export interface MirroredModule {
  readonly module: ModuleName;
  readonly description: BsrDescription;
  /** ISO 8601, or empty where the manifest does not say when the commit was made. */
  readonly created: string;
  fetch(): Promise<BsrModule>;
}

/** The tags that stand for the default label, in the order in which they are tried. */
const defaultLabels = ['main', 'latest'] as const;

/**
 * Looks a module up on the mirror: by commit, by label where that is a legal tag, or by its default label.
 * @throws {BsrNotFoundError} with the tags that are there
 * @throws {UnusableBsrArtifactError} where the artifact is no module of the BSR, or another commit than its tag says
 */
export async function findOnMirror(mirror: BsrMirror, module: ModuleName, reference: string): Promise<MirroredModule> {
  const repository = mirrorRepository(mirror, module);
  const tags = reference === '' ? defaultLabels : [reference];
  for (const tag of tags.filter(isTag)) {
    const found = await mirror.registry.fetchManifest(repository, tag);
    if (found === undefined) continue;
    const label = `${mirror.registry.host}/${repository}:${tag}`;
    const { manifest } = found;
    if (manifest.kind === 'index') {
      throw new UnusableBsrArtifactError(`${label} is an index, and not one module`, {
        next: 'Push the module as one manifest.',
      });
    }
    const description = readBsrDescription(manifest.annotations, label);
    if (/^[0-9a-f]{32}$/.test(reference) && description.commit !== reference) {
      throw new UnusableBsrArtifactError(`${label} holds the commit ${description.commit}`, {
        next: 'The tag of a commit on the mirror must hold that very commit. Push it again.',
      });
    }
    return {
      module,
      description,
      created: manifest.annotations['org.opencontainers.image.created'] ?? '',
      fetch: async () => {
        const openLayer = (layer: (typeof manifest.layers)[number]) => mirror.registry.fetchBlob(repository, layer);
        const { files } = await readModuleArtifact({ module, label, manifest, openLayer });
        return bsrModuleOf(module, description, files, label);
      },
    };
  }
  const there = await mirror.registry.listTags(repository).catch((): readonly string[] => []);
  const wanted = reference === '' ? `no tag ${defaultLabels.join(' or ')}` : `no tag ${reference}`;
  throw new BsrNotFoundError(
    `the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
      (there.length === 0
        ? ''
        : ` (it has ${there.toSorted().slice(0, 10).join(', ')}${there.length > 10 ? ' and more' : ''})`),
    {
      next: `Push the module to ${mirror.registry.host}/${repository}, tagged with its commit and its label, or take the mirror out of .oras/config.yaml.`,
    },
  );
}
