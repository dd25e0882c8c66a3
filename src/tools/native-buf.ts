import { open, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The native program behind a `buf`. npm's package `@bufbuild/buf` puts a script for Node on PATH, and the program itself into a
 * package of the platform beside it; everywhere else the program is what stands on PATH.
 * @param program absolute path, as found
 * @returns the program of the platform's package, else `program` with its links resolved
 */
export async function nativeBuf(program: string): Promise<string> {
  const real = await realpath(program);
  if (!(await isScript(real))) return real;
  const name = process.platform === 'win32' ? 'buf.exe' : 'buf';
  for (let directory = dirname(real); dirname(directory) !== directory; directory = dirname(directory)) {
    const candidate = join(directory, 'node_modules/@bufbuild', `buf-${process.platform}-${process.arch}`, 'bin', name);
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile() === true) return candidate;
  }
  return real;
}

async function isScript(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === '#!';
  } finally {
    await file.close();
  }
}
