import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModuleName } from '../modules/module-name.ts';
import type { ContentDigests } from '../resolve/resolution.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';

/** What we saw of an entry of buf's cache when its bytes were last hashed. Kept outside buf's own directories. */
export interface InstallRecord extends ContentDigests {
  /** Every file and directory of the entry: path relative to buf's cache, and what `lstat` said. */
  readonly seen: readonly (readonly [path: string, stamp: string])[];
}

const recordVersion = 1;

/** Where the record of one entry lies. Different buf caches have different records. */
export function recordPath(stateDirectory: string, cacheDirectory: string, module: ModuleName, commit: string): string {
  const hash = createHash('sha256').update(`${cacheDirectory}\n${module}\n${commit}`).digest('hex').slice(0, 40);
  return join(stateDirectory, 'installed', `${hash}.json`);
}

/** Reads a record; undefined where there is none that we understand. */
export async function readRecord(path: string): Promise<InstallRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { version, b4, b5, seen } = value as Record<string, unknown>;
    if (version !== recordVersion || typeof b4 !== 'string' || typeof b5 !== 'string' || !Array.isArray(seen))
      return undefined;
    return { b4, b5, seen: seen as InstallRecord['seen'] };
  } catch {
    return undefined;
  }
}

/** Writes what is to be seen of an entry now. Its bytes must have been hashed before. */
export async function writeRecord(
  path: string,
  digests: ContentDigests,
  cacheDirectory: string,
  places: readonly string[],
): Promise<void> {
  const seen = places.flatMap((place) => look(cacheDirectory, place));
  await writeFileAtomically(path, JSON.stringify({ version: recordVersion, ...digests, seen }));
}

/**
 * Whether everything still looks as recorded: presence, size, times of every file; and of every directory, so that a file
 * that was added shows too. It reads no content.
 */
export function looksUnchanged(record: InstallRecord, cacheDirectory: string): boolean {
  if (record.seen.length === 0) return false;
  return record.seen.every(([path, stamp]) => stampOf(join(cacheDirectory, path)) === stamp);
}

function look(cacheDirectory: string, place: string): [string, string][] {
  const found: [string, string][] = [];
  const visit = (path: string): void => {
    const absolute = join(cacheDirectory, path);
    found.push([path, stampOf(absolute)]);
    if (!lstatSync(absolute).isDirectory()) return;
    for (const name of readdirSync(absolute).sort()) visit(`${path}/${name}`);
  };
  visit(place);
  return found;
}

/** Kind, size and both times; the second one changes whenever anything does, whatever a program sets the first one to. */
function stampOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'gone';
  const kind = stat.isDirectory() ? 'd' : stat.isFile() ? 'f' : 'other';
  return `${kind} ${kind === 'd' ? 0 : stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}
