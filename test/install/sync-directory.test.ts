import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SyncedFile, type SyncOutcome, syncDirectory } from '../../src/install/sync-directory.ts';

let base = '';
let directory = '';

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sync-'));
  directory = join(base, 'cell');
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

const text = (content: string, executable = false): SyncedFile => ({ kind: 'content', content, executable });

function made(key: string, content: string, calls: string[] = []): SyncedFile {
  return {
    kind: 'made',
    key,
    make: async () => {
      calls.push(key);
      return Buffer.from(content);
    },
  };
}

function sync(files: Readonly<Record<string, SyncedFile>>): Promise<SyncOutcome> {
  return syncDirectory(directory, new Map(Object.entries(files)), join(base, 'record.json'));
}

async function tree(): Promise<readonly string[]> {
  return (await readdir(directory, { recursive: true })).sort();
}

const inode = async (path: string): Promise<number> => (await lstat(join(directory, path))).ino;

describe('syncDirectory', () => {
  it('writes what is new or changed, removes what is gone, and leaves the rest alone', async () => {
    expect(await sync({ a: text('1'), 'd/b': text('2'), 'd/e/c': made('k', '3') })).toEqual({
      written: ['a', 'd/b', 'd/e/c'],
      removed: [],
    });
    const [a, d, c] = await Promise.all([inode('a'), inode('d'), inode('d/e/c')]);
    expect(await sync({ a: text('1'), 'd/b': text('two'), 'd/e/c': made('k', '3'), n: text('') })).toEqual({
      written: ['d/b', 'n'],
      removed: [],
    });
    expect(await Promise.all([inode('a'), inode('d'), inode('d/e/c')])).toEqual([a, d, c]);
    expect(await sync({ 'd/b': text('two') })).toEqual({ written: [], removed: ['a', 'd/e/c', 'n'] });
    expect(await tree()).toEqual(['d', 'd/b']);
  });

  it.each(['', '../x', 'd/../../x', '..', '/../x'])('writes nothing where a path leads away: %j', async (path) => {
    await expect(sync({ [path]: text('x'), a: text('1') })).rejects.toThrow('leads out of');
    await expect(lstat(join(base, 'x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('makes a file again only where its key or the file itself changed', async () => {
    const calls: string[] = [];
    await sync({ f: made('one', 'x', calls) });
    await sync({ f: made('one', 'x', calls) });
    expect(calls).toEqual(['one']);
    // Another key and the same bytes: nothing to tell buck2 of.
    const before = await inode('f');
    expect((await sync({ f: made('two', 'x', calls) })).written).toEqual([]);
    expect(await inode('f')).toBe(before);
    await writeFile(join(directory, 'f'), 'y');
    expect((await sync({ f: made('two', 'x', calls) })).written).toEqual(['f']);
    expect(await readFile(join(directory, 'f'), 'utf8')).toBe('x');
    await rm(join(base, 'record.json'));
    expect((await sync({ f: made('two', 'x', calls) })).written).toEqual([]);
    expect(calls).toEqual(['one', 'two', 'two', 'two']);
  });

  it('copies a program when it changed, as an executable', async () => {
    const source = join(base, 'buf');
    await writeFile(source, 'v1');
    const file: SyncedFile = { kind: 'program', source };
    expect((await sync({ 'tools/buf': file })).written).toEqual(['tools/buf']);
    expect((await lstat(join(directory, 'tools/buf'))).mode & 0o777).toBe(0o755);
    expect((await sync({ 'tools/buf': file })).written).toEqual([]);
    await writeFile(source, 'v2');
    await utimes(source, 1, 1);
    expect((await sync({ 'tools/buf': file })).written).toEqual(['tools/buf']);
    expect(await readFile(join(directory, 'tools/buf'), 'utf8')).toBe('v2');
  });

  it('keeps scripts executable', async () => {
    await sync({ s: text('#!', true) });
    await chmod(join(directory, 's'), 0o644);
    expect((await sync({ s: text('#!', true) })).written).toEqual(['s']);
    expect((await lstat(join(directory, 's'))).mode & 0o111).toBe(0o111);
  });

  it('compares bytes with those of a program only where it is to verify', async () => {
    const source = join(base, 'program');
    await writeFile(source, 'right');
    const bring = (verify: boolean): ReturnType<typeof syncDirectory> =>
      syncDirectory(directory, new Map([['p', { kind: 'program', source }]]), join(base, 'record.json'), verify);
    expect((await bring(false)).written).toEqual(['p']);
    expect((await bring(true)).written).toEqual([]);
    await writeFile(join(directory, 'p'), 'wrong');
    const { size, mtimeMs, ctimeMs, ino } = await lstat(join(directory, 'p'));
    const record = await readFile(join(base, 'record.json'), 'utf8');
    await writeFile(
      join(base, 'record.json'),
      record.replace(/"stamp":"[^"]*"/, JSON.stringify({ stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}` }).slice(1, -1)),
    );
    expect((await bring(false)).written).toEqual([]);
    expect((await bring(true)).written).toEqual(['p']);
    expect(await readFile(join(directory, 'p'), 'utf8')).toBe('right');
  });

  it('replaces what stands in the way, and writes nothing through a link', async () => {
    const outside = join(base, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'file'), 'theirs');
    await mkdir(directory);
    await symlink(outside, join(directory, 'd'));
    await symlink(join(outside, 'file'), join(directory, 'f'));
    await mkdir(join(directory, 'x/y'), { recursive: true });
    await writeFile(join(directory, 'z'), '');
    await sync({ 'd/a': text('1'), f: text('2'), x: text('3'), 'z/b': text('4') });
    expect(await tree()).toEqual(['d', 'd/a', 'f', 'x', 'z', 'z/b']);
    expect(await readdir(outside)).toEqual(['file']);
    expect(await readFile(join(outside, 'file'), 'utf8')).toBe('theirs');
    await rm(directory, { recursive: true });
    await symlink(outside, directory);
    await sync({ a: text('1') });
    expect(await readdir(outside)).toEqual(['file']);
    expect(await tree()).toEqual(['a']);
  });

  it('completes what a killed run left, and no file is ever seen in parts', async () => {
    const script = join(base, 'run.ts');
    await writeFile(
      script,
      `import { syncDirectory } from ${JSON.stringify(new URL('../../src/install/sync-directory.ts', import.meta.url).href)};
for (let round = 0; ; round++) {
  const content = String(round % 10).repeat(200_000);
  const wanted = new Map(Array.from({ length: 20 }, (_, index) => ['d' + (index + round) % 30 + '/f', { kind: 'content', content }]));
  await syncDirectory(${JSON.stringify(directory)}, wanted, ${JSON.stringify(join(base, 'record.json'))});
}
`,
    );
    for (let kill = 0; kill < 3; kill++) {
      const child = spawn(process.execPath, [script], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // Not before it is at work, however busy the machine is.
      const written = async (): Promise<readonly string[]> => (await tree()).filter((path) => path.endsWith('/f'));
      await vi.waitFor(async () => expect(await written()).not.toEqual([]), { timeout: 20_000, interval: 20 });
      await sleep(70 * kill);
      child.kill('SIGKILL');
      await ended;
      const files = await written();
      expect(files.length).toBeGreaterThan(0);
      for (const path of files) {
        const content = await readFile(join(directory, path), 'utf8');
        expect(content).toBe(content.slice(0, 1).repeat(200_000));
      }
    }
    expect((await sync({ 'd1/f': text('done') })).written).toEqual(['d1/f']);
    expect(await tree()).toEqual(['d1', 'd1/f']);
  });
});
