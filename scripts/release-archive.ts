/**
 * Packs dist/cli, the engine, into the archive that every way in verifies, and writes its version and SHA-256 into
 * ci-templates/oras-buf.sh. The archive and that script are also resources of the Jenkins library. The same dist/cli gives the
 * same bytes on every machine. Last step of `npm run bundle`; `--check` writes nothing, and ends with 1 where a file is not what
 * this would write.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import { writeReproducibleTar } from '../src/modules/reproducible-tar.ts';
import { compareUtf8 } from '../src/modules/utf8-order.ts';
import { version } from '../src/version.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const script = 'ci-templates/oras-buf.sh';
const jenkinsResources = 'ci-templates/jenkins/resources/homes/birb/orasbuf';

interface ReleaseFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** The archive of a directory: paths sorted, nothing of this machine in it, the gzip by a pinned deflate in JavaScript. */
export async function engineArchive(directory: string): Promise<Buffer> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(directory, file).split(sep).join('/'), content: readFileSync(file) }))
    .sort((a, b) => compareUtf8(a.path, b.path));
  return Buffer.from(gzipSync(await writeReproducibleTar(files), { level: 9, mtime: 0 }));
}

/** The text of oras-buf.sh for a release: what stands between its two marked lines is written anew. */
export function scriptForRelease(
  text: string,
  release: { readonly version: string; readonly archive: Buffer },
): string {
  const sha256 = createHash('sha256').update(release.archive).digest('hex');
  const marked = /^(# The release, written by .*\n)(?:ob_.*\n)*(# End of the release\.\n)/m;
  if (!marked.test(text)) throw new Error(`${script} has lost the lines that mark the release`);
  return text.replace(marked, `$1ob_version='${release.version}'\nob_sha256='${sha256}'\n$2`);
}

/** Every file that follows from dist/cli and the script, by its path in the repository. */
export async function releaseFiles(): Promise<readonly ReleaseFile[]> {
  const archive = await engineArchive(join(root, 'dist', 'cli'));
  const content = Buffer.from(scriptForRelease(readFileSync(join(root, script), 'utf8'), { version, archive }));
  return [
    { path: script, content, mode: 0o755 },
    { path: `${jenkinsResources}/oras-buf.sh`, content, mode: 0o755 },
    { path: `${jenkinsResources}/oras-buf-cli.tgz`, content: archive, mode: 0o644 },
  ];
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && relative(process.argv[1], fileURLToPath(import.meta.url)) === '') {
  const check = process.argv.includes('--check');
  for (const { path, content, mode } of await releaseFiles()) {
    const target = join(root, path);
    const same = contentOf(target)?.equals(content) === true;
    if (!same && !check) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    if (!check) chmodSync(target, mode);
    if (!same && check) process.exitCode = 1;
    const state = same ? 'unchanged' : check ? 'differs  ' : 'written  ';
    process.stdout.write(`${state} ${path} (${(content.length / 1024).toFixed(0)} KiB)\n`);
  }
  if (process.exitCode === 1) process.stdout.write('Run npm run bundle, and commit what it writes.\n');
}
