import { mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readModuleArtifact } from '../modules/module-archive.ts';
import { type WrittenArtifact, writeModuleArtifact } from '../modules/module-artifact-writer.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { formatModuleReference } from '../modules/module-reference.ts';
import type { WorkspaceRoot } from '../modules/workspace-root.ts';
import type { ImageManifest } from '../oci/descriptor.ts';
import type { FetchedManifest, Registry } from '../oci/registry.ts';
import type { ContentToPush, RegistryWriter } from '../oci/registry-writer.ts';
import type { PublishWorkspace } from '../pipeline/publish-workspace.ts';
import { BufChecks } from '../publish/buf-checks.ts';
import { TwinTakenError, VersionTakenError } from '../publish/errors.ts';
import { differenceOfFiles } from '../publish/file-difference.ts';
import { readGitState } from '../publish/git-state.ts';
import { type ModuleContent, readModuleContent } from '../publish/module-content.ts';
import { annotationsOf, type Provenance, provenanceIn, provenanceOf } from '../publish/provenance.ts';
import { compareWithPublished, publishedTags } from '../publish/published-version.ts';
import { moveTag, pushArtifact } from '../publish/push-artifact.ts';
import type { SourceModule } from '../publish/source-module.ts';
import { planTags, type TagAsks, type TagPlan } from '../publish/tag-plan.ts';
import { counted, formatBytes } from '../report/human-units.ts';
import { realPathOf } from '../system/inside-directory.ts';
import type { CommandRequest } from './command.ts';
import type { BlobData, CheckData, PushData, TagData } from './push-data.ts';

/** One push, as it was asked for. */
export interface Publication {
  readonly request: CommandRequest;
  readonly workspace: PublishWorkspace;
  readonly module: SourceModule;
  readonly place: WorkspaceRoot;
  /** That it is pushed under. */
  readonly name: ModuleName;
  readonly tag: string;
  readonly asks: TagAsks;
}

/** What is to be published, and where. */
interface Prepared extends Publication {
  readonly repository: string;
  readonly reference: string;
  /** Undefined in a dry run. */
  readonly writer: RegistryWriter | undefined;
  readonly reader: Registry;
  readonly plan: TagPlan;
  readonly content: ModuleContent;
  readonly provenance: Provenance;
  readonly artifact: WrittenArtifact;
}

/** Reads, checks and pushes. Nothing is written to the registry before everything else went well. */
export async function publishModule(publication: Publication): Promise<PushData> {
  const prepared = await prepare(publication);
  const { there, before } = await findPublished(prepared);
  const checks = there === undefined ? await check(prepared) : { lint: published, breaking: published };
  const blobs = there === undefined ? await upload(prepared) : [];
  const target: ContentToPush = there ?? prepared.artifact.manifestContent;
  const tags = await tagsOf(prepared, target, before);
  const { name, repository, reference, writer, content, provenance } = prepared;
  const dryRun = writer === undefined;
  return {
    module: name,
    reference,
    repository: `${moduleNameParts(name).registry}/${repository}`,
    digest: target.descriptor.digest,
    dryRun,
    outcome: there !== undefined ? 'already-there' : dryRun ? 'would-push' : 'pushed',
    // Of what is published, which another commit may have given.
    ...(there === undefined ? provenance : provenanceIn(there.manifest.annotations)),
    files: content.files.map(({ path, content: bytes }) => ({ path, size: bytes.length })),
    dependencies: content.dependencies.map(formatModuleReference),
    checks,
    tags,
    blobs,
  };
}

