import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { findOnPath } from '../../test/peers/debian-packages.ts';
import type { BenchGroup, Benchmark, Row } from '../benchmark.ts';
import { actionEnvironment, bundle } from '../bundles.ts';
import { openedFiles } from '../measured-run.ts';

/** How much a user downloads, and how much of it is read for what they do. */
export const group: BenchGroup = {
  id: 'sizes',
  async run({ scratch, say }) {
    const shipped: Row[] = [];
    for (const entry of ['cli', 'main', 'post'] as const) {
      const files = await readdir(bundle(entry));
      const sizes = await Promise.all(files.map(async (file) => (await stat(join(bundle(entry), file))).size));
      shipped.push(inKilobytes(`dist/${entry}, ${files.length} files`, sizes));
      shipped.push(inKilobytes(`dist/${entry}/index.js`, [(await stat(join(bundle(entry), 'index.js'))).size]));
    }
    const benchmarks: Benchmark[] = [
      {
        id: 'sizes',
        title: 'Size of the bundles',
        what: 'Bytes as they are in the repository: not minified, not packed. index.js is what every start reads; the rest is read when it is needed.',
        unit: 'kB',
        rows: shipped,
        goals: [],
      },
    ];
    const strace = findOnPath('strace');
    if (strace === undefined) say('strace is not on PATH: what of the bundles is read is not looked at');
    else benchmarks.push(await whatIsRead(strace, scratch));
    return benchmarks;
  },
};

async function whatIsRead(strace: string, scratch: string): Promise<Benchmark> {
  const directory = join(scratch, 'sizes', 'workspace');
  const home = join(scratch, 'sizes', 'home');
  for (const each of [directory, home]) await mkdir(each, { recursive: true });
  await writeFile(join(directory, 'buf.yaml'), 'version: v2\n');
  const plain = { PATH: env['PATH'] ?? '', HOME: home };
  const cases = [
    { name: 'oras-buf --version', entry: 'cli', args: ['--version'], environment: plain },
    { name: 'oras-buf --help', entry: 'cli', args: ['--help'], environment: plain },
    { name: 'oras-buf resolve, no module', entry: 'cli', args: ['resolve'], environment: plain },
    { name: 'action, main step, no module', entry: 'main', args: [], environment: actionEnvironment(directory, home) },
    { name: 'action, post step', entry: 'post', args: [], environment: actionEnvironment(directory, home) },
  ] as const;
  const rows: Row[] = [];
  for (const { name, entry, args, environment } of cases) {
    const command = { program: execPath, args: [join(bundle(entry), 'index.js'), ...args], directory, environment };
    const opened = new Set(await openedFiles(strace, command));
    const read = [...opened].filter((file) => file.startsWith(bundle(entry)));
    rows.push(
      inKilobytes(
        `${name}: ${read.length} files`,
        await Promise.all(read.map(async (file) => (await stat(file)).size)),
      ),
    );
  }
  return {
    id: 'sizes-read',
    title: 'What is read of them',
    what: 'The files of the bundle that a run opens, as strace sees them.',
    unit: 'kB',
    rows,
    goals: [],
  };
}

function inKilobytes(name: string, bytes: readonly number[]): Row {
  const value = bytes.reduce((sum, each) => sum + each, 0) / 1_000;
  return { name, median: value, samples: [value] };
}
