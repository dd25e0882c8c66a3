import { describe, expect, it } from 'vitest';
import { type WrittenArtifact, writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { PushedDigestError } from '../../src/oci/push-errors.ts';
import type { RegistryWriter } from '../../src/oci/registry-writer.ts';
import { VersionTakenError } from '../../src/publish/errors.ts';
import { compareWithPublished } from '../../src/publish/published-version.ts';
import { moveTag, pushArtifact } from '../../src/publish/push-artifact.ts';
import { fail } from '../oci/loopback-registry.ts';
import { PushableRegistry } from '../oci/pushable-registry.ts';
import { clientFor } from '../oci/registry-under-test.ts';
import { proto } from './source-tree.ts';

const repository = 'common/types';
const tag = 'v1.0.0';

function artifactOf(text: string, annotations: Readonly<Record<string, string>> = {}): Promise<WrittenArtifact> {
  return writeModuleArtifact({
    module: parseModuleName('oras.birb.homes/common/types'),
    files: [{ path: 'a.proto', content: Buffer.from(text) }],
    dependencies: [],
    annotations,
  });
}

interface Pushing extends AsyncDisposable {
  readonly registry: PushableRegistry;
  readonly writer: RegistryWriter;
  push(artifact: WrittenArtifact, mayMove?: boolean): ReturnType<typeof pushArtifact>;
}

async function pushing(): Promise<Pushing> {
  const registry = await new PushableRegistry().start();
  const client = clientFor(registry.origin);
  const writer = await client.registries.writerFor('oras.birb.homes');
  return {
    registry,
    writer,
    push: (artifact, mayMove = false) =>
      pushArtifact({
        ...{ writer, repository, reference: `x:${tag}`, artifact, tag, mayMove },
        mountFrom: () => [],
        pausesMs: [1, 1],
      }),
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    },
  };
}

describe('a push', () => {
  it('writes the tag last', async () => {
    await using at = await pushing();
    const artifact = await artifactOf(proto('a'));
    expect((await at.push(artifact)).map(({ push }) => push.how)).toEqual(['uploaded', 'uploaded']);
    const puts = at.registry.seen.filter(({ method }) => method === 'PUT').map(({ url }) => url);
    expect(puts.at(-1)).toBe(`/v2/${repository}/manifests/${tag}`);
    expect(puts.at(-2)).toBe(`/v2/${repository}/manifests/${artifact.manifestContent.descriptor.digest}`);
  });

  it('of a version that somebody pushed meanwhile is refused before the tag is written', async () => {
    await using at = await pushing();
    const [theirs, ours] = [await artifactOf(proto('theirs')), await artifactOf(proto('ours'))];
    await at.push(theirs);
    await expect(at.push(ours)).rejects.toThrow(VersionTakenError);
    expect(at.registry.tagsOf(repository).get(tag)).toBe(theirs.manifestContent.descriptor.digest);
    // The same content by two at once is no race.
    await at.push(theirs);
  });

  it('of a version that somebody pushed in the same moment is told so', async () => {
    await using at = await pushing();
    const [theirs, ours] = [await artifactOf(proto('theirs')), await artifactOf(proto('ours'))];
    await at.push(theirs);
    at.registry.tagsOf(repository).delete(tag);
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT' || !(request.url ?? '').endsWith(`/manifests/${tag}`)) return false;
      request.resume();
      at.registry.tagsOf(repository).set(tag, theirs.manifestContent.descriptor.digest);
      response.writeHead(201).end();
      return true;
    };
    await expect(at.push(ours)).rejects.toMatchObject({
      exitCode: 7,
      published: theirs.manifestContent.descriptor.digest,
      message: expect.stringContaining('at the same time'),
    });
  });

  it('of a word moves it', async () => {
    await using at = await pushing();
    const [before, after] = [await artifactOf(proto('before')), await artifactOf(proto('after'))];
    await at.push(before);
    await at.push(after, true);
    expect(at.registry.tagsOf(repository).get(tag)).toBe(after.manifestContent.descriptor.digest);
  });

  it('sends its blobs again where the registry said that they are there, and does not find them', async () => {
    await using at = await pushing();
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'HEAD' || !(request.url ?? '').includes('/blobs/')) return false;
      response.writeHead(200).end();
      return true;
    };
    expect((await at.push(await artifactOf(proto('a')))).map(({ push }) => push.how)).toEqual(['uploaded', 'uploaded']);
  });

  it('waits for a registry that shows a tag only after a while', async () => {
    await using at = await pushing();
    const artifact = await artifactOf(proto('a'));
    let looks = 0;
    at.registry.misbehave = (request, response) => {
      const isLook = request.method !== 'PUT' && (request.url ?? '').endsWith(`/manifests/${tag}`);
      // Each look may be a HEAD and a GET.
      if (!isLook || at.registry.tagsOf(repository).size === 0 || looks++ > 1) return false;
      fail(response, 404, 'MANIFEST_UNKNOWN');
      return true;
    };
    await at.push(artifact);
    expect(looks).toBeGreaterThan(2);
  });

  it('goes by the tag alone where a registry takes no manifest by its digest', async () => {
    await using at = await pushing();
    const artifact = await artifactOf(proto('a'));
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT' || !/manifests\/sha256:/.test(request.url ?? '')) return false;
      request.resume();
      fail(response, 400, 'TAG_INVALID');
      return true;
    };
    await at.push(artifact);
    expect(at.registry.tagsOf(repository).get(tag)).toBe(artifact.manifestContent.descriptor.digest);
  });

  it('is an error where the tag is not there in the end', async () => {
    await using at = await pushing();
    const artifact = await artifactOf(proto('a'));
    await at.push(artifact);
    at.registry.misbehave = (request, response) => {
      if (request.method !== 'PUT') return false;
      request.resume();
      response.writeHead(201).end();
      return true;
    };
    const moved = moveTag({ writer: at.writer, repository, pausesMs: [1] }, 'latest', artifact.manifestContent);
    await expect(moved).rejects.toThrow(PushedDigestError);
  });
});

describe('what is published, beside what is to be', () => {
  it('is the same, has the same content, or differs', async () => {
    await using at = await pushing();
    const revision = 'org.opencontainers.image.revision';
    const ours = await artifactOf(proto('a'), { [revision]: 'one' });
    const compare = async (theirs: WrittenArtifact) => {
      await at.push(theirs, true);
      const there = await at.writer.reader.fetchManifest(repository, tag);
      if (there === undefined) throw new Error('nothing is there');
      return compareWithPublished(there, ours);
    };
    expect(await compare(ours)).toEqual({ kind: 'same' });
    expect(await compare(await artifactOf(proto('a'), { [revision]: 'two' }))).toEqual({
      kind: 'same-content',
      revision: 'two',
    });
    expect(await compare(await artifactOf(proto('b')))).toEqual({ kind: 'different', difference: 'its files differ' });
  });
});
