import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/oci/digest.ts';
import { LayoutRegistryWriter } from '../../src/oci/layout-registry-writer.ts';
import { processSpace } from '../../src/system/process-space.ts';

test('the lock of a push that was killed at its end goes with the next push, which has nothing to write', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-layout-registry-'));
  try {
    const bytes = Buffer.from('a blob');
    const content = { descriptor: { mediaType: 'text/plain', digest: digestOf(bytes), size: bytes.length }, bytes };
    const writer = new LayoutRegistryWriter('registry.example', directory);
    expect(await writer.pushBlob('a/b', content)).toEqual({ how: 'uploaded' });
    const lock = join(directory, 'a/b/.index.lock');
    await symlink(`4194304@${processSpace()} 0123456789abcdef`, lock);
    expect(await writer.pushBlob('a/b', content)).toEqual({ how: 'present' });
    expect(await readdir(join(directory, 'a/b'))).toEqual(['blobs']);
    // Of another machine nobody knows.
    await symlink('17@another-machine 1 0123456789abcdef', lock);
    await writer.pushBlob('a/b', content);
    expect((await readdir(join(directory, 'a/b'))).sort()).toEqual(['.index.lock', 'blobs']);
  } finally {
    await rm(directory, { recursive: true });
  }
});
