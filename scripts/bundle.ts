/**
 * Bundles what tsc compiled (build/entry/*.js) into dist/: one directory for main, post and CLI each, which need nothing but
 * Node. Whatever is behind a dynamic import() becomes a chunk of its own, loaded when it is wanted. The same sources give the
 * same bytes on every machine: CI compares them with what is committed.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Asset {
  readonly source: string | Uint8Array;
  readonly permissions?: number;
}

interface Bundle {
  readonly code: string;
  readonly assets: Readonly<Record<string, Asset>>;
}

/** ncc ships no types; this is what we use of it. */
type Ncc = (input: string, options: Readonly<Record<string, unknown>>) => Promise<Bundle>;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc;
const licenseFile = 'licenses.txt';
const entries = [
  { name: 'main', executable: false },
  { name: 'post', executable: false },
  { name: 'cli', executable: true },
] as const;

for (const { name, executable } of entries) {
  const input = join(root, 'build', 'entry', `${name}.js`);
  if (!existsSync(input)) throw new Error(`${input} is missing: run npm run compile first`);
  const output = join(root, 'dist', name);
  const { code, assets } = await ncc(input, {
    cache: false,
    license: licenseFile,
    minify: false,
    quiet: true,
    esm: true,
  });
  const files = new Map<string, string>([
    ['index.js', executable ? withShebang(code) : code],
    // Tells Node that these .js files are modules, wherever the action is checked out.
    ['package.json', '{\n  "type": "module"\n}\n'],
  ]);
  for (const [path, { source }] of Object.entries(assets)) {
    if (path !== 'package.json') files.set(path, asText(source));
  }
  rmSync(output, { recursive: true, force: true });
  for (const [path, content] of files) {
    const target = join(output, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content.replaceAll('\r\n', '\n'));
  }
  chmodSync(join(output, 'index.js'), executable ? 0o755 : 0o644);
  refusePathsOfThisMachine(output);
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  const first = Buffer.byteLength(files.get('index.js') ?? '');
  process.stdout.write(`dist/${name}: ${files.size} files, ${kib(bytes)}, of which index.js ${kib(first)}\n`);
}

/** Everything we ship is text; a native module among the assets would be a mistake, and shows here. */
function asText(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder('utf-8', { fatal: true }).decode(source);
}

function withShebang(code: string): string {
  return `#!/usr/bin/env node\n${code.replace(/^#!.*\n/, '')}`;
}

/** What is shipped must not tell where it was built. */
function refusePathsOfThisMachine(directory: string): void {
  // A home may have a name that code uses too (`/root/`): what tools leave of it begins with a dot (`.npm`, `.cache`).
  const forbidden = [`${root}/`, `${root}\\`, `${homedir()}/.`].filter((path) => path.length > 2);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path, 'utf8');
    const found = forbidden.find((text) => content.includes(text));
    if (found !== undefined) throw new Error(`${path} holds the path ${found} of this machine`);
  }
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KiB`;
}
