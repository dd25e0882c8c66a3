import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { engineArchive, releaseFiles, scriptForRelease } from '../../scripts/release-archive.ts';
import { realScript } from './way-in-scene.ts';

const scratch = mkdtempSync(join(tmpdir(), 'release-archive-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the archive of the engine', () => {
  it('depends on names and contents alone', async () => {
    const files = { 'b.js': 'b', 'index.js': 'i', 'chunk/a.js': 'a', 'B.js': 'B' };
    const archives: Buffer[] = [];
    for (const [name, order] of [
      ['one', Object.entries(files)],
      ['two', Object.entries(files).toReversed()],
    ] as const) {
      for (const [path, content] of order) {
        const file = join(scratch, name, path);
        mkdirSync(join(file, '..'), { recursive: true });
        writeFileSync(file, content);
        if (name === 'two') {
          chmodSync(file, 0o700);
          utimesSync(file, 1, 1);
        }
      }
      archives.push(await engineArchive(join(scratch, name)));
    }
    const [one, two] = archives;
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    writeFileSync(join(scratch, 'two/b.js'), 'c');
    expect((await engineArchive(join(scratch, 'two'))).equals(one ?? Buffer.alloc(0))).toBe(false);
    expect(Buffer.from(gunzipSync(one ?? Buffer.alloc(0))).toString('latin1')).toMatch(/^chunk\/\0/);
  });

  it('is named by version and SHA-256 in oras-buf.sh, between the marked lines and nowhere else', () => {
    const before = readFileSync(realScript, 'utf8');
    const after = scriptForRelease(before, { version: '9.9.9', archive: Buffer.from('abc') });
    const lines = (text: string): readonly string[] => text.split('\n');
    expect(lines(after).filter((line, index) => line !== lines(before)[index])).toEqual([
      "ob_version='9.9.9'",
      "ob_sha256='ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'",
    ]);
    expect(() => scriptForRelease('#!/bin/sh\n', { version: '1.0.0', archive: Buffer.alloc(0) })).toThrow(
      'lost the lines',
    );
  });

  it('is the committed one: npm run bundle changes nothing', async () => {
    for (const { path, content } of await releaseFiles()) {
      const committed = readFileSync(join(import.meta.dirname, '..', '..', path));
      expect(committed.equals(content), `${path} is what scripts/release-archive.ts writes`).toBe(true);
    }
  });
});
