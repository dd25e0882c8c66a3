import { exitCodes, OrasBufError } from '../errors.ts';

/** What an archive may do at most. Sizes in bytes. */
export interface ArchiveLimits {
  /** All layers of an artifact together, as they were downloaded. */
  readonly compressedBytes: number;
  /** All files of an artifact together. */
  readonly unpackedBytes: number;
  /** Unpacked to compressed, beyond the first 16 MiB. */
  readonly ratio: number;
  readonly entries: number;
  /** In UTF-8. */
  readonly pathBytes: number;
  readonly pathDepth: number;
}

export const defaultArchiveLimits: ArchiveLimits = {
  compressedBytes: 256 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  entries: 100_000,
  pathBytes: 512,
  pathDepth: 32,
};

/** A small archive may shrink as well as it likes: its ratio counts only from here on. */
const ratioFreeBytes = 16 * 1024 * 1024;

/** What a hostile archive tried. */
export type UnsafeArchiveReason =
  | 'path'
  | 'reserved-name'
  | 'link'
  | 'device'
  | 'unknown-kind'
  | 'encrypted'
  | 'collision'
  | 'compressed-size'
  | 'unpacked-size'
  | 'ratio'
  | 'entries'
  | 'path-length'
  | 'path-depth';

/** An artifact holds what must not be unpacked. Nothing of it was written. */
export class UnsafeArchiveError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
  readonly reason: UnsafeArchiveReason;

  constructor(artifact: string, reason: UnsafeArchiveReason, what: string) {
    super(`${artifact} is refused: ${what}`, {
      next: 'Nothing of it was used. Tell its publisher, and push it again without that.',
    });
    this.reason = reason;
  }
}

/** An artifact's archive is damaged, or is none: its publisher pushed it so, for its bytes match their digest. Exit code 4. */
export class UnreadableArchiveError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;

  constructor(artifact: string, what: string, cause?: unknown) {
    super(`${artifact} cannot be unpacked: ${what}`, {
      next: 'Push it again: its bytes are those that were pushed, so the archive was damaged before.',
      cause,
    });
  }
}

/** One thing in an archive before anything about it was checked. */
export interface ArchiveEntry {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link' | 'device' | 'unknown';
  readonly content: Uint8Array;
}

/** How many bytes a compressed piece may unpack to, before ratio or size forbid it. */
export function unpackedAllowance(compressedBytes: number, limits: ArchiveLimits): number {
  return Math.min(limits.unpackedBytes, ratioFreeBytes + Math.ceil(compressedBytes * limits.ratio));
}

/** The error for a compressed piece that unpacks to more than its allowance. */
export function tooMuchUnpacked(artifact: string, compressedBytes: number, limits: ArchiveLimits): UnsafeArchiveError {
  const allowed = unpackedAllowance(compressedBytes, limits);
  return allowed === limits.unpackedBytes
    ? new UnsafeArchiveError(artifact, 'unpacked-size', `it unpacks to more than ${allowed} bytes`)
    : new UnsafeArchiveError(
        artifact,
        'ratio',
        `${compressedBytes} bytes unpack to more than ${allowed}, over ${limits.ratio} times as many`,
      );
}

/** Collects the entries of one artifact and lets only sound ones through. */
export class CheckedEntries {
  readonly files: { readonly path: string; readonly content: Uint8Array }[] = [];
  /** Names that Windows reserves, where we are not on Windows. */
  readonly remarks: string[] = [];
  readonly #artifact: string;
  readonly #limits: ArchiveLimits;
  readonly #platform: NodeJS.Platform;
  readonly #kinds = new Map<string, { readonly path: string; readonly isFile: boolean }>();
  #entries = 0;
  #bytes = 0;

  constructor(artifact: string, limits: ArchiveLimits, platform: NodeJS.Platform = process.platform) {
    this.#artifact = artifact;
    this.#limits = limits;
    this.#platform = platform;
  }

