import { pack } from 'tar-stream';
import type { ModuleFiles } from './module-files.ts';
import { compareUtf8 } from './utf8-order.ts';

/**
 * Makes a tar whose bytes depend on paths and contents alone: no times, owners or modes of the machine. Each directory stands
 * before what lies in it.
 * @param files in the order in which they are to stand
 */
export async function writeReproducibleTar(files: ModuleFiles): Promise<Buffer> {
  const archive = pack();
  const fixed = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
  for (const path of directoriesOf(files))
    archive.entry({ name: `${path}/`, type: 'directory', mode: 0o755, ...fixed });
  for (const { path, content } of files) {
    archive.entry({ name: path, type: 'file', mode: 0o644, ...fixed }, asBuffer(content));
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function directoriesOf(files: ModuleFiles): readonly string[] {
  const directories = new Set<string>();
  for (const { path } of files) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      directories.add(path.slice(0, slash));
    }
  }
  return [...directories].sort(compareUtf8);
}

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
