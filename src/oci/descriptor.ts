import type { Digest } from './digest.ts';

/** A pointer to content. Source: OCI image-spec 1.1, descriptor.md. `size` in bytes. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  /** In an index: the machines that the manifest is for, in the words of the Go language (`linux`, `amd64`). */
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An image manifest. Source: OCI image-spec 1.1, manifest.md. */
export interface ImageManifest {
  readonly kind: 'manifest';
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** An image index. Source: OCI image-spec 1.1, image-index.md. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

export type Manifest = ImageManifest | ImageIndex;

export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  emptyConfig: 'application/vnd.oci.empty.v1+json',
  tarGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;
