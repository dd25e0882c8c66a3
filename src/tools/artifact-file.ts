import { copyFile } from 'node:fs/promises';
import type { Descriptor, ImageIndex, ImageManifest } from '../oci/descriptor.ts';
import { digestAlgorithm, digestHex } from '../oci/digest.ts';
import { formatReference, type Reference } from '../oci/reference.ts';
import type { FetchedManifest } from '../oci/registry.ts';
import { asDiskError } from '../system/disk-error.ts';
import { ToolArtifactError, ToolChecksumError, ToolNotFoundError } from './errors.ts';
import { platformName, type ToolPlatform } from './platform.ts';
import { programFile, type Tool } from './tool.ts';
import type { ToolFile } from './tool-file.ts';

/** How artifacts are read: the job's registries behind its store. */
export interface ArtifactReader {
  /** The manifest that a tag or digest names now, or undefined where there is none. */
  manifest(reference: Reference): Promise<FetchedManifest | undefined>;
  /** The path of a blob, verified against its digest. It is read only. */
  blob(reference: Reference, descriptor: Descriptor): Promise<string>;
}

export interface ArtifactRequest {
  readonly tool: Tool;
  readonly platform: ToolPlatform;
  readonly reference: Reference;
  readonly reader: ArtifactReader;
  /** The user's own checksum (64 hexadecimal digits), which the layer must then have. */
  readonly sha256: string | undefined;
}

const titleAnnotation = 'org.opencontainers.image.title';
const goSystems = { linux: 'linux', macos: 'darwin', windows: 'windows' } as const;
const goArchitectures = { x64: 'amd64', arm64: 'arm64' } as const;
const allPlatforms: readonly ToolPlatform[] = (['linux', 'macos', 'windows'] as const).flatMap((system) =>
  (['x64', 'arm64'] as const).map((architecture) => ({ system, architecture, musl: false })),
);

/**
 * The file for this platform out of an artifact: `oras push HOST/tools/buck2:2026-09-15 buck2-*.zst` makes one. An index says by
 * `platform` which manifest is for whom; in a manifest the titles of the layers say it (docs/tools.md has the rules).
 * @throws {ToolNotFoundError | ToolArtifactError | ToolChecksumError} and the errors of src/oci/errors.ts
 */
export async function artifactFile(request: ArtifactRequest): Promise<ToolFile> {
  const { tool, platform, reference, reader, sha256 } = request;
  const what = formatReference(reference);
  const found = await readManifest(request, reference);
  const pinned: Reference = { ...reference, digest: found.descriptor.digest };
  const manifest =
    found.manifest.kind === 'manifest' ? found.manifest : await childManifest(request, pinned, found.manifest);
  const layer = chooseLayer(request, manifest);
  if (digestAlgorithm(layer.digest) !== 'sha256') {
    throw new ToolArtifactError(`${what}: the file for ${platformName(platform)} has no sha256 digest`, {
      next: 'Push it with a client that makes sha256 digests, as oras does.',
    });
  }
  const actual = digestHex(layer.digest);
  if (sha256 !== undefined && sha256 !== actual) {
    throw new ToolChecksumError(
      `${what}: ${titleOf(layer) ?? 'the file'} has the SHA-256 ${actual}, not ${sha256} (from the setting ${tool.name}-sha256)`,
      { next: 'Nothing of it is kept. The tag may have moved, or the checksum belongs to another file.' },
    );
  }
  return {
    tool: tool.name,
    version: formatReference(pinned),
    platform,
    file: titleOf(layer)?.endsWith('.zst') === true ? `${tool.name}.zst` : tool.name,
    sha256: actual,
    from: reference.host,
    fetch: async (path) => {
      const blob = await reader.blob(pinned, layer);
      await copyFile(blob, path).catch((error: unknown) => {
        throw asDiskError(error, path);
      });
    },
  };
}

async function childManifest(request: ArtifactRequest, pinned: Reference, index: ImageIndex): Promise<ImageManifest> {
  const { platform, reference } = request;
  const [os, architecture] = [goSystems[platform.system], goArchitectures[platform.architecture]];
  const fitting = index.manifests.filter(
    (one) => one.platform?.os === os && one.platform.architecture === architecture,
  );
  const only = index.manifests.length === 1 && index.manifests[0]?.platform === undefined ? index.manifests : fitting;
  const [child] = only;
  if (child === undefined || only.length > 1) {
    const listed = index.manifests.map((one) =>
      one.platform === undefined ? 'one without a platform' : `${one.platform.os}/${one.platform.architecture}`,
    );
    throw new ToolArtifactError(
      `${formatReference(reference)} has ${child === undefined ? 'no manifest' : 'several manifests'} for ${os}/${architecture}; it lists ${listed.join(', ') || 'nothing'}`,
      { next: 'Push an index with one manifest for each platform, or one manifest with the files of all.' },
    );
  }
  const found = await readManifest(request, { ...pinned, tag: undefined, digest: child.digest });
  if (found.manifest.kind === 'manifest') return found.manifest;
  throw new ToolArtifactError(`${formatReference(reference)} is an index of indexes`, {
    next: 'Push an index whose entries are manifests.',
  });
}

async function readManifest({ tool, reader }: ArtifactRequest, reference: Reference): Promise<FetchedManifest> {
  const found = await reader.manifest(reference);
  if (found !== undefined) return found;
  throw new ToolNotFoundError(`There is no ${formatReference(reference)}, which ${tool.name} should come from`, {
    next: `Check ${tool.name}-version, and that the artifact was pushed to that registry.`,
  });
}

function chooseLayer({ tool, platform, reference }: ArtifactRequest, { layers }: ImageManifest): Descriptor {
  for (const name of acceptedTitles(tool, platform)) {
    const [layer, second] = layers.filter((one) => titleOf(one) === name);
    if (second !== undefined) break;
    if (layer !== undefined) return layer;
  }
  const [only] = layers;
  // One file whose name says nothing is taken at its word; one that is named for another platform is not.
  if (only !== undefined && layers.length === 1 && !isForAnother(tool, platform, titleOf(only))) return only;
  const titles = layers.map((layer) => titleOf(layer) ?? `${layer.mediaType} without a title`);
  throw new ToolArtifactError(
    `${formatReference(reference)} holds no file of ${tool.name} for ${platformName(platform)} that is clearly the one; it holds ${titles.join(', ') || 'nothing'}`,
    {
      next: `Push the files under the names of the release, here ${tool.files(platform).join(' or ')} (oras push … FILE…), or an index with a platform for each manifest.`,
    },
  );
}

/** Release names first, also unpacked; then the plain name of the program. */
function acceptedTitles(tool: Tool, platform: ToolPlatform): readonly string[] {
  const program = programFile(tool.name, platform);
  return [...releaseTitles(tool, platform), program, `${program}.zst`];
}

function releaseTitles(tool: Tool, platform: ToolPlatform): readonly string[] {
  return tool
    .files(platform)
    .flatMap((file) => (file.endsWith('.zst') ? [file, file.slice(0, -4)] : [file, `${file}.zst`]));
}

function isForAnother(tool: Tool, platform: ToolPlatform, title: string | undefined): boolean {
  if (title === undefined || acceptedTitles(tool, platform).includes(title)) return false;
  return allPlatforms.some((other) => releaseTitles(tool, other).includes(title));
}

function titleOf(layer: Descriptor): string | undefined {
  return layer.annotations?.[titleAnnotation]?.split('/').pop();
}
