import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, createZstdCompress, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import semver from 'semver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLockFile } from '../../src/system/lock-file.ts';
import { processSpace, processSpaceTag } from '../../src/system/process-space.ts';
import { type InstalledTool, installTool, shelfVersion, type ToolFileCache } from '../../src/tools/install-tool.ts';
import type { ToolFile } from '../../src/tools/tool-file.ts';
import { sha256, type ToolScene, toolScene, zstd } from './release-server.ts';

let scene: ToolScene;
let fetched: number;
beforeEach(() => {
  scene = toolScene(undefined);
  mkdirSync(scene.checkout);
  fetched = 0;
});
afterEach(() => scene.remove());

/** A file whose bytes are at hand; what they are is not checked here. */
function toolFile(bytes: Buffer, more: Partial<ToolFile> = {}): ToolFile {
  return {
    tool: 'buck2',
    version: '2020-01-01',
    platform: { system: 'linux', architecture: 'x64', musl: false },
    file: 'buck2-x86_64-unknown-linux-musl.zst',
    sha256: sha256(bytes),
    from: 'a test',
    fetch: async (path) => {
      fetched++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      writeFileSync(path, bytes);
    },
    ...more,
  };
}

function install(file: ToolFile, cache?: ToolFileCache): Promise<InstalledTool> {
  return installTool(file, scene.sources({ cache }));
}

it('stops waiting for the job that installs the same tool where its own job is cancelled', async () => {
  const file = toolFile(zstd('program'));
  const { workDirectory } = scene.sources({});
  const lock = join(workDirectory, `.buck2-${shelfVersion(file)}.lock`);
  await withLockFile(lock, {}, async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('cancelled')), 100);
    const waiting = installTool(file, { ...scene.sources({}), signal: controller.signal });
    await expect(waiting).rejects.toThrow('cancelled');
  });
  expect(fetched).toBe(0);
});

it('takes away what jobs left that were killed while they installed it, or when they had', async () => {
  const file = toolFile(zstd('program'));
  const { workDirectory } = scene.sources({});
  const lock = join(workDirectory, `.buck2-${shelfVersion(file)}.lock`);
  const scratch = join(workDirectory, `.buck2.4194304.${processSpaceTag()}abcdef.tmp`);
  const leaveLock = (): void => symlinkSync(`4194304@${processSpace()} 0123456789abcdef`, lock);
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'buck2'), 'half');
  leaveLock();
  await install(file);
  expect(existsSync(scratch)).toBe(false);
  leaveLock();
  expect((await install(file)).how).toBe('already-there');
  expect(readdirSync(workDirectory).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(fetched).toBe(1);
});

