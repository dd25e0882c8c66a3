import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { SecretScan } from './secret-scan.ts';

const planted = { name: 'planted', value: 'hush+4/Qz=7&pX%9~"token' };

async function tarOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a planted secret is found', () => {
  const forms: Record<string, string> = {
    raw: `Bearer ${planted.value}!`,
    'url-encoded': `https://host/?password=${encodeURIComponent(planted.value)}&x`,
    'url-encoded by a form': new URLSearchParams({ password: planted.value }).toString(),
    json: JSON.stringify({ password: planted.value }),
    base64: Buffer.from(planted.value).toString('base64'),
    base64url: Buffer.from(planted.value).toString('base64url'),
    hexadecimal: Buffer.from(planted.value).toString('hex'),
  };
  for (const [form, text] of Object.entries(forms)) {
    test(form, () => {
      const scan = new SecretScan([planted]);
      scan.text('the log', text);
      expect(scan.findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(scan.findings)).not.toContain('hush');
    });
  }

  test('in Base64 at every offset, between any neighbours', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.uint8Array({ maxLength: 12 }), (before, after) => {
        const scan = new SecretScan([planted]);
        scan.text('the log', Buffer.concat([before, Buffer.from(planted.value), after]).toString('base64'));
        return scan.findings.length > 0;
      }),
    );
  });

  test('in a cache archive, inside a layer, in a file, in a file name and in a link', async () => {
    const layer = gzipSync(await tarOf({ 'proto/a.proto': Buffer.from(`// ${planted.value}\n`) }));
    const archive = zstdCompressSync(await tarOf({ 'store/blobs/sha256/abc': layer, other: Buffer.from('nothing') }));
    const scan = new SecretScan([planted]);
    await scan.bytes('cache.tzst', archive);
    expect(scan.findings.map((each) => each.where)).toContain(
      'cache.tzst!zstd!/store/blobs/sha256/abc!gzip!/proto/a.proto',
    );

    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-scan-'));
    try {
      await mkdir(join(directory, 'deep'));
      await writeFile(join(directory, 'deep', 'config.json'), Buffer.from(`ci:${planted.value}`).toString('base64'));
      await writeFile(join(directory, encodeURIComponent(planted.value)), '');
      await symlink(`/nowhere/${planted.name}/${encodeURIComponent(planted.value)}`, join(directory, 'link'));
      const files = new SecretScan([planted]);
      await files.directory(directory);
      expect(files.findings.map((each) => each.where).sort()).toEqual([
        join(directory, 'deep', 'config.json'),
        `the name of ${join(directory, encodeURIComponent(planted.value))}`,
        `the target of ${join(directory, 'link')}`,
      ]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});

test('what is clean gives no finding, and what was looked at is counted', async () => {
  const scan = new SecretScan([planted]);
  await scan.bytes('archive', gzipSync(await tarOf({ a: Buffer.alloc(1000, 'a') })));
  await scan.bytes('no archive', Buffer.from('1f8b0000', 'hex'));
  expect(scan.findings).toEqual([]);
  expect(scan.scannedBytes).toBeGreaterThan(1000);
});

test('a scan that could not find anything is refused', () => {
  expect(() => new SecretScan([])).toThrow();
  expect(() => new SecretScan([{ name: 'short', value: 'abc' }])).toThrow(/short/);
});
