import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RefreshOptions, type ReleaseTable, refreshedTable, renderTable } from '../../scripts/refresh-tools.ts';
import { knownReleases } from '../../src/tools/known-releases.ts';
import { releaseServer } from '../../src/tools/release-files.ts';
import { ReleaseServerStandIn, type ToolScene, toolScene } from './release-server.ts';

const file = 'buf-Linux-x86_64';
const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const table: ReleaseTable = {
  buck2: { '2026-01-01': { 'buck2-x86_64-apple-darwin.zst': a } },
  buf: { '1.9.0': { [file]: a } },
};

let server: ReleaseServerStandIn;
let scene: ToolScene;
beforeEach(async () => {
  server = await new ReleaseServerStandIn().start();
  scene = toolScene(server.origin);
  server.list('facebook/buck2', []);
  server.list('bufbuild/buf', []);
});
afterEach(async () => {
  await scene.remove();
  await server[Symbol.asyncDispose]();
});

function refresh(wanted: Partial<RefreshOptions['wanted']> = {}): Promise<ReleaseTable> {
  const all = { buck2: [], buf: [], ...wanted };
  return refreshedTable({ table, server: releaseServer(server.origin), client: scene.client, wanted: all });
}

function checksums(version: string, lines: readonly string[]): void {
  server.put('bufbuild/buf', `v${version}`, 'sha256.txt', Buffer.from(`${lines.join('\n')}\n`));
}

describe('refreshing the table', () => {
  it('adds newer releases, of the files that are installed', async () => {
    server.list('facebook/buck2', [
      { tag: 'latest', files: { 'buck2-x86_64-apple-darwin.zst': c } },
      {
        tag: '2026-02-01',
        files: { 'buck2-x86_64-apple-darwin.zst': b, 'rust-project-x86_64-apple-darwin.zst': c, buck2: c },
      },
      { tag: '2026-01-01', files: { 'buck2-x86_64-apple-darwin.zst': a, 'buck2-aarch64-apple-darwin.zst': c } },
      { tag: '2025-12-01', files: { 'buck2-x86_64-apple-darwin.zst': c } },
    ]);
    server.list('bufbuild/buf', [{ tag: 'v1.10.0', files: { [file]: b, 'buf-Linux-x86_64.tar.gz': c } }]);
    checksums('1.10.0', [`${c}  buf-Linux-x86_64.tar.gz`, `${b}  ${file}`]);
    expect(await refresh()).toEqual({
      buck2: {
        '2026-01-01': { 'buck2-x86_64-apple-darwin.zst': a },
        '2026-02-01': { 'buck2-x86_64-apple-darwin.zst': b },
      },
      buf: { '1.9.0': { [file]: a }, '1.10.0': { [file]: b } },
    });
  });

  it('adds an old release, or what is missing of one, where it is named', async () => {
    server.list('bufbuild/buf', [
      { tag: 'v1.9.0', files: { [file]: a, 'buf-Darwin-arm64': b } },
      { tag: 'v1.8.0', files: { [file]: c } },
    ]);
    checksums('1.9.0', [`${a}  ${file}`, `${b}  buf-Darwin-arm64`]);
    checksums('1.8.0', [`${c}  ${file}`]);
    const { buf } = await refresh({ buf: ['1.8.0', '1.9.0'] });
    expect(Object.keys(buf)).toEqual(['1.8.0', '1.9.0']);
    expect(buf['1.9.0']).toEqual({ 'buf-Darwin-arm64': b, [file]: a });
    await expect(refresh({ buf: ['1.7.0'] })).rejects.toThrow('1.7.0 is not in the list');
  });

  it('stops where a file was replaced', async () => {
    server.list('bufbuild/buf', [{ tag: 'v1.9.0', files: { [file]: b } }]);
    await expect(refresh()).rejects.toThrow(`buf 1.9.0: ${file} was ${a} and is ${b} now`);
  });

  it('stops where two publications disagree', async () => {
    server.list('bufbuild/buf', [{ tag: 'v1.10.0', files: { [file]: b } }]);
    checksums('1.10.0', [`${c}  ${file}`]);
    await expect(refresh()).rejects.toThrow(`${b} in the list of releases and ${c} in sha256.txt`);
    checksums('1.10.0', []);
    await expect(refresh()).rejects.toThrow('missing in sha256.txt');
  });

  it('enters nothing without a checksum', async () => {
    server.list('facebook/buck2', [{ tag: '2026-02-01', files: { 'buck2-x86_64-apple-darwin.zst': '' } }]);
    expect(await refresh()).toEqual(table);
  });

  it('writes the file as it stands', () => {
    const path = join(import.meta.dirname, '..', '..', 'src', 'tools', 'known-releases.ts');
    const text = readFileSync(path, 'utf8');
    expect(renderTable(knownReleases, text)).toBe(text);
  });
});