async function prepare(publication: Publication): Promise<Prepared> {
  const { request, workspace, module, place, name, tag, asks } = publication;
  const { ci, environment, flags } = request;
  const { registry } = moduleNameParts(name);
  const repository = workspace.registries.repositoryOf(name);
  const writer = flags.has('dry-run') ? undefined : await workspace.registries.writerFor(registry);
  const reader = writer?.reader ?? workspace.registries.forHost(registry);
  const plan = planTags(tag, await publishedTags(reader, repository), asks);

  const { gitWorkTree } = place;
  const state = gitWorkTree === undefined ? undefined : await readGitState(gitWorkTree, module.directory, environment);
  const git =
    gitWorkTree === undefined || state === undefined ? undefined : { workTree: realPathOf(gitWorkTree), state };
  const root = gitWorkTree ?? place.root;
  const content = await readModuleContent({ module, name, root, git, provides: workspace.provides });
  for (const remark of content.remarks) ci.warning(remark);
  const run = { system: ci.system, revision: ci.run.revision };
  const provenance = provenanceOf(state, content.isCommitted, run, environment);
  sayWhatGitKnows(publication, content, state?.revision);

  const reference = `${name}:${tag}`;
  const artifact = await writeModuleArtifact({
    module: name,
    files: content.files,
    dependencies: content.dependencies,
    annotations: annotationsOf(provenance),
  });
  // What our own reader refuses, no consumer could use.
  const layer = artifact.blobs[1]?.bytes ?? new Uint8Array();
  const { remarks } = await unpack(name, reference, artifact.manifest, async () => [layer]);
  for (const remark of remarks) ci.warning(remark);
  const bytes = content.files.reduce((sum, file) => sum + file.content.length, 0);
  const where = relative(ci.workspace, module.directory) || '.';
  ci.info(
    `Read ${counted(content.files.length, 'file')} (${formatBytes(bytes)}) of ${where}: ${artifact.manifestContent.descriptor.digest}`,
  );
  return { ...publication, repository, reference, writer, reader, plan, content, provenance, artifact };
}

function sayWhatGitKnows({ request: { ci } }: Publication, content: ModuleContent, revision: string | undefined): void {
  if (content.lineEndsOfCommit.length > 0) {
    ci.info(
      `${counted(content.lineEndsOfCommit.length, 'file')} with CRLF here and LF in the commit: published as the commit has them.`,
    );
  }
  if (revision === undefined || content.isCommitted) return;
  const shown = content.uncommitted.slice(0, 5).join(', ');
  const more = content.uncommitted.length > 5 ? ` and ${content.uncommitted.length - 5} more` : '';
  ci.warning(
    `No revision is recorded, because not all is as in commit ${revision.slice(0, 12)}: ${shown}${more}. Another checkout would give another digest.`,
  );
}

interface Published {
  /** What the tag points at, where that is what would be pushed. */
  readonly there: FetchedManifest | undefined;
  /** The digest that the tag points at; empty where there is no such tag. */
  readonly before: string;
}

/**
 * What is published under the tag.
 * @throws {VersionTakenError | TwinTakenError}
 */
async function findPublished(prepared: Prepared): Promise<Published> {
  const { reader, repository, reference, plan, artifact, name, request } = prepared;
  const ours = artifact.manifestContent.descriptor.digest;
  const there = await reader.fetchManifest(repository, plan.tag);
  if (there !== undefined) {
    const comparison = compareWithPublished(there, artifact);
    const before = there.descriptor.digest;
    if (comparison.kind === 'same') return { there, before };
    if (plan.version === undefined) return { there: undefined, before };
    if (comparison.kind === 'same-content') {
      const from = comparison.revision === '' ? 'another checkout' : `commit ${comparison.revision.slice(0, 12)}`;
      request.ci.info(`${reference} is published already with the same files, from ${from}.`);
      return { there, before };
    }
    const difference = await explain(prepared, there, comparison.difference);
    throw new VersionTakenError(reference, before, ours, difference);
  }
  const twin = plan.twin === undefined ? undefined : await reader.fetchManifest(repository, plan.twin);
  if (plan.twin === undefined || twin === undefined) return { there: undefined, before: '' };
  const comparison = compareWithPublished(twin, artifact);
  if (comparison.kind === 'same') return { there: undefined, before: '' };
  const difference =
    comparison.kind === 'same-content'
      ? 'the same files, from another commit'
      : await explain(prepared, twin, comparison.difference);
  throw new TwinTakenError(reference, `${name}:${plan.twin}`, twin.descriptor.digest, difference);
}

/** Which files differ, where what is published can be read. */
async function explain(
  { reader, repository, reference, name, content }: Prepared,
  there: FetchedManifest,
  difference: string,
): Promise<string> {
  const { manifest } = there;
  if (manifest.kind !== 'manifest') return difference;
  try {
    const { files } = await unpack(name, reference, manifest, (layer) => reader.fetchBlob(repository, layer));
    return differenceOfFiles(files, content.files);
  } catch {
    return difference;
  }
}

