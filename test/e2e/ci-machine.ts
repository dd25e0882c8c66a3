import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { type Files, moduleArtifact } from './bad-input-machine.ts';
import { cliCommand } from './project.ts';

export interface CiRun extends ProgramResult {
  /** Both streams, one after the other: on GitLab and Jenkins only one has the log. */
  readonly log: string;
  /** Requests that the registry saw in this run. */
  readonly requests: number;
  /** Files of the report by name. */
  readonly reports: ReadonlyMap<string, string>;
}

/** A build machine of a CI system: a checkout at the system's place, a registry that counts, the stock buf, and nothing of ours. */
export class CiMachine implements AsyncDisposable {
  readonly directory: string;
  readonly checkout: string;
  readonly registry: LoopbackRegistry;
  readonly buf: string;

  private constructor(directory: string, registry: LoopbackRegistry) {
    this.directory = directory;
    this.checkout = join(directory, 'builds/group/project');
    this.buf = join(directory, 'buf');
    this.registry = registry;
  }

  static async create(files: Files): Promise<CiMachine> {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-ci-')));
    const machine = new CiMachine(directory, await new LoopbackRegistry().start());
    const launcher = join(import.meta.dirname, '../../node_modules/@bufbuild/buf/bin/buf');
    await writeFile(machine.buf, `#!${process.execPath}\nrequire(${JSON.stringify(launcher)});\n`);
    await chmod(machine.buf, 0o755);
    await mkdir(join(directory, 'home'));
    await writeFiles(machine.checkout, files);
    return machine;
  }

  async publish(name: string, tag: string, files: Files): Promise<void> {
    const artifact = await moduleArtifact(name, files);
    for (const { bytes } of artifact.blobs) this.registry.pushBlob(name, Buffer.from(bytes));
    this.registry.pushManifest(name, tag, Buffer.from(artifact.manifestContent.bytes), mediaTypes.manifest);
  }

  write(files: Files): Promise<void> {
    return writeFiles(this.checkout, files);
  }

  /** Runs `oras-buf` in the checkout with the variables of the system on top. */
  async run(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<CiRun> {
    const [program, ...first] = cliCommand;
    const environment = this.#environment(variables);
    return this.#ran(() => runProgram(program, [...first, ...args], { directory: this.checkout, environment }));
  }

  /** The same, ended by SIGTERM (as GitLab and Jenkins cancel a job) once the registry was asked for something. */
  async cancel(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<CiRun> {
    const [program, ...first] = cliCommand;
    return this.#ran(async () => {
      const child = spawn(program, [...first, ...args], {
        cwd: this.checkout,
        env: this.#environment(variables),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.registry.misbehave = () => {
        child.kill('SIGTERM');
        return true;
      };
      const [stdout, stderr, exitCode] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1))),
      ]);
      return { exitCode, stdout, stderr, output: stdout + stderr };
    });
  }

  #environment(variables: Readonly<Record<string, string>>): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: join(this.directory, 'home'),
      CI: 'true',
      ORAS_BUF_BUF_PATH: this.buf,
      ORAS_BUF_REGISTRY_ENDPOINT: this.registry.origin,
      ...variables,
    };
  }

  async #ran(work: () => Promise<ProgramResult>): Promise<CiRun> {
    const before = this.registry.seen.length;
    const result = await work();
    const reports = new Map<string, string>();
    const directory = join(this.checkout, '.oras-buf/report');
    for (const name of await readdir(directory).catch((): string[] => [])) {
      reports.set(name, await readFile(join(directory, name), 'utf8'));
    }
    return { ...result, log: result.stdout + result.stderr, requests: this.registry.seen.length - before, reports };
  }

  /**
   * What GitLab's runner does between two jobs on two machines: it saves what `cache:paths` names, and the next job starts with a
   * clean checkout and that. Files then are other files with the same bytes.
   */
  async nextGitlabJob(): Promise<void> {
    const kept = join(this.directory, 'kept');
    await rm(kept, { recursive: true, force: true });
    await cp(join(this.checkout, '.oras-buf/store'), kept, { recursive: true });
    await rm(join(this.checkout, '.oras-buf'), { recursive: true });
    await rm(`${this.checkout}.tmp`, { recursive: true, force: true });
    await cp(kept, join(this.checkout, '.oras-buf/store'), { recursive: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.registry[Symbol.asyncDispose]();
    await rm(this.directory, { recursive: true, force: true });
  }
}