  /** @throws {UnsafeArchiveError} */
  add(entry: ArchiveEntry): void {
    this.#entries += 1;
    if (this.#entries > this.#limits.entries) {
      throw this.#unsafe('entries', `it has more than ${this.#limits.entries} entries`);
    }
    const shown = JSON.stringify(entry.path.slice(0, 200));
    if (entry.kind === 'link') throw this.#unsafe('link', `its entry ${shown} is a link`);
    if (entry.kind === 'device') throw this.#unsafe('device', `its entry ${shown} is a device or a pipe`);
    if (entry.kind === 'unknown') throw this.#unsafe('unknown-kind', `its entry ${shown} is of an unknown kind`);
    const isFile = entry.kind === 'file';
    const path = this.#checkPath(isFile ? entry.path : entry.path.replace(/\/$/, ''), shown, isFile);
    if (path === '') return;
    this.#checkCollision(path, isFile);
    if (!isFile) return;
    this.#bytes += entry.content.length;
    if (this.#bytes > this.#limits.unpackedBytes) {
      throw this.#unsafe('unpacked-size', `its files have more than ${this.#limits.unpackedBytes} bytes`);
    }
    this.files.push({ path, content: entry.content });
  }

  /** The path without a leading `./`; empty for the directory that everything is in. */
  #checkPath(written: string, shown: string, isFile: boolean): string {
    const bad = (why: string): UnsafeArchiveError => this.#unsafe('path', `its entry ${shown} ${why}`);
    const path = written === '.' ? '' : written.replace(/^(?:\.\/)+/, '');
    if (path === '') {
      if (isFile) throw bad('has no name');
      return '';
    }
    if (Buffer.byteLength(path) > this.#limits.pathBytes) {
      throw this.#unsafe('path-length', `its entry ${shown} has a path of more than ${this.#limits.pathBytes} bytes`);
    }
    if (path.startsWith('/')) throw bad('has an absolute path');
    if (path.includes('\\')) throw bad('has a backslash in its path');
    if (/^[A-Za-z]:/.test(path)) throw bad('starts with a drive letter');
    // Line breaks would forge lines of buf's manifest; the others hide or turn round in terminals, and HFS+ takes names that
    // differ in invisible characters for one. Bad UTF-8 arrives as U+FFFD.
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/u.test(path))
      throw bad('has a character in its path that is not allowed');
    const parts = path.split('/');
    if (parts.length > this.#limits.pathDepth) {
      throw this.#unsafe('path-depth', `its entry ${shown} lies more than ${this.#limits.pathDepth} directories deep`);
    }
    if (parts.some((part) => part === '' || part === '.' || part === '..'))
      throw bad('leads through ".", ".." or nothing');
    this.#checkReserved(parts, shown);
    return path;
  }

  #checkReserved(parts: readonly string[], shown: string): void {
    if (!parts.some(isReservedOnWindows)) return;
    if (this.#platform === 'win32') {
      throw this.#unsafe('reserved-name', `its entry ${shown} has a name that Windows reserves`);
    }
    this.remarks.push(
      `${this.#artifact}: the entry ${shown} has a name that Windows reserves; it cannot be used there.`,
    );
  }

  /** Two paths that a file system may take for one, in any of their directories, and a file where a directory is due. */
  #checkCollision(path: string, isFile: boolean): void {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const prefix = path.slice(0, end);
      const isFileHere = isFile && end === path.length;
      const key = foldedPath(prefix);
      const other = this.#kinds.get(key);
      if (other === undefined) this.#kinds.set(key, { path: prefix, isFile: isFileHere });
      else if (other.path !== prefix || other.isFile || isFileHere) {
        throw this.#unsafe(
          'collision',
          other.path === prefix
            ? `it has two entries ${JSON.stringify(prefix)}`
            : `its entries ${JSON.stringify(other.path)} and ${JSON.stringify(prefix)} differ only in case or Unicode form`,
        );
      } else return;
    }
  }

  #unsafe(reason: UnsafeArchiveReason, what: string): UnsafeArchiveError {
    return new UnsafeArchiveError(this.#artifact, reason, what);
  }
}

/** Equal for two paths that some file system of a developer's machine takes for one. */
function foldedPath(path: string): string {
  if (/^[a-z0-9_./-]*$/.test(path)) return path;
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** Source: Microsoft, "Naming Files, Paths, and Namespaces". */
function isReservedOnWindows(name: string): boolean {
  return (
    /[<>:"|?*]/.test(name) ||
    /[. ]$/.test(name) ||
    /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i.test(name)
  );
}
