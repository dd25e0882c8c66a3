import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { engineArchive, scriptForRelease } from '../../scripts/release-archive.ts';

/** A shell as it is started: the program, and what stands before the path of the script. */
export type Shell = readonly [string, ...string[]];

export interface Machine {
  readonly shell: Shell;
  /** What hashes and downloads there. */
  readonly tools?: readonly string[];
  /** The directory of the machine's programs, where they are not those of this machine. */
  readonly toolsDirectory?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly args?: readonly string[];
  /** Instead of the scene's own PATH. */
  readonly path?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly script?: string;
  readonly input?: string;
}

export const testedVersion = '7.8.9';
export const downloadPath = `/birb/oras-buf-action/releases/download/v${testedVersion}/oras-buf-cli-${testedVersion}.tgz`;
const repository = join(import.meta.dirname, '..', '..');
export const realScript = join(repository, 'ci-templates', 'oras-buf.sh');

/** What oras-buf.sh needs of a machine besides Node, something that hashes and something that downloads. */
const basicTools = 'cp find grep gzip id mkdir mktemp mv readlink rm sh tail tar timeout tr uname'.split(' ');

/** An engine of a few lines, which shows what reached it. */
const tinyEngine = `
const [what, ...rest] = process.argv.slice(2);
if (what === 'exit') process.exit(Number(rest[0]));
else if (what === 'wait') {
  process.on('SIGTERM', () => { console.log('ended'); process.exit(143); });
  console.log('ready');
  setInterval(() => {}, 1000);
} else {
  let input = '';
  process.stdin.on('data', (data) => { input += data; }).on('end', () => {
    console.log(JSON.stringify({ engine: process.argv[1], node: process.execPath, args: process.argv.slice(2), environment: process.env, input }));
  });
}
`;

/** The archive of the tiny engine, and oras-buf.sh as a release of it would be. */
export async function tinyRelease(): Promise<{ readonly archive: Buffer; readonly script: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'tiny-engine-'));
  try {
    writeFileSync(join(directory, 'index.js'), tinyEngine);
    writeFileSync(join(directory, 'package.json'), '{ "type": "commonjs" }\n');
    const archive = await engineArchive(directory);
    return { archive, script: scriptForRelease(readFileSync(realScript, 'utf8'), { version: testedVersion, archive }) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Where a program is on this machine; undefined where it is not. */
export function programOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find((path) => existsSync(path));
}

/** A machine of its own: a checkout, a home, a PATH that holds just what is put there, and oras-buf.sh. */
export class WayInScene implements Disposable {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'way-in-')));
  readonly checkout = join(this.directory, 'checkout');
  readonly home = join(this.directory, 'home');
  readonly bin = join(this.directory, 'bin');
  /** The directory of oras-buf.sh. Nothing is beside it. */
  readonly place = join(this.directory, 'place');
  readonly script = join(this.place, 'oras-buf.sh');
  readonly #shell: Shell;

  /**
   * @param tools besides the basic ones. `node` is the Node that runs the tests.
   * @param toolsDirectory what the machine's tools are, instead of those of this machine
   */
  constructor(shell: Shell, script: string, tools: readonly string[] = ['node', 'sha256sum'], toolsDirectory?: string) {
    this.#shell = shell;
    for (const directory of [this.checkout, this.home, this.bin, this.place]) mkdirSync(directory);
    writeFileSync(this.script, script);
    // Waiting between two attempts is cut short.
    this.program(join(this.bin, 'sleep'), 'exit 0');
    for (const name of new Set([...basicTools, ...tools])) this.#link(name, toolsDirectory);
  }

  #link(name: string, toolsDirectory: string | undefined): void {
    const path =
      name === 'node'
        ? process.execPath
        : toolsDirectory === undefined
          ? programOnPath(name)
          : join(toolsDirectory, name);
    if (path !== undefined && existsSync(path)) symlinkSync(realpathOfLauncher(path), join(this.bin, name));
  }

  /** Writes a program of the shell. */
  program(path: string, body: string): string {
    return this.file(path, `#!/bin/sh\n${body}\n`, 0o755);
  }

  file(path: string, content: string | Buffer, mode = 0o644): string {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  }

  /** A program that tells another version of Node. */
  oldNode(path: string, version: string): string {
    return this.program(path, `echo ${version}`);
  }

  start({ args = ['echo'], path, environment = {}, script = this.script }: RunOptions = {}): ChildProcess {
    const [program, ...before] = this.#shell;
    return spawn(program, [...before, script, ...args], {
      cwd: this.checkout,
      env: { PATH: (path ?? [this.bin]).join(':'), HOME: this.home, CI_PROJECT_DIR: this.checkout, ...environment },
      stdio: 'pipe',
    });
  }

  async run(options: RunOptions = {}): Promise<Ended> {
    const child = this.start(options);
    child.stdin?.on('error', () => {
      // It ended without reading it.
    });
    child.stdin?.end(options.input ?? '');
    return ended(child);
  }

  /** The names below the cache of the user, hidden ones too; empty where there is none. */
  cached(directory = join(this.home, '.cache', 'oras-buf', 'engine')): readonly string[] {
    return existsSync(directory) ? readdirSync(directory) : [];
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A link to a link keeps the name that a program of many names goes by; only the directory is resolved. */
function realpathOfLauncher(path: string): string {
  return join(realpathSync(dirname(path)), path.slice(path.lastIndexOf('/') + 1));
}

export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

export interface Seen {
  readonly engine: string;
  readonly node: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
}

/** What the tiny engine says that it saw. */
export function seen(run: Ended): Seen {
  if (run.code !== 0) throw new Error(`it ended with ${run.code}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Seen;
}

/** The same bytes but for one bit. */
export function withOneBitChanged(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = changed.length >> 1;
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  return changed;
}