describe('unpacking', () => {
  it('takes any zstd: of several frames, of a long window', async () => {
    const parts = [randomBytes(300_000), Buffer.from('small'), Buffer.alloc(500_000, 'x'), randomBytes(200_000)];
    const frames = Buffer.concat(parts.map(zstd));
    expect(readFileSync((await install(toolFile(frames))).program).equals(Buffer.concat(parts))).toBe(true);
    const note = Buffer.concat([Buffer.from([0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);
    const noted = Buffer.concat([zstd('one'), note, zstd('two'), note]);
    expect(readFileSync((await install(toolFile(noted))).program, 'utf8')).toBe('onetwo');
    const text = Buffer.from('0123456789'.repeat(200_000));
    const long = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = [];
      const packer = createZstdCompress({
        params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_windowLog]: 27 },
      });
      packer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
      packer.end(text);
    });
    expect(readFileSync((await install(toolFile(long))).program).equals(text)).toBe(true);
  });

  const good = zstd('x'.repeat(10_000) + Math.PI);
  const damaged = Buffer.from(good);
  damaged.fill(0xff, 8, 20);
  it.each([
    ['is damaged', damaged, 'is broken zstd'],
    ['is cut off', good.subarray(0, good.length - 5), 'is broken zstd'],
    ['is cut off in its second frame', Buffer.concat([good, good.subarray(0, good.length - 5)]), 'is broken zstd'],
    ['has something after it', Buffer.concat([good, Buffer.from('<html>')]), 'is broken zstd'],
    ['is only called so', Buffer.from('<html>'), 'is not zstd'],
    ['is empty', Buffer.alloc(0), 'is empty'],
    ['holds nothing', zstd(''), 'unpacks to nothing'],
  ])('refuses a .zst that %s, and keeps nothing', async (_what, bytes, problem) => {
    await expect(install(toolFile(bytes))).rejects.toMatchObject({
      name: 'BrokenToolFileError',
      exitCode: 2,
      message: expect.stringContaining(problem),
    });
    expect(readdirSync(scene.tools)).toEqual([]);
  });

  it('refuses an archive where a program is wanted', async () => {
    const file = toolFile(gzipSync('a tar'), { file: 'buf-Linux-x86_64.tar.gz' });
    await expect(install(file)).rejects.toThrow('gzip archive');
  });

  it('gives the program its bits whatever the mask of the process', async () => {
    const mask = process.umask(0o077);
    try {
      const { program } = await install(toolFile(zstd('x')));
      expect(statSync(program).mode & 0o777).toBe(0o755);
    } finally {
      process.umask(mask);
    }
  });
});