async function unpack(
  module: ModuleName,
  label: string,
  manifest: ImageManifest,
  open: (layer: ImageManifest['layers'][number]) => Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>>,
): Promise<{ readonly files: ModuleFiles; readonly remarks: readonly string[] }> {
  const openLayer = async (layer: ImageManifest['layers'][number]): Promise<AsyncIterable<Uint8Array>> => {
    const chunks = await open(layer);
    return (async function* () {
      yield* chunks;
    })();
  };
  return await readModuleArtifact({ module, label, manifest, openLayer });
}

const published: CheckData = { result: 'not-needed', against: '', reason: 'this is published already' };

/** Lint, and breaking changes against the version before. */
async function check(prepared: Prepared): Promise<PushData['checks']> {
  const { request, workspace, module, plan, name } = prepared;
  const { flags, ci, settings, environment, signal } = request;
  const skipped = (flag: string): CheckData => ({ result: 'skipped', against: '', reason: `--${flag}` });
  const withLint = !flags.has('skip-lint');
  const withBreaking = !flags.has('skip-breaking') && plan.previous !== undefined;
  let breaking: CheckData = flags.has('skip-breaking')
    ? skipped('skip-breaking')
    : { result: 'not-needed', against: '', reason: plan.whyNoPrevious };
  const lint: CheckData = withLint ? { result: 'passed', against: '', reason: '' } : skipped('skip-lint');
  if (!withLint && !withBreaking) return { lint, breaking };
  const program = await workspace.buf();
  const { bufCacheDirectory } = settings;
  const checks = new BufChecks({
    module,
    program,
    bufCacheDirectory,
    environment,
    checkout: ci.workspace,
    log: ci,
    annotate: (annotations) => ci.annotate(annotations),
    signal,
  });
  if (withLint) await checks.lint();
  if (withBreaking && plan.previous !== undefined) {
    const previous = `${name}:${plan.previous}`;
    const scratch = await mkdtemp(join(ci.temporaryDirectory, 'oras-buf-published-'));
    try {
      const { input } = await workspace.layOut(name, plan.previous, join(scratch, 'workspace'));
      const image = join(scratch, 'published.binpb');
      await checks.buildImage(join(scratch, 'workspace'), input, image, previous);
      await checks.breaking(image, previous);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    breaking = { result: 'passed', against: plan.previous, reason: '' };
  }
  return { lint, breaking };
}

async function upload(prepared: Prepared): Promise<readonly BlobData[]> {
  const { writer, repository, reference, artifact, plan, workspace, request } = prepared;
  if (writer === undefined) {
    return artifact.blobs.map(({ descriptor: { digest, size } }) => ({ digest, size, how: 'not-pushed', from: '' }));
  }
  const asked = request.flags.text('mount-from');
  const blobs = await pushArtifact({
    writer,
    repository,
    reference,
    artifact,
    tag: plan.tag,
    mayMove: plan.version === undefined,
    mountFrom: (digest) => [
      ...(asked === undefined ? [] : [asked]),
      ...workspace.repositoriesWith(writer.host, digest),
    ],
  });
  return blobs.map(({ digest, size, push }) => ({
    digest,
    size,
    how: push.how,
    from: push.how === 'mounted' ? push.from : '',
  }));
}

/** The tag of the reference, which is there by now, and those that follow it. */
async function tagsOf(prepared: Prepared, target: ContentToPush, before: string): Promise<readonly TagData[]> {
  const { plan, reader, writer, repository, asks } = prepared;
  const { digest } = target.descriptor;
  const isPlanStale = writer !== undefined && plan.moving.length > 0;
  // The checks took their time: what was published meanwhile keeps its `latest`.
  const { moving } = isPlanStale ? planTags(plan.tag, await publishedTags(reader, repository), asks) : plan;
  const stateFrom = (now: string): TagData['state'] =>
    now === '' ? 'created' : now === digest ? 'unchanged' : 'moved';
  const tags: TagData[] = [{ tag: plan.tag, state: stateFrom(before), before, reason: '' }];
  for (const { tag, held } of moving) {
    if (held !== undefined) {
      tags.push({ tag, state: 'held', before: '', reason: held });
      continue;
    }
    const now = (await reader.resolveTag(repository, tag)) ?? '';
    if (now !== digest && writer !== undefined) await moveTag({ writer, repository }, tag, target);
    tags.push({ tag, state: stateFrom(now), before: now, reason: '' });
  }
  return tags;
}
