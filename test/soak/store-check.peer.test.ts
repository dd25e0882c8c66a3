import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { moduleArtifact } from '../e2e/bad-input-machine.ts';
import { requirePeers } from '../peers/peers.ts';
import { checkStore } from './store-check.ts';

const peers = requirePeers('oras');

describe.runIf(peers.ready)('checkStore', () => {
  let directory = '';
  const store = (): string => join(directory, 'layout', 'acme', 'a');

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-store-check-'));
    const artifact = await moduleArtifact('acme/a', { 'a.proto': 'syntax = "proto3";\n' });
    const writer = new LayoutWriter(join(directory, 'layout'), 'acme/a');
    for (const { bytes, descriptor } of artifact.blobs) await writer.writeBlob(bytes, descriptor.mediaType);
    await writer.writeManifest(artifact.manifestContent.bytes, 'v1.0.0');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('finds nothing wrong with a whole store', async () => {
    const { blobs, manifests, problems } = await checkStore(store(), peers.path('oras'), directory);
    expect(problems).toEqual([]);
    expect(manifests).toBe(1);
    expect(blobs).toBeGreaterThan(1);
  });

  it('finds each damaged blob', async () => {
    const places = await readdir(join(store(), 'blobs', 'sha256'));
    for (const name of places) await appendFile(join(store(), 'blobs', 'sha256', name), ' ');
    const { problems } = await checkStore(store(), peers.path('oras'), directory);
    for (const name of places) expect(problems).toContain(`the blob ${name} is damaged`);
    expect(problems.some((problem) => problem.startsWith('oras '))).toBe(true);
  });
});
