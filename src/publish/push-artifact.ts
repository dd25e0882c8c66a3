import { setTimeout as sleep } from 'node:timers/promises';
import type { WrittenArtifact } from '../modules/module-artifact-writer.ts';
import type { Digest } from '../oci/digest.ts';
import { MissingBlobError, PushedDigestError, PushRefusedError, UploadsNotTakenError } from '../oci/push-errors.ts';
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
  /** Between looks at a tag that does not show what it was pointed at; a few seconds unless given. */
  readonly pausesMs?: readonly number[];
}

/** What became of one blob. */
export interface PushedBlob {
  readonly digest: Digest;
  readonly size: number;
  readonly push: BlobPush;
}

/** How long a registry may take until it shows what it was told, in milliseconds: some are spread over many machines. */
const defaultPausesMs: readonly number[] = [200, 800, 2_000];

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
    await pushByDigest(writer, repository, content);
  } catch (error) {
    if (!(error instanceof MissingBlobError)) throw error;
    // It said that a blob was there, and does not find it now: some share what they say between repositories.
    blobs = await pushBlobs(request, true);
    await pushByDigest(writer, repository, content);
  }
  if (!mayMove) {
    const now = await writer.reader.resolveTag(repository, tag);
    if (now !== undefined && now !== ours) {
      throw new VersionTakenError(reference, now, ours, 'somebody else published it meanwhile');
    }
  }
  await writer.pushManifest(repository, content, tag);
  const now = await settledTag(request, tag, ours);
  if (now === ours) return blobs;
  if (mayMove || now === undefined) throw new PushedDigestError(reference, ours, now ?? 'no such tag');
  throw new VersionTakenError(
    reference,
    now,
    ours,
    'somebody else published it at the same time, and theirs is what counts',
  );
}

/** What points a tag at a manifest. */
export type MoveTagRequest = Pick<PushRequest, 'writer' | 'repository' | 'pausesMs'>;

/**
 * Points a tag at a manifest that is there.
 * @throws {PushedDigestError} where it points elsewhere after that
 */
export async function moveTag(request: MoveTagRequest, tag: string, content: ContentToPush): Promise<void> {
  const { writer, repository } = request;
  const { digest } = content.descriptor;
  await writer.pushManifest(repository, content, tag);
  const now = await settledTag(request, tag, digest);
  if (now === digest) return;
  throw new PushedDigestError(`${writer.host}/${repository}:${tag}`, digest, now ?? 'no such tag');
}

/** A registry that takes manifests by tag alone will say so, or take it, when the tag comes. */
async function pushByDigest(writer: RegistryWriter, repository: string, content: ContentToPush): Promise<void> {
  try {
    await writer.pushManifest(repository, content);
  } catch (error) {
    if (!(error instanceof PushRefusedError || error instanceof UploadsNotTakenError)) throw error;
  }
}

/** What a tag points at, once that is what is expected, or some time has passed. */
async function settledTag(request: MoveTagRequest, tag: string, expected: Digest): Promise<Digest | undefined> {
  const { writer, repository, pausesMs = defaultPausesMs } = request;
  let now = await writer.reader.resolveTag(repository, tag);
  for (const pauseMs of pausesMs) {
    if (now === expected) break;
    await sleep(pauseMs);
    now = await writer.reader.resolveTag(repository, tag);
  }
  return now;
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
