import { createHash } from 'node:crypto';
import type { Digest } from '../oci/digest.ts';
import type { ModuleFile, ModuleFiles } from './module-files.ts';
import type { ModuleName } from './module-name.ts';
import { compareUtf8 } from './utf8-order.ts';

/** buf's digests of one module and the manifest text that they are made of. */
export interface ModuleDigests {
  /** `shake256:` and 128 hexadecimal digits: what v1 locks hold. */
  readonly b4: string;
  /** `b5:` and 128 hexadecimal digits: what v2 locks hold, for an entry without dependencies. */
  readonly b5: string;
  readonly manifest: string;
}

const documentationFiles = ['buf.md', 'README.md', 'README.markdown'] as const;

/**
 * The files of a module that buf counts, sorted by the UTF-8 bytes of their path: each `.proto` in any directory, `LICENSE`
 * at the root, and the first of `buf.md`, `README.md` and `README.markdown` at the root. Nothing else is installed.
 */
export function countedFiles(files: ModuleFiles): ModuleFiles {
  const paths = new Set(files.map((file) => file.path));
  const documentation = documentationFiles.find((path) => paths.has(path));
  return files
    .filter((file) => file.path.endsWith('.proto') || file.path === 'LICENSE' || file.path === documentation)
    .sort((a, b) => compareUtf8(a.path, b.path));
}

/**
 * buf's b4 and b5 digests of a module. Each counted file is hashed once.
 * Source: checked against buf 1.32 to 1.75; the vectors are in test/fixtures/vectors/buf-digests.json.
 */
export function moduleDigests(files: ModuleFiles): ModuleDigests {
  const manifest = countedFiles(files).map(manifestLine).join('');
  const b4 = `shake256:${shake256(manifest)}`;
  return { b4, b5: `b5:${shake256(b4)}`, manifest };
}

/**
 * The commit id under which a module of an OCI registry stands in buf's cache and locks: 32 hexadecimal digits in the
 * form of a version 8 UUID, made from the name and the manifest's digest, so that every machine gets the same.
 */
export function commitId(module: ModuleName, manifestDigest: Digest): string {
  const bytes = createHash('sha256').update(`oras-buf-commit-v1\n${module}@${manifestDigest}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex');
}

function manifestLine(file: ModuleFile): string {
  return `shake256:${shake256(file.content)}  ${file.path}\n`;
}

/** SHAKE256 with 64 bytes of output, in lowercase hexadecimal. */
function shake256(content: Uint8Array | string): string {
  return createHash('shake256', { outputLength: 64 }).update(content).digest('hex');
}
