import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ArchiveLimits } from '../../src/modules/archive-safety.ts';
import { readModuleArtifact } from '../../src/modules/module-archive.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { artifactOf, type LayerPiece, tarGzipOf, tarOf, zipOf } from '../modules/archive-bytes.ts';
import { broken, type FuzzTarget } from './fuzz-target.ts';

/** Small ones, so that what breaks them is small too. */
const limits: ArchiveLimits = {
  compressedBytes: 1024 * 1024,
  unpackedBytes: 1024 * 1024,
  ratio: 200,
  entries: 500,
  pathBytes: 200,
  pathDepth: 8,
};

const module = parseModuleName('oras.birb.homes/common/types');

async function readLayers(layers: readonly LayerPiece[], artifactType?: string): Promise<string> {
  const { manifest, openLayer } = artifactOf(layers, artifactType === undefined ? {} : { artifactType });
  const { files, dependencies } = await readModuleArtifact({
    module,
    label: 'the module',
    manifest,
    openLayer,
    limits,
  });
  const seen = new Set<string>();
  let bytes = 0;
  for (const { path, content } of files) {
    // Said in other words than the reader's own, on purpose.
    const target = posix.resolve('/store/module', path);
    if (!target.startsWith('/store/module/') || target !== `/store/module/${path}`) broken(`the path ${path}`);
    if (path.includes('\0') || path.includes('\\') || /^[a-z]:/i.test(path)) broken(`the path ${path}`);
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded)) broken(`two files ${path}`);
    seen.add(folded);
    bytes += content.length;
  }
  if (bytes > limits.unpackedBytes || files.length > limits.entries) broken('more than the limits allow');
  return `${Math.min(files.length, 5)} files, ${Math.min(dependencies.length, 3)} dependencies`;
}

const pieces = [
  { name: 'buf.yaml', text: 'version: v2\nname: oras.birb.homes/common/types\ndeps:\n  - oras.birb.homes/a/b:v1\n' },
  { name: 'common/', type: 'directory' as const },
  { name: 'common/v1/types.proto', text: 'syntax = "proto3";\npackage common.v1;\n' },
  { name: './common/v1/other.proto', text: 'syntax = "proto3";\n' },
  { name: 'README.md', text: '# Types\n' },
];

const words = [
  '../',
  './',
  '/',
  '\\',
  'C:',
  '\0',
  '.proto',
  'buf.yaml',
  'CON',
  'aux.proto',
  'ustar\x0000',
  'ustar  \0',
  'path=../x\n',
  '30 path=common/../../evil.proto\n',
  '22 linkpath=/etc/passwd\n',
  '19 size=9999999999\n',
  '26 GNU.sparse.realsize=9\n',
  'é',
  'e\u0301',
  'PK\u0001\u0002',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  '0000644\0',
  '77777777777\0',
  '\x80',
];

/** Sets the checksum of every header right, as one who makes a hostile tar does. */
function withChecksums(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length; at += 512) {
    if (tar.toString('latin1', at + 257, at + 262) !== 'ustar') continue;
    tar.fill(0x20, at + 148, at + 156);
    const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
  }
  return tar;
}

const pax = { path: 'common/v1/pax.proto', mtime: '1.5' };

export const archiveTargets: readonly FuzzTarget[] = [
  {
    name: 'archive-tar',
    words,
    seeds: async () => [
      await tarOf(pieces),
      await tarOf([{ name: 'a.proto', text: 'x', pax }, ...pieces]),
      await tarOf([{ name: 'a', type: 'symlink', linkname: '/etc/passwd' }, ...pieces]),
      await tarOf([{ name: `${'d'.repeat(120)}/a.proto`, text: 'x' }]),
    ],
    read: (input) =>
      input.length % 2 === 0
        ? readLayers([{ bytes: withChecksums(input) }])
        : readLayers([{ bytes: gzipSync(withChecksums(input), { level: 1 }), title: 'module' }]),
  },
  {
    name: 'archive-gzip',
    words,
    seeds: async () => [await tarGzipOf(pieces), gzipSync(Buffer.alloc(200_000)), gzipSync('no tar')],
    read: (input) => readLayers([{ bytes: input, title: 'module.tar.gz', unpack: true }]),
  },
  {
    name: 'archive-zip',
    words,
    seeds: () => [
      zipOf(pieces.filter(({ type }) => type === undefined)),
      zipOf([{ name: 'a.proto', text: 'x', method: 0 }]),
      zipOf([
        { name: 'a', mode: 0o120777, text: '/etc' },
        { name: 'b.proto', text: 'y' },
      ]),
    ],
    read: (input) => readLayers([{ bytes: input }]),
  },
  {
    name: 'archive-files',
    words,
    seeds: () => ['a.proto\nsyntax = "proto3";', 'module.zip\nPK', 'buf.yaml\nversion: v1\n'],
    read: (input) => {
      const end = input.indexOf('\n');
      const title = input.toString('utf8', 0, end < 0 ? input.length : end);
      const bytes = end < 0 ? input : input.subarray(end + 1);
      return readLayers(
        [
          { bytes, title },
          { bytes: Buffer.from('syntax = "proto3";'), title: 'common/v1/types.proto' },
        ],
        input.length % 2 === 0 ? 'application/vnd.birb.protobuf.module.v1' : undefined,
      );
    },
  },
];
