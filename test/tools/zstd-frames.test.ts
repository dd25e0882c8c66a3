import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findZstdFrame } from '../../src/tools/zstd-frames.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-zstd-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The lengths of the frames of a file; undefined at the end where something is no frame. */
async function lengthsOf(bytes: Uint8Array): Promise<readonly (number | undefined)[]> {
  const path = join(directory, 'file');
  await writeFile(path, bytes);
  const file = await open(path, 'r');
  try {
    const lengths: (number | undefined)[] = [];
    for (let offset = 0; offset < bytes.length; ) {
      const frame = await findZstdFrame(file, offset, bytes.length);
      lengths.push(frame?.length);
      if (frame === undefined) break;
      offset += frame.length;
    }
    return lengths;
  } finally {
    await file.close();
  }
}

const content = fc.oneof(
  fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
  fc.nat(400_000).map((length) => Buffer.alloc(length, 'x')),
  fc.nat(400_000).map((length) => randomBytes(length)),
);
const packed = fc.tuple(content, fc.boolean(), fc.boolean()).map(([bytes, checksum, size]) =>
  zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0,
      [constants.ZSTD_c_contentSizeFlag]: size ? 1 : 0,
    },
  }),
);

it('finds every frame of files of several, whatever is in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(packed, { minLength: 1, maxLength: 5 }), async (frames) => {
      expect(await lengthsOf(Buffer.concat(frames))).toEqual(frames.map((frame) => frame.length));
    }),
    { numRuns: 60 },
  );
});

it('finds no frame where the file ends early, and where something else stands', async () => {
  const frame = zstdCompressSync(randomBytes(200_000));
  expect(await lengthsOf(frame.subarray(0, -1))).toEqual([undefined]);
  expect(await lengthsOf(Buffer.concat([frame, Buffer.from('<html></html>')]))).toEqual([frame.length, undefined]);
});
