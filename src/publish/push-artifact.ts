import type { WrittenArtifact } from '../modules/module-artifact-writer.ts';
import type { Digest } from '../oci/digest.ts';
import { MissingBlobError, PushedDigestError } from '../oci/push-errors.ts';
import type { BlobPush, ContentToPush, RegistryWriter } from '../oci/registry-writer.ts';
import { VersionTakenError } from './errors.ts';

export interface PushRequest {
  readonly writer: RegistryWriter;
  readonly repository: string;
  /** How messages call the tag. */
  readonly reference: string;
  readonly artifact: WrittenArtifact;
  readonly tag: string;
  /** True where the tag may be pointed elsewhere: it is no version. */
  readonly mayMove: boolean;
  /** Repositories that are known to hold a blob. */
  readonly mountFrom: (digest: Digest) => readonly string[];
}

/** What became of one blob. */
export interface PushedBlob {
  readonly digest: Digest;
  readonly size: number;
  readonly push: BlobPush;
}

/**
 * Pushes an artifact: blobs, then the manifest by its digest, and the tag last, so that nobody sees half of it. Whether the version is
 * still free is looked up once more right before, and after it what the tag points at.
 * @throws {VersionTakenError} somebody else was faster
 */
export async function pushArtifact(request: PushRequest): Promise<readonly PushedBlob[]> {
  const { writer, repository, artifact, tag, mayMove, reference } = request;
  let blobs = await pushBlobs(request, false);
  const content = artifact.manifestContent;
  const ours = content.descriptor.digest;
  try {
    await writer.pushManifest(repository, content);
  } catch (error) {
    if (!(error instanceof MissingBlobError)) throw error;
    // It said that a blob was there, and does not find it now: some share what they say between repositories.
    blobs = await pushBlobs(request, true);
    await writer.pushManifest(repository, content);
  }
  if (!mayMove) {
    const now = await writer.reader.resolveTag(repository, tag);
    if (now !== undefined && now !== ours) {
      throw new VersionTakenError(reference, now, ours, 'somebody else published it meanwhile');
    }
  }
  await writer.pushManifest(repository, content, tag);
  const now = await writer.reader.resolveTag(repository, tag);
  if (now === ours) return blobs;
  if (mayMove || now === undefined) throw new PushedDigestError(reference, ours, now ?? 'no such tag');
  throw new VersionTakenError(
    reference,
    now,
    ours,
    'somebody else published it at the same time, and theirs is what counts',
  );
}

/** Points a tag at a manifest that is there. */
export async function moveTag(
  writer: RegistryWriter,
  repository: string,
  tag: string,
  content: ContentToPush,
): Promise<void> {
  await writer.pushManifest(repository, content, tag);
  const now = await writer.reader.resolveTag(repository, tag);
  if (now !== content.descriptor.digest) {
    throw new PushedDigestError(`${writer.host}/${repository}:${tag}`, content.descriptor.digest, now ?? 'no such tag');
  }
}

async function pushBlobs(
  { writer, repository, artifact, mountFrom }: PushRequest,
  again: boolean,
): Promise<readonly PushedBlob[]> {
  const pushed: PushedBlob[] = [];
  for (const blob of artifact.blobs) {
    const { digest, size } = blob.descriptor;
    pushed.push({ digest, size, push: await writer.pushBlob(repository, blob, { from: mountFrom(digest), again }) });
  }
  return pushed;
}