describe('the shelf', () => {
  it('gets a tool once, however many ask at the same time', async () => {
    const file = toolFile(zstd('x'));
    const all = await Promise.all(Array.from({ length: 8 }, () => install(file)));
    expect(new Set(all.map(({ program }) => program)).size).toBe(1);
    expect(all.filter(({ how }) => how === 'download')).toHaveLength(1);
    expect(fetched).toBe(1);
    expect(readdirSync(scene.tools)).toEqual(['buck2']);
  });

  it('gets a tool once from several processes', async () => {
    const script = join(scene.directory, 'install.ts');
    const source = (path: string): string => JSON.stringify(join(import.meta.dirname, '..', '..', 'src', path));
    writeFileSync(
      script,
      `import { appendFileSync, writeFileSync } from 'node:fs';
import { silentLog } from ${source('log.ts')};
import { installTool } from ${source('tools/install-tool.ts')};
import { DirectoryShelf } from ${source('tools/tool-shelf.ts')};
const [tools, counter, sha256] = process.argv.slice(2);
const { program } = await installTool({
  tool: 'buf', version: '1.0.0', platform: { system: 'linux', architecture: 'x64', musl: false },
  file: 'buf-Linux-x86_64', sha256, from: 'a test',
  fetch: async (path) => { appendFileSync(counter, 'x'); await new Promise((r) => setTimeout(r, 200)); writeFileSync(path, 'program'); },
}, { shelf: new DirectoryShelf(tools), cache: undefined, workDirectory: tools, offline: false, log: silentLog });
process.stdout.write(program);
`,
    );
    const counter = join(scene.directory, 'counter');
    const runs = Array.from(
      { length: 4 },
      () =>
        new Promise<string>((resolve, reject) => {
          const child = spawn(process.execPath, [script, scene.tools, counter, sha256(Buffer.from('program'))], {
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          let out = '';
          child.stdout.on('data', (chunk: Buffer) => {
            out += chunk.toString();
          });
          child.on('error', reject).on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${code}`))));
        }),
    );
    const programs = await Promise.all(runs);
    expect(new Set(programs).size).toBe(1);
    expect(readFileSync(programs[0] ?? '', 'utf8')).toBe('program');
    expect(readFileSync(counter, 'utf8')).toBe('x');
  });

  it('keeps builds of one version apart', async () => {
    const [one, two] = [zstd('one'), zstd('two')];
    const first = await install(toolFile(one));
    const second = await install(toolFile(two));
    expect(readFileSync(first.program, 'utf8')).toBe('one');
    expect(readFileSync(second.program, 'utf8')).toBe('two');
  });

  it('replaces a program that was changed or damaged since, and says so', async () => {
    const file = toolFile(zstd('right'));
    const { program } = await install(file);
    for (const harm of [
      () => writeFileSync(program, 'other'),
      () => rmSync(program),
      () => writeFileSync(join(program, '..', 'installed.json'), '{'),
    ]) {
      scene.logged.length = 0;
      harm();
      expect(await install(file)).toEqual({ program, how: 'download' });
      expect(readFileSync(program, 'utf8')).toBe('right');
      expect(scene.logged[0]).toMatch(/^warning: .* is damaged, or was changed/);
    }
  });

  it('leaves nothing of an installation that fails, and the next one works', async () => {
    const bytes = zstd('x');
    const failing = toolFile(bytes, { fetch: () => Promise.reject(new Error('no network')) });
    await expect(install(failing)).rejects.toThrow('no network');
    expect(readdirSync(scene.tools)).toEqual([]);
    expect((await install(toolFile(bytes))).how).toBe('download');
  });

  it('that may not be written is an error of the disk', async () => {
    mkdirSync(join(scene.directory, 'cache'));
    writeFileSync(scene.tools, 'a file where the directory should be');
    await expect(install(toolFile(zstd('x')))).rejects.toMatchObject({ exitCode: 8 });
  });

  it("has versions that a runner's tool cache accepts and tells apart (property)", () => {
    const version = fc.oneof(
      fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999)).map((parts) => parts.join('.')),
      fc
        .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc.string(),
    );
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(version, hex, hex, (text, one, other) => {
        const name = shelfVersion({ version: text, sha256: one });
        expect(semver.clean(name)).toBe(name);
        expect(name === shelfVersion({ version: text, sha256: other })).toBe(one.slice(0, 32) === other.slice(0, 32));
      }),
    );
    expect(shelfVersion({ version: '2026-09-15', sha256: 'ab'.repeat(32) })).toBe(
      `2026.9.15-sha256.x${'ab'.repeat(16)}`,
    );
  });
});

describe('the cache of the CI system', () => {
  class MemoryCache implements ToolFileCache {
    readonly asked: string[] = [];
    bytes: Buffer | undefined;

    async restore(_file: ToolFile, path: string): Promise<boolean> {
      this.asked.push('restore');
      if (this.bytes === undefined) return false;
      writeFileSync(path, this.bytes);
      return true;
    }

    async save(_file: ToolFile, path: string): Promise<void> {
      this.asked.push('save');
      const copy = join(scene.directory, 'saved');
      await copyFile(path, copy);
      this.bytes = readFileSync(copy);
    }
  }

  it('is filled once with the file as it was published, and spares the download', async () => {
    const bytes = zstd('x');
    const file = toolFile(bytes);
    const cache = new MemoryCache();
    expect((await install(file, cache)).how).toBe('download');
    expect(cache.bytes).toEqual(bytes);
    rmSync(scene.tools, { recursive: true });
    const again = await install(file, cache);
    expect(again.how).toBe('cache');
    expect(readFileSync(again.program, 'utf8')).toBe('x');
    expect(fetched).toBe(1);
    expect(cache.asked).toEqual(['restore', 'save', 'restore']);
  });

  it('is not asked where the tool is on the shelf', async () => {
    const file = toolFile(zstd('x'));
    const cache = new MemoryCache();
    await install(file);
    expect((await install(file, cache)).how).toBe('already-there');
    expect(cache.asked).toEqual([]);
  });

  it('is not believed', async () => {
    const file = toolFile(zstd('right'));
    const cache = new MemoryCache();
    cache.bytes = zstd('planted');
    const { program, how } = await install(file, cache);
    expect(how).toBe('download');
    expect(readFileSync(program, 'utf8')).toBe('right');
    expect(scene.logged[0]).toContain('held another file');
    expect(existsSync(join(scene.tools, 'buck2'))).toBe(true);
  });
});
