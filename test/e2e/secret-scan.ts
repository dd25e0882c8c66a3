import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { extract } from 'tar-stream';

/** A secret that must not be found anywhere. */
export interface WatchedSecret {
  /** How a finding calls it; the finding never shows it. */
  readonly name: string;
  readonly value: string;
}

/** A place where a secret was found. */
export interface Finding {
  readonly secret: string;
  /** `raw`, `base64`, `url-encoded`, … */
  readonly form: string;
  /** The log, the file, or the way into an archive: `cache.tzst!/blobs/x!gzip`. */
  readonly where: string;
}

interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is shorter is found by chance. */
const shortestForm = 8;

/** Archives in archives in archives … are not followed for ever. */
const deepest = 6;

/**
 * The forms in which a secret leaks: as it is, percent-encoded, escaped as JSON, in hexadecimal, and inside Base64. A secret
 * inside a longer Base64 text (`user:secret`) begins at one of three offsets; for each of them the letters that the neighbours
 * have no part in are looked for.
 */
function formsOf(value: string): readonly Form[] {
  const forms = new Map<string, string>();
  forms.set(value, 'raw');
  const add = (name: string, text: string): void => {
    if (text.length >= shortestForm && !forms.has(text)) forms.set(text, name);
  };
  add('url-encoded', encodeURIComponent(value));
  add('url-encoded', new URLSearchParams({ v: value }).toString().slice(2));
  add(
    'url-encoded',
    encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
  );
  add('json', JSON.stringify(value).slice(1, -1));
  add('hexadecimal', Buffer.from(value).toString('hex'));
  for (let offset = 0; offset < 3; offset++) {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    const letters = padded.toString('base64').slice(first, last);
    add('base64', letters);
    add('base64url', letters.replaceAll('+', '-').replaceAll('/', '_'));
    add('url-encoded base64', encodeURIComponent(letters));
  }
  return [...forms].map(([text, name]) => ({ name, bytes: Buffer.from(text) }));
}

/** Looks for secrets in texts, files and archives, whatever they are wrapped in. */
export class SecretScan {
  readonly #secrets: readonly { readonly name: string; readonly forms: readonly Form[] }[];
  readonly #findings: Finding[] = [];
  #scannedBytes = 0;

  constructor(secrets: readonly WatchedSecret[]) {
    if (secrets.length === 0) throw new Error('a scan without a secret finds nothing');
    for (const { name, value } of secrets) {
      if (value.length < shortestForm) throw new Error(`the secret "${name}" is too short to be told from chance`);
    }
    this.#secrets = secrets.map(({ name, value }) => ({ name, forms: formsOf(value) }));
  }

  /** What was found so far, each secret once for each place and form. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Bytes that were looked at, unpacked ones too: a scan of nothing proves nothing. */
  get scannedBytes(): number {
    return this.#scannedBytes;
  }

  text(where: string, text: string): void {
    this.#search(where, Buffer.from(text));
  }

  /** Bytes of any kind. Gzip, zstd and tar are unpacked, one within the other. */
  async bytes(where: string, bytes: Uint8Array): Promise<void> {
    await this.#unpack(where, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  }

  /** Every file below a directory: its name, its content, the target of a link. */
  async directory(directory: string): Promise<void> {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      this.text(`the name of ${path}`, entry.name);
      if (entry.isFile()) await this.bytes(path, await readFile(path));
      else if (entry.isSymbolicLink()) this.text(`the target of ${path}`, await readlink(path));
    }
  }

  #search(where: string, bytes: Buffer): void {
    this.#scannedBytes += bytes.length;
    for (const secret of this.#secrets) {
      for (const form of secret.forms) {
        if (bytes.includes(form.bytes)) this.#findings.push({ secret: secret.name, form: form.name, where });
      }
    }
  }

  async #unpack(where: string, bytes: Buffer, depth: number): Promise<void> {
    this.#search(where, bytes);
    if (depth === deepest) return;
    const inner = decompress(bytes);
    if (inner !== undefined) return this.#unpack(`${where}!${inner.format}`, inner.bytes, depth + 1);
    if (bytes.length > 262 && bytes.toString('latin1', 257, 262) === 'ustar') {
      for await (const entry of Readable.from([bytes]).pipe(extract())) {
        const chunks: Buffer[] = [];
        for await (const chunk of entry) chunks.push(chunk as Buffer);
        await this.#unpack(`${where}!/${entry.header.name}`, Buffer.concat(chunks), depth + 1);
      }
    }
  }
}

/** The content of what is compressed; undefined for everything else, and for what only looks like it. */
function decompress(bytes: Buffer): { readonly format: string; readonly bytes: Buffer } | undefined {
  const magic = bytes.toString('hex', 0, 4);
  try {
    if (magic.startsWith('1f8b')) return { format: 'gzip', bytes: gunzipSync(bytes) };
    if (magic === '28b52ffd') return { format: 'zstd', bytes: zstdDecompressSync(bytes) };
  } catch {
    return undefined;
  }
  return undefined;
}
