import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RegistryUnreachableError, UnexpectedReplyError } from './errors.ts';
import { TransientFailure } from './retry.ts';

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * Unpacks a body that was packed for the way. We ask for `identity`, but there are proxies that pack all the same. What comes
 * out is not bounded here: whoever reads it has a bound.
 * @param encoding the value of `Content-Encoding`
 * @throws {UnexpectedReplyError} where it is packed in a way that we do not know, or is not packed as it says
 */
export function unpacked(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | readonly string[] | undefined,
  url: URL,
): AsyncIterable<Uint8Array> {
  const name = [encoding ?? []].flat().join(', ').trim().toLowerCase();
  if (name === '' || name === 'identity') return chunks;
  return unpack(chunks, name, url);
}

async function* unpack(chunks: AsyncIterable<Uint8Array>, name: string, url: URL): AsyncGenerator<Uint8Array> {
  const source = Readable.from(chunks, { objectMode: false });
  const create = Object.hasOwn(unpackers, name) ? unpackers[name as keyof typeof unpackers] : undefined;
  if (create === undefined) {
    source.destroy();
    throw new UnexpectedReplyError(
      url,
      `the answer is packed as ${JSON.stringify(name.slice(0, 40))}, which we did not ask for`,
    );
  }
  const unpacker = create();
  // Its failure comes out of the loop below as well.
  const done = pipeline(source, unpacker).catch(() => {});
  try {
    for await (const chunk of unpacker) yield chunk as Uint8Array;
  } catch (error) {
    throw explain(error, name, url);
  } finally {
    unpacker.destroy();
    await done;
  }
}

function explain(error: unknown, name: string, url: URL): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') {
    const next = 'Try again; if it stays, look at any proxy before the registry.';
    return new TransientFailure(new RegistryUnreachableError(url, `the ${name} answer ended early`, next, error));
  }
  if (/^(?:Z_|ERR_(?:_ERROR_|BROTLI))/.test(code)) {
    return new UnexpectedReplyError(url, `the answer says that it is packed as ${name}, and is not`);
  }
  return error;
}
