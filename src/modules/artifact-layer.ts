import type { Descriptor } from '../oci/descriptor.ts';
import { withoutTrailing } from '../system/trailing-characters.ts';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  type CheckedEntries,
  UnreadableArchiveError,
} from './archive-safety.ts';
import { annotationNames } from './artifact-annotations.ts';
import { decompress, looksLikeTar, readTar } from './tar-archive.ts';
import { looksLikeZip, readZip } from './zip-archive.ts';

export interface LayerContext {
  readonly label: string;
  readonly limits: ArchiveLimits;
  /** The manifest has our artifact type: the title of its layer is the directory that the archive's paths start with. */
  readonly isOurs: boolean;
  readonly entries: CheckedEntries;
}

type Format = 'gzip' | 'zstd' | 'tar' | 'zip' | 'other';

/**
 * Adds what a layer holds to the entries. A titled layer is one file, unless annotation, title or media type say that it
 * is an archive and its first bytes agree; an untitled layer that is no archive (a signature, a note) is passed over.
 */
export async function readLayer(layer: Descriptor, bytes: Uint8Array, context: LayerContext): Promise<void> {
  const title = layer.annotations?.[annotationNames.title];
  const format = formatOf(bytes);
  if (!isArchive(layer, title, format)) {
    if (title !== undefined) context.entries.add({ path: title, kind: 'file', content: bytes });
    return;
  }
  const strip =
    context.isOurs && title !== undefined ? `${withoutTrailing(title.replace(/^(?:\.\/)+/, ''), '/')}/` : '';
  const onEntry = (entry: ArchiveEntry): void => context.entries.add(withoutPrefix(entry, strip));
  const { label, limits } = context;
  if (format === 'zip') return readZip(bytes, label, limits, onEntry);
  const tar = format === 'gzip' || format === 'zstd' ? await decompress(bytes, format, label, limits) : bytes;
  if (tar.length > 0 && !looksLikeTar(tar)) throw new UnreadableArchiveError(label, 'its layer is no tar');
  return readTar(tar, label, onEntry);
}

/** By the first bytes alone. */
function formatOf(bytes: Uint8Array): Format {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return 'zstd';
  if (looksLikeZip(bytes)) return 'zip';
  return looksLikeTar(bytes) ? 'tar' : 'other';
}

function isArchive(layer: Descriptor, title: string | undefined, format: Format): boolean {
  const isPacked = format !== 'other';
  if (title === undefined) return isPacked || /[./+](?:tar|zip)(?:$|[.+])/.test(layer.mediaType);
  if (layer.annotations?.[annotationNames.unpack] === 'true' || /\.(?:tar|tar\.gz|tgz|tar\.zst|zip)$/i.test(title))
    return true;
  // oras gives a plain file the media type of a tar layer, never that of a compressed one.
  const hasExtension = /\.\w+$/.test(title);
  return isPacked && !title.endsWith('.proto') && (!hasExtension || /gzip|zstd|zip/.test(layer.mediaType));
}

function withoutPrefix(entry: ArchiveEntry, prefix: string): ArchiveEntry {
  if (prefix === '') return entry;
  const path = entry.path.replace(/^(?:\.\/)+/, '');
  if (path.startsWith(prefix)) return { ...entry, path: path.slice(prefix.length) || './' };
  return `${path}/` === prefix ? { ...entry, path: './' } : entry;
}
