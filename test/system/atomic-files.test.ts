import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFileAtOnce, temporaryBeside, writeFileAtomically } from '../../src/system/atomic-files.ts';
import { processSpaceTag } from '../../src/system/process-space.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-atomic-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('replaceFileAtOnce', () => {
  it('writes and replaces, also where the directory was removed since', async () => {
    const path = join(directory, 'a/b/file');
    replaceFileAtOnce(path, 'one');
    replaceFileAtOnce(path, 'two');
    replaceFileAtOnce(path, 'three');
    await rm(join(directory, 'a'), { recursive: true });
    replaceFileAtOnce(path, 'four');
    expect(await readFile(path, 'utf8')).toBe('four');
    expect(await readdir(dirname(path))).toEqual(['file']);
  });

  it('leaves nothing behind where it fails', async () => {
    const path = join(directory, 'taken');
    await mkdir(join(path, 'full'), { recursive: true });
    expect(() => replaceFileAtOnce(path, 'x')).toThrow();
    expect(await readdir(directory)).toEqual(['taken']);
  });
});

describe('writeFileAtomically', () => {
  it('writes and replaces, with directories and mode', async () => {
    const path = join(directory, 'a/b/file');
    await writeFileAtomically(path, 'one');
    await writeFileAtomically(path, Buffer.from('two'), { mode: 0o600 });
    expect(await readFile(path, 'utf8')).toBe('two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dirname(path))).toEqual(['file']);
  });

  it('leaves nothing behind where it fails', async () => {
    const path = join(directory, 'taken');
    await mkdir(join(path, 'full'), { recursive: true });
    await expect(writeFileAtomically(path, 'x')).rejects.toThrow();
    expect(await readdir(directory)).toEqual(['taken']);
  });

  it('shows readers whole contents only, whoever writes', async () => {
    const path = join(directory, 'file');
    const contents = Array.from({ length: 6 }, (_, i) => String(i).repeat(200_000));
    await writeFileAtomically(path, contents[0] ?? '');
    let writing = true;
    const reads: string[] = [];
    const reader = (async () => {
      while (writing) reads.push(await readFile(path, 'utf8'));
    })();
    await Promise.all(contents.map((content) => writeFileAtomically(path, content)));
    writing = false;
    await reader;
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) expect(contents).toContain(read);
    expect(await readdir(directory)).toEqual(['file']);
  });
});

describe('temporaryBeside', () => {
  it('gives a new hidden name in the same directory that buf does not take for a proto', () => {
    const names = new Set(Array.from({ length: 100 }, () => temporaryBeside('/a/b.proto')));
    expect(names.size).toBe(100);
    for (const name of names) expect(name).toMatch(/^\/a\/\.b\.proto\.\d+\.[0-9a-f]{12}\.tmp$/);
  });
});

describe('what killed processes left', () => {
  it('is gone at once with a file that is replaced at once: the process may end right after it', async () => {
    const path = join(directory, 'record.json');
    const half = join(directory, `.record.json.4194304.${processSpaceTag()}abcdef.tmp`);
    await mkdir(half);
    await writeFile(join(half, 'inside'), 'half');
    replaceFileAtOnce(path, '{}');
    expect(readdirSync(directory)).toEqual(['record.json']);
  });

  it('goes with the next file that is written there; what others are writing stays', async () => {
    const script = `import { temporaryBeside } from ${JSON.stringify(join(import.meta.dirname, '../../src/system/atomic-files.ts'))};
      process.stdout.write(temporaryBeside(${JSON.stringify(join(directory, 'record.json'))}));`;
    const { stdout: gone } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    const alive = temporaryBeside(join(directory, 'record.json'));
    const elsewhere = (digits: string): string => join(directory, `.record.json.${process.pid}.${digits}.tmp`);
    await mkdir(gone);
    for (const path of [join(gone, 'inside'), alive, elsewhere('000000000001'), elsewhere('000000000002')]) {
      await writeFile(path, 'half');
    }
    const old = new Date(Date.now() - 7_200_000);
    await utimes(elsewhere('000000000002'), old, old);
    await writeFileAtomically(join(directory, 'other.json'), '{}');
    expect((await readdir(directory)).sort()).toEqual(
      [basename(alive), basename(elsewhere('000000000001')), 'other.json'].sort(),
    );
  });
});
