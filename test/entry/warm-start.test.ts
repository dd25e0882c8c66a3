import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedShop } from '../commands/shop.ts';
import { mustRun } from '../peers/program.ts';
import type { JobDirectory } from '../pipeline/job-directory.ts';

/*
 * What a run with nothing to do loads. Each file costs it about a millisecond, and each package or part of Node some more: half of such
 * a run was that. What is loaded is the same on a busy machine, unlike how long it takes.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'src/entry/cli.ts');
const bundle = join(root, 'dist/cli/index.js');

/** Writes down what was loaded: addresses of modules, and the parts of Node. */
const spy = (target: string): string => `
  import { registerHooks } from 'node:module';
  import { writeFileSync } from 'node:fs';
  const files = [];
  registerHooks({ load(url, context, next) { files.push(url); return next(url, context); } });
  process.on('exit', () => writeFileSync(${JSON.stringify(target)}, JSON.stringify({ files, node: process.moduleLoadList })));`;

interface Loaded {
  /** Of ours, below the root of the repository. */
  readonly files: readonly string[];
  readonly packages: ReadonlySet<string>;
  /** Names of the parts of Node: `http`, `zlib`. */
  readonly node: ReadonlySet<string>;
}

let job: JobDirectory;
beforeAll(async () => {
  job = await lockedShop();
});
afterAll(() => job[Symbol.asyncDispose]());

async function loadedBy(program: string, ...args: readonly string[]): Promise<Loaded> {
  const [hooks, target] = ['spy.mjs', 'loaded.json'].map((name) => join(job.directory, name)) as [string, string];
  writeFileSync(hooks, spy(target));
  await mustRun(execPath, ['--import', pathToFileURL(hooks).href, program, ...args], {
    directory: job.workspace,
    environment: {
      PATH: env['PATH'] ?? '',
      HOME: job.directory,
      ORAS_BUF_CACHE_DIR: join(job.directory, 'cache'),
      ORAS_BUF_BUF_CACHE_DIR: join(job.directory, 'buf'),
      ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${job.registry}`,
      NODE_DISABLE_COMPILE_CACHE: '1',
    },
  });
  const { files, node } = JSON.parse(await job.read('../loaded.json')) as Record<'files' | 'node', readonly string[]>;
  const paths = files.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  const packageOf = (path: string): string | undefined => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return {
    files: paths.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length)),
    packages: new Set(paths.flatMap((path) => packageOf(path) ?? [])),
    node: new Set(
      node.flatMap((name) => (name.startsWith('NativeModule ') ? [name.slice('NativeModule '.length)] : [])),
    ),
  };
}

/** What only downloads, unpacks, asks, builds or starts something. */
const notNeeded = [
  /^src\/(?:auth\/(?!credential-chain|known-usernames)|build|commands|doctor|publish)/,
  /^src\/bsr\/(?:resolve-bsr|stock-buf|bsr-mirror)/,
  /^src\/ci\/(?:git|jenkins|workflow)/,
  /^src\/entry\/help/,
  /^src\/install\/(?:buck2|starlark|git-snapshot|sync)/,
  /^src\/modules\/(?:.*archive|artifact-layer|module-artifact-writer|reproducible-tar|starlark)/,
  /^src\/oci\/(?:.*transport|connections|http|open-http|token|layout|blob|retry|redirects)/,
  /^src\/pipeline\/(?:build-root|carried-store|install-cell|publish|tool-finder)/,
  /^src\/tools\/(?!find-program|safe-git|errors)/,
];
const partsOfNode = [
  'http',
  'https',
  'http2',
  'tls',
  'zlib',
  'worker_threads',
  'child_process',
  'inspector',
  'readline',
];

describe('a run with everything installed', () => {
  it('loads no client, no archive reader, no tool and nothing of a build', async () => {
    await loadedBy(source, 'resolve');
    const { files, packages, node } = await loadedBy(source, 'resolve');
    expect(files).toContain('src/pipeline.ts');
    expect(files.filter((file) => notNeeded.some((pattern) => pattern.test(file)))).toEqual([]);
    expect([...packages].filter((name) => name !== 'semver')).toEqual([]);
    // Node itself uses workers to load TypeScript.
    expect(partsOfNode.filter((part) => part !== 'worker_threads' && node.has(part))).toEqual([]);
  });

  it('reads three files of the bundle at most', async () => {
    await loadedBy(bundle, 'resolve');
    const { files, node } = await loadedBy(bundle, 'resolve');
    expect(files).toContain('dist/cli/index.js');
    expect(files.length, files.join(' ')).toBeLessThanOrEqual(3);
    expect(partsOfNode.filter((part) => node.has(part))).toEqual([]);
  });
});

describe('--version', () => {
  it('reads one file of the bundle, and of Node hardly more than an empty script', async () => {
    const { files, node } = await loadedBy(bundle, '--version');
    expect(files).toEqual(['dist/cli/index.js']);
    const notWanted = ['crypto', 'fs/promises', ...partsOfNode];
    expect(notWanted.filter((part) => node.has(part))).toEqual([]);
  });
});
