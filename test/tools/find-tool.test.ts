import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTool } from '../../src/tools/find-tool.ts';
import { knownReleases } from '../../src/tools/known-releases.ts';
import { releaseServer } from '../../src/tools/release-files.ts';
import { tools } from '../../src/tools/tool.ts';
import { linux, ReleaseServerStandIn, sha256, type ToolScene, toolScene, zstd } from './release-server.ts';

let server: ReleaseServerStandIn;
let scene: ToolScene;
beforeEach(async () => {
  server = await new ReleaseServerStandIn().start();
  scene = toolScene(server.origin);
  mkdirSync(scene.checkout);
});
afterEach(async () => {
  await scene.remove();
  await server[Symbol.asyncDispose]();
});

const bufBytes = Buffer.from('#!/bin/sh\necho 9.9.9\n');
const bufSha = sha256(bufBytes);

function putBuf(version = '9.9.9', bytes = bufBytes): string {
  return server.put('bufbuild/buf', `v${version}`, 'buf-Linux-x86_64', bytes);
}

function onPath(name: string): string {
  const path = join(scene.directory, 'bin', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

/** Everything that an installation could have left behind. */
function leftovers(): readonly string[] {
  return existsSync(scene.tools) ? (readdirSync(scene.tools, { recursive: true }) as string[]) : [];
}

describe('a release that is asked for', () => {
  it('is downloaded, checked and made a program', async () => {
    putBuf();
    const found = await findTool(scene.search({ version: '9.9.9', sha256: bufSha }), scene.sources());
    expect(found.from).toBe('installed');
    expect(readFileSync(found.program)).toEqual(bufBytes);
    expect(statSync(found.program).mode & 0o777).toBe(0o755);
    expect(found.program.startsWith(join(scene.tools, 'buf'))).toBe(true);
    expect(scene.logged.join('\n')).toContain(`Installed buf 9.9.9 (SHA-256 ${bufSha})`);
    // Nothing under way is left: no lock, no scratch directory.
    expect(readdirSync(scene.tools)).toEqual(['buf']);
  });

  it('is downloaded once', async () => {
    putBuf();
    const asked = scene.search({ version: '9.9.9', sha256: bufSha });
    const first = await findTool(asked, scene.sources());
    expect(await findTool(asked, scene.sources({ offline: true }))).toEqual(first);
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['linux', 'x64', false, 'buck2-x86_64-unknown-linux-musl.zst', 'buck2'],
    ['linux', 'arm64', true, 'buck2-aarch64-unknown-linux-musl.zst', 'buck2'],
    ['darwin', 'x64', false, 'buck2-x86_64-apple-darwin.zst', 'buck2'],
    ['darwin', 'arm64', false, 'buck2-aarch64-apple-darwin.zst', 'buck2'],
    ['win32', 'x64', false, 'buck2-x86_64-pc-windows-msvc.exe.zst', 'buck2.exe'],
    ['win32', 'arm64', false, 'buck2-aarch64-pc-windows-msvc.exe.zst', 'buck2.exe'],
  ])('is unpacked where it is .zst: buck2 for %s %s', async (platform, arch, musl, file, program) => {
    const packed = zstd(`a program for ${platform} ${arch}`);
    server.put('facebook/buck2', '2020-01-01', file, packed);
    const found = await findTool(
      scene.search({ tool: 'buck2', version: '2020-01-01', sha256: sha256(packed) }),
      scene.sources({ machine: { platform, arch, musl } }),
    );
    expect(found.program.endsWith(program)).toBe(true);
    expect(readFileSync(found.program, 'utf8')).toBe(`a program for ${platform} ${arch}`);
    expect(server.seen.map(({ url }) => url)).toEqual([`/facebook/buck2/releases/download/2020-01-01/${file}`]);
  });

  it.each([
    ['linux', 'x64', 'buf-Linux-x86_64'],
    ['linux', 'arm64', 'buf-Linux-aarch64'],
    ['darwin', 'x64', 'buf-Darwin-x86_64'],
    ['darwin', 'arm64', 'buf-Darwin-arm64'],
    ['win32', 'x64', 'buf-Windows-x86_64.exe'],
    ['win32', 'arm64', 'buf-Windows-arm64.exe'],
  ])('has a file for each platform: buf for %s %s', async (platform, arch, file) => {
    server.put('bufbuild/buf', 'v9.9.9', file, bufBytes);
    const machine = { platform, arch, musl: false };
    await findTool(scene.search({ version: '9.9.9', sha256: bufSha }), scene.sources({ machine }));
    expect(server.seen.map(({ url }) => url)).toEqual([`/bufbuild/buf/releases/download/v9.9.9/${file}`]);
  });

  it('is refused where the bytes are others, and nothing of them is kept', async () => {
    putBuf();
    const wrong = findTool(scene.search({ version: '9.9.9', sha256: 'a'.repeat(64) }), scene.sources());
    await expect(wrong).rejects.toMatchObject({
      name: 'ToolChecksumError',
      exitCode: 6,
      message: expect.stringMatching(new RegExp(`${bufSha}, not a{64} \\(from the setting buf-sha256\\)`)),
    });
    expect(leftovers()).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('is held against the table where the user gives no checksum', async () => {
    putBuf('1.73.0');
    await expect(findTool(scene.search({ version: '1.73.0' }), scene.sources())).rejects.toMatchObject({
      exitCode: 6,
      message: expect.stringContaining(`not ${knownReleases.buf['1.73.0']['buf-Linux-x86_64']} (from the table`),
    });
    expect(leftovers()).toEqual([]);
  });

  it('is refused without a request where nobody vouches for it', async () => {
    putBuf();
    await expect(findTool(scene.search({ version: '9.9.9' }), scene.sources())).rejects.toMatchObject({
      name: 'UnknownToolVersionError',
      exitCode: 2,
      next: expect.stringMatching(/buf-sha256.*buf-Linux-x86_64.*1\.73\.0, 1\.72\.0/),
    });
    expect(server.seen).toEqual([]);
  });

  it('takes the gnu build of buck2 where only that is known, but never on Alpine', async () => {
    const search = scene.search({ tool: 'buck2', version: '2026-10-01' });
    await expect(findTool(search, scene.sources())).rejects.toMatchObject({ exitCode: 4 });
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/facebook/buck2/releases/download/2026-10-01/buck2-x86_64-unknown-linux-gnu.zst',
    ]);
    const alpine = { ...linux, musl: true };
    await expect(findTool(search, scene.sources({ machine: alpine }))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('linux-x64-musl'),
    });
  });

  it('says so where the server has no such file', async () => {
    await expect(findTool(scene.search({ version: '9.9.9', sha256: bufSha }), scene.sources())).rejects.toMatchObject({
      name: 'ToolNotFoundError',
      exitCode: 4,
    });
    expect(leftovers()).toEqual([]);
  });

  it('is an error offline, unless it is here already', async () => {
    putBuf();
    const asked = scene.search({ version: '9.9.9', sha256: bufSha });
    await expect(findTool(asked, scene.sources({ offline: true }))).rejects.toMatchObject({
      name: 'ToolOfflineError',
      exitCode: 5,
    });
    expect(server.seen).toEqual([]);
    const { program } = await findTool(asked, scene.sources());
    expect(await findTool(asked, scene.sources({ offline: true }))).toEqual({ program, from: 'installed' });
  });

  it('is not replaced by the one on PATH where it cannot be had', async () => {
    onPath('buf');
    const asked = scene.search({ version: '9.9.9', sha256: bufSha });
    await expect(findTool(asked, scene.sources())).rejects.toMatchObject({ exitCode: 4 });
  });
});

describe('the order of choice', () => {
  it('is path, version, .buckversion, PATH', async () => {
    const packed = zstd('buck2');
    const hex = sha256(packed);
    for (const tag of ['2020-01-01', '2020-02-02']) {
      server.put('facebook/buck2', tag, 'buck2-x86_64-unknown-linux-musl.zst', packed);
    }
    const bin = onPath('buck2');
    const own = join(scene.checkout, 'own-buck2');
    writeFileSync(own, '');
    chmodSync(own, 0o755);
    writeFileSync(join(scene.checkout, '.buckversion'), '2020-01-01\n');
    const buck2 = { tool: 'buck2', sha256: hex } as const;

    const all = { ...buck2, path: own, version: '2020-02-02' };
    expect(await findTool(scene.search(all), scene.sources())).toEqual({ program: own, from: 'setting' });
    expect(server.seen).toEqual([]);
    await findTool(scene.search({ ...buck2, version: '2020-02-02' }), scene.sources());
    await findTool(scene.search(buck2), scene.sources({ workDirectory: join(scene.directory, 'other') }));
    expect(server.seen.map(({ url }) => /\d{4}-\d\d-\d\d/.exec(url)?.[0])).toEqual(['2020-02-02', '2020-01-01']);
    const none = await findTool(scene.search({ ...buck2, version: 'none' }), scene.sources());
    expect(none).toEqual({ program: bin, from: 'path' });
    const elsewhere = await findTool(scene.search({ ...buck2, root: scene.directory }), scene.sources());
    expect(elsewhere).toEqual({ program: bin, from: 'path' });
  });

  it('does not ask .buckversion which buf', async () => {
    const bin = onPath('buf');
    writeFileSync(join(scene.checkout, '.buckversion'), 'nonsense');
    expect(await findTool(scene.search({}), scene.sources())).toEqual({ program: bin, from: 'path' });
  });

  it('ends with the default version, and says so', async () => {
    for (const tool of [tools.buf, tools.buck2] as const) {
      const [file = ''] = tool.files({ system: 'linux', architecture: 'x64', musl: false });
      server.put(tool.repository, tool.tag(tool.defaultVersion), file, Buffer.from('not the real one'));
      await expect(findTool(scene.search({ tool: tool.name }), scene.sources())).rejects.toMatchObject({ exitCode: 6 });
      const bytes = zstd('x');
      server.put(tool.repository, tool.tag(tool.defaultVersion), file, bytes);
      const { from } = await findTool(scene.search({ tool: tool.name, sha256: sha256(bytes) }), scene.sources());
      expect(from).toBe('installed');
      expect(scene.logged.at(-1)).toMatch(
        new RegExp(
          `^info: ${tool.name} is not on PATH: ${tool.name} ${tool.defaultVersion}, the default .* was installed`,
        ),
      );
    }
  });

  it('has no default offline or where "none" is asked for: the missing program is the error', async () => {
    for (const [version, offline] of [[undefined, true] as const, ['none', false] as const]) {
      await expect(findTool(scene.search({ version }), scene.sources({ offline }))).rejects.toMatchObject({
        name: 'ProgramNotFoundError',
        exitCode: 2,
      });
    }
    expect(server.seen).toEqual([]);
  });

  it('has no default that cannot be had: what is missing is said first', async () => {
    server.misbehave = (_request, response) => {
      response.writeHead(403).end();
      return true;
    };
    await expect(findTool(scene.search({}), scene.sources())).rejects.toMatchObject({
      name: 'ToolDownloadError',
      exitCode: 5,
      message: expect.stringMatching(
        /^buf is not on PATH, and buf [\d.]+ \(buf-Linux-x86_64\) could not be downloaded/,
      ),
    });
    const sources = scene.sources({ machine: { platform: 'sunos', arch: 'x64', musl: false } });
    await expect(findTool(scene.search({}), sources)).rejects.toMatchObject({ name: 'ProgramNotFoundError' });
  });

  it('never takes what is on PATH inside the checkout', async () => {
    const inside = join(scene.checkout, 'bin', 'buf');
    mkdirSync(dirname(inside));
    writeFileSync(inside, '');
    chmodSync(inside, 0o755);
    const search = scene.search({ environment: { PATH: dirname(inside) }, sha256: bufSha });
    putBuf(tools.buf.defaultVersion);
    const found = await findTool(search, scene.sources());
    expect(found.from).toBe('installed');
    expect(scene.logged.at(-1)).toContain('only inside the checkout');
  });

  it('says that there is no build for this machine', async () => {
    const sources = scene.sources({ machine: { platform: 'sunos', arch: 'x64', musl: false } });
    await expect(findTool(scene.search({ version: '1.73.0' }), sources)).rejects.toMatchObject({
      name: 'UnsupportedPlatformError',
      exitCode: 2,
    });
  });
});

describe('latest', () => {
  const file = 'buf-Linux-x86_64';

  it('is the newest of the list, with version and checksum in the log', async () => {
    putBuf('9.10.0');
    server.list('bufbuild/buf', [
      { tag: 'v9.9.0', files: { [file]: 'b'.repeat(64) } },
      { tag: 'v10.0.0', draft: true, files: { [file]: 'c'.repeat(64) } },
      { tag: 'v9.10.0', files: { [file]: bufSha } },
      { tag: 'v11.0.0-rc1', files: { [file]: 'd'.repeat(64) } },
    ]);
    const { program } = await findTool(scene.search({ version: 'latest' }), scene.sources());
    expect(readFileSync(program)).toEqual(bufBytes);
    expect(scene.logged[0]).toMatch(new RegExp(`^notice: The latest buf is 9\\.10\\.0 today \\(SHA-256 ${bufSha}\\)`));
  });

  it('of buck2 is the newest date, not the moving tag of that name', async () => {
    const packed = zstd('new');
    const name = 'buck2-x86_64-unknown-linux-musl.zst';
    server.put('facebook/buck2', '2030-01-01', name, packed);
    server.list('facebook/buck2', [
      { tag: 'latest', files: { [name]: 'b'.repeat(64) } },
      { tag: '2030-01-01', files: { [name]: sha256(packed) } },
    ]);
    const { program } = await findTool(scene.search({ tool: 'buck2', version: 'latest' }), scene.sources());
    expect(readFileSync(program, 'utf8')).toBe('new');
  });

  it('is refused where the list gives no checksum, or one that the table or the user contradicts', async () => {
    server.list('bufbuild/buf', [{ tag: 'v9.9.9', files: { [file]: '' } }]);
    const latest = scene.search({ version: 'latest' });
    await expect(findTool(latest, scene.sources())).rejects.toMatchObject({ exitCode: 4 });
    server.list('bufbuild/buf', [{ tag: 'v1.73.0', files: { [file]: bufSha } }]);
    await expect(findTool(latest, scene.sources())).rejects.toMatchObject({ exitCode: 6 });
    server.list('bufbuild/buf', [{ tag: 'v9.9.9', files: { [file]: bufSha } }]);
    const pinned = scene.search({ version: 'latest', sha256: 'e'.repeat(64) });
    await expect(findTool(pinned, scene.sources())).rejects.toMatchObject({ exitCode: 6 });
    expect(server.count('GET', '/download/')).toBe(0);
  });

  it('asks nobody offline', async () => {
    const latest = findTool(scene.search({ version: 'latest' }), scene.sources({ offline: true }));
    await expect(latest).rejects.toMatchObject({ name: 'ToolOfflineError', exitCode: 5 });
    expect(server.seen).toEqual([]);
  });

  it.each(['{}', '[{}, 1, null]', 'no JSON', '[]'])('survives the list %s', async (list) => {
    server.files.set('/bufbuild/buf/releases.json', Buffer.from(list));
    const error = await findTool(scene.search({ version: 'latest' }), scene.sources()).catch((e: unknown) => e);
    expect([4, 5]).toContain((error as { exitCode: number }).exitCode);
  });

  it('says what a spent quota means', async () => {
    server.misbehave = (_request, response) => {
      response.writeHead(403, { 'x-ratelimit-remaining': '0' }).end('{}');
      return true;
    };
    await expect(findTool(scene.search({ version: 'latest' }), scene.sources())).rejects.toMatchObject({
      exitCode: 5,
      next: expect.stringContaining('Pin a version'),
    });
  });
});

describe('tools-mirror', () => {
  it.each([
    ['http://mirror.example', 'https'],
    ['ftp://mirror.example', 'https'],
    ['mirror.example', 'no address'],
    ['https://user:secret@mirror.example', 'user name'],
    ['https://mirror.example/x?token=1', 'query'],
  ])('may not be %s', (mirror, problem) => {
    expect(() => releaseServer(mirror)).toThrow(problem);
    expect(() => releaseServer(mirror)).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(() => releaseServer(mirror)).not.toThrow('secret');
  });

  it('is GitHub where it is not set, and may have a path', () => {
    expect(releaseServer(undefined).downloads).toBe('https://github.com');
    const mirror = releaseServer('https://mirror.example/gh/');
    expect(mirror.downloads).toBe('https://mirror.example/gh');
    expect(mirror.list('bufbuild/buf')).toBe('https://mirror.example/gh/bufbuild/buf/releases.json');
  });
});
