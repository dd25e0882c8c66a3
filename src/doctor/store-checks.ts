import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import { rootDirectoryName } from '../install/root-lock.ts';
import type { Digest } from '../oci/digest.ts';
import { inUseDirectory } from '../pipeline/in-use.ts';
import { carrierOf } from '../pipeline/open-store.ts';
import { counted } from '../report/human-units.ts';
import { blobPathIn, blobStatus, hashFile } from '../store/blob-files.ts';
import { blobsIn } from '../store/keep-only.ts';
import { isHolderGone, readHolder, shownHolder } from '../system/lock-file.ts';
import { sharersOf } from '../system/shared-lock.ts';
import { type Check, type Finding, fail, fine, unneeded, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';

const group = 'Store';
const late = {
  exitCode: exitCodes.disk,
  fix: 'The disk of the store is slow: look at it, or name another directory by cache-dir.',
} as const;

/** Blobs that are hashed, and the most bytes of them. */
const sampleBlobs = 40;
const sampleBytes = 64 * 1024 * 1024;

/** The store of verified blobs: whether it opens, and what is in it is right. Nothing is mended here. */
export function storeChecks(context: DoctorContext): readonly Check[] {
  const directory = join(context.settings.cacheDirectory, 'store');
  return [
    { group, name: 'Layout', late, run: () => checkLayout(directory, context) },
    { group, name: 'Index', needs: ['Layout'], late, run: () => checkIndex(directory) },
    { group, name: 'Blobs', needs: ['Layout'], late, run: (signal) => checkBlobs(directory, signal) },
    { group, name: 'In use', late, run: () => checkUse(directory, context) },
  ];
}

async function checkLayout(directory: string, { ci }: DoctorContext): Promise<Finding> {
  if ((await lstat(directory).catch(() => undefined)) === undefined) {
    return unneeded(`there is none yet; the first job makes ${directory}`);
  }
  const carrier = await carrierOf(directory, ci);
  const file = join(directory, 'oci-layout');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  const by = carrier === undefined ? '' : `, carried by ${carrier.name}: every blob is hashed before its use`;
  if (text instanceof Error) {
    if (text.code === 'ENOENT')
      return fine(`${directory}${by}; the file oci-layout is missing, and the next job writes it`);
    return fail(
      `${file} cannot be read (${text.code ?? 'error'})`,
      exitCodes.disk,
      'Give this user the right to read it.',
    );
  }
  if (/"imageLayoutVersion"\s*:\s*"1\.0\.0"/.test(text)) return fine(`${directory}, an OCI image layout${by}`);
  return fail(
    `${file} is that of another layout, or of none`,
    exitCodes.disk,
    `Move ${directory} away; the next job makes a new one. Or name another directory by cache-dir.`,
  );
}

async function checkIndex(directory: string): Promise<Finding> {
  const file = join(directory, 'index.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const mended =
    'Nothing is lost: the next job makes it anew from the blobs. Until then oras does not read this store.';
  if (text === undefined) return warn('index.json is missing', mended);
  try {
    const { manifests } = JSON.parse(text) as { readonly manifests?: unknown };
    if (Array.isArray(manifests)) return fine(counted(manifests.length, 'manifest'));
  } catch {
    // Said below.
  }
  return warn('index.json is broken', mended);
}

/** Hashes some blobs, spread over all of them. */
async function checkBlobs(directory: string, signal: AbortSignal): Promise<Finding> {
  const all = [...(await blobsIn(directory))].sort();
  const step = Math.max(1, Math.ceil(all.length / sampleBlobs));
  const damaged: Digest[] = [];
  let hashed = 0;
  let bytes = 0;
  for (let index = 0; index < all.length && bytes < sampleBytes && !signal.aborted; index += step) {
    const digest = all[index];
    if (digest === undefined) break;
    const path = blobPathIn(directory, digest);
    const size = Number(blobStatus(path)?.size ?? 0);
    if (bytes > 0 && bytes + size > sampleBytes) continue;
    bytes += size;
    hashed++;
    if ((await hashFile(path, digest))?.isRight === false) damaged.push(digest);
  }
  const words = `${counted(all.length, 'blob')}, ${hashed} hashed`;
  const [first] = damaged;
  if (first === undefined) return fine(words);
  return fail(
    `${words}: ${counted(damaged.length, 'blob')} damaged`,
    exitCodes.digestMismatch,
    'Delete what is damaged; the next job fetches it again. Where it comes back, check the disk.',
    damaged.slice(0, 10).map((digest) => blobPathIn(directory, digest)),
  );
}

/** Who holds what. Locks of processes that are gone are taken over by the next job. */
async function checkUse(directory: string, { settings, workspace }: DoctorContext): Promise<Finding> {
  const lines: string[] = [];
  for (const cache of ['store', 'buf'] as const) {
    const words = cache === 'store' ? 'the store' : "buf's cache";
    for (const who of await sharersOf(inUseDirectory(cache, settings)))
      lines.push(`${words}: in use by process ${who}`);
    await note(lines, join(inUseDirectory(cache, settings), 'lock'), words);
  }
  await note(lines, join(directory, 'index.json.lock'), 'index.json');
  const roots = await workspace().catch((error: unknown) => {
    if (error instanceof OrasBufError) return [];
    throw error;
  });
  for (const { root } of roots) await note(lines, join(root, rootDirectoryName, 'lock'), root);
  return lines.length === 0 ? fine('by nobody') : fine(`${counted(lines.length, 'lock')} held`, lines);
}

async function note(lines: string[], path: string, what: string): Promise<void> {
  const holder = await readHolder(path).catch(() => undefined);
  if (holder === undefined || holder === '') return;
  const isGone = isHolderGone(holder);
  const end = isGone ? ', which is gone: the next job takes the lock over' : '';
  lines.push(`${what}: locked by process ${shownHolder(holder)}${end}`);
}
